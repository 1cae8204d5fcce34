"""The running heads and feet of printed pages in a plain text: "4  THE NORTHPORT HERALD  TUESDAY, MAY 3, 1921"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

REASON = "the running head or foot of a page"
PAGE_NUMBER = "a page number"
LONGEST = 120  # characters
APART = 8  # lines between two heads: a page of text
_PAGE = re.compile(r"\W*(\d{1,4})(?=\s)(.*)|(.*?)(?<=\s)(\d{1,4})\W*", re.DOTALL)
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|s\.|página|pagina|pág\.|blz\.?|str\.?|strona|стр\.?|страница|sida|side)\s*\d{1,4}"
    r"(?:\s*(?:of|von|/|de|sur|di|van|из|z|av|af)\s*\d{1,4})?\W*|[-\u2013\u2014]\s*\d{1,4}\s*[-\u2013\u2014]"
    r"|\d{1,3}\s*/\s*\d{1,3}",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\d{1,4}\s{2,}\S.*?\S\s{2,}\S.*\d{4}|[^\W\d].*?\S\s{2,}.*\d{4}\s{2,}\d{1,4}"
)  # number, name, date


def reasons(rows: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return `{number of a line: reason}` for the heads, feet and page numbers among numbered lines."""
    short = [(number, row.strip()) for number, row in rows if 0 < len(row) <= LONGEST and any(map(str.isdigit, row))]
    numbers = {number: PAGE_NUMBER for number, row in short if is_page_number(row)}
    printed = {number: REASON for number, row in short if _PRINTED.fullmatch(row) and _name(row).isupper()}
    return _repeated_heads(short) | printed | numbers


def is_page_number(row: str) -> bool:
    """Return whether a line is nothing but the number of a page: "Page 3 of 8", "- 3 -"."""
    return _NUMBER.fullmatch(row.strip()) is not None


def _repeated_heads(short: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return the lines that are equal but for a growing page number, in capitals or with wide gaps."""
    pages: dict[str, list[tuple[int, int]]] = {}
    for number, row in short:
        page = _PAGE.fullmatch(row)
        rest = " ".join((page[2] or page[3] or "").casefold().split()) if page else ""
        if page and sum(map(str.isalpha, rest)) > 3 and (row.isupper() or "   " in row):  # noqa: PLR2004 - a word
            pages.setdefault(rest.strip("|-\u2013\u2014· "), []).append((number, int(page[1] or page[4])))
    found = [places for places in pages.values() if _is_of_pages(places)]
    return {number: REASON for places in found for number, _ in places}


def _is_of_pages(places: Sequence[tuple[int, int]]) -> bool:
    lines, numbers = zip(*places, strict=True)
    grows = all(a < b for a, b in pairwise(numbers))
    far = all(b - a >= APART for a, b in pairwise(lines))
    return len(places) > 1 and grows and far


def _name(row: str) -> str:
    return re.split(r"\s{2,}", re.sub(r"\A\W*\d{1,4}\s+", "", row))[0]
