"""How many documents the largest topics or sources have in each period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.sources import attention
from analytics.topics import tables as topic_tables

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

ALL = ""  # the group of all documents
LEAST = {"year": 40, "month": 12}  # periods with documents: with fewer, the next shorter period is taken
FREQUENCIES = {"year": "Y", "month": "M", "day": "D"}


def coverage_volume(corpus: Corpus, *, by: str = "topic", top: int = 6, period: str = "") -> pd.DataFrame:
    """One row per group and period from the first to the last one with documents, counts of 0 included.

    The groups are the `top` largest topics or sources (`by`), the largest first, and then "", all documents with a
    date that is precise enough. `n_docs` documents of the group are of the period, `n_group` of all periods. A document
    with passages in several topics counts in each. `period` is year, month or day; without it, see `fitting_period`.
    """
    if by not in ("topic", "source"):
        raise ValueError(f"by must be topic or source, got {by!r}")
    if top < 0:
        raise ValueError(f"top must be at least 0, got {top}")
    period = period or fitting_period(corpus)
    counts = _counts(corpus, by, period)
    counts = counts[counts["period"] != ""]
    if counts.empty:
        return schema.empty("coverage_volume")
    every = grouping.periods(corpus, period).value_counts().drop("", errors="ignore")
    square = counts.pivot_table(index="period", columns="group", values="n_docs", aggfunc="sum", fill_value=0)
    sizes = square.sum().sort_index().sort_values(ascending=False, kind="stable")
    square = square[sizes.index[:top]].assign(**{ALL: every})
    span = pd.period_range(min(every.index), max(every.index), freq=FREQUENCIES[period]).astype("str")
    square = square.reindex(span).fillna(0).astype("int64").rename_axis("period").reset_index()
    table = square.melt("period", var_name="group", value_name="n_docs")
    n_group = table.groupby("group")["n_docs"].transform("sum")
    return schema.conform(table.assign(by=by, n_group=n_group), "coverage_volume")


def fitting_period(corpus: Corpus) -> str:
    """Return year if 40 years have documents, month if 12 months have, else day."""
    used = {name: grouping.periods(corpus, name) for name in LEAST}
    return next((name for name, of in used.items() if of[of != ""].nunique() >= LEAST[name]), "day")


def _counts(corpus: Corpus, by: str, period: str) -> pd.DataFrame:
    if by == "source":
        return attention.timeline(corpus, period=period).rename(columns={"source": "group"})
    table = topic_tables.topic_timeline(corpus, period=period).rename(columns={"topic": "group"})
    return table[table["group"] != schema.NO_TEXT]
