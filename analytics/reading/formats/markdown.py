"""The text of Markdown without its marks: links, emphasis, images, footnotes, headings, quotations, to-dos."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.raw import squeeze_blanks

if TYPE_CHECKING:
    from collections.abc import Container

SUFFIXES = (".md", ".markdown")
NOTE = "a footnote, a to-do or an embedded file of the note"
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?\s*")
_ASIDE = re.compile(
    r"\s*(?:\[\^[^\]\s]{1,40}\]:.*|[-*+]\s+\[[ xX/-]\]\s.*|!\[\[[^\]]*\]\]|%%.*%%|\[[^\]^]{1,60}\]:\s+\S.*)\s*"
)
_IMAGE = re.compile(
    r"\[?!\[[^\[\]]{0,500}\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s[^()]*)?\)(?:\]\([^()\s]*\))?"
    r"|!\[\[[^\[\]]{0,200}\]\]"
)
_LINK = re.compile(
    r"\[([^\[\]]{0,500})\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+[\"'(][^()]*)?\)"
    r"|\[([^\[\]^]{1,300})\]\[[^\[\]]{0,60}\]"
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_STRONG = re.compile(
    r"(?<![\w*\\])(\*\*\*|\*\*|__|\*|~~|==)(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"
    r"|(?<![\w_\\])(_)(?=\S)([^_\n]{1,500}?)(?<=\S)_(?!\w)"
)
_CODE = re.compile(r"`([^`\n]{1,500})`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


class Note(NamedTuple):
    """A text without Markdown; its heading of the first level, if it begins with it; lines that are no article."""

    text: str
    title: str
    aside: dict[str, str]


def read(text: str, front: Container[str] = ()) -> Note:
    """Return a text without Markdown, line by line; the lines `front`, in the form of `squeeze_blanks`, stay."""
    rows, aside, title, is_begun = [], dict[str, str](), "", False
    for row in text.split("\n"):
        if squeeze_blanks(row) in front:
            rows.append(row)
            continue
        bare = "" if _FENCE.match(row) else _row(row)
        if bare.strip() and _ASIDE.fullmatch(row):
            aside[squeeze_blanks(bare)] = NOTE
        elif bare.strip() and not is_begun:
            is_begun, title = True, bare.strip() if row.lstrip().startswith("# ") else ""
        rows.append(bare)
    return Note("\n".join(rows), title, aside)


def _row(row: str) -> str:
    heading = _HEADING.fullmatch(row)
    bare = heading[1] if heading else _CALLOUT.sub("", _QUOTE.sub("", row, count=1), count=1)
    if _ASIDE.fullmatch(row):
        return bare
    bare = _FOOTNOTE.sub("", _IMAGE.sub("", bare))
    bare = _WIKI.sub(r"\1", _LINK.sub(lambda link: link[1] or link[2] or "", bare))
    for _ in range(2):  # bold in italics
        bare = _STRONG.sub(lambda strong: strong[2] or strong[4], bare)
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", _ADDRESS.sub(r"\1", bare)))
