"""The sentence about keywords that rise and fall between two periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import supported, wording
from analytics.keywords.changes import FALLING, RISING

if TYPE_CHECKING:
    import pandas as pd


def keyword_changes(table: pd.DataFrame) -> str:
    """Return what rises and what falls most clearly, of the keywords that pass the test."""
    if table.empty:
        return (
            "Nothing can be compared. A comparison needs a source with documents before and after a date, and a"
            " keyword in five of them."
        )
    since = wording.date(table["since"].iloc[0])
    rows = passing(table)
    if rows.empty:
        return f"No keyword rises or falls since {since} by more than chance allows, within the same sources."
    parts = [_leading(rows[rows["direction"] == direction], direction) for direction in (RISING, FALLING)]
    return " ".join([f"Since {since}, within the same sources:", *filter(None, parts)])


def passing(table: pd.DataFrame) -> pd.DataFrame:
    """Return the keywords whose change is larger than chance allows."""
    return supported.passing_rows(table, "q")


def _leading(rows: pd.DataFrame, direction: str) -> str:
    if rows.empty:
        return f"no keyword is {direction} by more than chance allows."
    best = rows.iloc[0]
    now, before = (best["n_docs"], best["n_group"]), (best["n_docs_rest"], best["n_rest"])
    now, before = (now, before) if direction == RISING else (before, now)
    sizes = f"{supported.share(*now)} since then, {supported.share(*before)} before"
    others = wording.times(len(rows), f"{direction} keyword")
    return f"{others}, most clearly {best['keyword']} ({sizes})."


def new_statements(table: pd.DataFrame, since: str) -> str:
    """Return how many statements of several independent sources are new since a date; `table` is `statements`."""
    when = wording.date(since)
    if table.empty:
        return f"No statement of two independent sources or more was found that is new since {when}."
    first = table.iloc[0]
    counted = f"{wording.times(len(table), 'statement')} of two independent sources or more"
    n_independent, n_docs = int(first["n_independent"]), wording.times(int(first["n_docs"]), "document")
    return (
        f"New since {when}: {counted}. The first, of {n_independent} independent sources in {n_docs}: “{first['text']}”"
    )
