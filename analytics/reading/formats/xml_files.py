"""Read an XML file by its root element: a feed, an export of WordPress, news of an agency, a text of an archive."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import IO, TYPE_CHECKING

from analytics.reading.formats import (
    feeds,
    file_names,
    plain,
    scholarly_xml,
    subtitles,
    wire_xml,
    wordpress,
    xml_text,
)
from analytics.reading.formats.blobs import MB, PLAIN_LIMIT, Blob, UnreadableError
from analytics.reading.formats.records import numbered_article
from analytics.reading.formats.tallies import Tally
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from analytics.reading.formats.xml_text import Element

LIMIT = 500 * MB  # an export of WordPress is read item by item; all others are parsed at once, up to PLAIN_LIMIT
_FEEDS = ("rss", "feed", "RDF", "channel")
_FIELDS = ("title", "source", "language", "date", "author", "url")
Articles = Callable[["Element"], Iterable[wire_xml.Fields]]
_ARTICLES: dict[str, tuple[str, Articles]] = {  # by the name of the element around one or more articles
    "nitf": ("NITF", lambda root: [wire_xml.nitf(root)]),
    "newsItem": ("NewsML-G2", lambda root: [wire_xml.news_item(root)]),
    "NewsItem": ("NewsML", lambda root: [wire_xml.news_item_1(root)]),
    "TEI": ("TEI", scholarly_xml.tei),
    "TEI.2": ("TEI", scholarly_xml.tei),
    "alto": ("ALTO", scholarly_xml.alto),
    "PcGts": ("PAGE", scholarly_xml.page),
}
_SCANS = ("ALTO", "PAGE")  # their lines are judged as those of any page; the others mark the text themselves
_LISTS = {
    "urlset": ("sitemap", "url"),
    "sitemapindex": ("index of sitemaps", "sitemap"),
    "opml": ("list of feeds", "outline"),
}
_NO_ARTICLES = (
    "Parallax reads feeds, WordPress, NITF, NewsML, TEI, ALTO and PAGE: convert other XML to a table or texts"
)


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield the articles of an XML file."""
    head = stream.read(xml_text.ROOT_HEAD)
    stream.seek(0)
    name, namespaces = xml_text.root_names(head)
    if wordpress.is_export(head, namespaces):
        yield from wordpress.read(blob, stream)
        return
    data = stream.read(PLAIN_LIMIT + 1)
    if len(data) > PLAIN_LIMIT:
        raise UnreadableError(f"larger than {PLAIN_LIMIT // MB} MB", "split the file")
    if name.lower() == "html":
        yield from plain.read_html(blob, io.BytesIO(data))
    elif name in _FEEDS or not name:
        yield from feeds.read(blob, io.BytesIO(data))
    else:
        yield from _read_root(blob, name, data)


def _read_root(blob: Blob, name: str, data: bytes) -> Iterator[RawDocument | Issue]:
    root, damage = xml_text.parse(data)
    if root is None:
        raise UnreadableError("XML that cannot be read", f"{damage}; get a whole copy of the file and load again")
    if name in _LISTS:
        kind, entry = _LISTS[name]
        n_addresses = sum(1 for _ in xml_text.find_all(root, entry))
        raise UnreadableError(f"a {kind}: {n_addresses:,} addresses without text", "load the pages they lead to")
    if name in ("tt", "timedtext", "transcript"):
        yield from subtitles.documents_of_xml(blob, root)
        return
    yield from _articles(blob, root, damage)


def _articles(blob: Blob, root: Element, damage: str) -> Iterator[RawDocument | Issue]:
    """Yield the articles in all known elements, wherever they lie in the file."""
    empty = Tally("are no articles or have no text", "they were left out; all others were loaded")
    found = chain.from_iterable(_known_elements(root))
    number = n_documents = 0
    for number, (kind, fields) in enumerate(found, start=1):
        if fields.get("text"):
            n_documents += 1
            yield _document(blob, kind, number, fields)
        else:
            empty.add(f"article {number}: {fields.get(wire_xml.NOT_READ) or 'no text'}")
    if not number:
        raise UnreadableError("XML without articles", _NO_ARTICLES)
    yield from empty.issues(blob.name, number, "items")
    if damage:
        yield Issue(blob.name, "not well-formed XML", f"{damage}; what could be read was read: get a whole copy")


def _known_elements(root: Element) -> Iterator[Iterator[tuple[str, wire_xml.Fields]]]:
    """Yield the articles of each known element that lies in no other known one."""
    last: Element | None = None
    for element in root.iter("{*}*"):
        known = _ARTICLES.get(xml_text.local(element))
        if known and not any(around is last for around in element.iterancestors()):
            last = element
            kind, articles = known
            yield ((kind, fields) for fields in articles(element))


def _document(blob: Blob, kind: str, number: int, fields: wire_xml.Fields) -> RawDocument:
    given = {part: fields.get(part, "") for part in _FIELDS}
    more = {"section": fields.get("section", ""), "body_only": kind not in _SCANS}
    article = numbered_article(blob.name, number, fields["text"], given, f"{kind} file", **more)
    day = "" if article.date else file_names.day(file_names.stem(blob))
    return replace(article, date=day, origins={**article.origins, "date": "file name"}) if day else article
