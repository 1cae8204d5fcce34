"""The documents that have a tag of the user: the article itself has it, or one of its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema
from analytics.corpus.sentence_tags import sentence_tags, tagged_documents
from analytics.corpus.tags import article_tags

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def document_tags(corpus: Corpus) -> pd.DataFrame:
    """Return doc_id and tag, once for each document and tag, in the order of the corpus, then of the tag."""
    found = corpus.root.once(_of_corpus)
    return found[found["doc_id"].isin(set(corpus.doc_ids))].reset_index(drop=True)


def names(corpus: Corpus) -> pd.Index:
    """Return the tags of the corpus, the one with the most documents first."""
    counts = corpus.once(_of_corpus)["tag"].value_counts()
    return pd.Index(sorted(counts.index, key=lambda tag: (-counts[tag], tag)), dtype="str")


def tag_counts(corpus: Corpus) -> pd.DataFrame:
    """One row per tag x source that has it: documents and sentences with the tag, the most frequent tags first.

    `n_docs` counts the documents of the source of which the article or a sentence has the tag, `n_articles` those whose
    article has it, `n_sentences` the tagged sentences. `share_docs` is `n_docs` of the `n_source` documents.
    """
    tagged = document_tags(corpus)
    if tagged.empty:
        return schema.empty("tag_counts")
    sources = corpus.documents.set_index("doc_id")["source"].astype("str")
    counted = [
        _by_tag_and_source(table, sources).rename(name)
        for name, table in (
            ("n_docs", tagged),
            ("n_articles", corpus.root.once(article_tags).drop_duplicates()),
            ("n_sentences", sentence_tags(corpus)),
        )
    ]
    table = pd.concat(counted, axis="columns").fillna(0).reset_index()
    table["n_source"] = table["source"].map(sources.value_counts())
    table["share_docs"] = table["n_docs"] / table["n_source"]
    rank = table["tag"].map({name: place for place, name in enumerate(names(corpus.root))})
    ordered = table.assign(rank=rank).sort_values(["rank", "n_docs", "source"], ascending=[True, False, True])
    return schema.conform(ordered, "tag_counts")


def _by_tag_and_source(table: pd.DataFrame, sources: pd.Series) -> pd.Series:
    source = table["doc_id"].astype("str").map(sources.to_dict())
    known = pd.DataFrame({"tag": table["tag"].astype("str"), "source": source}).dropna()
    return known.groupby(["tag", "source"]).size()


def _of_corpus(corpus: Corpus) -> pd.DataFrame:
    both = pd.concat([corpus.once(article_tags), tagged_documents(corpus)]).drop_duplicates()
    return both.sort_values("tag", kind="stable").sort_values("doc_id", kind="stable", key=corpus.positions)
