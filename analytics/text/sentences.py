"""The sentences of a text.

A sentence ends at the end of a line, or at an end mark, unless what is before the mark (an abbreviation, an
initial, an ordinal number) or after it (a small letter) says otherwise. Each distinct chunk of a text is examined once
per process and language; a text then needs array operations only. tests/quality/test_sentences.py measures it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.text import abbreviations, chunks, languages
from analytics.text.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

MAX_SENTENCE = 5_000  # code points; a longer one is split at every end mark, even after an abbreviation
MAX_BRACKET = 60  # chunks that a bracket can keep in one sentence

# How the end of a chunk ends a sentence: by the head of the next chunk, see `_ENDS`
_NONE, _MARK, _NEVER, _BEFORE_NUMBER, _SELDOM, _TIME, _ORDINAL, _ALWAYS = range(8)
# How the next chunk begins
_LOWER, _OTHER, _NUMBER, _STARTER, _TIME_WORD, _SIGNS = range(6)
_ENDS = np.zeros((8, 6), bool)
_ENDS[_MARK, [_OTHER, _NUMBER, _STARTER, _TIME_WORD]] = True
_ENDS[_BEFORE_NUMBER, [_OTHER, _STARTER, _TIME_WORD]] = True
_ENDS[_SELDOM, _STARTER] = True
_ENDS[_TIME, [_OTHER, _STARTER]] = True
_ENDS[_ORDINAL, _STARTER] = True
_ENDS[_ALWAYS, :] = True

_CLOSERS = "'\"’”»›)\\]】』」）》〉"
_FULL = "。！？｡။"  # end marks of scripts without blanks
_END_OF_CHUNK = re.compile(rf"(?P<mark>[.!?…‥؟۔।॥։።፧၊။៕。！？｡;;]+)(?:\[\d{{1,3}}\])?(?P<close>[{_CLOSERS}“]*)$")
_WITHIN = re.compile(rf"[{_FULL}]+[{_CLOSERS}]*(?![{_CLOSERS}，、,とっ])")
_QUESTION = re.compile(r"[;;]")  # the Greek question mark
_OPENERS = re.compile(r"^[^\w$€£]+")
_BEFORE_LAST = re.compile(r"^.*['’/(:\-](?=\w)")  # l'on. Bianchi, then-Gov. Smith
_NO_WORD = re.compile(r"\W")
_ONLY_CLOSING = re.compile(rf"[{_CLOSERS}.!?…]+")
_WITH_STOPS = re.compile(r"(?:[^\s\d_.]{1,4}\.-?)+[^\s\d_.]{1,4}")
_HOUR = re.compile(r"[ap]\.?m", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]{1,5}")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ZONES = ("et", "est", "edt", "ct", "cst", "cdt", "pt", "pst", "pdt", "mt", "gmt", "bst", "utc", "cet")
_ZONE_NAMES = ("eastern", "central", "pacific", "mountain", "local")
_TIME_WORDS = frozenset((*_WEEKDAYS, *_ZONES, *_ZONE_NAMES))
_WITH_ORDINALS = frozenset({"de", "lb", "tr", "az"})  # a capital follows an ordinal: "2. Weltkrieg"
_LONGEST_ORDINAL = 2  # digits: "31. Dezember", but "2019. Die"
_NEWLINE = ord("\n")
_LONGEST_ITEM = 3  # digits of the number of an item of a list


class Span(NamedTuple):
    """A span of the text: code points from `start` up to `end`."""

    start: int
    end: int


class _Parts(NamedTuple):
    """The parts of a text in order, as arrays: what each says about the ends of sentences, see `_properties`."""

    marks: NDArray[np.int64]
    heads: NDArray[np.int64]
    closing: NDArray[np.bool_]
    is_item: NDArray[np.bool_]
    brackets: NDArray[np.int64]
    ends_line: NDArray[np.bool_]


def spans(codes: NDArray[np.uint32], pieces: chunks.Chunks, language: str) -> list[Span]:
    """Return the sentence spans of a text, given its code points and chunks."""
    tokens = _PARTS.tokens(pieces)
    if not len(tokens.ids):
        return []
    parts = _described_parts(tokens, codes, language)
    marks = _marks_in_lines(parts)
    ends = _ends(marks, parts)
    if parts.brackets.any():
        ends &= ~_in_brackets(parts)
    return list(_sentences(tokens, ends | parts.ends_line, marks != _NONE))


def _described_parts(tokens: chunks.Tokens, codes: NDArray[np.uint32], language: str) -> _Parts:
    value = partial(_properties, language=language)
    properties = tokens.vocabulary.values(tokens.ids, ("sentence ends", language), value, np.int64)
    marks, heads, flags = properties & 7, properties >> 3 & 7, properties >> 6
    newlines = np.searchsorted(np.flatnonzero(codes == _NEWLINE), tokens.ends)
    ends_line = np.ones(len(marks), bool)
    np.not_equal(newlines[1:], newlines[:-1], out=ends_line[:-1])
    return _Parts(marks, heads, (flags & 1).astype(bool), (flags & 2).astype(bool), (flags >> 2) % 4 - 1, ends_line)


def _properties(part: str, language: str) -> int:
    """Return the properties of a part in one number: bits of mark, head, closing sign, item, and brackets."""
    if part.isalnum():  # most parts
        return _NONE | _head(part, language) << 3 | 1 << 8
    flags = _is_closing(part) | _is_item(part) << 1 | (_balance(part) + 1) << 2
    return _mark(part, language) | _head(part, language) << 3 | flags << 6


def _marks_in_lines(parts: _Parts) -> NDArray[np.int64]:
    """Return the marks with what depends on neighbours: a lone closing sign takes the mark before it."""
    marks = parts.marks.copy()
    marks[1:][parts.is_item[1:] & parts.ends_line[:-1]] = _NONE
    marks[:1][parts.is_item[:1]] = _NONE
    for at in np.flatnonzero(parts.closing[1:] & (marks[1:] == _NONE) & ~parts.ends_line[:-1]) + 1:
        marks[at] = marks[at - 1]
    return marks


def _ends(marks: NDArray[np.int64], parts: _Parts) -> NDArray[np.bool_]:
    """Return whether a sentence ends after each part. A part of signs alone has the head of the next part."""
    ends = np.zeros(len(marks), bool)
    marked = np.flatnonzero(marks[:-1])
    worded = np.append(np.flatnonzero(parts.heads != _SIGNS), len(marks))
    heads = np.append(parts.heads, _OTHER)
    ends[marked] = _ENDS[marks[marked], heads[worded[np.searchsorted(worded, marked + 1)]]]
    before_sign = (marks[:-1] == _SELDOM) & (parts.heads[1:] == _SIGNS)  # "S.C. - When": a dateline
    ends[:-1] &= ~(parts.closing[1:] | before_sign)
    return ends


def _in_brackets(parts: _Parts) -> NDArray[np.bool_]:
    """Return whether a bracket that is open after each part closes soon after it, in the same line."""
    inside = np.zeros(len(parts.brackets), bool)
    line: NDArray[np.int64] = np.cumsum(parts.ends_line) - parts.ends_line
    opened: list[int] = []
    for at in np.flatnonzero(parts.brackets).tolist():
        if parts.brackets[at] > 0:
            opened.append(at)
        elif opened:
            start = opened.pop()
            inside[start:at] |= at - start <= MAX_BRACKET and line[at] == line[start]
    return inside


def _sentences(tokens: chunks.Tokens, ends: NDArray[np.bool_], marked: NDArray[np.bool_]) -> Iterator[Span]:
    """Return the sentences. One longer than `MAX_SENTENCE` is split at each mark in it."""
    last = np.flatnonzero(ends)
    first = np.append(0, last[:-1] + 1)
    lengths = tokens.ends[last] - tokens.starts[first]
    for at in np.flatnonzero(lengths > MAX_SENTENCE):
        ends[first[at] : last[at]] |= marked[first[at] : last[at]]
    if (lengths > MAX_SENTENCE).any():
        last = np.flatnonzero(ends)
        first = np.append(0, last[:-1] + 1)
    return map(Span, tokens.starts[first].tolist(), tokens.ends[last].tolist())


def _parts_of_chunk(chunk: str) -> Iterator[tuple[int, int, str]]:
    """Cut a chunk after the end marks of scripts without blanks."""
    start = 0
    for match in _WITHIN.finditer(chunk) if not chunk.isascii() else ():
        yield start, match.end(), chunk[start : match.end()]
        start = match.end()
    if start < len(chunk):
        yield start, len(chunk), chunk[start:]


def _mark(part: str, language: str) -> int:
    """Return how the end of a part ends a sentence."""
    match = None if part[-1].isalnum() else _END_OF_CHUNK.search(part)
    if not match or (_QUESTION.search(match["mark"]) and language != "el"):
        return _NONE
    word = _OPENERS.sub("", part[: match.start()])
    if match["mark"] == "!" and word + "!" in abbreviations.of_language(language).seldom:  # Yahoo!
        return _SELDOM
    if match["mark"] != ".":
        return _MARK if set(match["mark"]) & set(".!?…‥") else _ALWAYS
    return _mark_after(word, language) if not match["close"] else _MARK


def _mark_after(word: str, language: str) -> int:
    """Return how a full stop after a word ends a sentence."""
    known = abbreviations.of_language(language)
    last = _BEFORE_LAST.sub("", word)
    forms, is_letter = {word, last}, _is_letter(last)
    if not forms.isdisjoint(known.never):
        return _NEVER
    if not forms.isdisjoint(known.before_number) and not (is_letter and last.isupper()):  # "P. Smith" is an initial
        return _BEFORE_NUMBER
    if not is_letter and (last.isdigit() or _ROMAN.fullmatch(last)):
        return _ORDINAL if language in _WITH_ORDINALS and len(last) <= _LONGEST_ORDINAL else _MARK
    if _HOUR.fullmatch(last):
        return _TIME
    is_street = language == "de" and last.endswith("str")  # Hauptstr. 5
    return _SELDOM if last in known.seldom or is_letter or is_street or _WITH_STOPS.fullmatch(last) else _MARK


def _is_letter(word: str) -> bool:
    """Return whether a word is one letter, with its marks."""
    return word[:1].isalpha() and not any(map(str.isalnum, word[1:]))


def _head(part: str, language: str) -> int:
    """Return how a part begins."""
    word = part if part[0].isalnum() else _OPENERS.sub("", part)
    if not word:
        return _SIGNS
    if not word[0].isalpha():
        return _NUMBER
    if word[0].islower():
        return _OTHER if word[1:2].isupper() else _LOWER  # iPhone
    if not word[0].isupper():
        return _OTHER
    folded = fold_word(_NO_WORD.split(word, maxsplit=1)[0])
    if folded in _TIME_WORDS:
        return _TIME_WORD
    is_acronym = word[1:2].isupper() or word[1:2] == "." or word.endswith(".")
    return _STARTER if folded in languages.get(language).stopwords and not is_acronym else _OTHER


def _is_closing(part: str) -> bool:
    return bool(_ONLY_CLOSING.fullmatch(part))


def _is_item(part: str) -> bool:
    """Return whether a part at the start of a line is the number of an item: "1."."""
    return part.endswith(".") and part[:-1].isdigit() and len(part) <= _LONGEST_ITEM + 1


def _balance(part: str) -> int:
    opened = part.count("(") + part.count("[") - part.count(")") - part.count("]")
    return max(min(opened, 1), -1)


_PARTS = chunks.Tokenizer(_parts_of_chunk)
