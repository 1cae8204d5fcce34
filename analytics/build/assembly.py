"""The rows of all documents -> Corpus: names linked, copies grouped, topics found."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.copies import copies
from analytics.corpus.store import STORED, Corpus, make
from analytics.curation import curation, stored_articles
from analytics.entities import entities, speakers
from analytics.keywords import keyword_forms
from analytics.reading import document
from analytics.reading.containment import CLEANING_STEPS, CORPUS_STEPS
from analytics.statements import statements
from analytics.stories import members as story_members
from analytics.text import stopwords
from analytics.topics import assign_new
from analytics.topics import edits as topic_edits
from analytics.topics import fitting as topic_fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from analytics.build.failures import Failures
    from analytics.reading.article import Article

    Tables = dict[str, pd.DataFrame]

READ = [name for name in document.Reading._fields if name != "counted"]
COUNTED = ["doc_id", "language", "n_words", "share_removed"]
COPIED = ["doc_id", "duplicate_group", "share_copied"]


def read_tables(readings: Sequence[document.Reading]) -> Tables:
    """Return the tables that the reading fills, and `counted`."""
    tables = {name: schema.from_rows(_rows(readings, name), name) for name in READ}
    return tables | {"counted": pd.DataFrame(_rows(readings, "counted"), columns=COUNTED)}


def tables_with_new_readings(corpus: Corpus, readings: Sequence[document.Reading]) -> Tables:
    """Return the tables of a corpus with the rows of some documents read anew, in the order of the documents."""
    anew = read_tables(readings)
    known, read_again = corpus.stored("notes"), set(anew["counted"]["doc_id"])
    kept = known[known["doc_id"].isin(read_again) & known["step"].isin(CLEANING_STEPS)]
    anew["notes"] = schema.conform(pd.concat([kept, anew["notes"]]), "notes")  # the pages are not cleaned again
    tables = {name: schema.conform(corpus.stored(name), name) for name in READ}
    tables["counted"] = corpus.documents[COUNTED].astype({"doc_id": "str"})
    place = {doc_id: row for row, doc_id in enumerate(corpus.doc_ids)}
    return {name: _replace_rows(table, anew[name], read_again, place) for name, table in tables.items()}


def kept_tables(read: Iterable[Article], corrections: pd.DataFrame) -> Tables:
    """Return what a corpus keeps so that corrections can change: articles as they were read, and the corrections."""
    return {"articles": schema.from_rows((one[:-1] for one in read), "articles"), "corrections": corrections}


def met_on_load(corpus: Corpus) -> list[tuple[Any, ...]]:
    """Return the first rows of `issues`: those before the notes on articles and the steps that failed."""
    table = corpus.stored("issues")
    n_later = len(corpus.stored("notes")) + int(table["step"].isin(CORPUS_STEPS).sum())
    return list(table.iloc[: len(table) - n_later].itertuples(index=False, name=None))


def issues(met: Iterable[tuple[Any, ...]], read: Sequence[Article], notes: pd.DataFrame) -> pd.DataFrame:
    """Return what was met on load, in order of file, then what was noted on reading the articles."""
    file = {one.doc_id: one.file for one in read}
    noted = ((file[doc_id], *note) for doc_id, *note in notes.itertuples(index=False))
    return schema.from_rows(chain(sorted(met), noted), "issues")


def corpus(
    tables: Tables,
    mended: Sequence[Article],
    settings: Mapping[str, Any],
    failures: Failures,
    *,
    same_texts: Corpus | None = None,
    fit: bool = True,
    fitted: Corpus | None = None,
) -> Corpus:
    """Return the corpus of these tables; its topics are those of `fitted`, where that is given, which new ones join.

    Copies are taken from `same_texts`, a corpus of the same texts, where there is one; without `fit` topics are too.
    What several documents say is taken from it where neither names nor outlets changed.
    """
    corrections = tables["corrections"]
    documents = _documents(tables, mended, same_texts)
    languages = dict(zip(documents["doc_id"], documents["language"], strict=True))
    mentions = _mentions(tables["names"], languages, corrections, failures)
    quotes = _linked_quotes(tables["speeches"], mentions, failures)
    keywords = _settled_keywords(tables["keywords"], mentions, languages, failures)
    known = ("shared_text", *(() if fit else topic_fitting.TABLES)) if same_texts else ()
    of_texts = {name: same_texts.stored(name) for name in known} if same_texts else {}
    given = tables | of_texts | {"documents": documents, "mentions": mentions, "quotes": quotes, "keywords": keywords}
    linked = make(given, dict(settings) | {"n_corrections": len(corrections)})
    compared = _with_copies(linked, same_texts, failures)
    compared = _with_statements(compared, same_texts, failures)
    compared = _with_stories(compared, same_texts, failures)
    found = _with_topics(compared, same_texts, failures, fit=fit, fitted=fitted)
    rows = list(failures.rows({one.doc_id: one.file for one in mended}))
    every = chain(tables["issues"].itertuples(index=False, name=None), rows)
    return found.with_table("issues", schema.from_rows(every, "issues")) if rows else found


def with_topics(whole: Corpus) -> Corpus:
    """Return a whole corpus with its topics found as its settings say."""
    options = {name: whole.settings[name] for name in ("n_topics", "unit") if name in whole.settings}
    return topic_fitting.fit(whole, **options)


def corpus_of_slice(part: Corpus, settings: Mapping[str, Any]) -> Corpus:
    """Return a slice as a corpus of its own with other settings, its topics still to be found."""
    tables = {name: schema.conform(part.stored(name), name) for name in STORED}  # words of the slice alone
    ids = set(part.doc_ids)
    spans = tables["shared_text"]
    tables["shared_text"] = spans[spans["a"].isin(ids) & spans["b"].isin(ids)].reset_index(drop=True)
    whole = part.root.stored("issues")
    kept = whole[whole["step"].isin(CORPUS_STEPS - {"stories", "topics"})]  # these are found again
    kept = kept[kept["file"].isin({schema.WHOLE_CORPUS, *part.documents["file"]})]
    noted = issues(met_on_load(part.root), stored_articles.articles(part), tables["notes"])
    tables["issues"] = pd.concat([noted, kept], ignore_index=True)
    own = make(tables, settings)
    return own if part.rows is None else own.with_table("story_members", story_members.find(own))


def _with_corrected_topic_names(whole: Corpus) -> Corpus:
    """Return a corpus whose topics are called as its corrections say, none of which moves a document."""
    corrections = whole.stored("corrections")
    rows = corrections[corrections["what"] == "topic"]
    called = topic_edits.rename_topics(whole.stored("topic_fit"), whole.stored("topic_members"), rows)
    return whole.with_table("topic_fit", schema.conform(called, "topic_fit"))


def _rows(readings: Iterable[document.Reading], name: str) -> list[tuple[object, ...]]:
    return list(chain.from_iterable(getattr(reading, name) for reading in readings))


def _replace_rows(table: pd.DataFrame, anew: pd.DataFrame, read: set[str], place: Mapping[str, int]) -> pd.DataFrame:
    every = pd.concat([table[~table["doc_id"].isin(read)], anew])
    order = np.argsort(every["doc_id"].map(place).to_numpy("int64"), kind="stable")
    return every.iloc[order].reset_index(drop=True)


def _documents(tables: Tables, mended: Sequence[Article], same_texts: Corpus | None) -> pd.DataFrame:
    """Return the documents; who copies whom is still to be found unless the texts were compared before."""
    about = schema.from_rows((one[:-1] for one in mended), "articles").drop(columns="language")
    documents = about.merge(tables["counted"], on="doc_id", how="left")
    credited: dict[str, dict[str, None]] = {}
    for credit in tables["agency_credits"].itertuples():
        credited.setdefault(credit.doc_id, {})[credit.agency] = None
    documents["agency"] = [schema.LIST_SEPARATOR.join(credited.get(doc_id, ())) for doc_id in documents["doc_id"]]
    if same_texts is None:
        documents = documents.assign(duplicate_group="", share_copied=0.0)
    else:
        documents = documents.merge(same_texts.documents[COPIED].astype({"doc_id": "str"}), on="doc_id", how="left")
    return schema.conform(documents, "documents")


def _mentions(
    names: pd.DataFrame, languages: Mapping[str, str], corrections: pd.DataFrame, failures: Failures
) -> pd.DataFrame:
    """Return the names with their entities, as the corrections have them; a name that cannot be linked is its own."""
    linked = failures.by_document(
        "linking",
        names,
        lambda rows: entities.link(rows, languages=languages),
        lambda rows: schema.conform(rows.assign(entity=rows["surface"]), "mentions"),
    )
    return failures.contained("corrections", lambda: curation.mend_mentions(linked, corrections), linked)


def _linked_quotes(speeches: pd.DataFrame, mentions: pd.DataFrame, failures: Failures) -> pd.DataFrame:
    """Return the quotations with the entities of their speakers, "" where they cannot be linked."""
    linked = failures.by_document(
        "speakers",
        speeches,
        lambda rows: speakers.with_speakers(rows, _same_documents(mentions, rows, speeches)),
        lambda rows: rows.assign(entity=""),
    )
    return schema.conform(linked, "quotes")


def _settled_keywords(
    keywords: pd.DataFrame, mentions: pd.DataFrame, languages: Mapping[str, str], failures: Failures
) -> pd.DataFrame:
    """Return the keywords with what each counts as; one that cannot be joined with others stands for itself."""
    return failures.by_document(
        "concepts",
        keywords,
        lambda rows: keyword_forms.settle(rows, _same_documents(mentions, rows, keywords), languages),
        lambda rows: rows.assign(concept=rows["keyword"], kind=""),
    )


def _same_documents(mentions: pd.DataFrame, rows: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions of the documents of some rows of a table, all mentions for all rows."""
    return mentions if rows is every else mentions[mentions["doc_id"].isin(rows["doc_id"].unique())]


