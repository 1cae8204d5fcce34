"""Raw documents -> Corpus: the reading, spread over processes; and a corpus rebuilt after the user's corrections."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from analytics import memory, schema
from analytics.build import (
    assembly,
    correction_issues,
    document_order,
    language_issues,
    left_out,
    load_issues,
    part_tables,
    source_issues,
    stages,
)
from analytics.build.articles import CleanedArticles, CorrectedArticles
from analytics.build.failures import Failures
from analytics.build.workers import mapper
from analytics.curation import curation, stored_articles
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.reading.cleaning import no_article
from analytics.reading.formats import files
from analytics.reading.keyphrases.keywords import MODES, NEWS
from analytics.reading.ner import backends
from analytics.reading.raw import Issue
from analytics.text import folding, stopwords
from analytics.topics import clusters as topic_clusters
from analytics.topics import edits as topic_edits
from analytics.topics import embeddings
from analytics.topics import units as topic_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.reading.article import Article
    from analytics.reading.raw import Loaded

    Progress = Callable[[str, int, int], None]

LINKING = "linking names, copies and topics"


def quiet(step: str, done: int, total: int) -> None:
    """Report no progress."""


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
    progress: Progress = quiet,
) -> Corpus:
    """Return the corpus of all documents: read, with entities linked, near-duplicates grouped and topics fitted.

    The order of the documents changes nothing, see `document_order`.

    `workers` is the number of reading processes (None: one per core; 0: in this process, which then holds some 200 MB
    of libraries); `scheduler` is the address of a Dask cluster that reads instead. `corrections` is a table of
    corrections; it overrides each curation.csv beside the articles; `refused` are the issues of its rows that cannot
    be understood. With `file_times` a document without any date takes that of its file. `keywords` is the ranking of
    keywords, "news" or "classic" (YAKE). `tagger` is the tagger of names, see `reading.backends`. `parts` is a folder
    for partial results: a build that was stopped continues from it when it is given the same folder; the caller
    removes it. `progress` is called with a step in words, the number done and the total. Raises CorpusError when no
    document could be read, or the tagger is not on this machine.

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
    with _folder(parts) as folder:
        with mapper(len(loaded.documents), workers=workers, scheduler=scheduler) as mapped:
            cleaned = CleanedArticles(stages.clean(mapped, loaded.documents, folder, progress, file_times=file_times))
            cleaned.articles = document_order.with_own_ids(cleaned.articles, cleaned.lines)
            corrected = CorrectedArticles(cleaned, corrections, failures)
            records = stages.count(mapped, corrected, len(cleaned.articles), folder, progress, **options)
        order = [at for at in document_order.order(cleaned.articles) if cleaned.articles[at].doc_id in records]
        if not order:
            raise CorpusError(_no_article_message([*loaded.issues, *left_out.issues(corrected)]))
        doc_ids = [cleaned.articles[at].doc_id for at in order]
        tables = part_tables.read_tables({doc_id: records[doc_id] for doc_id in doc_ids})
        memory.release_after_step(len(order))  # 110 MB after 4,000 articles
    failures.add((doc_id, corrected.failed[doc_id]) for doc_id in doc_ids if doc_id in corrected.failed)
    progress(LINKING, 0, 1)
    articles = [corrected.articles[at] for at in order]
    added = assembly.stored_tables((cleaned.articles[at] for at in order), corrections) | left_out.tables(corrected)
    notes = {doc_id: cleaned.notes[at] for doc_id, at in zip(doc_ids, order, strict=True)}
    added["notes"] = part_tables.with_cleaning_notes(tables["notes"], notes)
    problems = [*loaded.issues, *curation_issues, *refused, *_corpus_issues(cleaned, corrected, order, tables)]
    added["issues"] = assembly.issues([(*asdict(issue).values(), "") for issue in problems], articles, added["notes"])
    if vectors:
        added["embeddings"] = failures.contained(
            "vectors", lambda: _own_vectors(vectors, cleaned, articles, tables), schema.empty("embeddings")
        )
    settings: dict[str, object] = {"n_topics": n_topics, "tagger": tagger, "keywords": keywords, **loaded.settings}
    chosen = {"file_dates": file_times, "unit": unit if unit != "auto" else "", "vectors": str(vectors)}
    chosen["topics_from"] = topics_from.root.key if topics_from else ""
    settings |= {name: value for name, value in chosen.items() if value}
    corpus = assembly.corpus(tables.with_tables(added), articles, settings, failures, fitted=topics_from)
    progress(LINKING, 1, 1)
    return correction_issues.with_issues(corpus)


