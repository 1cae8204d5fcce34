"""Safe texts for each surface: document texts may contain markup and must appear as text."""

from __future__ import annotations

import re
from html import escape
from string import punctuation

from analytics.evidence import citation
from analytics.export.markup import cut, mark_hits
from analytics.schema import LIST_SEPARATOR

__all__ = ["chart", "cut", "mark_hits", "number_spans", "original_link", "plain", "titled"]

_PUNCTUATION = re.compile(f"([{re.escape(punctuation)}])")
_LINKED = re.compile(r"https?(?=:)|ftp(?=:)|www(?=\.)|(?<=\w)(?=@)", re.IGNORECASE)  # what Markdown makes a link of
_JOINER = "\u2060"  # not seen


def plain(text: str) -> str:
    """Return a text for a Markdown surface (labels, captions, buttons) with every Markdown sign escaped.

    Escaped addresses still become links, so an invisible character breaks them.
    """
    return _PUNCTUATION.sub(r"\\\1", _LINKED.sub(rf"\g<0>{_JOINER}", " ".join(str(text).split())))


def titled(title: str, detail: str) -> str:
    """Return the HTML of a title with its details below it."""
    return f'<p class="asked">{escape(title)}</p><p class="told" dir="auto">{escape(detail)}</p>'


def number_spans(text: str, numbers: str) -> list[tuple[int, int, str]]:
    """Return the spans of numbers in a sentence, to mark; `numbers` are as written, joined as in a cell of a table."""
    patterns = [rf"(?<!\w){re.escape(one)}(?!\w)" for one in filter(None, numbers.split(LIST_SEPARATOR))]
    found = (match for pattern in patterns for match in re.finditer(pattern, text, re.IGNORECASE))
    return [(match.start(), match.end(), "number") for match in found]


def original_link(url: str) -> str:
    """Return the HTML of the link to the page of an article, after a dot; "" without a safe address."""
    link = citation.link(url)
    return f' · <a href="{escape(link)}" target="_blank" rel="noopener noreferrer">original</a>' if link else ""


def chart(text: str) -> str:
    """Return a text for Plotly, which interprets pseudo-HTML and %{} templates, and shows &quot; unchanged."""
    return escape(" ".join(str(text).split()), quote=False).replace("{", "&#123;").replace("%", "&#37;")
