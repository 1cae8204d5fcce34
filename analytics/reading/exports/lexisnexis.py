"""LexisNexis classic (txt, html, rtf): "1 of 3 DOCUMENTS", source, date, title, labels in capitals, wrapped text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout
from analytics.reading.exports.splitting import paragraphs

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_BODY = ("body", "textkörper", "corps", "cuerpo", "corpo", "tekst")
_FIELDS = {
    "title": labels.TITLE,
    "author": labels.BYLINE,
    "section": labels.SECTION,
    "n_words": labels.LENGTH,
    "": (*labels.BEFORE_BODY, *_BODY),
}
_HEAD = labels.pattern(_FIELDS)
_TAIL = labels.pattern({"": labels.AFTER_BODY, "language": labels.LANGUAGE})


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record; its first line is the mark."""
    lines = lines[1:]
    first = next((at for at, line in enumerate(lines) if _is_head(line)), 0)  # a copyright line can stand above it
    end = next((at for at, line in enumerate(lines) if at > first and _is_tail(line)), len(lines))
    begin = max((at for at in range(end) if _is_head(lines[at])), default=-1) + 1
    while 0 < begin < end and lines[begin].strip() and not _is_body_label(lines[begin - 1]):  # of a wrapped value
        begin += 1
    fields = _fields_above_labels(lines[:begin]) | _fields_by_label(lines[:begin])
    return fields | {"body": paragraphs(lines[begin:end], wrapped=True)} | labels.language(lines[end:], _TAIL)


def _is_head(line: str) -> bool:
    label = _HEAD.fullmatch(line)
    return label is not None and label["label"].isupper()


def _is_body_label(line: str) -> bool:
    return line.strip().rstrip(" :").casefold() in _BODY


def _is_tail(line: str) -> bool:
    label = _TAIL.fullmatch(line)
    return (label is not None and label["label"].isupper()) or bool(re.match(r"\s{8,}copyright\b", line, re.IGNORECASE))


def _fields_by_label(head: Lines) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in head:
        if _is_head(line) and (label := _HEAD.fullmatch(line)):
            name = labels.field_of(label["label"], _FIELDS)
            fields[name] = label["value"].strip()
        elif not line.strip():
            name = ""
        elif name:
            fields[name] += f" {line.strip()}"
    return fields | labels.section_and_page(fields.get("section", ""))


def _fields_above_labels(head: Lines) -> dict[str, str]:
    """Return source, date and title: the paragraphs above the first label, in this order."""
    first = next((at for at, line in enumerate(head) if _is_head(line)), len(head))
    dated = labels.date_line(head[:first], last=False)
    if dated < 0:
        return {"title": _paragraphs(head[:first])[-1]}
    blank = next((at for at in range(dated, first) if not head[at].strip()), dated)  # an edition follows the date
    title = next((text for text in _paragraphs(head[blank:first]) if not _is_edition(text)), "")
    return {"source": _paragraphs(head[:dated])[-1], "date": labels.written_date(head[dated]), "title": title}


def _paragraphs(lines: Lines) -> list[str]:
    """Return the paragraphs of wrapped lines without those of copyright; [""] for none."""
    return [text for text in paragraphs(lines, wrapped=True).split("\n") if not labels.COPYRIGHT.match(text)] or [""]


def _is_edition(text: str) -> bool:
    return bool(re.fullmatch(r".{0,40}\b(?:edition|ausgabe|édition|edición|edizione|editie)", text, re.IGNORECASE))


LAYOUT = Layout(
    name="LexisNexis",
    mark=re.compile(
        r"(?:dokument\s+)?\d[\d.,]*\s+(?:of|von|de|di|van)\s+\d[\d.,]*(?:\s+(?:documents?|dokumente?n?|documentos?|documenti))?"
        r"|document\s+\d+\s+de\s+\d+",
        re.IGNORECASE,
    ),
    mark_begins=True,
    proof=re.compile(rf"^\s*(?:{'|'.join(map(str.upper, labels.LENGTH))})\s*:"),
    read=read,
    announced=re.compile(
        r"\d+\s+(?:of|von|de|di|van)\s+(\d[\d.,]*)\s+(?:documents?|dokument|documentos|documenti)", re.IGNORECASE
    ),
)
