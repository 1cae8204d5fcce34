"""Read dates that are written in numbers alone."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.dates import calendars, date_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIRST_YEAR, LAST_YEAR = 1500, 2100  # other years belong to other calendars (2564, 1400) or are fillers (0001)
EPOCH_FIRST, EPOCH_LAST = 631_152_000, 4_102_444_800  # 1990..2100 in seconds: any other number is not a time
EXCEL_DAYS = range(32_874, 54_789)  # 1990..2049 as days of Excel since 30 December 1899
_EXCEL_ZERO = dt.date(1899, 12, 30)
RECENT, PREVIOUS = range(36), range(70, 100)  # two digits of 2000..2035 and of 1970..1999: the others are not certain

_DIGITS = re.compile(r"(\d{4})([-/.]?)(\d{2})(?:\2(\d{2}))?" + date_text.TIME + r"\Z|(\d{4})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})\.?" + date_text.TIME + r"\Z")
_STAMP = re.compile(r"(\d{8})\d{4}(?:\d{2})?Z?\Z")  # 20210816091500
_MINGUO = re.compile(r"(\d{3})/(\d{1,2})/(\d{1,2})" + date_text.TIME + r"\Z")
_CJK = re.compile(r"(\d{3,4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일号號])?")
_WEEK = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?\Z")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)" + date_text.TIME + r"\Z")
_DOT_NET = re.compile(r"/Date\((-?\d{9,14})(?:[+-]\d{4})?\)/")  # the JSON of .NET, in milliseconds
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})\Z")


class Readings(NamedTuple):
    """The dates that a text such as 03/04/2021 can mean: its separator, and the ISO dates by the order of its parts.

    The orders are "dmy", "mdy" and, with a year of two digits, "ymd"; an order without such a date is left out.
    """

    separator: str
    dates: Mapping[str, str]


def read(text: str) -> str:
    """Return the ISO date of a plain text in numbers."""
    dot_net = _DOT_NET.fullmatch(text)
    if dot_net:
        return of_number(float(dot_net[1]))
    return _year_first(text) or _week(text) or _year_last(text)


def of_number(value: float) -> str:
    """Return the date of 20210816, 202108, 2021, 20210816091500, of a day of Excel, or of a time since 1970.

    The time is in seconds, milliseconds or microseconds. Any other number gives "".
    """
    if not abs(value) <= EPOCH_LAST * 1e6:  # infinite, NaN (an empty cell of a table) or too large for a time
        return ""
    if int(value) in EXCEL_DAYS:
        return (_EXCEL_ZERO + dt.timedelta(days=int(value))).isoformat()
    digits = _year_first(str(int(value))) if value == int(value) else ""
    if digits or value < EPOCH_FIRST:
        return digits
    seconds = next((value / scale for scale in (1, 1e3, 1e6) if EPOCH_FIRST <= value / scale <= EPOCH_LAST), None)
    return "" if seconds is None else dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date().isoformat()


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return the ISO date of a Gregorian or Buddhist year, or "" if there is no such date."""
    if month is not None and year in calendars.BUDDHIST:
        year -= calendars.BUDDHIST_OFFSET
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        whole = dt.date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return ""
    return whole[: 4 if month is None else 7 if day is None else 10]


def readings(text: str) -> Readings | None:
    """Return what a plain text with the year last can mean, None for any other text."""
    match = _YEAR_LAST.match(text)
    if not match:
        return None
    first, second, last = match[1], match[3], match[4]
    several = {
        "dmy": iso_or_jalali(year(last), int(second), int(first), text),
        "mdy": iso(year(last), int(first), int(second)) if year(last) not in calendars.BUDDHIST else "",
        "ymd": iso(year(first), int(second), int(last)) if {len(first), len(second), len(last)} == {2} else "",
    }
    return Readings(match[2], {order: date for order, date in several.items() if date})


def iso_or_jalali(year: int, month: int, day: int, text: str) -> str:
    """Return the ISO date of a day whose year can be one of the Solar Hijri calendar, as written in `text`."""
    is_persian = any("\u06f0" <= sign <= "\u06f9" for sign in text)
    if year in (calendars.JALALI if is_persian else calendars.JALALI_IN_DIGITS if text.isascii() else ()):
        date = calendars.jalali(year, month, day)
        return date.isoformat() if date else ""
    return iso(year, month, day)


def year(written: str) -> int:
    """Return the year of four or two digits, 0 if the century of two digits is not certain."""
    number = int(written)
    if len(written) > len("21"):
        return number
    return 2000 + number if number in RECENT else 1900 + number if number in PREVIOUS else 0


def _year_first(text: str) -> str:
    """Return the date of numbers with the year first."""
    stamp = _STAMP.match(text)
    match = _DIGITS.match(stamp[1] if stamp else text)
    if match and match[4]:
        return iso_or_jalali(int(match[1]), int(match[3]), int(match[4]), text)
    if match:
        return iso(int(match[1] or match[5]), int(match[3]) if match[3] else None)
    match = _YEAR_FIRST.match(text)
    if match:
        return iso_or_jalali(int(match[1]), int(match[3]), int(match[4]), text)
    match = _CJK.match(text) or _MINGUO.match(text)
    return iso(_with_minguo(match[1]), int(match[2]), int(match[3]) if match[3] else None) if match else ""


def _with_minguo(written: str) -> int:
    number = int(written)
    if len(written) == len("2021"):
        return number
    return number + calendars.MINGUO_OFFSET if number in calendars.MINGUO_IN_DIGITS else 0


def _week(text: str) -> str:
    """Return the date of a week of ISO 8601: 2021-W33-1; without its day, the month or year that all its days have."""
    match = _WEEK.match(text)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return ""
    try:
        days = [dt.date.fromisocalendar(int(match[1]), int(match[2]), int(day)) for day in match[3] or "17"]
    except ValueError:
        return ""
    return common(day.isoformat() for day in days)


def common(dates: Iterable[str]) -> str:
    """Return the common part of ISO dates: the day, the month, the year or ""."""
    several = set(dates)
    for length in (10, 7, 4):
        cut = {date[:length] for date in several}
        if len(cut) == 1 and len(min(cut)) == length:
            return cut.pop()
    return ""


def _year_last(text: str) -> str:
    """Return the date of numbers with the year last; 03/04/2021 can be March or April, so it gives only the year."""
    match = _MONTH_YEAR.match(text)
    if match:
        return iso(int(match[2]), int(match[1]))
    found = readings(text)
    if not found:
        return ""
    if found.separator == "." and "ymd" not in found.dates:  # with dots the day is first in every country
        return found.dates.get("dmy", "")
    return common(found.dates.values())
