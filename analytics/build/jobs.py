"""What the dashboard builds, as functions that a child process imports; the reading is imported there alone."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.build import correction_issues
from analytics.build.child_build import build_in_child
from analytics.corpus import folder as corpus_folder
from analytics.curation import curation
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    import pandas as pd

    from analytics.build.child_build import Child, Progress
    from analytics.corpus.store import Corpus


def build_paths(paths: Sequence[str], progress: Progress) -> Corpus:
    """Return the corpus of files and folders; see `build.build_paths`.

    Raises CorpusError at once where nothing is at any of the paths: each page asks again for a folder that is gone, and
    a child takes 2 s of CPU to say so.
    """
    if not any(Path(path).exists() for path in paths):
        raise CorpusError(f"No article could be read. {', '.join(paths)}: no such file or folder (check the spelling).")
    return build_in_child(partial(paths_corpus, paths), progress)


def build_uploads(
    uploads: Sequence[tuple[str, bytes]],
    columns: Mapping[str, str],
    tagger: str,
    progress: Progress,
    *,
    split_at: str = "",
) -> Corpus:
    """Return the corpus of the (name, content) pairs of an upload; see `files.load_uploads`."""
    with tempfile.TemporaryDirectory(prefix="parallax-") as folder:
        for number, (_, content) in enumerate(uploads):
            Path(folder, str(number)).write_bytes(content)  # a name of the user is never a path
        work = partial(uploads_corpus, folder, [name for name, _ in uploads], columns, split_at, tagger)
        return build_in_child(work, progress)


def correct(corpus: Corpus, corrections: pd.DataFrame, progress: Progress, *, tagger: str = "") -> Corpus:
    """Return the whole corpus with `corrections` in place of its own; see `rebuild.correct`."""
    if not tagger and curation.is_same_but_tags(corpus.root.stored("corrections"), corrections):
        return correction_issues.with_issues(corpus.root.with_corrections(corrections))
    with _saved_folder(corpus) as folder:
        return build_in_child(partial(corrected_corpus, folder, corrections, tagger), progress)


def regroup(part: Corpus, n_topics: int | str | None, unit: str, progress: Progress) -> Corpus:
    """Return a corpus, or a slice as a corpus of its own, with topics found anew; see `rebuild.regroup`."""
    with _saved_folder(part) as folder:
        return build_in_child(partial(regrouped_corpus, folder, part.rows, n_topics, unit), progress)


def paths_corpus(paths: Sequence[str], child: Child) -> Corpus:
    """Build the corpus of files and folders in this process."""
    from analytics.build import build  # noqa: PLC0415 - only a child needs it
    from analytics.reading.formats import files  # noqa: PLC0415

    loaded = files.load(paths)
    return build.build(loaded, workers=child.workers(len(loaded.documents)), progress=child.progress)


def uploads_corpus(
    folder: str, names: Sequence[str], columns: Mapping[str, str], split_at: str, tagger: str, child: Child
) -> Corpus:
    """Build the corpus of uploads in this process; the content of each is a file of `folder`, named by its number."""
    from analytics.build import build  # noqa: PLC0415
    from analytics.reading.formats import files  # noqa: PLC0415

    uploads = ((name, Path(folder, str(number)).read_bytes()) for number, name in enumerate(names))
    loaded = files.load_uploads(uploads, columns=columns, split_at=split_at)
    workers = child.workers(len(loaded.documents))
    return build.build(loaded, tagger=tagger, workers=workers, progress=child.progress)


def corrected_corpus(folder: str, corrections: pd.DataFrame, tagger: str, child: Child) -> Corpus:
    """Correct the corpus of a folder in this process."""
    from analytics.build import rebuild  # noqa: PLC0415

    corpus = corpus_folder.open_corpus(folder)
    workers = child.workers(len(corpus))
    return rebuild.correct(corpus, corrections, tagger=tagger, workers=workers, progress=child.progress)


def regrouped_corpus(
    folder: str, rows: np.ndarray | None, n_topics: int | str | None, unit: str, child: Child
) -> Corpus:
    """Find the topics of some documents of the corpus of a folder in this process; None is all."""
    from analytics.build import rebuild, stages  # noqa: PLC0415

    child.progress(stages.LINKING, 0, 1)
    whole = corpus_folder.open_corpus(folder)
    return rebuild.regroup(whole if rows is None else whole.take(rows), n_topics=n_topics, unit=unit)


@contextmanager
def _saved_folder(corpus: Corpus) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="parallax-") as folder:
        saved = Path(folder, "corpus")
        corpus.root.save(saved)
        yield str(saved)
