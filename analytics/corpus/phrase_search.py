"""The documents that contain a phrase: the result of a search, from texts that are split into words only once."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from analytics.corpus import queries
from analytics.text import folding, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

# The separators that `queries.pattern` allows between two words, and the letters that it treats as equal
_BETWEEN = re.compile(r"(?:['’]s)?[\W_]+", re.IGNORECASE)
_LETTERS = str.maketrans({"ß": "ss", "ẞ": "ss", "ſ": "s", "İ": "i", "ı": "i"})
_SIMPLE = re.compile(r"[\u0000-\u00b4\u00b6-\u036f\u0400-\u052f]+")  # each letter has one capital; µ has two


def rows_with_phrase(corpus: Corpus, phrase: str, word_rows: Sequence[np.ndarray]) -> np.ndarray:
    """Return the rows of the slice that contain a phrase, as a search does; `word_rows` are the rows with each word."""
    if len(word_rows) == 1:
        return word_rows[0].astype("int64")
    rows: np.ndarray = reduce(np.intersect1d, word_rows).astype("int64")
    words = [word.surface for word in tokens.words(phrase)]
    is_plain = words[0].lower() != "s" and not any(map(_has_other_spellings, words))  # 's is part of the separator
    if is_plain and _SIMPLE.fullmatch(phrase):
        spaced_phrase, texts = _spaced_words(" ".join(words)), corpus.once(_texts)
        places = rows if corpus.rows is None else corpus.rows[rows]
        rows = rows[np.fromiter((spaced_phrase in texts[place] for place in places), bool, len(rows))]
        if all(word.isascii() and word.isalnum() for word in words):
            return rows
    expression = queries.pattern(f'"{phrase}"')
    matches = (expression is not None and bool(expression.search(corpus.text[corpus.doc_ids[row]])) for row in rows)
    return rows[np.fromiter(matches, bool, len(rows))]


def _has_other_spellings(word: str) -> bool:
    """Return whether a word is counted with others that differ by more than case and apostrophes: "U.S." and "US"."""
    return "." in word or "&" in word or word.upper() in folding.ACRONYMS


def _texts(corpus: Corpus) -> list[str]:
    return [_spaced_words(text) for text in corpus.text.values()]


def _spaced_words(text: str) -> str:
    """Return the words of a text in lower case, with one blank around each."""
    return _BETWEEN.sub(" ", f" {text} ").translate(_LETTERS).lower()
