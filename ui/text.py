"""Texts of documents are hostile: how to show them as text on each surface."""

from __future__ import annotations

import re
from html import escape
from string import punctuation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PUNCTUATION = re.compile(f"([{re.escape(punctuation)}])")


def plain(text: str) -> str:
    """Return a text for a Markdown surface (labels, captions, buttons): every sign of Markdown stands for itself."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(str(text).split()))


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
    """Return HTML of a text with each (start, end, css class) marked; overlapping hits keep the first."""
    parts, cursor = [], 0
    for start, end, name in sorted(hits):
        if cursor <= start < end <= len(text):
            parts.append(f'{escape(text[cursor:start])}<mark class="{name}">{escape(text[start:end])}</mark>')
            cursor = end
    return "".join(parts) + escape(text[cursor:])
