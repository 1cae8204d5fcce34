"""GBI-Genios and WISO (txt, rtf, pdf): title and text, then "Quelle:" with source, date and page, then a notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout
from analytics.reading.exports.splitting import paragraphs

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_FIELDS = {
    "": ("issn", "dokumentnummer", "alle rechte vorbehalten", "quelle", "source"),
    "section": ("ressort", "rubrik"),
    "author": ("autor", "autoren", "von"),
    "url": ("dauerhafte adresse des dokuments", "permanent url"),
}
_LABEL = labels.pattern(_FIELDS)
_ORIGIN = re.compile(
    r"\s*(?:quelle|source)\s*:\s*(?P<source>.+?)\s*(?:,|\bvom|\bof)\s+(?P<rest>.*\d{4}.*)", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d")


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record."""
    at = next((place for place, line in enumerate(lines) if _ORIGIN.fullmatch(line)), -1)
    origin = _ORIGIN.fullmatch(lines[at]) if at >= 0 else None
    if origin is None:
        return {}
    above = [line for line in lines[:at] if line.strip() and not _repeats(line, origin["source"])]
    if not above:
        return {}
    fields = {
        labels.field_of(label["label"], _FIELDS): label["value"] for label in map(_LABEL.fullmatch, lines[at:]) if label
    }
    date, page = _DATE.search(origin["rest"]), labels.PAGE.search(origin["rest"])
    known = {
        "title": above[0],
        "source": origin["source"],
        "date": labels.written_date(date[0]) if date else "",
        "page": page[1] if page else "",
        "body": paragraphs(lines[lines.index(above[0]) + 1 : at], wrapped=False),
    }
    return fields | known


def _repeats(line: str, source: str) -> bool:
    """Return whether a line is the head of the record: "Süddeutsche Zeitung vom 04.03.2019, Seite 3"."""
    return line.strip().startswith(source) and _DATE.search(line) is not None


LAYOUT = Layout(
    name="GBI-Genios",
    mark=re.compile(r"(?:©|\(c\))\s*GBI-Genios.*", re.IGNORECASE),
    proof=re.compile(r"^\s*(?:quelle|source)\s*:", re.IGNORECASE),
    read=read,
)
