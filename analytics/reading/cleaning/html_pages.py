"""Read the markup of a page with trafilatura: its article, its other visible lines, its metadata."""

from __future__ import annotations

import html
import re
from bisect import bisect
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.reading.cleaning import page_blocks
from analytics.reading.cleaning.lines import ADDRESS, Look, Verdict
from analytics.text import character_repair

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
FEW_TEASERS = 3  # items that begin with a linked headline and are then a list of other articles
TEASER_WORDS = 5  # a shorter line of links is the name of a thing or a person
_SIGNED = 120  # characters of the line that signs a post: "— Mike Beauvais (@MikeBeauvais) November 18, 2019"
_SIGNATURE = re.compile(r"[-\u2013\u2014]\s?[^()]{1,60}\(@\w{1,30}\)[^()]{6,40}")
_KINDS = (("a",), ("h1",), ("h2", "h3", "h4"))
_HEADINGS = ("h1", "h2", "h3", "h4")
INSIDE = Verdict("body", "a heading or a quoted post inside the article")
OUTSIDE = Verdict("chrome", "not part of the article according to trafilatura")
LINKED = Verdict("link", "is a link and nothing else")
BODY = Verdict("body", "part of the article according to trafilatura")
TITLE = Verdict("title", "the title that the page gives itself")
_SHORT = 20  # up to so many characters, a visible line must equal a line of the article, not only be a part of it


