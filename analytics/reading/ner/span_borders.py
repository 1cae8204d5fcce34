"""Where a name begins and ends in a span that a model found: without titles, weekdays, parties and small words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import (
    ACRONYM,
    CAPITAL,
    COMMON,
    FIRST_NAME,
    JOINED,
    KNOWN,
    LOUD,
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

    from analytics.reading.ner.name_page import Page, WordSpan

OF = frozenset({"de", "d'", "di", "da", "do", "du", "des", "del", "della", "dei", "la", "le", "los", "las"})
NO_SURNAME = KNOWN | ACRONYM | ORGANISATION
GLUED = re.compile(r"(?!(?:Mac|Fitz|Van|Vander|Del|San)[A-Z])(?:Mc|Mac)?[A-ZÀ-Þ][a-zà-ÿ]{2,}(?=[A-ZÀ-Þ])")
LEAST_REPEATED = 3  # words from a surname to the same surname: "Trump Donald John Trump" are two names
LONGEST_INITIAL = 2  # "M." is a title in French, and an initial
ROMAN = re.compile(r"[IVX]+")
MEMBERS = re.compile(r"[DRI]-")  # in English before the state of a member of the US Congress: "R-Utah"


def names_within(page: Page, start: int, end: int, kind: str) -> Iterator[WordSpan]:
    """Yield the names in a span of one kind: for "Ohio Republican" the place, nothing for "D-Calif"."""
    if kind == "organisation" and end - start > 1 and _is_short_title(page, start):
        kind = "person"
    if kind == "person" and (of := _of_place(page, start, end)):
        yield of + 1, end, "place"
        end = of
    if place_end := _place_before_title(page, start, end):
        yield start, place_end, "place"
        start = place_end
    if kind == "organisation":
        spans = list(_organisations(page, start, end))
    else:
        spans = list(_persons(page, start, end)) if kind == "person" else [(start, end)]
    for first, last in spans:
        stop = _name_end(page, first, last, kind)
        if first >= stop or (stop - first == 1 and (_is_short_title(page, first) or _is_state_of_member(page, first))):
            continue
        if _has_party_letter(page, first):
            page.cut_start(first, len("D-"))  # "D-New York"
            if page.known_kind(first, stop) == "place":
                yield first, stop, "place"
            continue
        yield (first, stop - 1, "place") if _is_place_and_party(page, first, stop) else (first, stop, kind)


def _is_short_title(page: Page, place: int) -> bool:
    """Return whether a word is a title with a full stop: "Mr."."""
    return page.has(place, TITLE) and page.word(place).endswith(".") and len(page.word(place)) > LONGEST_INITIAL


def _place_before_title(page: Page, start: int, end: int) -> int:
    """Return the end of a known place before a title with a full stop, 0 for none: "Texas | Sen. Ted Cruz"."""
    title = next((at for at in range(start + 1, end) if _is_short_title(page, at)), start)
    return title if page.known_kind(start, title) == "place" else 0


def _of_place(page: Page, start: int, end: int) -> int:
    """Return the place of "of" between a full name and a known place, 0 for none: "Tim Scott of South Carolina"."""
    full = range(start + 2, end - 1)  # "Joan of Arc" stays whole
    return next((at for at in full if page.word(at) == "of" and page.known_kind(at + 1, end) == "place"), 0)


def _organisations(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the organisations in a span: the Senate in "Republican Senate" and "Senate Democratic", GOP and Senate."""
    rest = page.known_kind(start + 1, end) == "organisation"
    if rest and page.has(start, PARTY):
        yield start + 1, end
    elif rest and page.has(start, ACRONYM) and page.known_kind(start, start + 1) == "organisation":
        yield from ((start, start + 1), (start + 1, end))
    elif _is_party_adjective(page, end - 1) and page.known_kind(start, end - 1) == "organisation":
        yield start, end - 1
    else:
        yield start, end


