import pytest

from analytics.sources import framing_crosslingual
from analytics.stats import significance

WORLD = {
    "e1": {"text": "The embassy in Kabul", "source": "A", "names": "Kabul"},
    "e2": {"text": "Kabul wheat", "source": "A", "names": "Kabul"},
    "g1": {"text": "Die Botschaft in Kabul", "source": "B", "language": "de", "names": "Kabul"},
    "x1": {"text": "The embassy waits", "source": "A"},  # does not name Kabul
}


def test_words_of_two_languages_are_aligned_by_meaning(make_corpus):
    got = framing_crosslingual.framing_across(make_corpus(WORLD), entity="Kabul")

    columns = ["rank", "concept", "languages", "group", "language", "terms", "n_docs", "n_group"]
    assert got[columns].values.tolist() == [
        [1, "embassy", "de; en", "de", "de", "Botschaft", 1, 1],
        [1, "embassy", "de; en", "en", "en", "embassy", 1, 2],
        [1, "wheat", "en", "de", "de", "", 0, 1],
        [1, "wheat", "en", "en", "en", "wheat", 1, 2],
    ]
    assert got["gloss"].tolist() == ["embassy", "", "", ""]
    assert got["share_docs"].tolist() == [1, 1 / 2, 0, 1 / 2]
    assert (got["low"][1], got["high"][1]) == tuple(map(float, significance.wilson(1, 2)))


def test_groups_by_source_in_different_languages(make_corpus):
    got = framing_crosslingual.framing_across(make_corpus(WORLD), entity="Kabul", by="source", top=1)

    assert got["group"].tolist() == ["B", "A", "B", "A"]
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        framing_crosslingual.framing_across(make_corpus(WORLD), top=0)
