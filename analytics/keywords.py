"""What documents, and the corpus as a whole, are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import counting, grouping, schema

if TYPE_CHECKING:
    from analytics.corpus import Corpus


def keywords(corpus: Corpus, *, top: int = 20) -> pd.DataFrame:
    """One row per document and keyword, the best `top` of each document, in the order of the corpus.

    `score` lies in 0..100, the best of the document at 100; `n` is how often the keyword occurs, `start` its first
    place and `starts` all of them; `key` is the form under which its inflections are one; `yake` is YAKE's own score,
    lower is better, where YAKE ranked. See `reading.news_keywords` and `reading.yake` for the two rankings.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = corpus.table("keywords")
    return schema.conform(rows[rows["rank"] <= top], "keywords")


def corpus_keywords(corpus: Corpus, *, min_docs: int = 1, top: int | None = None) -> pd.DataFrame:
    """One row per keyword, ranked by the number of documents that have it among their keywords.

    Forms of one key, such as inflections, are one keyword, shown in the form most documents use. Ties are broken by the
    summed score. `share_docs` is `n_docs` / all documents; `n_sources` and `languages` are those of the documents.
    `first` and `last` are the ends of their dates, each as long as its precision, "" without dates. `dispersion` is
    how evenly its documents are spread over the sources, or within one source over the thirds of its documents in
    order of date: 1 is as all documents are, 0 all in the smallest part; missing for a single document. It is
    1 - DPnorm (`counting.evenness`; Gries 2008, Lijffijt & Gries 2012).
    Ranking by documents agrees between two halves of a corpus (overlap@50 .87), summing 1 / YAKE does not (.38).
    """
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = _with_documents(corpus)
    if rows.empty:
        return schema.empty("corpus_keywords")
    table = _ranked(rows)
    table["dispersion"] = _dispersion(rows, corpus.documents).reindex(table.index.astype("str"))
    table["share_docs"] = table["n_docs"] / len(corpus)
    table["rank"] = np.arange(1, len(table) + 1)
    table = table[table["n_docs"] >= min_docs]
    return schema.conform(table.head(top) if top else table, "corpus_keywords")


def keyword_timeline(corpus: Corpus, *, top: int = 12, period: str = "month") -> pd.DataFrame:
    """One row per period with documents and keyword among the `top` of `corpus_keywords`; in order of time, then rank.

    `n_docs` of the `n_period` documents of the period have it among their keywords, 0 included; `share_docs` is
    `n_docs` / `n_period`. `period` is year, month, week or day. Documents whose date is missing or coarser than the
    period stand under the period "".
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    periods = grouping.periods(corpus, period)
    rows = _with_documents(corpus)
    if rows.empty:
        return schema.empty("keyword_timeline")
    best = _ranked(rows).head(top)["keyword"]
    once = rows[rows["key"].isin(best.index)].drop_duplicates(["key", "doc"])
    n_docs = pd.crosstab(periods.to_numpy()[once["doc"]], once["key"].astype("str"))
    n_period = periods.value_counts().sort_index()
    table = n_docs.reindex(n_period.index, columns=best.index.astype("str"), fill_value=0).set_axis(best, axis=1)
    table = table.rename_axis("period").reset_index().melt("period", var_name="keyword", value_name="n_docs")
    table["n_period"] = table["period"].map(n_period)
    table["share_docs"] = table["n_docs"] / table["n_period"]
    return schema.conform(table.sort_values("period", kind="stable"), "keyword_timeline")


def _with_documents(corpus: Corpus) -> pd.DataFrame:
    rows = corpus.table("keywords")
    at = corpus.positions(rows["doc_id"])
    documents = corpus.documents
    return rows.assign(
        doc=at,
        key=rows["key"].astype("category"),
        source=documents["source"].to_numpy()[at],
        language=documents["language"].to_numpy()[at],
        date=documents["date"].to_numpy(dtype=object)[at],
    )


def _ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per key of keywords, the best first."""
    order = ["n_docs", "total", "keyword"]
    return _summed(rows).sort_values(order, ascending=[False, False, True], kind="stable")


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per key of keywords; a document that has it in two forms counts once."""
    once = rows.drop_duplicates(["key", "doc"])
    groups = once.groupby("key", sort=True, observed=True)
    table = pd.DataFrame({"n_docs": groups.size(), "total": groups["score"].sum()})
    table["n_sources"] = once.drop_duplicates(["key", "source"]).groupby("key", observed=True).size()
    table["languages"] = table.index.map(_languages(once))
    table["keyword"] = _labels(rows)
    dated = once[once["date"] != ""].sort_values("date", kind="stable")  # quicker than min and max of groups of texts
    for end in ("first", "last"):
        ends = dated.drop_duplicates("key", keep=end).set_index("key")["date"]
        table[end] = ends.reindex(table.index).fillna("")
    return table


def _dispersion(rows: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """Return how evenly the documents of each key are spread over the parts of the corpus."""
    parts = grouping.parts(*documents[["source", "date"]].to_numpy(dtype=object).T)
    key = rows["key"].cat
    cells = counting.incidence(rows["doc"].to_numpy(), key.codes.to_numpy(), (len(parts), len(key.categories)))
    return pd.Series(counting.evenness(cells, parts), index=key.categories.astype("str"))


def _languages(rows: pd.DataFrame) -> dict[str, str]:
    """Give the language codes of each key, joined; plain Python, as pandas takes seconds to join groups."""
    pairs = rows[["key", "language"]].drop_duplicates().sort_values(["key", "language"])
    found: dict[str, list[str]] = {}
    for key, language in zip(pairs["key"], pairs["language"], strict=True):
        found.setdefault(key, []).append(language)
    return {key: schema.LIST_SEPARATOR.join(codes) for key, codes in found.items()}


def _labels(rows: pd.DataFrame) -> pd.Series:
    """Return the form that most documents use, per key of keywords; the first in the alphabet when they tie."""
    forms = rows.groupby(["key", "keyword"], observed=True).size().reset_index(name="n")
    best = forms.sort_values(["key", "n", "keyword"], ascending=[True, False, True])
    return best.drop_duplicates("key").set_index("key")["keyword"]
