"""The tables of a corpus that link its documents: names to entities, quotations to speakers, keywords to concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.corpus import texts
from analytics.curation import curation
from analytics.entities import entities, speakers
from analytics.keywords import keyword_forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analytics.build.failures import Failures
    from analytics.corpus.store import Corpus
    from analytics.corpus.stored_tables import StoredTables
    from analytics.reading.article import Article

_COPIED = ["doc_id", "duplicate_group", "share_copied"]


def documents(tables: StoredTables, corrected: Sequence[Article], same_texts: Corpus | None) -> pd.DataFrame:
    """Return the documents; near-duplicates and shares copied are those of `same_texts`, none without it."""
    articles = schema.from_rows((one[:-1] for one in corrected), "articles").drop(columns="language")
    documents = articles.merge(tables["counted"], on="doc_id", how="left")
    agencies: dict[str, dict[str, None]] = {}
    for credit in tables["agency_credits"].itertuples():
        agencies.setdefault(credit.doc_id, {})[credit.agency] = None
    documents["agency"] = [schema.LIST_SEPARATOR.join(agencies.get(doc_id, ())) for doc_id in documents["doc_id"]]
    if same_texts is None:
        documents = documents.assign(duplicate_group="", share_copied=0.0)
    else:
        documents = documents.merge(same_texts.documents[_COPIED].astype({"doc_id": "str"}), on="doc_id", how="left")
    return schema.conform(documents, "documents")


def mentions(
    tables: StoredTables, documents: pd.DataFrame, corrections: pd.DataFrame, failures: Failures
) -> pd.DataFrame:
    """Return the names with their entities, corrections applied; where linking fails, a name is its own entity."""
    text_of = texts.of_table(tables["texts"])
    linked = failures.by_document(
        "linking",
        tables["names"],
        lambda rows: entities.link(rows, documents=documents, texts=text_of),
        lambda rows: schema.conform(rows.assign(entity=rows["surface"], link_rule="", certainty=1.0), "mentions"),
    )
    return failures.contained("corrections", lambda: curation.correct_mentions(linked, corrections, documents), linked)


def quotes(speeches: pd.DataFrame, mentions: pd.DataFrame, failures: Failures) -> pd.DataFrame:
    """Return the quotations with the entities of their speakers, "" where linking fails."""
    linked = failures.by_document(
        "speakers",
        speeches,
        lambda rows: speakers.with_speakers(rows, _same_documents(mentions, rows, speeches)),
        lambda rows: rows.assign(entity=""),
    )
    return schema.conform(linked, "quotes")


def keywords(
    keywords: pd.DataFrame, mentions: pd.DataFrame, languages: Mapping[str, str], failures: Failures
) -> pd.DataFrame:
    """Return the keywords with their concepts; where that fails, a keyword is its own concept."""
    return failures.by_document(
        "concepts",
        keywords,
        lambda rows: keyword_forms.settle(rows, _same_documents(mentions, rows, keywords), languages),
        lambda rows: rows.assign(concept=rows["keyword"], kind=""),
    )


def _same_documents(mentions: pd.DataFrame, rows: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions of the documents in `rows`; all mentions when `rows` is the whole table."""
    return mentions if rows is every else mentions[mentions["doc_id"].isin(rows["doc_id"].unique())]
