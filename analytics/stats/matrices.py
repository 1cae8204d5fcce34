"""Counting in documents: incidence matrices, and the tests that every comparison shares."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse, special, stats

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

Z95 = 1.959964  # two-sided 95 % of the normal distribution
TINY = 1e-17  # a term below it no longer changes the sum
NOISE = 1e-9  # length of a row of zeros after an SVD
UNDERFLOW = -600.0  # a log mass from which the recurrence could not climb back


def incidence(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """Return a matrix of 0 and 1: one where a (row, column) pair occurs at least once."""
    cells = sparse.coo_array((np.ones(len(rows), "int64"), (rows, columns)), shape=shape).tocsr()
    cells.data[:] = 1
    return cells


def documents_by(corpus: Corpus, table: str, column: str) -> tuple[sparse.csr_array, np.ndarray]:
    """Return documents x values of a categorical column as 0 and 1, and the values; only values that occur."""
    rows = corpus.stored(table)
    used, codes = np.unique(rows[column].cat.codes.to_numpy(), return_inverse=True)
    matrix = incidence(corpus.positions(rows["doc_id"]), codes, (len(corpus), len(used)))
    return matrix, rows[column].cat.categories.to_numpy(dtype=object)[used]


def group_matrix(labels: pd.Series) -> tuple[sparse.csr_array, list[str]]:
    """Return documents x groups as 0 and 1, and the group names in order; a document labelled "" is in no group."""
    known = labels.ne("").to_numpy()
    codes, names = pd.factorize(labels[known], sort=True)
    return incidence(np.flatnonzero(known), codes, (len(labels), len(names))), list(names)


def overlap_p(both: np.ndarray, a: np.ndarray, b: np.ndarray | int, total: int) -> np.ndarray:
    """Return the chance of at least `both` common documents when `a` and `b` of `total` are drawn independently.

    The one-sided hypergeometric test, which is Fisher's exact test for enrichment. The tail is summed by the recurrence
    of its terms for all rows at once: 79,401 pairs of 4,000 articles take 1/20 of scipy.stats.hypergeom.sf.
    """
    k, a, b = np.broadcast_arrays(np.asarray(both, "float64"), np.asarray(a, "float64"), np.asarray(b, "float64"))
    k = np.maximum(k, np.maximum(a + b - total, 0))  # fewer than that is impossible, so nothing is lost
    log_term = _log_mass(k, a, b, total)
    certain = (k < a * b / max(total, 1)) & (log_term < UNDERFLOW)  # all of the mass lies above
    term = np.exp(log_term)
    tail = np.where(certain, 1.0, term)
    rows = np.flatnonzero((k < np.minimum(a, b)) & ~certain)
    for step in range(int((np.minimum(a, b) - k).max(initial=0))):
        at, left, right = k[rows] + step, a[rows], b[rows]
        ratio = (left - at) * (right - at) / ((at + 1) * (total - left - right + at + 1))
        term[rows] *= ratio
        tail[rows] += term[rows]
        rows = rows[(at + 1 < np.minimum(left, right)) & ((ratio > 1) | (term[rows] > TINY * tail[rows]))]
        if len(rows) == 0:
            break
    return np.minimum(tail, 1.0)


def _log_mass(k: np.ndarray, a: np.ndarray, b: np.ndarray, total: int) -> np.ndarray:
    """Return the log of C(a, k) C(total - a, b - k) / C(total, b)."""
    return _log_choose(a, k) + _log_choose(total - a, b - k) - _log_choose(total, b)


def _log_choose(n: np.ndarray | int, k: np.ndarray) -> np.ndarray:
    return special.gammaln(np.asarray(n) + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)


def evenness(cells: sparse.csr_array, parts: np.ndarray) -> np.ndarray:
    """Return how evenly each column of 0 and 1 is spread over the parts of the rows: 0..1, missing with one part.

    1 - DPnorm (Gries 2008, Lijffijt & Gries 2012) on documents: DP is half the sum over parts of |v - s|, where v is
    the part's share of the column's ones and s its share of all rows; DPnorm is DP / (1 - smallest s). A column of few
    ones cannot be even over many parts.
    """
    sizes = np.unique(parts, return_counts=True)[1] / max(len(parts), 1)
    if len(sizes) < 2:  # noqa: PLR2004 - one part has nothing to differ from
        return np.full(cells.shape[1], np.nan)
    members = incidence(np.arange(len(parts)), np.unique(parts, return_inverse=True)[1], (len(parts), len(sizes)))
    held = (members.T.tocsr() @ cells).tocoo()  # part by part, so that no sum depends on the order of the rows
    shares = held.data / np.asarray(cells.sum(axis=0)).ravel()[held.col]
    # half the sum of |v - s| is 1 less the sum of the smaller of both, which is 0 where the column has no ones
    overlap = np.bincount(held.col, np.minimum(shares, sizes[held.row]), cells.shape[1])
    return np.clip(1 - (1 - overlap) / (1 - sizes.min()), 0, 1)


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """Return the q-value of each p-value (Benjamini & Hochberg 1995): the false discovery rate at which it passes."""
    if len(p) == 0:
        return np.asarray(p, dtype="float64")
    return stats.false_discovery_control(np.clip(p, 0, 1), method="bh")


def wilson(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval of each share part / whole (Wilson 1927), which stays within 0..1 for few documents.

    (share + z^2 / 2n -+ z sqrt(share (1 - share) / n + z^2 / 4n^2)) / (1 + z^2 / n), with z = 1.96 and n the whole.
    """
    n = np.maximum(np.asarray(whole, "float64"), 1)
    p = np.asarray(part) / n
    middle = p + Z95**2 / (2 * n)
    reach = Z95 * np.sqrt(p * (1 - p) / n + Z95**2 / (4 * n**2))
    low, high = ((middle + sign * reach) / (1 + Z95**2 / n) for sign in (-1, 1))
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def unit_length(points: np.ndarray) -> np.ndarray:
    """Return rows, or one point, of length 1; what is nothing but rounding noise of an SVD stays as it is."""
    norms = np.linalg.norm(points, axis=-1, keepdims=True)
    return points / np.where(norms > NOISE, norms, 1)


def unit_rows(cells: sparse.sparray) -> sparse.csr_array:
    """Return the rows of a sparse matrix at length 1; empty rows stay."""
    norms = np.sqrt(np.asarray(cells.multiply(cells).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(norms > 0, norms, 1)) @ cells).tocsr()


def log_ratio(a: np.ndarray, n_a: np.ndarray, b: np.ndarray, n_b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return log2 of the ratio of the shares a / n_a and b / n_b, and the variance of its natural logarithm.

    log2((a + .5) / (n_a + 1)) - log2((b + .5) / (n_b + 1)), so that a count of 0 has a ratio too.
    """
    ratio = np.log2((a + 0.5) / (n_a + 1)) - np.log2((b + 0.5) / (n_b + 1))
    variance = 1 / (a + 0.5) - 1 / (n_a + 1) + 1 / (b + 0.5) - 1 / (n_b + 1)
    return ratio, np.maximum(variance, 0)


def spans(sorted_groups: np.ndarray) -> list[slice]:
    """Return where each group begins and ends in an array that is sorted by group."""
    edges = [0, *(np.flatnonzero(np.diff(sorted_groups)) + 1), len(sorted_groups)]
    return [slice(first, last) for first, last in pairwise(edges) if first < last]


def share(part: np.ndarray, whole: np.ndarray | float) -> np.ndarray:
    """Return part / whole, 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros(np.shape(part), "float64"), where=np.asarray(whole) > 0)
