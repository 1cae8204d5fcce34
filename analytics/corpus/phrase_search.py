"""Which documents say a phrase: the same answer as a search for it, from texts whose words are set apart once."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from analytics.corpus import queries
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

# What `queries.pattern` lets stand between two words, and which letters it takes for others
_BETWEEN = re.compile(r"(?:['’]s)?[\W_]+", re.IGNORECASE)
_LETTERS = str.maketrans({"ß": "ss", "ẞ": "ss", "ſ": "s", "İ": "i", "ı": "i"})
_SIMPLE = re.compile(r"[\u0000-\u00b4\u00b6-\u036f\u0400-\u052f]+")  # each letter has one capital, µ has two


def rows_with_phrase(corpus: Corpus, phrase: str, held: Sequence[np.ndarray]) -> np.ndarray:
    """Return the rows of the slice that say a phrase, as a search for it finds them; `held` those with each word."""
    if len(held) == 1:
        return held[0].astype("int64")
    rows: np.ndarray = reduce(np.intersect1d, held).astype("int64")
    words = [word.surface for word in tokens.words(phrase)]
    sought = _spaced_words(" ".join(words))
    if _SIMPLE.fullmatch(phrase) and words[0].lower() != "s":  # an s after an apostrophe is set apart with it
        texts = corpus.once(_texts)
        places = rows if corpus.rows is None else corpus.rows[rows]
        rows = rows[np.fromiter((sought in texts[place] for place in places), bool, len(rows))]
        if all(word.isascii() and word.isalnum() for word in words):
            return rows
    expression = queries.pattern(f'"{phrase}"')
    found = (expression is not None and bool(expression.search(corpus.text[corpus.doc_ids[row]])) for row in rows)
    return rows[np.fromiter(found, bool, len(rows))]


def _texts(corpus: Corpus) -> list[str]:
    return [_spaced_words(text) for text in corpus.text.values()]


def _spaced_words(text: str) -> str:
    """Return the words of a text, in small letters, one blank around each."""
    return _BETWEEN.sub(" ", f" {text} ").translate(_LETTERS).lower()
