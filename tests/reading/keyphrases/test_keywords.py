import math

import pytest

from analytics.reading.keyphrases import keywords, yake
from analytics.text import stopwords

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


@pytest.mark.parametrize("mode", keywords.MODES)
def test_a_word_of_one_s_own_begins_and_ends_no_keyword_and_one_that_is_kept_does(mode):
    own = stopwords.Own(stop=frozenset({"ministry"}), keep=frozenset({"said"}))

    got = {one.keyword for one in keywords.keywords(TEXT, "en", mode=mode, own=own)}

    assert "foreign ministry" in found(mode)
    assert not {"ministry", "foreign ministry"} & got
    assert {"said"} & {word for one in got for word in one.split()} == {"said"}


@pytest.mark.parametrize("mode", keywords.MODES)
def test_stopwords_hold_in_every_way_of_writing_them(mode):
    own = stopwords.Own(stop=frozenset({"strasse"}))  # as it is counted
    street = keywords.keywords("Die Straße bleibt gesperrt. Eine Straße.", "de", mode=mode, own=own)
    greek = keywords.keywords("Η πρεσβεία της Κίνας. Της Κίνας της Ασίας.", "el", mode=mode)

    assert [one.keyword for one in street if "Straße" in one.keyword] == []
    ends = {word for one in greek for word in (one.keyword.split()[0], one.keyword.split()[-1])}
    assert ends == {"πρεσβεία", "Κίνας", "Ασίας"}


def test_the_score_of_yake_stands_beside_classic_keywords_alone():
    classic = found("classic")

    assert {one.keyword: one.yake for one in classic.values()} == {
        one.keyword: one.raw for one in yake.keywords(TEXT, "en")
    }
    assert all(math.isnan(one.yake) for one in found("news").values())


def test_another_ranking_is_refused():
    with pytest.raises(ValueError, match="the ranking of keywords is one of news, classic, got 'best'"):
        keywords.keywords(TEXT, "en", mode="best")
