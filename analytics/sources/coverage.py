"""Who covers what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.sources import checkability, facet_counts, statement_facets
from analytics.text import tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

FEW = 50  # documents, up to which what a single one says is listed too
LARGEST = 12  # sources that decide what divides them: a source of one document is 0 or 1 by chance


def coverage(
    corpus: Corpus,
    *,
    facets: tuple[str, ...] = facet_counts.FACETS,
    top: int = 200,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    min_docs: int = 1,
    days: int | None = None,
) -> pd.DataFrame:
    """One row per facet (entity, topic, keyword or statement) and source, the `top` that divide the sources most.

    `n_docs` of the source's `n_source` documents hold the facet, with `n_hits` mentions (entities), passages (topics),
    places (keywords that are no names) or sentences (statements, see `statements.statements`; of more than 50
    documents those that two have); `first` is the earliest date of these documents, as exact as it is.
    `status`: covered = 2 hits or more, a document of that topic, or one that has the keyword or statement; partly = a
    single hit in passing, of a keyword in the texts alone, a sentence that says part of the statement; not found =
    none; not checkable = it could not have been found, `reason` says why: the languages of the source, fewer than
    `min_docs` documents, or with `days` none of the time of the facet (see `checkability.reasons`). Facets are ordered
    by the variance of n_docs / n_source over the 12 largest sources, then by their documents and hits, and by how much
    a statement names; the names of those sources themselves come last.

    `source` is the group of `by` where that is another than source: language, topic, period, author, or selection with
    `selections` as for `keyness.keyness`; with `groups` those groups alone.
    """
    facet_counts.check(facets, top)
    checkability.check(min_docs, days)
    found = facet_counts.count_facets(corpus, facets, by=by, groups=groups, selections=selections)
    if len(corpus) > FEW:
        found = found._replace(cells=_drop_single_statements(found.cells))
    if found.cells.empty:
        return schema.empty("coverage")
    order = _dividing_facets(corpus, found.cells, found.n_source, top, own=by == "source")
    table = _every_source(order, found.n_source, found.cells)
    table["reason"] = checkability.reasons(corpus, found, table, min_docs=min_docs, days=days)
    table["status"] = _status(corpus, found, table)
    table["reason"] = table["reason"].where(table["status"] == "not checkable", "")
    return schema.conform(table.assign(by=by), "coverage")


def _drop_single_statements(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells without the statements of a single document."""
    n_docs = cells.groupby("at")["n_docs"].transform("sum")
    return cells[cells["kind"].ne("statement") | n_docs.gt(1)].reset_index(drop=True)


def _dividing_facets(
    corpus: Corpus, counted: pd.DataFrame, n_source: pd.Series, top: int, *, own: bool
) -> pd.DataFrame:
    """Return the `top` facets, the one whose share of documents varies most between the largest sources first.

    With `own` the names of these sources come last.
    """
    largest = n_source.sort_values(ascending=False, kind="stable").head(LARGEST)
    rows = counted[counted["source"].isin(largest.index)]
    share = (rows["n_docs"] / rows["source"].map(largest)).to_numpy()
    rows = rows.assign(share=share, square=share**2)
    table = rows.groupby("at")[["share", "square", "n_docs", "n_hits"]].sum()
    table = table.join(rows.drop_duplicates("at").set_index("at")[["facet", "kind"]])
    table["varies"] = (table["square"] / len(largest) - (table["share"] / len(largest)) ** 2).round(6)
    table = table.reset_index()
    table["weight"] = statement_facets.weights(corpus, table["facet"], table["kind"])
    order = ["varies", "n_docs", "n_hits", "weight", "facet", "kind"]
    table = table.sort_values(order, ascending=[False] * 4 + [True] * 2)[["facet", "kind"]]
    return _own_last(table, list(largest.index), top) if own else table.head(top)


def _own_last(facets: pd.DataFrame, sources: list[str], top: int) -> pd.DataFrame:
    """Return the first `top` facets, an outlet's own name last: it divides the outlets, but says nothing of the news.

    Only as many are looked at as are asked for: the words of all names of 4,000 articles take longer than the counting.
    """
    outlets = [set(tokens.tokens(source)) for source in sources]
    others, own = list[int](), list[int]()
    for i, (facet, kind) in enumerate(zip(facets["facet"], facets["kind"], strict=True)):
        (own if facet_counts.own_name(facet, kind, outlets) else others).append(i)
        if len(others) == top:
            break
    return facets.iloc[[*others, *own][:top]]


def _every_source(facets: pd.DataFrame, n_source: pd.Series, counted: pd.DataFrame) -> pd.DataFrame:
    """Give each facet a row for each source, in order, with 0 where it has no hit."""
    n_source = n_source.sort_index()
    grid = facets.merge(pd.DataFrame({"source": n_source.index, "n_source": n_source.to_numpy()}), how="cross")
    full = grid.merge(counted, on=["facet", "kind", "source"], how="left")
    return full.fillna({"n_docs": 0, "n_hits": 0, "first": ""})


def _status(corpus: Corpus, found: facet_counts.Counted, table: pd.DataFrame) -> np.ndarray:
    passing = np.array(table["n_hits"].eq(1))
    words = np.flatnonzero(table["kind"].isin(facet_counts.SAID) & table["n_docs"].eq(0))
    passing[words] = facet_counts.is_mentioned(corpus, found, table.iloc[words])
    conditions = [facet_counts.is_covered(corpus, table), passing, table["reason"].ne("")]
    return np.select(conditions, ["covered", "partly", "not checkable"], "not found")
