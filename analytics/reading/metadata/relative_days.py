"""Days that need an anchor: "2 hours ago", "gestern", "on Tuesday", "Aug 16" -> a date, where it is certain."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from analytics.reading.metadata import date_lines, dates
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.metadata.date_lines import Stamp

LONGEST = 60  # characters of a relative day
# Days by which "2 weeks ago" can lie further back than 14 days: pages drop the hours. On 120 saved pages four say
# "1 day ago", one of them about an article of two days before.
_BACK = {"day": 1, "week": 6, "month": 30, "year": 365}
_AGO = ("前", "전")  # a single word in scripts that write no blanks


def date_stamp(stamp: Stamp, *, known: str, retrieved: str, language: str) -> Stamp:
    """Return a stamp without a year with its date, "" where that is not certain.

    `known` is the year or month of the article as other origins have it, `retrieved` the day on which the page was
    fetched. A day without a year is that of `known`, else the last one up to `retrieved`; a weekday beside it must
    agree. Relative words count from `retrieved`: "2 hours ago" can be that day or the one before, so it gives what the
    two have in common. A weekday is the last such day up to `retrieved`.
    """
    without = dates.yearless(stamp.text)
    if len(without) == 1:
        if known:
            return stamp._replace(date=_day_in_year(known, stamp, without[0]))
        return _with_anchor(stamp, retrieved, _last_weekday(stamp, without[0], retrieved))
    if without or len(stamp.text) > LONGEST or not retrieved:
        return stamp
    words = date_lines.bare(stamp.text)
    return _with_anchor(
        stamp, retrieved, _weekday(stamp, words, retrieved) or _relative_date(stamp, words, retrieved, language)
    )


def _with_anchor(stamp: Stamp, retrieved: str, date: str) -> Stamp:
    return stamp._replace(date=date, since=retrieved if date else "")


def _day_in_year(known: str, stamp: Stamp, span: dates.Span) -> str:
    """Return a day without a year in the year, or year and month, that is known."""
    date = dates.normalise(f"{known[:4]}{span.date[1:]}")
    return date if date.startswith(known) and date_lines.agrees(stamp.text, span, date) else ""


def _last_weekday(stamp: Stamp, span: dates.Span, retrieved: str) -> str:
    """Return the last day of that name up to the anchor."""
    if not retrieved:
        return ""
    years = (int(retrieved[:4]), int(retrieved[:4]) - 1)
    days = [_day_in_year(str(year), stamp, span) for year in years if f"{year}{span.date[1:]}" <= retrieved]
    return days[0] if days else ""


def _weekday(stamp: Stamp, words: str, retrieved: str) -> str:
    """Return the last such weekday up to the anchor for "Monday 5:30PM" or "Published on Monday"."""
    rest = [word.surface for word in tokens.words(date_lines.TIME.sub(" ", words))]
    named = [days for days in map(dates.weekdays, rest) if days]
    others = [word for word in rest if word.lower() not in date_lines.BESIDE and not dates.weekdays(word)]
    if len(named) != 1 or len(named[0]) != 1 or others or not _is_stamp(stamp, words):
        return ""
    day = dt.date.fromisoformat(retrieved)
    return (day - dt.timedelta(days=(day.weekday() - min(named[0])) % 7)).isoformat()


def _is_stamp(stamp: Stamp, words: str) -> bool:
    """Whether a word that is also the name of a section ("Sunday", "Today") stands beside a label or a time."""
    return bool(stamp.label or date_lines.TIME.search(words))


def _relative_date(stamp: Stamp, words: str, retrieved: str, language: str) -> str:
    """Return what the days have in common that relative words can mean; "" for a lone word or a mere "5 min"."""
    rest = date_lines.TIME.sub(" ", words)
    letters = [word.lower() for word in rest.split() if any(map(str.isalpha, word))]
    if not letters or (len(letters) == 1 and not letters[0].endswith(_AGO) and not _is_stamp(stamp, words)):
        return ""
    named = [word for word in letters if word not in date_lines.BESIDE]
    calendar = len(named) == 1 and not any(
        map(str.isdigit, rest)
    )  # "yesterday" is a day, "1 day ago" is 24 to 48 hours
    early = dt.datetime.fromisoformat(retrieved)
    late = early + dt.timedelta(hours=23, minutes=59)  # the hour of the retrieval is not known
    return dates.common(
        day for base in (early, late) for day in _parse_relative(words, base, language, calendar=calendar)
    )


def _parse_relative(words: str, base: dt.datetime, language: str, *, calendar: bool) -> Iterator[str]:
    """Give the first and last day that relative words can mean from a point in time; none if they are others."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - 0.3 s, 23 MB, and only for these words
    from dateparser.date import DateDataParser  # noqa: PLC0415

    codes = [code for code in dict.fromkeys((language, "en")) if code in language_order]  # pages are often half English
    settings = {"PARSERS": ["relative-time"], "RELATIVE_BASE": base, "RETURN_TIME_AS_PERIOD": True}
    read = DateDataParser(languages=codes, settings=settings).get_date_data(words)
    if read.date_obj is not None and read.date_obj <= base:
        back = dt.timedelta(days=0 if calendar else _BACK.get(read.period, 0))
        yield from ((read.date_obj - back).date().isoformat(), read.date_obj.date().isoformat())
