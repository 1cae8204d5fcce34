"""Findings about two sides: how often each writes about the focus, how each names it, what only one says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import supported, wording

if TYPE_CHECKING:
    import pandas as pd

    from analytics.comparison.sides import Sides
    from analytics.corpus.compared_groups import CommonYears

FEW = 5  # documents of a side: with fewer, counts are given and no shares


def has_shares(table: pd.DataFrame) -> bool:
    """Return whether a row has enough documents of a side for a share; `table` is `comparison_share`."""
    return bool((table[["n_a", "n_b"]] >= FEW).any(axis=None))


def how_often(table: pd.DataFrame, names: tuple[str, str], focus: str) -> str:
    """Return whether one side writes more often about the focus; `table` is `comparison_share`."""
    total = table.iloc[-1]
    if min(total["n_a"], total["n_b"]) < FEW:
        counts = (_count(total, side, name) for side, name in zip("ab", names, strict=True))
        return f"Too few articles to compare how often {focus} is mentioned. {'; '.join(counts)}."
    points = wording.points(abs(total["difference"])).lstrip("+")
    interval = f"95% interval {wording.points(total['low'])} to {wording.points(total['high'])}"
    within = " in the same years" if table["period"].ne("").sum() > 1 else ""
    if total["low"] <= 0 <= total["high"]:
        return f"No clear difference in how often {names[0]} and {names[1]} mention {focus}{within} ({interval})."
    more, less = names if total["difference"] > 0 else names[::-1]
    return f"{more} mentions {focus} more often than {less}{within}: {points} percentage points more ({interval})."


def counts(table: pd.DataFrame, names: tuple[str, str]) -> str:
    """Return the counts of both sides: "CNN: 61 of 71 articles, 86%"; `table` is `comparison_share`."""
    total = table.iloc[-1]
    each = "; ".join(_count(total, side, name) for side, name in zip("ab", names, strict=True))
    several = table["period"].ne("").sum() > 1
    return f"{each}.{' The difference compares articles of the same year.' if several else ''}"


def how_named(table: pd.DataFrame, names: tuple[str, str]) -> str:
    """Return the form that differs most of those that pass the test; `table` is `comparison_forms`."""
    if table.empty or min(table[["n_a", "n_b"]].min()) < FEW:
        return ""
    passing = supported.passing_rows(table)
    if passing.empty:
        return "No form of the name differs clearly between the two."
    row = passing.iloc[0]
    shares = " and ".join(
        f"in {row[f'n_docs_{side}']:,} of {row[f'n_{side}']:,} articles of {name}"
        for side, name in zip("ab", names, strict=True)
    )
    return f"They name it differently: “{row['form']}” is {shares} ({supported.p_note(row['p'])})."


def years(compared: Sides, every: tuple[int, int]) -> str:
    """Return which years are compared and why; `every` are the articles of both sides in all years and undated ones."""
    n = compared.n_common
    common = f" {wording.times(n, 'article')} of both sides {'is' if n == 1 else 'are'} left out." if n else ""
    if not compared.years:
        return f"The dates show no year that both have, so all articles are compared.{common}"
    left_out = [n - len(part) for n, part in zip(every, (compared.a, compared.b), strict=True)]
    pairs = zip(left_out, compared.names, strict=True)
    outside = " and ".join(f"{wording.times(n, 'article')} of {name}" for n, name in pairs if n)
    left = f" Left out, because they have another year or no date: {outside}." if outside else ""
    span = wording.years(compared.years)
    return f"The comparison covers the years in which both have dated articles: {span}.{left}{common}"


def common_years(found: CommonYears, *, limited: bool) -> str:
    """Return which years a comparison of two groups is limited to, or what comparing all years can mean."""
    n = found.n_left_out
    if limited:
        are = "is" if n == 1 else "are"
        return f"{wording.times(n, 'document')} of other years or without a date {are} left out."
    span = wording.years(found.years)
    return f"All years are compared. Both have documents in {span} only, so differences can come from the other years."


def words(table: pd.DataFrame) -> str:
    """Return how many words pass the test; `table` is `comparison_words`."""
    if table.empty:
        return "No words could be compared. That needs articles of both sides in one language, with the focus."
    if table["q"].isna().all():
        return "Too few articles to test which words differ."
    n = int((table["q"] < 0.05).sum())  # noqa: PLR2004 - the usual limit of a false discovery rate
    if n == 0:
        return "No word passes the test (q < 0.05). Even the largest differences may be chance."
    passing = "word passes" if n == 1 else "words pass"
    return f"{wording.number(n)} {passing} the test (q < 0.05): so large a difference is unlikely to be chance."


def speakers(table: pd.DataFrame, names: tuple[str, str]) -> list[tuple[str, str]]:
    """Return who is quoted by both sides and by one alone, each as a heading and a list of names."""
    headings = (("both", "Both"), ("a", f"Only {names[0]}"), ("b", f"Only {names[1]}"))
    return [
        (heading, wording.list_names(listed, most=10))
        for side, heading in headings
        if len(listed := table.loc[table["side"] == side, "entity"])
    ]


def _count(total: pd.Series, side: str, name: str) -> str:
    share = f", {total[f'share_{side}']:.0%}" if total[f"n_{side}"] >= FEW else ""
    return f"{name}: {total[f'n_docs_{side}']:,} of {wording.times(int(total[f'n_{side}']), 'article')}{share}"
