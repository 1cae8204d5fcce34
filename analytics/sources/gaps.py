"""Gaps: facets that only one group of documents has, and facets that only it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import compared_groups
from analytics.sources import checkability, facet_counts, facet_mentions, facet_tests, statement_facets
from analytics.text import tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

ONLY, MISSING = "only in", "missing from"
_ORDER = ["docs", "hits", "weight", "facet"]


def gaps(
    corpus: Corpus,
    *,
    facets: tuple[str, ...] = facet_counts.FACETS,
    top: int = 20,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    common_years: bool = True,
) -> pd.DataFrame:
    """One row per facet that only one source covers, or that a source lacks; at most `top` of each sort for a source.

    Statuses, facets, groups and common years of two groups are those of `coverage.coverage`. `gap` is "only in":
    covered in this source and not found in any other source that can be checked (there is at least one); or "missing
    from": not found in this source, which can be checked, and covered by at least half of the other sources that can be
    checked, a statement by at least two of them.
    `n_covering` of the `n_others` other sources that can be checked cover it, in `n_docs` documents with `n_hits` hits,
    the first on `first`; for "only in" `n_docs`, `n_hits` and `first` are those of the source itself. A name or keyword
    that stands in the texts of a source, in any spelling, is not missing there (`facet_mentions.is_mentioned`).
    `p` is the probability of such an absence if the documents with the facet were spread at random over the sources,
    corrected for all facets and sources (`facet_tests.absence_p`; copies count once): above .05 the absence may come
    from the number of documents alone. Most covering sources first, then most documents and hits, then the weight of
    statements; `top` counts statements separately.
    """
    facet_counts.check(facets, top)
    grouped: dict[str, Any] = {"by": by, "groups": groups, "selections": selections}
    options = {"facets": facets, **grouped}
    corpus, years = compared_groups.in_common_years(corpus, limited=common_years, **grouped)
    counts = facet_counts.count_facets(corpus, **options)
    if counts.cells.empty:
        return schema.empty("gaps")
    cells = counts.cells.assign(covers=facet_counts.is_covered(corpus, counts.cells))
    parts = [
        _exclusive_facets(corpus, counts, cells, top, by_source=by == "source"),
        _missing_facets(corpus, counts, cells),
    ]
    table = pd.concat([part for part in parts if len(part)] or [schema.empty("gaps")], ignore_index=True)
    table = _add_weights(corpus, table)
    table = table.sort_values(["source", "gap", "n_covering", *_ORDER, "kind"],
                              ascending=[True, *[False] * (len(_ORDER) + 1), True, True])  # fmt: skip
    sorts = ["source", "gap", table["kind"].eq("statement")]
    table = table.groupby(sorts, sort=False).head(top).assign(by=by, years=years)
    return schema.conform(table.assign(p=_chance(corpus, counts, table, options)), "gaps")


def _chance(
    corpus: Corpus, counts: facet_counts.FacetCounts, table: pd.DataFrame, options: dict[str, Any]
) -> np.ndarray:
    """Return the corrected probability of each absence by chance."""
    once = facet_tests.counted_once(corpus, counts, options)
    pairs = _other_sources(corpus, counts, table)
    others = pairs["source"].map(once.n_source).fillna(0).groupby(pairs["row"]).sum()
    others = others.reindex(range(len(table)), fill_value=0)
    return facet_tests.absence_p(once, table, others, is_exclusive=table["gap"].eq(ONLY).to_numpy())


def _add_weights(corpus: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the columns of its order; a statement of one source, perhaps boilerplate, counts once."""
    counts_once = table["kind"].eq("statement") & table["n_covering"].eq(0)
    weight = statement_facets.weights(corpus, table["facet"], table["kind"])
    docs, hits = (table[column].where(~counts_once, 1) for column in ("n_docs", "n_hits"))
    return table.assign(docs=docs, hits=hits, weight=weight)


