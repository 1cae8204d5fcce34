"""The rule that claims the names that a model found, in whole words of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import ACRONYM, CAPITAL, NEVER, PLACE_PREPOSITION, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.reading.ner.crf_text import Span
    from analytics.reading.ner.name_page import Page

THREE = 3  # words


def claim(page: Page, spans: Iterable[Span], rule: str) -> None:
    """Claim the names that a model found, without titles; peoples and common words are left to the other rules."""
    hints = {name.surface: name.hint for name in page.names}
    for span in spans:
        first, last = bisect_left(page.starts, span.start), bisect_right(page.ends, span.end)
        for start, end, kind in _parts(page, first, last, span.kind):
            if not _left_to_rules(page, start, end, kind):
                surface = page.slice(start, end)
                hint = hints.get(surface, "") or _hint(page, surface, kind)
                page.claim(start, end, kind, rule, hint=hint)


def _parts(page: Page, start: int, end: int, kind: str) -> list[tuple[int, int, str]]:
    """Return a span without its title, split if a small word joins two known names ("Burma for Crimea")."""
    while kind == "person" and start < end - 1 and page.has(start, TITLE):
        start += 1
    if end - start == THREE and not page.has(start + 1, CAPITAL) and not page.lexicon.find(page.slice(start, end)):
        known = [(at, page.lexicon.find(page.word(at))) for at in (start, end - 1)]
        parts = [(at, at + 1, entry.kind) for at, entry in known if entry and page.lexicon.is_sure(page.word(at))]
        if len(parts) == len(known):
            return parts
    return [(start, end, kind)] if start < end else []


def _left_to_rules(page: Page, start: int, end: int, kind: str) -> bool:
    """Return whether a span is a people ("North Koreans"), a month, or a common word whose capital is no evidence."""
    surface = page.slice(start, end)
    if surface in page.lexicon.demonyms or surface in page.lexicon.words["never"]:
        return True
    if end - start > 1:
        return False
    if page.has(start, NEVER) or (page.has(start, ACRONYM) and page.is_common(start)):
        return True
    return page.is_common(start) and (not page.proves(start) or (kind == "place" and _is_doubtful_city(page, start)))


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
