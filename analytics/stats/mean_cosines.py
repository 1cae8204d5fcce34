"""Cosines of the mean points of groups of documents, without the bias of few documents, and jackknife intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special

from analytics.stats import multiple_tests, significance

if TYPE_CHECKING:
    import pandas as pd
    from scipy import sparse

MIN_SIDE = 20  # documents on both sides: with fewer there is no interval
LEAST_UNBIASED = 5  # documents: the unbiased length of the mean of fewer is mostly noise


class Cosines(NamedTuple):
    """Groups x groups: the cosine, and the bounds of its 95 % interval, missing where a side is too small."""

    similarity: np.ndarray
    low: np.ndarray
    high: np.ndarray


def mean_cosines(points: np.ndarray | sparse.csr_array, rows: list[np.ndarray]) -> Cosines:
    """Return the cosines of the means of the points of each group, whose documents are `rows`.

    The squared length of a mean of n points is |sum|^2 / n^2. It contains the n products of a point with itself, which
    say nothing about what the group has in common: they make the cosine of two halves of one source too small, most of
    all with few documents. So (|sum|^2 - sum of |x|^2) / (n (n - 1)) is used, the mean product of two different points.
    Groups of fewer than 5 documents, or without common direction, keep the plain length.

    The variance is the sum of the delete-one jackknife variances of both sides (Arvesen 1969); a bootstrap draws the
    same document twice and is biased by it. Values are cut to -1..1.
    """
    sides = [_Side(points[own]) for own in rows]
    sums = np.stack([side.total for side in sides]) if sides else np.zeros((0, 0))
    similarity = (sums @ sums.T) / np.outer([side.length for side in sides], [side.length for side in sides])
    variance = np.stack([side.variance(sums, similarity[i]) for i, side in enumerate(sides)]) if sides else similarity
    variance = variance + variance.T
    n = np.asarray([side.n for side in sides])
    reach = significance.Z95 * np.sqrt(np.where(np.minimum.outer(n, n) >= MIN_SIDE, variance, np.nan))
    return Cosines(
        *(np.clip(values, -1, 1).round(6) for values in (similarity, similarity - reach, similarity + reach))
    )


def in_order(table: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return pairs with the columns of `Cosines` in order: those with an interval, then by cosine and by `names`.

    Without an interval the cosine of few documents can be the largest by chance.
    """
    order = ["unsure", "similarity", *names]
    ascending = [True, False, *[True] * len(names)]
    table = table.assign(unsure=table["low"].isna()).sort_values(order, ascending=ascending, ignore_index=True)
    return table.drop(columns="unsure")


def n_as_near(table: pd.DataFrame) -> int:
    """Return how many pairs may be as near as the nearest one; `table` has pairs with an interval, nearest first.

    0 means that the nearest pair is certain: its interval lies above all others, even if all intervals are widened so
    that they hold together (Bonferroni).
    """
    wider = -special.ndtri(multiple_tests.ALPHA / (2 * max(len(table), 1))) / significance.Z95
    low = table["similarity"] - wider * (table["similarity"] - table["low"])
    high = table["similarity"] + wider * (table["high"] - table["similarity"])
    return int((high.iloc[1:] >= low.iloc[0]).sum()) if len(table) else 0


class _Side:
    """The sums of the points of one group. `length` is n times the length of its mean."""

    def __init__(self, points: np.ndarray | sparse.csr_array) -> None:
        self.points = points
        self.n = points.shape[0]
        self.total = np.asarray(points.sum(axis=0)).ravel()
        self.squares = np.asarray((points * points).sum(axis=1)).ravel()
        self.length = float(self._lengths(np.zeros(1), np.zeros(1), self.n)[0])

    def variance(self, sums: np.ndarray, similarity: np.ndarray) -> np.ndarray:
        """Return the jackknife variance of the cosine with each of the groups by leaving out documents of this one."""
        if self.n < MIN_SIDE:
            return np.full(len(sums), np.nan)
        left_out = self._lengths(self.points @ self.total, self.squares, self.n - 1)
        dots = self.total @ sums.T - self.points @ sums.T
        # similarity = total . sum / (length . other length): the other length is that of the cosine itself
        other = np.divide(self.total @ sums.T, similarity * self.length, where=similarity != 0, out=np.ones(len(sums)))
        cosines = dots / left_out[:, None] / other
        return np.asarray((self.n - 1) * cosines.var(axis=0))

    def _lengths(self, dots: np.ndarray, squares: np.ndarray, n: int) -> np.ndarray:
        """Return `length` without one document each, by its product with the sum and with itself; `n` are left."""
        whole, own = self.total @ self.total - 2 * dots + squares, self.squares.sum() - squares
        between = whole - own
        if n < LEAST_UNBIASED:
            return np.sqrt(np.maximum(whole, 1e-18))
        return np.sqrt(np.where(between > 0, between * n / (n - 1), np.maximum(whole, 1e-18)))
