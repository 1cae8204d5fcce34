"""Read web archives (WARC, WET, WACZ) with warcio: one document per archived page or converted text.

Source: ISO 28500 (WARC 1.1); WACZ 1.1.1 of Webrecorder, a zip file with WARC files in its folder `archive`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.dates import dates
from analytics.reading.formats import archives
from analytics.reading.formats.blobs import DAMAGED, MB, PLAIN_LIMIT, Blob, UnreadableError
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import decode
from analytics.reading.formats.tallies import Tally
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".warc", ".wet", ".arc")  # also with .gz
_PAGES = ("text/html", "application/xhtml+xml")
_OTHER_TEXTS = ("pdf", "msword", "wordprocessing", "rtf", "rss", "atom", "epub", "opendocument.text")
# What warcio raises on damaged headers besides its own error, found by changing bytes: it does not check all of them.
_PARSER_DAMAGE = (ValueError, LookupError, AttributeError, TypeError)
_KEPT = "what was read before that was kept: get a whole copy of the file and load again"


@dataclass
class _Tallies:
    """The records of one archive that gave no document, by reason."""

    errors: Tally = field(
        default_factory=partial(Tally, "are error pages of their servers", "they are no articles and were left out")
    )
    repeats: Tally = field(
        default_factory=partial(
            Tally,
            "repeat a page that was archived before",
            "they hold no text: load the archive that has the first copy too",
        )
    )
    others: Tally = field(
        default_factory=partial(
            Tally,
            "are documents in another format",
            "they were left out: extract them from the archive (warcio extract) and load them as files",
        )
    )
    large: Tally = field(
        default_factory=partial(Tally, f"are larger than {PLAIN_LIMIT // MB} MB", "no article is that long")
    )
    cut: Tally = field(
        default_factory=partial(Tally, "are shorter than they should be", f"the file ends too early; {_KEPT}")
    )
    broken: Tally = field(
        default_factory=partial(
            Tally, "hold characters that could not be decoded", "look at the letters with accents in these pages"
        )
    )

    n_records: int = 0
    n_wrong_lengths: int = 0
    damage: str = ""

    def issues(self, name: str) -> Iterator[Issue]:
        """Yield one Issue for each reason, and for damage of the archive."""
        for tally in (self.errors, self.repeats, self.others, self.large, self.cut, self.broken):
            yield from tally.issues(name, self.n_records, "records")
        if self.n_wrong_lengths:
            yield Issue(name, f"{self.n_wrong_lengths:,} records do not have the length that they state", _KEPT)
        if self.damage:
            after = f"damaged web archive after record {self.n_records:,}"
            yield Issue(name, after if self.n_records else "not a readable web archive", f"{self.damage}; {_KEPT}")


def read_collection(blob: Blob, stream: IO[bytes]) -> Iterator[Issue | Blob]:
    """Yield the web archives in a WACZ file; its indexes and lists of pages hold no text of their own."""
    found = False
    for member in archives.members(blob, stream):
        if isinstance(member, Issue) or member.suffix in SUFFIXES:
            found = True
            yield member
    if not found:
        raise UnreadableError("no web archive in this WACZ file", "it should hold .warc.gz files in a folder 'archive'")


class _Decompressed:
    """A decompressed stream that ends where the file is damaged: `failure` is the error, None without damage."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.failure: Exception | None = None
        self._tail = b""

    @property
    def is_cut(self) -> bool:
        """True if the file does not end with the blank line that ends each record."""
        return not self._tail.replace(b"\r", b"").endswith(b"\n\n")

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self._stream.read1(size)  # type: ignore[attr-defined] # a longer read loses its first part
            self._tail = (self._tail + data)[-4:]
        except DAMAGED as why:
            self.failure = why
            return b""
        return data


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield each archived page and each converted text; requests, pictures and scripts are not articles."""
    packed, tallies, n_documents = _Decompressed(stream), _Tallies(), 0
    for record in _records(packed, tallies):
        document = _document(blob.name, record, n_documents + 1, tallies)
        if document:
            n_documents += 1
            yield document
    yield from tallies.issues(blob.name)
    if packed.is_cut and n_documents and not (tallies.damage or tallies.cut.n) and blob.suffix != ".arc":
        yield Issue(blob.name, "the last record can be cut", f"no blank line ends it; {_KEPT}")
    if not (n_documents or tallies.damage):
        detail = f"none of its {tallies.n_records:,} records is a page with text"
        raise UnreadableError("no pages in this web archive", detail)


def _records(packed: _Decompressed, tallies: _Tallies) -> Iterator[Any]:
    """Yield the records of an archive up to its end or its damage."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped] # noqa: PLC0415 - only here
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped] # noqa: PLC0415

    archive = ArchiveIterator(packed, arc2warc=True)
    try:
        for record in archive:
            tallies.n_records += 1
            yield record
    except UnreadableError:
        raise
    except (ArchiveLoadFailed, *_PARSER_DAMAGE) as why:
        tallies.damage = cell(why)[:100]
    tallies.damage = cell(packed.failure)[:100] if packed.failure else tallies.damage
    tallies.n_wrong_lengths = archive.err_count


