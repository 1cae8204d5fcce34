"""Rules for organisations and places: acronyms, organs, head words, demonyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import (
    ACRONYM,
    CAPITAL,
    DEMONYM,
    FIRST_NAME,
    JOINED,
    NEVER,
    ORGANISATION,
    PLACE,
    SENTENCE_START,
    SURNAME,
    TITLE,
)

if TYPE_CHECKING:
    from analytics.reading.ner.name_page import Page

BRACKETED = re.compile(r"\s*\($")
LINKING = frozenset(
    {"of", "for", "and", "the", "on", "in", "de", "du", "des", "la", "der", "für", "und", "del", "y", "e"}
)
MOST_WORDS = 8
OF = frozenset({"of", "for", "de", "du", "di", "da", "do"})
ARTICLES = frozenset({"The", "A", "An", "Die", "Der", "Das", "Le", "La", "Les", "El", "Los"})
LANGUAGE_CUES = frozenset({"in", "into", "speak", "speaks", "spoke", "speaking", "spoken", "fluent", "auf", "en"})


def phrases(page: Page) -> None:
    """Take the words of fixed phrases out of the text, so that no rule reads a name in them: "State of the Union"."""
    listed = page.lexicon.words["phrase"]
    sizes = sorted({1 + phrase.count(" ") for phrase in listed})
    for place in page.occurrences({phrase.partition(" ")[0] for phrase in listed}):
        for size in sizes:
            if place + size <= page.size and page.slice(place, place + size) in listed:
                page.take(place, place + size)


def acronyms(page: Page) -> None:
    """Claim "World Health Organization (WHO)" and "WHO (World Health Organization)", both with the long name."""
    acronyms = page.places(ACRONYM)
    for place in sorted({*acronyms, *(place + 1 for place in acronyms)}):
        if not BRACKETED.fullmatch(page.gap(place)):
            continue
        if page.has(place, ACRONYM):
            _expand(page, _long_before(page, place, page.word(place)), place)
        elif page.has(place - 1, ACRONYM):
            _expand(page, _long_after(page, place, page.word(place - 1)), place - 1)


def _long_before(page: Page, place: int, letters: str) -> tuple[int, int] | None:
    """Return the words before `place` whose initials are the acronym, None if there are none."""
    start = place
    for letter in reversed(letters):
        start -= 1
        while start > 0 and page.word(start) in LINKING:
            start -= 1
        if start < 0 or page.word(start)[:1] != letter:
            return None
    return start, place


def _long_after(page: Page, place: int, letters: str) -> tuple[int, int] | None:
    """Return the words from `place` whose initials are the acronym, None if there are none."""
    end = place
    for letter in letters:
        while end > place and page.word(end) in LINKING:
            end += 1
        if page.word(end)[:1] != letter:
            return None
        end += 1
    return place, end


def _expand(page: Page, span: tuple[int, int] | None, acronym: int) -> None:
    if span is None:
        return
    long, known = page.slice(*span), page.lexicon.find(page.slice(*span)) or page.lexicon.find(page.word(acronym))
    if known is None and not any(page.has(at, ORGANISATION) or not page.is_common(at) for at in range(*span)):
        return  # "artificial intelligence (AI)" in capitals
    kind, hint = (known.kind, known.key) if known else ("organisation", long)
    if page.claim(*span, kind, "acronym", hint=hint):
        page.claim(acronym, acronym + 1, kind, "acronym", hint=hint)


def organs(page: Page) -> None:
    """Claim "Taliban political office": a known organisation and its organ, with or without capitals."""
    kinds, organs = page.lexicon.words["kind"], page.lexicon.words["organ"]
    for first, end, known in page.known:
        kind, organ = page.word(end), page.word(end + 1)
        if known.kind != "organisation" or kind.lower() not in kinds or organ.lower() not in organs:
            continue
        start = first - (page.word(first - 1) in page.lexicon.demonyms and page.has(first, JOINED))
        page.claim(start, end + 2, "organisation", "organ", hint=f"{known.key} {kind.title()} {organ.title()}")


def organisation_words(page: Page) -> None:
    """Claim capitalised runs with an organisation word: "Taliban Political Commission", "Bank of Japan"."""
    _claim_headed(page, ORGANISATION, "organisation")


def place_words(page: Page) -> None:
    """Claim capitalised runs with a place word: "South Platte River"."""
    _claim_headed(page, PLACE, "place")


def _claim_headed(page: Page, heads: int, kind: str) -> None:
    inside = _inside_known(page)
    for start, end in page.runs:
        at = start if any(page.has(place, heads) for place in range(start, end)) else end
        while at < end:
            first, stop = _skip_openers(page, at, end, heads), end
            stop = next((place for place in range(first, end) if _is_title(page, place)), end)
            bounds = _bounds(page, first, stop, heads)
            if bounds and _is_name(page, *bounds) and not inside & set(bounds) and not _is_person(page, *bounds):
                page.claim(*bounds, kind, f"{kind} word")
            at = stop + 1


def _inside_known(page: Page) -> set[int]:
    """Return the word borders inside known names of several words."""
    return {border for start, end, _ in page.known for border in range(start + 1, end)}


def _bounds(page: Page, start: int, stop: int, heads: int) -> tuple[int, int] | None:
    """Return the span of the name around the head words of a run, None without a head word."""
    places = [at for at in range(start, stop) if page.has(at, heads)]
    if not places:
        return None
    if page.nouns_are_capitalised:
        return _among_nouns(page, places, stop if heads == ORGANISATION else places[-1] + 1)
    return start, _after_of(page, places[-1] + 1)


def _after_of(page: Page, end: int) -> int:
    """Return the end of the name after "of (the) X (and Y)" behind an organisation word."""
    after = end + 1 + (page.word(end + 1) == "the")
    if page.word(end) not in OF or not page.has(after, CAPITAL) or page.has(after, NEVER):
        return end
    end = _run_end(page, after)
    return _run_end(page, end + 1) if page.word(end) in {"and", "&"} and page.has(end + 1, CAPITAL) else end


def _run_end(page: Page, place: int) -> int:
    end = place + 1
    while end < page.size and page.has(end, CAPITAL) and page.has(end, JOINED) and not _is_title(page, end):
        end += 1
    return end


def _among_nouns(page: Page, places: list[int], stop: int) -> tuple[int, int]:
    """Return the span with neighbours that are not common words ("Universität Leipzig"): German nouns have capitals."""
    first, last = places[0], places[-1] + 1
    while first > 0 and page.has(first, JOINED) and page.has(first - 1, CAPITAL) and _describes(page, first - 1):
        first -= 1
    while last < stop and _adds(page, last):
        last += 1
    return first, last


def _describes(page: Page, place: int) -> bool:
    """Return whether a German word before the head word is part of the name: "Deutsche Bank", not "Erstligist FC"."""
    word = page.word(place)
    return _adds(page, place) and (word.endswith("e") or word.isupper() or page.lexicon.find(word) is not None)


def _adds(page: Page, place: int) -> bool:
    return not page.is_common(place) and not page.has(place, SENTENCE_START)


def _skip_openers(page: Page, start: int, end: int, heads: int) -> int:
    """Return the start after titles and common words at the start of a sentence ("The", "But")."""
    while start < end and (_is_title(page, start) or page.word(start) in ARTICLES or not page.proves(start)):
        if page.has(start, heads) and page.word(start + 1) in OF:
            break
        start += 1
    return start


def _is_name(page: Page, start: int, end: int) -> bool:
    """Return whether a run with a head word is a name: two to eight words, and not in the gazetteer."""
    opens_german = page.nouns_are_capitalised and page.has(start, SENTENCE_START)
    return 1 < end - start <= MOST_WORDS and not opens_german and page.lexicon.find(page.slice(start, end)) is None


def _is_person(page: Page, start: int, end: int) -> bool:
    """Return whether the run is a first name and a surname that is also a head word ("Celinda Lake")."""
    return end - start == 2 and page.has(start, FIRST_NAME) and page.has(end - 1, SURNAME)  # noqa: PLR2004 - two words


def _is_title(page: Page, place: int) -> bool:
    return page.has(place, TITLE) and not page.has(place, ORGANISATION)


def demonyms(page: Page) -> None:
    """Claim "Chinese", "afghanischen", "Français" as mentions of the country, but not a language ("in Russian.")."""
    for start in page.places(DEMONYM):
        end = start + 1
        country = page.lexicon.demonyms.get(page.word(start))
        if country is None and start + 1 < page.size:  # "South Korean"
            country, end = page.lexicon.demonyms.get(page.slice(start, start + 2)), start + 2
        if country and not (page.has(start, ACRONYM) and page.is_common(start)) and not _is_language(page, start, end):
            page.claim(start, end, "place", "demonym", hint=country, demonym=True)


def _is_language(page: Page, start: int, end: int) -> bool:
    word = page.word(start)
    if page.nouns_are_capitalised and word[0].isupper() and word.endswith("isch"):
        return True
    return page.word(start - 1).lower() in LANGUAGE_CUES and (end >= page.size or not page.has(end, JOINED))
