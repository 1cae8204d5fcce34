"""The rule that claims the names that a model found, in whole words of the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from analytics.reading.ner import span_borders
from analytics.reading.ner.word_properties import (
    ACRONYM,
    CAPITAL,
    FIRST_NAME,
    KNOWN,
    NEVER,
    ORGANISATION,
    PLACE_PREPOSITION,
    STOPWORD,
    SURNAME,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.ner.name_page import Page, WordSpan

NUMBER = re.compile(r" \d{1,2}")
SPACED_DASH = re.compile(r"\s[-–—]\s")
HEAD_FIRST = frozenset({"es", "fr", "it", "pt"})
AGAINST = frozenset({"v", "vs"})  # between two teams
AND = frozenset({"and", "und", "et", "y", "e", "en", "i", "og", "och", "ja"})
THREE = 3  # words


def claim(page: Page, rule: str) -> None:
    """Claim the names that a model found, without titles; peoples and common words are left to the other rules."""
    hints = {name.surface: name.hint for name in page.names}
    alone = {page.slice(start, end) for start, end, _ in page.spans}
    for span in page.spans:
        for start, end, kind in _parts(page, *span, alone):
            if not _left_to_rules(page, start, end, kind):
                surface = page.slice(start, end)
                hint = hints.get(surface, "") or _hint(page, surface, kind)
                page.claim(start, end, kind, rule, hint=hint)
    page.spans.clear()


def _parts(page: Page, start: int, end: int, kind: str, alone: set[str]) -> Iterator[WordSpan]:
    """Yield the names in a span: without words that are not part of a name, of the kind that the words prove.

    `alone` are the names that the model found somewhere in the text.
    """
    spans = _coordinated(page, start, end, kind, alone) or _at_small_word(page, start, end, kind)
    for first, last, part_kind in spans:
        for begin, stop, name_kind in span_borders.names_within(page, first, last, part_kind):
            yield begin, stop, _kind(page, begin, stop, name_kind)


def _coordinated(page: Page, start: int, end: int, kind: str, alone: set[str]) -> list[WordSpan]:
    """Return the two names of "House and Senate" and "US-Mexico", nothing for one name ("Bosnia and Herzegovina")."""
    if page.lexicon.find(page.slice(start, end)):
        return []
    for at in range(start + 1, end):
        if SPACED_DASH.fullmatch(page.gap(at)):  # a dateline: "HAMBURG - Das Museum"
            behind = page.known_kind(at, end)
            return [(start, at, kind), *([(at, end, behind)] if behind else [])]
        if page.gap(at) == "-" and page.known_kind(start, at) == page.known_kind(at, end) == "place":
            return [(start, at, "place"), (at, end, "place")]
        if kind == "person" and page.word(at) in AND and _are_two_people(page, start, at, end):
            return [(start, at, kind), (at + 1, end, kind)]
        if page.word(at) in AND and at + 1 < end and page.slice(start, at) != page.slice(at + 1, end):
            spans = ((start, at), (at + 1, end))
            if all(page.slice(*span) in alone or page.known_kind(*span) == kind for span in spans):
                return [(*span, kind) for span in spans]
    return []


def _are_two_people(page: Page, start: int, at: int, end: int) -> bool:
    """Return whether whole names stand on both sides of an "and"; "Santiago Ramón y Cajal" is one person."""
    return page.has(at + 1, FIRST_NAME) and at - start > 1 and end - at - 1 > 1


def _at_small_word(page: Page, start: int, end: int, kind: str) -> list[WordSpan]:
    """Return a span, or its two known names if a small word joins them ("Burma for Crimea")."""
    if end - start == THREE and page.word(start + 1) in AGAINST:
        return [(start, start + 1, kind), (end - 1, end, kind)]
    if end - start == THREE and not page.has(start + 1, CAPITAL) and not page.lexicon.find(page.slice(start, end)):
        known = [(at, page.lexicon.find(page.word(at))) for at in (start, end - 1)]
        parts = [(at, at + 1, entry.kind) for at, entry in known if entry and page.lexicon.is_sure(page.word(at))]
        if len(parts) == len(known):
            return parts
    return [(start, end, kind)]


def _kind(page: Page, start: int, end: int, kind: str) -> str:
    """Return the kind of a span, that of the gazetteer for what cannot be a person: "al-Qaida", "Arizona GOP"."""
    if kind == "organisation":
        return "place" if _is_italian_place(page, start, end) else kind
    if _has_head(page, start, end):
        return "organisation"
    if kind == "place":
        return kind
    whole, last = page.lexicon.find(page.slice(start, end)), page.lexicon.find(page.word(end - 1))
    if whole and whole.sure and (end - start > 1 or not page.has(start, FIRST_NAME | SURNAME)):
        return whole.kind
    if last and last.kind == "organisation" and page.has(end - 1, ACRONYM):
        return last.kind
    return kind


def _has_head(page: Page, start: int, end: int) -> bool:
    """Return whether the head of an unknown name is a word for an organisation: "Koninklijke Luchtmacht".

    The head is the last word, in Romance languages the first; German writes other nouns with capitals too.
    """
    if end - start == 1 or page.nouns_are_capitalised or page.lexicon.find(page.slice(start, end)):
        return False
    head = start if page.lexicon.language in HEAD_FIRST else end - 1
    return page.has(head, ORGANISATION) and not page.has(start, FIRST_NAME)


def _is_italian_place(page: Page, start: int, end: int) -> bool:
    """Return whether "a" or "da" without an article says that an Italian name is a place: "a Siviglia", "da Milano".

    The model was trained on languages in which "a" is an article. "Da" also means "by", so the place must be known.
    """
    if page.lexicon.language != "it" or not page.has(start - 1, PLACE_PREPOSITION) or page.has(start, ACRONYM):
        return False
    known = page.lexicon.find(page.slice(start, end))
    return known.kind == "place" if known else page.word(start - 1) == "a"


def _left_to_rules(page: Page, start: int, end: int, kind: str) -> bool:
    """Return whether a span is a people ("North Koreans"), a month, or a common word whose capital is not evidence."""
    surface = page.slice(start, end)
    if surface in page.lexicon.demonyms or surface in page.lexicon.words["never"]:
        return True
    if end - start > 1:
        return False
    if page.has(start, NEVER) or (page.has(start, ACRONYM) and page.is_common(start)) or _is_stopword(page, start):
        return True
    if not page.is_common(start) or (kind == "person" and page.has(start, FIRST_NAME)):
        return False
    known = page.lexicon.find(page.word(start))
    if kind == "place" and known and (known.sure or page.has(start - 1, PLACE_PREPOSITION)):
        return False  # German "in Kiel", also the word for a keel
    return not page.proves(start) or (kind == "place" and _is_doubtful_city(page, start))


def _is_stopword(page: Page, place: int) -> bool:
    return page.has(place, STOPWORD) and not page.has(place, KNOWN | FIRST_NAME | SURNAME | ACRONYM)


def _is_doubtful_city(page: Page, place: int) -> bool:
    """Return whether a common word is also a city and has no "in" before it: "were Reading", "the Bath"."""
    known = page.lexicon.find(page.word(place))
    return known is not None and not known.sure and not page.has(place - 1, PLACE_PREPOSITION)


def _hint(page: Page, surface: str, kind: str) -> str:
    """Return the readable key of a name if the gazetteer has it with the same kind; a German genitive by its stem."""
    known = page.lexicon.find(surface)
    if known is None and page.lexicon.language == "de":
        known = page.lexicon.find(surface.removesuffix("s"))
    return known.key if known and known.kind == kind else ""


def word_spans(page: Page, spans: list[tuple[int, int, str]]) -> list[WordSpan]:
    """Return spans of a text, in code points, as spans of words; "FC Ingolstadt 04" keeps its number."""
    found = []
    for start, end, kind in sorted(spans):
        first, last = bisect_left(page.starts, start), bisect_right(page.ends, end)
        if first < last and kind == "organisation" and NUMBER.fullmatch(page.text, page.ends[last - 1], end):
            page.resize(last - 1, end)
        if first < last:
            found.append((first, last, kind))
    return found
