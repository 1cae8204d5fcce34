"""A search in other languages: what it finds too, and what it leaves as it is."""

from __future__ import annotations

import pytest

from analytics.corpus import queries
from analytics.crosslingual.query_translations import Translation, translated_query, translations

WORLD = {
    "en": {"text": "The embassy in Kabul stays open, the security of the staff is good.", "language": "en"},
    "de": {"text": "Die Botschaft in Kabul bleibt offen, die Sicherheit ist gut.", "language": "de"},
    "fr": {"text": "L'ambassade de Kaboul reste ouverte.", "language": "fr"},
}


@pytest.fixture(scope="module")
def corpus(make_corpus):
    return make_corpus(WORLD)


def test_a_word_is_looked_up_in_each_other_language(corpus):
    assert translations(corpus, "embassy") == [
        Translation("embassy", "de", ("Botschaft",)),
        Translation("embassy", "fr", ("ambassade",)),
    ]
    assert corpus.where(words=translated_query(corpus, "embassy")).doc_ids == corpus.doc_ids
    assert corpus.where(words="embassy").doc_ids == ["en"]


def test_a_word_of_another_language_finds_english_and_third_languages(corpus):
    found = {one.language: one.words for one in translations(corpus, "Botschaft")}

    assert "embassy" in found["en"]
    assert found["fr"] == ("ambassade",)


def test_every_word_of_a_search_must_still_occur(corpus):
    query = translated_query(corpus, "embassy security")

    assert corpus.where(words=query).doc_ids == ["en", "de"]


@pytest.mark.parametrize("query", ['"foreign ministry"', "embass*", "xyzzy", "", "embassy|Botschaft"])
def test_phrases_beginnings_and_unknown_words_stay_as_they_are(corpus, query):
    assert translated_query(corpus, query) == query
    assert translations(corpus, query) == []


def test_a_corpus_of_one_language_adds_nothing(make_corpus):
    assert translated_query(make_corpus({"en": WORLD["en"]}), "embassy") == "embassy"


def test_each_alternative_is_highlighted():
    found = queries.pattern("embassy|Botschaft Kabul").findall("The embassy, die Botschaft, Kabul, a message")

    assert found == ["embassy", "Botschaft", "Kabul"]
