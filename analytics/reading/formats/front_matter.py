"""The fields that a text states before its first words: YAML, TOML, header lines, the heading of a reader mode.

Notes of Obsidian, Hugo, Jekyll and web clippers begin with YAML between "---" or TOML between "+++"; hand-made archives
with lines such as "TITLE: ..." and "DATE: ..."; a page copied from a reader mode with host, title, author and "3-4
minutes". The values are read as those of a table with columns of these names.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from analytics import schema
from analytics.reading.dates import dates
from analytics.reading.formats import column_names
from analytics.reading.formats.cell_text import cell
from analytics.reading.raw import FRONT_MATTER, squeeze_blanks
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 200  # lines of a front matter
HEADER_LINES = 15
FEWEST = 2  # fields that make lines a header: one label alone can begin an article
_RETRIEVED = {
    "created",
    "clipped",
    "saved",
    "added",
    "datesaved",
    "dateadded",
    "importdate",
    "importiert",
    "gespeichert",
}
_KEY = re.compile(r"([^\W\d_][\w .-]{0,30}?)\s*:(?:\s+(.*)|)")
_HEADER = re.compile(
    r"\s*(?:[*_#]{0,3})([^\W\d_][^\W\d_]{0,14}(?:[ -][^\W\d_]{1,12}){0,2})(?:[*_]{0,2})\s*:\s*(?:[*_]{0,2})\s*(.*)"
)
_HEADING = re.compile(r"#\s+\S")
_ITEM = re.compile(r"\s*-\s+(.*)")
_PAIR = re.compile(r"\s*[\"']?([\w.-]{1,40})[\"']?\s*=\s*(.*)")
_WIKI = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]|\[([^\]]*)\]\([^)]*\)")
_TEXT_LABELS = {*column_names.NAMES["text"].split(), "fulltext", "volltext"}
_MINUTES = re.compile(
    r"(?:\d{1,3}\s*[-\u2013\u2014]\s*)?\d{1,3}\s*(?:min(?:ute|uto|uut|uten|utes|utos|uti|uta|uty|ut)?s?|мин\w*"
    r"|分)(?:\s.{0,20})?\.?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[\w-]+\.){1,4}[a-z]{2,12}", re.IGNORECASE)


def read(text: str, *, fewest: int = FEWEST) -> dict[str, Any]:
    """Return the fields of a RawDocument in the front matter of a text, {} for a text without one.

    Header lines are a front matter if they have at least `fewest` fields.
    """
    rows = text.lstrip("\ufeff").split("\n")
    first = next((at for at, row in enumerate(rows) if row.strip()), len(rows))
    head = [row.rstrip() for row in rows[first : first + LONGEST]]
    found = _fenced_values(head) or _header_values(head, fewest) or _below_heading(head, fewest) or _reader_mode(head)
    if not found:
        return {}
    values, n_lines = found
    known = {squeeze_blanks(row): FRONT_MATTER for row in head[:n_lines] if row.strip() and not _HEADING.match(row)}
    return _fields(values) | {"known_lines": known}


def _fenced_values(head: Sequence[str]) -> tuple[dict[str, list[str]], int] | None:
    """Return the values between two fences and the number of lines, the fences among them."""
    fence = head[0].strip() if head else ""
    ends = {"---": ("---", "..."), "+++": ("+++",)}.get(fence, ())
    end = next((at for at, row in enumerate(head[1:], start=1) if row.strip() in ends), 0)
    inside = head[1:end]
    if not end or not any(map((_KEY if fence == "---" else _PAIR).match, inside)):
        return None  # a rule above the text
    return (_yaml(inside) if fence == "---" else _toml(inside)), end + 1


def _yaml(rows: Sequence[str]) -> dict[str, list[str]]:
    """Return the values of the keys at the first level: scalars, lists, and lines that continue them.

    A YAML library refuses what note programs write, such as a title with a colon.
    """
    values: dict[str, list[str]] = {}
    last = ""
    for row in rows:
        item, key = _ITEM.fullmatch(row), _KEY.fullmatch(row)
        if item and last:
            values[last].append(_scalar(item[1]))
        elif key and not row[:1].isspace():
            last = key[1]
            values[last] = _list(key[2] or "")
        elif last and row.strip() and not row.lstrip().startswith("#"):
            values[last] = [f"{' '.join(values[last])} {_scalar(row.strip())}".strip()]
    return values


def _toml(rows: Sequence[str]) -> dict[str, list[str]]:
    try:
        table = tomllib.loads("\n".join(rows))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        pairs = (pair for pair in map(_PAIR.fullmatch, rows) if pair)
        return {pair[1]: _list(pair[2]) for pair in pairs}
    several = {key: value if isinstance(value, list) else [value] for key, value in table.items()}
    return {key: [cell(one) for one in value if not isinstance(one, dict)] for key, value in several.items()}


def _list(value: str) -> list[str]:
    """Return the values of "[Maud Quill, Ned Inkwell]", or the one value; a sign of a block of text is not a value."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
        return [_scalar(part) for part in value[1:-1].split(",") if part.strip()]
    return [_scalar(value)] if value and value not in ("|", ">", "|-", ">-", "|+", ">+") else []


