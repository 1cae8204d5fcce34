"""Comparison at equal length: strata of documents, the exact test over strata, and shares at equal length.

A long document has more different words and names than a short one. So every word seems "typical" of a group of long
documents. Within a stratum of documents of about equal length this cannot happen.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import special

from analytics.stats import significance

MOST_STRATA = 10
LEAST_IN_STRATUM = 25  # documents: the strata of fewer are too small to have both groups
EXACT_VARIANCE = 100.0  # above it, the binomial variable of equal mean and variance is close
NOT_NEAR = 0.2  # a larger p-value never passes a test: the approximation is enough and saves half of the work
MOST_STEPS = 512
LEAST_P = 1e-15  # of sums of probabilities near 1; a smaller one is only rounding
ROWS = 5_000  # tests made at once: 5,000 x 512 numbers are 20 MB


def strata(lengths: np.ndarray) -> np.ndarray:
    """Return the stratum of each document by its length, as numbers from 0: up to 10 parts of about equal size.

    Documents of equal length are in one stratum. Cochran (1968): five strata remove 90 % of the bias of a covariate.
    """
    n_strata = int(np.clip(len(lengths) // LEAST_IN_STRATUM, 1, MOST_STRATA))
    bounds = np.quantile(lengths, np.arange(1, n_strata) / n_strata) if len(lengths) else np.zeros(0)
    return np.unique(np.searchsorted(np.unique(bounds), lengths, "left"), return_inverse=True)[1]


class Shares(NamedTuple):
    """Counts of both sides as if their documents had equal lengths: `a` of `n_a` against `b` of `n_b` documents.

    They are not whole numbers; missing where the two sides have no documents of about equal length.
    """

    a: np.ndarray
    n_a: np.ndarray
    b: np.ndarray
    n_b: np.ndarray


def shares_at_equal_length(a: np.ndarray, n_a: np.ndarray, b: np.ndarray, n_b: np.ndarray) -> Shares:
    """Return the shares of both sides at equal length, of counts as tests x strata.

    The share of a side is the mean of its shares in the strata, weighted by n_a n_b / (n_a + n_b) (Mantel & Haenszel
    1959); its number of documents is the effective one, (sum of weights)^2 / sum of weights^2 / n (Kish 1965). With one
    stratum they are the counts themselves.
    """
    total = n_a + n_b
    weight = np.divide(n_a * n_b, total, out=np.zeros(np.shape(total)), where=total > 0)
    sides = [_weighted_share(count, n, weight) for count, n in ((a, n_a), (b, n_b))]
    return Shares(*sides[0], *sides[1])


def stratified_difference(a: np.ndarray, n_a: np.ndarray, b: np.ndarray, n_b: np.ndarray) -> tuple[float, float, float]:
    """Return the Mantel-Haenszel difference of shares over strata, and its 95 % interval; missing without any stratum.

    `a` of `n_a` and `b` of `n_b` per stratum. A stratum weighs n_a n_b / (n_a + n_b), so a group that has most of its
    documents in one year does not differ by that alone (Greenland & Robins 1985). The variance is Sato's (1989), which
    also holds for few documents in many strata. Strata without documents on one side are left out.
    """
    counts = [np.asarray(one, "float64") for one in (a, n_a, b, n_b)]
    filled = (counts[1] > 0) & (counts[3] > 0)
    if not filled.any():
        return float("nan"), float("nan"), float("nan")
    x, n, y, m = (one[filled] for one in counts)
    total = n + m
    weight = (n * m / total).sum()
    difference = ((x * m - y * n) / total).sum() / weight
    slope = ((n**2 * y - m**2 * x + n * m * (m - n) / 2) / total**2).sum()
    constant = ((x * (m - y) + y * (n - x)) / (2 * total)).sum()
    reach = significance.Z95 * np.sqrt(max(difference * slope + constant, 0)) / weight
    return float(difference), float(max(difference - reach, -1)), float(min(difference + reach, 1))


def _weighted_share(count: np.ndarray, n: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the weighted share of one side, times its effective number of documents, and this number."""
    per_document = np.divide(weight, n, out=np.zeros(np.shape(weight)), where=n > 0)
    sums, squares = weight.sum(axis=-1), (per_document * weight).sum(axis=-1)
    effective = np.divide(sums**2, squares, out=np.full(np.shape(sums), np.nan), where=squares > 0)
    part = (per_document * count).sum(axis=-1)
    share = np.divide(part, sums, out=np.full(np.shape(sums), np.nan), where=sums > 0)
    return share * effective, effective