class Page(NamedTuple):
    """A page: the lines of its article, all its visible lines, and its own metadata ("" where it has none).

    `linked` are the visible lines that are one or more links and nothing else, `headings` those in a heading of the
    first level, `subheadings` those in other headings.
    """

    body: list[str]
    visible: list[str]
    linked: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    subheadings: frozenset[str] = frozenset()
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
    shown = list(_visible(markup)) or [(line, "") for line in _strip_tags(markup)]
    visible = [line for line, _ in shown]
    linked, headings, subheadings = (frozenset(line for line, tag in shown if tag in tags) for tags in _KINDS)
    if markup.count("<") > MOST_TAGS:
        return _page("", visible, extract_metadata(markup, date_config=_DATES, extensive=False))
    article = bare_extraction(markup, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    if article is None or not article.text:
        return Page([], visible)
    return _page(article.text, visible, article)._replace(linked=linked, headings=headings, subheadings=subheadings)


def _page(text: str, visible: list[str], article: Any) -> Page:
    """Return a page with the lines of the article `text` and the metadata that trafilatura found."""
    return Page(
        body=[line.strip() for line in character_repair.repair_characters(text).split("\n") if line.strip()],
        visible=visible,
        title=article.title or "",
        source=article.sitename or article.hostname or "",
        date=article.date or "",
        author=article.author or "",
        url=article.url or "",
    )


def lines(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield (text, verdict, reason) of each line: the lines of the article in order, the other lines between them."""
    places, article = _places(page), _of_article(page)
    restored = _posts(page.visible) | _subheadings(page, places)
    n_done = 0
    for number, (line, place) in enumerate(zip(page.visible, places, strict=True)):
        if place < 0:
            is_inside = 0 < n_done < len(article)
            yield line, *(INSIDE if is_inside and number in restored else OUTSIDE)
        yield from article[n_done : place + 1]
        n_done = max(n_done, place + 1)
    yield from article[n_done:]


def _places(page: Page) -> list[int]:
    """Return for each visible line the number of its line in the article, -1 for none."""
    flat = [" ".join(line.split()) for line in page.body]
    starts = list(accumulate((len(line) + 1 for line in flat), initial=0))
    joined, whole = "\n".join(flat), dict(reversed([(line, at) for at, row in enumerate(flat) for line in _cells(row)]))
    found = [(line, joined.find(line) if len(line) > _SHORT else -1) for line in page.visible]
    return [bisect(starts, place) - 1 if place >= 0 else whole.get(line, -1) for line, place in found]


def _subheadings(page: Page, places: list[int]) -> set[int]:
    """Return the headings directly above a line of the article: trafilatura drops most of those of a live blog."""
    below = zip(page.visible, places, places[1:], strict=False)
    return {
        number
        for number, (line, place, following) in enumerate(below)
        if place < 0 <= following and line in page.subheadings and page_blocks.read(line)[0].alone is None
    }


def _posts(visible: list[str]) -> set[int]:
    """Return the lines of embedded posts: the line that names the author and the day, and the line above it."""
    signed = [number for number, line in enumerate(visible) if len(line) <= _SIGNED and _SIGNATURE.fullmatch(line)]
    return {number - back for number in signed for back in (0, 1)}


def _cells(line: str) -> list[str]:
    """Return a line of an article and, for a row of a table, its cells, which are visible lines each."""
    return [line, *(cell.strip() for cell in line.strip("| ").split("|"))] if line.startswith("|") else [line]


def _of_article(page: Page) -> list[tuple[str, str, str]]:
    """Return the lines that trafilatura takes for the article; the rules for lines of text hold for them too."""
    looks = page_blocks.read("\n".join(page.body))
    alone = {look.line: look.alone for look in looks if look.alone and _applies(look.alone)}
    alone |= {look.line: LINKED for look in _teasers(looks, page.linked)}
    first = next((look.line for look in looks if look.running), 0)
    return [
        (
            line,
            *(TITLE if line == page.title or (number < first and line in page.headings) else alone.get(number, BODY)),
        )
        for number, line in enumerate(page.body, start=1)
    ]


def _applies(verdict: Verdict) -> bool:
    """Return whether the rules are right more often than trafilatura; the shops that a list links to stay in it."""
    return verdict.verdict not in ("title", "repeat", "caption") and verdict != ADDRESS


def _teasers(looks: list[Look], linked: frozenset[str]) -> list[Look]:
    """Return the lines that are links to other articles; none if they are most of the text, as in a digest."""
    free = [look for look in looks if look.alone is None and look.n_words >= TEASER_WORDS]
    found = [look for look in free if " ".join(look.bare.split()) in linked]
    items = [look for look in free if look.bullet and _begins_with(look.bare, linked)]
    found += items if len(items) >= FEW_TEASERS else []
    return found if 2 * sum(look.n_words for look in found) < sum(look.n_words for look in looks) else []


def _begins_with(line: str, linked: frozenset[str]) -> bool:
    """Return whether a line begins with a headline that is a link in a separate block."""
    words = line.split()
    return any(" ".join(words[:n]) in linked for n in range(3, min(len(words), 20)))


def _visible(markup: str) -> Iterator[tuple[str, str]]:
    """Yield the visible text of a page, one line per block, with the tag of a heading, "a" for nothing but links."""
    from trafilatura.utils import load_html  # noqa: PLC0415

    tree = load_html(markup)
    if tree is None:
        return
    for element in tree.xpath(_INVISIBLE):
        if element.getparent() is not None:
            element.drop_tree()
    for block, texts in groupby(tree.xpath("//text()"), key=_block):
        parts = list(texts)
        tag = block.tag if block is not None and block.tag in _HEADINGS else ""
        is_linked = tag != "h1" and all(_is_link(part) for part in parts if part.strip())
        yield from ((line, "a" if is_linked else tag) for line in _line(parts))


def _is_link(text: Any) -> bool:
    """Return whether a text is in a link."""
    element = text.getparent().getparent() if text.is_tail else text.getparent()
    while element is not None and element.tag in _NO_BREAK and element.tag != "a":
        element = element.getparent()
    return element is not None and element.tag == "a"


def _strip_tags(markup: str) -> list[str]:
    """Return the lines of text between the tags: markup with more than 256 levels cannot be parsed into a tree."""
    return [line for part in re.split(r"<[^<>]*>", markup) for line in _line([html.unescape(part)])]


def _line(parts: list[str]) -> Iterator[str]:
    line = character_repair.repair_characters(" ".join("".join(parts).split()))
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
