"""Short names of organisations and countries in a text that names them in full: "the Times", "the North"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analytics import schema
from analytics.reading.ner.word_properties import ORGANISATION

if TYPE_CHECKING:
    from analytics.reading.ner.name_page import Name, Page

OPPOSITES = {"North": "South", "South": "North", "East": "West", "West": "East"}


def short_names(page: Page) -> None:
    """Give short names the key of the only full name in the text that has their words.

    An organisation that is only called "Committee" or "Times" is one that ends with these words; if the text has none
    or several, the rule of the name becomes "head word". "The North" is the only place in the text that begins with
    it, if this is one of two countries: North Korea, but not South Africa.
    """
    full_by_end, full_by_start = _full_names(page)
    for at, name in enumerate(page.names):
        if name.surface in OPPOSITES and name.kind == "place":
            keys = full_by_start[name.surface]
            keys = keys if all(_is_one_of_two(page, name.surface, key) for key in keys) else set()
        elif _is_head(page, at, name):
            keys = full_by_end[name.surface]
            page.names[at] = name._replace(rule=schema.HEAD_WORD)
        else:
            continue
        if len(keys) == 1:
            page.names[at] = name._replace(hint=next(iter(keys)))


def _is_one_of_two(page: Page, direction: str, key: str) -> bool:
    return bool(page.lexicon.country(key.replace(direction, OPPOSITES[direction], 1)))


def _is_head(page: Page, place: int, name: Name) -> bool:
    """Return whether a name is one word for a kind of organisation and has no key: "Committee"."""
    is_open = name.kind == "organisation" and not name.hint and " " not in name.surface
    return is_open and page.has(page.first_places[place], ORGANISATION)


def _full_names(page: Page) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the organisations of two words and more by their last word, and the places by their first."""
    by_end: dict[str, set[str]] = defaultdict(set)
    by_start: dict[str, set[str]] = defaultdict(set)
    for name in page.names:
        if " " in name.surface:
            if name.kind == "organisation":
                by_end[name.surface.rpartition(" ")[2]].add(name.hint or name.surface)
            elif name.kind == "place":
                by_start[name.surface.partition(" ")[0]].add(name.hint or name.surface)
    return by_end, by_start
