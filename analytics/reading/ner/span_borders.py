"""Where a name begins and ends in a span that a model found: without titles, weekdays, parties and small words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import (
    ACRONYM,
    CAPITAL,
    FIRST_NAME,
    JOINED,
    KNOWN,
    ORGANISATION,
    PARTICLE,
    PARTY,
    SENTENCE_START,
    STOPWORD,
    TITLE,
    WEEKDAY,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.ner.name_page import Page

OF = frozenset({"de", "d'", "di", "da", "do", "du", "des", "del", "della", "dei", "la", "le", "los", "las"})
NO_SURNAME = KNOWN | ACRONYM | ORGANISATION
LEAST_REPEATED = 3  # words from a surname to the same surname: "Trump Donald John Trump" are two names
MEMBERS = re.compile(r"[DRI]-")  # in English before the state of a member of the US Congress: "R-Utah"


def names_within(page: Page, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names in a span of one kind: none for "D-Calif" and "Ohio Republican"."""
    spans = _persons(page, start, end) if kind == "person" else [(start, end)]
    for first, last in spans:
        stop = _name_end(page, first, last, kind)
        if first < stop and not _is_party_member(page, first, stop, kind):
            yield first, stop


def _persons(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of persons in a span: "Ohio Republican Rob Portman" and "Both Romney" lose the first words."""
    after_party = max((at + 1 for at in range(start, end - 1) if page.has(at, PARTY)), default=start)
    for first, last in _without_repeats(page, after_party, end):
        begin = _person_start(page, first, last)
        stop = _name_end(page, begin, last, "person")
        yield begin, _after_particles(page, stop) if stop - begin == 1 and page.has(begin, FIRST_NAME) else stop


def _without_repeats(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the names of persons that stand in a row without a mark: "John Cornyn John Cornyn"."""
    words = [page.word(at) for at in range(start, end)]
    for at in range(len(words)):
        if words[at] in words[at + (2 if at else LEAST_REPEATED) :]:
            return [(start, start + at + 1), *_without_repeats(page, start + at + 1, end)]
    return [(start, end)]


def _person_start(page: Page, start: int, end: int) -> int:
    """Return the start of a person after titles and, at the start of a sentence, after a stopword."""
    while start < end - 1 and page.has(start, TITLE):
        start += 1
    opens = page.has(start, SENTENCE_START) and page.has(start, STOPWORD) and not page.has(start, FIRST_NAME)
    if opens and end - start > 1 and page.has(start + 1, CAPITAL) and not page.has(start, PARTICLE):
        return start + 1
    return start


def _after_particles(page: Page, end: int) -> int:
    """Return the end of a surname with particles behind a first name that a model found alone ("Ursula")."""
    at = end
    while page.has(at, PARTICLE) and page.has(at, JOINED) and page.word(at) not in OF:
        at += 1
    unknown = page.has(at, CAPITAL) and page.has(at, JOINED) and not page.has(at, NO_SURNAME) and not page.is_common(at)
    return at + 1 if at > end and unknown else end


def _name_end(page: Page, start: int, end: int, kind: str) -> int:
    """Return the end of a name before weekdays ("Congress Sunday"), for a person also before small words."""
    while end - start > 1 and (page.has(end - 1, WEEKDAY) or (kind == "person" and not page.has(end - 1, CAPITAL))):
        end -= 1
    return end


def _is_party_member(page: Page, start: int, end: int, kind: str) -> bool:
    """Return whether a span is the state of a member ("R-Utah") or a place and a party ("Ohio Republican")."""
    if page.lexicon.language == "en" and kind != "organisation" and end - start == 1:
        first = page.starts[start]
        return bool(MEMBERS.match(page.text, first) or MEMBERS.fullmatch(page.text, max(0, first - 2), first))
    known = page.lexicon.find(page.slice(start, end - 1)) if end - start > 1 and page.has(end - 1, PARTY) else None
    return known is not None and known.kind == "place"
