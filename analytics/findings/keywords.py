"""Findings about keywords and terms: one sentence with its numbers, made from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import supported, wording
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


def keywords(table: pd.DataFrame, n_docs: int) -> str:
    """Return the keywords that most documents have."""
    if table.empty:
        return "There are no keywords: no document has text that can be split into words."
    shared = table[table["n_sources"] > 1]
    table = shared if len(shared) else table  # keywords of a single source are named only if there are no others
    top = table.iloc[0]
    if top["n_docs"] == 1:
        return f"No keyword is shared: {wording.times(len(table), 'keyword')}, each in one document only."
    leading = table[table["n_docs"] == top["n_docs"]]["keyword"]
    are = "is a keyword" if len(leading) == 1 else "are keywords"
    share = f"{wording.number(top['n_docs'])} of {wording.times(n_docs, 'document')}"
    return f"{wording.list_names(leading)} {are} in {share}."


def unusual(table: pd.DataFrame) -> str:
    """Return the keywords that are most frequent compared with general language; `table` is ranked by `general`."""
    rows = table[table["general"] > 0]
    if rows.empty:
        return "No keyword is more frequent here than in general texts, or there is no word list for the language."
    return f"Compared with general texts, the most unusual keywords are {wording.list_names(rows['keyword'].head(4))}."


def keyword_times(table: pd.DataFrame, period: str) -> str:
    """Return the keyword whose rise in one period is the most certain, and when; `table` is a `keyword_timeline`."""
    if table.empty:
        return "There are no keywords: no document has text that can be split into words."
    dated = supported.with_other_periods(table, ["keyword"])
    if dated.empty:
        return f"No document has a date that names the {period}."
    if len(set(dated["period"])) == 1:
        return wording.one_period(period, dated["period"].iloc[0])
    best = supported.best_excess(dated)
    if best is None:
        return supported.no_rise(dated, "keyword", period)
    rises = f"{best['keyword']} rises most clearly in {wording.date(best['period'])}"
    return f"{rises}: {supported.rise(best, 'it is a keyword', period)}."


def collocates(table: pd.DataFrame, query: str) -> str:
    """Return the words that are most clearly near a search, by language; `table` is a `collocates`."""
    if table.empty:
        return f"No word is near {query} in two documents or more, and more often than chance gives."
    several = len(set(table["language"])) > 1
    parts = []
    for language, rows in table.groupby("language", sort=False):
        where = f" ({languages.name(str(language))})" if several else ""
        parts.append(f"{wording.list_quoted(rows['term'].head(3))}{where}")
    return f"Words most often near {query}, compared with chance: {'; '.join(parts)}."


def keyword_ranks(table: pd.DataFrame) -> str:
    """Return the leading keywords shared by the two largest languages, and the others; `table` is a `keyword_ranks`."""
    codes = list(dict.fromkeys(table["language"]))
    if not codes:
        return "No language was detected, so there are no ranks."
    if len(codes) == 1:
        return f"There is only one language ({languages.name(codes[0])}), so there is nothing to compare."
    first, second = (table[table["language"] == code] for code in codes[:2])
    others = set(second["keyword"])
    shared = [one for one in first["keyword"] if one in others]
    both = f"{languages.name(codes[0])} and {languages.name(codes[1])}"
    alone = " ".join(f"{_leading_keywords(rows, shared)}." for rows in (first, second))
    if not shared:
        return f"{both} share no leading keyword. {alone}"
    return f"{both} share {'the keyword' if len(shared) == 1 else 'the keywords'} {wording.list_names(shared)}. {alone}"


def _leading_keywords(rows: pd.DataFrame, shared: list[str]) -> str:
    alone = [one for one in rows["keyword"] if one not in shared]
    name = languages.name(rows["language"].iloc[0])
    if not alone:
        return f"{name} has no other leading keyword"
    return f"Only in {name}: {wording.list_names(alone[:3])}"


def document_keywords(table: pd.DataFrame, name: str) -> str:
    """Return the keywords of one document, which is called `name`."""
    if table.empty:
        return f"No keywords were found in “{name}”."
    return f"The first keywords of “{name}” are {wording.list_names(table['keyword'].head(4))}."


@supported.with_years
def keyness(table: pd.DataFrame, *groups: str, shown: Mapping[str, str] | None = None) -> str:
    """Return the terms that a group surely uses more than the rest, or that distinguish two groups.

    With more than two groups it is the group with the strongest terms. `groups` are the chosen groups, none for all of
    the table; `shown` maps them to their names on screen. Of several languages it is the one with the most documents.
    Only terms are named that pass the test, which is corrected for the number of groups too. Groups that are too small
    for a test are described.
    """
    names_of = dict(shown or {})
    names = [names_of.get(group, group) for group in groups]
    subject = wording.list_names(names) or "a group"
    if table.empty:
        share = "its documents than elsewhere" if len(names) == 1 else "the documents of one than of the others"
        return f"No term distinguishes {subject}: no term is in a larger share of {share}."
    rows = table.assign(group=[names_of.get(group, group) for group in table["group"]])
    language = rows.loc[(rows["n_group"] + rows["n_rest"]).idxmax(), "language"]
    rows = rows[rows["language"] == language]
    where = f"in {languages.name(language)}"
    if rows["q"].isna().all():
        small = "These are counts without a test: a test needs 5 documents on each side."
        return f"{_comparison(rows, rows, names, where)}. {small}"
    named = supported.passing_rows(rows, "q")
    if named.empty:
        n = wording.times(len(rows), "term")
        return f"No term distinguishes {subject} {where}: none of {n} passes the test, so it may be chance."
    if len(names) in (1, 2):
        return f"{_comparison(named, rows, names, where)}. {_test_note(rows)}."
    strongest = named.loc[named["z"].idxmax(), "group"]
    own = rows[rows["group"] == strongest]
    return f"{_comparison(named[named['group'] == strongest], rows, names, where)}. {_test_note(own)}."


def _comparison(named: pd.DataFrame, rows: pd.DataFrame, names: list[str], where: str) -> str:
    """Return the beginning of the sentence with the terms of `named`; these are all `rows` if none can be tested."""
    if len(names) == 1:
        return f"{where[:1].upper()}{where[1:]}, {_own_terms(named, names[0])}"
    if len(names) == 2:  # noqa: PLR2004 - a pair
        untested = set(rows.loc[rows["q"].isna(), "group"]) - set(named["group"])
        parts = (_own_terms(named[named["group"] == name], name) for name in names if name not in untested)
        return f"{names[0]} against {names[1]}, {where}: {'; '.join(parts)}"
    n_groups = wording.times(rows["group"].nunique(), "group")
    compared = f"{wording.list_names(names)} against each other" if names else f"{n_groups}, each against the rest"
    strongest = named.loc[named["z"].idxmax(), "group"]
    own = named[named["group"] == strongest]
    return f"{compared}, {where}: {strongest} differs most. {_own_terms(own, 'It')}"


def has_one_document(table: pd.DataFrame) -> bool:
    """Return whether each comparison has a side with one document: a ratio of frequencies then says nothing."""
    return bool(table[["n_group", "n_rest"]].min(axis="columns").le(1).all())


def sizes(table: pd.DataFrame) -> str:
    """Return the documents that a comparison counts: "n = 88 documents compared with 25"; `table` is like `keyness`."""
    groups = table.drop_duplicates("group")
    if groups.empty:
        return ""
    first = groups.iloc[0]
    if len(groups) == 1 or set(groups["n_group"]) == {first["n_group"], first["n_rest"]}:
        rest = f" compared with {wording.number(first['n_rest'])}" if first["n_rest"] else ""
        return f"n = {wording.times(int(first['n_group']), 'document')}{rest}"
    return f"n = {wording.times(int((groups['n_group'] + groups['n_rest']).max()), 'document')}"


def n_of_groups(table: pd.DataFrame, groups: Sequence[str]) -> int:
    """Return the number of documents of some groups; `table` is like `keyness`."""
    once = table[table["group"].isin(groups)].drop_duplicates("group")
    return int(once["n_group"].sum())


def _own_terms(rows: pd.DataFrame, name: str) -> str:
    """Return the first terms of one group, and the numbers of documents in which they were counted."""
    if rows.empty:
        return f"no term distinguishes {name} beyond chance"
    first = rows.iloc[0]
    sizes = f"{wording.times(first['n_group'], 'document')} against {wording.number(first['n_rest'])}"
    return f"{name} uses {wording.list_quoted(rows['term'].head(4))} more often ({sizes})"


def _test_note(rows: pd.DataFrame) -> str:
    """Return how many terms pass the test of their group, and which groups are too small for it."""
    small = list(rows.loc[rows["q"].isna(), "group"].unique())
    note = f". There is no test for {wording.list_names(small)}: a side has fewer than 5 documents" if small else ""
    return f"{supported.n_passing(rows, 'term')}{note}"
