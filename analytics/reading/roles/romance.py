"""Roles in French and Spanish: "le ministre de la Justice, Ann Lee,", "el presidente ruso Vladimir Putin"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.roles import offices
from analytics.reading.roles.phrase_words import begins_sentence, is_capital, is_closed, is_function_word, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.roles.phrase_words import Language, Word

MOST_WORDS = 12  # behind the office


def role_before(words: Sequence[Word], language: Language, *, closed: bool) -> tuple[int, int] | None:
    """Return the first and last word (exclusive) of the role that ends before a name; `closed`: a mark follows it."""
    has_comma = bool(words) and words[-1].text == ","
    end = len(words) - has_comma
    if has_comma and not closed:
        return None
    for head in range(end - 1, max(-1, end - 1 - MOST_WORDS), -1):
        if not words[head].text[:1].isalnum():
            return None
        if language.is_office(words[head]) and _is_addition(words, head + 1, end, language):
            first = _first_word(words, head, language)
            if end - head > 1 and is_function_word(words[end - 1], language.code):
                return None  # "el reportero de los | Lakers, Mike Trudell,"
            if begins_sentence(words, first) or words[first - 1].text.casefold() in language.determiners:
                return first, end
    return None


def role_after(words: Sequence[Word], language: Language) -> tuple[int, int] | None:
    """Return the first and last word (exclusive) of the apposition behind a name."""
    if len(words) < 2 or words[0].text not in {",", "–", "—"}:  # noqa: PLR2004 - a comma and an office
        return None
    has_determiner = words[1].text.casefold() in language.determiners
    first = head = 1 + has_determiner
    while head < len(words) and words[head].text.casefold() in offices.BEFORE_OFFICE[language.code]:
        head += 1
    if head >= len(words) or not language.is_office(words[head]):
        return None
    end = head + 1
    while end < len(words) and not is_closed(words, end, language.relatives):
        end += 1
    is_whole = _is_addition(words, head + 1, end, language) or (
        not has_determiner and _is_loose_addition(words[head + 1 : end], language)
    )
    return (first, end) if is_whole and end - head <= MOST_WORDS else None


def _first_word(words: Sequence[Word], head: int, language: Language) -> int:
    first = head
    while first > 0 and words[first - 1].text.casefold() in offices.BEFORE_OFFICE[language.code]:
        first -= 1
    return first


def _is_addition(words: Sequence[Word], first: int, end: int, language: Language) -> bool:
    """Return whether words behind an office belong to it: adjectives, and prepositions with their nouns."""
    place = _after_adjectives(words, first, end, language)
    while place < end:
        if words[place].text.casefold() not in language.prepositions | language.conjunctions:
            return False
        noun = place + 1
        while noun < end and words[noun].text.casefold() in language.determiners | language.prepositions:
            noun += 1
        after = _after_noun(words, noun, end)
        if after == noun:
            return False
        place = _after_adjectives(words, after, end, language)
    return True


def _after_noun(words: Sequence[Word], place: int, end: int) -> int:
    """Return the place behind a noun: a run of words with capitals, or one word with a small letter."""
    first = place
    while place < end and is_capital(words[place]):
        place += 1
    return place + 1 if place == first < end and is_small(words[place]) else place


def _after_adjectives(words: Sequence[Word], place: int, end: int, language: Language) -> int:
    known = offices.ADJECTIVES[language.code]
    while place < end and (words[place].text.casefold() in known or language.is_nation(words[place])):
        place += 1
    return place


def _is_loose_addition(words: Sequence[Word], language: Language) -> bool:
    """Return whether words with an adjective that is not known are an addition: "de recherche émérite au CNRS"."""
    linking = language.prepositions | language.conjunctions | language.determiners
    return (
        bool(words)
        and words[0].text.casefold() in language.prepositions
        and all(word.text.casefold() in linking or not is_function_word(word, language.code) for word in words)
    )
