"""A mail of Google Alerts: a list of links with a snippet each, read as one excerpt per link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from analytics.reading.exports import page_text
from analytics.reading.formats.records import HEADLINE, numbered_article
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analytics.reading.raw import RawDocument

_RESULT = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?[^\s<>\"]+")
_SERVICE = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/alerts\b")
_SENDER = re.compile(r"\bgoogle ?alert", re.IGNORECASE)  # "googlealerts-noreply@google.com", "Google Alert - ferry"
_SOURCE_WORDS = 6  # most words of the name of an outlet between title and snippet


class Item(NamedTuple):
    """One link of an alert: its address and its lines: the title, the outlet if it is named, the snippet."""

    url: str
    lines: list[str]


def is_alert(known: Mapping[str, str], body: str) -> bool:
    """Return whether a mail with these fields is an alert: by its sender or subject, and by its links."""
    named = _SENDER.search(known.get("title", "")) or _SENDER.search(known.get("author", ""))
    return named is not None and _RESULT.search(body) is not None


def documents(name: str, body: str, retrieved: str, *, html: bool) -> Iterator[RawDocument | Issue]:
    """Yield an excerpt for each link of an alert that came on the day `retrieved`, and the Issue that says so."""
    items = [item for item in (_of_page(body) if html else _of_text(body)) if item.lines]
    for number, item in enumerate(items, start=1):
        yield _document(name, number, item, retrieved)
    if not items:
        yield Issue(name, "an alert whose links could not be read", "nothing was loaded; load the pages of its links")
        return
    detail = (
        "each was read as an excerpt, without a date, since an alert names none; load the pages that the links lead to"
    )
    yield Issue(name, f"an alert: a list of {len(items):,} links with snippets, no articles", detail)


def _document(name: str, number: int, item: Item, retrieved: str) -> RawDocument:
    title, *below = item.lines
    has_source = len(below) > 1 and len(below[0].split()) <= _SOURCE_WORDS
    given = {"title": title, "url": item.url, "source": below[0] if has_source else ""}
    snippet = " ".join(below[has_source:])
    truncated = "excerpt" if snippet else HEADLINE
    return numbered_article(name, number, snippet or title, given, "alert", retrieved=retrieved, truncated=truncated)


def _of_text(text: str) -> Iterator[Item]:
    """Yield the items of a plain alert: the address follows the lines of its item, a blank line ends each item."""
    lines: list[str] = []
    for line in map(str.strip, text.split("\n")):
        if address := _RESULT.search(line):
            yield Item(_target(address[0]), lines)
            lines = []
        elif line and not _SERVICE.search(line):
            lines.append(line)
        else:
            lines = []


def _of_page(markup: str) -> Iterator[Item]:
    """Yield the items of an alert in HTML: a link to a new address begins one, a link to the service ends it."""
    item: Item | None = None
    for address, text in _texts(page_text.parse(markup)):
        if target := _target(address):
            if item is None or target != item.url:
                yield from [item] if item else []
                item = Item(target, [])
        elif address:
            yield from [item] if item else []
            item = None
        if item:
            item.lines.append(text)
    if item:
        yield item


def _texts(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the address of the link ("" outside of links) and the text of each block or link of a page, in order."""
    address, pieces = "", [""]
    events = page_text.walk(root, page_text.is_unseen) if root is not None else ()
    for event, element in events:
        is_link = element.tag == "a" and element.get("href")
        if is_link or element.tag in page_text.BLOCKS:
            yield from _piece(address, pieces)
            pieces = []
            address = element.get("href") if is_link and event == "start" else ""
        pieces.append((element.text if event == "start" else element.tail) or "")
    yield from _piece(address, pieces)


def _piece(address: str, pieces: list[str]) -> Iterator[tuple[str, str]]:
    text = " ".join("".join(pieces).split())
    if text:
        yield address, text


def _target(address: str) -> str:
    """Return the address to which a link of the service leads on, "" for another link."""
    if not _RESULT.match(address):
        return ""
    try:
        asked = parse_qs(urlsplit(address.replace("&amp;", "&")).query)
    except ValueError:
        return ""
    return next((asked[name][0] for name in ("url", "q") if name in asked), "")
