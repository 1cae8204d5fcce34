"""Roles in English: "Chinese Ambassador to Afghanistan Wang Yu", "Wang Yu, the Chinese ambassador,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.roles import offices
from analytics.reading.roles.phrase_words import begins_sentence, is_capital, is_closed, is_function_word, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.roles.phrase_words import Language, Word

MOST_MODIFIERS = 6
MOST_OBJECT = 9  # words behind the office: "of the Center for Immigration Studies"
_IN_OBJECT = frozenset({"of", "the", "and", "for", "in", "at", "on", "to", "&", "a", "an", "its", "with"})
_NOUNS = frozenset({"state", "staff", "police", "law", "defense", "defence", "operations", "communications"})
_NAME_STARTS = frozenset({"New", "North", "South"})  # function words elsewhere
_ACRONYM = range(2, 6)  # letters


def role_before(words: Sequence[Word], language: Language, *, closed: bool) -> tuple[int, int] | None:
    """Return the first and last word (exclusive) of the role that ends before a name; `closed`: a mark follows it.

    With a comma between them, "the Chinese ambassador, Wang Yu," the name is an apposition only if it is closed.
    """
    has_comma = bool(words) and words[-1].text == ","
    end = len(words) - has_comma
    head = _head_before(words, end, language, loose=has_comma)
    if head < 0 or (has_comma and not closed):
        return None
    first = _first_modifier(words, head, language)
    has_determiner = first > 0 and words[first - 1].text.casefold() in language.determiners
    is_bare = first == head and head + 1 == end
    is_weak = words[head].text in offices.AMBIGUOUS and is_bare  # "in over his head Trump is", "a major Trump backer"
    return None if (is_weak and not has_comma) or (has_comma and not has_determiner) else (first, end)


def _head_before(words: Sequence[Word], end: int, language: Language, *, loose: bool) -> int:
    """Return the office in the words before `end`: the last one, or one with an object behind it; -1 for none."""
    if end > 0 and language.is_office(words[end - 1]):
        return end - 1
    for place in range(end - 2, max(-1, end - 2 - MOST_OBJECT), -1):
        if not words[place].text[:1].isalnum():
            return -1
        if language.is_office(words[place]) and words[place + 1].text in language.prepositions:
            behind = words[place + 2 : end]
            is_object = behind and all(_is_of_object(word, loose=loose) for word in behind)
            return place if is_object and behind[-1].text not in _IN_OBJECT else -1
    return -1


def _is_of_object(word: Word, *, loose: bool) -> bool:
    if is_capital(word) or word.text in _IN_OBJECT or word.text in _NOUNS:
        return True
    return loose and is_small(word) and not is_function_word(word, "en")


def _first_modifier(words: Sequence[Word], head: int, language: Language) -> int:
    """Return the place of the first word of a role; a verb at the start of a headline is none: "Dump | President"."""
    first = head
    while first > 0 and head - first < MOST_MODIFIERS and _is_modifier(words[first - 1], language):
        first -= 1
    if first < head and _is_headline_verb(words, first, language):
        return first + 1
    return _with_organisation(words, first, head)


def _is_headline_verb(words: Sequence[Word], place: int, language: Language) -> bool:
    is_known = _is_sure_modifier(words[place], language) or not language.lexicon.is_common(words[place].text)
    return begins_sentence(words, place) and not is_known


def _with_organisation(words: Sequence[Word], first: int, head: int) -> int:
    """Return the place of the first word of a role whose organisation has an "of": "Nation of | Islam leader"."""
    if 1 < first < head and words[first - 1].text == "of" and is_capital(words[first]):
        is_name = is_capital(words[first - 2]) and not is_function_word(words[first - 2], "en")
        return first - 2 if is_name else first
    return first


def _is_modifier(word: Word, language: Language) -> bool:
    is_name = is_capital(word) and (word.text in _NAME_STARTS or not is_function_word(word, "en"))
    return is_name or _is_sure_modifier(word, language)


def _is_sure_modifier(word: Word, language: Language) -> bool:
    text = word.text
    is_acronym = text.replace(".", "").isupper() and len(text.replace(".", "")) in _ACRONYM
    is_possessive = text.endswith(("'s", "’s", "s'", "s’")) and is_capital(word)
    is_former = text.startswith(("then-", "ex-"))
    return (
        is_acronym
        or is_possessive
        or is_former
        or text.casefold() in offices.ENGLISH_MODIFIERS
        or language.is_nation(word)
    )


def role_after(words: Sequence[Word], language: Language) -> tuple[int, int] | None:
    """Return the first and last word (exclusive) of the apposition behind a name, "the Chinese ambassador to Kabul"."""
    first = _apposition_start(words)
    if not 0 < first < len(words):
        return None
    has_determiner = words[first].text.casefold() in language.determiners
    first += has_determiner
    head = _head_after(words, first, language, has_determiner=has_determiner)
    if head < 0:
        return None
    end = _end_after(words, head, language)
    is_bare = end == head + 1 and first == head and not has_determiner
    return None if end < 0 or (is_bare and words[head].text in offices.AMBIGUOUS) else (first, end)


def _apposition_start(words: Sequence[Word]) -> int:
    """Return the place behind the comma or dash, an age, and "who is"; 0 where no apposition begins."""
    texts = [word.text for word in words[:8]]
    if not texts or texts[0] not in {",", "–", "—"}:
        return 0
    at = 3 if len(texts) > 2 and texts[1].isdigit() and texts[2] == "," else 1  # noqa: PLR2004 - ", 45,"
    return at + 2 if texts[at : at + 1] == ["who"] and texts[at + 1 : at + 2] in (["is"], ["was"]) else at


def _head_after(words: Sequence[Word], first: int, language: Language, *, has_determiner: bool) -> int:
    """Return the last office of the noun phrase that begins at `first`, -1 for none."""
    head, place = -1, first
    while place < min(len(words), first + MOST_MODIFIERS + 1):
        word = words[place]
        if language.is_office(word):
            head = place
        elif not _is_modifier(word, language) and not (
            has_determiner and is_small(word) and not is_function_word(word, "en")
        ):
            break
        place += 1
    return head


def _end_after(words: Sequence[Word], head: int, language: Language) -> int:
    """Return the end of a role behind a name, -1 where it is not closed: "Obama, President | Trump and"."""
    end = head + 1
    if end < len(words) and words[end].text in language.conjunctions:
        second = _head_after(words, end + 1, language, has_determiner=False)
        end = second + 1 if second > 0 else end
    if end < len(words) and words[end].text in language.prepositions:
        end = _object_end(words, end, language)
    return end if end > 0 and is_closed(words, end, language.relatives) else -1


def _object_end(words: Sequence[Word], first: int, language: Language) -> int:
    for place in range(first, min(len(words), first + MOST_OBJECT + 1)):
        word = words[place]
        if is_closed(words, place, language.relatives):
            return place
        if (
            word.text not in _IN_OBJECT
            and word.text not in language.prepositions
            and (is_function_word(word, "en") or not word.text[:1].isalpha())
        ):
            return -1
    return len(words) if first + MOST_OBJECT >= len(words) else -1
