"""The citation of a sentence, its neighbours, and the first sentences of documents."""

import pytest

from analytics.evidence import citation, evidence

WORLD = {
    "d1": {
        "text": "Nothing yet. The envoy left Kabul on Monday. Money is gone.\n\nThe end came.",
        "source": "Reuters",
        "author": "A. Writer",
        "title": "Envoy  gone",
        "date": "2021-08-16",
        "url": "https://example.org/a",
        "names": "Kabul",
    },
    "d2": {"text": "Kabul is quiet.", "source": "BBC", "names": "Kabul"},
}


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(WORLD)


def hits(corpus):
    return evidence.evidence(corpus, entities=("Kabul",))


def test_a_citation_has_the_known_fields_and_the_sentence(corpus):
    assert citation.citations(corpus, hits(corpus)) == [
        'A. Writer, "Envoy gone", Reuters, 2021-08-16, https://example.org/a, d1: "The envoy left Kabul on Monday."',
        'BBC, no date, d2: "Kabul is quiet."',
    ]


def test_neighbours_are_the_sentences_before_and_after_within_the_text(corpus):
    assert evidence.neighbours(corpus, hits(corpus)) == [("Nothing yet.", "Money is gone."), ("", "")]


def test_the_neighbours_of_a_passage_of_two_sentences_are_outside_it(corpus):
    whole = hits(corpus).head(1).assign(end=59)

    assert evidence.neighbours(corpus, whole) == [("Nothing yet.", "The end came.")]


def test_documents_open_with_their_first_sentence_by_date(corpus):
    assert list(evidence.openings(corpus)["text"]) == ["Nothing yet.", "Kabul is quiet."]
    assert list(evidence.openings(corpus, limit=1)["doc_id"]) == ["d1"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (" https://example.org/a?b=1 ", "https://example.org/a?b=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("https:alert(1)", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_are_links(url, shown):
    assert citation.link(url) == shown
