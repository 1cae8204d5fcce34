"""The properties of words that the name rules ask for, as bits of one number.

Those of a word alone are computed once per word and language; a rule visits only the words that have its property.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from analytics.text import stopwords

if TYPE_CHECKING:
    from analytics.reading.ner.gazetteer import Lexicon

# Properties of a word in its text
SENTENCE_START = 1 << 0  # the first word of a sentence, or any word of a heading: its capital is not evidence
JOINED = 1 << 1  # there is one space between it and the word before
# Properties of a word alone
CAPITAL = 1 << 2  # begins with a capital
ACRONYM = 1 << 3  # two to six capitals
CONTRACTION = 1 << 4  # "They've", "FoxNews.com"
COMMON = 1 << 5
KNOWN = 1 << 6  # is a name in the gazetteer
LATER_WORD = 1 << 7  # can be a word after the first of a name in the gazetteer
LOUD = 1 << 8  # all capitals, and not a name in the gazetteer
FIRST_NAME = 1 << 9
SURNAME = 1 << 10
COUNTRY = 1 << 11  # the name or the demonym of a country
DEMONYM = 1 << 12  # a demonym, or the capitalised first word of one of two words
MINISTRY = 1 << 13  # may be the head word of a ministry, in any language
INFLECTED = 1 << 14  # a place in the genitive or in capitals
TITLE_START = 1 << 15  # the first word of a title
# Properties of a word alone: the word lists of the language
TITLE = 1 << 16
ORGANISATION = 1 << 17
PLACE = 1 << 18
EVENT = 1 << 19
NEVER = 1 << 20  # never a name: months, weekdays, "Republican"
PARTICLE = 1 << 21
SPEECH = 1 << 22  # a reporting verb
PLACE_PREPOSITION = 1 << 23
WEEKDAY = 1 << 24
STOPWORD = 1 << 25
GIVEN_NAME = 1 << 27  # of two syllables with a hyphen, Chinese or Korean
PARTY = 1 << 26  # a member of a party of the United States: "Republican"

WORD_LISTS = {
    "title": TITLE,
    "organisation": ORGANISATION,
    "place": PLACE,
    "event": EVENT,
    "never": NEVER,
    "particle": PARTICLE,
    "speech": SPEECH,
    "place preposition": PLACE_PREPOSITION,
    "weekday": WEEKDAY,
    "party": PARTY,
}
_CONTRACTION = re.compile(r"\w['’](?:ve|re|ll|d|m|t)$|\.\w")
_ARABIC_ARTICLE = re.compile(r"(?:a[ldnrstz]|ash|el|es|ul|ud)-(?=\w)")  # "al-Assad" is written like a name
_ACRONYM_LETTERS = range(2, 7)


SYLLABLE = re.compile(  # of romanised Chinese and Korean
    r"(?i:(?:[bcdfghjklmnpqrstwxyz]|ch|sh|zh|ts|kk|hs)?['’]?(?:[yw]?(?:ae|eo|eu|oo|ee|ie|ia|ua|uo|ui|iu|ou|ai|ao|ei|[aeiouü])"
    r"|iao|uai|wo)(?:[klmnptr]|ng|h)?)"
)


def is_syllable(word: str) -> bool:
    """Return whether a word can be one syllable of a romanised Chinese or Korean name."""
    return SYLLABLE.fullmatch(word) is not None


def is_given_name(word: str) -> bool:
    """Return whether a word with a hyphen is a Chinese or Korean given name: "Jong-un", "Ing-wen"."""
    first, _, second = word.partition("-")
    return is_syllable(first) and is_syllable(second) and first[1:].islower() and second != "run"  # "Kim-run"


class WordProperties:
    """The properties that the words of one language have alone, in every text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._stopwords = stopwords.words(lexicon.language)
        self._listed: dict[str, int] = defaultdict(int)
        for name, bit in WORD_LISTS.items():
            for word in (*lexicon.words[name], *(("los", "las") if name == "particle" else ())):  # Maria de los Reyes
                self._listed[word] |= bit

    def __call__(self, word: str) -> int:
        """Return the bits of all properties of a word."""
        bits = self._listed.get(word, 0) | _shape(word) | self._entries(word)
        if word.lower() in self._stopwords:
            bits |= STOPWORD
        if bits & CAPITAL:
            bits |= self._capital_entries(word)
        if len(word) > 1 and not bits & (KNOWN | NEVER) and word.isupper():
            bits |= LOUD
        return bits

    def _entries(self, word: str) -> int:
        """Return the bits of the lists that hold words with and without capitals."""
        lexicon = self._lexicon
        bits = COMMON if lexicon.is_common(word) else 0
        if lexicon.find(word):
            bits |= KNOWN
        if lexicon.is_later_word(word):
            bits |= LATER_WORD
        if word in lexicon.first or ("-" in word and all(part in lexicon.first for part in word.split("-"))):
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

    def _capital_entries(self, word: str) -> int:
        """Return the bits that only a capitalised word has."""
        bits = DEMONYM if word in self._lexicon.demonym_starts else 0
        return bits | (INFLECTED if self._lexicon.inflected_place(word) else 0)


def _shape(word: str) -> int:
    article = _ARABIC_ARTICLE.match(word) if "-" in word else None
    bits = CAPITAL if word[article.end() if article else 0].isupper() else 0
    if len(word) in _ACRONYM_LETTERS and word.isupper() and word.isalpha():
        bits |= ACRONYM
    if not word.isalpha() and _CONTRACTION.search(word):
        bits |= CONTRACTION
    if "-" in word and is_given_name(word):
        bits |= GIVEN_NAME
    if "minist" in word or "Minist" in word:
        bits |= MINISTRY
    return bits
