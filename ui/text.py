"""Texts of documents are hostile: how to show them as text on each surface."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from string import punctuation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PUNCTUATION = re.compile(f"([{re.escape(punctuation)}])")
_LINKED = re.compile(r"https?(?=:)|ftp(?=:)|www(?=\.)|(?<=\w)(?=@)", re.IGNORECASE)  # what Markdown makes a link of
_JOINER = "\u2060"  # not seen


def plain(text: str) -> str:
    """Return a text for a Markdown surface (labels, captions, buttons): every sign of Markdown stands for itself.

    Escaped addresses become links all the same, so an unseen character breaks them.
    """
    return _PUNCTUATION.sub(r"\\\1", _LINKED.sub(rf"\g<0>{_JOINER}", " ".join(str(text).split())))


def chart(text: str) -> str:
    """Return a text for Plotly, which reads pseudo-HTML and %{} templates, and shows &quot; as it is."""
    return escape(" ".join(str(text).split()), quote=False).replace("{", "&#123;").replace("%", "&#37;")


def cut(text: str, width: int = 28) -> str:
    """Return at most `width` code points of a text, cut at a word, for a chart axis."""
    text = " ".join(str(text).split())
    if len(text) <= width:
        return text
    room = text[: width - 1]
    head = room if text[width - 1] == " " else room.rsplit(" ", 1)[0]
    return f"{head if len(head) > width // 2 else room}…"


def marked(text: str, hits: Iterable[tuple[int, int, str]]) -> str:
    """Return HTML of a text with each (start, end, css class) marked; where hits overlap a mark has both classes.

    No mark reaches over a line end, so that the lines can become paragraphs.
    """
    valid = sorted({hit for hit in hits if 0 <= hit[0] < hit[1] <= len(text)})
    ends = {at for start, end, _ in valid for at in (start, end)}
    ends |= {at for line in re.finditer("\n", text) for at in line.span()}
    cuts = sorted(ends | {0, len(text)})
    parts, begun, open_hits = [], 0, []
    for start, end in pairwise(cuts):
        while begun < len(valid) and valid[begun][0] <= start:
            open_hits.append(valid[begun])
            begun += 1
        open_hits = [hit for hit in open_hits if hit[1] > start]
        parts.append(_mark(text[start:end], sorted({name for _, _, name in open_hits})))
    return "".join(parts)


def _mark(text: str, classes: list[str]) -> str:
    if not classes or text == "\n":
        return escape(text)
    return f'<mark class="{" ".join(classes)}">{escape(text)}</mark>'
