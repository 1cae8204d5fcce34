"""Whether a source has or lacks a facet more than chance allows at its number of documents.

The null hypothesis: the documents with the facet are spread at random over the sources (hypergeometric). A p-value is
corrected for all facets and sources of the corpus at once, so that the most striking one may be reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics.corpus import filters
from analytics.sources import facet_counts
from analytics.stats import comparisons, multiple_tests, significance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus
    from analytics.sources.facet_counts import FacetCounts

_KEYS = ["facet", "kind"]


def counted_once(corpus: Corpus, counts: FacetCounts, options: Mapping[str, object]) -> FacetCounts:
    """Return the counts in which each set of copies is one document, the earliest; `counts` if there are no copies."""
    keep = filters.documents_passing(corpus, {"copies": "once"})
    if keep.all():
        return counts
    return facet_counts.count_facets(corpus.take(np.flatnonzero(keep)), **options)  # type: ignore[arg-type]


def absence_p(once: FacetCounts, rows: pd.DataFrame, others: pd.Series[int], *, is_exclusive: np.ndarray) -> np.ndarray:
    """Return the corrected p-value of each absence (`comparisons.absence_p`).

    `rows` have facet, kind and source, `others` is the number of documents of the other sources that can be checked.
    An exclusive facet is absent from these others, each other one from the source of its row. Missing where a document
    is in several groups. The correction counts the tests that could pass at all (`multiple_tests.family_limit`).
    """
    if _overlaps(once):
        return np.full(len(rows), np.nan)
    own = rows["source"].map(once.n_source).fillna(0).to_numpy()
    totals = once.cells.groupby(_KEYS)["n_docs"].sum()
    n_with = totals.reindex(pd.MultiIndex.from_frame(rows[_KEYS])).fillna(0).to_numpy()
    n_all = own + others.to_numpy()
    p = comparisons.absence_p(np.minimum(n_with, n_all), np.where(is_exclusive, others, own), n_all)
    sizes = once.n_source.to_numpy()
    sizes = np.concatenate([sizes, sizes.sum() - sizes])
    n_with, times = np.unique(totals.to_numpy(), return_counts=True)
    attainable = comparisons.absence_p(n_with[:, None], sizes[None, :], sizes.max(keepdims=True))
    return np.minimum(p * _n_tests(attainable.ravel(), np.repeat(times, len(sizes))), 1)


def difference_p(once: FacetCounts, rows: pd.DataFrame) -> np.ndarray:
    """Return the corrected p-value of the share of each facet in each source, against the other sources.

    Two-sided: twice the smaller of the hypergeometric tails. `rows` have facet, kind and source for every source in
    which the facet can be checked. Missing where a document is in several groups.
    """
    if _overlaps(once):
        return np.full(len(rows), np.nan)
    found = once.cells.set_index([*_KEYS, "source"])["n_docs"]
    both = found.reindex(pd.MultiIndex.from_frame(rows[[*_KEYS, "source"]])).fillna(0).to_numpy()
    table = rows[_KEYS].assign(both=both, own=rows["source"].map(once.n_source).fillna(0).to_numpy())
    sums = table.groupby(_KEYS, sort=False)[["both", "own"]].transform("sum")
    p = _two_sided(both, sums["both"].to_numpy(), table["own"].to_numpy(), sums["own"].to_numpy())
    return np.minimum(p * _n_differences(once), 1)


def _two_sided(both: np.ndarray, n_with: np.ndarray, own: np.ndarray, n_all: np.ndarray) -> np.ndarray:
    p = np.ones(len(both))
    for total in np.unique(n_all):
        at = np.flatnonzero(n_all == total)
        more = significance.overlap_p(both[at], n_with[at], own[at], int(total))
        fewer = significance.overlap_p(n_with[at] - both[at], n_with[at], total - own[at], int(total))
        p[at] = np.minimum(2 * np.minimum(more, fewer), 1)
    return p


def _n_differences(once: FacetCounts) -> float:
    """Return the number of facets and sources whose share could pass: with all or none of the documents in one."""
    totals = once.cells.groupby(_KEYS)["n_docs"].sum().to_numpy()
    n_with, times = np.unique(totals, return_counts=True)
    sizes = once.n_source.to_numpy()
    n_all = int(sizes.sum())
    total, own = (one.ravel().astype("float64") for one in np.meshgrid(n_with, sizes, indexing="ij"))
    every = np.full(len(total), n_all)
    most = _two_sided(np.minimum(total, own), total, own, every)
    least = _two_sided(np.maximum(total + own - n_all, 0), total, own, every)
    return _n_tests(np.minimum(most, least), np.repeat(times, len(sizes)))


def _n_tests(attainable: np.ndarray, times: np.ndarray) -> float:
    """Return the number by which a p-value is multiplied: that of the tests that could pass at all."""
    return multiple_tests.ALPHA / multiple_tests.family_limit(attainable, times)[0]


def _overlaps(once: FacetCounts) -> bool:
    """Return whether a document is in several groups: then the groups are not parts of one whole."""
    return bool(np.asarray(once.groups.members.sum(axis=1)).max(initial=0) > 1)