def _exclusive_facets(
    corpus: Corpus, counts: facet_counts.FacetCounts, cells: pd.DataFrame, top: int, *, by_source: bool
) -> pd.DataFrame:
    """Return the facets that only one source has and covers, without the names of outlets themselves."""
    alone = cells[~cells["at"].duplicated(keep=False) & cells["covers"]]
    if by_source:
        outlets = {source: [set(tokens.tokens(source))] for source in set(alone["source"])}
        keys = zip(*(alone[column].tolist() for column in ("facet", "kind", "source")), strict=True)
        is_foreign = [not facet_counts.own_name(facet, kind, outlets[source]) for facet, kind, source in keys]
        alone = alone[np.asarray(is_foreign, dtype=bool)]
    alone = _add_weights(corpus, alone.assign(n_covering=0))
    alone = alone.sort_values(_ORDER, ascending=[*[False] * (len(_ORDER) - 1), True])
    sorts = ["source", alone["kind"].eq("statement")]
    alone = (
        alone.groupby(sorts, sort=False).head(2 * top).reset_index(drop=True)
    )  # those mentioned elsewhere are removed below
    others = _other_sources(corpus, counts, alone)
    n_others = others.groupby("row").size().reindex(alone.index, fill_value=0)
    words = others[others["kind"].isin(facet_mentions.SEARCHED)]
    mentioned = (
        set(words["row"].to_numpy()[facet_mentions.is_mentioned(corpus, counts, words)]) if len(words) else set()
    )
    table = alone.assign(gap=ONLY, n_covering=0, n_others=n_others)
    return table[(n_others > 0) & ~table.index.isin(mentioned)]


def _missing_facets(corpus: Corpus, counts: facet_counts.FacetCounts, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the facets that at least half of the other sources cover, for each source without them."""
    is_listed = cells["kind"].ne("statement") | cells["at"].duplicated(keep=False)
    cells = cells[is_listed.to_numpy()]
    facets = _facets_of_half(corpus, counts, cells)
    reported = cells[cells["at"].isin(facets["at"])]  # min() of strings is slow, so only for these
    first = reported["first"].replace("", "9999").groupby(reported["at"]).min().replace("9999", "")
    facets = facets.assign(first=facets["at"].map(first).astype("str"))
    table = _pairs_without(corpus, counts, facets, reported)
    words = np.flatnonzero(table["kind"].isin(facet_mentions.SEARCHED))
    is_mentioned = np.zeros(len(table), dtype=bool)
    if len(words):
        is_mentioned[words] = facet_mentions.is_mentioned(corpus, counts, table.iloc[words])
    return table[~is_mentioned]


def _facets_of_half(corpus: Corpus, counts: facet_counts.FacetCounts, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the facets that about half of the sources cover, with their sums over the sources."""
    sums = {"n_covering": ("covers", "sum"), "n_docs": ("n_docs", "sum"), "n_hits": ("n_hits", "sum")}
    facets = cells.groupby("at").agg(**sums).join(cells.drop_duplicates("at").set_index("at")[["facet", "kind"]])
    fewest = facets["kind"].map({"statement": 2}).fillna(1)
    facets = facets[facets["n_covering"] >= fewest].reset_index()
    return facets[2 * facets["n_covering"] >= checkability.n_checkable(corpus, counts, facets) - 1]


def _pairs_without(
    corpus: Corpus, counts: facet_counts.FacetCounts, facets: pd.DataFrame, reported: pd.DataFrame
) -> pd.DataFrame:
    """Return each facet with each source that does not report it, if at least half of the other sources cover it."""
    pairs = facets.assign(source="", row=np.arange(len(facets)))
    others = (
        _other_sources(corpus, counts, pairs)
        .drop(columns="kind")
        .merge(pairs.drop(columns=["source", "facet"]), on="row")
    )
    n_others = others.groupby("row")["source"].transform("size") - 1
    present = pd.MultiIndex.from_frame(reported[["facet", "kind", "source"]])
    lacks = ~pd.MultiIndex.from_frame(others[["facet", "kind", "source"]]).isin(present)
    is_gap = lacks & (n_others > 0) & (2 * others["n_covering"] >= n_others)
    return others.assign(gap=MISSING, n_others=n_others)[is_gap]


def _other_sources(corpus: Corpus, counts: facet_counts.FacetCounts, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the facet of each row with each other source in which it can be checked; `row` is the row from 0."""
    sources = pd.DataFrame({"source": list(counts.n_source.index)})
    facets = rows.assign(row=np.arange(len(rows)))[["row", "facet", "kind", "source"]].rename(columns={"source": "own"})
    pairs = facets.merge(sources, how="cross")
    pairs = pairs[pairs["own"] != pairs["source"]].reset_index(drop=True)
    return pairs[checkability.checkable(corpus, counts, pairs)].reset_index(drop=True)
