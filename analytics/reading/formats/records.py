"""Read one record of a table as one document: the columns of its fields, and the text of its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analytics.reading.cleaning import author_lines
from analytics.reading.formats import cell_text, column_dates, column_names, truncation
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import is_markup
from analytics.reading.formats.message_layouts import MESSAGE, NOTICE
from analytics.reading.raw import RawDocument
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.reading.formats.table_problems import Table

ON_ONE_LINE = ("title", "source", "language", "author", "url")
HEADLINE = "headline only"
_ADDRESS = re.compile(r"(?:https?:)?//\S+\Z|www\.[^\s/]+\Z|[\w-]+(?:\.[\w-]+)+/\S*\Z", re.IGNORECASE)
_PLACEHOLDER_LENGTH = 60
_PLACEHOLDER = re.compile(
    r"none|null|nan|nat|<na>|n/?a|#n/?a!?|undefined|not available|\[removed\]|-{1,3}"
    r"|\(?no (?:text|content|title|author)\)?"
    r"|only available in .{1,30} plans?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(  # a source or an author that names nobody
    r"unknown(?: (?:source|author|publisher))?|anonymous|unbekannt|inconnu|desconocido|sconosciuto|onbekend"
    r"|guest writers?(?: - \w+)?",
    re.IGNORECASE,
)
_BY = re.compile(r"\Aby\s+(?=[A-Z\W])", re.IGNORECASE)


def document(row: Mapping[str, object], label: str, number: str, table: Table) -> RawDocument | None:
    """Return the document of one row, or None if it has no text; problems are counted."""
    table.n_rows += 1
    place = f"{table.unit} {number}"
    if row.get(NOTICE):
        table.notices.add(place)
        return None
    row = row if row.get(MESSAGE) else _without_placeholders(row)
    used = _used_columns(row, table.chosen)
    table.note_dated_columns(row, used)
    values = {part: cell(row[used[part]]) for part in ON_ONE_LINE if part in used}
    values |= {part: "" for part in ("source", "author") if _NO_NAME.fullmatch(values.get(part, "").strip())}
    text, truncated = _article_text(row, used, table)
    headline = "" if text.strip() or not table.headlines else values.get("title", "")
    if not (text.strip() or headline):
        table.count_without_text(place, values.get("url", ""))
        return None
    if headline:
        table.count_headline(values.get("url", ""))
        text, truncated = headline, HEADLINE
    elif truncated:
        table.cut_short.add(f"{place}: {truncated}")
    if "\ufffd" in text:
        table.broken.add(place)
    values |= _names(values)
    days = {part: column_dates.day(row, used.get(part, ""), part, label, table) for part in column_dates.DAYS}
    values["date"], retrieved = days["date"], days["retrieved"]
    later = table.unsettled.get(label, {})
    origins = {part: f"column {used[part]}" for part, value in values.items() if value or part in later}
    fields: dict[str, Any] = {**values, "html": is_markup(text), "retrieved": retrieved, "origins": origins}
    body_only = bool(headline or (row.get(MESSAGE) and not fields["html"]))
    return with_source(RawDocument(label, text, **fields, truncated=truncated, body_only=body_only))


def _without_placeholders(row: Mapping[str, object]) -> Mapping[str, object]:
    """Return a row with "" for cells that have nothing, such as "nan" or "ONLY AVAILABLE IN PAID PLANS"."""
    empty = {name: "" for name, value in row.items() if isinstance(value, str) and _is_placeholder(value)}
    return {**row, **empty} if empty else row


def _is_placeholder(value: str) -> bool:
    return len(value) <= _PLACEHOLDER_LENGTH and _PLACEHOLDER.fullmatch(value.strip()) is not None


def _used_columns(row: Mapping[str, object], chosen: column_names.Chosen) -> dict[str, str]:
    """Return `{field: column}`: of the columns that can be a field the first that is not empty in this row.

    An address is a name of a source only if there is no other.
    """
    used: dict[str, str] = {}
    for part, several in column_names.candidates(tuple(row), chosen).items():
        filled = [name for name in several if row[name] not in (None, "", [], {})] if len(several) > 1 else several
        if part == "source" and len(filled) > 1:
            filled = [name for name in filled if not _ADDRESS.match(cell(row[name]))] or filled
        used[part] = (*filled, several[0])[0]
    return used


def _value(row: Mapping[str, object], used: Mapping[str, str], part: str) -> object:
    return row[used[part]] if part in used else None


def _article_text(row: Mapping[str, object], used: Mapping[str, str], table: Table) -> tuple[str, str]:
    """Return the text of a row without the mark that it is cut short, and why it is cut short, "" if it is whole."""
    column, value = used.get("text", ""), _value(row, used, "text")
    text = cell_text.body(value)
    if isinstance(value, str) and truncation.is_excel_limit(value):
        return text, truncation.EXCEL
    text, reason = truncation.split_mark(text)
    is_excerpt = column_names.is_excerpt(column) and ("text", column) not in table.chosen
    return text, reason or (f"an excerpt: column {column}" if is_excerpt else "")


def _names(values: Mapping[str, str]) -> dict[str, str]:
    """Return the source, the title without the name of its source, and the author without "By" and places."""
    source = values.get("source", "")
    if _ADDRESS.match(source):
        source = web_address.site(source if "//" in source else f"//{source}") or source
    title = re.sub(rf"\s+[-\u2013\u2014|]\s+{re.escape(source)}\Z", "", values.get("title", ""), flags=re.IGNORECASE)
    names = {"source": source, "title": title if source else values.get("title", "")}
    names["author"] = author_lines.without_places(_BY.sub("", values.get("author", "")))
    return {part: value for part, value in names.items() if value}


def numbered_article(
    file: str, number: int, text: str, fields: Mapping[str, str], origin: str, **more: Any
) -> RawDocument:
    """Return article `number` of a file with several: `fields` come from `origin`, `more` are other attributes.

    Its text is the article alone if `more` does not say otherwise.
    """
    origins = {part: origin for part, value in fields.items() if value}
    known: dict[str, Any] = {"body_only": True, **fields, **more}
    return with_source(RawDocument(f"{file}#{number}", text, **known, origins=origins, record=number))


def with_source(document: RawDocument) -> RawDocument:
    """Return the document; if it has no source, its source is the host of its address."""
    name = "" if document.source else web_address.site(document.url)
    return replace(document, source=name, origins={**document.origins, "source": "URL"}) if name else document
