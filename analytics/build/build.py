"""Raw documents -> Corpus: the reading, spread over processes, then the tables of the corpus."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analytics import memory, schema
from analytics.build import (
    assembly,
    correction_issues,
    document_order,
    language_issues,
    left_out,
    part_store,
    part_tables,
    source_issues,
    stages,
)
from analytics.build.articles import CleanedArticles, CorrectedArticles
from analytics.build.failures import Failures
from analytics.build.workers import mapper
from analytics.curation import curation
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.reading.formats import files
from analytics.reading.keyphrases.keywords import MODES, NEWS
from analytics.reading.ner import backends
from analytics.reading.raw import Issue
from analytics.text import stopwords
from analytics.topics import clusters as topic_clusters
from analytics.topics import embeddings
from analytics.topics import units as topic_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from analytics.build.part_store import Record
    from analytics.build.stages import Progress
    from analytics.corpus.store import Corpus
    from analytics.corpus.stored_tables import StoredTables
    from analytics.reading.article import Article
    from analytics.reading.raw import Loaded


def build_paths(
    paths: Iterable[str | Path], *, columns: dict[str, str] | None = None, split_at: str = "", **options: object
) -> Corpus:
    """Return the corpus of files, folders and archives; see `files.load` for the first options, else `build`."""
    return build(files.load(paths, columns, split_at=split_at), **options)  # type: ignore[arg-type]


def build(  # noqa: PLR0913 - each is an option of the command line
    loaded: Loaded,
    *,
    workers: int | None = None,
    scheduler: str = "",
    n_topics: int | str | None = None,
    unit: str = "auto",
    topics_from: Corpus | None = None,
    vectors: str | Path = "",
    corrections: pd.DataFrame | None = None,
    refused: Sequence[Issue] = (),
    file_times: bool = False,
    keywords: str = NEWS,
    tagger: str = backends.OURS,
    parts: Path | None = None,
    progress: Progress = stages.no_progress,
) -> Corpus:
    """Return the corpus of all documents: read, with entities linked, near-duplicates grouped and topics fitted.

    The order of the documents changes nothing, see `document_order`.

    `workers` is the number of reading processes (None: one per core; 0: in this process, which then holds some 200 MB
    of libraries); `scheduler` is the address of a Dask cluster that reads instead. `corrections` is a table of
    corrections; it overrides each curation.csv beside the articles; `refused` are the issues of its rows that cannot
    be understood. With `file_times` a document without any date has the date of its file. `keywords` is the ranking of
    keywords, "news" or "classic" (YAKE). `tagger` is the tagger of names, see `reading.ner.backends`. `parts` is a
    folder for partial results: a build that was stopped continues from it when it is given the same folder; the caller
    removes it. `progress` is called with a step in words, the number done and the total. Raises CorpusError if no
    document could be read, or if the tagger is not on this machine.

    `n_topics` is the number of topics and `unit` what they group, see `topic_fitting.fit`; with `topics_from`, a
    corpus, its topics are used and new documents join them. `vectors` is a file of vectors or a model, see
    `embeddings.table`.
    """
    topic_clusters.check_number(n_topics)
    topic_units.check_unit(unit)
    _check_reading(loaded, workers, keywords)
    backends.check(tagger)
    corrections, curation_issues = _corrections(loaded, curation.empty() if corrections is None else corrections)
    memory.use_system_allocator()
    failures = Failures()
    options = {"ranking": keywords, "names": tagger, "own": stopwords.user_words(corrections)}
    with part_store.parts_folder(parts) as folder:
        with mapper(len(loaded.documents), workers=workers, scheduler=scheduler) as mapped:
            cleaned = CleanedArticles(stages.clean(mapped, loaded.documents, folder, progress, file_times=file_times))
            cleaned.articles = document_order.with_own_ids(cleaned.articles, cleaned.lines)
            corrected = CorrectedArticles(cleaned, corrections, failures)
            records = stages.count(mapped, corrected, len(cleaned.articles), folder, progress, **options)
        done = _documents_read(loaded, cleaned, corrected, records)
        memory.release_after_step(len(done.order))  # 110 MB after 4,000 articles
    failures.add((doc_id, corrected.failed[doc_id]) for doc_id in done.doc_ids if doc_id in corrected.failed)
    progress(stages.LINKING, 0, 1)
    added = _added_tables(done, corrections)
    found = [*loaded.issues, *curation_issues, *refused, *_corpus_issues(done)]
    added["issues"] = assembly.issues(assembly.issue_rows(found), done.articles, added["notes"])
    if vectors:
        added["embeddings"] = failures.contained(
            "vectors", lambda: _own_vectors(vectors, done), schema.empty("embeddings")
        )
    settings: dict[str, object] = {"n_topics": n_topics, "tagger": tagger, "keywords": keywords, **loaded.settings}
    chosen = {"file_dates": file_times, "unit": unit if unit != "auto" else "", "vectors": str(vectors)}
    chosen["topics_from"] = topics_from.root.key if topics_from else ""
    settings |= {name: value for name, value in chosen.items() if value}
    corpus = assembly.corpus(done.tables.with_tables(added), done.articles, settings, failures, fitted=topics_from)
    progress(stages.LINKING, 1, 1)
    return correction_issues.with_issues(corpus)


class _DocumentsRead(NamedTuple):
    """The documents of a build after the reading; `order` has their positions among the cleaned articles."""

    cleaned: CleanedArticles
    corrected: CorrectedArticles
    order: list[int]
    tables: StoredTables

    @property
    def doc_ids(self) -> list[str]:
        """The ids of the documents, in the order of the corpus."""
        return [self.cleaned.articles[at].doc_id for at in self.order]

    @property
    def articles(self) -> list[Article]:
        """The corrected articles, in the order of the corpus."""
        return [self.corrected.articles[at] for at in self.order]


def _documents_read(
    loaded: Loaded, cleaned: CleanedArticles, corrected: CorrectedArticles, records: Mapping[str, Record]
) -> _DocumentsRead:
    """Return the documents with a record, and the tables of their records; raises CorpusError if there are none."""
    order = [at for at in document_order.order(cleaned.articles) if cleaned.articles[at].doc_id in records]
    if not order:
        raise CorpusError(_no_article_message([*loaded.issues, *left_out.issues(corrected)]))
    tables = part_tables.read_tables(
        {doc_id: records[doc_id] for doc_id in (cleaned.articles[at].doc_id for at in order)}
    )
    return _DocumentsRead(cleaned, corrected, order, tables)


def _added_tables(done: _DocumentsRead, corrections: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the stored tables that the reading does not fill: articles, corrections, pages left out, notes."""
    cleaned = done.cleaned
    notes = {doc_id: cleaned.notes[at] for doc_id, at in zip(done.doc_ids, done.order, strict=True)}
    tables = assembly.stored_tables((cleaned.articles[at] for at in done.order), corrections)
    return (
        tables
        | left_out.tables(done.corrected)
        | {"notes": part_tables.with_cleaning_notes(done.tables["notes"], notes)}
    )


