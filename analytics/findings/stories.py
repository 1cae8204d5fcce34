"""The findings about stories and copies: who had it first, who followed when, and what the dates do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.findings.wording import list_names, number, times
from analytics.stories import stories
from analytics.stories.candidate_pairs import WINDOW

if TYPE_CHECKING:
    import pandas as pd


def timing(rows: pd.DataFrame) -> str:
    """Which source had a story first and how much later the others came; `rows` is `story_documents` of one story."""
    if rows.empty:
        return "No documents to place in time."
    if rows["source"].eq(rows["source"].iloc[0]).all():
        return f"{times(len(rows), 'document')} of one source, {rows['source'].iloc[0]}: nobody to compare it with."
    if rows["date"].eq("").all():
        return f"None of the {times(len(rows), 'document')} has a date: who was first cannot be told."
    own = rows.drop_duplicates("source")
    first = stories.first_sources(rows).iloc[0]
    if not first:
        return f"Who was first cannot be told: {_doubt(own)}. {_lag_sentence(own[_is_later(own)])}".strip()
    begun, others = own[own["source"] == first].iloc[0], own[own["source"] != first]
    if rows["story"].iloc[0] == stories.EVERY:
        return f"The earliest is by {first}, {begun['date']}{_credit(begun)}. {_lag_sentence(others, 'came')}"
    return f"{first} was first, on {begun['date']}{_credit(begun)}. {_lag_sentence(others)}"


def no_story(n_docs: int) -> str:
    """Why there is no story to follow."""
    return (
        f"Not enough data: in {times(n_docs, 'document')} no two sources tell one story, which takes likeness and at"
        f" most {WINDOW} days between them."
    )


def copied_sources(table: pd.DataFrame) -> str:
    """Which source's words were printed later by which other; `table` is `copied_sources`."""
    if table.empty:
        return ""
    told = int(table["n_words_a"].sum() + table["n_words_b"].sum())
    n_words = int(table["n_words"].sum())
    between = (
        f"{times(len(table), 'pair')} of sources {'shares' if len(table) == 1 else 'share'} {times(n_words, 'word')}"
    )
    if not told:
        return f"{between}; the dates do not tell who had them first."
    ways = [(row.n_words_a, row.a, row.b, row) for row in table.itertuples()]
    ways += [(row.n_words_b, row.b, row.a, row) for row in table.itertuples()]
    n, earlier, later, row = max(ways, key=lambda way: (way[0], way[1], way[2]))
    of = f"{number(row.n_agency)} of the {times(row.n_pairs, 'pair')} of articles"
    agency = f"; in {of} an agency is credited, whose text both may print" if row.n_agency else ""
    return (
        f"{between}. The most in one direction: {times(n, 'word')} that {earlier} had before {later}{agency}."
        f" For {times(n_words - told, 'word')} the dates do not tell."
    )


def _is_later(own: pd.DataFrame) -> pd.Series[bool]:
    return own["lag_low"] > 0


def _doubt(own: pd.DataFrame) -> str:
    """Say which sources may each be the first, and why."""
    may = own[~_is_later(own)]
    same = may[may["date_precision"] == "day"]
    shared = {1: "is", 2: "are both"}.get(len(same), "are all")
    parts = [f"{list_names(same['source'])} {shared} of {same['date'].iloc[0]}"] if len(same) else []
    coarse = may[may["date_precision"].isin(["month", "year"])]
    parts += [f"{row.source} says only {row.date}" for row in coarse.itertuples()]
    undated = may.loc[may["date"] == "", "source"]
    if len(undated):
        parts.append(f"{list_names(undated)} {'has' if len(undated) == 1 else 'have'} no date")
    return list_names(parts)


def _lag_sentence(rows: pd.DataFrame, verb: str = "followed") -> str:
    """Say how long after the first the others came, those of one lag together."""
    if rows.empty:
        return ""
    groups = rows.assign(lag=[_lag(row) for row in rows.itertuples()]).groupby("lag", sort=False)["source"].agg(list)
    return f"{list_names(f'{list_names(names)} {verb} {lag}' for lag, names in groups.items())}."


def _lag(row: Any) -> str:
    low, high = int(row.lag_low), int(row.lag_high)
    return f"{times(low, 'day')} later" if low == high else f"{low:,} to {high:,} days later ({row.date})"


def _credit(row: pd.Series) -> str:
    return f" (crediting {row['agency']})" if row["agency"] else ""
