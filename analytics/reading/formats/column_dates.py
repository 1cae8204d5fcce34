"""The dates of a table: what 03/04/2021 means is known only after the other cells of its column."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.reading.dates import dates
from analytics.reading.formats import cell_text, column_names
from analytics.reading.formats.blobs import DAMAGED, UnreadableError
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analytics.reading.formats.table_problems import Table

DAYS = ("date", "retrieved")
_PARTS = (  # the columns of a date in three columns, in the form of `column_names.bare`
    *(("year", "month", "day"), ("jahr", "monat", "tag"), ("annee", "mois", "jour"), ("ano", "mes", "dia")),
    *(("anno", "mese", "giorno"), ("jaar", "maand", "dag"), ("rok", "miesiac", "dzien"), ("год", "месяц", "день")),
)
_NUMBER = re.compile(r"(\d{1,4})(?:\.0+)?", re.ASCII)


class Cell(NamedTuple):
    """A cell whose date depends on its column; one field can have its cells in several columns."""

    column: str
    text: str


def with_column_dates(items: Iterable[RawDocument | Issue], table: Table) -> Iterator[RawDocument | Issue]:
    """Yield the items of a table; from the first document on whose date depends on its column, they wait for its end.

    If the reading of the table fails, the documents before are yielded first.
    """
    waiting: list[RawDocument | Issue] = []
    failure: Exception | None = None
    try:
        for item in items:
            if waiting or item.file in table.unsettled:
                waiting.append(item)
            else:
                yield item
    except (UnreadableError, *DAMAGED) as why:
        failure = why
    for item in waiting:
        yield _settle(item, table) if isinstance(item, RawDocument) else item
    if failure:
        raise failure


def day(row: Mapping[str, object], column: str, part: str, label: str, table: Table) -> str:
    """Return the date of a cell, for now "" if it depends on the other cells of its column."""
    value = cell_text.scalar(row.get(column)) if column else None
    value = (_of_parts(row, column) if part == "date" else "") or value
    if table.orders[column].add(value):
        table.unsettled.setdefault(label, {})[part] = Cell(column, str(value))
        return ""
    date = dates.normalise(value)
    _count_uncertain(value, date, part, label, table)
    return date


def _of_parts(row: Mapping[str, object], column: str) -> str:
    """Return the date of a row with columns for year, month and day, "" if the date is in one column."""
    if not any(column_names.bare(column) in parts for parts in _PARTS):
        return ""
    names = {column_names.bare(name): name for name in row}
    for parts in _PARTS:
        if column_names.bare(column) in parts and parts[0] in names and parts[1] in names:
            return _joined([cell_text.cell(row[names[part]]) for part in parts if part in names])
    return ""


def _joined(cells: Sequence[str]) -> str:
    """Return the date of the cells for year, month and day, to the first that is empty or 0; one can be a full date."""
    written = list(takewhile(lambda one: one.strip("0."), cells))
    numbers = [number[1] for number in map(_NUMBER.fullmatch, written) if number]
    if len(numbers) == len(written):
        return "-".join(number.zfill(2) for number in numbers) or _whole(cells)
    return _whole(cells) or " ".join(reversed(written))


def _whole(cells: Sequence[str]) -> str:
    return next((one for one in cells if dates.readings(one) or len(dates.normalise(one)) == len("2021-08-16")), "")


def _settle(document: RawDocument, table: Table) -> RawDocument:
    """Return a document with its dates in the order of their columns; what stays uncertain is counted."""
    found: dict[str, Any] = {}
    for part, (column, text) in table.unsettled.get(document.file, {}).items():
        found[part] = table.orders[column].read(text)
        _count_uncertain(text, found[part], part, document.file, table)
    origins = {part: origin for part, origin in document.origins.items() if found.get(part, origin)}
    return replace(document, **found, origins=origins)


def _count_uncertain(value: object, date: str, part: str, label: str, table: Table) -> None:
    """Count a cell whose date cannot be read, or that loses its day."""
    shown = cell_text.cell(value)[:40]
    first = f"{table.unit} {label.rpartition('#')[2]}: '{shown}'"
    if shown and not date:
        (table.no_date if part == "date" else table.no_retrieval).add(first)
    elif part == "date" and dates.loses_day(value, date):
        (table.no_order if dates.readings(value) else table.no_day).add(first)
