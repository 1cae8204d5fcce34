"""The gazetteer names of a text are the longest at each place, however their words are cut."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.reading.ner import gazetteer
from analytics.reading.ner.name_page import Page
from analytics.text.document_text import Text

BETWEEN = (" ", " ", " ", "\n", ", ", " the ", " of ", " and ", " St. ", "-", "’s ", " U.S. ", " l'")


@cache
def gazetteer_names(language):
    lexicon = gazetteer.lexicon(language)
    return [*lexicon.own, *(name for name in lexicon.shared if not name.isalpha()), *[*lexicon.shared][::40]]


@cache
def texts(language):
    pieces = st.lists(st.tuples(st.sampled_from(gazetteer_names(language)), st.sampled_from(BETWEEN)), max_size=12)
    return pieces.map(lambda pairs: "".join(name + gap for name, gap in pairs))


def longest_names(page):
    """Return the same as `page.known`, by a look at every span that begins like a name."""
    found, free = [], 0
    for start in range(page.size):
        for end in range(min(start + page.lexicon.reach(page.word(start)), page.size), start, -1):
            known = page.lexicon.find(page.slice(start, end))
            if known and start >= free:
                found.append((start, end, known))
                free = end
                break
    return found


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru"])
def test_the_longest_name_at_each_place_is_known(language):
    @settings(max_examples=100, derandomize=True, deadline=None, database=None)
    @given(texts(language))
    def is_found(text):
        page = Page(Text(text, language))

        assert page.known == longest_names(page)

    is_found()
