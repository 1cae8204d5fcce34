"""Which group each document is in: by source, language, topic or period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analytics.corpus import Corpus

GROUPINGS = ("source", "topic", "period", "language")
PERIODS = {"year": 4, "month": 7, "day": 10}  # how many characters of an ISO date name the period


def labels(corpus: Corpus, by: str, *, period: str = "month") -> pd.Series:
    """Return the group of each document of the slice, in its order; "" for a document that is in none."""
    if by not in GROUPINGS:
        raise ValueError(f"by must be one of {', '.join(GROUPINGS)}, got {by!r}")
    if by == "period":
        return periods(corpus, period)
    return _topics(corpus) if by == "topic" else corpus.documents[by].astype("str")


def names(corpus: Corpus, *, by: str, period: str = "month") -> list[str]:
    """Return the groups, the one with the most documents first; periods in order of time."""
    counts = labels(corpus, by, period=period).value_counts().drop("", errors="ignore")
    order = sorted(counts.index, key=lambda name: (-counts[name], name))
    return sorted(order) if by == "period" else order


def periods(corpus: Corpus, period: str) -> pd.Series:
    """Return the period of each document; "" where its date is missing or coarser than the period."""
    if period not in (*PERIODS, "week"):
        raise ValueError(f"period must be year, month, week or day, got {period!r}")
    dates = corpus.documents["date"]
    if period == "week":
        return dates.map(_week).astype("str")
    length = PERIODS[period]
    return dates.where(dates.str.len() >= length, "").str[:length]


def _week(date: str) -> str:
    """Return the ISO week of a full date, "2021-W34"."""
    if len(date) < PERIODS["day"]:
        return ""
    year, week, _ = pd.Timestamp(date).isocalendar()
    return f"{year}-W{week:02d}"


def _topics(corpus: Corpus) -> pd.Series:
    """Return the strongest topic of each document."""
    members = corpus.table("topic_members").sort_values("strength", ascending=False, kind="stable")
    best = members.drop_duplicates("doc_id").set_index("doc_id")["topic"].astype("str")
    found = best.reindex(corpus.documents["doc_id"].astype("str")).fillna("")
    return found.reset_index(drop=True).astype("str")
