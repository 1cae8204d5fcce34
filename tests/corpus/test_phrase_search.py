"""The documents that contain a phrase are those that a search finds, with any separators between its words."""

import numpy as np
import pytest

from analytics.corpus import filters, phrase_search
from analytics.text import tokens

TEXTS = (
    "The foreign ministry spoke.",
    "A foreign  -  Ministry, and the Straße Blick.",
    "The ministry is foreign to them.",
    "China's embassy and China’s Embassy.",
    "China s embassy closed; an embassy in China.",
    "In the STRASSE blick, İstanbul airport: COVID-19 cases.",
    "COVID 19 cases at Istanbul airport.",
    "pre-foreign ministry staff; ministry_of and foreign.",
    "Außenminister Wang Yi sprach. Правительство России молчит.",
    "правительство  россии; αγοράς Σ' αγορά",
)
PHRASES = ("foreign ministry", "China's embassy", "China embassy", "Straße Blick", "strasse blick", "Istanbul airport",
           "COVID-19 cases", "Außenminister Wang Yi", "правительство россии", "s embassy")  # fmt: skip


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("rows", [range(10), (1, 3, 4, 6, 7, 9)])
def test_the_documents_with_a_phrase_are_those_that_a_search_finds(make_corpus, phrase, rows):
    corpus = make_corpus({f"d{i}": text for i, text in enumerate(TEXTS)}).take(list(rows))
    forms = tokens.tokens(phrase)
    held = [np.flatnonzero(filters.documents_passing(corpus, {"words": form})) for form in forms]

    said = phrase_search.rows_with_phrase(corpus, phrase, held)

    assert list(said) == list(np.flatnonzero(filters.documents_passing(corpus, {"words": f'"{phrase}"'})))
