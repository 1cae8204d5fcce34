"""Findings about the network of names: one sentence with its numbers, made from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

LISTED_BEARERS = 5


def communities(table: pd.DataFrame) -> str:
    """Return the number of linked names and communities, and the most central name; `table` is an `entity_network`."""
    if table.empty:
        return "No two names appear together more often than by chance, so there is no network to draw."
    n = wording.times(int(table["community"].max()), "community")
    leading = table.drop_duplicates("community")["entity"].head(3)
    sentence = f"{wording.times(len(table), 'name')} form {n}, led by {wording.list_names(leading)}"
    between = table.loc[table["betweenness"].idxmax()]
    if between["betweenness"] == 0:
        return f"{sentence}."
    share = wording.percent(between["betweenness"])
    return f"{sentence}. Most links between other names pass through {between['entity']} ({share})."


def pair_times(table: pd.DataFrame, period: str) -> str:
    """Return the pair that rises most above its usual share, and when; `table` is a `pair_timeline`."""
    dated = table[table["period"] != ""]
    if dated.empty:
        return f"No pair of names is in a document with a date that names the {period}."
    if len(set(dated["period"])) == 1:
        return wording.one_period(period, dated["period"].iloc[0])
    sums = dated.groupby(["a", "b"])[["n_docs", "n_period"]].transform("sum")
    usual = sums["n_docs"] / sums["n_period"]
    large = dated["n_period"] >= wording.FEW_DOCUMENTS
    if not (dated["share_docs"] > usual)[large].any():
        return wording.no_rise(period)
    row = (dated["share_docs"] - usual)[large].idxmax()
    best = dated.loc[row]
    share = f"{wording.number(best['n_docs'])} of {wording.times(int(best['n_period']), 'document')}"
    against = f"compared with {wording.percent(usual[row])} over all dates"
    return f"{best['a']} and {best['b']} rise most in {wording.date(best['period'])}: together in {share}, {against}."


def pair_keyness(table: pd.DataFrame, groups: Sequence[str]) -> str:
    """Return the pair that each group names together more than the rest; `table` is a `pair_keyness`."""
    rows = [table[table["group"] == group].iloc[0] for group in groups if (table["group"] == group).any()]
    if not rows:
        return "No pair of names is in a larger share of the documents of one group than of the rest."
    sentence = "; ".join(_pair_sentence(row) for row in rows[:2])
    passing = int((table["q"] < 0.05).sum())  # noqa: PLR2004 - the usual 5 %
    if table["q"].isna().all():
        return f"{sentence}. These are counts without a test: a test needs 5 documents on each side."
    return f"{sentence}. {wording.unlikely(passing, 'pair')}"


def candidates(table: pd.DataFrame) -> str:
    """Return the persons who bear a surname, with their shares; `table` is a `surname_candidates`."""
    shares = [f"{row.entity} in {row.share:.0%}" for row in table.head(LISTED_BEARERS).itertuples()]
    return f"Of the documents that name a {table['surname'].iloc[0]} in full: {wording.list_names(shares)}."


def _pair_sentence(row: pd.Series) -> str:
    own = f"{wording.number(row['n_docs'])} of {wording.times(int(row['n_group']), 'document')}"
    rest = f"{wording.number(row['n_docs_rest'])} of {wording.number(row['n_rest'])}"
    return f"{row['group']} names {row['a']} and {row['b']} together more often ({own}, elsewhere {rest})"
