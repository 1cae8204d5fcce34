"""Read a written date as ISO, only as precise as it is certain: "2021-08-16", "2021-08", "2021" or ""."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel import localedata
from babel.dates import get_day_names, get_month_names

from analytics import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FIRST_YEAR, LAST_YEAR = 1500, 2100  # other years belong to other calendars (2564, 1400) or are fillers (0001)
EPOCH_FIRST, EPOCH_LAST = 631_152_000, 4_102_444_800  # 1990..2100 in seconds: any other number is not a time

# Months are read in these languages; a name with two meanings in two of them (listopad) gives only the year.
_LANGUAGES = (
    "en de fr es it pt nl pl ru uk sv da nb fi cs sk hu ro bg hr sl el tr ca et lv lt"
    " is ar fa hi bn ta th id ms vi sw he"
)

_TIME = (
    r"(?:(?:[\s,T|\u2013-]|at|um|à|a las|alle|kl\.?|om)*\d{1,2}(?:[:.hH]\d{2}|\s*[AaPp]\.?[Mm]|\s*Uhr).{0,40}"
    r"|T\d{4,6}Z?|\s*\u0433\.?)?"
)
_NUMERIC = re.compile(r"(\d{4})([-/.]?)(\d{2})(?:\2(\d{2}))?" + _TIME + r"\Z|(\d{4})\Z")
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME + r"\Z")
_DAY_MONTH = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _TIME + r"\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})\Z")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일号號])?")
_WEEKDAY = r"(?:[^\W\d]{2,14}(?:-feira)?[.,]?\s*,?\s+)?"
_OF = r"[\s.,-]*(?:(?:de|del|of|d['’])\s*)?"
_NAME = r"([^\W\d_][^\d,/]{1,18}?)"
_DAY_NAME = re.compile(
    _WEEKDAY
    + r"(?:(?:the|le|el|il|den)\s+)?(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?"
    + _OF
    + _NAME
    + _OF
    + r"(\d{4})"
    + _TIME
    + r"\Z",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    _WEEKDAY + _NAME + r"[\s.]+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})" + _TIME + r"\Z", re.IGNORECASE
)
_NAME_YEAR = re.compile(_NAME + _OF + r"(\d{4})\Z", re.IGNORECASE)
# Hungarian "2021. augusztus 16.", Lithuanian "2021 m. rugpjūčio 16 d.", Latvian "2021. gada 16. augusts"
_YEAR_NAME_DAY = re.compile(r"(\d{4})[.\s]\s*(?:m\.\s*)?" + _NAME + r"\s+(\d{1,2})\.?(?:\s*d\.?)?" + _TIME + r"\Z")
_YEAR_DAY_NAME = re.compile(r"(\d{4})\.\s*gada\s+(\d{1,2})\.\s*" + _NAME + _TIME + r"\Z")

# Possible dates inside a line; `normalise` decides. A time can follow the year without a blank ("20197:05 AM").
_LETTERS = r"[^\W\d_]{3,14}"
_YEAR = r"(?:19|20)\d{2}(?:(?!\d)|(?=\d?\d:\d\d))"
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|\.)?"
_DAY_THEN_MONTH = rf"(?<![\d.,:/-])\d{{1,2}}{_ORDINAL}[\s-]+(?:(?:de|del|of)\s+|d['’])?{_LETTERS}\b"
_MONTH_THEN_DAY = rf"\b{_LETTERS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])"
_SPAN = re.compile(
    r"(?<![\w./-])\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)"
    r"|(?<![\w./-])\d{1,2}([-/.])\d{1,2}\2\d{4}(?!\d)"
    r"|\d{4}\s*[年년]\s*\d{1,2}\s*[月월](?:\s*\d{1,2}\s*[日일号號])?"
    rf"|{_DAY_THEN_MONTH}[.,]?[\s-]+(?:(?:de|del|of)\s+)?{_YEAR}"
    rf"|{_MONTH_THEN_DAY},?\s+{_YEAR}"
    rf"|(?<!\d){_YEAR}\.\s*gada\s+\d{{1,2}}\.\s*{_LETTERS}"
    rf"|(?<!\d){_YEAR}[.\s]\s*(?:m\.\s*)?{_LETTERS}\s+\d{{1,2}}(?![\d:])(?:\.|\s*d\b\.?)?"
    rf"|\b{_LETTERS}\.?,?\s+(?:de\s+)?{_YEAR}",
    re.IGNORECASE,
)
_DAY_SPAN = re.compile(rf"{_DAY_THEN_MONTH}|{_MONTH_THEN_DAY}", re.IGNORECASE)


class Span(NamedTuple):
    """A date inside a line: code points from `start` up to `end`, and the ISO date, as long as its precision.

    Without a year the ISO date begins with dashes as in ISO 8601: "--08-16".
    """

    start: int
    end: int
    date: str


def spans(line: str) -> list[Span]:
    """Return the dates with a year in a line, in order."""
    return list(_written_dates(_SPAN, line, normalise))


def yearless(line: str) -> list[Span]:
    """Return the days without a year ("Aug 16", "16. August") in a line that has no full date."""
    return list(_written_dates(_DAY_SPAN, line, _yearless))


def _written_dates(pattern: re.Pattern[str], line: str, read: Callable[[str], str]) -> Iterator[Span]:
    """Yield the matches that are dates; "Updated 16" in "Updated 16 Aug" is not one, and the search continues in it."""
    match = pattern.search(line)
    while match:
        date = read(match.group())
        if date:
            yield Span(*match.span(), date)
        match = pattern.search(line, match.end() if date else match.start() + 1)


def common(dates: Iterable[str]) -> str:
    """Return the common part of ISO dates: the day, the month, the year or ""."""
    several = set(dates)
    for length in (10, 7, 4):
        cut = {date[:length] for date in several}
        if len(cut) == 1 and len(min(cut)) == length:
            return cut.pop()
    return ""


def weekday(date: str) -> int | None:
    """Return the weekday of an ISO day, Monday as 0; None for a date without a day."""
    return dt.date.fromisoformat(date).weekday() if schema.precision(date) == "day" else None


def weekdays(name: str) -> frozenset[int]:
    """Return the weekdays, Monday as 0, that a word can mean in any language."""
    return _weekdays().get(_key(name), frozenset())


def normalise(value: object) -> str:
    """Return `value` as an ISO date, as long as its precision, or "" if it cannot be read without guessing."""
    if isinstance(value, dt.date):  # a datetime is a date
        return _iso(value.year, value.month, value.day)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return _number(value)
    text = " ".join(str(value).split())
    if re.fullmatch(r"-?\d{9,13}(\.\d*)?", text):
        return _number(float(text))
    return _digits(text) or _numeric(text) or _month_name_date(text)


def _yearless(text: str) -> str:
    """Return "16. August" as "--08-16", "" if the month is unknown or can be two months."""
    whole = normalise(f"{text} 2000")  # a leap year: 29 February may be meant
    return f"-{whole[4:]}" if len(whole) == len("2000-08-16") else ""


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return the ISO date, or "" if there is no such date."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        whole = dt.date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return ""
    return whole[: 4 if month is None else 7 if day is None else 10]


def _number(value: float) -> str:
    """Return the date of 20210816, 202108, 2021, or of seconds or milliseconds since 1970; "" for other numbers."""
    if not abs(value) <= EPOCH_LAST * 1000:  # infinite, NaN (an empty cell of a table) or too large for a time
        return ""
    if value < EPOCH_FIRST:
        return _digits(str(int(value))) if value == int(value) else ""
    seconds = value if value <= EPOCH_LAST else value / 1000
    if not EPOCH_FIRST <= seconds <= EPOCH_LAST:
        return ""
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date().isoformat()


def _digits(text: str) -> str:
    """Return the date of numbers with the year first."""
    match = _NUMERIC.match(text)
    if match:
        year, _, month, day, year_only = match.groups()
        return _iso(int(year or year_only), int(month) if month else None, int(day) if day else None)
    match = _LOOSE.match(text) or _CJK.match(text)
    return _iso(int(match[1]), int(match[2]), int(match[3]) if match[3] else None) if match else ""


def _numeric(text: str) -> str:
    """Return the date of numbers with the year last; 03/04/2021 can be March or April, so it gives only the year."""
    match = _MONTH_YEAR.match(text)
    if match:
        return _iso(int(match[2]), int(match[1]))
    match = _DAY_MONTH.match(text)
    if not match:
        return ""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == ".":  # with dots the day is first in every country
        return _iso(year, second, first)
    readings = {_iso(year, second, first), _iso(year, first, second)} - {""}
    return readings.pop() if len(readings) == 1 else (_iso(year) if readings else "")


def _month_name_date(text: str) -> str:
    """Return the date of a text with the month in words."""
    for pattern, order in _ORDERS:
        match = pattern.match(text)
        months = _months().get(_key(match[order[1]])) if match else None
        if match and months:
            day = int(match[order[2]]) if order[2] else None
            return _iso(int(match[order[0]]), min(months), day) if len(months) == 1 else _iso(int(match[order[0]]))
    return ""


_ORDERS = (  # each pattern with its groups for year, month and day
    (_DAY_NAME, (3, 2, 1)),
    (_NAME_DAY, (3, 1, 2)),
    (_NAME_YEAR, (2, 1, 0)),
    (_YEAR_NAME_DAY, (1, 2, 3)),
    (_YEAR_DAY_NAME, (1, 3, 2)),
)


def _key(name: str) -> str:
    """Return the name of a month or day without case, accents and full stop: "Août" and "aout" are the same."""
    bare = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).strip(" .,'’\u200f")


@cache
def _months() -> dict[str, frozenset[int]]:
    """Return the months that each month name, long or short, can mean in any of the languages."""
    return _names()[0] | {name: frozenset({number}) for name, number in _SHORT_MONTHS}


_SHORT_MONTHS = (("sept", 9), ("jan", 1), ("mar", 3), ("may", 5), ("dec", 12))


@cache
def _weekdays() -> dict[str, frozenset[int]]:
    """Return the weekdays, Monday as 0, that each weekday name can mean in any of the languages."""
    return _names()[1] | {"tues": frozenset({1}), "thur": frozenset({3}), "thurs": frozenset({3})}


@cache
def _names() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """Return the numbers that each name of a month, and of a weekday, has in any of the languages."""
    months: dict[str, frozenset[int]] = {}
    weekdays: dict[str, frozenset[int]] = {}
    for at, language in enumerate(_LANGUAGES.split(), start=1):
        _add_names(months, get_month_names, language)
        _add_names(weekdays, get_day_names, language)
        if at % _LOADED == 0:
            localedata.clear_caches()  # the data of all languages take 45 MB
    return months, weekdays


_LOADED = 13  # languages in the memory at the same time: the fewer, the more often their common data are read


def _add_names(numbers: dict[str, frozenset[int]], names: Callable[..., Mapping[int, str]], language: str) -> None:
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in names(width, context=context, locale=language).items():
                if not name.isdigit():
                    numbers[_key(name)] = numbers.get(_key(name), frozenset()) | {number}
