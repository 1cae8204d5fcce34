"""Europresse (html): each field in an element with a class of its own; each record ends with its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.dates import dates
from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout
from analytics.reading.exports.page_text import FIELD_MARK
from analytics.reading.exports.splitting import paragraphs

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_HTML_FIELDS = {
    "DocPublicationName": "source",
    "rdp__DocPublicationName": "source",
    "DocHeader": "about",
    "rdp__DocHeader": "about",
    "titreArticleVisu": "title",
    "rdp__articletitle": "title",
    "docAuthors": "author",
    "sm-margin-bottomNews": "author",
    "docOcurrContainer": "body",
}
_NUMBER = r"(?:news|web|twit|tv|radio|publi)\W{1,3}\d{8}\W{1,3}\S+"
_PIECES = re.compile(r"\s[-–—•/]\s|\s*[•/]\s*")


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record: a line without a name belongs to the field above it."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        before, mark, value = line.strip().partition(FIELD_MARK)
        name = before if mark else name
        text = value if mark else before
        if text.strip() and (name == "body" or name not in fields):
            fields.setdefault(name, []).append(text.strip())
    body = [line for line in fields.pop("body", []) if not labels.COPYRIGHT.fullmatch(line)]
    known = {field: values[0] for field, values in fields.items() if field}
    about = known.pop("about", "")
    source = re.split(r"\s*[(,•]", known.get("source", ""))[0]
    return known | {"source": source, "body": paragraphs(body, wrapped=False)} | _about_line(about)


def _about_line(line: str) -> dict[str, str]:
    """Return the fields of a line such as "lundi 4 mars 2019 - p. 3 - 450 mots"."""
    pieces = [piece.strip() for piece in _PIECES.split(line)]
    dated = filter(None, map(labels.written_date, pieces))
    date = next(dated, "") or next((span.date for span in dates.spans(line)), "")  # "News, May 4, 2021"
    words = next((piece for piece in pieces if labels.WORD_COUNT.fullmatch(piece)), "")
    page = labels.PAGE.search(line)
    return {"date": date, "n_words": words, "page": page[1] if page else ""}


LAYOUT = Layout(
    name="Europresse",
    mark=re.compile(rf".{{0,40}}\b{_NUMBER}", re.IGNORECASE),
    proof=re.compile(rf"^title{FIELD_MARK}"),
    read=read,
    html_fields=_HTML_FIELDS,
)
