"""Raw documents -> Corpus: the reading, mapped over processes, then the steps that need the whole corpus."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING

import pandas as pd
from joblib import Parallel, delayed
from joblib.externals.loky import get_reusable_executor

from analytics import copies, curation, entities, schema, topics
from analytics.corpus import Corpus, make
from analytics.errors import CorpusError
from analytics.reading import document, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from analytics.reading.raw import Loaded, RawDocument

    Progress = Callable[[str, int, int], None]

CLUSTER_TIMEOUT = "10s"
CHUNK = 16  # documents per task: enough to hide the hand-over, few enough for an even progress bar
DIRECT = ("texts", "lines", "sentences", "terms", "keywords", "fingerprints")  # tables the reading fills as they are


def quiet(step: str, done: int, total: int) -> None:
    """Report no progress."""


def build_paths(paths: Iterable[str | Path], **options: object) -> Corpus:
    """Load files, folders and archives and build their corpus; see `build` for the options."""
    return build(files.load(paths), **options)  # type: ignore[arg-type]


def build(
    loaded: Loaded,
    *,
    workers: int | None = None,
    scheduler: str = "",
    n_topics: int | None = None,
    corrections: pd.DataFrame | None = None,
    progress: Progress = quiet,
) -> Corpus:
    """Read every document and return the corpus with names linked, copies grouped and topics found.

    `workers` is the number of reading processes (None: one per core; 0: in this process, which then keeps some 200 MB
    of the reading's libraries); `scheduler` is the address of a Dask cluster that reads instead. `corrections` is a
    curation table. `progress` is called with a step in words, how many are done and how many there are. Raises
    CorpusError when not one document could be read.
    """
    if workers is not None and workers < 0:
        raise ValueError(f"workers must be 0 or more, got {workers}")
    if not loaded.documents:
        raise CorpusError(_nothing(loaded))
    corrections = curation.empty() if corrections is None else corrections
    documents = curation.mend_documents(loaded.documents, corrections)
    mapped = _on_cluster(documents, scheduler) if scheduler else _on_cores(documents, workers)
    readings = list(_counted(mapped, len(documents), progress))
    progress("linking names, copies and topics", 0, 1)
    tables = _tables(_unique_ids(readings), loaded)
    tables = _linked(tables, corrections)
    settings = {"n_topics": n_topics, "tagger": "rules", "n_corrections": len(corrections)}
    corpus = make(tables, settings)
    corpus = corpus.with_table("shared_text", copies.find_shared_text(corpus))
    corpus = topics.fit(corpus, n_topics=n_topics)
    progress("linking names, copies and topics", 1, 1)
    return curation.name_topics(corpus, corrections)


def _nothing(loaded: Loaded) -> str:
    first = "; ".join(f"{issue.file}: {issue.problem}" for issue in loaded.issues[:3]) or "The folder holds no file"
    return f"No article could be read. {first}. Give text, HTML, PDF, CSV or JSON files."


def _on_cores(documents: Sequence[RawDocument], workers: int | None) -> Iterator[document.Reading]:
    count = min(os.cpu_count() or 1 if workers is None else workers, -(-len(documents) // CHUNK))
    if count == 0:
        yield from map(document.read, documents)
        return
    # joblib's loky: fresh processes that never import the caller's main module (the plain pool runs app.py again)
    parallel = Parallel(n_jobs=count, batch_size=max(1, min(CHUNK, len(documents) // count)), return_as="generator")
    try:
        yield from parallel(delayed(document.read)(raw) for raw in documents)
    finally:
        get_reusable_executor().shutdown(wait=True)  # the children end and give their memory back


def _on_cluster(documents: Sequence[RawDocument], address: str) -> Iterator[document.Reading]:
    try:
        from distributed import Client  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise CorpusError("A Dask scheduler needs the package 'distributed': pip install distributed") from error
    try:
        client = Client(address, timeout=CLUSTER_TIMEOUT)
    except (OSError, ValueError) as error:
        raise CorpusError(f"The Dask scheduler {address} cannot be reached: {error}") from error
    with client:
        for future in client.map(document.read, documents, batch_size=CHUNK):
            yield future.result()


def _counted(readings: Iterator[document.Reading], total: int, progress: Progress) -> Iterator[document.Reading]:
    for done, reading in enumerate(readings, start=1):
        yield reading
        progress("reading articles", done, total)


def _unique_ids(readings: Iterable[document.Reading]) -> list[document.Reading]:
    """Number the second and later documents of equal text "-2", "-3": each stays, and each has a name of its own."""
    seen: Counter[object] = Counter()
    unique = []
    for reading in readings:
        doc_id = reading.documents[0][0]
        seen[doc_id] += 1
        unique.append(reading if seen[doc_id] == 1 else _renamed(reading, f"{doc_id}-{seen[doc_id]}"))
    return unique


def _renamed(reading: document.Reading, doc_id: str) -> document.Reading:
    named = {
        field: [(doc_id, *row[1:]) for row in rows] for field, rows in reading._asdict().items() if field != "issues"
    }
    return reading._replace(**named)


def _tables(readings: list[document.Reading], loaded: Loaded) -> dict[str, pd.DataFrame]:
    tables = {name: schema.from_rows(_rows(readings, name), name) for name in (*DIRECT, "documents")}
    met = ((issue["file"], issue["problem"], issue["detail"]) for issue in map(asdict, loaded.issues))
    tables["issues"] = schema.from_rows(chain(met, _rows(readings, "issues")), "issues")
    tables["names"] = pd.DataFrame(_rows(readings, "names"), columns=document.NAME_COLUMNS)
    tables["quotes"] = pd.DataFrame(_rows(readings, "quotes"), columns=document.QUOTE_COLUMNS)
    return tables


def _rows(readings: list[document.Reading], name: str) -> list[tuple[object, ...]]:
    return list(chain.from_iterable(getattr(reading, name) for reading in readings))


def _linked(tables: dict[str, pd.DataFrame], corrections: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Link names to entities, speakers to entities and copies to groups."""
    documents = tables["documents"]
    languages = dict(zip(documents["doc_id"], documents["language"], strict=True))
    mentions = curation.mend_mentions(entities.link(tables.pop("names"), languages=languages), corrections)
    groups = copies.duplicate_groups(tables["fingerprints"], list(documents["doc_id"]))
    documents = documents.assign(duplicate_group=[groups.get(doc_id, "") for doc_id in documents["doc_id"]])
    quotes = schema.conform(_with_speakers(tables["quotes"], mentions), "quotes")
    return tables | {"documents": documents, "mentions": mentions, "quotes": quotes}


def _with_speakers(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Give each quotation the entity that is named within the words that name its speaker, "" for none."""
    named: dict[str, list[tuple[int, int, str]]] = {}
    for row in mentions.itertuples():
        named.setdefault(row.doc_id, []).append((row.start, row.end, row.entity))
    found = [
        next((e for start, end, e in named.get(q.doc_id, []) if start < q.speaker_end and end > q.speaker_start), "")
        for q in quotes.itertuples()
    ]
    return quotes.assign(entity=found)
