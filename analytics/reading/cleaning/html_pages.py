"""The markup of a page -> its article, the rest of what it shows, its metadata: all through trafilatura."""

from __future__ import annotations

import html
import re
from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = (
    "//script|//style|//noscript|//template|//svg|//head|//select|//textarea|//comment()|//processing-instruction()"
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong"
    " sub sup time tt u var wbr"
)
_NO_BREAK = frozenset(_INLINE.split())
_DATES = {"original_date": True, "extensive_search": False}  # never a date out of the text
# "<" signs of a page in which trafilatura looks for the article, and the line classifier beyond: it asks for all texts
# below all paragraphs, which takes quadratic time: 62,000 paragraphs 11 s. News pages have 500 to 10,000 of them.
MOST_TAGS = 60_000
_SHORT = 20  # characters of a visible line that must be a whole line of the article, not just stand somewhere in it


class Page(NamedTuple):
    """What a page holds: the lines of its article, all lines it shows, and its own metadata ("" where silent)."""

    body: list[str]
    visible: list[str]
    title: str = ""
    source: str = ""
    date: str = ""
    author: str = ""
    url: str = ""


def read(markup: str) -> Page:
    """Return the page in `markup`; `body` is empty where trafilatura finds no article or the page has too many tags."""
    from trafilatura import bare_extraction, extract_metadata  # noqa: PLC0415 - 0.4 s, and only for pages

    if "<body" not in markup.lower():  # trafilatura refuses a bare fragment
        markup = f"<html><body>{markup}</body></html>"
    visible = list(_visible(markup)) or _strip_tags(markup)
    if markup.count("<") > MOST_TAGS:
        return _page("", visible, extract_metadata(markup, date_config=_DATES, extensive=False))
    found = bare_extraction(markup, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    return _page(found.text, visible, found) if found is not None and found.text else Page([], visible)


def _page(text: str, visible: list[str], found: Any) -> Page:
    """Return a page with the article `text`, and what trafilatura found of its metadata."""
    return Page(
        body=[line.strip() for line in text.split("\n") if line.strip()],
        visible=visible,
        title=found.title or "",
        source=found.sitename or found.hostname or "",
        date=found.date or "",
        author=found.author or "",
        url=found.url or "",
    )


def lines(page: Page) -> Iterator[tuple[str, str, str]]:
    """Give (text, verdict, reason) of each line: the article's in their order, the page's others where they stand."""
    flat = [" ".join(line.split()) for line in page.body]
    starts = list(accumulate((len(line) + 1 for line in flat), initial=0))
    joined, whole = "\n".join(flat), {line: index for index, line in reversed(list(enumerate(flat)))}
    told = 0
    for line in page.visible:
        place = joined.find(line) if len(line) > _SHORT else -1
        index = bisect(starts, place) - 1 if place >= 0 else whole.get(line, -1)
        if index < 0:
            yield line, "chrome", "not part of the article according to trafilatura"
        while told <= index:
            yield _of_article(page, page.body[told])
            told += 1
    yield from (_of_article(page, line) for line in page.body[told:])


def _of_article(page: Page, line: str) -> tuple[str, str, str]:
    if line == page.title:
        return line, "title", "the title that the page gives itself"
    return line, "body", "part of the article according to trafilatura"


def _visible(markup: str) -> Iterator[str]:
    """Give the text that a page shows, one line per block."""
    from trafilatura.utils import load_html  # noqa: PLC0415

    tree = load_html(markup)
    if tree is None:
        return
    for unseen in tree.xpath(_UNSEEN):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    block, parts = None, list[str]()
    for text in tree.xpath("//text()"):
        above = _block(text)
        if above is not block and parts:
            yield from _line(parts)
            parts = []
        block = above
        parts.append(text)
    yield from _line(parts)


def _strip_tags(markup: str) -> list[str]:
    """Return the text between the tags: markup nested beyond 256 levels has no tree."""
    return [line for part in re.split(r"<[^<>]*>", markup) for line in _line([html.unescape(part)])]


def _line(parts: list[str]) -> Iterator[str]:
    line = " ".join("".join(parts).split())
    if line:
        yield line


def _block(text: Any) -> Any:
    """Return what sets a text apart from the next: its nearest element that is not inline, or the break before it."""
    element = text.getparent()
    if text.is_tail:
        if element.tag == "br":
            return element
        element = element.getparent()
    while element is not None and element.tag in _NO_BREAK:
        element = element.getparent()
    return element
