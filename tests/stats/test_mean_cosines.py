import numpy as np
import pytest

from analytics.stats import mean_cosines


def cloud(n, seed, shift=0.5):
    points = np.random.default_rng(seed).normal(size=(n, 20))
    points[:, 0] += 20**0.5 * shift
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def test_two_halves_of_one_source_are_alike_though_each_has_few_documents():
    found = []
    for seed in range(60):
        cosines = mean_cosines.mean_cosines(cloud(60, seed), [np.arange(30), np.arange(30, 60)])
        found.append((cosines.similarity[0, 1], cosines.low[0, 1] <= 1 <= cosines.high[0, 1]))

    similarity, covered = np.mean(found, axis=0)
    assert similarity > 0.97  # the plain cosine is .89
    assert covered >= 0.9


def test_the_cosine_is_that_of_the_products_of_different_documents():
    points = cloud(10, 3)
    a, b = points[:5], points[5:]
    between = lambda x: ((x @ x.T).sum() - np.trace(x @ x.T)) / 20  # noqa: E731

    got = mean_cosines.mean_cosines(points, [np.arange(5), np.arange(5, 10)])

    expected = (a @ b.T).mean() / np.sqrt(between(a) * between(b))
    assert got.similarity[0, 1] == pytest.approx(np.clip(expected, -1, 1), abs=1e-6)
    assert np.isnan(got.low[0, 1])


def test_the_interval_is_the_jackknife_of_both_sides():
    points = np.vstack([cloud(25, 1, 0.4), cloud(30, 2, 0.3)])
    rows = [np.arange(25), np.arange(25, 55)]
    got = mean_cosines.mean_cosines(points, rows)

    def left_out(side):
        found = []
        for row in rows[side]:
            kept = [np.setdiff1d(own, row) for own in rows]
            found.append(mean_cosines.mean_cosines(points, kept).similarity[0, 1])
        return (len(found) - 1) * np.var(found)

    reach = 1.959964 * np.sqrt(left_out(0) + left_out(1))
    assert got.low[0, 1] == pytest.approx(got.similarity[0, 1] - reach, abs=1e-4)