def _check_reading(loaded: Loaded, workers: int | None, keywords: str) -> None:
    if workers is not None and workers < 0:
        raise CorpusError(f"workers must be 0 or more, got {workers}")
    if keywords not in MODES:
        raise CorpusError(f"keywords must be one of {', '.join(MODES)}, got {keywords!r}")
    if not loaded.documents:
        raise CorpusError(_no_article_message(loaded.issues))


def _corpus_issues(
    cleaned: CleanedArticles, corrected: CorrectedArticles, order: Sequence[int], tables: Mapping[str, pd.DataFrame]
) -> Iterator[Issue]:
    """Return the issues that only all documents together show: pages left out, sources, languages."""
    return chain(
        left_out.issues(corrected),
        source_issues.issues([cleaned.articles[at] for at in order]),
        language_issues.issues(tables["counted"]["language"]),
    )


def _own_vectors(
    vectors: str | Path, cleaned: CleanedArticles, articles: Sequence[Article], tables: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return the user's own vectors of the articles; a file without ids has one row per document as it was loaded."""
    table = schema.from_rows((article[:-1] for article in articles), "articles")
    loaded_ids = [article.doc_id for article in cleaned.articles]
    return embeddings.table(vectors, table, tables["texts"]["text"].tolist(), loaded=loaded_ids)


def correct(
    corpus: Corpus,
    corrections: pd.DataFrame,
    *,
    tagger: str = "",
    workers: int | None = None,
    progress: Progress = quiet,
) -> Corpus:
    """Return the whole corpus with `corrections` in place of its own, and with names of another `tagger` if given.

    The result equals a new build of the same files. Articles are read again, from the stored lines, only where the
    corrections change their lines, language or source (its name is no keyword), or a stopword that they contain; with
    another tagger all are.
    """
    root = corpus.root
    settings = dict(root.settings) | {"tagger": backends.check(tagger or root.settings.get("tagger", backends.OURS))}
    retagged = settings["tagger"] != root.settings.get("tagger")
    failures, stored = Failures(), stored_articles.StoredArticles(root, left_out=True)
    before = CorrectedArticles(stored, root.stored("corrections"), Failures())
    after = CorrectedArticles(stored, corrections, failures)
    edited, moved = _edited_and_moved(before, after)
    articles = assembly.in_order([article for article in after.articles if article.doc_id not in after.left_out])
    if not articles:
        raise CorpusError("With these corrections no article is left. Restore at least one page.")
    doc_ids = [article.doc_id for article in articles]
    failures.add(after.failed.items())
    with_changed_words = _with_changed_words(root, corrections)
    changed = set(doc_ids) if retagged else (edited | moved | with_changed_words) - after.left_out.keys()
    own = stopwords.user_words(corrections)
    options = {"ranking": settings.get("keywords", NEWS), "names": settings["tagger"], "own": own}
    with _folder(None) as folder:
        with mapper(len(changed), workers=workers) as mapped:
            read_again = (article for article in after if article.doc_id in changed)
            records = stages.count(mapped, read_again, len(changed), folder, progress, **options)
        new = part_tables.read_tables(records) if records else {}
    progress(LINKING, 0, 1)
    tables = assembly.tables_with_new_readings(root, new, doc_ids)
    as_loaded = [article for article in stored.articles if article.doc_id not in after.left_out]
    added = assembly.stored_tables(assembly.in_order(as_loaded), corrections) | left_out.tables(after)
    added["issues"] = assembly.issues(_issues_before(root, after), articles, tables["notes"])
    vectors = root.stored("embeddings")
    added["embeddings"] = schema.conform(vectors[vectors["doc_id"].isin(doc_ids)], "embeddings")
    fit = bool(with_changed_words) or retagged or _moves_topics(root, corrections)
    fitted = root if "topics_from" in root.settings else None
    same_texts = None if edited else root
    corrected = assembly.corpus(
        tables.with_tables(added), articles, settings, failures, same_texts=same_texts, fit=fit, fitted=fitted
    )
    progress(LINKING, 1, 1)
    return correction_issues.with_issues(corrected)


def _issues_before(root: Corpus, after: CorrectedArticles) -> list[tuple[str, ...]]:
    """Return the issues of the first build, with what the corrections leave out."""
    on_load = [row for row in load_issues.issues_on_load(root) if row[1] not in no_article.REASONS]
    return on_load + [(*asdict(issue).values(), "") for issue in left_out.issues(after)]


def regroup(corpus: Corpus, *, n_topics: int | str | None = None, unit: str = "auto") -> Corpus:
    """Return a corpus, or a slice as a corpus of its own, with topics fitted anew and corrections applied."""
    settings = {name: value for name, value in corpus.root.settings.items() if name not in ("unit", "topics_from")}
    settings |= {"n_topics": n_topics} | ({"unit": unit} if unit != "auto" else {})
    return assembly.corpus_with_new_topics(corpus, settings, Failures())


def _edited_and_moved(before: CorrectedArticles, after: CorrectedArticles) -> tuple[set[str], set[str]]:
    """Return the articles with other lines or another language, and those with another source."""
    edited, moved = set[str](), set[str]()
    for old, new in zip(before.with_left_out(), after.with_left_out(), strict=True):
        if (old.lines, old.language) != (new.lines, new.language):
            edited.add(new.doc_id)
        if old.source != new.source:
            moved.add(new.doc_id)
    return edited, moved


def _with_changed_words(root: Corpus, corrections: pd.DataFrame) -> set[str]:
    """Return the documents that contain, even within a longer word, a stopword that the corrections change."""
    languages = root.documents["language"]
    before, after = stopwords.user_words(root.stored("corrections")), stopwords.user_words(corrections)
    changed = {language: stopwords.changed_words(before, after, language) for language in languages.unique()}
    doc_ids = set()
    for doc_id, language in zip(root.doc_ids, languages, strict=True):
        if changed[language]:
            text = folding.fold_word.__wrapped__(root.text[doc_id])  # the cache is for words: texts would fill it
            doc_ids |= {doc_id} if any(word in text for word in changed[language]) else set()
    return doc_ids


def _moves_topics(root: Corpus, corrections: pd.DataFrame) -> bool:
    """Return whether corrections changed that move topics; those of entities do in a corpus of several languages."""
    before = root.stored("corrections")
    edits = [table[table["what"] == "topic"] for table in (before, corrections)]
    if any(table["change"].isin(topic_edits.MOVING).any() for table in edits) and not edits[0].equals(edits[1]):
        return True
    old, new = (table[table["what"] == "entity"].to_numpy().tolist() for table in (before, corrections))
    return old != new and len(root.documents["language"].unique()) > 1


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


@contextmanager
def _folder(parts: Path | None) -> Iterator[Path]:
    """Yield the folder for partial results: `parts`, else a folder that is removed at the end."""
    if parts is not None:
        yield parts
        return
    with tempfile.TemporaryDirectory(prefix="parallax-", ignore_cleanup_errors=True) as temporary:
        yield Path(temporary)
