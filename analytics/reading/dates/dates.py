"""Read a written date as ISO, only as precise as it is certain: "2021-08-16", "2021-08", "2021" or ""."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.reading.dates import calendars, date_names, date_text, numeric_dates
from analytics.reading.dates.numeric_dates import common

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Span", "common", "loses_day", "normalise", "readings", "spans", "weekday", "yearless"]

LONGEST = 200  # most characters of a written date

_OF = r"[\s.,/-]*(?:(?:de|del|of|of the|năm)[\s-]+|d['’]\s*)?"  # "16 December" begins with no "de"
_NAME = r"([^\W\d_][^\d,/]{1,18}?)"
_NUMBER = r"(?:st|nd|rd|th|er|ης|η|º|°|ª|\.)?"
_DAY_NAME = re.compile(
    rf"(?:(?:the|le|el|il|den|dnia)\s+)?(\d{{1,2}}){_NUMBER}{_OF}{_NAME}{_OF}(\d{{4}}){date_text.TIME}\Z", re.IGNORECASE
)
_NAME_DAY = re.compile(rf"{_NAME}[\s.]+(\d{{1,2}}){_NUMBER}[\s,]+(\d{{4}}){date_text.TIME}\Z", re.IGNORECASE)
_NAME_YEAR = re.compile(rf"{_NAME}{_OF}(\d{{4}})\Z", re.IGNORECASE)
# Hungarian "2021. augusztus 16.", Lithuanian "2021 m. rugpjūčio 16 d.", Latvian "2021. gada 16. augusts"
_YEAR_NAME_DAY = re.compile(
    rf"(\d{{4}})[.,\s/-]\s*(?:m\.\s*)?{_NAME}[\s/-]+(\d{{1,2}})\.?(?:\s*d\.?)?{date_text.TIME}\Z"
)
_YEAR_DAY_NAME = re.compile(rf"(\d{{4}})\.?\s*(?:gada\s+)?(\d{{1,2}})\.?\s+{_NAME}{date_text.TIME}\Z")
_ROMAN = re.compile(rf"(\d{{1,2}})[\s./-]+([IVX]{{1,4}})[\s./-]+(\d{{4}}){date_text.TIME}\Z")
_VIETNAMESE = re.compile(
    rf"(\d{{1,2}})\s+tháng\s+(\d{{1,2}})(?:,?\s*năm|,)?\s+(\d{{4}}){date_text.TIME}\Z", re.IGNORECASE
)
_SHORT_YEAR = re.compile(
    rf"(\d{{1,2}}){_NUMBER}{_OF}{_NAME}[\s.,/-]+['’]?(\d{{2}})(?![\d:.]|\s*(?:h|[ap]\.?m|uhr)\b){date_text.TIME}\Z"
    rf"|{_NAME}[\s.]+(\d{{1,2}}){_NUMBER},?\s+['’](\d{{2}})(?![\d:.]){date_text.TIME}\Z",
    re.IGNORECASE,
)
_DASH = r"\s*(?:[-/\u2013\u2014]|to|bis|und|and|au|al|a)\s*"
_RANGE = re.compile(r"(.{3,40}?)(?:\s*[\u2013\u2014]\s*|\s+(?:-|to|bis|und|and|au|al|a)\s+)(.{6,40})")
_POLISH = re.compile(r"\d\s*(?:r\.|roku)")
_WORD = re.compile(r"[^\W\d]+")
_DAYS = re.compile(  # 16-18 August 2021, August 16-18, 2021
    rf"(\d{{1,2}}){_NUMBER}{_DASH}(\d{{1,2}}){_NUMBER}{_OF}{_NAME}{_OF}(\d{{4}})\Z"
    rf"|{_NAME}[\s.]+(\d{{1,2}}){_DASH}(\d{{1,2}})[\s,]+(\d{{4}})\Z",
    re.IGNORECASE,
)
_PERIOD = re.compile(  # quarters and seasons give their year
    r"(?:[QT][1-4]|[1-4]\.?\s*(?:Q|quartal|quarter|trimestre|kwartał|kvartal|квартал)|(?:1st|2nd|3rd|4th)\s+quarter"
    r"|spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano"
    r"|estate|otoño|autunno|invierno|inverno)[\s/,.-]*(?:of|de|del)?\s*(\d{4})\Z|(\d{4})[\s/-]*Q[1-4]\Z",
    re.IGNORECASE,
)

# Possible dates inside a line; `normalise` decides. A time can follow the year without a blank ("20197:05 AM").
_SIGNED = (
    r"(?![\d\s\u0964])[\u0900-\u109f\u1780-\u17d3\u200c\u200d]"  # scripts whose vowels can be signs: Hindi to Khmer
)
_LETTER = rf"(?:[^\W\d_]|{_SIGNED})"
_LETTERS = (
    rf"(?:(?:{_LETTER}{{3,14}}|آب|دی|می|مه|(?:{_SIGNED}){{2}})(?:\s(?:ال[أا]ول|الثان[يى])|/[^\W\d_]{{2,10}})?"
    r"|[ก-ฮ]\S{0,2}\.[ก-ฮ]\.)"
)
_YEAR = r"(?:1[39]|14|2[0456])\d{2}(?:(?!\d)|(?=\d?\d:\d\d))"
_DAY_THEN_MONTH = rf"(?<![\d.,:/-])\d{{1,2}}{_NUMBER}[\s-]+(?:(?:de|del|of)\s+|d['’])?{_LETTERS}(?!\w)"
_MONTH_THEN_DAY = rf"(?<!\w){_LETTERS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])"
_SPAN = re.compile(
    r"(?<![\w./-])\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)"
    r"|(?<![\w./-])\d{1,2}([-/.])\d{1,2}\2\d{4}(?!\d)"
    r"|(?<![\w./-])\d{1,2}\. \d{1,2}\. \d{4}(?!\d)|(?<![\w./-])\d{4}\. \d{1,2}\. \d{1,2}(?!\d)"
    r"|(?:\d{4}|(?:令和|平成|昭和|民[國国])\s*(?:\d{1,3}|元))\s*[年년]\s*\d{1,2}\s*[月월](?:\s*\d{1,2}\s*[日일號号])?"
    r"|(?<!\d)\d{1,2}\s+tháng\s+\d{1,2}(?:,?\s*năm|,)?\s+\d{4}"
    rf"|{_DAY_THEN_MONTH}[.,]?[\s-]+(?:(?:de|del|of)\s+|พ\.ศ\.\s*)?{_YEAR}"
    rf"|{_MONTH_THEN_DAY},?\s+{_YEAR}"
    rf"|(?<!\d){_YEAR}\.\s*gada\s+\d{{1,2}}\.\s*{_LETTERS}"
    rf"|(?<!\d){_YEAR}[.\s]\s*(?:m\.\s*)?{_LETTERS}\.?\s+\d{{1,2}}(?![\d:])(?:\.|\s*d\b\.?)?"
    rf"|(?<!\w){_LETTERS}\.?,?\s+(?:de\s+)?{_YEAR}",
    re.IGNORECASE,
)
_DAY_SPAN = re.compile(
    rf"{_DAY_THEN_MONTH}|{_MONTH_THEN_DAY}|(?<![\d年년])\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일號号]", re.IGNORECASE
)

# Digits of Arabic, Persian, Devanagari, Bengali, Thai and wide Latin, one character for one.
_DIGITS = {zero + digit: str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for digit in range(10)}


class Span(NamedTuple):
    """A date inside a line: code points from `start` up to `end`, and the ISO date, as long as its precision.

    Without a year the ISO date begins with dashes as in ISO 8601: "--08-16".
    """

    start: int
    end: int
    date: str


def spans(line: str) -> list[Span]:
    """Return the dates with a year in a line, in order."""
    return list(_written_dates(_SPAN, line, _one_date))


def yearless(line: str) -> list[Span]:
    """Return the days without a year ("Aug 16", "16. August") in a line that has no full date."""
    return list(_written_dates(_DAY_SPAN, line, _yearless))


def _written_dates(pattern: re.Pattern[str], line: str, read: Callable[[str], str]) -> Iterator[Span]:
    """Yield the matches that are dates; "Updated 16" in "Updated 16 Aug" is not one, and the search continues in it."""
    searched = line if line.isascii() else line.translate(_DIGITS)
    match = pattern.search(searched)
    while match:
        date = read(line[match.start() : match.end()])
        if date:
            yield Span(*match.span(), date)
        match = pattern.search(searched, match.end() if date else match.start() + 1)


def weekday(date: str) -> int | None:
    """Return the weekday of an ISO day, Monday as 0; None for a date without a day."""
    return dt.date.fromisoformat(date).weekday() if schema.precision(date) == "day" else None


def normalise(value: object) -> str:
    """Return `value` as an ISO date, as long as its precision, or "" if it cannot be read without guessing."""
    if isinstance(value, dt.date):  # a datetime is a date
        return numeric_dates.iso(value.year, value.month, value.day)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return numeric_dates.of_number(value)
    text = " ".join(str(value).split())[:LONGEST]
    if _NUMBER_TEXT.fullmatch(text):
        return numeric_dates.of_number(float(text))
    return _read(text) or _read_part(text)


_NUMBER_TEXT = re.compile(r"\d{5}(\.\d+)?|-?\d{9,16}(\.\d*)?")


def readings(value: object) -> numeric_dates.Readings | None:
    """Return what a text in numbers with the year last can mean, None for any other value."""
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())[:LONGEST]
    return numeric_dates.readings(date_text.plain(text)) or numeric_dates.readings(
        date_text.plain(date_text.published_part(text))
    )


def loses_day(value: object, date: str) -> bool:
    """Return whether a text names a day that its date does not have: "16-18 August 2021" gives 2021-08."""
    if not isinstance(value, str) or not date or schema.precision(date) == "day":
        return False
    text = date_text.plain(value[:LONGEST])
    named = any(day and pattern.match(text) for pattern, (_, _, day) in _ORDERS)
    return named or bool(_DAYS.match(text) or readings(text) or len(spans(text)) > 1)


def _read_part(text: str) -> str:
    """Return the date of the labelled piece of a text: "Posted: 16 Aug 2021 10:00"."""
    part = date_text.published_part(text)
    return _read(part) if part != text else ""


def _read(text: str) -> str:
    return _one_date(text) or _period(date_text.plain(text))


def _one_date(text: str) -> str:
    plain = date_text.plain(text)
    return numeric_dates.read(plain) or _month_name_date(plain, text) or _short_year_date(plain, text)


def _yearless(text: str) -> str:
    """Return "16. August" as "--08-16", "" if the month is unknown or can be two months."""
    cjk = re.fullmatch(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일號号]", text)
    whole = _one_date(f"2000年{text}" if cjk else f"{text} 2000")  # a leap year: 29 February may be meant
    return f"-{whole[4:]}" if len(whole) == len("2000-08-16") else ""


def _month_name_date(text: str, written: str) -> str:
    """Return the date of a plain text with the month in words; `written` is the text before it became plain."""
    for pattern, (year, month, day) in _ORDERS:
        match = pattern.match(text)
        date = match and _named_month_date(int(match[year]), match[month], int(match[day]) if day else None, written)
        if date:
            return date
    match = _VIETNAMESE.match(text)
    if match:
        return numeric_dates.iso(int(match[3]), int(match[2]), int(match[1]))
    match = _ROMAN.match(text)
    return numeric_dates.iso(int(match[3]), date_names.roman_month(match[2]), int(match[1])) if match else ""


def _named_month_date(year: int, name: str, day: int | None, written: str) -> str:
    """Return the date of a day in a named month; only the year if the name has two meanings that nothing decides."""
    if year in calendars.JALALI:
        return _jalali(year, date_names.jalali_months(name), day)
    dates = {numeric_dates.iso(year, month, day) for month in date_names.months(name)}
    if len(dates) > 1 and _POLISH.search(written):
        dates = {max(dates)}  # of two meanings, the Croatian month is the earlier one
    named = [date_names.weekdays(word) for word in _WORD.findall(written)] if len(dates) > 1 and day else []
    agreeing = {date for date in dates if any(weekday(date) in days for days in named)}
    return common(agreeing if len(agreeing) == 1 else dates)


def _jalali(year: int, months: frozenset[int], day: int | None) -> str:
    """Return the date of a month of the Solar Hijri calendar; without a day, what all its days have in common."""
    days = [calendars.jalali(year, month, at) for month in months for at in ((day,) if day else (1, 29))]
    return common(date.isoformat() if date else "" for date in days)


_ORDERS = (  # each pattern with its groups for year, month and day
    (_DAY_NAME, (3, 2, 1)),
    (_NAME_DAY, (3, 1, 2)),
    (_NAME_YEAR, (2, 1, 0)),
    (_YEAR_NAME_DAY, (1, 2, 3)),
    (_YEAR_DAY_NAME, (1, 3, 2)),
)


def _short_year_date(text: str, written: str) -> str:
    """Return the date of "16-Aug-21" and "Aug 16, '21"."""
    match = _SHORT_YEAR.match(text)
    if not match:
        return ""
    day, name, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    return _named_month_date(numeric_dates.year(year), name, int(day), written)


def _period(text: str) -> str:
    """Return the common part of a range of days, and the year of a quarter or a season."""
    match = _PERIOD.match(text)
    if match:
        return numeric_dates.iso(int(match[1] or match[2]))
    match = _DAYS.match(text)
    if match:
        first, last, name, year = match.groups()[:4] if match[1] else (match[6], match[7], match[5], match[8])
        return common(_named_month_date(int(year), name, int(day), text) for day in (first, last))
    ends = _RANGE.fullmatch(text)
    last = _one_date(ends[2]) if ends else ""
    return common((_one_date(ends[1]) or _one_date(f"{ends[1]} {last[:4]}"), last)) if ends and last else ""
