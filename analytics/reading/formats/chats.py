"""Read the text export of a chat (WhatsApp, Signal, LINE, Discord; copied from Telegram): one document per message."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analytics.reading.dates import dates
from analytics.reading.formats import chat_notices, file_names, headed_chats
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.chat_notices import LRM
from analytics.reading.formats.headed_chats import HeadedChat, Message
from analytics.reading.formats.message_layouts import heading
from analytics.reading.formats.records import numbered_article
from analytics.reading.formats.tallies import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import Issue, RawDocument

FEWEST = 3  # messages in a text that is a chat
BACKWARDS = dt.timedelta(days=7)  # most that the time can go back from one message to the next: clocks are corrected
_HEAD = 5  # lines in which the first message stands
_DAY = r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}\.?|\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]"
_COMMA = "[,،]?"
_WORD = r"[^\W\d_]{1,9}\.?"
_TIME = rf"(?:{_WORD}\s?){{0,3}}\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s?{_WORD}(?:\s?{_WORD})?)?"
_STAMPS = (
    re.compile(rf"\[(?P<day>{_DAY}){_COMMA}\s?{_TIME}\]\s(?P<rest>.*)"),  # iOS
    re.compile(rf"(?P<day>{_DAY}){_COMMA}\s(?:{_TIME})\s[-–]\s(?P<rest>.*)"),  # Android
    re.compile(rf"(?P<day>{_DAY})\s{_TIME},\s(?P<rest>[^:\n]{{1,60}}\s?:\s.*)"),  # Android in Korea
    re.compile(
        rf"(?P<sender>[^\n\[\]]{{1,80}}), \[(?P<day>{_DAY}){_COMMA}\s{_TIME}\](?P<rest>)"
    ),  # copied from Telegram
)
_SENDER = re.compile(r"([^:\n\"“”«»„]{1,60}?)\s?[:：](?:\s|\Z)(.*)", re.DOTALL)
_BLANKS = str.maketrans("\u00a0\u202f\u2009", "   ")
_DIRECTIONS = re.compile("[\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_WHATSAPP = re.compile(r"whats\s?app", re.IGNORECASE)
_CHAT_NAME = re.compile(
    r".*?\bwhats\s?app\b.*?(?:\s(?:with|mit|avec|con|com|met|med|kanssa|с|із|z|ze|cu|so|με|עם|مع)\s(?:контактом\s)?"
    r"|\s[-–]\s|\s?:\s)\s*(?P<name>.+)|(?P<before>.+?)\s(?:ile|और|와의|とのトーク)\s.*whats\s?app.*"
    r"|.*whats\s?app\s?[与與]\s?(?P<inside>.+?)\s?的.*",
    re.IGNORECASE,
)
_GENERIC_NAMES = re.compile(
    r"_?chat(?:\s?\(?\d+\)?)?|whatsapp|messages?|export|index|data|_|\d{4}-\d{2}-\d{2}", re.IGNORECASE
)
_NAME_ENDING = re.compile(r"(?:\s?\(\d{1,3}\)|\s?\[\d{5,25}\]|\.zip|\.txt)\Z", re.IGNORECASE)
_NAMED_GROUP = re.compile(rf"[{LRM}]?.{{0,80}}[\"“„«]([^\"“”„«»]{{1,80}})[\"”“»]")


@dataclass
class _Days:
    """The days of a chat, whose messages are in the order of time: 12/05 before 01/06 shows that the day is first."""

    possible: set[str] = field(default_factory=lambda: {"dmy", "mdy", "ymd"})
    last: dict[str, dt.date] = field(default_factory=dict)

    def add(self, written: str) -> None:
        """Learn from the day of the next message."""
        found = dates.readings(written)
        if not found or not found.dates:
            return
        self.possible &= found.dates.keys()
        for order, date in found.dates.items():
            day = dt.date.fromisoformat(date)
            if self.last.get(order, day) - day > BACKWARDS:
                self.possible.discard(order)
            self.last[order] = day

    def read(self, written: str) -> str:
        """Return the ISO day, or only the year if the order of day and month stays open."""
        found = dates.readings(written)
        if not found:
            return dates.normalise(written)
        orders = self.possible & {"dmy", "mdy"} or self.possible
        if found.separator == "." and "dmy" in orders:  # with dots the day is first in every country
            orders = {"dmy"}
        return dates.common(found.dates.get(order, "") for order in orders) or dates.normalise(written)


def is_chat(text: str) -> bool:
    """Return whether a text begins with stamped messages; fewer than three are a chat if they name WhatsApp."""
    if headed_chats.read(text):
        return True
    head = [line for line in text[:20_000].split("\n") if line.strip()][:_HEAD]
    if not any(map(_stamp, head)):
        return False
    n_messages = 0
    for line in text.split("\n"):
        found = _stamp(line)
        n_messages += bool(found and _sender_and_words(found)[0])
        if n_messages >= FEWEST:
            return True
    return n_messages > 0 and _WHATSAPP.search(text) is not None


def documents(blob: Blob, text: str) -> Iterator[RawDocument | Issue]:
    """Yield the messages of a chat: the sender is the author, the chat the source; notices are counted."""
    headed = headed_chats.read(text) or HeadedChat("", list(_messages(text)))
    messages, days = headed.messages, _Days()
    source = headed.name or _chat_name(blob, messages)
    for message in messages:
        days.add(message.day)
    notices = Tally("are no messages: notices, media without words, deleted messages", "they were left out")
    undated = Tally(
        "have a date that can be day first or month first",
        "no message of the chat decides it, so only the year was kept; write the dates in the file as 2021-05-03",
    )
    number = 0
    for at, message in enumerate(messages, start=1):
        words = chat_notices.without_notices(message.text) if message.sender else ""
        if not words:
            notices.add(f"entry {at}: {_notice_words(message)}")
            continue
        number += 1
        document = _document(blob, message, words, source, days, number)
        if len(document.date) == len("2021"):
            undated.add(f"entry {at}: '{message.day}'")
        yield document
    if not number:
        raise UnreadableError("a chat without messages", f"it holds only notices and media: {len(messages):,}")
    for tally in (notices, undated):
        yield from tally.issues(blob.name, len(messages), "entries")


def _notice_words(message: Message) -> str:
    return " ".join(message.text.replace(LRM, "").split())[:60]


def _document(blob: Blob, message: Message, words: str, source: str, days: _Days, number: int) -> RawDocument:
    given = {
        "title": heading(message.text.strip()),
        "source": source,
        "author": message.sender,
        "date": days.read(message.day),
    }
    return numbered_article(blob.name, number, words, given, "chat export")


def _stamp(line: str) -> re.Match[str] | None:
    line = _plain(line[:400]).lstrip(LRM + " ") + line[400:]
    return next((match for pattern in _STAMPS if (match := pattern.fullmatch(line))), None)


def _plain(text: str) -> str:
    """Return a text with plain blanks and without the marks of the direction of writing, but for U+200E."""
    return text if text.isascii() else _DIRECTIONS.sub("", text.translate(_BLANKS))


def _messages(text: str) -> Iterator[Message]:
    """Yield the entries of a chat; the lines up to the next stamp belong to the message."""
    day, sender, lines = "", "", list[str]()
    for line in text.split("\n"):
        found = _stamp(line)
        if not found:
            lines.append(_plain(line))
            continue
        if day:
            yield Message(day, sender, "\n".join(lines))
        day = found["day"]
        sender, words = _sender_and_words(found)
        sender, lines = sender.replace(LRM, "").strip(" ~"), [words]
    if day:
        yield Message(day, sender, "\n".join(lines))


def _sender_and_words(stamp: re.Match[str]) -> tuple[str, str]:
    """Return the sender of an entry, "" for a notice, and its words on the line of the stamp."""
    words = _plain(stamp["rest"])
    if "sender" in stamp.groupdict():
        return stamp["sender"], words
    named = _SENDER.match(words)
    return (named[1], named[2]) if named else ("", words)


def name_of_file(blob: Blob) -> str:
    """Return the name of a chat that only its file or folder names."""
    return _chat_name(blob, [])


def _chat_name(blob: Blob, messages: list[Message]) -> str:
    """Return the name of a chat: in the name of its file or folder, or in its first notice."""
    parts = [part for part in posixpath.normpath(blob.name).split("/") if part]
    names = [_NAME_ENDING.sub("", part.removesuffix(".gz")) for part in [file_names.stem(blob), *reversed(parts[:-1])]]
    for name in names:
        if match := _CHAT_NAME.fullmatch(name):
            return next(filter(None, match.groups())).strip()
    own = [name for name in names[:1] if not _GENERIC_NAMES.fullmatch(name)]
    return next(iter([*_noticed_names(messages), *own, *names[1:2]]), "")


def _noticed_names(messages: list[Message]) -> Iterator[str]:
    """Yield the name of a group: it is the sender of the first notice on iOS, or is in quotation marks."""
    for message in messages[:3]:
        if message.sender and message.text.startswith(LRM):
            yield message.sender
        elif not message.sender and (named := _NAMED_GROUP.match(message.text)):
            yield named[1]
