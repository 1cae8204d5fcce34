"""Many tests at once: which can pass at all, false discovery rates within and across families, and their intervals.

A family is the set of tests that are read together: all candidate terms of one group, or all candidate pairs of names.
It is chosen by the margins (the number of documents with a term), never by the result: a family of the terms that are
frequent in the group gives false findings in every corpus (Bourgon, Gentleman & Huber 2010).
"""

from __future__ import annotations

import numpy as np
from scipy import special

ALPHA = 0.05


def family_limit(least_p: np.ndarray, times: np.ndarray) -> tuple[float, int]:
    """Return the largest p that a candidate must be able to reach, and the number of candidates that can.

    `least_p` is the smallest p-value that the margins of a test allow, which `times` tests have. A test that cannot
    reach ALPHA / K, where K is the number of tests that can, is no candidate (Tarone 1990; Gilbert 2005 for the false
    discovery rate). (0, 0) where none can.
    """
    order = np.argsort(least_p)
    reachable = least_p[order]
    cumulative = np.concatenate([[0], np.cumsum(times[order])])
    low, high = 1, max(int(cumulative[-1]), 1)
    while low < high:
        middle = (low + high) // 2
        enough = cumulative[np.searchsorted(reachable, ALPHA / middle, "right")] <= middle
        low, high = (low, middle) if enough else (middle + 1, high)
    return ALPHA / low, int(cumulative[np.searchsorted(reachable, ALPHA / low, "right")])


def benjamini_hochberg(p: np.ndarray, n_tests: int | None = None) -> np.ndarray:
    """Return the q-value of each p-value (Benjamini & Hochberg 1995): the false discovery rate of accepting it.

    `n_tests` is the size of the family if it has more tests than `p`; the p-values of the others are 1. The same as
    scipy.stats.false_discovery_control, whose import takes 38 MB.
    """
    order = np.argsort(p)
    steps = np.clip(p, 0, 1)[order] * ((n_tests or len(p)) / np.arange(1, len(p) + 1))
    q = np.empty(len(p))
    q[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return np.minimum(q, 1.0)


def across_families(q: np.ndarray, least_q: np.ndarray) -> np.ndarray:
    """Return q-values that also hold across families, from the `q` within each family.

    `least_q` is the smallest q of each of the F families. At rate x a family is chosen if its smallest q passes
    Benjamini-Hochberg over the families, and the tests of the R chosen ones are made at x R / F (Benjamini & Bogomolov
    2014). The result is the smallest x at which a test passes: so at most 5 % of the corpora without any difference
    have a q below .05, however many groups are compared.
    """
    n = len(least_q)
    if n < 2:  # noqa: PLR2004 - one family needs no correction
        return q
    chosen_at = np.sort(benjamini_hochberg(least_q))
    share = np.arange(1, n + 1) / n
    rank = np.searchsorted(chosen_at * share, q, "right")  # the families that are chosen before the test passes
    passes = q / share[np.maximum(rank, 1) - 1]
    following = chosen_at[np.minimum(rank, n - 1)]
    at_next = np.where(rank < n, np.maximum(following, q / share[np.minimum(rank, n - 1)]), np.inf)
    found = np.minimum(np.where(rank > 0, passes, np.inf), at_next)
    return np.where(np.isnan(q), np.nan, np.minimum(found, 1.0))


def coverage_quantile(n_passing: int, n_tests: int) -> float:
    """Return the quantile of a normal interval for the tests of a family that a reader is shown because of their value.

    With R of M tests passing, intervals at 1 - ALPHA R / M have a false coverage rate of at most ALPHA (Benjamini &
    Yekutieli 2005); R is at least 1. Single intervals at 95 % would exclude 0 for nearly all of the first 50 terms of
    groups that do not differ.
    """
    return float(-special.ndtri(ALPHA * max(n_passing, 1) / (2 * max(n_tests, n_passing, 1))))
