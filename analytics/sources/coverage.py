"""Coverage: which sources have which entities, topics, keywords and statements."""

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

FEW = 50  # documents; up to this number statements of a single document are listed too
LARGEST = 12  # sources whose shares are compared: the share of a source of one document is 0 or 1 by chance


def coverage(
    corpus: Corpus,
    *,
    facets: tuple[str, ...] = facet_counts.FACETS,
    top: int = 200,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    common_years: bool = True,
    min_docs: int = 1,
    days: int | None = None,
    full_names: bool = False,
) -> pd.DataFrame:
    """One row per facet (entity, topic, keyword or statement) and source; the `top` facets that differ most by source.

    `n_docs` of the `n_source` documents of the source have the facet, with `n_hits` mentions (entities), passages
    (topics), places (keywords that are not names) or sentences (statements, see `statements.statements`; with more than
    50 documents only statements of two or more); `first` is the earliest date of these documents, as long as its
    precision. `status`: covered = 2 hits or more, a document of that topic, or one with the keyword or statement;
    partly = a single mention, a name or keyword that is only in the text (in any spelling, see
    `facet_mentions.is_mentioned`), or a sentence that says part of the statement; not found = none; not checkable = it
    could not have been found, with the `reason`: the languages of the source, fewer than `min_docs` documents, or with
    `days` none from the time of the facet (see `checkability.reasons`). `p` is the probability of a share that differs
    so much from that of the other sources that can be checked, corrected for all facets and sources
    (`facet_tests.difference_p`; copies count once). Facets are ordered by the variance of n_docs / n_source over the 12
    largest sources, then by their documents, hits and weight (of statements); the names of these sources themselves
    come last.

    `source` is the group of `by` if that is not source but language, topic, period, author, or selection with
    `selections` as for `keyness.keyness`; with `groups` only these groups. Exactly two groups are compared in their
    common `years`, as for `keyness.keyness`, unless `common_years` is False. With `full_names` surnames that were
    linked to a full name are not mentions.
    """
    facet_counts.check(facets, top)
    checkability.check(min_docs, days)
    grouped: dict[str, Any] = {"by": by, "groups": groups, "selections": selections}
    options = {"facets": facets, "full_names": full_names, **grouped}
    corpus, years = compared_groups.in_common_years(corpus, limited=common_years, **grouped)
    counts = facet_counts.count_facets(corpus, **options)
    if len(corpus) > FEW:
        counts = counts._replace(cells=_drop_single_statements(counts.cells))
    if counts.cells.empty:
        return schema.empty("coverage")
    order = _dividing_facets(corpus, counts.cells, counts.n_source, top, own=by == "source")
    table = _every_source(order, counts.n_source, counts.cells)
    table["reason"] = checkability.reasons(corpus, counts, table, min_docs=min_docs, days=days)
    table["status"] = _status(corpus, counts, table)
    table["reason"] = table["reason"].where(table["status"] == "not checkable", "")
    table["p"] = _chance(corpus, counts, table, options)
    return schema.conform(table.assign(by=by, years=years), "coverage")


def _chance(
    corpus: Corpus, counts: facet_counts.FacetCounts, table: pd.DataFrame, options: dict[str, Any]
) -> np.ndarray:
    """Return the corrected p-value of each share against the other sources, missing where it is not checkable."""
    p = np.full(len(table), np.nan)
    rows = np.flatnonzero(table["status"].ne("not checkable"))
    once = facet_tests.counted_once(corpus, counts, options)
    p[rows] = facet_tests.difference_p(once, table.iloc[rows])
    return p


def _drop_single_statements(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells without statements of a single document."""
    n_docs = cells.groupby("at")["n_docs"].transform("sum")
    return cells[cells["kind"].ne("statement") | n_docs.gt(1)].reset_index(drop=True)


def _dividing_facets(
    corpus: Corpus, counted: pd.DataFrame, n_source: pd.Series, top: int, *, own: bool
) -> pd.DataFrame:
    """Return the `top` facets; first those whose share of documents varies most between the largest sources.

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
    """Return the first `top` facets, with the names of outlets last: they differ by outlet but are not news.

    Only as many names as needed are split into words: all names of 4,000 articles take longer than the counting.
    """
    outlets = [set(tokens.tokens(source)) for source in sources]
    others, own = list[int](), list[int]()
    for i, (facet, kind) in enumerate(zip(facets["facet"], facets["kind"], strict=True)):
        (own if facet_counts.own_name(facet, kind, outlets) else others).append(i)
        if len(others) == top:
            break
    return facets.iloc[[*others, *own][:top]]


def _every_source(facets: pd.DataFrame, n_source: pd.Series, counted: pd.DataFrame) -> pd.DataFrame:
    """Return one row per facet and source, in order, with 0 if there is no hit."""
    n_source = n_source.sort_index()
    grid = facets.merge(pd.DataFrame({"source": n_source.index, "n_source": n_source.to_numpy()}), how="cross")
    full = grid.merge(counted, on=["facet", "kind", "source"], how="left")
    return full.fillna({"n_docs": 0, "n_hits": 0, "first": ""})


def _status(corpus: Corpus, counts: facet_counts.FacetCounts, table: pd.DataFrame) -> np.ndarray:
    is_partly = np.array(table["n_hits"].eq(1))
    words = np.flatnonzero(table["kind"].isin(facet_mentions.SEARCHED) & table["n_docs"].eq(0))
    is_partly[words] = facet_mentions.is_mentioned(corpus, counts, table.iloc[words])
    conditions = [facet_counts.is_covered(corpus, table), is_partly, table["reason"].ne("")]
    return np.select(conditions, ["covered", "partly", "not checkable"], "not found")
