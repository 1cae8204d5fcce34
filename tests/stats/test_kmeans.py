import numpy as np
import pytest
from sklearn.cluster import KMeans

from analytics.stats import kmeans
from analytics.topics import clusters


def cloud(n, groups, seed):
    """Return n points of length 1 around some centres, none of them clearly apart."""
    generator = np.random.default_rng(seed)
    points = generator.normal(size=(groups, 20))[generator.integers(groups, size=n)] + generator.normal(size=(n, 20))
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def renumbered(labels):
    return clusters.number_by_size(labels, int(labels.max()) + 1).tolist()


@pytest.mark.parametrize(("n", "n_clusters", "starts"), [(12, 5, 4), (60, 4, 20), (300, 12, 5), (1_000, 20, 2)])
@pytest.mark.parametrize("weighted", [False, True])
def test_the_clusters_are_those_of_scikit_learn(n, n_clusters, starts, weighted):
    points = cloud(n, n_clusters + 2, seed=n)
    weights = 1 + np.random.default_rng(n).random(n) if weighted else None
    peer = KMeans(n_clusters, n_init=starts, random_state=3).fit_predict(points, sample_weight=weights)

    own = kmeans.cluster(points, n_clusters, weights=weights, starts=starts, seed=3)

    assert renumbered(own) == renumbered(peer)


def test_points_far_apart_are_clusters_of_their_own_and_equal_ones_stay_together():
    points = np.repeat([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]], [3, 2, 1], axis=0)

    assert renumbered(kmeans.cluster(points, 3, starts=5)) == [0, 0, 0, 1, 1, 2]


def test_more_clusters_than_different_points_leave_some_empty():
    points = np.repeat([[0.0, 1.0], [1.0, 0.0]], 4, axis=0)

    found = kmeans.cluster(points, 4, starts=3)

    assert len(set(found)) == 2
    assert len(set(found[:4])) == len(set(found[4:])) == 1


def test_one_cluster_holds_all_points():
    assert set(kmeans.cluster(cloud(30, 3, seed=1), 1)) == {0}
