"""The distribution of keywords: over periods, over the corpus in order of time, and within one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping, period_excess
from analytics.keywords.keywords import concept_rows, rank_concepts
from analytics.schema import LIST_SEPARATOR
from analytics.stats import matrices

if TYPE_CHECKING:
    from scipy import sparse

    from analytics.corpus.store import Corpus

NO_DATE = "9999"  # after every date


def keyword_timeline(corpus: Corpus, *, top: int = 12, period: str = "month") -> pd.DataFrame:
    """One row per period with documents and keyword among the `top` of `corpus_keywords`; in order of time, then rank.

    `n_docs` of the `n_period` documents of the period have the keyword, 0 included; `share_docs` is `n_docs` /
    `n_period`. `p` is the probability that any keyword has so large a share in any period if the dates were dealt at
    random (`comparisons.excess_p`; copies count once), missing in periods of fewer than 10 documents. `period` is year,
    month, week or day. Documents with a date that is missing or coarser than the period are in the period "".
    """
    has, keywords = _documents_by_best(corpus, top)
    members, periods = _parts(grouping.periods(corpus, period))
    table = _counts(has, keywords, members, periods, "period")
    table["p"] = period_excess.period_excess_p(corpus, has, members, list(periods)).ravel()
    return schema.conform(table, "keyword_timeline")


def keyword_spread(corpus: Corpus, *, top: int = 12, parts: int = 60) -> pd.DataFrame:
    """One row per part of the corpus and keyword among the `top` of `corpus_keywords`: the table of a dispersion plot.

    The documents in order of date, then of id, those without date last, are split into at most `parts` parts of equal
    size; `n_docs` of the `n_part` documents of part number `part`, counted from 1, have the keyword, `share_docs` is
    their share; `first` and `last` are the ends of its dates, "" without dates. Source: the dispersion plots of Scott's
    WordSmith Tools and Gries 2008, "Dispersions and adjusted frequencies in corpora", on documents instead of words.
    """
    if parts < 1:
        raise ValueError(f"parts must be at least 1, got {parts}")
    dates = corpus.documents["date"]
    part = pd.Series(_equal_parts(dates.replace("", NO_DATE), corpus.documents["doc_id"], parts) + 1)
    ends = dates[dates != ""].groupby(part).agg(["min", "max"])
    table = _counts(*_documents_by_best(corpus, top), *_parts(part), "part").rename(columns={"n_period": "n_part"})
    for name, end in (("first", "min"), ("last", "max")):
        table[name] = table["part"].map(ends[end]).astype("str").fillna("")
    return schema.conform(table, "keyword_spread")


def keyword_places(corpus: Corpus, *, top: int = 20) -> pd.DataFrame:
    """One row per position of a keyword in a text, for the `top` of each document, by document, rank and position.

    `place` is the relative position in the text, by code points: 0 is the beginning, 1 the end.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = corpus.stored("keywords")
    rows = rows[rows["rank"] <= top].assign(start=lambda chosen: chosen["starts"].str.split(LIST_SEPARATOR))
    rows = rows.explode("start", ignore_index=True)
    rows = rows[rows["start"].fillna("").ne("")].assign(start=lambda chosen: chosen["start"].astype("int64"))
    length = pd.Series([len(corpus.text[doc_id]) for doc_id in rows["doc_id"]], rows.index, dtype="int64")
    return schema.conform(rows.assign(place=rows["start"] / length), "keyword_places")


def _documents_by_best(corpus: Corpus, top: int) -> tuple[sparse.csr_array, np.ndarray]:
    """Return documents x the `top` keywords as 0 and 1, and the keywords."""
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = concept_rows(corpus)
    best = rank_concepts(rows)[0][:top]
    place = np.full(len(rows.names), -1)
    place[best] = np.arange(len(best))
    among = np.flatnonzero(place[rows.concept] >= 0)
    has = matrices.incidence(rows.doc[among], place[rows.concept[among]], (len(corpus), len(best)))
    return has, np.asarray(rows.names[best])


def _parts(part: pd.Series) -> tuple[sparse.csr_array, np.ndarray]:
    """Return documents x parts as 0 and 1, and the parts in order."""
    part_of, parts = pd.factorize(part, sort=True)
    return matrices.incidence(np.arange(len(part)), part_of, (len(part), len(parts))), parts.to_numpy()


def _counts(
    has: sparse.csr_array, keywords: np.ndarray, members: sparse.csr_array, parts: np.ndarray, name: str
) -> pd.DataFrame:
    """Return one row per part of the corpus and keyword: the documents with it, all documents, and the share."""
    n_docs = (members.T @ has).toarray().ravel()
    n_part = np.repeat(np.asarray(members.sum(axis=0)).ravel(), len(keywords))
    columns = {name: np.repeat(parts, len(keywords)), "keyword": np.tile(keywords, len(parts))}
    return pd.DataFrame({**columns, "n_docs": n_docs, "n_period": n_part, "share_docs": n_docs / n_part})


def _equal_parts(dates: pd.Series, ids: pd.Series, parts: int) -> np.ndarray:
    """Return, for each document, its part of equal size in order of date and id, from 0."""
    order = np.lexsort((ids.to_numpy(dtype=str), dates.to_numpy(dtype=str)))
    part = np.empty(len(order), "int64")
    part[order] = min(parts, len(order)) * np.arange(len(order)) // max(len(order), 1)
    return part
