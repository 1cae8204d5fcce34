"""A page with several <article> elements: the whole posts of a blog as a document each, and an issue for the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from analytics.reading.dates import dates
from analytics.reading.exports import page_text
from analytics.reading.formats import truncation
from analytics.reading.formats.records import numbered_article
from analytics.reading.raw import Issue
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import RawDocument

Element = Any  # an element of lxml, which has no types
WHOLE_WORDS = 60  # words of a whole post; teasers have 10 to 40
ALIKE = 1 / 3  # of the words of the longest part: in 133 saved pages none is reported wrongly
RUNNING_WORDS = 15  # of a text without a tag in it; the lines of a menu have fewer
FEWEST_TEASERS = 4  # a page of one article shows three others below it
_NO_ARTICLE = re.compile(r"comment|\blive(?:-?blog|-?post|-?update|-?entry|\b)")
_HEADINGS = ("h1", "h2", "h3")


class Part(NamedTuple):
    """An <article> of a page: its element, heading, the address behind the heading ("" for none) and its words."""

    element: Element
    heading: str
    url: str
    is_headline: bool
    n_words: int

    @property
    def is_whole(self) -> bool:
        """Whether it is long enough to be more than a teaser."""
        return self.n_words >= WHOLE_WORDS


class Parts(NamedTuple):
    """The outer <article> elements of a page without comments, and the source of the page.

    `n_words_outside` are the words of its running text in other elements: with many, the article is there.
    """

    parts: list[Part]
    n_words_outside: int
    source: str

    @property
    def whole_parts(self) -> list[Part]:
        """The parts that are whole."""
        return [part for part in self.parts if part.is_whole]

    @property
    def are_articles(self) -> bool:
        """Whether the page is several articles: all whole parts have an address, or all a headline, of their own."""
        whole = self.whole_parts
        names = {part.url for part in whole} if all(part.url for part in whole) else {part.heading for part in whole}
        is_named = all(part.url for part in whole) or all(part.is_headline for part in whole)
        is_most = _n_words_of(whole) > self.n_words_outside
        return len(whole) > 1 and is_named and len(names) == len(whole) and is_most


def read(markup: str, url: str) -> Parts | None:
    """Return the parts of the page at `url` ("" if unknown) if it has several <article> elements, else None."""
    if markup.lower().count("<article") < 2:  # noqa: PLR2004 - most pages have one
        return None
    root = page_text.parse(markup)
    if root is None:
        return None
    outer = [each for each in root.iter("article") if next(each.iterancestors("article"), None) is None]
    base = _first_value(root, "//link[@rel='canonical']/@href|//meta[@property='og:url']/@content|//base/@href") or url
    parts = [_part(each, base) for each in outer if not _is_comment(each)]
    source = _first_value(root, "//meta[@property='og:site_name']/@content")
    return Parts(parts, _n_words_outside(root), source or web_address.site(base))


def documents(name: str, page: Parts, retrieved: str) -> Iterator[RawDocument | Issue]:
    """Yield each whole post of a page as a document, and an Issue for the parts that are too short to be one."""
    for number, part in enumerate(page.whole_parts, start=1):
        given = {
            "title": part.heading,
            "url": part.url,
            "source": page.source,
            "date": dates.normalise(_first_value(part.element, ".//time/@datetime")[:10]),
            "author": _author(part.element),
        }
        more = {"html": True, "body_only": False, "retrieved": retrieved, "truncated": _cut_reason(part)}
        yield numbered_article(name, number, _markup(part.element), given, "article element of the page", **more)
    n_short = len(page.parts) - len(page.whole_parts)
    if n_short:
        problem = f"{n_short:,} of {len(page.parts):,} <article> elements have fewer than {WHOLE_WORDS} words"
        yield Issue(name, problem, "teasers or short notes: they were left out; load the pages that they lead to")


def issue(name: str, page: Parts) -> Iterator[Issue]:
    """Yield an Issue for a page that is read as one document but is a list of teasers, or several articles."""
    teasers = [part for part in page.parts if part.url and not part.is_whole]
    if (n_alike := _n_alike(page.whole_parts)) > 1:
        problem = f"{n_alike:,} <article> elements with a text in one page"
        detail = "they were read as one document, of which parts can be missing; load the page of each article"
        yield Issue(name, problem, detail)
    elif not page.whole_parts and len(teasers) >= FEWEST_TEASERS and _n_words_of(teasers) > page.n_words_outside:
        detail = "it was read as one document; leave it out, and load the pages that the teasers lead to"
        yield Issue(name, f"a list of {len(teasers):,} teasers and no article", detail)


def _part(element: Element, base: str) -> Part:
    heading = next((each for each in element.iter(*_HEADINGS) if _text(each)), None)
    if heading is None:
        return Part(element, "", "", is_headline=False, n_words=_n_words(element))
    around = [*heading.iter("a"), *heading.iterancestors("a")]
    address = next((each.get("href") for each in around if (each.get("href") or "#")[0] != "#"), "")
    return Part(element, _text(heading), _full_address(base, address), heading.tag == "h1", _n_words(element))


def _full_address(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""


def _is_comment(element: Element) -> bool:
    """Return whether an element or one around it is a comment or an entry of a live blog by its class or id."""
    around = [element, *element.iterancestors("div", "section", "ol", "ul", "li", "aside")]
    names = " ".join(f"{each.get('class') or ''} {each.get('id') or ''}" for each in around).lower()
    return _NO_ARTICLE.search(names) is not None


def _cut_reason(part: Part) -> str:
    """Return why a post is cut short, "" if it is whole: it ends with "Read more", a link to its own address."""
    links = (each for each in part.element.iter("a") if part.url.endswith(each.get("href") or " "))
    return next(filter(None, (truncation.split_mark(f"\n{_text(link)}")[1] for link in links if _text(link))), "")


def _author(element: Element) -> str:
    found = element.xpath(".//*[@rel='author' or @itemprop='author' or contains(@class, 'author')]")
    return next((name for name in map(_text, found) if 0 < len(name.split()) <= 6), "")  # noqa: PLR2004 - a box has more


def _markup(element: Element) -> str:
    from lxml import html  # type: ignore[import-untyped] # noqa: PLC0415 - only for pages

    return f"<html><body>{html.tostring(element, encoding='unicode', with_tail=False)}</body></html>"


def _first_value(root: Element, path: str) -> str:
    return next((found for each in root.xpath(path) if (found := each.strip())), "")


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _n_alike(whole: list[Part]) -> int:
    """Return the number of parts with a heading that are nearly as long as the longest: previews are shorter."""
    longest = max((part.n_words for part in whole), default=0)
    return sum(part.n_words >= ALIKE * longest for part in whole if part.heading)


def _n_words_of(parts: list[Part]) -> int:
    return sum(part.n_words for part in parts)


def _n_words_outside(root: Element) -> int:
    outside = "//body//text()[not(ancestor::article or ancestor::script or ancestor::style or ancestor::noscript)]"
    return sum(n_words for text in root.xpath(outside) if (n_words := len(text.split())) >= RUNNING_WORDS)


def _n_words(element: Element) -> int:
    unseen = sum(len(text.split()) for text in element.xpath(".//script//text()|.//style//text()"))
    return sum(len(text.split()) for text in element.itertext()) - unseen