def _document(name: str, record: Any, number: int, tallies: _Tallies) -> RawDocument | None:
    """Return the document of one record, None if it has no article; what is lost is counted."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    address = address.strip("<> ")  # wget writes <https://...>
    is_page = record.rec_type == "response" or (record.rec_type == "resource" and not address.endswith(".txt"))
    if record.rec_type == "revisit" and _media_type(record) in _PAGES:
        tallies.repeats.add(address)
    if not (is_page or record.rec_type == "conversion") or not _is_text(record, address, tallies):
        return None
    content = record.content_stream().read(PLAIN_LIMIT + 1)
    if len(content) > PLAIN_LIMIT:
        tallies.large.add(address)
        return None
    if _is_cut(record):
        tallies.cut.add(address)
    text, lost = _text(content, record, html=is_page)
    if lost:
        tallies.broken.add(address)
    return _page(name, record, number, address, text) if text.strip() else None


def _is_text(record: Any, address: str, tallies: _Tallies) -> bool:
    """Return whether a record has a page that its server gave, or a text."""
    media_type = _media_type(record)
    if any(kind in media_type for kind in _OTHER_TEXTS):
        tallies.others.add(f"{address}, {media_type}")
    if record.rec_type == "conversion":
        return media_type in ("", "text/plain")
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if media_type in _PAGES and status[:1] in ("4", "5"):
        tallies.errors.add(f"{address}, {status}")
    return media_type in _PAGES and status[:1] == "2"


def _is_cut(record: Any) -> bool:
    """Return whether the file ends before the record does: then bytes are missing after all that can be read."""
    while record.raw_stream.read(PLAIN_LIMIT):
        pass
    return getattr(record.raw_stream, "limit", 0) > 0  # a record without a valid length has none


def _media_type(record: Any) -> str:
    """Return "text/html" for "text/html; charset=utf-8"; pages with HTTP headers have it there."""
    return _content_type(record).partition(";")[0].strip().lower()


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _text(content: bytes, record: Any, *, html: bool) -> tuple[str, str]:
    declared = _content_type(record).partition("charset=")[2].split(";")[0].strip("\"' ")
    try:
        return decode(content, html=html, declared=declared)
    except UnreadableError:  # a picture under a wrong type
        return "", ""


def _page(name: str, record: Any, number: int, address: str, text: str) -> RawDocument:
    """Return the page; its own name of its source has priority over the host of its address."""
    return RawDocument(
        f"{name}#{number}",
        text,
        html=record.rec_type != "conversion",
        url=address if address.startswith(("http://", "https://")) else "",
        origins={"url": "web archive"},
        retrieved=dates.normalise((record.rec_headers.get_header("WARC-Date") or "")[:10]),
        record=number,
    )
