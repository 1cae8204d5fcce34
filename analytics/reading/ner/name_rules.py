"""Rules for organisations and places: acronyms, organs, head words, the gazetteer, demonyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.reading.ner.gazetteer import Known
    from analytics.reading.ner.name_page import Page

BRACKETED = re.compile(r"\s*\($")
LINKING = frozenset(
    {"of", "for", "and", "the", "on", "in", "de", "du", "des", "la", "der", "für", "und", "del", "y", "e"}
)
MOST_WORDS = 8
OF = frozenset({"of", "for", "de", "du", "di", "da", "do"})
ARTICLES = frozenset({"The", "A", "An", "Die", "Der", "Das", "Le", "La", "Les", "El", "Los"})
LANGUAGE_CUES = frozenset({"in", "into", "speak", "speaks", "spoke", "speaking", "spoken", "fluent", "auf", "en"})


def acronyms(page: Page) -> None:
    """Claim "World Health Organization (WHO)" and "WHO (World Health Organization)", both with the long name."""
    for place, token in enumerate(page.tokens):
        if place == 0 or token.joined or not BRACKETED.fullmatch(page.gap(place)):
            continue
        if page.is_acronym(place):
            _expand(page, _long_before(page, place, page.word(place)), place)
        elif page.is_acronym(place - 1):
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
    if known is None and not any(
        page.has("organisation", page.word(at)) or not page.is_common(at) for at in range(*span)
    ):
        return  # "artificial intelligence (AI)" in capitals
    kind, hint = (known.kind, known.key) if known else ("organisation", long)
    if page.claim(*span, kind, "acronym", hint=hint):
        page.claim(acronym, acronym + 1, kind, "acronym", hint=hint)


def organs(page: Page) -> None:
    """Claim "Taliban political office": a known organisation and its organ, with or without capitals."""
    for first, end, known in page.known:
        kind, organ = page.word(end), page.word(end + 1)
        if known.kind != "organisation" or not (page.has("kind", kind.lower()) and page.has("organ", organ.lower())):
            continue
        start = first - (page.word(first - 1) in page.lexicon.demonyms and page.tokens[first].joined)
        page.claim(start, end + 2, "organisation", "organ", hint=f"{known.key} {kind.title()} {organ.title()}")


def long_names(page: Page) -> None:
    """Claim known names of two or more words."""
    for start, end, known in page.known:
        if end - start > 1 and not page.has("never", page.word(end - 1)):
            page.claim(start, end, known.kind, "gazetteer", hint=known.key)


def organisation_words(page: Page) -> None:
    """Claim capitalised runs with an organisation word: "Taliban Political Commission", "Bank of Japan"."""
    _claim_headed(page, "organisation", "organisation")


def place_words(page: Page) -> None:
    """Claim capitalised runs with a place word: "South Platte River"."""
    _claim_headed(page, "place", "place")


def _claim_headed(page: Page, words: str, kind: str) -> None:
    inside = _inside_known(page)
    for start, end in page.runs:
        at = start if any(page.has(words, page.word(place)) for place in range(start, end)) else end
        while at < end:
            first, stop = _skip_openers(page, at, end, words), end
            stop = next((place for place in range(first, end) if _is_title(page, place)), end)
            bounds = _bounds(page, first, stop, words)
            if bounds and _is_name(page, *bounds) and not inside & set(bounds) and not _is_person(page, *bounds):
                page.claim(*bounds, kind, f"{words} word")
            at = stop + 1


def _inside_known(page: Page) -> set[int]:
    """Return the word borders inside known names of several words."""
    return {border for start, end, _ in page.known for border in range(start + 1, end)}


def _bounds(page: Page, start: int, stop: int, words: str) -> tuple[int, int] | None:
    """Return the span of the name around the head words of a run, None without a head word."""
    heads = [at for at in range(start, stop) if page.has(words, page.word(at))]
    if not heads:
        return None
    if page.nouns_are_capitalised:
        return _among_nouns(page, heads, stop if words == "organisation" else heads[-1] + 1)
    return start, _after_of(page, heads[-1] + 1)


def _after_of(page: Page, end: int) -> int:
    """Return the end of the name after "of (the) X (and Y)" behind an organisation word."""
    after = end + 1 + (page.word(end + 1) == "the")
    if page.word(end) not in OF or not page.word(after)[:1].isupper() or page.has("never", page.word(after)):
        return end
    end = _run_end(page, after)
    return _run_end(page, end + 1) if page.word(end) in {"and", "&"} and page.word(end + 1)[:1].isupper() else end


def _run_end(page: Page, place: int) -> int:
    end = place + 1
    while end < len(page.tokens) and page.tokens[end].capital and page.tokens[end].joined and not _is_title(page, end):
        end += 1
    return end


def _among_nouns(page: Page, heads: list[int], stop: int) -> tuple[int, int]:
    """Return the span with neighbours that are not common words ("Universität Leipzig"): German nouns have capitals."""
    first, last = heads[0], heads[-1] + 1
    while first > 0 and page.tokens[first].joined and page.tokens[first - 1].capital and _describes(page, first - 1):
        first -= 1
    while last < stop and _adds(page, last):
        last += 1
    return first, last


def _describes(page: Page, place: int) -> bool:
    """Return whether a German word before the head word is part of the name: "Deutsche Bank", not "Erstligist FC"."""
    word = page.word(place)
    return _adds(page, place) and (word.endswith("e") or word.isupper() or page.lexicon.find(word) is not None)


def _adds(page: Page, place: int) -> bool:
    return not page.is_common(place) and not page.tokens[place].initial


def _skip_openers(page: Page, start: int, end: int, words: str) -> int:
    """Return the start after titles and common words at the start of a sentence ("The", "But")."""
    while start < end and (_is_title(page, start) or page.word(start) in ARTICLES or not page.proves(start)):
        if page.has(words, page.word(start)) and page.word(start + 1) in OF:
            break
        start += 1
    return start


def _is_name(page: Page, start: int, end: int) -> bool:
    """Return whether a run with a head word is a name: two to eight words, and not in the gazetteer."""
    opens_german = page.nouns_are_capitalised and page.tokens[start].initial
    return 1 < end - start <= MOST_WORDS and not opens_german and page.lexicon.find(page.slice(start, end)) is None


def _is_person(page: Page, start: int, end: int) -> bool:
    """Return whether the run is a first name and a surname that is also a head word ("Celinda Lake")."""
    return end - start == 2 and page.word(start) in page.lexicon.first and page.word(end - 1) in page.lexicon.last  # noqa: PLR2004 - two words


def _is_title(page: Page, place: int) -> bool:
    return page.has("title", page.word(place)) and not page.has("organisation", page.word(place))


def known_names(page: Page) -> None:
    """Claim single words of the gazetteer; a city only if it has no capitalised neighbour and is not a common word."""
    for start, end, known in page.known:
        if end - start == 1 and not page.taken[start] and _is_safe(page, start, known):
            page.claim(start, end, known.kind, "gazetteer", hint=known.key)
    for place in page.capitals:
        if not page.taken[place]:
            _claim_inflected(page, place)


def _is_safe(page: Page, place: int, known: Known) -> bool:
    token = page.tokens[place]
    if page.has("never", token.word) or (not page.text[token.start].isupper() and known.kind == "place"):
        return False
    if page.is_acronym(place) and page.is_common(place):
        return False
    if token.word in page.lexicon.own and known.kind == "place":
        return True
    if page.is_common(place) and (token.initial or page.nouns_are_capitalised):
        return False
    return known.sure or _is_safe_city(page, place)


def _is_safe_city(page: Page, place: int) -> bool:
    word = page.word(place)
    if page.is_common(place):
        return False
    after_preposition = page.has("place preposition", page.word(place - 1))
    if word in page.lexicon.first or word in page.lexicon.last:
        return after_preposition and not _has_capital_neighbour(page, place)
    return after_preposition or not _has_capital_neighbour(page, place)


def _has_capital_neighbour(page: Page, place: int) -> bool:
    before = (
        place > 0
        and page.tokens[place].joined
        and page.tokens[place - 1].capital
        and not page.tokens[place - 1].initial
    )
    after = place + 1 < len(page.tokens) and page.tokens[place + 1].joined and page.tokens[place + 1].capital
    return (before or after) and not page.nouns_are_capitalised


def _claim_inflected(page: Page, place: int) -> None:
    """Claim "Afghanistans" (German genitive) and "WASHINGTON"."""
    word = page.word(place)
    if page.lexicon.language == "de" and word.endswith("s"):
        _claim_sure(page, place, word[:-1])
    elif word.isupper() and len(word) > 3:  # noqa: PLR2004 - shorter ones are acronyms
        _claim_sure(page, place, word.title())


def _claim_sure(page: Page, place: int, name: str) -> None:
    known = page.lexicon.find(name)
    if known and known.sure and known.kind == "place" and not page.is_common(place):
        page.claim(place, place + 1, "place", "inflected", hint=known.key)


def demonyms(page: Page) -> None:
    """Claim "Chinese", "afghanischen", "Français" as mentions of the country, but not a language ("in Russian.")."""
    for start, token in enumerate(page.tokens):
        end = start + 1
        country = page.lexicon.demonyms.get(token.word)
        if country is None and token.capital and start + 1 < len(page.tokens):  # "South Korean"
            country, end = page.lexicon.demonyms.get(page.slice(start, start + 2)), start + 2
        if country and not (page.is_acronym(start) and page.is_common(start)) and not _is_language(page, start, end):
            page.claim(start, end, "place", "demonym", hint=country, demonym=True)


def _is_language(page: Page, start: int, end: int) -> bool:
    word = page.word(start)
    if page.nouns_are_capitalised and word[0].isupper() and word.endswith("isch"):
        return True
    return page.word(start - 1).lower() in LANGUAGE_CUES and (end >= len(page.tokens) or not page.tokens[end].joined)
