"""Findings about the network of names: one sentence with its numbers, made from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.entities.pair_counts import LONG_WORDS
from analytics.entities.roles import FEWEST, is_same_role
from analytics.findings import supported, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.entities.leading_document import LeadingDocument

LISTED_BEARERS = 5
LEAST_BETWEEN = 0.1  # of the shortest paths
LISTED_ROLES = 3


def communities(table: pd.DataFrame, leading: LeadingDocument | None = None) -> str:
    """Return the number of linked names and communities, and a name in the middle; `table` is an `entity_network`.

    A name is in the middle if a tenth of the shortest paths lead through it; with less, many names are alike. If one
    document, `leading`, has most of the pairs of the backbone, the sentence says only that.
    """
    if table.empty:
        return "No two names appear together more often than by chance, so there is no network to draw."
    if leading is not None:
        return f"{leading_document(leading)} So this network shows that document more than the others."
    n = wording.times(int(table["community"].max()), "community")
    leading = table.drop_duplicates("community")["entity"].head(3)
    sentence = f"{wording.times(len(table), 'name')} form {n}, led by {wording.list_names(leading)}"
    between = table.loc[table["betweenness"].idxmax()]
    if between["betweenness"] < LEAST_BETWEEN:
        return f"{sentence}."
    share = wording.percent(between["betweenness"])
    return f"{sentence}. {between['entity']} is on {share} of the shortest paths between the others."


def most_frequent_pair(pairs: pd.DataFrame, n_docs: int) -> str:
    """Return the pair that most of the `n_docs` documents have; `pairs` is an `entity_pairs` by document, not empty."""
    first = pairs.iloc[0]
    if first["n_docs"] == 1 < n_docs:
        return "No two names are together in more than one document."
    share = f"{wording.number(first['n_docs'])} of {wording.times(n_docs, 'document')}"
    return f"{first['a']} and {first['b']} are named together most: in {share}."


def leading_document(leading: LeadingDocument | None) -> str:
    """Return that one document alone has most of the pairs; "" if none has."""
    if leading is None:
        return ""
    share = f"{wording.number(leading.n_pairs)} of {wording.number(leading.n_all)}"
    return f"Most pairs ({share}) are only in one document, “{leading.title or leading.doc_id}”."


def long_documents(n: int) -> str:
    """Return how pairs are counted in `n` long documents; "" if there are none."""
    if not n:
        return ""
    has, there = ("has", "In it") if n == 1 else ("have", "In these")
    return (
        f"{wording.times(n, 'document')} {has} more than {LONG_WORDS:,} words. {there}, two names are together only if"
        " they are in the same sentence."
    )


def pair_times(table: pd.DataFrame, period: str) -> str:
    """Return the pair whose rise in one period is the most certain, and when; `table` is a `pair_timeline`."""
    dated = supported.with_other_periods(table, ["a", "b"])
    if dated.empty:
        return f"No pair of names is in a document with a date that names the {period}."
    if len(set(dated["period"])) == 1:
        return wording.one_period(period, dated["period"].iloc[0])
    best = supported.best_excess(dated)
    if best is None:
        return supported.no_rise(dated, "pair of names", period)
    rise = f"{best['a']} and {best['b']} rise most clearly in {wording.date(best['period'])}"
    return f"{rise}: {supported.rise(best, 'together', period)}."


@supported.with_years
def pair_keyness(table: pd.DataFrame, groups: Sequence[str]) -> str:
    """Return the pair that each group names together more than the rest, beyond chance; `table` is a `pair_keyness`."""
    own = table[table["group"].isin(groups)]
    if own.empty:
        return "No pair of names is in a larger share of the documents of one group than of the rest."
    if own["q"].isna().all():
        return (
            f"{_pair_sentences(own, groups)}. These are counts without a test: a test needs 5 documents on each side."
        )
    told = supported.passing_rows(own, "q")
    if told.empty:
        return f"None of the {wording.times(len(own), 'listed pair')} is more frequent in one group than chance allows."
    return f"{_pair_sentences(told, groups)}. {supported.n_passing(own, 'pair')}."


def _pair_sentences(table: pd.DataFrame, groups: Sequence[str]) -> str:
    rows = [table[table["group"] == group].iloc[0] for group in groups if (table["group"] == group).any()]
    return "; ".join(_pair_sentence(row) for row in rows[:2])


def candidates(table: pd.DataFrame) -> str:
    """Return the persons who bear a surname, with their shares; `table` is a `surname_candidates`."""
    shares = [f"{row.entity} in {row.share:.0%}" for row in table.head(LISTED_BEARERS).itertuples()]
    return f"Of the documents that name a {table['surname'].iloc[0]} in full: {wording.list_names(shares)}."


LINK_REASONS = {
    "text": "the only full name with it in this article",
    "title": "the title before it fits",
    "source and month": "the full name in this source in the same month",
    "month": "the full name in articles of the same month",
    "year": "the full name in articles of the same year",
    "corpus": "the usual full name in this corpus",
    "user": "by a correction",
}


def surname_link(link: str) -> str:
    """Return the `link` of a row of `evidence` in words: “Trump” is counted as Donald Trump (by a correction)."""
    surface, _, rest = link.partition(" → ")
    entity, _, rule = rest.rpartition(", by ")
    return f"“{surface}” is counted as {entity} ({LINK_REASONS[rule]})"


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
    """Return which source gives a person another role than the others do, "" if none passes the test.

    `table` is a `roles_by_source`, `counts` the `role_counts` of the same slice and persons.
    """
    leading = counts.drop_duplicates("entity").set_index("entity")["role"]
    clear = table[(table["q"] < 0.05) & (table["n_docs"] >= FEWEST)]  # noqa: PLR2004 - the usual 5 %
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
    return f"{row['group']} names {row['a']} and {row['b']} together more often ({own}, elsewhere {rest})"
