"""Sentences and term counts of one text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analytics.text import languages, tokens
from analytics.text.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SENTENCE = 5_000  # code points; a longer line is split at every end mark, even after an abbreviation

_ANY_END = re.compile(r"(?<=[.!?…؟।])\s+|(?<=[。！？])")


class Span(NamedTuple):
    """A span of the text: code points from `start` up to `end`."""

    start: int
    end: int


def sentences(text: str, language: str) -> list[Span]:
    """Return the sentence spans of a text. A newline ends a sentence; abbreviations and dates do not, as in segtok."""
    spaced = languages.get(language).spaced
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        pieces = split if spaced and len(line.group()) <= MAX_SENTENCE else _ANY_END.split
        spans.extend(_locate(text, line.start(), pieces(line.group())))
    return spans


class Term(NamedTuple):
    """A word form of one text, its most frequent spelling there, and how often it occurs."""

    form: str
    surface: str
    n: int


def counts(text: str) -> list[Term]:
    """Return the word forms of a text with their counts, in order of first occurrence."""
    surfaces: dict[str, Counter[str]] = {}
    for word in tokens.words(text):
        surfaces.setdefault(word.form, Counter())[word.surface] += 1
    return [Term(form, spellings.most_common(1)[0][0], spellings.total()) for form, spellings in surfaces.items()]


def _locate(text: str, cursor: int, pieces: list[str]) -> Iterator[Span]:
    for piece in pieces:
        if sentence := piece.strip():
            start = text.index(sentence, cursor)
            cursor = start + len(sentence)
            yield Span(start, cursor)
