"""The properties of words that the name rules ask for, as bits of one number.

Those of a word alone are computed once per word and language; a rule visits only the words that have its property.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.reading.ner.gazetteer import Lexicon

# Properties of a word in its text
SENTENCE_START = 1 << 0  # the first word of a sentence, or any word of a heading: its capital is no evidence
JOINED = 1 << 1  # there is one space between it and the word before
# Properties of a word alone
CAPITAL = 1 << 2  # begins with a capital
ACRONYM = 1 << 3  # two to six capitals
CONTRACTION = 1 << 4  # "They've", "FoxNews.com"
COMMON = 1 << 5
KNOWN = 1 << 6  # is a name in the gazetteer
LOUD = 1 << 7  # all capitals, and not a name in the gazetteer
FIRST_NAME = 1 << 8
SURNAME = 1 << 9
COUNTRY = 1 << 10  # the name or the demonym of a country
DEMONYM = 1 << 11  # a demonym, or the capitalised first word of one of two words
MINISTRY = 1 << 12  # may be the head word of a ministry, in any language
INFLECTED = 1 << 13  # a place in the genitive or in capitals
TITLE_START = 1 << 14  # the first word of a title
# Properties of a word alone: the word lists of the language
TITLE = 1 << 15
ORGANISATION = 1 << 16
PLACE = 1 << 17
EVENT = 1 << 18
NEVER = 1 << 19  # never a name: months, weekdays, "Republican"
PARTICLE = 1 << 20
SPEECH = 1 << 21  # a reporting verb
PLACE_PREPOSITION = 1 << 22

WORD_LISTS = {
    "title": TITLE,
    "organisation": ORGANISATION,
    "place": PLACE,
    "event": EVENT,
    "never": NEVER,
    "particle": PARTICLE,
    "speech": SPEECH,
    "place preposition": PLACE_PREPOSITION,
}
_CONTRACTION = re.compile(r"\w['’](?:ve|re|ll|d|m|t)$|\.\w")
_ACRONYM_LETTERS = range(2, 7)


def word_properties(word: str, lexicon: Lexicon) -> int:
    """Return the bits of all properties that a word has alone, in every text of the language."""
    bits = _shape(word) | _entries(word, lexicon)
    if bits & CAPITAL and word in lexicon.demonym_starts:
        bits |= DEMONYM
    if bits & CAPITAL and lexicon.inflected_place(word):
        bits |= INFLECTED
    if len(word) > 1 and word.isupper() and not bits & KNOWN:
        bits |= LOUD
    for name, bit in WORD_LISTS.items():
        if word in lexicon.words[name]:
            bits |= bit
    return bits


def _shape(word: str) -> int:
    bits = CAPITAL if word[0].isupper() else 0
    if len(word) in _ACRONYM_LETTERS and word.isupper() and word.isalpha():
        bits |= ACRONYM
    if not word.isalpha() and _CONTRACTION.search(word):
        bits |= CONTRACTION
    if "minist" in word or "Minist" in word:
        bits |= MINISTRY
    return bits


def _entries(word: str, lexicon: Lexicon) -> int:
    """Return the bits of the lists that hold words in any case."""
    bits = COMMON if lexicon.is_common(word) else 0
    if lexicon.find(word):
        bits |= KNOWN
    if word in lexicon.first:
        bits |= FIRST_NAME
    if word in lexicon.last:
        bits |= SURNAME
    if lexicon.country(word):
        bits |= COUNTRY
    if word in lexicon.demonyms:
        bits |= DEMONYM
    if word in lexicon.longest_title:
        bits |= TITLE_START
    return bits
