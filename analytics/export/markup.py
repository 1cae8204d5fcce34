"""Document texts as safe HTML: they may contain markup and must appear as text only."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = re.compile("[a-z]{2,3}")
_LONG_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”]{30,}(?<![.,;:!?)])")
_ADDRESS = re.compile(r"[^\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")


def clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 does not allow."""
    return _NOT_XML.sub("", text)


def safe(text: object) -> str:
    """Return a text escaped for HTML and SVG, in elements and in attributes."""
    return escape(clean(str(text)))


def address(url: str) -> str:
    """Return an http or https address unchanged, as safe for a link; "" for any other."""
    return url if web_address.is_link(url) and _ADDRESS.fullmatch(url) else ""


def language_attributes(language: str) -> str:
    """Return the attributes of an element with a text of a language; the browser decides its direction."""
    known = _LANGUAGE.fullmatch(language) and language != "und"
    return f' lang="{language}" dir="auto"' if known else ' dir="auto"'


def cut(text: str, width: int = 28) -> str:
    """Return at most `width` code points of a text, cut at a word, for a chart axis."""
    text = " ".join(str(text).split())
    if len(text) <= width:
        return text
    room = text[: width - 1]
    head = room if text[width - 1] == " " else room.rsplit(" ", 1)[0]
    return f"{head if len(head) > width // 2 else room}…"


def mark_hits(text: str, hits: Iterable[tuple[int, int, str]]) -> str:
    """Return the HTML of a text with each (start, end, css class) marked; overlapping hits have both classes.

    No mark crosses a line end, so that lines can become paragraphs. Long addresses are shown short, with all of it on
    hover, unless a hit is in them.
    """
    valid = sorted({hit for hit in hits if 0 <= hit[0] < hit[1] <= len(text)})
    ends = {offset for start, end, _ in valid for offset in (start, end)}
    ends |= {offset for line in re.finditer("\n", text) for offset in line.span()}
    cuts = sorted(ends | {0, len(text)})
    parts, n_opened, open_hits = [], 0, []
    for start, end in pairwise(cuts):
        while n_opened < len(valid) and valid[n_opened][0] <= start:
            open_hits.append(valid[n_opened])
            n_opened += 1
        open_hits = [hit for hit in open_hits if hit[1] > start]
        parts.append(_mark(text[start:end], sorted({name for _, _, name in open_hits})))
    return "".join(parts)


def _mark(text: str, classes: list[str]) -> str:
    if not classes or text == "\n":
        return _with_short_addresses(text)
    return f'<mark class="{" ".join(classes)}">{safe(text)}</mark>'


def _with_short_addresses(text: str) -> str:
    """Return a text as HTML; a long address shows its host and the first part of its path, and all of it on hover."""
    parts, end = [], 0
    for match in _LONG_ADDRESS.finditer(text):
        parts.append(safe(text[end : match.start()]))
        parts.append(f'<span title="{safe(match[0])}">{safe(web_address.short(match[0]))}</span>')
        end = match.end()
    return "".join([*parts, safe(text[end:])])
