"""A difference of two shares over several strata, such as years."""

from __future__ import annotations

import numpy as np

from analytics.stats.significance import Z95


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
    reach = Z95 * np.sqrt(max(difference * slope + constant, 0)) / weight
    return float(difference), float(max(difference - reach, -1)), float(min(difference + reach, 1))
