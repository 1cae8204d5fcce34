"""Which group each document is in: by source, language, topic, period or any text column of `documents`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from analytics.corpus import Corpus

GROUPINGS = ("source", "topic", "period", "language")
COLUMNS = tuple(name for name, dtype in schema.TABLES["documents"].columns.items() if dtype == "str")
PERIODS = {"year": 4, "month": 7, "day": 10}  # how many characters of an ISO date name the period


def labels(corpus: Corpus, by: str, *, period: str = "month") -> pd.Series:
    """Return the group of each document of the slice, in its order; "" for a document that is in none.

    `by` is one of `GROUPINGS` or a text column of `documents`, each value of which is a group: author, agency, ...
    """
    if by not in (*GROUPINGS, *COLUMNS):
        raise ValueError(
            f"by must be one of {', '.join(GROUPINGS)} or a text column of documents, as author or agency, got {by!r}"
        )
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


def parts(sources: np.ndarray, dates: np.ndarray) -> np.ndarray:
    """Return the part of each document that evenness is measured over, as numbers from 0: its source.

    Documents of one source are parted into thirds of equal size in order of date, those without date at the end.
    """
    codes, several = pd.factorize(sources)
    if len(several) > 1:
        return codes
    order = np.argsort(np.where(dates == "", "9999", dates), kind="stable")
    thirds = np.empty(len(order), "int64")
    thirds[order] = 3 * np.arange(len(order)) // max(len(order), 1)
    return thirds


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
