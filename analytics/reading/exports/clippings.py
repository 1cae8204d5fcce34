"""Clippings collected in one file: each under a heading or a rule, with outlet and date below the title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout
from analytics.reading.exports.splitting import paragraphs

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_ADDRESS = re.compile(r"<?(https?://\S+?)>?")
_SEPARATOR = re.compile(r"\s*(?:[|·•;]|\s[-–—]\s|,(?!\s*\d{4}\b))\s*")
_HEADING = re.compile(r"#{1,6}\s+(.*\S)")
_EMPHASIS = "*_()[] "
_ABOUT_LINES = 3  # lines below the title in which outlet, date, author and address stand


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one clipping: title, a line with outlet, date and author in any order, address, text."""
    kept = [
        (at, line.strip()) for at, line in enumerate(lines) if line.strip() and not labels.RULE.fullmatch(line.strip())
    ]
    if not kept:
        return {}
    heading = _HEADING.fullmatch(kept[0][1])
    fields = {"title": heading[1] if heading else kept[0][1].strip("*_ ")}
    last = kept[0][0]
    for at, line in kept[1 : 1 + _ABOUT_LINES]:
        address = _ADDRESS.fullmatch(line)
        about = {"url": address[1]} if address else about_line(line)
        if not about:
            break
        fields |= {name: value for name, value in about.items() if value}
        last = at
    body = [line for line in lines[last + 1 :] if not labels.RULE.fullmatch(line.strip())]
    return fields | {"body": paragraphs(body, wrapped=True)} if "date" in fields else {}


def about_line(line: str) -> dict[str, str]:
    """Return the fields of a line such as "Northport Herald, 4 March 2019, Maud Ellery"; {} for any other line."""
    pieces = [piece.strip(_EMPHASIS) for piece in _SEPARATOR.split(line) if piece.strip(_EMPHASIS)]
    dated = next((at for at, piece in enumerate(pieces) if labels.written_date(piece)), -1)
    if dated < 0 or any(len(piece) > 60 for piece in pieces):  # noqa: PLR2004 - longer than a name: a sentence
        return {}
    names = [piece for at, piece in enumerate(pieces) if at != dated]
    named = {"source": names[0] if names else "", "author": labels.author(", ".join(names[1:]))}
    return {"date": labels.written_date(pieces[dated])} | named


HEADINGS = Layout(
    "clippings under headings", mark=_HEADING, mark_begins=True, fewest=2, proof=re.compile(r"\d{4}"), read=read
)
RULES = replace(HEADINGS, name="clippings between rules", mark=labels.RULE, mark_divides=True)
