"""The findings about sources: what they call the same thing, what they leave out, what they attend to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import keywords as keyword_findings
from analytics.findings import wording
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

FEW_IN_PERIOD = 5  # documents of a source in a period: below it a share jumps with every document


def framing(table: pd.DataFrame, entity: str, *groups: str, shown: Mapping[str, str] | None = None) -> str:
    """What each group says around one entity; `table` is `framing` of one language, `groups` those compared."""
    if table.empty:
        return f"Around {entity} no group has words of its own: choose other groups or a name that more documents have."
    compared = table[table["n_rest"] > 0]
    if len(compared):
        return f"Around {entity}: {keyword_findings.keyness(compared, *groups, shown=shown)}"
    first = table.iloc[0]
    name = dict(shown or {}).get(first["group"], first["group"])
    said = wording.list_names(table.loc[table["group"] == first["group"], "term"].head(5), most=5)
    return (
        f"Around {entity}, in {languages.name(first['language'])}, {name} says {said}"
        f" ({wording.times(int(first['n_group']), 'document')}); no other group of this language names it,"
        " so nothing is compared."
    )


def crosslingual_framing(table: pd.DataFrame, entity: str) -> str:
    """What several languages call one entity, and that shares alone are compared; `table` is `framing_across`."""
    shared = table[table["languages"].str.contains("; ")]
    if shared.empty:
        return f"Around {entity} no two languages use words of one meaning."
    first = shared[(shared["concept"] == shared["concept"].iloc[0]) & (shared["n_docs"] > 0)]
    said = wording.list_names(
        (f"{row.terms} in {row.n_docs:,} of {wording.times(row.n_group, 'document')}" for row in first.itertuples()),
        most=4,
    )
    return f"Around {entity}, “{first['concept'].iloc[0]}” is said in several languages: {said}."


def links(table: pd.DataFrame) -> str:
    """Which two sources of different languages report most alike; `table` is those pairs of `source_links`."""
    if table.empty:
        return "No two sources of different languages share names or topics that could be compared."
    first = table.iloc[0]
    interval = "" if first.isna()["low"] else f" (95 % interval {first['low']:.2f} to {first['high']:.2f})"
    return (
        f"{first['a']} and {first['b']} have no language in common and are nearest by {first['basis']}:"
        f" cosine {first['similarity']:.2f}{interval}, {wording.number(int(first['n_shared']))} in both."
    )


def gaps(table: pd.DataFrame, source: str, *, shown: Mapping[str, str] | None = None) -> str:
    """What one source alone has, and what it lacks; `table` is `gaps`."""
    called = dict(shown or {})
    rows = table[table["source"] == source]
    rows = rows.assign(facet=[called.get(facet, facet) for facet in rows["facet"]])
    only, missing = (rows[rows["gap"] == gap] for gap in ("only in", "missing from"))
    name = called.get(source, source)
    said = only[only["kind"] == "statement"]["facet"].to_list()
    only = only[only["kind"] != "statement"]
    parts = [f"Only {name} covers {wording.list_names(only['facet'].head(3))}"] if len(only) else []
    parts += [f"{'it alone' if parts else f'Only {name}'} says “{said[0]}”"] if said else []
    alone = "; ".join(parts) or f"{name} has nothing alone"
    if missing.empty:
        return f"{alone}; it lacks nothing that half of the others cover."
    first = missing.iloc[0]
    of = f"covered by {wording.number(first['n_covering'])} of the {wording.times(int(first['n_others']), 'other')}"
    return f"{alone}; not found there: {first['facet']} ({of})."


def statements(table: pd.DataFrame, gaps: pd.DataFrame, *, shown: Mapping[str, str]) -> str:
    """The statement that most sources make, and what each of the first three alone says; of `coverage` and `gaps`."""
    made = table[(table["kind"] == "statement") & (table["status"] == "covered")]
    if made.empty:
        return "No statement to compare: a statement is a sentence of at least 6 different content words."
    n = made.groupby("facet", sort=False).size()
    first = shown.get(n.idxmax(), n.idxmax())
    shared = f"{n.max()} of {table['source'].nunique()} sources say “{first}”."
    alone = gaps[(gaps["kind"] == "statement") & (gaps["gap"] == "only in")].drop_duplicates("source").head(3)
    told = [
        f"only {shown.get(source, source)} says “{shown.get(facet, facet)}”"
        for source, facet in zip(alone["source"], alone["facet"], strict=True)
    ]
    said = "; ".join(told)
    parts = [shared if n.max() > 1 else "No two sources make the same statement.", f"{said[:1].upper()}{said[1:]}."]
    return " ".join(parts if told else parts[:1])


def attention(table: pd.DataFrame, name: str, period: str) -> str:
    """Where a source attends to one thing most, by the low end of the interval; `table` is `attention`."""
    dated = table[table["period"] != ""]
    large = dated[dated["n_source"] >= FEW_IN_PERIOD]
    if large.empty:
        return f"Not enough data: no source has {FEW_IN_PERIOD} documents in one {period}."
    if not large["n_docs"].any():
        return f"{name} is in no document of a {period} in which a source has {FEW_IN_PERIOD} documents."
    best = large.loc[large["low"].idxmax()]
    own = table[table["source"] == best["source"]]
    usual = own["n_docs"].sum() / own["n_source"].sum()
    of = f"{wording.number(best['n_docs'])} of {wording.times(int(best['n_source']), 'document')}"
    between = f"95 % interval {best['low']:.0%} to {best['high']:.0%}"
    return (
        f"{name} stands out most surely in {best['source']}, {best['period']}: {of} ({between}),"
        f" against {usual:.0%} of all its documents."
    )


def has_enough_documents(table: pd.DataFrame) -> bool:
    """Tell whether any source has enough documents in a period for its share to be drawn."""
    return bool((table["period"].ne("") & table["n_source"].ge(FEW_IN_PERIOD)).any())


def leading_sources(table: pd.DataFrame, most: int) -> list[str]:
    """Return the sources with the most documents among those with enough of them in a period."""
    large = table[table["period"].ne("") & table["n_source"].ge(FEW_IN_PERIOD)]
    return list(dict.fromkeys(large["source"]))[:most]
