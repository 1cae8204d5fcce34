import numpy as np
import pytest
from scipy import stats

from analytics.stats import multiple_tests


def test_tests_that_can_never_pass_are_no_candidates():
    # of 10 tests two can reach .001, eight only .2: with K = 2, .05 / 2 is reached by two
    assert multiple_tests.family_limit(np.asarray([0.2, 0.001]), np.asarray([8, 2])) == (0.05 / 2, 2)
    assert multiple_tests.family_limit(np.asarray([0.2]), np.asarray([8])) == (0.05, 0)
    # 100 tests that can reach .001 are too many for it: .05 / 51 is .00098
    assert multiple_tests.family_limit(np.asarray([0.001]), np.asarray([100]))[1] == 0


def test_q_is_that_of_benjamini_and_hochberg_over_the_whole_family():
    p = np.asarray([0.01, 0.002, 0.03, 0.5])

    assert multiple_tests.benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))
    whole = stats.false_discovery_control(np.append(p, np.ones(6)))[:4]
    assert multiple_tests.benjamini_hochberg(p, 10) == pytest.approx(whole)


def smallest_rate(q, families, least_q):
    """Return the smallest rate, of many tried, at which each test passes by the rule of Benjamini and Bogomolov."""
    chosen_at = stats.false_discovery_control(least_q)
    found = np.ones(len(q))
    for rate in np.linspace(0.002, 1, 500)[::-1]:
        chosen = chosen_at <= rate
        found[(q <= rate * chosen.mean()) & chosen[families]] = rate
    return found


def test_q_across_families_is_the_smallest_rate_at_which_the_rule_passes():
    random = np.random.default_rng(1)
    for _ in range(10):
        families = random.integers(0, 4, 12)
        q = random.random(12) ** 3
        least_q = np.asarray([q[families == one].min(initial=1) for one in range(4)])
        expected = smallest_rate(q, families, least_q)
        assert multiple_tests.across_families(q, least_q) == pytest.approx(expected, abs=0.004)


def test_intervals_are_wider_the_fewer_of_many_tests_pass():
    assert multiple_tests.coverage_quantile(1, 1) == pytest.approx(1.959964)
    assert multiple_tests.coverage_quantile(0, 100) == multiple_tests.coverage_quantile(1, 100)
    assert multiple_tests.coverage_quantile(10, 100) == pytest.approx(stats.norm.isf(0.05 * 10 / 100 / 2))
