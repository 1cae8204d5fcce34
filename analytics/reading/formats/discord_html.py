"""The messages of a channel that DiscordChatExporter wrote as HTML: server and channel are the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.reading.dates import dates
from analytics.reading.exports import page_text
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.message_layouts import heading
from analytics.reading.formats.records import numbered_article
from analytics.reading.formats.tallies import Tally
from analytics.reading.formats.telegram_html import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import Issue, RawDocument

Element = Any  # an element of lxml, which has no types


def is_export(markup: str) -> bool:
    """Return whether a page is an export of a channel."""
    return 'class="chatlog"' in markup and "chatlog__message" in markup


def documents(blob: Blob, markup: str) -> Iterator[RawDocument | Issue]:
    """Yield each message with a text; notices and media without words are counted."""
    root = page_text.parse(markup)
    messages = [] if root is None else root.find_class("chatlog__message") or root.find_class("chatlog__messages")
    source = "" if root is None else _source(root)
    notices = Tally("are no messages: notices, and media without words", "they were left out")
    sender, day, n_documents = "", "", 0
    for number, message in enumerate(messages, start=1):
        # A message below another one of the same person has no name
        sender = _first_text(message, "chatlog__author", "chatlog__author-name") or sender
        stamp = next(iter(message.find_class("chatlog__timestamp")), None)
        day = day if stamp is None else dates.normalise(stamp.get("title") or "") or dates.normalise(text_of(stamp))
        words = _first_text(message, "chatlog__markdown-preserve", "chatlog__content")
        if words and not message.find_class("chatlog__system-notification-content"):
            n_documents += 1
            given = {"title": heading(words), "source": source, "author": sender, "date": day}
            yield numbered_article(blob.name, n_documents, words, given, "chat export")
        else:
            notices.add(f"message {number}: {text_of(message)[:60]}")
    if not n_documents:
        raise UnreadableError("a chat without messages", f"it holds only notices and media: {len(messages):,}")
    yield from notices.issues(blob.name, len(messages), "entries")


def _source(root: Element) -> str:
    """Return "server #channel": the first two lines above the messages, of which the second has its category first."""
    entries = [text_of(each) for each in root.find_class("preamble__entry")[:2]]
    return " #".join(filter(None, [*entries[:1], *(entry.rpartition(" / ")[2] for entry in entries[1:])]))


def _first_text(message: Element, *names: str) -> str:
    return next((text_of(each) for name in names for each in message.find_class(name)), "")
