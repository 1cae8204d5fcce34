"""Findings about the network of names: one sentence with its numbers, made from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.entities.roles import is_same_role
from analytics.findings import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

LISTED_BEARERS = 5
LISTED_ROLES = 3


def communities(table: pd.DataFrame) -> str:
    """Return the number of linked names and communities, and the most central name; `table` is an `entity_network`."""
    if table.empty:
        return "No two names are linked more than by chance: there is no backbone to draw."
    n = wording.times(int(table["community"].max()), "community")
    leading = table.drop_duplicates("community")["entity"].head(3)
    sentence = f"{wording.times(len(table), 'name')} in {n}, led by {wording.list_names(leading)}"
    between = table.loc[table["betweenness"].idxmax()]
    if between["betweenness"] == 0:
        return f"{sentence}."
    return f"{sentence}; most paths between others lead through {between['entity']} ({between['betweenness']:.0%})."


def pair_times(table: pd.DataFrame, period: str) -> str:
    """Return the pair that rises most above its usual share, and when; `table` is a `pair_timeline`."""
    dated = table[table["period"] != ""]
    if dated.empty:
        return f"No pair of names in a document with a date as exact as a {period}."
    if len(set(dated["period"])) == 1:
        return f"All dates lie in one {period}, {dated['period'].iloc[0]}: nothing to follow over time."
    sums = dated.groupby(["a", "b"])[["n_docs", "n_period"]].transform("sum")
    usual = sums["n_docs"] / sums["n_period"]
    large = dated["n_period"] >= min(wording.FEW_DOCUMENTS, dated["n_period"].max())
    row = (dated["share_docs"] - usual)[large].idxmax()
    best = dated.loc[row]
    share = f"{wording.number(best['n_docs'])} of {wording.times(int(best['n_period']), 'document')}"
    against = f"against {usual[row]:.0%} over all dates"
    return f"{best['a']} and {best['b']} rise most in {best['period']}: together in {share}, {against}."


def pair_keyness(table: pd.DataFrame, groups: Sequence[str]) -> str:
    """Return the pair that each group names together more than the rest; `table` is a `pair_keyness`."""
    rows = [table[table["group"] == group].iloc[0] for group in groups if (table["group"] == group).any()]
    if not rows:
        return "No pair of names is joined in a larger share of one group's documents than of the rest."
    sentence = "; ".join(_pair_sentence(row) for row in rows[:2])
    passing = int((table["q"] < 0.05).sum())  # noqa: PLR2004 - the usual 5 %
    if table["q"].isna().all():
        return f"{sentence}. Descriptive only: 5 documents on each side are needed for a test."
    verb = "passes" if passing == 1 else "pass"
    return f"{sentence}. {wording.times(passing, 'pair')} of those listed {verb} q < .05."


def candidates(table: pd.DataFrame) -> str:
    """Return the persons who bear a surname, with their shares; `table` is a `surname_candidates`."""
    shares = [f"{row.entity} in {row.share:.0%}" for row in table.head(LISTED_BEARERS).itertuples()]
    return f"Of the documents that name a {table['surname'].iloc[0]} in full: {wording.list_names(shares)}."


def roles(table: pd.DataFrame) -> str:
    """Return what the texts say a person is; `table` is a `role_counts` of one person, "" for an empty one.

    The sentence has the leading roles that say something new: "President" is left out beside "US President".
    """
    if table.empty:
        return ""
    chosen: list[pd.Series] = []
    for _, row in table.iterrows():
        if not any(is_same_role(row["role"], other["role"]) for other in chosen):
            chosen.append(row)
    shown = [f"{row['role']} ({wording.times(int(row['n_docs']), 'document')})" for row in chosen[:LISTED_ROLES]]
    rest = len(chosen) - LISTED_ROLES
    more = f"; {wording.times(rest, 'other role')}" if rest > 0 else ""
    return f"{table['entity'].iloc[0]}: {'; '.join(shown)}{more}."


def role_differences(table: pd.DataFrame, counts: pd.DataFrame) -> str:
    """Return which source gives a person another role than the others do, "" where none clearly does.

    `table` is a `roles_by_source`, `counts` the `role_counts` of the same slice and persons.
    """
    leading = counts.drop_duplicates("entity").set_index("entity")["role"]
    clear = table[table["q"] < 0.05]  # noqa: PLR2004 - the usual 5 %
    other = [not is_same_role(row.role, leading[row.entity]) for row in clear.itertuples()]
    if not any(other):
        return ""
    row = clear[other].iloc[0]
    own = f"{wording.number(row['n_docs'])} of {wording.times(int(row['n_source']), 'document')}"
    rest = f"{wording.number(row['n_docs_rest'])} of {wording.number(row['n_rest'])}"
    usual = f"most often {row['entity']} is called {leading[row['entity']]}"
    return f"{row['source']} calls {row['entity']} {row['role']} in {own} with a role, the others in {rest}; {usual}."


def _pair_sentence(row: pd.Series) -> str:
    own = f"{wording.number(row['n_docs'])} of {wording.times(int(row['n_group']), 'document')}"
    rest = f"{wording.number(row['n_docs_rest'])} of {wording.number(row['n_rest'])}"
    return f"{row['group']} joins {row['a']} and {row['b']} more often ({own}, elsewhere {rest})"
