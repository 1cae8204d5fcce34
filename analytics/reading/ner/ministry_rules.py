"""The rule for ministries: a country and a portfolio are one organisation in every language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import CAPITAL, MINISTRY

if TYPE_CHECKING:
    from analytics.reading.ner.name_page import Page

GERMAN_MINISTRY = re.compile(r"^(Bundes)?([A-ZÄÖÜ]?[a-zäöüß]+)minister(?:ium|iums|ien)$", re.IGNORECASE)
ENGLISH = frozenset({"ministry", "Ministry"})
ROMANCE = frozenset(
    {"ministère", "Ministère", "ministerio", "Ministerio", "ministero", "Ministero", "ministério", "Ministério"}
)


def ministries(page: Page) -> None:
    """Claim "Chinese foreign ministry", "afghanische Außenministerium", "ministère chinois des Affaires étrangères"."""
    for place in page.places(MINISTRY):
        if page.word(place) in ENGLISH:
            _english_ministry(page, place)
        elif page.word(place) in ROMANCE:
            _romance_ministry(page, place)
        elif page.lexicon.language == "de":
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
    """Claim "Chinese foreign ministry"; without a country it is a name only with capitals."""
    country = page.country(start - 1)
    if country:
        page.claim(start - 1, end, "organisation", "ministry", hint=_ministry_hint(page, country, portfolio))
    elif page.has(start, CAPITAL) and page.has(end - 1, CAPITAL):
        page.claim(start, end, "organisation", "ministry")


def _english_after(page: Page, place: int) -> None:
    """Claim "Ministry of Foreign Affairs", with the country before or after."""
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
    """Claim a ministry with its portfolio and country among the five words after "ministère"."""
    following = range(place + 1, min(place + 6, page.size))
    portfolios = [(at, size) for at in following for size in (2, 1) if _portfolio(page, at, size)]
    country = next((at for at in following if page.country(at)), None)
    if portfolios and country is not None:
        at, size = portfolios[0]
        hint = _ministry_hint(page, page.country(country), _portfolio(page, at, size))
        page.claim(place, max(at + size, country + 1), "organisation", "ministry", hint=hint)


def _portfolio(page: Page, place: int, size: int) -> str:
    words = " ".join(page.word(at).lower() for at in range(place, place + size))
    return page.lexicon.portfolios.get(words, "")
