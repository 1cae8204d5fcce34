"""Read a PDF as one document."""

from __future__ import annotations

import io
import re
import statistics
import struct
import zlib
from typing import IO, TYPE_CHECKING

from analytics.reading.formats import plain
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.decoding import tidy
from analytics.reading.formats.office import properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import Issue, RawDocument

# What pypdf raises on a damaged file besides its own errors: it does not check each reference.
_DAMAGE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    struct.error,
    zlib.error,
)


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield one document with the text of a PDF, its wrapped lines joined to paragraphs."""
    from pypdf import PdfReader  # noqa: PLC0415 - 0.2 s, only for PDF
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(stream.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _password_error()
        text = "\n\n".join(_unwrap_lines(page.extract_text()) for page in reader.pages)
        info = reader.metadata
        fields = properties(info.title, info.author) if info else {}
    except DependencyError:
        raise _password_error() from None
    except (PyPdfError, *_DAMAGE) as why:
        if isinstance(why, UnreadableError):
            raise
        raise UnreadableError("not a readable PDF", f"{why}; open it in a viewer and save or print it again") from why
    if not text.strip():
        raise UnreadableError("no text in this PDF (scanned?)", "run it through text recognition (OCR) and load again")
    yield from plain.single_document(blob, tidy(text), "", fields)


def _password_error() -> UnreadableError:
    return UnreadableError("a password protects this PDF", "save it without password and load again")


def _unwrap_lines(page: str) -> str:
    """Return the text of a page with wrapped lines joined: lines of about full length that continue below."""
    lines = [line.strip() for line in page.split("\n")]
    full = 0.8 * statistics.median([len(line) for line in lines if line] or [0])
    joined = ""
    for line in lines:
        if re.search(r"\w-$", joined) and line[:1].islower():
            joined = joined[:-1] + line
        else:
            last = joined.rsplit("\n", 1)[-1] if joined else ""
            continues = len(last) >= full and line and not re.search(r"[.!?…:\"”»)]$", last)
            joined += (" " if continues else "\n") + line
    return joined.strip("\n")
