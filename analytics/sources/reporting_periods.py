"""When a story or a subject was reported: its first dated report, its peak, and how much of it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics import schema
from analytics.corpus import grouping
from analytics.sources import coverage_volume
from analytics.stories import stories

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

FIRST, PEAK = "first", "peak"
FEWEST_AT_PEAK = 2  # documents: one document is not a peak


def reporting_periods(corpus: Corpus, *, story: str = stories.EVERY, period: str = "") -> pd.DataFrame:
    """One row per period with documents of one story, or with "*" of all documents of the slice, in order of time.

    `n_docs` documents of `n_sources` sources are of the period; `n_second_hand` of them are certainly copies or credit
    a news agency, see `stories.story_documents`. `event` is "first" for the earliest period, "peak" for the one with
    the most documents, "first; peak" for both, else "". Without one period that has more documents than every other,
    none is the peak. `period` is year, month or day, and a document whose date is less precise is left out; without
    it, see `coverage_volume.fitting_period`.
    """
    rows = stories.story_documents(corpus, story=story, min_docs=1)
    part = corpus.take(corpus.positions(rows["doc_id"]))
    period = period or coverage_volume.fitting_period(part)
    period_of = dict(zip(part.doc_ids, grouping.periods(part, period), strict=True))  # the rows are in order of time
    rows = rows.assign(period=rows["doc_id"].map(period_of))
    rows = rows.assign(n_second_hand=rows["second_hand"].fillna(value=False).astype("int64"))
    groups = rows[rows["period"] != ""].groupby("period", sort=True)
    table = groups.agg(
        n_docs=("doc_id", "size"), n_sources=("source", "nunique"), n_second_hand=("n_second_hand", "sum")
    )
    if table.empty:
        return schema.empty("reporting_periods")
    table = table.reset_index()
    return schema.conform(table.assign(event=_events(table["n_docs"].to_numpy())), "reporting_periods")


def _events(n_docs: np.ndarray) -> list[str]:
    """Return the event of each period."""
    most = n_docs.max()
    is_peak = (n_docs == most) & (most >= FEWEST_AT_PEAK) & (np.count_nonzero(n_docs == most) == 1)
    names = ((FIRST if at == 0 else "", PEAK if one else "") for at, one in enumerate(is_peak))
    return [schema.LIST_SEPARATOR.join(filter(None, pair)) for pair in names]
