"""Where a name begins and ends in a span that a model found: without titles, weekdays, parties and small words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import (
    CAPITAL,
    FIRST_NAME,
    NEVER,
    PARTICLE,
    SENTENCE_START,
    STOPWORD,
    TITLE,
    WEEKDAY,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.ner.name_page import Page

LEAST_REPEATED = 3  # words from a surname to the same surname: "Trump Donald John Trump" are two names


def names_within(page: Page, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names in a span of one kind: none for "D-Calif" and "Ohio Republican"."""
    spans = _without_repeats(page, start, end) if kind == "person" else [(start, end)]
    for first, last in spans:
        begin = _person_start(page, first, last) if kind == "person" else first
        stop = _name_end(page, begin, last, kind)
        if begin < stop and not _is_party_member(page, begin, stop):
            yield begin, stop


def _without_repeats(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the names of persons that stand in a row without a mark: "John Cornyn John Cornyn"."""
    words = [page.word(at) for at in range(start, end)]
    for at in range(len(words)):
        if words[at] in words[at + (2 if at else LEAST_REPEATED) :]:
            return [(start, start + at + 1), *_without_repeats(page, start + at + 1, end)]
    return [(start, end)]


def _person_start(page: Page, start: int, end: int) -> int:
    """Return the start of a person after titles and, at the start of a sentence, after a stopword ("Both Romney")."""
    while start < end - 1 and page.has(start, TITLE):
        start += 1
    opens = page.has(start, SENTENCE_START) and page.has(start, STOPWORD) and not page.has(start, FIRST_NAME)
    if opens and end - start > 1 and page.has(start + 1, CAPITAL) and not page.has(start, PARTICLE):
        return start + 1
    return start


def _name_end(page: Page, start: int, end: int, kind: str) -> int:
    """Return the end of a name before weekdays ("Congress Sunday"), for a person also before small words."""
    while end - start > 1 and (page.has(end - 1, WEEKDAY) or (kind == "person" and not page.has(end - 1, CAPITAL))):
        end -= 1
    return end


def _is_party_member(page: Page, start: int, end: int) -> bool:
    """Return whether a span is a place and a party or faith: "Ohio Republican"."""
    known = page.lexicon.find(page.slice(start, end - 1)) if end - start > 1 and page.has(end - 1, NEVER) else None
    return known is not None and known.kind == "place"
