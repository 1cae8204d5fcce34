import math

import pytest

from analytics.reading.keyphrases import keywords, yake
from analytics.text import stopwords
from analytics.text.document_text import Text

TEXT = (
    "The foreign ministry said the embassy in Kabul stays open. The foreign ministry gave no reason.\n"
    "Embassies of other countries left Kabul."
)


def by_label(mode):
    return {one.keyword: one for one in keywords.keywords(Text(TEXT, "en"), mode=mode)}


@pytest.mark.parametrize("mode", keywords.MODES)
def test_keywords_are_sorted_by_score_and_the_best_has_100(mode):
    scores = [one.score for one in keywords.keywords(Text(TEXT, "en"), mode=mode)]

    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


@pytest.mark.parametrize("mode", keywords.MODES)
def test_a_keyword_has_all_its_offsets(mode):
    ministry = by_label(mode)["foreign ministry"]

    assert (ministry.n, ministry.start, ministry.starts) == (2, 4, "4; 63")
    assert all(TEXT[int(start) :].startswith("foreign ministry") for start in ministry.starts.split("; "))


@pytest.mark.parametrize("mode", keywords.MODES)
def test_inflections_have_the_same_key(mode):
    assert by_label(mode)["Kabul"].key == "kabul"
    assert [one.key for one in keywords.keywords(Text("Embassies.", "en"), mode=mode)] == [
        one.key for one in keywords.keywords(Text("Embassy.", "en"), mode=mode)
    ]


@pytest.mark.parametrize("mode", keywords.MODES)
def test_a_user_s_stopword_never_begins_or_ends_a_keyword_and_a_word_to_keep_can(mode):
    own = stopwords.Own(stop=frozenset({"ministry"}), keep=frozenset({"said"}))

    labels = {one.keyword for one in keywords.keywords(Text(TEXT, "en"), mode=mode, own=own)}

    assert "foreign ministry" in by_label(mode)
    assert not {"ministry", "foreign ministry"} & labels
    assert {"said"} & {word for one in labels for word in one.split()} == {"said"}


@pytest.mark.parametrize("mode", keywords.MODES)
def test_stopwords_apply_in_every_spelling(mode):
    own = stopwords.Own(stop=frozenset({"strasse"}))  # as it is counted
    street = keywords.keywords(Text("Die Straße bleibt gesperrt. Eine Straße.", "de"), mode=mode, own=own)
    greek = keywords.keywords(Text("Η πρεσβεία της Κίνας. Της Κίνας της Ασίας.", "el"), mode=mode)

    assert [one.keyword for one in street if "Straße" in one.keyword] == []
    ends = {word for one in greek for word in (one.keyword.split()[0], one.keyword.split()[-1])}
    assert ends == {"πρεσβεία", "Κίνας", "Ασίας"}


def test_only_classic_keywords_have_the_score_of_yake():
    classic = by_label("classic")

    assert {one.keyword: one.yake for one in classic.values()} == {
        one.keyword: one.raw for one in yake.keywords(TEXT, "en")
    }
    assert all(math.isnan(one.yake) for one in by_label("news").values())


def test_an_unknown_ranking_is_refused():
    with pytest.raises(ValueError, match="the ranking of keywords is one of news, classic, got 'best'"):
        keywords.keywords(Text(TEXT, "en"), mode="best")


@pytest.mark.parametrize("outlet", ["Reuters", "Reuters UK", "reuters.com"])
def test_the_name_of_the_outlet_is_a_keyword_only_of_a_text_about_it(outlet):
    body = "The harbour is closed, a pilot told Reuters. The harbour opens on Monday, Reuters learned in Odesa."

    def labels(text):
        return {one.keyword for one in keywords.keywords(Text(text, "en"), outlet=outlet)}

    assert "Reuters" not in labels("Harbour closed\n\n" + body)
    assert "Reuters" in labels("Reuters hires pilots\n\n" + body)
