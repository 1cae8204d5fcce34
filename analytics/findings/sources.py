"""Findings about sources: framing, gaps, statements and attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import keywords as keyword_findings
from analytics.findings import overview, supported, wording
from analytics.sources.attention import FEW_IN_PERIOD
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


def framing(table: pd.DataFrame, entity: str, *groups: str, shown: Mapping[str, str] | None = None) -> str:
    """Return the words of each group near one entity; `table` is `framing` of one language, `groups` are compared."""
    if table.empty:
        return f"No group uses other words near {entity} than the rest. Choose other groups or another name."
    compared = table[table["n_rest"] > 0]
    if len(compared):
        return f"Words near {entity}: {keyword_findings.keyness(compared, *groups, shown=shown)}"
    first = table.iloc[0]
    name = dict(shown or {}).get(first["group"], first["group"])
    terms = wording.list_quoted(table.loc[table["group"] == first["group"], "term"].head(5), most=5)
    return (
        f"Words near {entity}, in {languages.name(first['language'])}: {name} uses {terms}"
        f" ({wording.times(int(first['n_group']), 'document')}); no other group of this language mentions it,"
        " so nothing is compared."
    )


@supported.with_years
def crosslingual_framing(table: pd.DataFrame, entity: str) -> str:
    """Return the first meaning that several languages use near one entity; `table` is `framing_across`."""
    shared = table[table["languages"].str.contains("; ")]
    if shared.empty:
        return f"No two languages use words with the same meaning near {entity}."
    first = shared[(shared["concept"] == shared["concept"].iloc[0]) & (shared["n_docs"] > 0)]
    words = wording.list_names(
        (f"{row.terms} in {row.n_docs:,} of {wording.times(row.n_group, 'document')}" for row in first.itertuples()),
        most=4,
    )
    return f"Several languages say “{first['concept'].iloc[0]}” near {entity}: {words}."


def links(table: pd.DataFrame) -> str:
    """Return the two most similar sources of different languages; `table` has only such pairs of `source_links`."""
    if table.empty:
        return "No two sources of different languages share names or topics that can be compared."
    first = table.iloc[0]
    shared = f"{wording.number(int(first['n_shared']))} {first['basis']} in both"
    sentence = overview.nearest_pair(table[table["basis"] == first["basis"]])
    return f"Sources without a common language, compared by {first['basis']}: {sentence} {shared}."


@supported.with_years
def gaps(table: pd.DataFrame, source: str, *, shown: Mapping[str, str] | None = None) -> str:
    """Return the facets that only one source has, and those that it lacks; `table` is `gaps`.

    These are the facets that pass the test, or, if none does, the first ones as a description.
    """
    names_of = dict(shown or {})
    rows = table[table["source"] == source]
    rows = rows.assign(facet=[names_of.get(facet, facet) for facet in rows["facet"]])
    name = names_of.get(source, source)
    if rows.empty:
        return f"{name} has nothing alone; it lacks nothing that half of the others cover."
    told = supported.passing_rows(rows)
    note = "" if len(told) else f" {supported.DESCRIPTION}"
    return f"{_gap_sentence(told if len(told) else rows, name)}{note}"


def _gap_sentence(rows: pd.DataFrame, name: str) -> str:
    only, missing = (rows[rows["gap"] == gap] for gap in ("only in", "missing from"))
    statements = only[only["kind"] == "statement"]["facet"].to_list()
    only = only[only["kind"] != "statement"]
    parts = [f"Only {name} covers {wording.list_names(only['facet'].head(3))}"] if len(only) else []
    parts += [f"{'only it' if parts else f'Only {name}'} says “{statements[0]}”"] if statements else []
    if len(missing):
        first = missing.iloc[0]
        others = wording.times(int(first["n_others"]), "other")
        covered = f"covered by {wording.number(first['n_covering'])} of the {others}"
        parts.append(f"{'not found there' if parts else f'Not found in {name}'}: {first['facet']} ({covered})")
    return f"{'; '.join(parts)}."


def statements(table: pd.DataFrame, gaps: pd.DataFrame, *, shown: Mapping[str, str]) -> str:
    """Return the statement of most sources, and a description of those of one source; of `coverage` and `gaps`."""
    covered = table[(table["kind"] == "statement") & (table["status"] == "covered")]
    if covered.empty:
        return "There is no statement to compare: a statement needs at least 6 different content words."
    n = covered.groupby("facet", sort=False).size()
    first = shown.get(n.idxmax(), n.idxmax())
    shared = f"{n.max()} of {table['source'].nunique()} sources say “{first}”."
    alone = gaps[(gaps["kind"] == "statement") & (gaps["gap"] == "only in")].drop_duplicates("source").head(3)
    exclusive = [
        f"“{shown.get(facet, facet)}” ({shown.get(source, source)})"
        for source, facet in zip(alone["source"], alone["facet"], strict=True)
    ]
    parts = [shared if n.max() > 1 else "No matching statements were found: no two sources make the same statement."]
    if exclusive:
        parts.append(f"Found in one source only: {'; '.join(exclusive)}. {supported.DESCRIPTION}")
    return " ".join(parts)


def attention(table: pd.DataFrame, name: str, period: str) -> str:
    """Return the source and period whose excess of a name is the most certain; `table` is `attention`."""
    dated = table[table["period"] != ""]
    large = dated[dated["n_source"] >= FEW_IN_PERIOD]
    unchecked = _unchecked_documents(table, name)
    if large.empty:
        return f"Not enough data: no source has {FEW_IN_PERIOD} documents in one {period}.{unchecked}"
    if not large["n_docs"].any():
        return (
            f"{name} is in no document of a {period} in which a source has {FEW_IN_PERIOD} documents to check."
            f"{unchecked}"
        )
    best = supported.best_excess(large)
    if best is None:
        any_row = dated.iloc[0]
        counts = (any_row["n_docs"] + any_row["n_docs_rest"], any_row["n_source"] + any_row["n_rest"])
        total = supported.share(*counts)
        return f"{name} is in {total}. No source and {period} stands out more than chance allows.{unchecked}"
    share = supported.share(best["n_docs"], best["n_source"])
    rest = f"{supported.share(best['n_docs_rest'], best['n_rest'])} elsewhere"
    where = f"{best['source']}, {wording.date(best['period'])}"
    return f"{name} stands out in {where}: {share}, compared with {rest} ({supported.p_note(best['p'])}).{unchecked}"


def attention_difference(table: pd.DataFrame, name: str, period: str) -> str:
    """Return how the two largest sources differ in the periods that both have; `table` is `attention_differences`."""
    if table.empty:
        return ""
    first = table.iloc[0]
    both = f"{first['a']} and {first['b']}"
    if not first["n_periods"]:
        return f"{both} have no {period} in common, so their shares are not compared."
    shares = [
        f"{supported.share(first[f'n_docs_{side}'], first[f'n_{side}'])} of {first[side]}"
        f" ({first[f'n_docs_{side}'] / first[f'n_{side}']:.0%})"
        for side in "ab"
    ]
    value, low, high = (wording.points(first[column]) for column in ("difference", "low", "high"))
    points = f"{value} percentage points (95% interval {low} to {high})"
    unsure = ", so the sign is not certain" if first["low"] <= 0 <= first["high"] else ""
    left_out = wording.times(int(first["n_left_out"]), "document")
    return (
        f"In the {wording.times(int(first['n_periods']), period)} that {both} both have, {name} is in {shares[0]}"
        f" and in {shares[1]}: a difference of {points}{unsure}. {left_out} of other {period}s are left out."
    )


def _unchecked_documents(table: pd.DataFrame, name: str) -> str:
    """Return how many documents could not be checked for the name, and of which sources."""
    rows = table[table["n_unchecked"] > 0]
    if rows.empty:
        return ""
    n = wording.times(int(rows["n_unchecked"].sum()), "document")
    return f" {name} could not be looked for in {n} of {wording.list_names(dict.fromkeys(rows['source']))}."


def has_enough_documents(table: pd.DataFrame) -> bool:
    """Return whether any source has enough documents in a period to draw its share."""
    return bool((table["period"].ne("") & table["n_source"].ge(FEW_IN_PERIOD)).any())


def leading_sources(table: pd.DataFrame, most: int) -> list[str]:
    """Return the largest sources of those with enough documents in a period."""
    large = table[table["period"].ne("") & table["n_source"].ge(FEW_IN_PERIOD)]
    return list(dict.fromkeys(large["source"]))[:most]
