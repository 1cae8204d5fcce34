import numpy as np
import pytest
from scipy import stats

from analytics.stats import strata


def exact(a, n_a, with_term, n):
    """Return the upper tail of the sum of hypergeometric variables, by convolution."""
    masses = np.ones(1)
    for own, having, size in zip(n_a, with_term, n, strict=True):
        masses = np.convolve(masses, stats.hypergeom.pmf(np.arange(size + 1), size, own, having))
    return masses[int(sum(a)) :].sum()


def test_the_test_over_strata_is_exact_where_it_is_near():
    random = np.random.default_rng(0)
    n = random.integers(5, 40, (200, 6))
    n_a, with_term = random.integers(0, n + 1), random.integers(0, n + 1)
    a = np.minimum(
        np.minimum(n_a, with_term), random.hypergeometric(n_a, n - n_a, with_term) + random.integers(0, 2, n.shape)
    )
    got = strata.stratified_p(a, n_a, with_term, n)
    expected = np.asarray([exact(*row) for row in zip(a, n_a, with_term, n, strict=True)])

    near = (expected < 0.15) & (expected > 1e-12)
    assert near.sum() > 30
    assert got[near] == pytest.approx(expected[near], rel=1e-6)
    assert (got[expected > 0.3] > 0.15).all()


def test_large_counts_are_close_to_the_exact_test():
    n_a, with_term, n = np.asarray([[600, 320]]), np.asarray([[480, 360]]), np.asarray([[1600, 1200]])
    for extra in (10, 20, 40):
        a = np.asarray([[180 + extra, 96]])
        expected = exact(a[0], n_a[0], with_term[0], n[0])
        assert strata.stratified_p(a, n_a, with_term, n)[0] == pytest.approx(expected, rel=0.25)


def test_one_stratum_is_fishers_test_and_the_shares_are_the_counts():
    counts = [np.asarray([[value]]) for value in (4, 5, 1, 5)]
    a, n_a, b, n_b = counts

    assert strata.stratified_p(a, n_a, a + b, n_a + n_b)[0] == pytest.approx(stats.hypergeom.sf(3, 10, 5, 5))
    assert [float(one[0]) for one in strata.shares_at_equal_length(*counts)] == pytest.approx([4, 5, 1, 5])


def test_shares_are_compared_within_strata():
    # in short texts 1 of 10 on both sides, in long ones 8 of 10: the side with more long ones has more, but not here
    shares = strata.shares_at_equal_length(*(np.asarray([row]) for row in ([1, 72], [10, 90], [9, 8], [90, 10])))

    assert (shares.a / shares.n_a)[0] == pytest.approx((shares.b / shares.n_b)[0])
    nothing_alike = strata.shares_at_equal_length(*(np.asarray([row]) for row in ([1, 0], [10, 0], [0, 8], [0, 10])))
    assert np.isnan(nothing_alike.a[0])


def test_strata_are_of_about_equal_size_and_keep_equal_lengths_together():
    assert set(strata.strata(np.arange(30))) == {0}
    assert np.bincount(strata.strata(np.arange(300))).tolist() == pytest.approx([30] * 10, abs=2)
    assert set(strata.strata(np.full(300, 7))) == {0}
    assert len(strata.strata(np.zeros(0))) == 0
