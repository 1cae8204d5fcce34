"""ProQuest (txt, rtf, e-mail): records between rules, each field with a label, the text under "Full text"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_SOURCE_LABELS = (
    *("publikationstitel", "titel der publikation", "titre de la publication", "título de publicación"),
    *("título de la publicación", "titolo della pubblicazione", "título da publicação"),
)
_TEXT_LABELS = (*("full text", "volltext", "vollständiger text", "texte intégral", "texto completo", "testo completo"),)
_FIELDS = {
    "title": ("title", "titel", "titre", "título", "titolo"),
    "author": ("author", "autor", "auteur", "autore", "verfasser"),
    "source": ("publication title", *_SOURCE_LABELS, "journal"),
    "date": (
        *("publication date", "erscheinungsdatum", "publikationsdatum", "datum der publikation", "date de publication"),
        *("date de la publication", "fecha de publicación", "data di pubblicazione", "data de publicação"),
    ),
    "section": ("section", "publication section", "rubrik", "sección", "rubrique", "sezione"),
    "page": ("pages", "first page", "seiten", "páginas", "erste seite", "première page", "primera página", "pagina"),
    "language": (
        *("language of publication", "language", "sprache der publikation", "langue de publication"),
        *("langue de la publication", "idioma de publicación", "idioma de la publicación", "lingua di pubblicazione"),
    ),
    "url": ("document url", "dokument-url", "url du document", "url del documento", "url do documento"),
    "body": (*_TEXT_LABELS, "text"),
    "": (
        *("abstract", "links", "subject", "location", "company / organization", "people", "publication info"),
        *("publication year", "year", "publisher", "place of publication", "country of publication", "issn", "eissn"),
        *("publication subject", "source type", "document type", "proquest document id", "copyright", "last updated"),
        *("database", "identifier / keyword", "classification", "document feature", "credit", "column", "dateline"),
        *("volume", "issue", "number of pages", "isbn", "references", "accession number", "e-issn", "illustration"),
        *("details", "notes", "zusammenfassung", "résumé", "resumen", "riassunto", "resumo", "thema", "themen"),
        *("sujet", "materia", "soggetto", "assunto", "ort", "standort", "lieu", "lugar", "luogo", "local"),
        *("personen", "personnes", "personas", "firma/organisation", "unternehmen/organisation"),
        *("entreprise/organisation", "empresa/organización"),
    ),
}  # fmt: skip
_LABEL = labels.pattern(_FIELDS)
_ANY_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][\w /&'’()-]{1,40}?)\s?:(?!//)\s*(?P<value>.*)")  # in any language
_HEADING = re.compile(r"(?P<label>[^\W\d_][^\d():;,.]{2,30}?)(?:\s\([^()]{2,30}\))?(?P<value>)")  # FULL TEXT alone
_NOTE = re.compile(r"\s*\([^()]{2,30}\)(?=\s*:)")  # Abstract (ENGLISH):
BELOW = 6  # lines below the text of an article, half of which have labels
_KNOWN = frozenset(name for names in _FIELDS.values() for name in names)
_SOURCE = re.compile(r"[;,]\s.*")  # "The Herald; Northport": the place


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record without its marks: a value goes on until the next label."""
    fields: dict[str, list[str]] = {}
    name, heading = "", ""
    kept = [line for line in lines if line.strip() and not _is_mark(line)]
    for at, line in enumerate(kept):
        label = _label(line, is_body=name == "body")
        if label and not (name == "body" and (label["label"].casefold() in _FIELDS["body"] or _goes_on(kept[at:]))):
            name = _field(label)
            fields.setdefault(name, [])
        value = (label["value"] if label else line).strip()
        if value and not fields:
            heading = heading or value
        elif value:
            fields[name].append(value)
    joined = {field: ("\n" if field == "body" else " ").join(values) for field, values in fields.items()}
    return {"title": heading} | joined | _tidy_fields(joined)


def _label(line: str, *, is_body: bool) -> re.Match[str] | None:
    """Return the label at the start of a line, in the text of an article only a known one."""
    known = _LABEL.fullmatch(_NOTE.sub("", line[:100], count=1) + line[100:])
    if known:
        return known
    heading = _HEADING.fullmatch(line.strip())
    if heading and heading["label"].isupper() and heading["label"].casefold() in _KNOWN:
        return heading
    return None if is_body else _ANY_LABEL.fullmatch(line)


def _goes_on(lines: Lines) -> bool:
    """Return whether lines that begin with a label are of the text, such as "Location: Town Hall" in an article."""
    labelled = [_label(line, is_body=False) is not None for line in lines[:BELOW]]
    return len(labelled) > 1 and not (any(labelled[1:3]) and 2 * sum(labelled) >= len(labelled))


def _field(label: re.Match[str]) -> str:
    return labels.field_of(label["label"], _FIELDS) if label["label"].casefold() in _KNOWN else ""


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
        rf"^\s*(?:ProQuest document ID|(?:{'|'.join(_TEXT_LABELS)})(?:\s\([^()]+\))?)\s*(?::|$)", re.IGNORECASE
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
