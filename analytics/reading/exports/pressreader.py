"""PressReader (txt, pdf): the text, then "Article Name:", "Publication:", "Section:", "Start Page:", "End Page:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout
from analytics.reading.exports.splitting import paragraphs

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_FIELDS = {
    "title": ("article name",),
    "source": ("publication",),
    "section": ("section",),
    "author": ("author",),
    "page": ("start page",),
    "": ("end page",),
}
_LABEL = labels.pattern(_FIELDS)


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record; date, source and author can be once more above the text."""
    at = next((place for place, line in enumerate(lines) if re.match(r"\s*article name\s*:", line, re.IGNORECASE)), -1)
    if at < 0:
        return {}
    named = (label for label in map(_LABEL.fullmatch, lines[at:]) if label)
    fields = {labels.field_of(label["label"], _FIELDS): label["value"].strip() for label in named}
    begin, date = _below_head(lines[:at], set(fields.values()))
    return fields | {"date": date, "body": paragraphs(lines[begin:at], wrapped=False)}


def _below_head(lines: Lines, repeated: set[str]) -> tuple[int, str]:
    """Return the place of the first line of the text, and the date in the lines above it."""
    date = ""
    for at, line in enumerate(lines):
        pieces = [piece.strip() for piece in re.split(r"\s[-–—]\s|\s*[|•]\s*", line.strip(" -–—"))]
        written = next(filter(None, map(labels.written_date, pieces)), "")
        if not written and line.strip() and not any(piece in repeated for piece in pieces):
            return at, date
        date = date or written
    return len(lines), date


LAYOUT = Layout(
    name="PressReader",
    mark=re.compile(r"end page\s*:\s*\w*", re.IGNORECASE),
    proof=re.compile(r"^\s*article name\s*:", re.IGNORECASE),
    read=read,
)
