"""Tables (csv, tsv, xlsx, parquet, json, jsonl) -> documents, row by row where the format allows; or their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.formats import json_records, records, tabular
from analytics.reading.formats.blobs import PLAIN_LIMIT, Blob
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Found = RawDocument | Issue

GRIDS = {
    ".csv": tabular.of_csv,
    ".tsv": tabular.of_csv,
    ".tab": tabular.of_csv,
    ".xlsx": tabular.of_xlsx,
    ".parquet": tabular.of_parquet,
}
LISTINGS = {".json": json_records.of_json, ".jsonl": json_records.of_jsonl, ".ndjson": json_records.of_jsonl}
N_SAMPLES = 3
SAMPLE_LENGTH = 80  # characters of a sample cell: enough to tell a title from a text


@dataclass(frozen=True)
class TableColumns:
    """One table as its first rows show it: `columns` in order, `found` {field: column}, `samples` {column: cells}."""

    file: str
    columns: tuple[str, ...]
    found: dict[str, str]
    samples: dict[str, tuple[str, ...]]


def read(blob: Blob, stream: IO[bytes]) -> Iterator[Found]:
    """Read every row or record of a table as one document."""
    if blob.suffix in LISTINGS:
        yield from _records(blob, LISTINGS[blob.suffix](blob, stream))
        return
    empty = True
    for sheet in GRIDS[blob.suffix](blob, stream):
        if isinstance(sheet, Issue):
            yield sheet
        else:
            empty = False
            yield from _rows(blob, sheet)
    if empty:
        yield from records.Table(blob.name).issues()


def head(blob: Blob, stream: IO[bytes]) -> Iterator[TableColumns]:
    """Give the columns of each table in a file, from its first rows; a JSON document of more than 20 MB gives none."""
    if blob.suffix not in LISTINGS:
        yield from (
            _grid_head(blob, sheet) for sheet in GRIDS[blob.suffix](blob, stream) if isinstance(sheet, tabular.Sheet)
        )
    elif blob.suffix != ".json" or blob.size <= PLAIN_LIMIT:
        listing = LISTINGS[blob.suffix](blob, stream)
        found = (each[1] for each in listing.records if not isinstance(each, Issue))
        rows = list(islice((row for row in found if isinstance(row, Mapping)), N_SAMPLES))
        yield _columns(blob.name, tuple(dict.fromkeys(name for row in rows for name in row)), rows)


def _grid_head(blob: Blob, sheet: tabular.Sheet) -> TableColumns:
    header = _header(sheet)
    filled = (cells for cells in sheet.rows if any(cells))
    rows = [dict(zip(header, cells, strict=False)) for cells in islice(filled, N_SAMPLES)]
    return _columns(f"{blob.name}!{sheet.name}" if sheet.name else blob.name, tuple(filter(None, header)), rows)


def _columns(file: str, names: tuple[str, ...], rows: Sequence[Mapping[str, object]]) -> TableColumns:
    samples = {name: tuple(records.cell(row.get(name))[:SAMPLE_LENGTH] for row in rows) for name in names}
    return TableColumns(file, names, records.columns(names), samples)


def _header(sheet: tabular.Sheet) -> list[str]:
    return [records.cell(name) for name in next((row for row in sheet.rows if any(row)), ())]


def _rows(blob: Blob, sheet: tabular.Sheet) -> Iterator[Found]:
    """Give the documents of rows of cells; the rows of a second sheet are named after it."""
    header = _header(sheet)
    table = records.Table(blob.name, chosen=blob.columns)
    yield from table.column_issues(header)
    if "text" not in records.columns(tuple(header), blob.columns):
        return
    prefix = f"{sheet.name}!" if sheet.name else ""
    for number, cells in enumerate((row for row in sheet.rows if row), start=1):
        if len(cells) > len(header) and any(cells[len(header) :]):
            table.too_wide.add(f"row {number}")
        row = dict(zip(header, cells, strict=False))
        if any(cell not in (None, "") for cell in cells):
            yield from _if_document(records.document(row, f"{blob.name}#{prefix}{number}", str(number), table))
    yield from table.issues()


def _records(blob: Blob, listing: json_records.Listing) -> Iterator[Found]:
    """Give the documents of records; a file in which no record has a text column is told as that alone."""
    table = records.Table(blob.name, listing.unit, blob.columns)
    names: dict[str, None] = {}
    told = 0
    for found in listing.records:
        if isinstance(found, Issue):
            told += 1
            yield found
            continue
        number, record = found
        row: Mapping[str, Any] = record if isinstance(record, Mapping) else {}
        names.update(dict.fromkeys(row))
        yield from _if_document(records.document(row, f"{blob.name}#{number}", str(number), table))
    if table.n_rows:
        yield from table.column_issues(names)
    if "text" in records.columns(tuple(names), blob.columns) or not (table.n_rows or told):
        yield from table.issues()


def _if_document(document: RawDocument | None) -> Iterator[RawDocument]:
    if document is not None:
        yield document
