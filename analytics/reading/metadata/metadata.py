"""What is known about an article, each field with the origin that it was taken from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.reading.metadata import bylines, date_lines, dates, relative_days
from analytics.text import languages, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.cleaning.clean import Cleaned
    from analytics.reading.raw import RawDocument

PAGE, URL, TEXT, FILE_TIME = "page metadata", "URL", "text", "file time"
QUOTED = 80  # characters of a line that an origin quotes
NO_SOURCE = "unknown source"

# The day of a path is that of the page's own metadata on 25 of 25 saved pages, in local time; the month of a path is
# that of the given date in 297 of 300 articles: the others are two issues of a magazine and the last of May.
_DAY = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3,9})/(\d{1,2})(?=/|$)")
_SLUG = re.compile(r"/((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/_-]|$)")
_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})(?=/|$)")


class Settled(NamedTuple):
    """The metadata of one document; an `_origin` is "" where nothing is known.

    `date` is ISO and as long as `date_precision` (`schema.PRECISIONS`) says. Origins are those of what was given with
    the document, "page metadata", "URL", "text" - for a date `text: "..."` with the words themselves - or "file time".
    """

    title: str
    title_origin: str
    source: str
    source_origin: str
    author: str
    author_origin: str
    url: str
    date: str
    date_origin: str
    date_precision: str


class Origin(NamedTuple):
    """One value and where it came from."""

    value: str
    origin: str


NOTHING = Origin("", "")


def settle(raw: RawDocument, cleaned: Cleaned, language: str, *, file_times: bool = False) -> Settled:
    """Return the metadata of a document: given before page metadata before URL before text, never guessed.

    A coarse date is made finer by what comes after it where the two agree: "2021" given and 2021-08-16 in the URL are
    that day. `language` is a code, "" to tell it from the text where it matters. With `file_times` the day of the file
    stands for a date that is found nowhere else.
    """
    url = raw.url or cleaned.url
    source = _first_value(_given_value(raw, "source"), Origin(cleaned.source, PAGE), Origin(web_address.site(url), URL))
    date = _date(raw, cleaned, url, language)
    if file_times:
        date = _first_value(date, Origin(raw.file_time, FILE_TIME))
    return Settled(
        *_first_value(_given_value(raw, "title"), Origin(cleaned.title, PAGE if raw.html else TEXT)),
        *_first_value(source, Origin(NO_SOURCE, "")),
        *_first_value(
            _given_value(raw, "author"),
            Origin(cleaned.author, PAGE),
            Origin(bylines.author(cleaned.lines, source.value), TEXT),
        ),
        url,
        *date,
        date_precision=schema.precision(date.value),
    )


def given_metadata(raw: RawDocument) -> Settled:
    """Return the metadata that came with a document, where no other can be found."""
    date = _given_value(raw, "date")
    return Settled(
        *_first_value(_given_value(raw, "title")),
        *_first_value(_given_value(raw, "source"), Origin(NO_SOURCE, "")),
        *_first_value(_given_value(raw, "author")),
        raw.url,
        *_first_value(date),
        date_precision=schema.precision(date.value),
    )


def _given_value(raw: RawDocument, field: str) -> Origin:
    return Origin(getattr(raw, field), raw.origins.get(field, "given"))


def _first_value(*several: Origin) -> Origin:
    return next((found for found in several if found.value), NOTHING)


def _quote_text(text: str) -> str:
    flat = " ".join(text.split())
    return f'text: "{flat if len(flat) <= QUOTED else flat[: QUOTED - 1] + "…"}"'


def _date(raw: RawDocument, cleaned: Cleaned, url: str, language: str) -> Origin:
    """Return the date of the most trustworthy origin, made finer by the next ones as far as they agree with it."""
    known = NOTHING
    for found in (_given_value(raw, "date"), Origin(cleaned.date, PAGE), Origin(url_date(url), URL)):
        known = _finer(known, found)
    if schema.precision(known.value) == "day":
        return known
    for found in _in_text(raw, cleaned, known.value, language):
        known = _finer(known, found)
    return known


def _finer(known: Origin, found: Origin) -> Origin:
    """Return a date made finer by another that lies within it, with both origins."""
    if not known.value:
        return found if found.value else known
    if len(found.value) > len(known.value) and found.value.startswith(known.value):
        return Origin(found.value, f"{known.origin}; {found.origin}")
    return known


def url_date(url: str) -> str:
    """Return the date in the path of an address: /2021/08/16/, /2021-08-16-slug, /2021/aug/16/ or /2021/08/."""
    path = web_address.path(url).lower()
    found = _DAY.search(path)
    if found:
        year, month, day = found.groups()
        return dates.normalise(f"{day} {month} {year}" if month.isalpha() else f"{year}-{month:0>2}-{day:0>2}")
    found = _SLUG.search(path) or _MONTH.search(path)
    return dates.normalise("-".join(f"{part:0>2}" for part in found.groups())) if found else ""


def _in_text(raw: RawDocument, cleaned: Cleaned, known: str, language: str) -> Iterator[Origin]:
    """Give the date of the best stamp that holds one, then of the best that needs an anchor.

    The day of an update dates an article of which nothing else is known; it makes no coarse date finer.
    """
    several = date_lines.stamps(cleaned.lines)
    whole = date_lines.best(stamp for stamp in several if not (known and stamp.label == "updated"))
    if whole:
        yield Origin(whole.date, _quote_text(whole.text))
    retrieved = raw.retrieved if schema.precision(raw.retrieved) == "day" else ""
    known = known or (whole.date if whole else "")
    if not (known or retrieved):
        return
    spoken = language or languages.detect(cleaned.text)
    undated = [stamp for stamp in several if not stamp.date and stamp.label != "updated"]
    anchored = date_lines.best(
        (relative_days.date_stamp(stamp, known=known, retrieved=retrieved, language=spoken) for stamp in undated),
        too_many=2,  # "Monday" and "Friday" beside each other: one is the teaser of another article
    )
    if anchored:
        counted = f", counted from the day of retrieval {anchored.since}" if anchored.since else ""
        yield Origin(anchored.date, _quote_text(anchored.text) + counted)
