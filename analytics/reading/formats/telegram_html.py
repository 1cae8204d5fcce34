"""The messages of a chat that Telegram exported as HTML: the chat is the source, the sender the author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analytics.reading.dates import dates
from analytics.reading.exports import page_text
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.message_layouts import heading
from analytics.reading.formats.records import numbered_article
from analytics.reading.formats.tallies import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import Issue, RawDocument

Element = Any  # an element of lxml, which has no types
_MARK = re.compile(r"class=\"message (?:default|service)\b")


def is_export(markup: str) -> bool:
    """Return whether a page is an export of a chat."""
    return 'class="history"' in markup and _MARK.search(markup) is not None


def documents(blob: Blob, markup: str) -> Iterator[RawDocument | Issue]:
    """Yield each message with a text; service messages and media without words are counted."""
    root = page_text.parse(markup)
    if root is None:
        raise UnreadableError("a chat without messages", "it holds only comments")
    chat = next((text_of(each) for header in root.find_class("page_header") for each in header.find_class("text")), "")
    notices = Tally("are no messages: notices, and media without words", "they were left out")
    sender, number, n_documents = "", 0, 0
    for number, message in enumerate(root.find_class("message"), start=1):
        sender = _sender(message) or sender  # a message that is joined to the one above shows no name
        text = next((text_of(each) for each in message.find_class("text")), "")
        if text and "service" not in message.get("class").split():
            n_documents += 1
            yield _document(blob, n_documents, text, message, {"source": chat, "author": sender})
        else:
            notices.add(f"message {number}: {text_of(message)[:60]}")
    if not n_documents:
        raise UnreadableError("a chat without messages", f"it holds only notices and media: {number:,}")
    yield from notices.issues(blob.name, number, "entries")


def _document(blob: Blob, number: int, text: str, message: Element, known: dict[str, str]) -> RawDocument:
    day = next((each.get("title") or "" for each in message.find_class("date")), "")
    origin = next((_own_text(name) for part in message.find_class("forwarded") for name in _names(part)), "")
    given = {**known, "title": heading(text), "date": dates.normalise(day.partition(" ")[0])}
    if origin:
        given["author"] = f"{origin} (forwarded by {known['author'] or known['source']})"
    return numbered_article(blob.name, number, text, given, "chat export")


def _sender(message: Element) -> str:
    forwarded = {name for part in message.find_class("forwarded") for name in _names(part)}
    return next((_own_text(name) for name in _names(message) if name not in forwarded), "")


def _names(part: Element) -> list[Element]:
    return list(part.find_class("from_name"))


def _own_text(name: Element) -> str:
    """Return a name without the date that is beside it in a forwarded message."""
    return " ".join((name.text or "").split())


def text_of(element: Element) -> str:
    """Return the text of an element with its line breaks."""
    for line_break in element.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    lines = "".join(element.itertext()).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()
