"""The metadata of an article, each field with its origin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.reading.dates import dates
from analytics.reading.metadata import bylines, date_lines, relative_days
from analytics.text import language_detection, mirrors, outlet_labels, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.cleaning.clean import Cleaned
    from analytics.reading.raw import RawDocument

PAGE, URL, TEXT, FILE_TIME = "page metadata", "URL", "text", "file time"
QUOTED = 80  # characters of a line that an origin quotes

# The day in a path equals that of the page's own metadata on 25 of 25 saved pages, in local time; the month in a path
# equals that of the given date in 297 of 300 articles: the others are two issues of a magazine and a 31 May.
_DAY = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3,9})/(\d{1,2})(?=/|$)")
_SLUG = re.compile(r"/((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/_-]|$)")
_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})(?=/|$)")


class Settled(NamedTuple):
    """The metadata of one document; an `_origin` is "" where nothing is known.

    `date` is ISO and as long as its `date_precision` (`schema.PRECISIONS`). An origin is that of the given field,
    "page metadata", "URL", "text" - for a date `text: "..."` with its words - or "file time".
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
    """A value and its origin."""

    value: str
    origin: str


class _Label(NamedTuple):
    """A name of the outlet as it is written, its origin, and the name; "" if it hides the outlet."""

    written: str
    origin: str
    name: str


NOTHING = Origin("", "")


def settle(raw: RawDocument, cleaned: Cleaned, language: str, *, file_times: bool = False) -> Settled:
    """Return the metadata of a document, by priority: given, page metadata, URL, text; never guessed.

    A coarse date becomes finer by a later origin that agrees with it: given "2021" and 2021-08-16 in the URL give that
    day. `language` is a code, "" to detect it where it is needed. With `file_times` the day of the file is the date of
    a document without any other date.
    """
    url = raw.url or cleaned.url
    source = _source(_given_value(raw, "source"), Origin(cleaned.source, PAGE), Origin(web_address.site(url), URL))
    date = _date(raw, cleaned, url, language)
    if file_times:
        date = _first_value(date, Origin(raw.file_time, FILE_TIME))
    return Settled(
        *_first_value(_given_value(raw, "title"), Origin(cleaned.title, PAGE if raw.html else TEXT)),
        *source,
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
    """Return only the metadata that came with a document."""
    date = _given_value(raw, "date")
    return Settled(
        *_first_value(_given_value(raw, "title")),
        *_source(_given_value(raw, "source")),
        *_first_value(_given_value(raw, "author")),
        raw.url,
        *_first_value(date),
        date_precision=schema.precision(date.value),
    )


def _given_value(raw: RawDocument, field: str) -> Origin:
    return Origin(getattr(raw, field), raw.origins.get(field, "given"))


def _first_value(*several: Origin) -> Origin:
    return next((origin for origin in several if origin.value), NOTHING)


def _source(*several: Origin) -> Origin:
    """Return the first outlet that is named, with its origin and the names of other outlets and their origins.

    `given; page metadata: "Reuters"`. Labels that hide the outlet, such as "t.co", are only in the origin, and only
    if no outlet is named.
    """
    given = [_Label(label, origin, web_address.outlet_label(label)) for label, origin in several if label]
    named = [label for label in given if label.name]
    known = named[0] if named else _Label("", "", schema.NO_SOURCE)
    shown = [known]
    for label in given if known.name == schema.NO_SOURCE else named:
        if not any(outlet_labels.agree(label.name, other.name) for other in shown):
            shown.append(label)
    others = (f'{label.origin}: "{label.written}"' for label in shown[1:])
    return Origin(known.name, "; ".join(filter(None, [known.origin, *others])))


def _quote_text(text: str) -> str:
    flat = " ".join(text.split())
    return f'text: "{flat if len(flat) <= QUOTED else flat[: QUOTED - 1] + "…"}"'


def _date(raw: RawDocument, cleaned: Cleaned, url: str, language: str) -> Origin:
    """Return the date of the most reliable origin, made finer by the next origins that agree with it."""
    known = NOTHING
    for other in (_given_value(raw, "date"), Origin(cleaned.date, PAGE), Origin(url_date(mirrors.original(url)), URL)):
        known = _finer(known, other)
    if schema.precision(known.value) == "day":
        return known
    for other in _in_text(raw, cleaned, known.value, language):
        known = _finer(known, other)
    return known


def _finer(known: Origin, other: Origin) -> Origin:
    """Return the finer of two dates with both origins if it is within the known date, else the known date."""
    if not known.value:
        return other if other.value else known
    if len(other.value) > len(known.value) and other.value.startswith(known.value):
        return Origin(other.value, f"{known.origin}; {other.origin}")
    return known


def url_date(url: str) -> str:
    """Return the date in the path of an address: /2021/08/16/, /2021-08-16-slug, /2021/aug/16/ or /2021/08/."""
    path = web_address.path(url).lower()
    match = _DAY.search(path)
    if match:
        year, month, day = match.groups()
        return dates.normalise(f"{day} {month} {year}" if month.isalpha() else f"{year}-{month:0>2}-{day:0>2}")
    match = _SLUG.search(path) or _MONTH.search(path)
    return dates.normalise("-".join(f"{part:0>2}" for part in match.groups())) if match else ""


def _in_text(raw: RawDocument, cleaned: Cleaned, known: str, language: str) -> Iterator[Origin]:
    """Yield the date of the best stamp with a full date, then that of the best stamp that needs an anchor.

    The day of an update is used only if no other date is known; it does not make a coarse date finer.
    """
    stamps = date_lines.stamps(cleaned.lines)
    if any(map(date_lines.has_short_year, stamps)):
        language = language or language_detection.detect(cleaned.text)
        stamps = [date_lines.with_short_year(stamp, language) for stamp in stamps]
    whole = date_lines.best(stamp for stamp in stamps if not (known and stamp.label == "updated"))
    if whole and schema.precision(whole.date) == "year":
        whole = date_lines.with_day(whole, language or language_detection.detect(cleaned.text))
    if whole:
        yield Origin(whole.date, _quote_text(whole.text))
    days = (raw.retrieved, cleaned.retrieved, mirrors.capture_day(raw.url))
    retrieved = next((day for day in days if schema.precision(day) == "day"), "")
    known = known or (whole.date if whole else "")
    if not (known or retrieved):
        return
    detected = language or language_detection.detect(cleaned.text)
    undated = [stamp for stamp in stamps if not stamp.date and stamp.label != "updated"]
    anchored = date_lines.best(
        (relative_days.date_stamp(stamp, known=known, retrieved=retrieved, language=detected) for stamp in undated),
        too_many=2,  # "Monday" and "Friday" side by side: one belongs to the teaser of another article
    )
    if anchored:
        counted = f", counted from the day of retrieval {anchored.since}" if anchored.since else ""
        yield Origin(anchored.date, _quote_text(anchored.text) + counted)
