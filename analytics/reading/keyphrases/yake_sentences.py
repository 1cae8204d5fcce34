"""The sentences that YAKE reads: a line is split as by segtok, with patterns that run only where they can match.

Source: segtok 1.5 (Leitner), `split_multi`, which the yake package uses. On news, segtok spends its time on patterns
that it tries at every full stop; one character on either side rules out nearly all of them. The sentences of all other
steps are those of `text/sentences.py`. tests/reading/keyphrases/test_yake_sentences.py compares both with segtok.
"""

from __future__ import annotations

import re
from functools import lru_cache

from segtok import segmenter

MAX_JOINED = 5_000  # code points that an open bracket can keep in one sentence: this keeps the time linear

# Python's \s also matches \x1c to \x1f, the separators of old data files; segtok's does not
_END = re.compile(rf"([{segmenter.SENTENCE_TERMINALS}]['’\"”]?[\])]*[^\S\x1c-\x1f]+)")
_LONGEST = 6  # letters of "approx", the longest abbreviation without a full stop in it
_REACH = 40  # code points before a full stop on which an abbreviation can depend: "Commander A.-B" and the word before
_CONTINUING = frozenset("abfhiotvw")  # first letters of the words that rarely begin a sentence


def split(text: str) -> list[str]:
    """Return the sentences of a text without newlines, in order and without blanks around them."""
    sentences: list[str] = []
    whole = previous = ""
    for piece in _pieces(_END.split(text)):
        if whole and _continues(whole, previous, piece):
            whole += piece
        else:
            sentences.append(whole)
            whole = piece
        previous = piece
    sentences.append(whole)
    return [stripped for sentence in sentences if (stripped := sentence.strip())]


def _pieces(parts: list[str]) -> list[str]:
    """Return the parts (text, end, text, end, ..., text), joined where an end only closes an abbreviation."""
    pieces, start = [], 0
    for at in range(1, len(parts), 2):
        if not _is_abbreviation(parts[at - 1], parts[at], parts[at + 1]):
            pieces.append("".join(parts[start : at + 1]))
            start = at + 1
    pieces.append("".join(parts[start:]))
    return pieces


def _is_abbreviation(before: str, end: str, after: str) -> bool:
    last = before[-1:]
    if last.isspace():
        return True
    if end[0] != ".":
        return False
    if last and _ends_in_abbreviation(before):
        return True
    return bool(after) and (_lone(after) or _in_a_date(before, after) or _middle_initial(before, after))


def _ends_in_abbreviation(before: str) -> bool:
    *earlier, word = before.rsplit(None, 1)
    always, sometimes = _abbreviation(word)
    begin = max(len(before) - _REACH, 0) if earlier else 0  # a single number is matched from its first digit
    return always or (sometimes and bool(segmenter.ABBREVIATIONS.search(before, begin)))


@lru_cache(maxsize=1 << 15)
def _abbreviation(word: str) -> tuple[bool, bool]:
    """Return whether a word is always an abbreviation, and whether it is one alone or as an initial after a name."""
    if len(word) > _LONGEST and word.isalpha():
        return False, False
    search = segmenter.ABBREVIATIONS.search
    return bool(search(f"x {word}")), bool(search(word) or search(f", {word}"))


def _lone(after: str) -> bool:
    return after[0].islower() and bool(segmenter.LONE_WORD.match(after))


def _in_a_date(before: str, after: str) -> bool:
    if before[-1:] not in "0123456789":
        return False
    return bool(segmenter.ENDS_IN_DATE_DIGITS.search(before[-3:]) and segmenter.MONTH.match(after))


def _middle_initial(before: str, after: str) -> bool:
    if not (before[-1:].isupper() and after[0].isupper()):
        return False
    return bool(segmenter.MIDDLE_INITIAL_END.search(before) and segmenter.UPPER_WORD_START.match(after))


def _continues(whole: str, previous: str, piece: str) -> bool:
    """Return whether a piece continues the sentence `whole`, whose last piece is `previous`."""
    first = piece[:1]
    if first.islower() and _goes_on_in_lower_case(previous, piece, first):
        return True
    if min(len(piece), len(whole)) >= segmenter.SHORT_SENTENCE_LENGTH or len(whole) > MAX_JOINED:
        return False
    return _in_brackets(whole, previous, piece, "()") or _in_brackets(whole, previous, piece, "[]")


def _goes_on_in_lower_case(previous: str, piece: str, first: str) -> bool:
    if first in _CONTINUING and segmenter.CONTINUATIONS.match(piece):
        return True
    return bool(segmenter.LOWER_WORD.match(piece) and segmenter.BEFORE_LOWER.match(previous))


def _in_brackets(whole: str, previous: str, piece: str, brackets: str) -> bool:
    if not _is_open(whole, *brackets):
        return False
    if _closes(piece, *brackets) or whole.endswith(" et al. "):
        return True
    return bool(segmenter.UPPER_CASE_END.search(previous) and segmenter.UPPER_CASE_START.match(piece))


def _is_open(text: str, left: str, right: str) -> bool:
    """Return whether a bracket is still open at the end of the text."""
    first = text.find(left)
    return first >= 0 and text.count(left, first) > text.count(right, first)


def _closes(text: str, left: str, right: str) -> bool:
    """Return whether the text closes a bracket that it does not open."""
    last = text.rfind(right)
    return last >= 0 and text.count(right) > text.count(left, 0, last)
