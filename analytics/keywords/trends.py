"""When and where keywords stand: over periods, over the corpus in order of time, and within one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.keywords.keywords import rank_concepts, with_documents
from analytics.schema import LIST_SEPARATOR
from analytics.stats import matrices

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

NO_DATE = "9999"  # after every date


def keyword_timeline(corpus: Corpus, *, top: int = 12, period: str = "month") -> pd.DataFrame:
    """One row per period with documents and keyword among the `top` of `corpus_keywords`; in order of time, then rank.

    `n_docs` of the `n_period` documents of the period have it among their keywords, 0 included; `share_docs` is
    `n_docs` / `n_period`. `period` is year, month, week or day. Documents whose date is missing or coarser than the
    period stand under the period "".
    """
    periods = grouping.periods(corpus, period)
    return schema.conform(_by_part(corpus, periods, "period", top), "keyword_timeline")


def keyword_spread(corpus: Corpus, *, top: int = 12, parts: int = 60) -> pd.DataFrame:
    """One row per stretch of the corpus and keyword among the `top` of `corpus_keywords`; a dispersion plot as a table.

    The documents in order of date, those of one date by id, those without date last, are cut into at most `parts`
    stretches of equal size; `n_docs` of the `n_part` documents of stretch `part`, counted from 1, have the keyword,
    `share_docs` is their share; `first` and `last` are the ends of its dates, "" without. Source: the barcodes of
    Scott's WordSmith Tools and Gries 2008, "Dispersions and adjusted frequencies in corpora", on documents instead of
    words.
    """
    if parts < 1:
        raise ValueError(f"parts must be at least 1, got {parts}")
    dates = corpus.documents["date"]
    part = pd.Series(_stretches(dates.replace("", NO_DATE), corpus.documents["doc_id"], parts) + 1)
    ends = dates[dates != ""].groupby(part).agg(["min", "max"])
    table = _by_part(corpus, part, "part", top).rename(columns={"n_period": "n_part"})
    for name, end in (("first", "min"), ("last", "max")):
        table[name] = table["part"].map(ends[end]).astype("str").fillna("")
    return schema.conform(table, "keyword_spread")


def keyword_places(corpus: Corpus, *, top: int = 20) -> pd.DataFrame:
    """One row per place of a keyword in a text, for the `top` of each document; in order of document, rank and place.

    `place` is how far into the text it stands, in code points: 0 is the beginning, 1 the end.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = corpus.stored("keywords")
    rows = rows[rows["rank"] <= top].assign(start=lambda kept: kept["starts"].str.split(LIST_SEPARATOR))
    rows = rows.explode("start", ignore_index=True)
    rows = rows[rows["start"].fillna("").ne("")].assign(start=lambda kept: kept["start"].astype("int64"))
    length = pd.Series([len(corpus.text[doc_id]) for doc_id in rows["doc_id"]], rows.index, dtype="int64")
    return schema.conform(rows.assign(place=rows["start"] / length), "keyword_places")


def _by_part(corpus: Corpus, part: pd.Series, name: str, top: int) -> pd.DataFrame:
    """Return parts of the corpus x its best keywords: documents that have it, of how many, and their share."""
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = with_documents(corpus)
    best = list(rank_concepts(rows).head(top).index.astype("str"))
    rows = rows[rows["concept"].isin(best)]
    n_docs = pd.crosstab(part.to_numpy()[rows["doc"]], rows["concept"].astype("str"))
    n_part = part.value_counts().sort_index()
    table = n_docs.reindex(n_part.index, columns=best, fill_value=0).rename_axis(index=name, columns=None).reset_index()
    table = table.melt(name, var_name="keyword", value_name="n_docs")
    table["n_period"] = table[name].map(n_part).astype("int64")
    table["share_docs"] = matrices.share(table["n_docs"].to_numpy("float64"), table["n_period"].to_numpy("float64"))
    return table.sort_values(name, kind="stable")


def _stretches(dates: pd.Series, ids: pd.Series, parts: int) -> np.ndarray:
    """Return for each document, in order of date and id, the stretch of equal size that it falls into, from 0."""
    order = np.lexsort((ids.to_numpy(dtype=str), dates.to_numpy(dtype=str)))
    found = np.empty(len(order), "int64")
    found[order] = min(parts, len(order)) * np.arange(len(order)) // max(len(order), 1)
    return found
