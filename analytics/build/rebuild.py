"""A corpus built again from what it stores: after the user's corrections, with another tagger, or with other topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.build import assembly, correction_issues, left_out, load_issues, part_store, part_tables, stages
from analytics.build.articles import CorrectedArticles
from analytics.build.failures import Failures
from analytics.build.workers import mapper
from analytics.curation import stored_articles
from analytics.errors import CorpusError
from analytics.reading.cleaning import no_article
from analytics.reading.keyphrases.keywords import NEWS
from analytics.reading.ner import backends
from analytics.text import folding, stopwords
from analytics.topics import edits as topic_edits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from typing import Any

    import pandas as pd

    from analytics.build.stages import Progress
    from analytics.corpus.store import Corpus
    from analytics.reading.article import Article


def correct(
    corpus: Corpus,
    corrections: pd.DataFrame,
    *,
    tagger: str = "",
    workers: int | None = None,
    progress: Progress = stages.no_progress,
) -> Corpus:
    """Return the whole corpus with `corrections` in place of its own, and with names of another `tagger` if given.

    The result equals a new build of the same files. An article is read again, from the stored lines, only if the
    corrections change its lines, its language, its source (whose name is no keyword) or a stopword in it. With another
    tagger all articles are read again.
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
    options = {"ranking": settings.get("keywords", NEWS), "names": settings["tagger"]}
    options["own"] = stopwords.user_words(corrections)
    new = _readings(after, changed, options, workers, progress)
    progress(stages.LINKING, 0, 1)
    tables = assembly.tables_with_new_readings(root, new, doc_ids)
    corrected = assembly.corpus(
        tables.with_tables(_added_tables(root, after, corrections, articles, tables["notes"])),
        articles,
        settings,
        failures,
        same_texts=None if edited else root,
        fit=bool(with_changed_words) or retagged or _moves_topics(root, corrections),
        fitted=root if "topics_from" in root.settings else None,
    )
    progress(stages.LINKING, 1, 1)
    return correction_issues.with_issues(corrected)


def _readings(
    articles: CorrectedArticles,
    changed: AbstractSet[str],
    options: Mapping[str, Any],
    workers: int | None,
    progress: Progress,
) -> Mapping[str, pd.DataFrame]:
    """Return the tables of the articles that are read again, none if no article is."""
    with part_store.parts_folder(None) as folder:
        with mapper(len(changed), workers=workers) as mapped:
            read_again = (article for article in articles if article.doc_id in changed)
            records = stages.count(mapped, read_again, len(changed), folder, progress, **options)
        return part_tables.read_tables(records) if records else {}


def _added_tables(
    root: Corpus, after: CorrectedArticles, corrections: pd.DataFrame, articles: Sequence[Article], notes: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Return the stored tables that the reading does not fill: articles, corrections, issues and vectors."""
    as_loaded = [article for article in after.before if article.doc_id not in after.left_out]
    vectors = root.stored("embeddings")
    of_articles = vectors["doc_id"].isin([article.doc_id for article in articles])
    return {
        **assembly.stored_tables(assembly.in_order(as_loaded), corrections),
        **left_out.tables(after),
        "issues": assembly.issues(_issues_before(root, after), articles, notes),
        "embeddings": schema.conform(vectors[of_articles], "embeddings"),
    }


def _issues_before(root: Corpus, after: CorrectedArticles) -> list[tuple[str, ...]]:
    """Return the issues of the first build, and the pages that the corrections leave out."""
    on_load = [row for row in load_issues.issues_on_load(root) if row[1] not in no_article.REASONS]
    return on_load + assembly.issue_rows(left_out.issues(after))


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
