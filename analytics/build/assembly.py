"""The rows of all documents -> Corpus: entities linked, near-duplicates grouped, topics fitted."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import memory, schema
from analytics.build import derived, document_order, linked_tables, load_issues, part_tables
from analytics.build.unchanged import has_same_columns, has_same_stopwords
from analytics.copies import copies
from analytics.corpus import word_sequences
from analytics.corpus.store import DERIVED, STORED, Corpus, make
from analytics.corpus.stored_tables import StoredTables
from analytics.crosslingual.encoder import encoder
from analytics.crosslingual.encoder.remembering import RememberingEncoder
from analytics.curation import stored_articles
from analytics.reading import document
from analytics.reading.containment import CLEANING_STEPS, CORPUS_STEPS
from analytics.statements import statements
from analytics.stories import members as story_members
from analytics.topics import assign_new
from analytics.topics import edits as topic_edits
from analytics.topics import fitting as topic_fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from analytics.build.failures import Failures
    from analytics.corpus.word_sequences import WordSequences
    from analytics.crosslingual.encoder.encoder import SentenceEncoder
    from analytics.reading.article import Article
    from analytics.reading.raw import Issue

    Tables = dict[str, pd.DataFrame]

COUNTED = ["doc_id", "language", "n_words", "share_removed", "languages"]
# Large, and needed by one of the later steps or none. With them, all tables of 37,554 articles take 1.4 GB
SPILLED = (*part_tables.SPILLED, "quotes")
# Columns that finding copies reads, and the stories
COMPARED = {"documents": ["doc_id", "language", "source", "date", "title"]}
COMPARED_FOR_STATEMENTS = {"documents": ["doc_id", "language", "source"], "names": ["doc_id", "start", "end"]}
COMPARED_FOR_STORIES = {
    "documents": ["doc_id", "date", "duplicate_group", "language", "source"],
    "mentions": ["doc_id", "entity"],
    "names": ["doc_id", "start", "end"],
}


def in_order(articles: Sequence[Article]) -> list[Article]:
    """Return articles in the order of a corpus."""
    return [articles[at] for at in document_order.order(articles)]


def tables_with_new_readings(corpus: Corpus, new: Mapping[str, pd.DataFrame], doc_ids: Sequence[str]) -> StoredTables:
    """Return the tables of the documents `doc_ids`, with new readings of some of them.

    `new` are the tables of the new readings as `part_tables.read_tables` returns them, empty for none.
    """
    names = [name for name in document.Reading._fields if name != "counted"]
    tables = {name: schema.conform(corpus.stored(name), name) for name in names}
    tables["counted"] = corpus.documents[COUNTED].astype({"doc_id": "str"})
    if not new and doc_ids == corpus.doc_ids:
        return StoredTables(tables, {})
    new = new or {name: table.head(0) for name, table in tables.items()}
    known, read_again = corpus.stored("notes"), set(new["counted"]["doc_id"])
    cleaning_notes = known[known["doc_id"].isin(read_again) & known["step"].isin(CLEANING_STEPS)]
    new = {name: schema.conform(table, name) if name in names else table for name, table in new.items()}
    new["notes"] = schema.conform(pd.concat([cleaning_notes, new["notes"]]), "notes")  # the lines are not judged again
    place = {doc_id: row for row, doc_id in enumerate(doc_ids)}
    replaced = {name: _replace_rows(table, new[name], read_again, place) for name, table in tables.items()}
    return StoredTables(replaced, {})


def stored_tables(articles: Iterable[Article], corrections: pd.DataFrame) -> Tables:
    """Return the stored tables that let corrections change: the articles before them, and the corrections."""
    return {
        "articles": schema.from_rows((article[:-1] for article in articles), "articles"),
        "corrections": corrections,
    }


def issue_rows(found: Iterable[Issue]) -> list[tuple[str, ...]]:
    """Return rows of `issues` for problems that are not those of a step."""
    return [(*asdict(issue).values(), "") for issue in found]


def issues(on_load: Iterable[tuple[Any, ...]], read: Sequence[Article], notes: pd.DataFrame) -> pd.DataFrame:
    """Return the problems found on load, in order of file, then the notes on the articles."""
    file = {article.doc_id: article.file for article in read}
    on_reading = ((file[doc_id], *note) for doc_id, *note in notes.itertuples(index=False))
    return schema.from_rows(chain(sorted(on_load), on_reading), "issues")


def corpus(
    tables: StoredTables,
    articles: Sequence[Article],
    settings: Mapping[str, Any],
    failures: Failures,
    *,
    same_texts: Corpus | None = None,
    fit: bool = True,
    fitted: Corpus | None = None,
) -> Corpus:
    """Return the corpus of these tables, with entities, near-duplicates, statements, stories and topics.

    With `fitted`, a corpus, its topics are used and new documents join them.

    `same_texts` is a corpus of the same texts. Copies are taken from it, topics too without `fit`; statements where
    languages, names and outlets are the same, stories where dates, entities and the user's stopwords are too.
    """
    corrections = tables["corrections"]
    documents = linked_tables.documents(tables, articles, same_texts)
    languages = dict(zip(documents["doc_id"], documents["language"], strict=True))
    mentions = linked_tables.mentions(tables, documents, corrections, failures)
    quotes = linked_tables.quotes(tables["speeches"], mentions, failures)
    keywords = linked_tables.keywords(tables["keywords"], mentions, languages, failures)
    known = ("shared_text", *(() if fit else topic_fitting.TABLES)) if same_texts else ()
    of_texts = {name: same_texts.stored(name) for name in known} if same_texts else {}
    now = {"documents": documents, "mentions": mentions, "quotes": quotes, "keywords": keywords}
    now |= of_texts | {name: tables[name] for name in ("names", "speeches")}  # they get their categories here
    linked = make(tables.with_tables(now), dict(settings) | {"n_corrections": len(corrections)}).with_spilled(SPILLED)
    del mentions, quotes, keywords, now  # the same rows as strings
    memory.release_after_step(len(documents))  # else the C library keeps what each step has freed
    sequences = _Sequences(linked)
    compared = _with_copies(linked, same_texts, sequences, failures)
    memory.release_after_step(len(documents))
    compared = _with_statements(compared, same_texts, sequences.take_words, failures)
    memory.release_after_step(len(documents))
    compared = _with_stories(derived.with_derived_tables(compared, same_texts), same_texts, failures)
    memory.release_after_step(len(documents))
    complete = _with_topics(compared, same_texts, failures, fit=fit, fitted=fitted)
    return _with_failures(complete.with_kept(), failures)


def with_topics(whole: Corpus) -> Corpus:
    """Return a whole corpus with topics fitted by the options in its settings."""
    options = {name: whole.settings[name] for name in ("n_topics", "unit") if name in whole.settings}
    return topic_fitting.fit(whole, **options)


def corpus_with_new_topics(part: Corpus, settings: Mapping[str, Any], failures: Failures) -> Corpus:
    """Return a slice as a corpus of its own with other settings and topics; without topics where they fail."""
    separate = _corpus_of_slice(part, settings, failures)
    no_topics = {name: schema.empty(name) for name in topic_fitting.TABLES}
    find = partial(with_topics, separate)
    grouped = failures.contained("topics", find, None) or make(dict(separate.stored_tables) | no_topics, settings)
    return _with_failures(grouped, failures)


def _corpus_of_slice(part: Corpus, settings: Mapping[str, Any], failures: Failures) -> Corpus:
    """Return a slice as a corpus of its own with other settings; its topics are not fitted yet."""
    kept = STORED if part.rows is None else tuple(name for name in STORED if name not in DERIVED)
    tables = {name: schema.conform(part.stored(name), name) for name in kept}  # the categories of the slice alone
    ids = set(part.doc_ids)
    spans = tables["shared_text"]
    tables["shared_text"] = spans[spans["a"].isin(ids) & spans["b"].isin(ids)].reset_index(drop=True)
    whole = part.root.stored("issues")
    failed_steps = whole[whole["step"].isin(CORPUS_STEPS - {"stories", "topics"})]  # these two steps run again
    failed_steps = failed_steps[failed_steps["file"].isin({schema.WHOLE_CORPUS, *part.documents["file"]})]
    on_load = load_issues.issues_on_load(part.root)
    problems = issues(on_load, stored_articles.StoredArticles(part).articles, tables["notes"])
    tables["issues"] = pd.concat([problems, failed_steps], ignore_index=True)
    separate = make(tables, settings)
    if part.rows is None:
        return separate
    return _with_stories(derived.with_derived_tables(separate, None), None, failures)


def _with_failures(complete: Corpus, failures: Failures) -> Corpus:
    """Return a corpus with the failures of its build as rows of `issues`."""
    documents = complete.documents
    rows = list(failures.rows(dict(zip(documents["doc_id"], documents["file"], strict=True))))
    problems = chain(complete.stored("issues").itertuples(index=False, name=None), rows)
    return complete.with_table("issues", schema.from_rows(problems, "issues")) if rows else complete


def _with_corrected_topic_names(whole: Corpus) -> Corpus:
    """Return a corpus with topics renamed by its corrections, for corrections that move no document."""
    corrections = whole.stored("corrections")
    rows = corrections[corrections["what"] == "topic"]
    renamed = topic_edits.rename_topics(whole.stored("topic_fit"), whole.stored("topic_members"), rows)
    return whole.with_table("topic_fit", schema.conform(renamed, "topic_fit"))


def _replace_rows(
    table: pd.DataFrame, new: pd.DataFrame, read_again: set[str], place: Mapping[str, int]
) -> pd.DataFrame:
    kept = table["doc_id"].isin(place.keys() - read_again)
    joined = pd.concat([table[kept], new])
    order = np.argsort(joined["doc_id"].map(place).to_numpy("int64"), kind="stable")
    return joined.iloc[order].reset_index(drop=True)


class _Sequences:
    """The words of a corpus, made once for two steps and in the memory until the second one has read them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._made: WordSequences | None = None

    def __call__(self) -> WordSequences:
        self._made = self._made or word_sequences.word_sequences(self._corpus)
        return self._made

    def take_words(self) -> WordSequences:
        """Return the words for the last time."""
        made, self._made = self(), None
        return made


