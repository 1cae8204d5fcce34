"""Clusters of points: their numbering, number, stability and joints."""

import math

import numpy as np
import pytest

from analytics.topics import clusters as topic_clusters
from analytics.topics import fitting


def blobs(*sizes, seed=0):
    """Return points of length 1 around orthogonal directions, one per size."""
    generator = np.random.default_rng(seed)
    points = np.concatenate([np.eye(len(sizes) + 2)[i] + generator.normal(0, 0.05, (n, len(sizes) + 2))
                             for i, n in enumerate(sizes)])  # fmt: skip
    return points / np.linalg.norm(points, axis=1, keepdims=True)


def test_groups_are_numbered_by_size_and_ties_by_first_member():
    assert topic_clusters.group(blobs(3, 5, 3), 3).tolist() == [1] * 3 + [0] * 5 + [2] * 3


def test_the_number_of_groups_is_a_word_or_a_number():
    points = blobs(50, 50, 50, 50)  # sqrt(200 / 2) = 10

    numbers = {name: topic_clusters.number(points, name) for name in (None, "coarse", "medium", "fine", 7, 500)}
    assert numbers == {None: 10, "coarse": 3, "medium": 10, "fine": 20, 7: 7, 500: 200}
    assert topic_clusters.number(points, "auto") == 4  # all samples have the same four groups


def test_the_sweep_ends_at_the_root_of_n_and_the_smallest_number_wins_a_tie():
    tried = topic_clusters.sweep(blobs(10, 10, 10))

    assert [n for n, _ in tried] == [3, 4, 5]  # sqrt(30) = 5.5
    assert tried[0][1] == 1.0
    assert topic_clusters.best([(3, 0.5), (4, 0.895), (5, 0.9)]) == 4
    assert topic_clusters.sweep(np.eye(3)) == []


def test_separate_groups_are_stable_and_halves_of_one_group_are_not():
    points = blobs(30, 30)

    assert topic_clusters.stability(points, np.repeat([0, 1], 30)).tolist() == [1.0, 1.0]
    mixed = np.arange(60) % 2
    # each group found has half of each true group: 12 of 24 + 24 - 12 in a sample of 48
    assert topic_clusters.stability(points, mixed) == pytest.approx([1 / 3, 1 / 3], abs=0.06)
    assert math.isnan(topic_clusters.stability(points, np.zeros(60, "int64"))[0])


def test_the_most_similar_topics_are_joined_first_by_the_mean_cosine_of_their_centroids():
    centre = np.asarray([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]])

    joints = topic_clusters.joints(["a", "b", "c"], centre, np.asarray([3, 1, 1]))

    # a and b: .8; then c to both: (3 * 0 + 1 * .6) / 4 = .15
    assert joints == [("g01", "a", "b", 0.8), ("g02", "c", "g01", 0.15)]
    assert topic_clusters.joints(["a"], centre[:1], np.ones(1)) == []


def test_the_error_for_a_wrong_number_lists_the_choices():
    with pytest.raises(ValueError, match="n_topics must be a number or one of coarse, medium, fine, auto, got 'many'"):
        topic_clusters.check_number("many")


def test_topics_of_dealt_words_are_less_stable_than_real_ones(make_corpus):
    subjects = ("port ship harbour cargo", "court judge trial verdict", "goal match striker league")
    random = np.random.default_rng(0)
    words = [" ".join(random.permutation(subjects[i % 3].split() * 3)) for i in range(90)]
    corpus = fitting.fit(make_corpus({f"d{i:02}": f"{text} extra{i}" for i, text in enumerate(words)}), n_topics=3)
    fitted = corpus.stored("topic_fit")

    assert fitted["stability"].min() > fitted["stability_by_chance"].max()
    assert 0 < fitted["stability_by_chance"].iloc[0] < 1


def test_few_texts_have_no_stability_by_chance(make_corpus):
    corpus = fitting.fit(make_corpus({f"d{i}": f"port ship {'court' * (i % 2)}" for i in range(12)}))

    assert corpus.stored("topic_fit")["stability_by_chance"].isna().all()
