"""Read the text of scanned pages in hOCR, which is HTML with classes for lines and words.

Source: hOCR 1.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analytics.reading.exports import page_text
from analytics.reading.formats.scholarly_xml import joined_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPHS = ("ocr_par", "ocr_carea", "ocr_page")
_LINES = ("ocr_line", "ocrx_line", "ocr_header", "ocr_textfloat")
_MARK = re.compile(r"class\s*=\s*[\"']?ocr_page\b")


def is_hocr(markup: str) -> bool:
    """Return whether a page is hOCR."""
    return _MARK.search(markup) is not None


def text(markup: str) -> str:
    """Return the paragraphs of scanned pages with their lines joined."""
    root = page_text.parse(markup)
    return "" if root is None else "\n\n".join(filter(None, map(joined_lines, _paragraphs(root))))


def _paragraphs(root: Any) -> Iterator[list[str]]:
    """Yield the lines of each paragraph, or of each page where no paragraph is marked."""
    marked = next((name for name in _PARAGRAPHS if root.find_class(name)), "")
    for paragraph in root.find_class(marked) if marked else ():
        found = [line for line in paragraph.iter() if any(name in (line.get("class") or "") for name in _LINES)]
        yield [" ".join("".join(line.itertext()).split()) for line in found]
