"""Read a PDF as one document: columns in reading order, running heads marked, lines joined to paragraphs."""

from __future__ import annotations

import ctypes
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.cleaning import running_heads
from analytics.reading.formats import page_columns, plain, printed_pages
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.decoding import tidy
from analytics.reading.formats.exported import SEVERAL
from analytics.reading.formats.office import properties
from analytics.reading.formats.page_columns import Word
from analytics.reading.formats.records import numbered_article
from analytics.reading.raw import Issue, squeeze_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import RawDocument

COLUMNS = "this page has columns: sentences may be mixed"
_SPLIT = "it was read as one article. Save each article as a file of its own, or split the file with --split-at"
_HYPHENS = {
    "\x02": "-",
    "\ufffe": "-",
    "\u00ad": "-",
}  # PDFium writes the hyphen at the end of a line as a control character
_WORD_GAP = 0.9  # of the size: a gap as wide ends a word where the PDF has no blank
_TURNED = 0.2  # radians: a letter turned by more belongs to a picture or to the margin


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield one document with the text of a PDF, and Issues for its pages without text or with mixed columns."""
    pages, fields = _content(stream.read())
    if not any(pages):
        raise UnreadableError("no text in this PDF (scanned?)", "run it through text recognition (OCR) and load again")
    printed = printed_pages.read(pages)
    yield from _issues(blob.name, pages, printed)
    if printed.articles and not blob.split_at:
        yield from _articles(blob, printed)
        return
    if printed.title and "title" not in fields:
        fields = {
            **fields,
            "title": printed.title,
            "origins": {**fields["origins"], "title": "largest line of the page"},
        }
    heads = {squeeze_blanks(tidy(line)): running_heads.REASON for line in printed.heads}
    yield from plain.single_document(blob, tidy(printed.text), "", {**fields, "known_lines": heads})


def _issues(name: str, pages: list[list[Word]], printed: printed_pages.Printed) -> Iterator[Issue]:
    n_empty = sum(not words for words in pages)
    if n_empty:
        problem = f"{n_empty:,} of {len(pages):,} pages have no text (scanned?)"
        yield Issue(name, problem, "run the file through text recognition (OCR) and load it again")
    if printed.mixed:
        detail = f"first: page {printed.mixed[0]}; each piece is a line of its own. Load the text of the page instead"
        yield Issue(name, COLUMNS, detail)
    if printed.n_articles > 1 and not printed.articles:
        yield Issue(name, SEVERAL, f"{printed.n_articles:,} headlines stand above text in columns; {_SPLIT}")


def _articles(blob: Blob, printed: printed_pages.Printed) -> Iterator[RawDocument]:
    """Yield the articles on the pages of a newspaper; their lines are judged, as a byline is above the text."""
    for number, (title, text) in enumerate(printed.articles, start=1):
        given = {"title": title, "source": printed.source, "date": printed.date}
        yield numbered_article(blob.name, number, tidy(text), given, "page of a newspaper", body_only=False)


def _content(data: bytes) -> tuple[list[list[Word]], dict[str, Any]]:
    """Return the words of each page, and the fields in the properties of the file."""
    import pypdfium2  # noqa: PLC0415 - 0.1 s, only for PDF

    try:
        with pypdfium2.PdfDocument(data) as document:
            info = document.get_metadata_dict()
            pages = [_words(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as why:
        if "password" in str(why).lower():
            raise UnreadableError("a password protects this PDF", "save it without password and load again") from None
        raise UnreadableError("not a readable PDF", f"{why}; open it in a viewer and save or print it again") from why
    return pages, properties(info.get("Title"), info.get("Author"))


def _words(document: Any, number: int) -> list[Word]:
    """Return the words of a page, none for a page that cannot be read."""
    import pypdfium2  # noqa: PLC0415

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    words = list(_join_letters(_letters(text_page)))
    text_page.close()
    page.close()
    return words


def _letters(text_page: Any) -> Iterator[Word]:
    """Yield each letter of a page as a word; a blank has no width."""
    from pypdfium2 import raw  # noqa: PLC0415

    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for at in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, at)
        letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004 - Unicode
        letter = _HYPHENS.get(letter, letter)
        if letter.isspace() or letter < " ":
            yield Word("", 0.0, 0.0, 0.0, 0.0)
        elif _TURNED < raw.FPDFText_GetCharAngle(text_page, at) < 2 * 3.1416 - _TURNED:
            continue
        elif raw.FPDFText_GetCharOrigin(text_page, at, x, y) and raw.FPDFText_GetLooseCharBox(text_page, at, box):
            size = max(raw.FPDFText_GetFontSize(text_page, at), 0.1)
            height = box.top - box.bottom
            yield Word(letter, box.left, box.right, y.value, height if size <= 1 or height > 4 * size else size)


def _join_letters(letters: Iterator[Word]) -> Iterator[Word]:
    """Yield the words of letters in the order of the file."""
    word: Word | None = None
    for letter in letters:
        if word and letter.text and _is_same_word(word, letter):
            word = word._replace(text=word.text + letter.text, right=max(word.right, letter.right))
        else:
            if word:
                yield word
            word = letter if letter.text else None
    if word:
        yield word


def _is_same_word(word: Word, letter: Word) -> bool:
    size = max(word.size, letter.size)
    is_level = abs(letter.base - word.base) <= page_columns.SAME_LINE * size
    return is_level and -size <= letter.left - word.right <= _WORD_GAP * size
