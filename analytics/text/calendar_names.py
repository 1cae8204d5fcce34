"""The names of months and weekdays in each language of CLDR."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from analytics.text.folding import fold_word


@lru_cache(maxsize=64)
def written_calendar_names(language: str) -> frozenset[str]:
    """Return the names of months and days as CLDR writes them; none for a language that is not in CLDR.

    A name can be of several words, as "Thứ Hai" (Monday) in Vietnamese.
    """
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    tables = (
        names("wide", context=context, locale=locale)
        for names in (get_month_names, get_day_names)
        for context in ("format", "stand-alone")
    )
    return frozenset(name for table in tables for name in table.values())


@lru_cache(maxsize=64)
def calendar_names(language: str) -> frozenset[str]:
    """Return the names of months and days in the form in which words are counted."""
    return frozenset(map(fold_word, written_calendar_names(language)))
