"""Read files of word processors (docx, odt, rtf) as one document each."""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.formats import plain
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import tidy
from analytics.reading.formats.tabular import OFFICE_DAMAGE, check_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import Issue, RawDocument

    Item = RawDocument | Issue

# Default values that programs write into the properties: not the title or author of an article.
_NO_TITLE = re.compile(
    r"(microsoft \w+ - .*|(untitled|unbenannt|sans titre|sin título)\b.*|(word )?(document|dokument) ?\d*"
    r"|.*\.(docx?|odt|rtf|pdf|indd|qxd|txt|html?))",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(python-docx|(microsoft |windows )?(office )?(user|benutzer|utilisateur|usuario)|admin(istrator)?|user"
    r"|unknown|owner|anonymous|anonym|anónimo|anonyme|unbekannt|layout\w*|grafik|prepress|production|druckvorstufe"
    r"|scan(ner)?|default|none|n/?a|adobe .*|quark.*|author|autor)",
    re.IGNORECASE,
)
_CELL = re.compile(r"\\cell(?![a-z])")
_LINK = re.compile(r"\\field(?![a-z])", re.IGNORECASE)
_FONT = re.compile(r"\\f(\d{1,6})|\\fcharset(\d{1,3})")
_IN_PARAGRAPH = (
    "ancestor::text:p or ancestor::text:h"  # a note or a frame: the text of its paragraph contains it already
)
_UNSEEN = "ancestor::text:tracked-changes or ancestor::office:annotation"


def properties(title: object, author: object) -> dict[str, Any]:
    """Return the fields in the properties of a file, without the default values of programs."""
    values = {"title": cell(title), "author": cell(author)}
    defaults = {"title": _NO_TITLE, "author": _NO_AUTHOR}
    fields = {part: value for part, value in values.items() if value and not defaults[part].fullmatch(value)}
    return {**fields, "origins": dict.fromkeys(fields, "file properties")}


def read_docx(blob: Blob, stream: IO[bytes]) -> Iterator[Item]:
    """Yield one document with the paragraphs and table cells of a Word file."""
    from docx import Document  # noqa: PLC0415 - 0.2 s, only for Word
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    check_size(stream)
    try:
        word = Document(io.BytesIO(stream.read()))
        text = "\n".join(_paragraphs(word))
        fields = properties(word.core_properties.title, word.core_properties.author)
    except (PackageNotFoundError, *OFFICE_DAMAGE) as why:
        raise UnreadableError("not a readable Word file", f"{why}; open it in Word and save it again") from why
    yield from plain.single_document(blob, tidy(text), "", fields)


def _paragraphs(word: Any) -> Iterator[str]:
    """Yield the text of a Word file in reading order."""
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "\t".join(cell.text for cell in row.cells)
        else:
            yield block.text


def read_odt(blob: Blob, stream: IO[bytes]) -> Iterator[Item]:
    """Yield one document with the paragraphs, headings and table cells of an OpenDocument text."""
    from odfdo import Document  # noqa: PLC0415 - 0.2 s, only for OpenDocument
    from odfdo.security import SecurityError  # noqa: PLC0415

    check_size(stream)
    try:
        opened = Document(io.BytesIO(stream.read()))
        wanted = f"//text:p[not({_IN_PARAGRAPH} or {_UNSEEN})]|//text:h[not({_IN_PARAGRAPH} or {_UNSEEN})]"
        text = "\n".join(element.inner_text for element in opened.body.get_elements(wanted))
        fields = properties(opened.meta.title, opened.meta.initial_creator or opened.meta.creator)
    except (SecurityError, *OFFICE_DAMAGE) as why:
        detail = f"{why}; save it again, as .odt or .docx and without a password"
        raise UnreadableError("not a readable OpenDocument text", detail) from why
    yield from plain.single_document(blob, tidy(text), "", fields)


def read_rtf(blob: Blob, stream: IO[bytes]) -> Iterator[Item]:
    """Yield one document with the text of a Rich Text file."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only for Rich Text

    data = stream.read()
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("not a Rich Text file", "open it in a word processor and save it as .docx")
    try:
        text = rtf_to_text(_harmless(data.decode("cp1252", "replace")), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError) as why:
        raise UnreadableError("not a readable Rich Text file", f"{why}; open it and save it as .docx") from why
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # an emoji is two halves of a pair
    yield from plain.single_document(blob, tidy(whole), "")


def _harmless(rich: str) -> str:
    """Return Rich Text that striprtf reads in linear time.

    Its patterns for links and the font table backtrack: 4 kB of a hostile font table took over a minute. So links are
    read as plain groups, and the font table keeps only the encodings. The cells of a row are divided by tabs, as those
    of other formats are: a "|" could be in a text.
    """
    from striprtf.striprtf import font_table_group  # noqa: PLC0415

    rich = _CELL.sub(r"\\tab", _LINK.sub("", rich))
    table = font_table_group(rich)  # type: ignore[no-untyped-call]
    fonts, font = dict[str, str](), ""
    for number, charset in _FONT.findall(table):
        font = number or font
        fonts.setdefault(font, charset or "0")
        fonts[font] = charset or fonts[font]
    encodings = "".join(f"{{\\f{number or 0}\\fcharset{charset} x;}}" for number, charset in fonts.items())
    return rich.replace(table, f"{{\\fonttbl{encodings}}}", 1) if table else rich
