"""Summary of the corpus by source and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def source_summary(corpus: Corpus) -> pd.DataFrame:
    """One row per source, the one with the most documents first.

    `share_removed` is the mean share of words removed as boilerplate; `first` and `last` are its earliest and latest
    date, each as long as its precision, "" without dates.
    """
    documents = corpus.documents
    if documents.empty:
        return schema.empty("source_summary")
    groups = documents.groupby("source")
    table = pd.DataFrame({"n_docs": groups.size(), "n_words": groups["n_words"].sum()})
    table["share_removed"] = groups["share_removed"].mean().round(4)
    table["languages"] = groups["language"].agg(lambda codes: schema.LIST_SEPARATOR.join(sorted(set(codes))))
    dated = documents[documents["date"] != ""].groupby("source")["date"]
    table["first"], table["last"] = dated.min(), dated.max()
    table = table.reset_index().fillna({"first": "", "last": ""})
    return schema.conform(table.sort_values(["n_docs", "source"], ascending=[False, True]), "source_summary")


def by_source_and_language(corpus: Corpus, *, top: int = 15) -> pd.DataFrame:
    """Return the number of documents by source (rows, the `top` largest) and language (columns, the largest first)."""
    documents = corpus.documents
    table = pd.crosstab(documents["source"].astype("str"), documents["language"].astype("str"))
    across = documents["language"].value_counts().index
    down = documents["source"].value_counts().index[:top]
    return table.loc[list(down), list(across)]