def _scalar(value: str) -> str:
    stripped = value.strip().removesuffix(",")
    if len(stripped) > 1 and (stripped[0] + stripped[-1]) in ("''", '""', "<>"):
        stripped = stripped[1:-1]
    return _WIKI.sub(lambda link: link[1] or link[2] or "", stripped)


def _header_values(head: Sequence[str], fewest: int) -> tuple[dict[str, list[str]], int] | None:
    """Return the values of the header lines at the start of a text, up to another line or the label of the text."""
    values: dict[str, list[str]] = {}
    n_lines = 0
    for row in head[:HEADER_LINES]:
        label = _HEADER.fullmatch(row)
        if not row.strip() and values:
            break
        if not label or not (_field(label[1]) or n_lines >= FEWEST):
            break
        if column_names.bare(label[1]) in _TEXT_LABELS:
            n_lines += not label[2].strip()
            break
        values[label[1]] = [_scalar(label[2])]
        n_lines += 1
    fields = {_field(key) for key, value in values.items() if value[0]} - {"", "text"}
    return (values, n_lines) if len(fields) >= fewest and fields & {"title", "source", "url", "author"} else None


def _below_heading(head: Sequence[str], fewest: int) -> tuple[dict[str, list[str]], int] | None:
    """Return the header lines below the first heading of a Markdown text, with the heading as the title."""
    start = next((at for at, row in enumerate(head[1:], start=1) if row.strip()), 0)
    found = _header_values(head[start:], fewest) if start and _HEADING.match(head[0]) else None
    return ({"title": [head[0].strip("# ")]} | found[0], start + found[1]) if found else None


def _field(key: str) -> str:
    return next(iter(column_names.columns((key,))), "")


def _reader_mode(head: Sequence[str]) -> tuple[dict[str, list[str]], int] | None:
    """Return host, title and author of a page copied from a reader mode, whose heading ends with "3-4 minutes"."""
    rows = [(at, row.strip()) for at, row in enumerate(head[:12]) if row.strip()][:5]
    end = next((place for place, (_, row) in enumerate(rows) if _MINUTES.fullmatch(row)), 0)
    heading = [row for _, row in rows[:end]]
    if not end or any(len(row) > 250 for row in heading) or not _HOST.fullmatch(heading[0]):  # noqa: PLR2004 - a paragraph
        return None
    names = dict(zip(("source", "title", "author"), heading, strict=False))
    return {part: [value] for part, value in names.items()}, rows[end][0] + 1


def _fields(values: dict[str, list[str]]) -> dict[str, Any]:
    """Return the fields of a document for the values by key, each with its key as origin."""
    filled = {key: several for key, several in values.items() if any(several)}
    retrieved = [key for key in filled if column_names.bare(key) in _RETRIEVED]
    by_field = column_names.columns(tuple(sorted(filled.keys() - set(retrieved))))
    by_field |= {"retrieved": retrieved[0]} if retrieved and "retrieved" not in by_field else {}
    found = {part: _value(part, filled[key]) for part, key in by_field.items() if part != "text"}
    origins = {part: f"front matter: {by_field[part]}" for part, value in found.items() if value}
    return _with_address(found) | {"origins": origins}


def _value(part: str, several: list[str]) -> str:
    if part in ("date", "retrieved"):
        return dates.normalise(several[0])
    return schema.LIST_SEPARATOR.join(filter(None, map(cell, several))) if part == "author" else cell(several[0])


def _with_address(found: dict[str, str]) -> dict[str, str]:
    """Return the fields with the host for a source that is an address, which is also the URL if there is no other."""
    source = found.get("source", "")
    address = source if "://" in source else ""
    site = web_address.site(address or (f"//{source}" if _HOST.fullmatch(source) else ""))
    url = found.get("url") or address
    return {part: value for part, value in {**found, "source": site or source, "url": url}.items() if value}
