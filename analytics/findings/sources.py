"""Findings about sources: framing, gaps, statements and attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import keywords as keyword_findings
from analytics.findings import wording
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

FEW_IN_PERIOD = 5  # documents of a source in a period; with fewer, one document changes the share too much


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
    interval = "" if first.isna()["low"] else f" (95% interval {first['low']:.2f} to {first['high']:.2f})"
    return (
        f"{first['a']} and {first['b']} have no common language. They are the most similar in {first['basis']}:"
        f" cosine {first['similarity']:.2f}{interval},"
        f" {wording.number(int(first['n_shared']))} {first['basis']} in both."
    )


def gaps(table: pd.DataFrame, source: str, *, shown: Mapping[str, str] | None = None) -> str:
    """Return the facets that only one source has, and those that it lacks; `table` is `gaps`."""
    names_of = dict(shown or {})
    rows = table[table["source"] == source]
    rows = rows.assign(facet=[names_of.get(facet, facet) for facet in rows["facet"]])
    only, missing = (rows[rows["gap"] == gap] for gap in ("only in", "missing from"))
    name = names_of.get(source, source)
    statements = only[only["kind"] == "statement"]["facet"].to_list()
    only = only[only["kind"] != "statement"]
    parts = [f"Only {name} covers {wording.list_names(only['facet'].head(3))}"] if len(only) else []
    parts += [f"{'only it' if parts else f'Only {name}'} says “{statements[0]}”"] if statements else []
    alone = "; ".join(parts) or f"{name} has no exclusives"
    if missing.empty:
        return f"{alone}. It has no gaps: it covers everything that half of the others cover."
    first = missing.iloc[0]
    share = f"covered by {wording.number(first['n_covering'])} of the {wording.times(int(first['n_others']), 'other')}"
    return f"{alone}. Not found there: {first['facet']} ({share})."


def statements(table: pd.DataFrame, gaps: pd.DataFrame, *, shown: Mapping[str, str]) -> str:
    """Return the statement of most sources, and one that only each of three sources makes; of `coverage` and `gaps`."""
    covered = table[(table["kind"] == "statement") & (table["status"] == "covered")]
    if covered.empty:
        return "There is no statement to compare: a statement needs at least 6 different content words."
    n = covered.groupby("facet", sort=False).size()
    first = shown.get(n.idxmax(), n.idxmax())
    shared = f"{n.max()} of {table['source'].nunique()} sources say “{first}”."
    alone = gaps[(gaps["kind"] == "statement") & (gaps["gap"] == "only in")].drop_duplicates("source").head(3)
    exclusive = [
        f"only {shown.get(source, source)} says “{shown.get(facet, facet)}”"
        for source, facet in zip(alone["source"], alone["facet"], strict=True)
    ]
    sentence = "; ".join(exclusive)
    parts = [
        shared if n.max() > 1 else "No matching statements were found: no two sources make the same statement.",
        f"{sentence[:1].upper()}{sentence[1:]}.",
    ]
    return " ".join(parts if exclusive else parts[:1])


def attention(table: pd.DataFrame, name: str, period: str) -> str:
    """Return the source and period with the highest low end of the interval; `table` is `attention`."""
    dated = table[table["period"] != ""]
    large = dated[dated["n_source"] >= FEW_IN_PERIOD]
    if large.empty:
        return f"There is not enough data: no source has {FEW_IN_PERIOD} documents in one {period}."
    if not large["n_docs"].any():
        return f"{name} is in no document of any {period} in which a source has at least {FEW_IN_PERIOD} documents."
    best = large.loc[large["low"].idxmax()]
    own = table[table["source"] == best["source"]]
    usual = own["n_docs"].sum() / own["n_source"].sum()
    share = f"{wording.number(best['n_docs'])} of {wording.times(int(best['n_source']), 'document')}"
    interval = f"95% interval {best['low']:.0%} to {best['high']:.0%}"
    return (
        f"{name} is most frequent in {best['source']} in {wording.date(best['period'])}: {share} ({interval}),"
        f" compared with {wording.percent(usual)} of all documents of this source."
    )


def has_enough_documents(table: pd.DataFrame) -> bool:
    """Return whether any source has enough documents in a period to draw its share."""
    return bool((table["period"].ne("") & table["n_source"].ge(FEW_IN_PERIOD)).any())


def leading_sources(table: pd.DataFrame, most: int) -> list[str]:
    """Return the largest sources of those with enough documents in a period."""
    large = table[table["period"].ne("") & table["n_source"].ge(FEW_IN_PERIOD)]
    return list(dict.fromkeys(large["source"]))[:most]
