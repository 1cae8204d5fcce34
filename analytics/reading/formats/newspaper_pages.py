"""Pages of a newspaper: its name and day in the running head, and the articles below their headlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.cleaning import headlines
from analytics.reading.exports import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PAGE_NUMBER = re.compile(r"(\W*\d{1,4}\b)(?=\s)|(?<=\s)(\d{1,4}\W*)\Z")
_AT_EDGE = re.compile(r"\A\W*\d{1,4}\s|\s\d{1,3}\W*\Z")  # a page number, not the year
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_PULLED_QUOTE = re.compile(r"[\"\u201c\u201e\u00ab]|[.!;,:]\W*\Z")


def without_page_number(head: str) -> str:
    """Return a running head without the number of its page."""
    return _PAGE_NUMBER.sub("", head).strip()


def before_date(head: str) -> str:
    """Return the words of a head before its day: "THE NORTHPORT HERALD Monday, May 3, 2021"."""
    capitals = re.match(r"[^\W\d_]+(?:['\u2019.& -]+[^\W\d_]+)*", head)
    words = (capitals[0] if capitals else "").split()
    while words and not (words[-1].isupper() or headlines.is_outlet(" ".join(words))):
        words.pop()
    return " ".join(words)


def imprint(heads: Iterable[str]) -> tuple[str, str]:
    """Return the newspaper that the running heads name, and their ISO day; "" for what they do not state alike."""
    found = [(before_date(name), name) for name in (_AT_EDGE.sub("", head).strip() for head in heads)]
    named = [(paper, name[len(paper) :].strip(" ,|·-–—")) for paper, name in found if headlines.is_outlet(paper)]
    papers = {_ARTICLE.sub("", paper).casefold(): paper for paper, _ in reversed(named)}
    days = {day for _, rest in named if (day := labels.written_date(rest))}
    paper = next(iter(papers.values())) if len(papers) == 1 else ""
    return paper.title() if paper.isupper() else paper, days.pop() if len(days) == 1 else ""


def articles(paragraphs: Sequence[tuple[str, bool]]) -> list[tuple[str, list[int]]]:
    """Return (headline, places of the paragraphs) of each article; a paragraph is (text, is it a headline).

    A headline directly below another is its second part. An article that goes on on a later page under the same
    headline is one; a text before the first headline is an article without one.
    """
    found: dict[str, list[int]] = {}
    title = ""
    is_below = False
    for at, (text, is_headline) in enumerate(paragraphs):
        begins = is_headline and not is_below and not _PULLED_QUOTE.search(text)
        if begins:
            title = text
        if not begins or title not in found:
            found.setdefault(title, []).append(at)
        is_below = begins
    return list(found.items())