def _with_copies(linked: Corpus, same_texts: Corpus | None, failures: Failures) -> Corpus:
    """Return the corpus with its copies, which are those of a corpus of the same texts."""
    if same_texts and not same_texts.has_failed("copies"):
        return linked
    return failures.contained("copies", lambda: _with_copies_found(linked), linked)


def _with_copies_found(linked: Corpus) -> Corpus:
    """Return the corpus with copies grouped and copied spans found."""
    documents = linked.documents
    groups = copies.duplicate_groups(linked.stored("fingerprints"), linked.doc_ids, linked.stored("texts"))
    documents = documents.assign(duplicate_group=[groups.get(doc_id, "") for doc_id in documents["doc_id"]])
    grouped = linked.with_table("documents", documents)
    spans = copies.find_shared_text(grouped)
    share = copies.share_copied(grouped, spans)
    documents = documents.assign(share_copied=[share.get(doc_id, 0.0) for doc_id in documents["doc_id"]])
    return make(dict(grouped.stored_tables) | {"shared_text": spans, "documents": documents}, grouped.settings)


def _with_topics(
    compared: Corpus, same_texts: Corpus | None, failures: Failures, *, fit: bool, fitted: Corpus | None
) -> Corpus:
    """Return the corpus with its topics; without `fit` those of a corpus of the same texts stay."""
    if same_texts and not fit and not same_texts.has_failed("topics"):
        return _with_corrected_topic_names(compared)
    find = partial(assign_new.join, compared, fitted) if fitted else partial(with_topics, compared)
    return failures.contained("topics", find, compared)


