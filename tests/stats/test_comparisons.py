"""Tests of many groups at once, absences, and the interval of a difference."""

import math

import numpy as np
import pytest
from scipy import sparse, stats

from analytics.stats import comparisons


def test_the_interval_of_a_difference_is_that_of_newcombe():
    # his example: 56 of 70 against 48 of 80
    difference, low, high = comparisons.newcombe(
        np.array([56, 1]), np.array([70, 2]), np.array([48, 0]), np.array([80, 0])
    )

    assert (round(difference[0], 4), round(low[0], 4), round(high[0], 4)) == (0.2, 0.0524, 0.3339)
    assert np.isnan([difference[1], low[1], high[1]]).all()  # no document on one side


def test_an_absence_has_the_hypergeometric_probability():
    got = comparisons.absence_p(np.array([5, 3, 0, 4]), np.array([50, 10, 7, 0]), np.array([100, 10, 20, 9]))

    assert got[0] == pytest.approx(math.comb(50, 5) / math.comb(100, 5))
    assert got[0] == pytest.approx(stats.hypergeom.pmf(0, 100, 5, 50))
    assert got[1:].tolist() == [0.0, 1.0, 1.0]  # all documents are in the group; none has it; the group is empty


def members(labels):
    return sparse.csr_array(np.eye(max(labels) + 1, dtype="int64")[labels])


def test_only_the_planted_share_is_surely_above_the_others():
    labels = [0] * 30 + [1] * 30 + [2] * 30 + [3] * 5
    has = np.zeros((95, 2), "int64")
    has[:20, 0] = 1  # 20 of the first 30, none elsewhere
    has[::3, 1] = 1  # a third everywhere

    p = comparisons.excess_p(sparse.csr_array(has), members(labels))

    assert p[0, 0] < 0.01
    assert (p[[0, 1, 2], 1] > 0.2).all()
    assert p[1, 0] == 1.0  # below the others
    assert np.isnan(p[3]).all()  # five documents are not tested


def test_a_share_is_compared_with_nothing_in_a_single_group_or_without_columns():
    has = sparse.csr_array(np.ones((20, 1), "int64"))

    assert np.isnan(comparisons.excess_p(has, members([0] * 20))).all()
    assert comparisons.excess_p(sparse.csr_array((20, 0), dtype="int64"), members([0] * 10 + [1] * 10)).shape == (2, 0)
