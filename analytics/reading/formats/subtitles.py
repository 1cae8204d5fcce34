"""Read subtitles and transcripts (SRT, WebVTT, SBV, LRC, pasted ones): one document with the spoken text."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.formats import cues, file_names, xml_text
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.decoding import decode, lost_letters
from analytics.reading.raw import Issue, RawDocument
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.formats.xml_text import Element

SUFFIXES = ".srt .vtt .sbv .lrc"
_LANGUAGE = re.compile(r"^Language:\s*([\w-]{2,12})\s*$", re.MULTILINE | re.IGNORECASE)
_LANGUAGE_MARK = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*")
_MARK = re.compile(r"orig|auto|asr|sdh|cc|hi|forced|captions?|subtitles?|transcript|srt|vtt", re.IGNORECASE)
_VIDEO_ID = re.compile(r"\s*[\[(][\w-]{11}[\])]\Z|-(?=[\w-]{0,10}[\d_A-Z])[\w-]{11}\Z")


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield a subtitle file as one document."""
    text, lost = decode(stream.read())
    yield from lost_letters(blob.name, lost)
    yield from documents(blob, text)


def documents(blob: Blob, text: str) -> Iterator[RawDocument]:
    """Yield the document of the spoken text: its title, day and language are those of the file name and header."""
    stated = _LANGUAGE.search(text[:1_000])
    heading, found = cues.parse(text)
    yield _document(blob, heading, found, stated[1] if stated else "")


def _document(blob: Blob, heading: str, found: list[cues.Cue], stated: str) -> RawDocument:
    spoken = "\n".join(cues.paragraphs(found))
    if not spoken:
        raise UnreadableError("no spoken text", "it looks like subtitles, but no line of speech was found in it")
    name = file_names.stem(blob)
    title, language = _name_parts(name)
    given: dict[str, Any] = {
        "title": heading or title,
        "language": languages.code(stated) or language,
        "date": file_names.day(name),
    }
    origins = {"title": "text" if heading else "file name", "language": "subtitles", "date": "file name"}
    known = {part: origin for part, origin in origins.items() if given[part]}
    return RawDocument(blob.name, spoken, **given, origins=known, body_only=True)


def _name_parts(name: str) -> tuple[str, str]:
    """Return the title and the language in the name of a file: "News [abc123XYZ00].en" is "News" in English."""
    language = ""
    while "." in name:
        rest, _, mark = name.rpartition(".")
        code = languages.code(mark) if _LANGUAGE_MARK.fullmatch(mark) else ""
        if not (rest and (code or _MARK.fullmatch(mark))):
            break
        name, language = rest, language or code
    return file_names.readable(_VIDEO_ID.sub("", name)), language


def documents_of_xml(blob: Blob, root: Element) -> Iterator[RawDocument]:
    """Yield the document of captions in XML: TTML of the W3C, and the transcripts of YouTube."""
    yield _document(blob, "", list(cues.parse_xml(root)), xml_text.language(root))
