"""Findings about stories and copies: the first source, the lags of the others, and what the dates do not decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.findings.wording import date, list_names, number, times
from analytics.sources.reporting_periods import PEAK
from analytics.stories import stories
from analytics.stories.candidate_pairs import WINDOW

if TYPE_CHECKING:
    import pandas as pd


def timing(rows: pd.DataFrame) -> str:
    """Return the first source of a story and the lags of the others; `rows` is `story_documents` of one story."""
    if rows.empty:
        return "There are no documents with a place in time."
    if rows["source"].eq(rows["source"].iloc[0]).all():
        return (
            f"{times(len(rows), 'document')} of one source ({rows['source'].iloc[0]}), so there is nothing to compare."
        )
    if rows["date"].eq("").all():
        return f"None of the {times(len(rows), 'document')} has a date, so the first source is not known."
    own = rows.drop_duplicates("source")
    first = stories.first_sources(rows).iloc[0]
    if not first:
        undated = set(rows.loc[rows["date"] == "", "source"])
        later = own[_is_later(own) & ~own["source"].isin(undated)]
        return f"The first source in this corpus is not certain: {_doubt(rows)}. {_lag_sentence(later)}".strip()
    first_row, others = own[own["source"] == first].iloc[0], own[own["source"] != first]
    begun = f", {date(first_row['date'])}{_credit(first_row)}"
    if rows["story"].iloc[0] == stories.EVERY:
        return f"The earliest document is from {first}{begun}. {_lag_sentence(others, 'came')}"
    return f"First in this corpus: {first}{begun}. {_lag_sentence(others)}"


def reporting(table: pd.DataFrame) -> str:
    """Return the first dated report, the peak and how much is copied; `table` is `reporting_periods`."""
    if table.empty:
        return ""
    first, peak = table.iloc[0], table[table["event"].str.contains(PEAK)]
    begun = f"First dated report: {date(first['period'])} ({times(int(first['n_docs']), 'document')})."
    most = "".join(
        f" The most: {times(row.n_docs, 'document')} of {times(row.n_sources, 'source')}, {date(row.period)}."
        for row in peak.itertuples()
    )
    n_copied, n_docs = int(table["n_second_hand"].sum()), int(table["n_docs"].sum())
    are = "is a copy or credits an agency" if n_copied == 1 else "are copies or credit an agency"
    return f"{begun}{most}{f' {number(n_copied)} of {number(n_docs)} {are}.' if n_copied else ''}"


def no_story(n_docs: int) -> str:
    """Return the reason why there is no story to follow."""
    return (
        f"Not enough data: in {times(n_docs, 'document')}, no two sources report the same event within {WINDOW} days."
    )


def copied_sources(table: pd.DataFrame) -> str:
    """Return the pair of sources with the most words copied in one direction; `table` is `copied_sources`."""
    if table.empty:
        return ""
    n_dated = int(table["n_words_a"].sum() + table["n_words_b"].sum())
    n_words = int(table["n_words"].sum())
    total = (
        f"{times(len(table), 'pair')} of sources {'shares' if len(table) == 1 else 'share'} {times(n_words, 'word')}"
    )
    if not n_dated:
        return f"{total}. The dates do not show who published them first."
    directions = [(row.n_words_a, row.a, row.b, row) for row in table.itertuples()]
    directions += [(row.n_words_b, row.b, row.a, row) for row in table.itertuples()]
    n, earlier, later, row = max(directions, key=lambda way: (way[0], way[1], way[2]))
    share = f"{number(row.n_agency)} of the {times(row.n_pairs, 'pair')} of articles"
    agency = f"; in {share} an agency is credited, whose text both may print" if row.n_agency else ""
    return (
        f"{total}. The most in one direction: {times(n, 'word')} that {earlier} published before {later}{agency}."
        f" For {times(n_words - n_dated, 'word')} the dates do not show the order."
    )


def _is_later(own: pd.DataFrame) -> pd.Series[bool]:
    return own["lag_low"] > 0


def _doubt(rows: pd.DataFrame) -> str:
    """Return which documents may be the first, and why: an article without a date may be the earliest of all."""
    candidates = rows[~_is_later(rows)]
    dated = candidates[candidates["date_precision"] == "day"].drop_duplicates("source")
    shared = {1: "is", 2: "are both"}.get(len(dated), "are all")
    parts = [f"{list_names(dated['source'])} {shared} dated {date(dated['date'].iloc[0])}"] if len(dated) else []
    coarse = candidates[candidates["date_precision"].isin(["month", "year"])].drop_duplicates(["source", "date"])
    parts += [f"{row.source} has only the date {date(row.date)}" for row in coarse.itertuples()]
    undated = candidates.loc[candidates["date"] == "", "source"].drop_duplicates()
    for has_other, noun in ((False, "no date"), (True, "another article without a date")):
        names = undated[undated.isin(rows.loc[rows["date"] != "", "source"]) == has_other]
        parts += [f"{list_names(names)} {'has' if len(names) == 1 else 'have'} {noun}"] if len(names) else []
    return list_names(parts)


def _lag_sentence(rows: pd.DataFrame, verb: str = "followed") -> str:
    """Return how long after the first the others came, sources with the same lag together."""
    if rows.empty:
        return ""
    groups = rows.assign(lag=[_lag(row) for row in rows.itertuples()]).groupby("lag", sort=False)["source"].agg(list)
    return f"{list_names(f'{list_names(names)} {verb} {lag}' for lag, names in groups.items())}."


def _lag(row: Any) -> str:
    low, high = int(row.lag_low), int(row.lag_high)
    return f"{times(low, 'day')} later" if low == high else f"{low:,} to {high:,} days later ({date(row.date)})"


def _credit(row: pd.Series) -> str:
    return f" (crediting {row['agency']})" if row["agency"] else ""