def _is_party_adjective(page: Page, place: int) -> bool:
    """Return whether a word is that of a party but not of its members: "House Republicans" are a group."""
    return page.has(place, PARTY) and not page.word(place).endswith("s")


def _persons(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of persons in a span: "Ohio Republican Rob Portman" and "Both Romney" lose the first words."""
    _cut_glued(page, start, end - 1)
    after_party = max((at + 1 for at in range(start, end - 1) if page.has(at, PARTY)), default=start)
    for first, last in _without_repeats(page, after_party, end):
        begin = _person_start(page, first, last)
        stop = _name_end(page, begin, last, "person")
        begin = _before_particles(page, begin)
        yield begin, _after_particles(page, stop) if stop - begin == 1 and page.has(begin, FIRST_NAME) else stop


def _cut_glued(page: Page, start: int, last: int) -> None:
    """Cut the last word of a person where a headline is glued to it: "Mitch McConnellGOP"."""
    glued = GLUED.match(page.word(last))
    if glued and last > start and page.lexicon.is_surname(glued[0]):
        page.resize(last, page.starts[last] + len(glued[0]))


def _without_repeats(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the names of persons that are in a row without a mark: "John Cornyn John Cornyn"."""
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


def _before_particles(page: Page, start: int) -> int:
    """Return the start of a person whose first name a model left out: "Maria de los | Angeles Ruiz"."""
    at = start
    while at and page.has(at - 1, PARTICLE) and page.has(at, JOINED):
        at -= 1
    is_named = (
        start - at > 1 and at and page.has(at, JOINED) and page.has(at - 1, FIRST_NAME) and not page.taken[at - 1]
    )
    return at - 1 if is_named else start


def _after_particles(page: Page, end: int) -> int:
    """Return the end of a surname with particles behind a first name that a model found alone ("Ursula").

    After "van" it can be a common word: Bellen, in German the barking of a dog.
    """
    at = end
    while page.has(at, PARTICLE) and page.has(at, JOINED) and page.word(at) not in OF:
        at += 1
    is_dutch = "van" in {page.word(one).lower() for one in range(end - 1, at)}
    unknown = page.has(at, CAPITAL) and page.has(at, JOINED) and not page.has(at, NO_SURNAME)
    return at + 1 if at > end and unknown and (is_dutch or not page.is_common(at)) else end


def _name_end(page: Page, start: int, end: int, kind: str) -> int:
    """Return where a name ends: before a weekday; a person also before words in capitals, small words and titles."""
    while end - start > 1 and _ends_before(page, end - 1, kind):
        end -= 1
    return end


def _ends_before(page: Page, place: int, kind: str) -> bool:
    """Return whether a name cannot end with a word: "Sunday", the v of "Ohio v. Roberts", "Trump | MORE"."""
    if kind != "person":
        return page.has(place, WEEKDAY) or (page.word(place) == "v" and not page.has(place, CAPITAL))
    is_loud = page.has(place, LOUD) and page.has(place, COMMON) and not page.has(place - 1, LOUD | ACRONYM)
    is_loud &= not ROMAN.fullmatch(page.word(place))
    return is_loud or page.has(place, WEEKDAY) or not page.has(place, CAPITAL) or _is_short_title(page, place)


def _is_state_of_member(page: Page, place: int) -> bool:
    """Return whether a word is the state of a member of the US Congress with the letter of the party: "R-Utah"."""
    first = page.starts[place]
    before = MEMBERS.fullmatch(page.text, max(0, first - 2), first)
    return page.lexicon.language == "en" and bool(before or MEMBERS.match(page.text, first))


def _has_party_letter(page: Page, place: int) -> bool:
    """Return whether a word is the letter of the party of a member of the US Congress and more: "D-New" York."""
    word = page.word(place)
    return page.lexicon.language == "en" and bool(MEMBERS.match(word)) and len(word) > len("D-")


def _is_place_and_party(page: Page, start: int, end: int) -> bool:
    return page.has(end - 1, PARTY) and page.known_kind(start, end - 1) == "place"
