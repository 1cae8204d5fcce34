"""Rules for the names in the gazetteer: of several words, with 's at the end, of one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import (
    ACRONYM,
    CAPITAL,
    EVENT,
    FIRST_NAME,
    INFLECTED,
    JOINED,
    KNOWN,
    NEVER,
    ORGANISATION,
    PLACE_PREPOSITION,
    SENTENCE_START,
    SURNAME,
    TITLE,
)

if TYPE_CHECKING:
    from analytics.reading.ner.gazetteer import Known
    from analytics.reading.ner.name_page import Page

LAWS = frozenset({"Act", "Bill"})  # "Senate Bill 1062" names the Senate, "FIFA World Cup" no organisation


def long_names(page: Page) -> None:
    """Claim known names of two or more words that are not a part of a longer name."""
    for start, end, known in page.known:
        if end - start > 1 and not page.has(end - 1, NEVER) and not _is_part_of_longer(page, start, end, known):
            page.claim(start, end, known.kind, "gazetteer", hint=known.key)


def _is_part_of_longer(page: Page, start: int, end: int, known: Known) -> bool:
    """Return whether a model found a longer name: "New York Yankees", "Homeland Security Committee".

    A known organisation is only a part of one with another head word: "Supreme Court Justice" is none.
    """
    longer = page.span_around(start, end)
    if longer is None:
        return known.kind == "place" and _begins_team(page, end)
    return known.kind == "place" or (longer[1] > end and page.has(longer[1] - 1, ORGANISATION))


def _begins_team(page: Page, end: int) -> bool:
    """Return whether an unknown capitalised word follows a place, as in "Los Angeles Lakers"."""
    if page.spans or not page.has(end, JOINED) or not page.has(end, CAPITAL) or page.taken[end]:
        return False
    return not page.has(end, TITLE | KNOWN | FIRST_NAME | SURNAME | SENTENCE_START) and not page.is_common(end)


def possessive_names(page: Page) -> None:
    """Claim "McDonald's", but not where the text has the name without 's too, or a first name before it."""
    for stem, known in page.lexicon.possessive.items():
        places = page.occurrences([stem])
        ends = {page.text[page.ends[at] : page.ends[at] + 2].replace("’", "'") for at in places}
        if ends != {"'s"} or any(page.has(at - 1, FIRST_NAME | TITLE) and page.has(at, JOINED) for at in places):
            continue
        for at in places:
            longer = page.span_around(at, at + 1)
            if not page.taken[at] and (longer is None or longer[1] == at + 1):
                page.resize(at, page.ends[at] + 2)
                page.claim(at, at + 1, known.kind, "gazetteer", hint=known.key)


def known_names(page: Page) -> None:
    """Claim single words of the gazetteer; a city only if it has no capitalised neighbour and is not a common word."""
    for start, end, known in page.known:
        if end - start == 1 and not page.taken[start] and _is_safe(page, start, known):
            modifier = known.kind == "place" and _is_modifier(page, start)
            page.claim(start, end, known.kind, "gazetteer", hint=known.key, demonym=modifier)
    for place in page.places(INFLECTED):
        named = page.lexicon.inflected_place(page.word(place))
        if named and not page.is_common(place):
            page.claim(place, place + 1, "place", "inflected", hint=named.key)


def _is_modifier(page: Page, place: int) -> bool:
    """Return whether a place is before a hyphen and means its people: "US-Truppen" are American troops."""
    end = page.ends[place]
    return page.text[end : end + 1] == "-" and page.text[end + 1 : end + 2].isalpha()


def _names_event(page: Page, place: int) -> bool:
    """Return whether capitalised words up to that of an event follow a word: "FIFA World Cup"."""
    at = place + 1
    while page.has(at, CAPITAL) and page.has(at, JOINED) and not page.taken[at]:
        if page.has(at, EVENT):
            return page.word(at) not in LAWS
        at += 1
    return False


def _is_safe(page: Page, place: int, known: Known) -> bool:
    if page.has(place, NEVER) or (page.has(place, ACRONYM) and page.is_common(place)):
        return False
    if _names_event(page, place) if known.kind == "organisation" else not _may_be_place(page, place):
        return False
    if page.word(place) in page.lexicon.own and known.kind == "place":
        return True
    if page.is_common(place) and not _proves_common_name(page, place, known):
        return False
    return known.sure or _is_safe_city(page, place)


def _proves_common_name(page: Page, place: int, known: Known) -> bool:
    """Return whether a common word is a name here: "reports Time", not "Real Time" or a first word."""
    if page.has(place, SENTENCE_START) or page.nouns_are_capitalised:
        return False
    return known.kind != "organisation" or page.has(place, ACRONYM) or not _has_capital_neighbour(page, place)


def _may_be_place(page: Page, place: int) -> bool:
    in_german_team = page.nouns_are_capitalised and _begins_team(page, place + 1)
    return page.has(place, CAPITAL) and not in_german_team


def _is_safe_city(page: Page, place: int) -> bool:
    if page.is_common(place):
        return False
    after_preposition = page.has(place - 1, PLACE_PREPOSITION)
    if page.has(place, FIRST_NAME | SURNAME):
        return after_preposition and not _has_capital_neighbour(page, place)
    return after_preposition or not _has_capital_neighbour(page, place)


def _has_capital_neighbour(page: Page, place: int) -> bool:
    joined = page.has(place, JOINED)
    before = joined and page.has(place - 1, CAPITAL) and not page.has(place - 1, SENTENCE_START)
    after = page.has(place + 1, JOINED) and page.has(place + 1, CAPITAL)
    return (before or after) and not page.nouns_are_capitalised
