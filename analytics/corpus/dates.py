"""ISO dates of any precision: the days that they can mean, and the days of a period."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def is_date(text: str) -> bool:
    """Return whether a text is a valid ISO date of a day, a month or a year."""
    try:
        dt.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return bool(_DATE.fullmatch(text))


def date_bounds(date: str) -> tuple[str, str]:
    """Return the first and last day that an ISO date of any precision can mean; ("", "") for no date."""
    if not date:
        return "", ""
    year, month, day = (*date.split("-"), "", "")[:3]
    if day:
        return date, date
    if month:
        return f"{date}-01", f"{date}-{calendar.monthrange(int(year), int(month))[1]:02d}"
    return f"{year}-01-01", f"{year}-12-31"


def period_range(period: str) -> str:
    """Return the value of the filter `date` for a period of a table: 2021, 2021-08, 2021-08-16 or 2021-W33."""
    year, is_week, week = period.partition("-W")
    if not is_week:
        return period
    days = (dt.date.fromisocalendar(int(year), int(week), day).isoformat() for day in (1, 7))
    return "..".join(days)
