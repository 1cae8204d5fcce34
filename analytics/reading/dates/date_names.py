"""The names of months and weekdays in many languages, and the numbers that they mean."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import UnknownLocaleError, localedata
from babel.dates import get_date_format, get_day_names, get_month_names

from analytics.text import folding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Names are read in these languages; one with two meanings (listopad is October in Croatian) gives only the year. The
# Arabic of the Levant, Algeria, Morocco and Mauritania and the German of Austria have other names.
_LANGUAGES = (
    "en de fr es it pt nl pl ru uk sv da nb fi cs sk hu ro bg hr sl el tr ca et lv lt is ar fa hi bn ta th id ms vi sw"
    " he ar_SY ar_DZ ar_MA ar_MR de_AT sr sr_Latn mk be sq az kk ka hy gl ur fil ko"
)
_NO_WEEKDAYS = ("sq", "gl", "fil", "ka", "az")  # "Die", "Mér": short ones are words of other languages
_LOADED = 13  # languages in the memory at the same time: the fewer, the more often their common data are read

_SHORT_MONTHS = (
    ("sept", 9),
    ("jan", 1),
    ("mar", 3),
    ("may", 5),
    ("dec", 12),
    ("feber", 2),
    ("avg", 8),
    ("ags", 8),
    ("agt", 8),
    *(("фев", 2), ("сен", 9), ("ноя", 11)),
    *(("सितम्बर", 9), ("नवम्बर", 11), ("दिसम्बर", 12)),
)
_ROMAN = (
    "",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
)  # in Polish, Hungarian and Italian dates: 16 VIII 2021
_JALALI = """
فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand
"""  # of Iran, of Afghanistan, and of Iran in Latin letters; `_JALALI_VARIANTS` are other spellings
_JALALI_VARIANTS = (("امرداد", 5), ("خورداد", 3), ("amordad", 5), ("tirmah", 4))


def months(name: str) -> frozenset[int]:
    """Return the months of the Gregorian year that a word can mean in any of the languages."""
    return _months().get(key(name), frozenset())


@cache
def is_day_first(language: str) -> bool:
    """Return whether texts in a language write the day before the month: not in English, which has both orders."""
    try:
        return language != "en" and get_date_format("short", locale=language).pattern[:1] == "d"
    except (UnknownLocaleError, ValueError):
        return False


def roman_month(number: str) -> int:
    """Return the month of a Roman number, 0 for any other number."""
    return _ROMAN.index(number) if number in _ROMAN else 0


def jalali_months(name: str) -> frozenset[int]:
    """Return the months of the Solar Hijri year that a word can mean."""
    return _jalali().get(key(name), frozenset())


def weekdays(name: str) -> frozenset[int]:
    """Return the weekdays, Monday as 0, that a word can mean in any of the languages."""
    return _weekdays().get(key(name), frozenset())


def key(name: str) -> str:
    """Return a name without case, accents and full stop: "Août" and "aout" are the same."""
    return folding.without_accents(name.casefold()).translate(_SAME_LETTERS).strip(" .,'’\u200f")


# Arabic keyboards in Persian texts, and the sign there between the parts of a word, which is not seen
_SAME_LETTERS = str.maketrans({"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "\u200c": None})


@cache
def _months() -> dict[str, frozenset[int]]:
    several = _names()[0] | {key(name): frozenset({number}) for name, number in _SHORT_MONTHS}
    hebrew = {f"ב{name}": months for name, months in several.items() if "\u05d0" <= name[:1] <= "\u05ea"}
    return several | hebrew  # "of January" is one word in Hebrew


@cache
def _jalali() -> dict[str, frozenset[int]]:
    names = {key(name): frozenset({at % 12 + 1}) for at, name in enumerate(_JALALI.split())}
    return names | {key(name): frozenset({number}) for name, number in _JALALI_VARIANTS}


@cache
def _weekdays() -> dict[str, frozenset[int]]:
    words = {name: days for name, days in _names()[1].items() if len(name) > 1}  # "r." is a year in Polish
    return words | {"tues": frozenset({1}), "thur": frozenset({3}), "thurs": frozenset({3})}


@cache
def _names() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """Return the numbers that each name of a month, and of a weekday, has in any of the languages."""
    months_of: dict[str, frozenset[int]] = {}
    weekdays_of: dict[str, frozenset[int]] = {}
    for at, language in enumerate(_LANGUAGES.split(), start=1):
        _add_names(months_of, get_month_names, language)
        if language not in _NO_WEEKDAYS:
            _add_names(weekdays_of, get_day_names, language)
        if at % _LOADED == 0:
            localedata.clear_caches()  # the data of all languages take 45 MB
    return months_of, weekdays_of


def _add_names(numbers: dict[str, frozenset[int]], names: Callable[..., Mapping[int, str]], language: str) -> None:
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in names(width, context=context, locale=language).items():
                if not name.isdigit():
                    numbers[key(name)] = numbers.get(key(name), frozenset()) | {number}
