import math

import pytest

from analytics.reading import keywords, yake

TEXT = (
    "The foreign ministry said the embassy in Kabul stays open. The foreign ministry gave no reason.\n"
    "Embassies of other countries left Kabul."
)


def found(mode):
    return {one.keyword: one for one in keywords.keywords(TEXT, "en", mode=mode)}


@pytest.mark.parametrize("mode", keywords.MODES)
def test_the_best_has_a_hundred_and_all_stand_best_first(mode):
    scores = [one.score for one in keywords.keywords(TEXT, "en", mode=mode)]

    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


@pytest.mark.parametrize("mode", keywords.MODES)
def test_every_place_of_a_keyword_is_told(mode):
    ministry = found(mode)["foreign ministry"]

    assert (ministry.n, ministry.start, ministry.starts) == (2, 4, "4; 63")
    assert all(TEXT[int(start) :].startswith("foreign ministry") for start in ministry.starts.split("; "))


@pytest.mark.parametrize("mode", keywords.MODES)
def test_inflections_share_a_key(mode):
    assert found(mode)["Kabul"].key == "kabul"
    assert [one.key for one in keywords.keywords("Embassies.", "en", mode=mode)] == [
        one.key for one in keywords.keywords("Embassy.", "en", mode=mode)
    ]


def test_the_score_of_yake_stands_beside_classic_keywords_alone():
    classic = found("classic")

    assert {one.keyword: one.yake for one in classic.values()} == {
        one.keyword: one.raw for one in yake.keywords(TEXT, "en")
    }
    assert all(math.isnan(one.yake) for one in found("news").values())


def test_another_ranking_is_refused():
    with pytest.raises(ValueError, match="the ranking of keywords is one of news, classic, got 'best'"):
        keywords.keywords(TEXT, "en", mode="best")
