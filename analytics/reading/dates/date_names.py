"""The names of months and weekdays in many languages, and the numbers that they mean."""

from __future__ import annotations

from functools import cache
from importlib import resources

from babel import UnknownLocaleError
from babel.dates import get_date_format

from analytics.text import folding

FILE = "date_names.tsv"  # made by training/date_names.py
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
# Forms of cases, short forms and spellings that the lists do not have: Serbian, Slovene, Latvian, Ukrainian, Arabic,
# Hindi, Bengali and Pashto; one line a month
_FORMS = """
januara јануара januarja janvāra janvārī січ জানুয়ারী
februara фебруара februarja лют फ़रवरी ফেব্রুয়ারী فبروري
marta марта martā mrz бер
априла aprīlī кві
маја maija maijā тра می
јуна junija jūnija jūnijā чер يونيه
јула julija jūlija jūlijā يوليه يوليوز جولای лип
avgusta августа augustā আগষ্ট اګست сер
септембра septembrī سپتمبر вер
октобра oktobrī अक्तूबर жов
новембра novembrī noi
decembra децембра decembrī гру
"""
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
    forms = [(name, number) for number, line in enumerate(_FORMS.split("\n")) for name in line.split()]
    several = _names("month") | {key(name): frozenset({number}) for name, number in (*_SHORT_MONTHS, *forms)}
    hebrew = {f"ב{name}": months for name, months in several.items() if "\u05d0" <= name[:1] <= "\u05ea"}
    return several | hebrew  # "of January" is one word in Hebrew


@cache
def _jalali() -> dict[str, frozenset[int]]:
    names = {key(name): frozenset({at % 12 + 1}) for at, name in enumerate(_JALALI.split())}
    return names | {key(name): frozenset({number}) for name, number in _JALALI_VARIANTS}


@cache
def _weekdays() -> dict[str, frozenset[int]]:
    words = {name: days for name, days in _names("weekday").items() if len(name) > 1}  # "r." is a year in Polish
    return words | {"tues": frozenset({1}), "thur": frozenset({3}), "thurs": frozenset({3})}


@cache
def _names(kind: str) -> dict[str, frozenset[int]]:
    """Return the numbers that each name of a month, or of a weekday, has in any of the languages.

    A name with two meanings (listopad is October in Croatian) gives only the year of a date.
    """
    numbers: dict[str, frozenset[int]] = {}
    content = resources.files("analytics").joinpath("data", FILE).read_text(encoding="utf-8")
    for of_kind, number, names in (row.split("\t") for row in content.splitlines()[1:]):
        for name in map(key, names.split(", ") if of_kind == kind else ()):
            numbers[name] = numbers.get(name, frozenset()) | {int(number)}
    return numbers
