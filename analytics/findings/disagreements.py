"""Sentences about the numbers and claims that the sources of a story give differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.findings import wording

if TYPE_CHECKING:
    import pandas as pd

NONE = "No two independent sources of this story were found to give different numbers of one thing."
LIMITS = (
    "A source counts once with all its copies, and so does a news agency. Read both sentences before you call one"
    " wrong: they can be of different days, or count something else."
)


def disagreements(table: pd.DataFrame) -> str:
    """Return how many disagreements were found, and the first; `table` is `disagreements`."""
    if table.empty:
        return ""
    n_stories = table["story"].nunique()
    where = "" if n_stories == 1 else f" in {wording.times(n_stories, 'story')}"
    found = f"{wording.times(len(table), 'possible disagreement')}{where}."
    first = table.iloc[0]
    if not first["counted"]:
        return f"{found} The first: {_who(first, 'a')} against {_who(first, 'b')}."
    sides = [f"{first[f'number_{side}']} {first['counted']} in {_who(first, side)}" for side in "ab"]
    return f"{found} The first: {sides[0]}, {sides[1]}."


def heading(row: Any) -> str:
    """Return what differs: "missing person reports: 200 or 100"; `row` is one of `disagreements`."""
    if row.counted:
        return f"{row.counted.capitalize()}: {row.number_a} or {row.number_b}"
    return "Another number" if row.number_a else "One affirms and one denies, or they say the opposite"


def _who(row: Any, side: str) -> str:
    n = int(row[f"n_{side}"])
    return f"{row[f'source_{side}']}" + (f" and {n - 1} more" if n > 1 else "")


def side(row: Any, side: str) -> str:
    """Return source, date and number of independent origins of one side: "Reuters, 7 April 2017, and 2 more"."""
    date = wording.date(getattr(row, f"date_{side}")) or "no date"
    n = int(getattr(row, f"n_{side}"))
    return f"{getattr(row, f'source_{side}')} · {date}" + (f" · and {n - 1} more independent" if n > 1 else "")
