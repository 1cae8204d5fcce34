"""The documents that contain a phrase: the result of a search, from texts whose words are found only once."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache, reduce
from typing import TYPE_CHECKING

import numpy as np

from analytics.corpus import queries
from analytics.text import folding, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

RECENT = 4_096  # texts: those of news articles take some 25 MB here, and as much as keys
_LETTERS = {"ß": "ss", "ẞ": "ss", "ſ": "s", "İ": "i", "ı": "i"}  # that `queries.pattern` treats as equal
_S = tuple(map(ord, "sSſ"))
_STRAIGHT, _CURLY, _BLANK = ord("'"), ord("\N{RIGHT SINGLE QUOTATION MARK}"), ord(" ")
_UTF32 = ("utf-32-le", "surrogatepass")
_SIMPLE = re.compile(r"[\u0000-\u00b4\u00b6-\u036f\u0400-\u052f]+")  # each letter has one capital; µ has two


def rows_with_phrase(corpus: Corpus, phrase: str, word_rows: Sequence[np.ndarray]) -> np.ndarray:
    """Return the rows of the slice that contain a phrase, as a search does; `word_rows` are the rows with each word."""
    if len(word_rows) == 1:
        return word_rows[0].astype("int64")
    rows: np.ndarray = reduce(np.intersect1d, word_rows).astype("int64")
    words = [word.surface for word in tokens.words(phrase)]
    is_plain = words[0].lower() != "s" and not any(map(_has_other_spellings, words))  # 's is part of the separator
    if is_plain and _SIMPLE.fullmatch(phrase):
        spaced_phrase = _spaced_words(" ".join(words))
        spaced_texts = (_spaced_words(corpus.text[corpus.doc_ids[row]]) for row in rows)
        rows = rows[np.fromiter((spaced_phrase in text for text in spaced_texts), bool, len(rows))]
        if all(word.isascii() and word.isalnum() for word in words):
            return rows
    expression = queries.pattern(f'"{phrase}"')
    matches = (expression is not None and bool(expression.search(corpus.text[corpus.doc_ids[row]])) for row in rows)
    return rows[np.fromiter(matches, bool, len(rows))]


def _has_other_spellings(word: str) -> bool:
    """Return whether a word is counted with others that differ by more than case and apostrophes: "U.S." and "US"."""
    return "." in word or "&" in word or word.upper() in folding.ACRONYMS


@lru_cache(maxsize=RECENT)
def _spaced_words(text: str) -> str:
    """Return the words of a text in lower case, with one blank around each.

    The blank replaces what `queries.pattern` allows between two words. On arrays of code points this costs a quarter of
    a regular expression.
    """
    codes = np.frombuffer(f" {text} ".encode(*_UTF32), "uint32").copy()
    is_between = ~_word_characters()[codes]
    is_between[_possessives(codes, is_between)] = True
    codes[is_between] = _BLANK
    is_kept = np.append(True, ~(is_between[1:] & is_between[:-1]))
    spaced = codes[is_kept].tobytes().decode(*_UTF32)
    for letter, equal in _LETTERS.items():
        spaced = spaced.replace(letter, equal)
    return spaced.lower()


def _possessives(codes: np.ndarray, is_between: np.ndarray) -> list[int]:
    """Return the places of each s that only ends a word: "Kabul's"."""
    marks = np.flatnonzero((codes[:-2] == _STRAIGHT) | (codes[:-2] == _CURLY))
    after = codes[marks + 1]
    is_s = (after == _S[0]) | (after == _S[1]) | (after == _S[2])  # `np.isin` on so few costs ten times as much
    marks = marks[~is_between[marks - 1] & is_s & is_between[marks + 2]]
    places: list[int] = []
    for place in (marks + 1).tolist():
        if not places or places[-1] != place - 2:  # in "it's's" the second is a word
            places.append(place)
    return places


@cache
def _word_characters() -> np.ndarray:
    """Return for each code point whether it is part of words."""
    return np.fromiter(map(str.isalnum, map(chr, range(sys.maxunicode + 1))), bool, sys.maxunicode + 1)
