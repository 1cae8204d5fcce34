"""Read mails (eml) and saved pages (mhtml, mht) with the email package: their text or page, and attached files."""

from __future__ import annotations

import io
import mimetypes
import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.formats import alerts, forwarded, plain
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import decode, lost_letters
from analytics.reading.formats.records import with_source
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

DEEPEST = 3  # most levels of mails in mails: a chain of forwarded mails ends there
LONGEST_HEADER = 2_000  # characters: encoded words are joined in quadratic time, 1 MB took 20 s
# What the email package raises on damaged headers and bodies besides its own errors.
_DAMAGE = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_NO_ARTICLE = ("image", "audio", "video", "font")  # parts of the layout, ignored without an Issue


def read_mail(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue | Blob]:
    """Yield the body of a mail as one document, then its attachments as files."""
    if blob.depth > DEEPEST:
        raise UnreadableError("a mail deep inside other mails", "it was left out; save it as a file of its own")
    message, parts = _open_mail(stream)
    if not message.keys():
        raise UnreadableError("not a mail", "it has no header lines; name it .txt if it is a text")
    body = _body(parts, "text/html") or _body(parts, "text/plain")
    attachments = [part for part in parts if not _is_of_body(part)]
    if body:
        yield from _of_mail(blob, body, message)
    elif not attachments:
        raise UnreadableError("no text in this mail", "it holds neither text nor files")
    for number, part in enumerate(attachments, start=1):
        yield _attachment(blob, part, number)


def read_saved_page(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield the page in a web archive as one document, with its address and the day on which it was saved."""
    message, parts = _open_mail(stream)
    page = _body(parts, "text/html")[:1]  # the frames of the page follow it
    if not page:
        raise UnreadableError("no page in this web archive", "save the page again, as HTML or PDF")
    url = _header(message, "Snapshot-Content-Location") or _header(page[0], "Content-Location")
    url = url if url.startswith(("http://", "https://")) else ""
    fields = {"html": True, "url": url, "retrieved": _day(message), "origins": {"url": "web archive"} if url else {}}
    for item in plain.single_document(blob, *_decode_body(page), fields):
        yield with_source(item) if isinstance(item, RawDocument) else item


def _open_mail(stream: IO[bytes]) -> tuple[Message, list[Message]]:
    """Return a mail and its parts that have content."""
    try:
        message = message_from_bytes(stream.read())
        return message, list(_parts(message))
    except _DAMAGE as why:
        raise UnreadableError("not a readable mail", f"{cell(why)[:100]}; save it again, or as a text file") from why


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that are not containers of other parts; a forwarded mail is one part."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if not isinstance(part, str):
            yield from _parts(part)


def _body(parts: list[Message], kind: str) -> list[Message]:
    """Return the parts of this kind that are shown and not attached: pictures and files can be between them."""
    return [part for part in parts if part.get_content_type() == kind and _is_of_body(part)]


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _is_of_body(part: Message) -> bool:
    """Return whether a part is the body, the same body in another form, a signature, or a picture of the layout."""
    if part.get_content_maintype() in _NO_ARTICLE or "signature" in part.get_content_type():
        return True
    return part.get_content_maintype() == "text" and not _is_attached(part) and not _filename(part)


def _of_mail(blob: Blob, body: list[Message], message: Message) -> Iterator[RawDocument | Issue]:
    name, address = _sender(message)
    text, lost = _decode_body(body)
    is_page = body[0].get_content_type() == "text/html"
    inside = {} if is_page else forwarded.article_fields(text, _header(message, "Subject"))
    known = inside.pop("known_lines", {})
    given = {
        "title": forwarded.SUBJECT.sub("", _header(message, "Subject")),
        "author": name or address.partition("@")[0],
        "source": address.rpartition("@")[2].lower() if "@" in address else "",
        "date": _day(message),
        **inside,
    }
    origins = {part: "mail header" for part in given if given[part]} | dict.fromkeys(inside, "forwarded mail")
    fields: dict[str, Any] = {**given, "html": is_page, "origins": origins, "known_lines": known}
    if alerts.is_alert(given, text):
        yield from lost_letters(blob.name, lost)
        yield from alerts.documents(blob.name, text, given["date"], html=fields["html"])
    else:
        yield from plain.single_document(blob, text, lost, fields)


def _sender(message: Message) -> tuple[str, str]:
    """Return the name and the address of the sender."""
    try:
        return parseaddr(_header(message, "From"))
    except _DAMAGE:
        return "", ""


def _attachment(blob: Blob, part: Message, number: int) -> Blob:
    """Return an attached file with its name, or with a name that has the suffix of its format."""
    kind = part.get_content_type()
    filename = _filename(part).replace("\\", "/").rsplit("/", 1)[-1]
    suffix = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""
    name = filename if "." in filename else f"{filename or f'attachment {number}'}{suffix}"
    data = _bytes(part)
    return blob.inside(name, len(data), partial(io.BytesIO, data), blob.file_time)


def _filename(part: Message) -> str:
    try:
        return _words(part.get_filename() or "")
    except _DAMAGE:
        return ""


def _bytes(part: Message) -> bytes:
    """Return the content of a part without its transfer encoding."""
    try:
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            return part.get_payload(0).as_bytes()  # type: ignore[union-attr] # for a multipart it is a Message
        data = part.get_payload(decode=True)
    except _DAMAGE:
        data = None
    return data if isinstance(data, bytes) else b""


def _decode_body(body: list[Message]) -> tuple[str, str]:
    """Return the text of the parts: by the charset of each, which is detected if the declared one is wrong."""
    texts = [
        decode(_bytes(part), html=part.get_content_type() == "text/html", declared=_charset(part)) for part in body
    ]
    return "\n\n".join(text for text, _ in texts), next((lost for _, lost in texts if lost), "")


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset("")
    except _DAMAGE:
        return ""


def _header(message: Message, name: str) -> str:
    """Return a header on one line with its encoded words decoded; old programs write raw bytes instead."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _words(raw[:LONGEST_HEADER])


def _words(raw: str) -> str:
    """Return the text of encoded words; those in an unknown encoding stay unchanged."""
    if re.search("[\udc80-\udcff]", raw):
        raw, _ = decode(raw.encode("utf-8", "surrogateescape"))
    try:
        return cell(str(make_header(decode_header(raw))))
    except _DAMAGE:
        return cell(raw)


def _day(message: Message) -> str:
    """Return the day of a mail in its sender's time zone."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except _DAMAGE:
        return ""
