"""Nexis Uni and Lexis Advance (docx, rtf, pdf): title, source and date in lines, then labels, "Body" and the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout
from analytics.reading.exports.splitting import paragraphs

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_BODY = re.compile(
    r"(?:body|textkörper|volltext|corps(?: du texte)?|cuerpo|corpo|testo|hoofdtekst|tekst)", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:classification|klassifizierung|klassifikation|classement|classificatie|clasificación|classificazione|graphic"
    r"|grafik|graphique|gráfico|grafica|notes|bibliography|references|correction|end of document)",
    re.IGNORECASE,
)
_TAIL = labels.pattern({"": (*labels.OF_DATABASE, *labels.LANGUAGE)})
_LANGUAGE_WORDS = 4  # "Language: ENGLISH"; a paragraph that begins with the word is longer
_NOTICE = re.compile(
    r"(?:(?:page|seite|pagina|página) \d+ (?:of|von|de|sur|di|van) \d+"
    r"|link to (?:image|original|pdf).*|pdf-datei dieses dokuments.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "author": labels.BYLINE,
    "section": labels.SECTION,
    "n_words": labels.LENGTH,
    "": (*labels.BEFORE_BODY, *labels.LANGUAGE),
}
_LABEL = labels.pattern(_FIELDS)
_ABOVE_DATE = 2  # lines: the title and the source


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record; a cover page is before the title of the first one."""
    begin = next((at for at, line in enumerate(lines) if _BODY.fullmatch(line.strip())), -1)
    if begin < 0:
        return {}
    head = [line.strip() for line in lines[:begin] if line.strip()]
    end = next((at for at in range(begin + 1, len(lines)) if _is_after(lines[at].strip())), len(lines))
    fields = _head_fields(head)
    body = [line for line in lines[begin + 1 : end] if not _NOTICE.fullmatch(line.strip())]
    body = [line for line in body if line.strip() != fields.get("title")]  # the running head of a PDF
    return fields | {"body": paragraphs(body, wrapped=False)} | labels.language(lines[end:], _LABEL)


def _is_after(line: str) -> bool:
    tail = _TAIL.fullmatch(line)
    return _AFTER.fullmatch(line) is not None or (tail is not None and len(tail["value"].split()) <= _LANGUAGE_WORDS)


def _head_fields(head: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = labels.date_line(head, last=True)
    if at >= _ABOVE_DATE:
        fields |= {"title": head[at - 2], "source": head[at - 1], "date": labels.written_date(head[at])}
    for line in head[max(at, 0) :]:
        if label := _LABEL.fullmatch(line):
            fields[labels.field_of(label["label"], _FIELDS)] = label["value"]
    return fields | labels.section_and_page(fields.get("section", ""))


LAYOUT = Layout(
    name="Nexis Uni",
    mark=re.compile(
        r"(?:end of document|ende des dokuments|fin d[ue] document|fin del documento|fine del documento"
        r"|einde van (?:het )?document)",
        re.IGNORECASE,
    ),
    proof=re.compile(rf"^\s*{_BODY.pattern}\s*$", re.IGNORECASE),
    read=read,
    announced=re.compile(r"^\s*(?:documents?|dokumente|documentos|documenti|documenten)\s*\((\d+)\)", re.IGNORECASE),
)
