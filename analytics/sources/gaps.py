"""What one group of documents has alone, and what it lacks that the others have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.sources import checkability, facet_counts, statement_facets
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
) -> pd.DataFrame:
    """One row per facet that one source alone covers, or that it lacks; at most `top` of each sort for a source.

    Statuses, facets and groups are those of `coverage.coverage`. `gap` is "only in": covered in this source and not
    found in any other that can be checked, of which there must be one; or "missing from": not found in this source,
    which can be checked, and covered by at least half of the others that can be, a statement by two of them.
    `n_covering` of the `n_others` other sources that can be checked cover it, in `n_docs` documents with `n_hits` hits,
    the first on `first`; of "only in" `n_docs`, `n_hits` and `first` are the source's own. Most covering sources first,
    then most documents and hits, then the statements that name most; `top` counts statements apart.
    """
    facet_counts.check(facets, top)
    found = facet_counts.count_facets(corpus, facets, by=by, groups=groups, selections=selections)
    if found.cells.empty:
        return schema.empty("gaps")
    cells = found.cells.assign(covers=facet_counts.is_covered(corpus, found.cells))
    parts = [
        _exclusive_facets(corpus, found, cells, top, by_source=by == "source"),
        _missing_facets(corpus, found, cells),
    ]
    table = pd.concat([part for part in parts if len(part)] or [schema.empty("gaps")], ignore_index=True)
    table = _add_weights(corpus, table)
    table = table.sort_values(["source", "gap", "n_covering", *_ORDER, "kind"],
                              ascending=[True, *[False] * (len(_ORDER) + 1), True, True])  # fmt: skip
    sorts = ["source", "gap", table["kind"].eq("statement")]
    return schema.conform(table.groupby(sorts, sort=False).head(top).assign(by=by), "gaps")


def _add_weights(corpus: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    """Add what facets are ordered by; what one source repeats is often its furniture, so a statement counts once."""
    once = table["kind"].eq("statement") & table["n_covering"].eq(0)
    weight = statement_facets.weights(corpus, table["facet"], table["kind"])
    docs, hits = (table[column].where(~once, 1) for column in ("n_docs", "n_hits"))
    return table.assign(docs=docs, hits=hits, weight=weight)


def _exclusive_facets(
    corpus: Corpus, found: facet_counts.Counted, cells: pd.DataFrame, top: int, *, by_source: bool
) -> pd.DataFrame:
    """Return what one source alone holds, and covers; an outlet's own name is none of it."""
    alone = cells[~cells["at"].duplicated(keep=False) & cells["covers"]]
    if by_source:
        outlets = {source: [set(tokens.tokens(source))] for source in set(alone["source"])}
        told = zip(alone["facet"], alone["kind"], alone["source"], strict=True)
        foreign = [not facet_counts.own_name(facet, kind, outlets[source]) for facet, kind, source in told]
        alone = alone[np.asarray(foreign, dtype=bool)]
    alone = _add_weights(corpus, alone.assign(n_covering=0))
    alone = alone.sort_values(_ORDER, ascending=[*[False] * (len(_ORDER) - 1), True])
    sorts = ["source", alone["kind"].eq("statement")]
    alone = (
        alone.groupby(sorts, sort=False).head(2 * top).reset_index(drop=True)
    )  # what is said elsewhere falls out yet
    others = _other_sources(corpus, found, alone)
    n_others = others.groupby("row").size().reindex(alone.index, fill_value=0)
    words = others[others["kind"].isin(facet_counts.SAID)]
    said = set(words["row"].to_numpy()[facet_counts.is_mentioned(corpus, found, words)]) if len(words) else set()
    table = alone.assign(gap=ONLY, n_covering=0, n_others=n_others)
    return table[(n_others > 0) & ~table.index.isin(said)]


def _missing_facets(corpus: Corpus, found: facet_counts.Counted, cells: pd.DataFrame) -> pd.DataFrame:
    """Return what at least half of the other sources cover, for each source that holds none of it."""
    sums = {"n_covering": ("covers", "sum"), "n_docs": ("n_docs", "sum"), "n_hits": ("n_hits", "sum")}
    several = cells["kind"].ne("statement") | cells["at"].duplicated(keep=False)
    cells = cells[several.to_numpy()]
    facets = cells.groupby("at").agg(**sums).join(cells.drop_duplicates("at").set_index("at")[["facet", "kind"]])
    least = facets["kind"].map({"statement": 2}).fillna(1)
    facets = facets[facets["n_covering"] >= least].reset_index()
    facets = facets[2 * facets["n_covering"] >= checkability.n_checkable(corpus, found, facets) - 1]
    reported = cells[cells["at"].isin(facets["at"])]  # the least of texts is slow: of these alone
    first = reported["first"].replace("", "9999").groupby(reported["at"]).min().replace("9999", "")
    facets = facets.assign(first=facets["at"].map(first).astype("str"))
    pairs = facets.assign(source="", row=np.arange(len(facets)))
    others = (
        _other_sources(corpus, found, pairs)
        .drop(columns="kind")
        .merge(pairs.drop(columns=["source", "facet"]), on="row")
    )
    n_others = others.groupby("row")["source"].transform("size") - 1
    held = pd.MultiIndex.from_frame(reported[["facet", "kind", "source"]])
    lacks = ~pd.MultiIndex.from_frame(others[["facet", "kind", "source"]]).isin(held)
    table = others.assign(gap=MISSING, n_others=n_others)[
        lacks & (n_others > 0) & (2 * others["n_covering"] >= n_others)
    ]
    words = np.flatnonzero(table["kind"].isin(facet_counts.SAID))
    said = np.zeros(len(table), dtype=bool)
    if len(words):
        said[words] = facet_counts.is_mentioned(corpus, found, table.iloc[words])
    return table[~said]


def _other_sources(corpus: Corpus, found: facet_counts.Counted, rows: pd.DataFrame) -> pd.DataFrame:
    """Return each row's facet with every other source that it can be checked for; `row` counts the rows from 0."""
    sources = pd.DataFrame({"source": list(found.n_source.index)})
    asked = rows.assign(row=np.arange(len(rows)))[["row", "facet", "kind", "source"]].rename(columns={"source": "own"})
    pairs = asked.merge(sources, how="cross")
    pairs = pairs[pairs["own"] != pairs["source"]].reset_index(drop=True)
    return pairs[checkability.checkable(corpus, found, pairs)].reset_index(drop=True)
