"""Roles in German: "der Sprecher des chinesischen Außenministeriums, Wang Wenbin,", "Außenminister Wang Yi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.roles.phrase_words import is_capital, is_closed, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.roles.phrase_words import Language, Word

MOST_ADJECTIVES = 3
MOST_OBJECT = 9
SHORT_OBJECT = 2  # words behind the office that need no comma: "Chef der EZB Mario Draghi"
_ADVERBS = frozenset({"bisher", "später", "wieder", "weiter", "immer", "aber", "oder"})
_NO_ADJECTIVES = _ADVERBS | {"unter", "anderem", "anderen", "über", "außer"}  # "der unter anderem | Apple-Gründer"
_ADJECTIVE = ("e", "en", "em", "er", "es")


def role_before(words: Sequence[Word], language: Language, *, closed: bool) -> tuple[int, int] | None:
    """Return the first and last word (exclusive) of the role that ends before a name; `closed`: a mark follows it."""
    has_comma = bool(words) and words[-1].text == ","
    end = len(words) - has_comma
    head = _head_before(words, end, language, most=MOST_OBJECT if has_comma else SHORT_OBJECT)
    if head < 0 or (has_comma and not closed):
        return None
    return _first_adjective(words, head, language), end


def _head_before(words: Sequence[Word], end: int, language: Language, *, most: int) -> int:
    if end > 0 and language.is_office(words[end - 1]):
        return end - 1
    for place in range(end - 2, max(-1, end - 2 - most), -1):
        if not words[place].text[:1].isalnum():
            return -1
        if language.is_office(words[place]) and words[place + 1].text in language.prepositions:
            behind = words[place + 1 : end]
            return place if is_capital(behind[-1]) and all(_is_of_object(one, language) for one in behind) else -1
    return -1


def _is_of_object(word: Word, language: Language) -> bool:
    known = language.determiners | language.prepositions | language.conjunctions
    return is_capital(word) or word.text in known or (is_small(word) and word.text.endswith(_ADJECTIVE))


def _first_adjective(words: Sequence[Word], head: int, language: Language) -> int:
    """Return the place of the first adjective between an article and an office; without article that of the office."""
    first = head
    while first > 0 and head - first <= MOST_ADJECTIVES:
        word = words[first - 1]
        if word.text.casefold() in language.determiners:
            return first
        if first == head and is_capital(word) and word.text.endswith("s") and language.is_nation(word):
            return first - 1  # "Chinas Präsident"
        if word.text in _NO_ADJECTIVES or not (is_small(word) and word.text.endswith(_ADJECTIVE)):
            break
        first -= 1
    return head


def role_after(words: Sequence[Word], language: Language) -> tuple[int, int] | None:
    """Return the first and last word (exclusive) of the apposition behind a name."""
    first = _apposition_start(words)
    if not 0 < first < len(words):
        return None
    has_determiner = words[first].text in language.determiners
    first += has_determiner
    head = first
    while head < len(words) and head - first < MOST_ADJECTIVES and is_small(words[head]):
        if words[head].text in _ADVERBS or not words[head].text.endswith(_ADJECTIVE if has_determiner else "er"):
            return None
        head += 1
    if head >= len(words) or not language.is_office(words[head]):
        return None
    end = _end_after(words, head + 1, language)
    return (first, end) if end > 0 else None


def _apposition_start(words: Sequence[Word]) -> int:
    """Return the place behind the comma, and an age in brackets; 0 where no apposition begins."""
    texts = [word.text for word in words[:4]]
    if texts[:1] == ["("] and texts[2:4] == [")", ","] and texts[1].isdigit():
        return 4
    return int(texts[:1] in ([","], ["–"]))


def _end_after(words: Sequence[Word], end: int, language: Language) -> int:
    """Return the end of a role behind a name, -1 where it is not closed."""
    if end < len(words) and words[end].text in language.prepositions:
        limit = min(len(words), end + MOST_OBJECT)
        while end < limit and not is_closed(words, end, frozenset()):
            if not _is_of_object(words[end], language):
                return -1
            end += 1
    return end if is_closed(words, end, frozenset()) else -1
