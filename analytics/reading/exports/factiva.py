"""Factiva (html, rtf, txt): headline, word count, date and source in lines, then the text; or labels of two letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.exports import labels
from analytics.reading.exports.layout import Layout
from analytics.reading.exports.page_text import FIELD_MARK
from analytics.reading.exports.splitting import paragraphs

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Lines

_CODES = {
    "title": ("HD",), "author": ("BY",), "n_words": ("WC",), "date": ("PD",), "source": ("SN",), "section": ("SE",),
    "page": ("PG",), "language": ("LA",), "body": ("LP", "TD", "TX"),
    "": ("CR", "ET", "SC", "ED", "VOL", "CY", "CX", "ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB",
         "AN", "CLM", "GC", "DE"),
}  # fmt: skip
_CODE = re.compile(
    rf"\s*(?P<label>{'|'.join(code for codes in _CODES.values() for code in codes)})(?:\s{{2,}}|\t+|\s*$)(?P<value>.*)"
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*(?:[ap]m|uhr|gmt|[a-z]{3,4}))?", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:english|german|deutsch|french|français|spanish|español|italian|italiano|dutch|nederlands|portuguese|polish"
    r"|português|russian|русский|arabic|العربية|chinese|中文|japanese|日本語|korean|한국어|turkish|türkçe|swedish|svenska|danish"
    r"|dansk|norwegian|norsk|finnish|suomi|czech|čeština|hungarian|magyar|greek|polski|ukrainian|українська)\b.*",
    re.IGNORECASE,
)
_AUTHOR_WORDS = 6  # a longer line under the headline is not a name


def read(lines: Lines) -> dict[str, str]:
    """Return the fields of one record, with labels of two letters or without any."""
    kept = [line for line in lines if line.strip()]
    coded = sum(_CODE.fullmatch(line) is not None for line in kept)
    return _fields_by_code(kept) if coded >= 5 else _fields_in_order(kept)  # noqa: PLR2004 - a record has twenty


def _fields_by_code(lines: list[str]) -> dict[str, str]:
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        label = _CODE.fullmatch(line)
        if label:
            name = next(field for field, codes in _CODES.items() if label["label"] in codes)
        value = (label["value"] if label else line).strip()
        if value:
            fields.setdefault(name, []).append(value)
    joined = {name: ("\n" if name == "body" else " ").join(values) for name, values in fields.items()}
    author = labels.author(joined.get("author", ""))
    return joined | {"date": labels.written_date(joined.get("date", "")), "author": author}


def _fields_in_order(lines: list[str]) -> dict[str, str]:
    count = next((at for at, line in enumerate(lines) if labels.WORD_COUNT.fullmatch(line.strip())), -1)
    if count < 0:
        return {}
    begin = _body_begin(lines, count)
    below = [line.strip() for line in lines[count + 1 : begin]]
    fields = _fields_above(lines[:count]) | {"n_words": lines[count]} | _fields_below(below)
    holder = re.sub(
        r"^(?:copyright|©|\(c\))\s*\d*,?\s*", "", next(filter(labels.COPYRIGHT.match, below), ""), flags=re.IGNORECASE
    )
    body = lines[begin:]
    if len(body) > 1 and holder and holder.casefold().startswith(body[-1].strip().rstrip(".").casefold()):
        body = body[:-1]  # the publisher is once more below the text
    return fields | {"body": paragraphs(body, wrapped=False)}


def _body_begin(lines: list[str], count: int) -> int:
    """Return the place of the first paragraph: below the copyright line, else below the language."""
    places = range(count + 1, min(count + 12, len(lines)))
    rights = [
        at for at in places if labels.COPYRIGHT.match(lines[at].strip()) or labels.RIGHTS.fullmatch(lines[at].strip())
    ]
    spoken = [at for at in places if _LANGUAGE.fullmatch(lines[at].strip())]
    return max(rights or spoken or [count]) + 1


def _fields_above(lines: list[str]) -> dict[str, str]:
    """Return section, title and author: the lines above the word count. On a page the title is marked as such."""
    marked = {name: value for line in lines for name, value in _marked_fields(line)}
    plain = [line.strip() for line in lines if not any(_marked_fields(line))]
    if "title" in marked:
        return {"section": plain[-1] if plain else ""} | marked | {"author": labels.author(marked.get("author", ""))}
    if len(plain) > 1 and (labels.BY.match(plain[-1]) or (len(plain) > 2 and len(plain[-1].split()) <= _AUTHOR_WORDS)):  # noqa: PLR2004 - section, title, author
        author = labels.author(plain.pop())
        return {"author": author, "title": plain[-1], "section": plain[-2] if len(plain) > 1 else ""}
    return {"title": plain[-1] if plain else "", "section": plain[-2] if len(plain) > 1 else ""}


def _marked_fields(line: str) -> list[tuple[str, str]]:
    name, mark, value = line.strip().partition(FIELD_MARK)
    return [(name, value)] if mark else []


def _fields_below(lines: list[str]) -> dict[str, str]:
    """Return date, source, page and language: the lines below the word count, a time can follow the date."""
    at = labels.date_line(lines, last=False)
    after = [line for line in lines[at + 1 :] if not _TIME.fullmatch(line)]
    language = next((line for line in after if _LANGUAGE.fullmatch(line)), "")
    page = next((line for line in after[1:] if re.fullmatch(r"[A-Z]{0,3}-?\d{1,4}", line)), "")
    return {
        "date": labels.written_date(lines[at]) if at >= 0 else "",
        "source": after[0] if after else "", "language": language, "page": page,
    }  # fmt: skip


LAYOUT = Layout(
    name="Factiva",
    mark=re.compile(
        r"(?:AN\s+)?(?:document|dokument|documento|документ|文件|文書|문서)\s+(?=\w*\d)[A-Z0-9]{12,40}", re.IGNORECASE
    ),
    proof=re.compile(rf"^\s*(?:{labels.WORD_COUNT.pattern}\s*$|WC\s)", re.IGNORECASE),
    read=read,
    html_fields={"enHeadline": "title", "deHeadline": "title", "hd": "title", "author": "author"},
)
