"""Read the markup of a page with trafilatura: its article, its other visible lines, its metadata."""

from __future__ import annotations

import html
import re
from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.reading.cleaning import editorial_notes
from analytics.reading.cleaning import lines as lines_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_INVISIBLE = (
    "//script|//style|//noscript|//template|//svg|//head|//select|//textarea|//comment()|//processing-instruction()"
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong"
    " sub sup time tt u var wbr"
)
_NO_BREAK = frozenset(_INLINE.split())
_DATES = {"original_date": True, "extensive_search": False}  # never a date from the text
# trafilatura looks for the article in pages with at most so many "<" signs, the line classifier in others: it asks for
# all texts below all paragraphs, which takes quadratic time: 62,000 paragraphs 11 s. News pages have 500 to 10,000.
MOST_TAGS = 60_000
_SHORT = 20  # up to so many characters, a visible line must equal a line of the article, not only be a part of it


class Page(NamedTuple):
    """A page: the lines of its article, all its visible lines, and its own metadata ("" where it has none)."""

    body: list[str]
    visible: list[str]
    title: str = ""
    source: str = ""
    date: str = ""
    author: str = ""
    url: str = ""


def read(markup: str) -> Page:
    """Return the page in `markup`; `body` is empty if trafilatura finds no article or the page has too many tags."""
    from trafilatura import bare_extraction, extract_metadata  # noqa: PLC0415 - 0.4 s, and only for pages

    if "<body" not in markup.lower():  # trafilatura refuses a fragment without body
        markup = f"<html><body>{markup}</body></html>"
    visible = list(_visible(markup)) or _strip_tags(markup)
    if markup.count("<") > MOST_TAGS:
        return _page("", visible, extract_metadata(markup, date_config=_DATES, extensive=False))
    article = bare_extraction(markup, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    return _page(article.text, visible, article) if article is not None and article.text else Page([], visible)


def _page(text: str, visible: list[str], article: Any) -> Page:
    """Return a page with the lines of the article `text` and the metadata that trafilatura found."""
    return Page(
        body=[line.strip() for line in text.split("\n") if line.strip()],
        visible=visible,
        title=article.title or "",
        source=article.sitename or article.hostname or "",
        date=article.date or "",
        author=article.author or "",
        url=article.url or "",
    )


def lines(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield (text, verdict, reason) of each line: the lines of the article in order, the other lines between them."""
    flat = [" ".join(line.split()) for line in page.body]
    starts = list(accumulate((len(line) + 1 for line in flat), initial=0))
    joined, whole = "\n".join(flat), dict(reversed([(line, at) for at, row in enumerate(flat) for line in _cells(row)]))
    n_done = 0
    for line in page.visible:
        place = joined.find(line) if len(line) > _SHORT else -1
        index = bisect(starts, place) - 1 if place >= 0 else whole.get(line, -1)
        if index < 0:
            yield line, "chrome", "not part of the article according to trafilatura"
        while n_done <= index:
            yield _of_article(page, page.body[n_done])
            n_done += 1
    yield from (_of_article(page, line) for line in page.body[n_done:])


def _cells(line: str) -> list[str]:
    """Return a line of an article and, for a row of a table, its cells, which are visible lines each."""
    return [line, *(cell.strip() for cell in line.strip("| ").split("|"))] if line.startswith("|") else [line]


def _of_article(page: Page, line: str) -> tuple[str, str, str]:
    if line == page.title:
        return line, "title", "the title that the page gives itself"
    if len(line.split()) <= lines_of_text.NOTICE and editorial_notes.is_correction(line):
        return line, *lines_of_text.CORRECTION
    return line, "body", "part of the article according to trafilatura"


def _visible(markup: str) -> Iterator[str]:
    """Yield the visible text of a page, one line per block."""
    from trafilatura.utils import load_html  # noqa: PLC0415

    tree = load_html(markup)
    if tree is None:
        return
    for element in tree.xpath(_INVISIBLE):
        if element.getparent() is not None:
            element.drop_tree()
    block, parts = None, list[str]()
    for text in tree.xpath("//text()"):
        own_block = _block(text)
        if own_block is not block and parts:
            yield from _line(parts)
            parts = []
        block = own_block
        parts.append(text)
    yield from _line(parts)


def _strip_tags(markup: str) -> list[str]:
    """Return the lines of text between the tags: markup with more than 256 levels cannot be parsed into a tree."""
    return [line for part in re.split(r"<[^<>]*>", markup) for line in _line([html.unescape(part)])]


def _line(parts: list[str]) -> Iterator[str]:
    line = " ".join("".join(parts).split())
    if line:
        yield line


def _block(text: Any) -> Any:
    """Return the block of a text: its nearest element that is not inline, or the line break before it."""
    element = text.getparent()
    if text.is_tail:
        if element.tag == "br":
            return element
        element = element.getparent()
    while element is not None and element.tag in _NO_BREAK:
        element = element.getparent()
    return element
