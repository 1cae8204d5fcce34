"""Comparisons of many groups at once: which of them may be reported, and the interval of a difference.

A finding compares the largest of many numbers with the rest, so each p-value here counts all comparisons tried: the
probability that any of them is so large by chance (family-wise error rate). A document is the unit of independence;
callers give one document of each set of copies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse, special

from analytics.stats.significance import wilson

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 10  # documents of a group whose share is tested
_DRAWS, _FEWEST_DRAWS = 499, 199
_BUDGET = 4_000_000  # documents times draws: about a second
_CELLS = 400_000  # numbers in a block of draws: more do not fit into the cache of a processor


def excess_p(has: sparse.csr_array, groups: sparse.csr_array, *, least: int = LEAST) -> np.ndarray:
    """Return groups x columns: the p-value of a share above that of all other documents, corrected for all cells.

    `has` is documents x columns, `groups` documents x groups, both of 0 and 1. The statistic of a cell is the signed
    root of its log-likelihood ratio; it is compared with the largest of all cells when the documents are dealt to the
    groups at random (the single-step maximum of Westfall & Young 1993, 199 to 499 permutations). Columns stay together,
    so names of one document are not independent tests. Only groups of `least` documents or more are tested, and none
    that has all documents; the others are missing. Documents are taken as independent, except for copies.
    """
    sizes = np.asarray(groups.sum(axis=0)).ravel()
    tested = np.flatnonzero((sizes >= least) & (sizes < has.shape[0]))
    p = np.full((groups.shape[1], has.shape[1]), np.nan)
    if len(tested) and has.shape[1]:
        p[tested] = _permuted_p(has, sparse.csr_array(groups[:, tested]), np.random.default_rng(0)).T
    return p


def _permuted_p(has: sparse.csr_array, groups: sparse.csr_array, random: np.random.Generator) -> np.ndarray:
    """Return columns x groups: the p-values of `excess_p`."""
    columns = sparse.csr_array(has.T)
    totals, sizes = (np.asarray(counts.sum(axis=1)).ravel() for counts in (columns, groups.T))
    n = has.shape[0]
    observed = _signed_root((columns @ groups).toarray(), totals, sizes, n)
    draws = int(np.clip(_BUDGET // n, _FEWEST_DRAWS, _DRAWS))
    largest = np.concatenate([
        _signed_root(dealt, totals, sizes, n).max(axis=(1, 2)) for dealt in _deals(columns, groups, draws, random)
    ])  # fmt: skip
    as_large = len(largest) - np.searchsorted(np.sort(largest), observed - 1e-9)  # rounding
    return np.asarray((1 + as_large) / (1 + draws))


def _deals(
    columns: sparse.csr_array, groups: sparse.csr_array, draws: int, random: np.random.Generator
) -> Iterator[np.ndarray]:
    """Yield blocks of draws x columns x groups: the counts with the documents dealt at random.

    One product for a block of draws: the product of a single draw costs less than its call.
    """
    (n_columns, n), n_groups = columns.shape, groups.shape[1]
    block = max(1, min(draws, _CELLS // max(n, n_columns * n_groups)))
    for first in range(0, draws, block):
        size = min(block, draws - first)
        dealt = random.permuted(np.tile(np.arange(n, dtype="int32"), (size, 1)), axis=1)[:, columns.indices].ravel()
        starts = np.concatenate([[0], np.cumsum(np.tile(np.diff(columns.indptr), size))])
        stacked = sparse.csr_array((np.tile(columns.data, size), dealt, starts), shape=(size * n_columns, n))
        yield (stacked @ groups).toarray().reshape(size, n_columns, n_groups)


def log_likelihood(both: np.ndarray, totals: np.ndarray, size: int, n: int) -> np.ndarray:
    """Return G2 (Dunning 1993) of each of some words: `both` of its `totals` places are among `size` places of all `n`.

    Below 0 where there are fewer than expected.
    """
    root = _signed_root(both[:, None], totals, np.asarray([size]), n)[:, 0]
    return np.asarray(root * np.abs(root))


def _signed_root(both: np.ndarray, totals: np.ndarray, sizes: np.ndarray, n: int) -> np.ndarray:
    """Return the root of G2 of each table of four cells; below 0 where there are fewer than expected.

    Its skew is small: with Pearson's residual the rare columns alone decide the maximum.
    """
    totals, sizes = totals[:, None], sizes[None, :]
    margins = special.xlogy(n, n) - sum(special.xlogy(one, one) for one in (totals, sizes, n - totals, n - sizes))
    cells = (both, totals - both, sizes - both, n - totals - sizes + both)
    root = np.sqrt(np.maximum(2 * (sum(special.xlogy(cell, cell) for cell in cells) + margins), 0))
    return np.asarray(np.where(both * n > totals * sizes, root, -root))


def absence_p(n_with: np.ndarray, n_group: np.ndarray, n_all: np.ndarray) -> np.ndarray:
    """Return the probability that a group has none of the `n_with` documents among all, if it were drawn at random.

    C(n_all - n_with, n_group) / C(n_all, n_group), the exact form of (1 - p)^n, of which the rule of three (n > 3 / p)
    is the limit (Hanley & Lippman-Hand 1983). 1 for a group without documents.
    """
    n_with, n_group, n_all = (np.asarray(values, "float64") for values in (n_with, n_group, n_all))
    left = n_all - n_group
    log_p = _log_falling(left, n_with) - _log_falling(n_all, n_with)
    return np.where(n_with > left, 0.0, np.exp(np.minimum(log_p, 0)))


def _log_falling(n: np.ndarray, k: np.ndarray) -> np.ndarray:
    """Return log(n! / (n - k)!)."""
    return np.asarray(special.gammaln(n + 1) - special.gammaln(np.maximum(n - k, 0) + 1))


def newcombe(
    a: np.ndarray, n_a: np.ndarray, b: np.ndarray, n_b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the difference of the shares a / n_a - b / n_b and its 95 % interval, missing where a whole is 0.

    Newcombe 1998, method 10: the limits of Wilson's intervals of the two shares, combined.
    """
    counts = [np.asarray(one, "float64") for one in (a, n_a, b, n_b)]
    known = (counts[1] > 0) & (counts[3] > 0)
    share_a, share_b = counts[0] / np.maximum(counts[1], 1), counts[2] / np.maximum(counts[3], 1)
    (low_a, high_a), (low_b, high_b) = wilson(counts[0], counts[1]), wilson(counts[2], counts[3])
    difference = share_a - share_b
    low = difference - np.hypot(share_a - low_a, high_b - share_b)
    high = difference + np.hypot(high_a - share_a, share_b - low_b)
    return tuple(np.where(known, one, np.nan) for one in (difference, low, high))  # type: ignore[return-value]
