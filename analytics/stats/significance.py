"""Single tests and intervals: overlap, the smallest p of an overlap, Wilson."""

from __future__ import annotations

import numpy as np
from scipy import special

Z95 = 1.959964  # two-sided 95 % of the normal distribution
TINY = 1e-17  # a smaller term no longer changes the sum
UNDERFLOW = -600.0  # a log mass from which the recurrence cannot recover


def overlap_p(both: np.ndarray, a: np.ndarray, b: np.ndarray | int, total: np.ndarray | int) -> np.ndarray:
    """Return the probability of at least `both` common documents when `a` and `b` of `total` are drawn independently.

    This is the one-sided hypergeometric test, or Fisher's exact test for enrichment. The tail is summed by the
    recurrence of its terms for all rows at once: 79,401 pairs of 4,000 articles take 1/20 of the time of
    scipy.stats.hypergeom.sf.
    """
    k, a, b, total = np.broadcast_arrays(*(np.asarray(part, "float64") for part in (both, a, b, total)))
    k = np.maximum(k, np.maximum(a + b - total, 0))  # fewer common documents are impossible
    log_term = log_mass(k, a, b, total)
    certain = (k < a * b / np.maximum(total, 1)) & (log_term < UNDERFLOW)  # all of the mass is above
    term = np.exp(log_term)
    tail = np.where(certain, 1.0, term)
    rows = np.flatnonzero((k < np.minimum(a, b)) & ~certain)
    for step in range(int((np.minimum(a, b) - k).max(initial=0))):
        at, left, right = k[rows] + step, a[rows], b[rows]
        ratio = (left - at) * (right - at) / ((at + 1) * (total[rows] - left - right + at + 1))
        term[rows] *= ratio
        tail[rows] += term[rows]
        rows = rows[(at + 1 < np.minimum(left, right)) & ((ratio > 1) | (term[rows] > TINY * tail[rows]))]
        if len(rows) == 0:
            break
    return np.minimum(tail, 1.0)


def least_p(a: np.ndarray, b: np.ndarray, total: np.ndarray | int) -> np.ndarray:
    """Return the smallest p-value of `overlap_p` that `a` and `b` of `total` allow: that of the largest overlap."""
    return np.exp(log_mass(np.minimum(a, b), a, b, total))


def log_mass(k: np.ndarray, a: np.ndarray, b: np.ndarray, total: np.ndarray | int) -> np.ndarray:
    """Return the log of C(a, k) C(total - a, b - k) / C(total, b)."""
    return _log_choose(a, k) + _log_choose(total - a, b - k) - _log_choose(total, b)


def _log_choose(n: np.ndarray | int, k: np.ndarray) -> np.ndarray:
    return special.gammaln(np.asarray(n) + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)


def wilson(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval of each share part / whole (Wilson 1927), which is within 0..1 for few documents too.

    (share + z^2 / 2n -+ z sqrt(share (1 - share) / n + z^2 / 4n^2)) / (1 + z^2 / n), with z = 1.96 and n the whole.
    """
    n = np.maximum(np.asarray(whole, "float64"), 1)
    p = np.asarray(part) / n
    middle = p + Z95**2 / (2 * n)
    reach = Z95 * np.sqrt(p * (1 - p) / n + Z95**2 / (4 * n**2))
    low, high = ((middle + sign * reach) / (1 + Z95**2 / n) for sign in (-1, 1))
    return np.clip(low, 0, 1), np.clip(high, 0, 1)
