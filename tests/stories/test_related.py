"""Documents about the same story: which, in what order, and what they share."""

import pytest

from analytics.errors import CorpusError
from analytics.stories import related

NAMES = "Kabul=place, Peking=place>Beijing, Beijing=place, Wang Yi=person"
STORY = {
    "de": {
        "text": "Die Botschaft in Kabul bleibt offen, sagte Wang Yi am Montag in Peking. 413 Diplomaten arbeiten dort.",
        "language": "de",
        "names": NAMES,
        "date": "2021-08-16",
    },
    "en": {
        "text": "The embassy in Kabul stays open, Wang Yi said in Beijing. 413 diplomats work there.",
        "names": NAMES,
        "date": "2021-08-17",
    },
    "far": {"text": "The striker scored twice and the club won the cup final on Sunday in front of its fans."},
    "fr": {
        "text": "L'ambassade reste ouverte et les diplomates travaillent.",
        "language": "fr",
        "date": "2021-09-20",
    },
}


def test_the_same_story_in_another_language_is_listed_and_another_story_is_not(make_corpus):
    got = related.related_documents(make_corpus(STORY), "de")

    assert got.iloc[0]["doc_id"] == "en"
    assert "far" not in set(got["doc_id"])
    assert got["rank"].tolist() == list(range(1, len(got) + 1))
    assert got["score"].is_monotonic_decreasing


def test_shared_names_words_and_numbers_are_listed(make_corpus):
    first = related.related_documents(make_corpus(STORY), "de").iloc[0]

    assert set(first["shared_names"].split("; ")) == {"Beijing", "Kabul", "Wang Yi"}
    assert "Botschaft = embassy" in first["shared_words"].split("; ")
    assert first["shared_numbers"] == "413"


def test_within_one_language_a_shared_word_is_spelled_as_in_the_article(make_corpus):
    twin = STORY["en"] | {"text": "The embassies in Kabul stay open, Wang Yi said in Beijing. 413 diplomats."}

    words = (
        related.related_documents(make_corpus({"a": STORY["en"], "b": twin}), "a").iloc[0]["shared_words"].split("; ")
    )

    assert "embassy" in words
    assert not [word for word in words if "=" in word]


@pytest.mark.parametrize(("date", "added"), [("2021-08-18", 2), ("2021-08-23", 1), ("2021-08-24", 0), ("2021-08", 0)])
def test_near_dates_raise_the_score_if_both_are_known(make_corpus, date, added):
    def score(date):
        corpus = make_corpus({"de": STORY["de"], "en": STORY["en"] | {"date": date}})
        return related.related_documents(corpus, "de").iloc[0]["score"]

    assert score(date) - score("") == pytest.approx(added, abs=1e-5)


def test_a_filter_removes_rows_and_changes_no_score(make_corpus):
    corpus = make_corpus(STORY | {"en2": STORY["en"] | {"text": STORY["en"]["text"] + " It is calm."}})
    every = related.related_documents(corpus, "de").set_index("doc_id")

    got = related.related_documents(corpus.where(doc_id=["de", "en2"]), "de")

    assert got["doc_id"].tolist() == ["en2"]
    assert got["score"].tolist() == [every.loc["en2", "score"]]


def test_top_limits_the_rows(make_corpus):
    corpus = make_corpus(STORY | {f"copy{i}": STORY["en"] for i in range(3)})

    assert len(related.related_documents(corpus, "de", top=2)) == 2
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        related.related_documents(corpus, "de", top=0)


def test_the_error_for_an_unknown_document_names_it(make_corpus):
    with pytest.raises(CorpusError, match="'nobody' is not a document"):
        related.related_documents(make_corpus(STORY), "nobody")