def _with_copies(
    linked: Corpus, same_texts: Corpus | None, sequences: Callable[[], WordSequences], failures: Failures
) -> Corpus:
    """Return the corpus with its copies; `linked` has them already when the same articles were compared before."""
    if same_texts and not same_texts.has_failed("copies") and has_same_columns(linked, same_texts, COMPARED):
        return linked
    return failures.contained("copies", lambda: _with_copies_found(linked, sequences()), linked)


def _with_copies_found(linked: Corpus, sequences: WordSequences) -> Corpus:
    """Return the corpus with near-duplicates grouped, shared passages and shares copied."""
    documents = linked.documents
    groups = copies.duplicate_groups(linked, sequences=sequences)
    documents = documents.assign(duplicate_group=[groups.get(doc_id, "") for doc_id in documents["doc_id"]])
    grouped = linked.with_table("documents", documents)
    spans = copies.find_shared_text(grouped, sequences=sequences)
    share = copies.share_copied(grouped, spans)
    documents = documents.assign(share_copied=[share.get(doc_id, 0.0) for doc_id in documents["doc_id"]])
    return grouped.with_tables({"shared_text": spans, "documents": documents})


def _with_topics(
    compared: Corpus, same_texts: Corpus | None, failures: Failures, *, fit: bool, fitted: Corpus | None
) -> Corpus:
    """Return the corpus with its topics; without `fit` those of a corpus of the same texts are used."""
    same_copies = same_texts and has_same_columns(compared, same_texts, {"documents": ["doc_id", "duplicate_group"]})
    if same_texts and same_copies and not fit and not same_texts.has_failed("topics"):
        return _with_corrected_topic_names(compared)
    find = partial(assign_new.join, compared, fitted) if fitted else partial(with_topics, compared)
    return failures.contained("topics", find, compared)