def _check_reading(loaded: Loaded, workers: int | None, keywords: str) -> None:
    if workers is not None and workers < 0:
        raise CorpusError(f"workers must be 0 or more, got {workers}")
    if keywords not in MODES:
        raise CorpusError(f"keywords must be one of {', '.join(MODES)}, got {keywords!r}")
    if not loaded.documents:
        raise CorpusError(_no_article_message(loaded.issues))


def _corpus_issues(done: _DocumentsRead) -> Iterator[Issue]:
    """Return the issues that only all documents together show: pages left out, sources, languages."""
    return chain(
        left_out.issues(done.corrected),
        source_issues.issues([done.cleaned.articles[at] for at in done.order]),
        language_issues.issues(done.tables["counted"]["language"]),
    )


def _own_vectors(vectors: str | Path, done: _DocumentsRead) -> pd.DataFrame:
    """Return the user's own vectors of the articles; a file without ids has one row per document as it was loaded."""
    table = schema.from_rows((article[:-1] for article in done.articles), "articles")
    loaded_ids = [article.doc_id for article in done.cleaned.articles]
    return embeddings.table(vectors, table, done.tables["texts"]["text"].tolist(), loaded=loaded_ids)


def _corrections(loaded: Loaded, given: pd.DataFrame) -> tuple[pd.DataFrame, list[Issue]]:
    """Return the corrections of the files beside the articles, overridden by `given`, and the issues of their rows."""
    issues, known = list[Issue](), curation.empty()
    for beside in sorted(loaded.corrections, key=lambda one: (one.file.split("/"), one.content)):
        try:
            parsed = curation_file.parse(beside.content, beside.file)
        except CorpusError as error:
            issues.append(Issue(beside.file, "corrections that cannot be read", f"{error}. None of them was applied."))
        else:
            known = curation.add_corrections(known, parsed.corrections.itertuples(index=False))
            issues += parsed.issues
    return curation.add_corrections(known, given.itertuples(index=False)), issues


def _no_article_message(issues: Sequence[Issue]) -> str:
    """Return why no article could be read, with the remedy of each of the first problems."""
    first = "; ".join(map(_sentence, issues[:3]))
    more = f"; and {len(issues) - 3:,} more problems" if len(issues) > 3 else ""  # noqa: PLR2004
    if not first:
        return "No article could be read. The folder holds no file. Give text, HTML, PDF, CSV or JSON files."
    return f"No article could be read. {first}{more}."


def _sentence(issue: Issue) -> str:
    return f"{issue.file}: {issue.problem}" + (f" ({issue.detail})" if issue.detail else "")
