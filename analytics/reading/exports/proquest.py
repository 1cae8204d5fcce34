"""ProQuest (txt, rtf, e-mail): records between rules, each field with a label, the text under "Full text"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_FIELDS = {
    "title": ("title", "titel", "titre", "título", "titolo"),
    "author": ("author", "autor", "auteur", "autore"),
    "source": ("publication title", "publikationstitel", "titre de la publication", "título de publicación", "journal"),
    "date": ("publication date", "erscheinungsdatum", "date de publication", "fecha de publicación"),
    "section": ("section", "publication section"),
    "page": ("pages", "first page", "seiten", "páginas"),
    "language": ("language of publication", "language", "langue de publication", "idioma de publicación"),
    "url": ("document url", "url du document", "url del documento"),
    "body": ("full text", "volltext", "texte intégral", "texto completo", "testo completo", "text"),
    "": (
        *("abstract", "links", "subject", "location", "company / organization", "people", "publication info"),
        *("publication year", "year", "publisher", "place of publication", "country of publication", "issn", "eissn"),
        *("publication subject", "source type", "document type", "proquest document id", "copyright", "last updated"),
        *("database", "identifier / keyword", "classification", "document feature", "credit", "column", "dateline"),
        *("volume", "issue", "number of pages", "isbn", "references", "accession number", "e-issn", "illustration"),
    ),
}  # fmt: skip
_LABEL = labels.pattern(_FIELDS)
_SOURCE = re.compile(r"[;,]\s.*")  # "The Herald; Northport": the place


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record without its marks: a value goes on until the next label."""
    fields: dict[str, list[str]] = {}
    name, heading = "", ""
    for line in lines:
        if _is_mark(line):
            continue
        label = _LABEL.fullmatch(line)
        if label and not (name == "body" and label["label"].casefold() in _FIELDS["body"]):
            name = labels.field_of(label["label"], _FIELDS)
            fields.setdefault(name, [])
        value = (label["value"] if label else line).strip()
        if value and not fields:
            heading = heading or value
        elif value:
            fields[name].append(value)
    joined = {field: ("\n" if field == "body" else " ").join(values) for field, values in fields.items()}
    return {"title": heading} | joined | _tidy_fields(joined)


def _is_mark(line: str) -> bool:
    stripped = line.strip()
    return labels.RULE.fullmatch(stripped) is not None or LAYOUT.mark.fullmatch(stripped) is not None


def _tidy_fields(fields: dict[str, str]) -> dict[str, str]:
    return {
        "source": _SOURCE.sub("", fields.get("source", "")),
        "date": labels.written_date(fields.get("date", "")) or fields.get("date", ""),
        "author": fields.get("author", "").rstrip("."),
    }


LAYOUT = Layout(
    name="ProQuest",
    mark=re.compile(r"_{20,}|Document \d+ of \d+|Dokument \d+ von \d+"),
    mark_begins=True,
    proof=re.compile(
        r"^\s*(?:ProQuest document ID|Full text|Volltext|Texte intégral|Texto completo)\s*:", re.IGNORECASE
    ),
    read=read,
)
_OWN = labels.pattern({"": ("proquest document id", *_FIELDS["source"][:-1])})  # labels that no other text has
# Rules of any length, or none: a program that saves the text as another file can shorten them.
OTHER_RULES = replace(
    LAYOUT,
    mark=labels.RULE,
    proof=_OWN,
    once=labels.pattern({"": ("proquest document id", "publication info", *_FIELDS["source"], *_FIELDS["body"][:-1])}),
)
