"""Average-linkage clusters: no chains, and no clusters over long periods."""

import numpy as np

from analytics.stories.candidate_pairs import Pairs, days
from analytics.stories.linkage import average_link

UNDATED = ["", "", "", ""]


def clusters(pairs, dates=UNDATED, least=10):
    a, b, score = (np.asarray(side) for side in zip(*pairs, strict=True))
    return average_link(days(dates), Pairs(a, b, score.astype("float64")), least=least, longest=7).tolist()


def test_a_chain_of_pairs_is_not_a_cluster():
    # 0 and 1 join; 2 scores 14 with 1 and nothing with 0, on average 7
    assert clusters([(0, 1, 20), (1, 2, 14)]) == [0, 0, 2, 3]


def test_rows_with_a_high_enough_mean_score_are_joined():
    # (14 + 6) / 2 = 10
    assert clusters([(0, 1, 20), (1, 2, 14), (0, 2, 6)]) == [0, 0, 0, 3]


def test_the_best_pair_is_joined_first():
    # 1 and 2 join; 0 then has (15 + 0) / 2 with them
    assert clusters([(0, 1, 15), (1, 2, 16)]) == [0, 1, 1, 3]


def test_two_clusters_are_joined_by_the_mean_of_all_pairs_between_them():
    within = [(0, 1, 30), (2, 3, 30)]

    # 40 / 4 = 10, 39 / 4 = 9.75
    assert clusters([*within, (0, 2, 40)]) == [0, 0, 0, 0]
    assert clusters([*within, (0, 2, 29), (1, 3, 10)]) == [0, 0, 2, 2]


def test_rows_that_are_certainly_too_many_days_apart_are_never_in_one_cluster():
    pairs = [(0, 1, 30), (1, 2, 20), (0, 2, 20)]

    assert clusters(pairs, ["2021-08-16", "", "2021-08-23", ""]) == [0, 0, 0, 3]
    assert clusters(pairs, ["2021-08-16", "", "2021-08-24", ""]) == [0, 0, 2, 3]
    assert clusters(pairs, ["2021-08-16", "", "2021-08", ""]) == [0, 0, 0, 3]
