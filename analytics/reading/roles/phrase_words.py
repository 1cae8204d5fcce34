"""The words beside a name, and which of them can be words of a role."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.ner import gazetteer
from analytics.reading.roles import offices
from analytics.text import calendar_names, stopwords
from analytics.text.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 130  # code points on each side of a name
_WORD = {
    "fr": re.compile(r"[^\W\d_]+[’'](?=\w)|\w+(?:[.&/-]\w+)*|[^\w\s]"),
    "": re.compile(
        r"\bEE\.\s?UU\b\.?|\b(?:Sen|Rep|Gov|Gen|Col|Capt|Sgt|Adm|Prof)\.|(?:[^\W\d_]\.){2,}|\w+(?:[.’'&/-]\w+)*(?:-(?=\s)|[’'](?=\s))?|[^\w\s]"
    ),
}
_PHRASE_END = frozenset('.,!?:;“”"«»()[]–—•|')
_BEFORE_SENTENCE = frozenset(".!?:;“«([–—•|")  # no closing mark: '..., ” Homeland Security Secretary'


class Word(NamedTuple):
    """A word or a mark of a text with its offsets in the text."""

    start: int
    end: int
    text: str


class Language(NamedTuple):
    """What distinguishes roles from other words in one language."""

    code: str
    lexicon: gazetteer.Lexicon
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]

    def is_office(self, word: Word) -> bool:
        """Return whether a word is an office or a profession."""
        return offices.is_office(word.text, self.code)

    def is_nation(self, word: Word) -> bool:
        """Return whether a word is the name or the adjective of a country: Chinese, "chinois", "chinesischen"."""
        return bool(self.lexicon.country(word.text))


def language(code: str) -> Language | None:
    """Return the words of a language, None for one in which roles are not searched."""
    if code not in offices.LANGUAGES:
        return None
    tables = (offices.DETERMINERS, offices.PREPOSITIONS, offices.CONJUNCTIONS, offices.RELATIVES)
    return Language(code, gazetteer.lexicon(code), *(table[code] for table in tables))


def words_before(text: str, at: int, code: str) -> list[Word]:
    """Return the words of the line before an offset, the nearest last."""
    first = max(text.rfind("\n", max(0, at - REACH), at) + 1, at - REACH, 0)
    return _words(text, first, at, code)


def words_after(text: str, at: int, code: str) -> list[Word]:
    """Return the words of the line behind an offset."""
    end = text.find("\n", at, at + REACH)
    return _words(text, at, at + REACH if end < 0 else end, code)


def _words(text: str, first: int, last: int, code: str) -> list[Word]:
    pattern = _WORD.get(code, _WORD[""])
    return [Word(*match.span(), match[0]) for match in pattern.finditer(text, first, last)]


def is_capital(word: Word) -> bool:
    """Return whether a word begins with a capital letter."""
    return word.text[:1].isupper()


def is_small(word: Word) -> bool:
    """Return whether a word begins with a small letter."""
    return word.text[:1].islower()


def begins_sentence(words: Sequence[Word], place: int) -> bool:
    """Return whether the word at a place is the first one of a line or is behind a mark that ends a sentence."""
    return place == 0 or words[place - 1].text in _BEFORE_SENTENCE


def is_closed(words: Sequence[Word], place: int, relatives: frozenset[str]) -> bool:
    """Return whether an apposition ends before this place: at a mark, a relative pronoun or the end of the line."""
    return place >= len(words) or words[place].text in _PHRASE_END or words[place].text in relatives


def is_function_word(word: Word, code: str) -> bool:
    """Return whether a word is a function word or the name of a day or month; "US" in capitals is not "us"."""
    return not word.text.isupper() and _is_function_word(word.text, code)


@lru_cache(maxsize=1 << 14)
def _is_function_word(text: str, code: str) -> bool:
    form = fold_word(text)
    return form in stopwords.words(code) or form in calendar_names.calendar_names(code)
