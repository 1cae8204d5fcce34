"""Read RSS and Atom feeds with feedparser: one document per entry. It gets bytes, so it never fetches an address."""

from __future__ import annotations

import datetime as dt
import html
import io
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.dates import dates
from analytics.reading.formats import truncation
from analytics.reading.formats.blobs import MB, Blob, UnreadableError
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import is_markup, tidy
from analytics.reading.formats.records import with_source
from analytics.reading.formats.tallies import Tally
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOSE_LIMIT = MB  # most XML that can be broken: feedparser took 39 s for 1 MB of open tags
_PARSER_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)
_NO_FEED = "Parallax reads RSS and Atom feeds: convert other XML to a table or to text files"


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield every entry of a feed as one document: its content, or its summary if there is no content."""
    feed = _parse_feed(stream.read())
    if not feed.version:
        raise UnreadableError("not a feed", _NO_FEED)
    if not feed.entries:
        yield Issue(blob.name, "no entries", "the feed is empty: nothing was loaded")
    if feed.bozo:
        what = f"{len(feed.entries):,} entries could be read ({cell(feed.get('bozo_exception'))[:100]})"
        yield Issue(blob.name, "not a well-formed feed", f"{what}; get a whole copy if some are missing")
    empty = Tally("have no text", "they hold a title or link alone and were left out; load the pages they lead to")
    cut_short = Tally("have a text that is cut short", "what is there was read; load the pages for the whole texts")
    for number, entry in enumerate(feed.entries, start=1):
        text = _text(entry)
        if text.strip():
            text, reason = truncation.split_mark(text)
            if reason:
                cut_short.add(f"entry {number}: {reason}")
            yield replace(_document(f"{blob.name}#{number}", text, entry, feed.feed), truncated=reason)
        else:
            empty.add(f"entry {number}")
    for tally in (empty, cut_short):
        yield from tally.issues(blob.name, len(feed.entries), "entries")


def _parse_feed(data: bytes) -> Any:
    import feedparser  # type: ignore[import-untyped] # noqa: PLC0415 - only for feeds

    if len(data) > LOOSE_LIMIT:
        _refuse_broken(data)
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _PARSER_DAMAGE as why:
        raise UnreadableError("not a readable feed", f"{cell(why)[:100]}; {_NO_FEED}") from why


def _refuse_broken(data: bytes) -> None:
    """Raise for a large feed that is not well-formed: libxml2 could repair it, but loses every "&amp;"."""
    from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415 - only for large feeds

    try:
        etree.fromstring(data, etree.XMLParser(no_network=True))  # external entities are not read by default
    except etree.XMLSyntaxError as why:
        detail = f"{cell(why)[:100]}; correct it, or split it into feeds of less than {LOOSE_LIMIT // MB} MB"
        raise UnreadableError("a large feed that is not well-formed", detail) from why


def _text(entry: Any) -> str:
    """Return the longest content of an entry, or its summary if it has no content."""
    contents = [tidy(str(each.get("value") or "")) for each in entry.get("content", ())]
    return max(contents, key=len, default="") or tidy(str(entry.get("summary") or ""))


def _document(label: str, text: str, entry: Any, feed: Any) -> RawDocument:
    given = {
        "title": _plain(entry.get("title")),
        "source": _plain((entry.get("source") or {}).get("title")) or _plain(feed.get("title")),
        "language": cell(feed.get("language")),
        "date": _date(entry),
        "author": _plain(entry.get("author")),
        "url": cell(entry.get("feedburner_origlink") or entry.get("link")),
    }
    markup = is_markup(text)
    fields: dict[str, Any] = {**given, "html": markup, "origins": {part: "feed" for part in given if given[part]}}
    return with_source(RawDocument(label, text if markup else html.unescape(text), **fields))


def _plain(given: object) -> str:
    """Return a title or name without entities, which feeds can escape twice."""
    return cell(html.unescape(cell(given)))


def _date(entry: Any) -> str:
    """Return the day on which an entry was published, in its own time zone; else the day of its last update."""
    for part in ("published", "updated"):
        # the entry's own `get` confuses the two
        text, parsed = dict.get(entry, part), dict.get(entry, f"{part}_parsed")
        day = dates.normalise(text) or (dt.date(*parsed[:3]).isoformat() if parsed else "")
        if day:
            return day
    return ""
