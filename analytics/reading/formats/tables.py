"""Read tables (csv, tsv, xlsx, parquet, json, jsonl) into documents, row by row if possible; or only their columns."""

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

    Item = RawDocument | Issue

GRIDS = {
    ".csv": tabular.of_csv,
    ".tsv": tabular.of_csv,
    ".tab": tabular.of_csv,
    ".xlsx": tabular.of_xlsx,
    ".parquet": tabular.of_parquet,
}
LISTINGS = {".json": json_records.of_json, ".jsonl": json_records.of_jsonl, ".ndjson": json_records.of_jsonl}
N_SAMPLES = 3
SAMPLE_LENGTH = 80  # characters of a sample cell: enough to distinguish a title from a text


@dataclass(frozen=True)
class TableColumns:
    """The columns of a table from its first rows; `found` is {field: column}, `samples` {column: cells}."""

    file: str
    columns: tuple[str, ...]
    found: dict[str, str]
    samples: dict[str, tuple[str, ...]]


def read(blob: Blob, stream: IO[bytes]) -> Iterator[Item]:
    """Yield every row or record of a table as one document."""
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
    """Yield the columns of each table in a file, from its first rows; none for a JSON document of more than 20 MB."""
    if blob.suffix not in LISTINGS:
        yield from (
            _grid_head(blob, sheet) for sheet in GRIDS[blob.suffix](blob, stream) if isinstance(sheet, tabular.Sheet)
        )
    elif blob.suffix != ".json" or blob.size <= PLAIN_LIMIT:
        listing = LISTINGS[blob.suffix](blob, stream)
        found_records = (each[1] for each in listing.records if not isinstance(each, Issue))
        rows = list(islice((row for row in found_records if isinstance(row, Mapping)), N_SAMPLES))
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


def _rows(blob: Blob, sheet: tabular.Sheet) -> Iterator[Item]:
    """Yield the documents of rows of cells; with several sheets, the names of the rows begin with their sheet."""
    header = _header(sheet)
    table = records.Table(blob.name, chosen=blob.columns)
    yield from table.column_issues(header)
    if "text" not in records.columns(tuple(header), blob.columns):
        return
    yield from records.with_column_dates(_row_documents(blob, sheet, header, table), table)
    yield from table.issues()


def _row_documents(
    blob: Blob, sheet: tabular.Sheet, header: Sequence[str], table: records.Table
) -> Iterator[RawDocument]:
    prefix = f"{sheet.name}!" if sheet.name else ""
    for number, cells in enumerate((row for row in sheet.rows if row), start=1):
        if len(cells) > len(header) and any(cells[len(header) :]):
            table.too_wide.add(f"row {number}")
        row = dict(zip(header, cells, strict=False))
        if any(cell not in (None, "") for cell in cells):
            yield from _if_document(records.document(row, f"{blob.name}#{prefix}{number}", str(number), table))


def _records(blob: Blob, listing: json_records.Listing) -> Iterator[Item]:
    """Yield the documents of records; if no record has a text column, that is the only Issue about the rows."""
    table = records.Table(blob.name, listing.unit, blob.columns)
    names: dict[str, None] = {}
    n_issues = 0
    for item in records.with_column_dates(_record_documents(blob, listing, names, table), table):
        n_issues += isinstance(item, Issue)
        yield item
    if table.n_rows:
        yield from table.column_issues(names)
    if "text" in records.columns(tuple(names), blob.columns) or not (table.n_rows or n_issues):
        yield from table.issues()


def _record_documents(
    blob: Blob, listing: json_records.Listing, names: dict[str, None], table: records.Table
) -> Iterator[Item]:
    """Yield the documents of records, and add their keys to `names`."""
    for item in listing.records:
        if isinstance(item, Issue):
            yield item
            continue
        number, record = item
        row: Mapping[str, Any] = record if isinstance(record, Mapping) else {}
        names.update(dict.fromkeys(row))
        yield from _if_document(records.document(row, f"{blob.name}#{number}", str(number), table))


def _if_document(document: RawDocument | None) -> Iterator[RawDocument]:
    if document is not None:
        yield document