def _with_statements(
    whole: Corpus, before: Corpus | None, sequences: Callable[[], WordSequences], failures: Failures
) -> Corpus:
    """Return the corpus with its statements; those of `before` where languages, names and outlets are the same."""
    same = before and not before.has_failed("statements") and has_same_columns(whole, before, COMPARED_FOR_STATEMENTS)
    known = partial(statements.statement_sentences, before) if before and same else None
    held = _encoder_of(whole)
    find = known or partial(statements.find, whole, encoder=held, sequences=sequences)
    table = failures.contained("statements", find, schema.empty(statements.STORED))
    board = _board_sentences(whole, held, failures)
    return whole.with_tables({statements.STORED: table, statements.BOARD: board})


def _encoder_of(whole: Corpus) -> SentenceEncoder | None:
    """Return the installed encoder; for a small corpus, whose sentences are compared twice, one that remembers them."""
    held = encoder.installed_encoder()
    return RememberingEncoder(held) if held and len(whole) <= statements.FEW else held


def _board_sentences(whole: Corpus, held: SentenceEncoder | None, failures: Failures) -> pd.DataFrame:
    """Return the sentences of the story board of a small corpus; of a larger one they are those of its statements."""
    if len(whole) > statements.FEW:
        return schema.empty(statements.BOARD)
    find = partial(statements.find, whole, encoder=held, all_related=True)
    found = failures.contained("statements", find, schema.empty(statements.STORED))
    return schema.conform(found, statements.BOARD)


def _with_stories(compared: Corpus, same_texts: Corpus | None, failures: Failures) -> Corpus:
    """Return the corpus with its stories; those of `same_texts` where nothing that they are found by changed."""
    if (
        same_texts is not None
        and not same_texts.has_failed("stories")
        and has_same_columns(compared, same_texts, COMPARED_FOR_STORIES)
        and has_same_stopwords(compared, same_texts)
    ):
        stories = schema.conform(story_members.members(same_texts), "story_members")
    else:
        alone = schema.conform(
            compared.documents[["doc_id"]].assign(story=compared.doc_ids, score=0.0), "story_members"
        )
        stories = failures.contained("stories", lambda: story_members.find(compared), alone)
    return compared.with_table("story_members", stories)
