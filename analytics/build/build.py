"""Raw documents -> Corpus: the reading, mapped over processes; and a corpus read again where the user corrects it."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from analytics import schema
from analytics.build import assembly, boilerplate_lines, checkpoint, document_order
from analytics.build.failures import Failures
from analytics.build.workers import mapper
from analytics.curation import curation, stored_articles
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.reading import document
from analytics.reading.formats import files
from analytics.reading.keyphrases.keywords import MODES, NEWS
from analytics.reading.ner import backends
from analytics.reading.raw import Issue
from analytics.text import stopwords, tokens
from analytics.topics import clusters as topic_clusters
from analytics.topics import edits as topic_edits
from analytics.topics import embeddings
from analytics.topics import units as topic_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any, TypeVar

    import pandas as pd

    from analytics.build.workers import Map
    from analytics.corpus.store import Corpus
    from analytics.reading.article import Article
    from analytics.reading.raw import Loaded, RawDocument

    Progress = Callable[[str, int, int], None]
    Done = TypeVar("Done")

CLEANING, READING, LINKING = "taking page parts out", "reading articles", "linking names, copies and topics"
CLEANED_BEFORE, READ_BEFORE = "page parts taken out before", "articles read before"  # by a build that was stopped


def quiet(step: str, done: int, total: int) -> None:
    """Report no progress."""


def build_paths(paths: Iterable[str | Path], *, columns: dict[str, str] | None = None, **options: object) -> Corpus:
    """Load files, folders and archives and build their corpus; see `files.load` for `columns`, `build` for the rest."""
    return build(files.load(paths, columns), **options)  # type: ignore[arg-type]


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
    progress: Progress = quiet,
) -> Corpus:
    """Read every document and return the corpus with names linked, copies grouped and topics found.

    The order of what was loaded changes nothing, see `document_order`.

    `workers` is the number of reading processes (None: one per core; 0: in this process, which then keeps some 200 MB
    of the reading's libraries); `scheduler` is the address of a Dask cluster that reads instead. `corrections` is a
    curation table; it stands above the curation.csv that lie beside the articles; `refused` are the issues of its rows
    that cannot be understood. With `file_times` a document without any date takes that of its file. `keywords` is how
    keywords are ranked, "news" or "classic" (YAKE). `tagger` is what finds names, see `reading.backends`. `parts` is a
    folder that keeps what was read: a build that was stopped goes on from there when it is given the same folder; the
    caller removes it. `progress` is called with a step in words, how many are done and how many there are. Raises
    CorpusError when not one document could be read, or the tagger is not on this machine.

    `n_topics` and `unit` say how many topics to make of what, see `topic_fitting.fit`; with `topics_from`, a corpus,
    its topics stay and new documents join them. `vectors` is a file of vectors or a model, see `embeddings.table`.
    """
    topic_clusters.check_number(n_topics)
    topic_units.check_unit(unit)
    if workers is not None and workers < 0:
        raise CorpusError(f"workers must be 0 or more, got {workers}")
    if keywords not in MODES:
        raise CorpusError(f"keywords must be one of {', '.join(MODES)}, got {keywords!r}")
    if not loaded.documents:
        raise CorpusError(_no_article_message(loaded))
    backends.check(tagger)
    corrections, beside = _corrections(loaded, curation.empty() if corrections is None else corrections)
    total, failures = len(loaded.documents), Failures()
    with mapper(total, workers=workers, scheduler=scheduler) as mapped:
        pages = _clean_documents(mapped, loaded.documents, parts, progress, file_times=file_times)
        given = document_order.with_own_ids([page.article for page in pages])
        noted = {one.doc_id: page.notes for one, page in zip(given, pages, strict=True)}
        articles = document_order.in_order(given)
        mended = mend(articles, corrections, failures)
        own = stopwords.user_words(corrections)
        counted = _readings(mapped, mended, parts, progress, ranking=keywords, names=tagger, own=own)
        readings = [document.with_notes(one, noted[about.doc_id]) for one, about in zip(counted, articles, strict=True)]
    progress(LINKING, 0, 1)
    tables = assembly.read_tables(readings) | assembly.kept_tables(articles, corrections)
    met = [(*asdict(issue).values(), "") for issue in [*loaded.issues, *beside, *refused]]
    tables["issues"] = assembly.issues(met, mended, tables["notes"])
    if vectors:
        texts = [text for _, text in tables["texts"].itertuples(index=False)]
        about = schema.from_rows((one[:-1] for one in mended), "articles")
        loaded_ids = [one.doc_id for one in given]
        tables["embeddings"] = failures.contained(
            "vectors",
            lambda: embeddings.table(vectors, about, texts, loaded=loaded_ids),
            schema.empty("embeddings"),
        )
    settings: dict[str, object] = {"n_topics": n_topics, "tagger": tagger, "keywords": keywords}
    told = {"unit": unit if unit != "auto" else "", "vectors": str(vectors)}
    told["topics_from"] = topics_from.root.key if topics_from else ""
    settings |= {name: value for name, value in told.items() if value}
    corpus = assembly.corpus(tables, mended, settings, failures, fitted=topics_from)
    progress(LINKING, 1, 1)
    return corpus


def correct(
    corpus: Corpus,
    corrections: pd.DataFrame,
    *,
    tagger: str = "",
    workers: int | None = None,
    progress: Progress = quiet,
) -> Corpus:
    """Return the whole corpus with `corrections` in place of those it was built with, and names by another `tagger`.

    Equal to a new build of the same files with them, yet only the articles are read again whose lines or language they
    change, or that hold a stopword they change, from the lines that the corpus keeps; all with another tagger.
    """
    root = corpus.root
    settings = dict(root.settings) | {"tagger": backends.check(tagger or root.settings.get("tagger", backends.OURS))}
    retagged = settings["tagger"] != root.settings.get("tagger")
    articles = stored_articles.articles(root)
    failures = Failures()
    before, after = mend(articles, root.stored("corrections")), mend(articles, corrections, failures)
    other = {new.doc_id for old, new in zip(before, after, strict=True) if _is_other(old, new)}
    worded = _with_changed_words(root, corrections)
    changed = [article for article in after if retagged or article.doc_id in other | worded]
    own = stopwords.user_words(corrections)
    count = partial(document.count, ranking=settings.get("keywords", NEWS), names=settings["tagger"], own=own)
    with mapper(len(changed), workers=workers) as mapped:
        readings = list(
            _report_progress(mapped(count, changed, document.document_without_counts), len(changed), progress, READING)
        )
    progress(LINKING, 0, 1)
    tables = assembly.tables_with_new_readings(root, readings) | assembly.kept_tables(articles, corrections)
    tables["issues"] = assembly.issues(assembly.met_on_load(root), after, tables["notes"])
    tables["embeddings"] = schema.conform(root.stored("embeddings"), "embeddings")
    fit = bool(worded) or retagged or _moves_topics(root, corrections)
    fitted = root if "topics_from" in root.settings else None
    same = None if other else root
    corrected = assembly.corpus(tables, after, settings, failures, same_texts=same, fit=fit, fitted=fitted)
    progress(LINKING, 1, 1)
    return corrected


def regroup(corpus: Corpus, *, n_topics: int | str | None = None, unit: str = "auto") -> Corpus:
    """Return a corpus, or a slice as a corpus of its own, with its topics found anew; corrections are applied."""
    settings = {name: value for name, value in corpus.root.settings.items() if name not in ("unit", "topics_from")}
    settings |= {"n_topics": n_topics} | ({"unit": unit} if unit != "auto" else {})
    return assembly.with_topics(assembly.corpus_of_slice(corpus, settings))


def mend(articles: list[Article], corrections: pd.DataFrame, failures: Failures | None = None) -> list[Article]:
    """Return the articles as the corrections and the other articles of their sources have them."""
    met = Failures() if failures is None else failures
    named = met.contained("corrections", lambda: curation.mend_metadata(articles, corrections), articles)
    repeated: dict[str, frozenset[str]] = met.contained(
        "repeats", lambda: boilerplate_lines.repeated_lines((one.source, one.found) for one in named), {}
    )
    return met.contained("corrections", lambda: curation.mend_lines(named, corrections, repeated), named)


def _is_other(old: Article, new: Article) -> bool:
    return (old.lines, old.language) != (new.lines, new.language)


def _with_changed_words(root: Corpus, corrections: pd.DataFrame) -> set[str]:
    """Return the documents that hold, be it within a longer word, a stopword that the corrections change."""
    spoken = root.documents["language"]
    was, now = stopwords.user_words(root.stored("corrections")), stopwords.user_words(corrections)
    changed = {language: stopwords.changed_words(was, now, language) for language in spoken.unique()}
    found = set()
    for doc_id, language in zip(root.doc_ids, spoken, strict=True):
        if changed[language]:
            text = tokens.fold_word.__wrapped__(root.text[doc_id])  # its cache is for words: texts would fill it
            found |= {doc_id} if any(word in text for word in changed[language]) else set()
    return found


def _moves_topics(root: Corpus, corrections: pd.DataFrame) -> bool:
    """Tell whether corrections that move topics, or names, which join several languages, are no longer the same."""
    was = root.stored("corrections")
    told = [table[table["what"] == "topic"] for table in (was, corrections)]
    if any(table["change"].isin(topic_edits.MOVING).any() for table in told) and not told[0].equals(told[1]):
        return True
    old, new = (table[table["what"] == "entity"].to_numpy().tolist() for table in (was, corrections))
    return old != new and len(root.documents["language"].unique()) > 1


def _corrections(loaded: Loaded, given: pd.DataFrame) -> tuple[pd.DataFrame, list[Issue]]:
    """Return the corrections beside the articles with those given, which stand above them; and what is wrong."""
    issues, found = list[Issue](), curation.empty()
    for beside in sorted(loaded.corrections, key=lambda one: (one.file.split("/"), one.content)):
        try:
            read = curation_file.parse(beside.content, beside.file)
        except CorpusError as error:
            issues.append(Issue(beside.file, "corrections that cannot be read", f"{error}. None of them was applied."))
        else:
            found = curation.add_corrections(found, read.corrections.itertuples(index=False))
            issues += read.issues
    return curation.add_corrections(found, given.itertuples(index=False)), issues


def _no_article_message(loaded: Loaded) -> str:
    first = "; ".join(f"{issue.file}: {issue.problem}" for issue in loaded.issues[:3]) or "The folder holds no file"
    return f"No article could be read. {first}. Give text, HTML, PDF, CSV or JSON files."


def _clean_documents(
    mapped: Map, documents: Sequence[RawDocument], parts: Path | None, progress: Progress, **options: Any
) -> list[document.Cleaning]:
    work, total = partial(document.cleaning, **options), len(documents)
    if parts is None:
        return list(
            _report_progress(mapped(work, documents, document.document_without_cleaning), total, progress, CLEANING)
        )
    n_known, results = checkpoint.cleanings(parts, **options).mapped(
        mapped, work, documents, document.document_without_cleaning
    )
    if n_known:
        progress(CLEANED_BEFORE, n_known, total)
    return list(_report_progress(results, total, progress, CLEANING))


def _readings(
    mapped: Map, articles: Sequence[Article], parts: Path | None, progress: Progress, **options: Any
) -> Iterator[document.Reading]:
    work, total = partial(document.count, **options), len(articles)
    if parts is None:
        return _report_progress(mapped(work, articles, document.document_without_counts), total, progress, READING)
    n_known, results = checkpoint.readings(parts, **options).mapped(
        mapped, work, articles, document.document_without_counts
    )
    if n_known:
        progress(READ_BEFORE, n_known, total)
    return _report_progress(results, total, progress, READING)


def _report_progress(done: Iterable[Done], total: int, progress: Progress, step: str) -> Iterator[Done]:
    for number, one in enumerate(done, start=1):
        yield one
        progress(step, number, total)