def stratified_p(a: np.ndarray, n_a: np.ndarray, with_term: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Return the probability that by chance at least as many documents of a group have a term, given the strata.

    All arguments are tests x strata: in a stratum, `n_a` of the `n` documents are in the group, `with_term` have the
    term, and `a` are in the group and have it. By chance, every document of a stratum is equally likely to have the
    term (the exact test of Mantel & Haenszel; with one stratum, Fisher's). The sum of the hypergeometric variables of
    the strata is exact for p below .2 and a variance up to 100; else the binomial variable of equal mean and variance
    is used.
    """
    observed, n_a, with_term, n = np.asarray(a).sum(axis=1), *(np.asarray(x, "float64") for x in (n_a, with_term, n))
    if n.shape[1] == 1:
        return significance.overlap_p(observed, n_a[:, 0], with_term[:, 0], n[:, 0])
    mean = np.divide(n_a * with_term, n, out=np.zeros(n.shape), where=n > 0)
    spread = (n - n_a) * (n - with_term) / np.maximum(n * (n - 1), 1)
    variance = (mean * np.where(n > 1, spread, 0)).sum(axis=1)
    mean = mean.sum(axis=1)
    p = _binomial_p(observed, mean, variance)
    lowest, highest = np.maximum(n_a + with_term - n, 0), np.minimum(n_a, with_term)
    below, above = observed - lowest.sum(axis=1), highest.sum(axis=1) - observed
    steps = np.where(above < below, above + 1, below)
    small = (variance < EXACT_VARIANCE) & (steps <= MOST_STEPS)
    exact = np.flatnonzero(small & (observed > mean) & (p < NOT_NEAR) & (below > 0))
    for rows in _by_steps(exact, steps[exact]):
        from_above = above[rows] < below[rows]
        tail = _sum_below(n_a[rows], with_term[rows], n[rows], steps[rows].astype("int64"), from_above)
        p[rows] = np.where(from_above, tail, np.maximum(1 - tail, LEAST_P))
    return np.where(below > 0, np.minimum(p, 1.0), 1.0)


def _binomial_p(observed: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Return the upper tail of the binomial variable of the same mean and variance (Ehm 1991)."""
    share = np.clip(1 - np.divide(variance, mean, out=np.ones(len(mean)), where=mean > 0), 1e-9, 1 - 1e-9)
    trials = mean / share
    inside = (observed > 0) & (observed < trials + 1)
    p = np.where(observed > mean, LEAST_P, 1.0)
    p[inside] = special.betainc(observed[inside], (trials - observed + 1)[inside], share[inside])
    return np.maximum(p, LEAST_P)


def _by_steps(rows: np.ndarray, steps: np.ndarray) -> list[np.ndarray]:
    """Return the rows in blocks of about equal numbers of steps, so that no block is mostly empty."""
    order = np.argsort(steps, kind="stable")
    sizes = np.ceil(np.log2(np.maximum(steps[order], 1)))
    blocks = np.split(rows[order], np.flatnonzero(np.diff(sizes)) + 1) if len(rows) else []
    return [block[first : first + ROWS] for block in blocks for first in range(0, len(block), ROWS)]


def _sum_below(
    n_a: np.ndarray, with_term: np.ndarray, n: np.ndarray, steps: np.ndarray, from_above: np.ndarray
) -> np.ndarray:
    """Return the probability of the lowest `steps` values of the sum, or of the highest where `from_above`."""
    width = int(steps.max())
    total = np.zeros((len(n), width))
    total[:, 0] = 1
    for stratum in range(n.shape[1]):
        mass = _masses(n_a[:, stratum], with_term[:, stratum], n[:, stratum], width, from_above)
        total, before = np.zeros_like(total), total
        for step in np.flatnonzero(mass.any(axis=0)):
            total[:, step:] += mass[:, step, None] * before[:, : width - step]
    return np.take_along_axis(np.cumsum(total, axis=1), steps[:, None] - 1, axis=1)[:, 0]


def _masses(a: np.ndarray, b: np.ndarray, n: np.ndarray, width: int, from_above: np.ndarray) -> np.ndarray:
    """Return the probabilities of the first `width` values of a hypergeometric variable, from its lowest or highest."""
    at = np.where(from_above, np.minimum(a, b), np.maximum(a + b - n, 0))
    mass = np.zeros((len(n), width))
    mass[:, 0] = np.exp(significance.log_mass(at, a, b, n))
    for step in range(1, width):
        x = np.where(from_above, at - step + 1, at + step - 1)
        up = (a - x) * (b - x) / np.maximum((x + 1) * (n - a - b + x + 1), 1)
        down = x * (n - a - b + x) / np.maximum((a - x + 1) * (b - x + 1), 1)
        mass[:, step] = mass[:, step - 1] * np.maximum(np.where(from_above, down, up), 0)
        if not mass[:, step].any():
            break
    return mass
