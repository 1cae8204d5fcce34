"""Rules for organisations and places: acronyms, ministries, organs, organisation words, the gazetteer, demonyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.reading.gazetteer import Known
    from analytics.reading.name_page import Page

BRACKETED = re.compile(r"\s*\($")
LINKING = frozenset({"of", "for", "and", "the", "on", "in", "de", "du", "des", "la", "der", "für", "und", "del", "y", "e"})
GERMAN_MINISTRY = re.compile(r"^(Bundes)?([A-ZÄÖÜ]?[a-zäöüß]+)minister(?:ium|iums|ien)$", re.IGNORECASE)
MINISTRY = frozenset({"ministère", "Ministère", "ministerio", "Ministerio", "ministero", "Ministero", "ministério", "Ministério"})
MOST_WORDS = 8
OF = frozenset({"of", "for", "on", "de", "du", "di", "da", "do"})
ARTICLES = frozenset({"The", "A", "An", "Die", "Der", "Das", "Le", "La", "Les", "El", "Los"})
LANGUAGE_CUES = frozenset({"in", "into", "speak", "speaks", "spoke", "speaking", "spoken", "fluent", "auf", "en"})


def acronyms(page: Page) -> None:
    """Claim "World Health Organization (WHO)" and "WHO (World Health Organization)": both are the long name."""
    for place in range(1, len(page.tokens)):
        if not BRACKETED.fullmatch(page.gap(place)):
            continue
        if page.is_acronym(place):
            _expand(page, _long_before(page, place, page.word(place)), place)
        elif page.is_acronym(place - 1):
            _expand(page, _long_after(page, place, page.word(place - 1)), place - 1)


def _long_before(page: Page, place: int, letters: str) -> tuple[int, int] | None:
    """Find the words before `place` whose capitals spell the acronym."""
    start = place
    for letter in reversed(letters):
        start -= 1
        while start > 0 and page.word(start) in LINKING:
            start -= 1
        if start < 0 or page.word(start)[:1] != letter:
            return None
    return start, place


def _long_after(page: Page, place: int, letters: str) -> tuple[int, int] | None:
    """Find the words from `place` on whose capitals spell the acronym."""
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
    kind, hint = (known.kind, known.key) if known else ("organisation", long)
    if page.claim(*span, kind, "acronym", hint=hint):
        page.claim(acronym, acronym + 1, kind, "acronym", hint=hint)


def ministries(page: Page) -> None:
    """Claim "Chinese foreign ministry", "afghanische Außenministerium", "ministère chinois des Affaires étrangères"."""
    for place, token in enumerate(page.tokens):
        if token.word in {"ministry", "Ministry"}:
            _english_ministry(page, place)
        elif token.word in MINISTRY:
            _romance_ministry(page, place)
        elif page.lexicon.language == "de" and "minister" in token.word:
            _german_ministry(page, place)


def _ministry_hint(page: Page, country: str, portfolio: str) -> str:
    adjective = page.lexicon.adjectives.get(country, country)
    return f"{adjective} {portfolio} Ministry".strip()


def _english_ministry(page: Page, place: int) -> None:
    for size in (2, 1):
        words = " ".join(page.word(at).lower() for at in range(place - size, place))
        if portfolio := page.lexicon.portfolios.get(words):
            _english_before(page, place - size, place + 1, portfolio)
            return
    if page.word(place + 1) == "of":
        _english_after(page, place)


def _english_before(page: Page, start: int, end: int, portfolio: str) -> None:
    """ "Chinese foreign ministry"; without a country only capitals make it a name."""
    country = page.country(start - 1)
    if country:
        page.claim(start - 1, end, "organisation", "ministry", hint=_ministry_hint(page, country, portfolio))
    elif page.tokens[start].capital and page.tokens[end - 1].capital:
        page.claim(start, end, "organisation", "ministry")


def _english_after(page: Page, place: int) -> None:
    """ "Ministry of Foreign Affairs", with the country before or after."""
    for size in (2, 1):
        words = " ".join(page.word(at).lower() for at in range(place + 2, place + 2 + size))
        if portfolio := page.lexicon.portfolios.get(words):
            before, end = page.country(place - 1), place + 2 + size
            after = page.country(end + 1) if page.word(end) == "of" else ""
            hint = _ministry_hint(page, before or after, portfolio) if before or after else ""
            page.claim(place - bool(before), end + 2 * bool(after), "organisation", "ministry", hint=hint)
            return


def _german_ministry(page: Page, place: int) -> None:
    match = GERMAN_MINISTRY.match(page.word(place))
    portfolio = page.lexicon.portfolios.get(match[2].capitalize()) if match else None
    if match is None or portfolio is None:
        return
    country = page.country(place - 1)
    if country:
        page.claim(place - 1, place + 1, "organisation", "ministry", hint=_ministry_hint(page, country, portfolio))
    elif match[1]:
        page.claim(place, place + 1, "organisation", "ministry", hint=_ministry_hint(page, "Germany", portfolio))


def _romance_ministry(page: Page, place: int) -> None:
    """Take the portfolio and the country from the five words after "ministère"."""
    near = range(place + 1, min(place + 6, len(page.tokens)))
    found = [(at, size) for at in near for size in (2, 1) if _portfolio(page, at, size)]
    country = next((at for at in near if page.country(at)), None)
    if found and country is not None:
        at, size = found[0]
        hint = _ministry_hint(page, page.country(country), _portfolio(page, at, size))
        page.claim(place, max(at + size, country + 1), "organisation", "ministry", hint=hint)


def _portfolio(page: Page, place: int, size: int) -> str:
    words = " ".join(page.word(at).lower() for at in range(place, place + size))
    return page.lexicon.portfolios.get(words, "")


def organs(page: Page) -> None:
    """Claim "Taliban political office": a known organisation and its organ, written small or not."""
    for place in range(1, len(page.tokens) - 1):
        if not (page.has("kind", page.word(place).lower()) and page.has("organ", page.word(place + 1).lower())):
            continue
        known = page.lexicon.find(page.word(place - 1))
        if known and known.kind == "organisation":
            start = place - 1 - (page.word(place - 2) in page.lexicon.demonyms and page.tokens[place - 1].joined)
            organ = f"{page.word(place)} {page.word(place + 1)}".title()
            page.claim(start, place + 2, "organisation", "organ", hint=f"{known.key} {organ}")


def long_names(page: Page) -> None:
    """Claim known names of two words and more."""
    for start, end, known in page.known:
        if end - start > 1 and not page.has("never", page.word(end - 1)):
            page.claim(start, end, known.kind, "gazetteer", hint=known.key)


def organisation_words(page: Page) -> None:
    """Claim capitalised runs that hold an organisation word: "Taliban Political Commission", "Bank of Japan"."""
    _headed(page, "organisation", "organisation")


def place_words(page: Page) -> None:
    """Claim capitalised runs that hold a place word: "South Platte River"."""
    _headed(page, "place", "place")


def _headed(page: Page, words: str, kind: str) -> None:
    inside = _inside_known(page)
    for start, end in page.runs:
        at = start
        while at < end:
            first, stop = _skip_openers(page, at, end, words), end
            stop = next((place for place in range(first, end) if _is_title(page, place)), end)
            bounds = _bounds(page, first, stop, words)
            if bounds and _is_name(page, *bounds) and not inside & set(bounds):
                page.claim(*bounds, kind, f"{words} word")
            at = stop + 1


def _inside_known(page: Page) -> set[int]:
    """Give the borders that would cut a known name of several words in two."""
    return {border for start, end, _ in page.known for border in range(start + 1, end)}


def _bounds(page: Page, start: int, stop: int, words: str) -> tuple[int, int] | None:
    """Give the span that the heading words make of a run, if it holds one."""
    heads = [at for at in range(start, stop) if page.has(words, page.word(at))]
    if not heads:
        return None
    if page.nouns_are_capitalised:
        return _among_nouns(page, heads, stop)
    return start, _after_of(page, heads[-1] + 1)


def _after_of(page: Page, end: int) -> int:
    """Go on over "of (the) X (and Y)" after an organisation word."""
    after = end + 1 + (page.word(end + 1) == "the")
    if page.word(end) not in OF or not page.word(after)[:1].isupper() or not page.tokens[after].joined:
        return end
    end = _run_end(page, after)
    return _run_end(page, end + 1) if page.word(end) in {"and", "&"} and page.word(end + 1)[:1].isupper() else end


def _run_end(page: Page, place: int) -> int:
    end = place + 1
    while end < len(page.tokens) and page.tokens[end].capital and page.tokens[end].joined and not _is_title(page, end):
        end += 1
    return end


def _among_nouns(page: Page, heads: list[int], stop: int) -> tuple[int, int]:
    """German capitalises every noun: take only neighbours that are no common words ("Universität Leipzig")."""
    first, last = heads[0], heads[-1] + 1
    while first > 0 and page.tokens[first].joined and page.tokens[first - 1].capital and _adds(page, first - 1):
        first -= 1
    while last < stop and _adds(page, last):
        last += 1
    return first, last


def _adds(page: Page, place: int) -> bool:
    return not page.is_common(place) and not page.tokens[place].initial


def _skip_openers(page: Page, start: int, end: int, words: str) -> int:
    """Pass over titles and over common words that open a sentence ("The", "But")."""
    while start < end and (_is_title(page, start) or page.word(start) in ARTICLES or not page.proves(start)):
        if page.has(words, page.word(start)) and page.word(start + 1) in OF:
            break
        start += 1
    return start


def _is_name(page: Page, start: int, end: int) -> bool:
    """Say whether a headed run is a name of its own: long enough, and not one that the gazetteer claims."""
    opens_german = page.nouns_are_capitalised and page.tokens[start].initial
    return 1 < end - start <= MOST_WORDS and not opens_german and page.lexicon.find(page.slice(start, end)) is None


def _is_title(page: Page, place: int) -> bool:
    return page.has("title", page.word(place)) and not page.has("organisation", page.word(place))


def known_names(page: Page) -> None:
    """Claim single words of the gazetteer; an ordinary city needs to stand alone and to be no common word."""
    for start, end, known in page.known:
        if end - start == 1 and not page.taken[start] and _is_safe(page, start, known):
            page.claim(start, end, known.kind, "gazetteer", hint=known.key)
    for place in page.capitals:
        if not page.taken[place]:
            _inflected(page, place)


def _is_safe(page: Page, place: int, known: Known) -> bool:
    token = page.tokens[place]
    if page.has("never", token.word) or not page.text[token.start].isupper() and known.kind == "place":
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
    before = place > 0 and page.tokens[place].joined and page.tokens[place - 1].capital and not page.tokens[place - 1].initial
    after = place + 1 < len(page.tokens) and page.tokens[place + 1].joined and page.tokens[place + 1].capital
    return (before or after) and not page.nouns_are_capitalised


def _inflected(page: Page, place: int) -> None:
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
    """Claim "Chinese", "afghanischen", "Français" as mentions of the country; a language ("in Russian.") is none."""
    for start, token in enumerate(page.tokens):
        end = start + 1
        country = page.lexicon.demonyms.get(token.word)
        if country is None and token.capital and start + 1 < len(page.tokens):  # "South Korean"
            country, end = page.lexicon.demonyms.get(page.slice(start, start + 2)), start + 2
        if country and not _is_language(page, start, end):
            page.claim(start, end, "place", "demonym", hint=country, demonym=True)


def _is_language(page: Page, start: int, end: int) -> bool:
    word = page.word(start)
    if page.nouns_are_capitalised and word[0].isupper() and word.endswith("isch"):
        return True
    return page.word(start - 1).lower() in LANGUAGE_CUES and (end >= len(page.tokens) or not page.tokens[end].joined)
