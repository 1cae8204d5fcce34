"""Files that hold one article: text, page, PDF, Word."""

from __future__ import annotations

import io
import re
import statistics
import struct
import zlib
from typing import IO, TYPE_CHECKING

from analytics.reading.blobs import UnreadableError
from analytics.reading.decoding import decode, tidy
from analytics.reading.raw import Issue, RawDocument
from analytics.reading.tables import OFFICE_DAMAGE, bounded

if TYPE_CHECKING:
    from collections.abc import Iterator

# What pypdf raises on a damaged file besides its own errors: it follows broken references without checking each.
_PDF_DAMAGE = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    OSError,
    struct.error,
    zlib.error,
)


def read_text(file: str, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Read a text file as one document."""
    yield from _one(file, *decode(stream.read()))


def read_html(file: str, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Read a page as one document: the markup, in the encoding the page declares."""
    yield from _one(file, *decode(stream.read(), html=True), html=True)


def read_pdf(file: str, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Read the text of a PDF as one document, its wrapped lines joined to paragraphs."""
    from pypdf import PdfReader  # noqa: PLC0415 - 0.2 s, and only for PDF
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(stream.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        text = "\n\n".join(_unwrapped(page.extract_text()) for page in reader.pages)
    except DependencyError:
        raise _locked() from None
    except (PyPdfError, *_PDF_DAMAGE) as why:
        if isinstance(why, UnreadableError):
            raise
        raise UnreadableError("not a readable PDF", f"{why}; open it in a viewer and save or print it again") from why
    if not text.strip():
        raise UnreadableError("no text in this PDF (scanned?)", "run it through text recognition (OCR) and load again")
    yield from _one(file, tidy(text), "")


def read_docx(file: str, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Read the paragraphs and table cells of a Word file as one document."""
    from docx import Document  # noqa: PLC0415 - 0.2 s, and only for Word
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    bounded(stream)
    try:
        paragraphs = list(_paragraphs(Document(io.BytesIO(stream.read()))))
    except (PackageNotFoundError, *OFFICE_DAMAGE) as why:
        raise UnreadableError("not a readable Word file", f"{why}; open it in Word and save it again") from why
    yield from _one(file, tidy("\n".join(paragraphs)), "")


def _one(file: str, text: str, lost: str, *, html: bool = False) -> Iterator[RawDocument | Issue]:
    if not text.strip():
        raise UnreadableError("empty file", "it holds no text and was left out")
    if lost:
        yield Issue(file, lost, "they show as \ufffd; save the file as UTF-8 and load again")
    yield RawDocument(file, text, html=html)


def _locked() -> UnreadableError:
    return UnreadableError("a password protects this PDF", "save it without password and load again")


def _paragraphs(word: object) -> Iterator[str]:
    """Give the text of a Word file in reading order."""
    for block in word.iter_inner_content():  # type: ignore[attr-defined] # python-docx is untyped
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "\t".join(cell.text for cell in row.cells)
        else:
            yield block.text


def _unwrapped(page: str) -> str:
    """Join the lines that the page's width broke: all that are about as long as its lines are and go on below."""
    lines = [line.strip() for line in page.split("\n")]
    full = 0.8 * statistics.median([len(line) for line in lines if line] or [0])
    joined = ""
    for line in lines:
        if re.search(r"\w-$", joined) and line[:1].islower():
            joined = joined[:-1] + line
        else:
            last = joined.rsplit("\n", 1)[-1] if joined else ""
            goes_on = len(last) >= full and line and not re.search(r"[.!?…:\"”»)]$", last)
            joined += (" " if goes_on else "\n") + line
    return joined.strip("\n")
