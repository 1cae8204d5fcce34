"""Parts of sentences that all findings use: lists of names, numbers, plurals, and limits of small corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.corpus.document_languages import document_languages
from analytics.schema import UNDETERMINED, precision
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

FEW_DOCUMENTS = 10  # with fewer, counts are shown and nothing is tested
FEW_SOURCES = 12  # up to this number each source can be named
MAX_LISTED = 4
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


def list_names(items: str | Iterable[object], *, most: int = MAX_LISTED) -> str:
    """Return "a, b and c"; beyond `most` items the rest is counted: "a, b and 3 more"."""
    names = [items] if isinstance(items, str) else [str(item) for item in items]
    if len(names) > most:
        names = [*names[: most - 1], f"{number(len(names) - most + 1)} more"]
    return names[0] if len(names) == 1 else " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def list_quoted(words: Iterable[object], *, most: int = MAX_LISTED) -> str:
    """Return words of the texts as a list in quotation marks: “a”, “b” and “c”."""
    return list_names([f"“{word}”" for word in words], most=most)


def number(n: float) -> str:
    """Return a count with commas between the thousands: "4,000"."""
    return f"{int(n):,}"


def times(n: int, noun: str) -> str:
    """Return "1 document", "2 documents", "3 countries"."""
    if n == 1:
        return f"1 {noun}"
    if noun.endswith(("ty", "ry")):
        return f"{number(n)} {noun[:-1]}ies"
    return f"{number(n)} {noun}{'es' if noun.endswith('ch') else 's'}"


def pace(done: int, left: int, seconds: float) -> str:
    """Return the rate of a long task and the time left: "12 a second, about 3 minutes left"; "" in its first second.

    `done` units took `seconds`, and `left` units are still to be done.
    """
    if seconds < 1 or not done or not left:
        return ""
    rate = done / seconds
    rest = left / rate
    speed = f"{number(rate)} a second" if rate >= 1 else f"{number(max(60 * rate, 1))} a minute"
    until = times(max(round(rest / 60), 1), "minute") if rest >= 60 else times(max(round(rest), 1), "second")  # noqa: PLR2004 - seconds of a minute
    return f"{speed}, about {until} left"


def date(text: str) -> str:
    """Return an ISO date of any precision, or a week, in words: "16 August 2021", "August 2021", "week 33 of 2021"."""
    year, _, week = text.partition("-W")
    if week:
        return f"week {int(week)} of {year}"
    return _written_date(list(map(int, text.split("-")))) if text else ""


def date_preposition(text: str) -> str:
    """Return the word before an ISO date or a week: "on" 16 August 2021, "in" August 2021."""
    return "on" if precision(text) == "day" else "in"


def percent(share: float) -> str:
    """Return a share of 0..1 as a whole percentage: "65%", or "less than 1%"."""
    return "less than 1%" if 0 < share < 0.005 else f"{share:.0%}"  # noqa: PLR2004 - it would be written as 0%


def years(given: Sequence[str]) -> str:
    """Return years in order, consecutive ones joined: "2012 to 2014, 2016"."""
    numbers = [int(year) for year in given]
    begins = [year for year in numbers if year - 1 not in numbers]
    ends = [year for year in numbers if year + 1 not in numbers]
    runs = zip(begins, ends, strict=True)
    return ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in runs)


def points(share: float) -> str:
    """Return a difference of shares as percentage points with its sign, and a digit where it is below 1: "+4", "+0.3".

    No sign for 0.
    """
    rounded = round(100 * share, 1 if abs(share) < 0.01 else 0)  # noqa: PLR2004 - a whole number would be 0
    return f"{rounded:+g}".replace("-", "−") if rounded else "0"


def one_period(period: str, value: str) -> str:
    """Return the sentence for documents whose dates are all in one period, such as the month 2021-08."""
    return f"All dates are in one {period} ({date(value)}), so there is no change over time."


def date_span(first: str, last: str) -> str:
    """Return two ISO dates of any precision as "20 to 25 November 2017", "November 2017" or "2016 to 3 May 2017"."""
    start, end = (list(map(int, date.split("-"))) for date in (first, last))
    if start == end:
        return _written_date(end)
    same = next((n for n, (a, b) in enumerate(zip(start, end, strict=False)) if a != b), 0)
    shortened = start[same:] if len(start) == len(end) else start
    if len(shortened) == len(start):
        return f"{_written_date(start)} to {_written_date(end)}"
    months = [_MONTHS[start[1] - 1]] if same == 1 else []
    days = [str(start[2])] if len(start) == 3 else []  # noqa: PLR2004 - year, month, day
    return f"{' '.join([*days, *months])} to {_written_date(end)}"


def _written_date(parts: Sequence[int]) -> str:
    """Return year, month and day, or fewer of them, as "16 August 2021"."""
    year, *rest = parts
    names = [_MONTHS[rest[0] - 1], str(year)] if rest else [str(year)]
    return " ".join([*map(str, rest[1:]), *names])


def spoken_languages(documents: pd.DataFrame) -> list[str]:
    """Return the names of the languages, the most common first; unknown ones are left out if there are others."""
    codes = list(document_languages(documents).value_counts().index)
    return [languages.name(code) for code in codes if code != UNDETERMINED] or ["no known language"]