def _with_statements(whole: Corpus, before: Corpus | None, failures: Failures) -> Corpus:
    """Return the corpus with its statements; those of a corpus of the same texts, languages, names and outlets stay."""
    same = (
        before
        and not before.has_failed("statements")
        and all(
            schema.conform(before.stored(name), name)[columns].equals(schema.conform(whole.stored(name), name)[columns])
            for name, columns in {
                "documents": ["doc_id", "language", "source"],
                "names": ["doc_id", "start", "end"],
            }.items()
        )
    )
    find = partial(statements.statement_sentences, before) if before and same else partial(statements.find, whole)
    table = failures.contained("statements", find, schema.empty(statements.STORED))
    return whole.with_table(statements.STORED, table)


def _with_stories(compared: Corpus, same_texts: Corpus | None, failures: Failures) -> Corpus:
    """Return the corpus with its stories found, or those of a corpus of the same texts where nothing moves them."""
    if same_texts is not None and not same_texts.has_failed("stories") and _tells_the_same(compared, same_texts):
        stories = schema.conform(story_members.members(same_texts), "story_members")
    else:
        alone = schema.conform(
            compared.documents[["doc_id"]].assign(story=compared.doc_ids, score=0.0), "story_members"
        )
        stories = failures.contained("stories", lambda: story_members.find(compared), alone)
    return compared.with_table("story_members", stories)


def _tells_the_same(new: Corpus, old: Corpus) -> bool:
    """Tell whether two corpora of the same texts have the same dates, names and own stopwords."""
    told = (("documents", ["doc_id", "date"]), ("mentions", ["doc_id", "entity"]))
    same = all(
        new.stored(name)[columns].astype("str").equals(old.stored(name)[columns].astype("str"))
        for name, columns in told
    )
    return same and stopwords.user_words(new.stored("corrections")) == stopwords.user_words(old.stored("corrections"))
