"""Dates of days that need an anchor, where they are certain: "2 hours ago", "gestern", "on Tuesday", "Aug 16"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from analytics.reading.dates import date_names, dates, words_beside
from analytics.reading.metadata import date_lines
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.metadata.date_lines import Stamp

LONGEST = 60  # most characters of a relative day
# "2 weeks ago" can be this many days more than 14 days ago, because pages round down. On 120 saved pages four have
# "1 day ago", one of them for an article of two days before.
_BACK = {"day": 1, "week": 6, "month": 30, "year": 365}
_AGO = ("前", "전")  # the end of a single word in scripts without blanks


def date_stamp(stamp: Stamp, *, known: str, retrieved: str, language: str) -> Stamp:
    """Return a stamp with the date of its words, which have no year; "" where that is not certain.

    `known` is the year or month of the article from other origins, `retrieved` the day on which the page was fetched. A
    day without a year has the year of `known`, else it is the last such day up to `retrieved`; a weekday beside it must
    agree. Relative words count from `retrieved`: "2 hours ago" can be that day or the day before, so it gives the
    common part of the two. A weekday is the last such day up to `retrieved`.
    """
    days = dates.yearless(stamp.text)
    if len(days) == 1:
        if known:
            return stamp._replace(date=_day_in_year(known, stamp, days[0]))
        return _with_anchor(stamp, retrieved, _last_weekday(stamp, days[0], retrieved))
    if days or len(stamp.text) > LONGEST or not retrieved:
        return stamp
    words = words_beside.bare(stamp.text)
    return _with_anchor(
        stamp, retrieved, _weekday(stamp, words, retrieved) or _relative_date(stamp, words, retrieved, language)
    )


def _with_anchor(stamp: Stamp, retrieved: str, date: str) -> Stamp:
    return stamp._replace(date=date, since=retrieved if date else "")


def _day_in_year(known: str, stamp: Stamp, span: dates.Span) -> str:
    """Return the date of a day without a year in the known year, or year and month."""
    date = dates.normalise(f"{known[:4]}{span.date[1:]}")
    return date if date.startswith(known) and date_lines.agrees(stamp.text, span, date) else ""


def _last_weekday(stamp: Stamp, span: dates.Span, retrieved: str) -> str:
    """Return the last such day of a year up to the anchor."""
    if not retrieved:
        return ""
    years = (int(retrieved[:4]), int(retrieved[:4]) - 1)
    days = [_day_in_year(str(year), stamp, span) for year in years if f"{year}{span.date[1:]}" <= retrieved]
    return days[0] if days else ""


def _weekday(stamp: Stamp, words: str, retrieved: str) -> str:
    """Return the date of "Monday 5:30PM" or "Published on Monday": the last such weekday up to the anchor."""
    rest = [word.surface for word in tokens.words(words_beside.TIME.sub(" ", words))]
    weekdays = [days for days in map(date_names.weekdays, rest) if days]
    others = [word for word in rest if word.lower() not in words_beside.BESIDE and not date_names.weekdays(word)]
    if len(weekdays) != 1 or len(weekdays[0]) != 1 or others or not _is_stamp(stamp, words):
        return ""
    day = dt.date.fromisoformat(retrieved)
    return (day - dt.timedelta(days=(day.weekday() - min(weekdays[0])) % 7)).isoformat()


def _is_stamp(stamp: Stamp, words: str) -> bool:
    """Return whether the words have a label or a time: "Sunday" and "Today" alone can be names of sections."""
    return bool(stamp.label or words_beside.TIME.search(words))


def _relative_date(stamp: Stamp, words: str, retrieved: str, language: str) -> str:
    """Return the common part of the days that relative words can mean; "" for a single word or for "5 min"."""
    rest = words_beside.TIME.sub(" ", words)
    letters = [word.lower() for word in rest.split() if any(map(str.isalpha, word))]
    if not letters or (len(letters) == 1 and not letters[0].endswith(_AGO) and not _is_stamp(stamp, words)):
        return ""
    words_left = [word for word in letters if word not in words_beside.BESIDE]
    # "yesterday" is a calendar day, "1 day ago" is 24 to 48 hours
    calendar = len(words_left) == 1 and not any(map(str.isdigit, rest))
    early = dt.datetime.fromisoformat(retrieved)
    late = early + dt.timedelta(hours=23, minutes=59)  # the hour of retrieval is unknown
    return dates.common(
        day for base in (early, late) for day in _parse_relative(words, base, language, calendar=calendar)
    )


def _parse_relative(words: str, base: dt.datetime, language: str, *, calendar: bool) -> Iterator[str]:
    """Yield the first and last day that relative words can mean, from a point in time; nothing for other words."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - 0.3 s, 23 MB, only for these words
    from dateparser.date import DateDataParser  # noqa: PLC0415

    codes = [code for code in dict.fromkeys((language, "en")) if code in language_order]  # pages are often half English
    settings = {"PARSERS": ["relative-time"], "RELATIVE_BASE": base, "RETURN_TIME_AS_PERIOD": True}
    moment = DateDataParser(languages=codes, settings=settings).get_date_data(words)
    if moment.date_obj is not None and moment.date_obj <= base:
        back = dt.timedelta(days=0 if calendar else _BACK.get(moment.period, 0))
        yield from ((moment.date_obj - back).date().isoformat(), moment.date_obj.date().isoformat())
