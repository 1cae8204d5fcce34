"""Read plain texts and pages: one article each, or the articles of an export."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.exports import registry, suspicion
from analytics.reading.formats import (
    cell_text,
    discord_html,
    exported,
    front_matter,
    hocr,
    markdown,
    page_articles,
    tables,
    tabular,
    telegram_html,
    text_kinds,
)
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.decoding import decode, lost_letters
from analytics.reading.raw import FRONT_MATTER, Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def read_text(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield a text file as one document; a table or another kind of text by its own reader."""
    data = stream.read()
    text, lost = decode(data)
    if not blob.split_at and (kind := text_kinds.detect(text)):
        yield from lost_letters(blob.name, lost)
        yield from kind.documents(blob, text)
    elif not blob.split_at and tabular.looks_like_table(text):
        yield from tables.read_separated(blob, io.BytesIO(data))
    else:
        yield from single_document(blob, text, lost, front_matter.read(text))


def read_html(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield a page as one document: its markup, in the encoding that the page declares; of hOCR and chats the text."""
    markup, lost = decode(stream.read(), html=True)
    if chat := next((kind for kind in (telegram_html, discord_html) if kind.is_export(markup)), None):
        yield from lost_letters(blob.name, lost)
        yield from chat.documents(blob, markup)
    elif hocr.is_hocr(markup):
        yield from single_document(blob, hocr.text(markup), lost)
    else:
        yield from single_document(blob, markup, lost, {"html": True})


def single_document(
    blob: Blob, text: str, lost: str, fields: Mapping[str, Any] | None = None
) -> Iterator[RawDocument | Issue]:
    """Yield the document of a file with its known fields, or those of an export; and an Issue for lost characters."""
    if not text.strip():
        raise UnreadableError("empty file", "it holds no text and was left out")
    yield from lost_letters(blob.name, lost)
    known = dict(fields or {})
    html = bool(known.get("html"))
    if blob.split_at and not html:
        yield from exported.split_documents(blob.name, text, blob.split_at, known)
    elif export := registry.read(text, html=html):
        yield from exported.documents(blob.name, export)
    elif html:
        yield from _of_page(blob, text, known)
    else:
        yield from _of_text(blob, text, known)


def _of_text(blob: Blob, text: str, known: dict[str, Any]) -> Iterator[RawDocument | Issue]:
    """Yield a text as one document, or each of its articles if all of them begin with their own labels."""
    seen = suspicion.sign(text)
    if seen and (several := exported.labelled_documents(blob.name, text, seen)):
        yield from several
        return
    if seen:
        yield exported.several_issue(blob.name, seen)
    yield _document(blob, text, known)


def _of_page(blob: Blob, markup: str, known: dict[str, Any]) -> Iterator[RawDocument | Issue]:
    """Yield a page as one document, or each of its articles if it is a page of several."""
    page = page_articles.read(markup, known.get("url", ""))
    if page and page.are_articles:
        yield from page_articles.documents(blob.name, page, known.get("retrieved", ""))
        return
    if page:
        yield from page_articles.issue(blob.name, page)
    yield _document(blob, markup, known)


def _document(blob: Blob, text: str, known: dict[str, Any]) -> RawDocument:
    """Return the document of a text; a Markdown file, and a note with front matter, is read without its marks."""
    front = known.get("known_lines", {})
    text = text if known.get("html") else cell_text.plain(text)
    if known.get("html") or not (blob.suffix in markdown.SUFFIXES or FRONT_MATTER in front.values()):
        return RawDocument(blob.name, text, **known)
    note = markdown.read(text, front)
    if note.title and not known.get("title"):
        origins = {**known.get("origins", {}), "title": "heading of the file"}
        known = {**known, "title": note.title, "origins": origins}
    return RawDocument(blob.name, note.text, **{**known, "known_lines": {**front, **note.aside}})
