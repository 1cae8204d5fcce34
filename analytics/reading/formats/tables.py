"""Read tables (csv, tsv, xlsx, parquet, json, jsonl) into documents, row by row if possible; or only their columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.formats import (
    cell_text,
    chats,
    column_dates,
    column_names,
    json_records,
    message_layouts,
    records,
    table_header,
    table_problems,
    tabular,
)
from analytics.reading.formats.blobs import PLAIN_LIMIT, Blob
from analytics.reading.formats.message_layouts import MARKS, MESSAGE
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Item = RawDocument | Issue

GRIDS = {
    ".csv": tabular.of_csv,
    ".tsv": tabular.of_csv,
    ".tab": tabular.of_csv,
    ".xlsx": tabular.of_xlsx,
    ".parquet": tabular.of_parquet,
}
LISTINGS = {
    ".json": json_records.of_json,
    ".js": json_records.of_script,
    ".jsonl": json_records.of_jsonl,
    ".ndjson": json_records.of_jsonl,
    ".jsonlines": json_records.of_jsonl,
    ".jl": json_records.of_jsonl,  # Scrapy
}
N_HEAD = 50  # records that are looked at to find whether a file has texts or only headlines
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
    yield from _sheets(blob, GRIDS[blob.suffix](blob, stream))


def read_separated(blob: Blob, stream: IO[bytes]) -> Iterator[Item]:
    """Yield every row of a table of separated values as one document, whatever the suffix of its file."""
    yield from _sheets(blob, tabular.of_csv(blob, stream))


def _sheets(blob: Blob, sheets: Iterable[tabular.Sheet | Issue]) -> Iterator[Item]:
    empty = True
    for sheet in sheets:
        if isinstance(sheet, Issue):
            yield sheet
        else:
            empty = False
            yield from _rows(blob, sheet)
    if empty:
        yield from table_problems.Table(blob.name).issues()


def head(blob: Blob, stream: IO[bytes]) -> Iterator[TableColumns]:
    """Yield the columns of each table in a file, from its first rows; none for a JSON document of more than 20 MB."""
    if blob.suffix not in LISTINGS:
        yield from (
            _grid_head(blob, sheet) for sheet in GRIDS[blob.suffix](blob, stream) if isinstance(sheet, tabular.Sheet)
        )
    elif blob.suffix != ".json" or blob.size <= PLAIN_LIMIT:
        listing = LISTINGS[blob.suffix](blob, stream)
        rows = list(islice((each[1] for each in listing.records if not isinstance(each, Issue) and each[1]), N_SAMPLES))
        yield _columns(blob.name, tuple(dict.fromkeys(name for row in rows for name in row if name not in MARKS)), rows)


def first_documents(blob: Blob, stream: IO[bytes]) -> Iterator[Item]:
    """Yield what `read` would if each table in a file ended after its first rows; nothing for a JSON of over 20 MB."""
    if blob.suffix not in LISTINGS:
        for sheet in GRIDS[blob.suffix](blob, stream):
            if isinstance(sheet, tabular.Sheet):
                yield from _rows(blob, sheet._replace(rows=islice(sheet.rows, N_HEAD)))
    elif blob.suffix != ".json" or blob.size <= PLAIN_LIMIT:
        listing = LISTINGS[blob.suffix](blob, stream)
        yield from _records(blob, listing._replace(records=islice(listing.records, N_HEAD)))


def _grid_head(blob: Blob, sheet: tabular.Sheet) -> TableColumns:
    header = table_header.split_header(iter(sheet.rows))
    filled = (cells for cells in header.rows if any(cells))
    rows = [dict(zip(header.names, cells, strict=False)) for cells in islice(filled, N_SAMPLES)]
    return _columns(f"{blob.name}!{sheet.name}" if sheet.name else blob.name, tuple(filter(None, header.names)), rows)


def _columns(file: str, names: tuple[str, ...], rows: Sequence[Mapping[str, object]]) -> TableColumns:
    samples = {name: tuple(cell_text.cell(row.get(name))[:SAMPLE_LENGTH] for row in rows) for name in names}
    return TableColumns(file, names, column_names.columns(names), samples)


def _rows(blob: Blob, sheet: tabular.Sheet) -> Iterator[Item]:
    """Yield the documents of rows of cells; with several sheets, the names of the rows begin with their sheet."""
    header = table_header.split_header(iter(sheet.rows))
    yield from header.issues(blob.name)
    names = tuple(header.names)
    table = table_problems.Table(blob.name, chosen=blob.columns, headlines=_holds_headlines([names], blob.columns))
    has_text = "text" in column_names.columns(names, blob.columns) or table.headlines
    yield from column_dates.with_column_dates(_row_documents(blob, sheet, header, table), table)
    if not (header.is_missing and not has_text):
        yield from table.column_issues(names)
    if has_text:
        yield from table.no_date_column(names)
        yield from table.issues()


def _row_documents(
    blob: Blob, sheet: tabular.Sheet, header: table_header.Header, table: table_problems.Table
) -> Iterator[RawDocument]:
    names = header.names
    prefix = f"{sheet.name}!" if sheet.name else ""
    for number, cells in enumerate((row for row in header.rows if row), start=1):
        if sheet.separated and len(cells) > len(names) and any(cells[len(names) :]):
            table.too_wide.add(f"row {number}")
        row = _with_chat(blob, _with_message(dict(zip(names, cells, strict=False))))
        if any(cell not in (None, "") for cell in cells):
            yield from _if_document(records.document(row, f"{blob.name}#{prefix}{number}", str(number), table))


def _with_message(row: dict[str, Any]) -> dict[str, Any]:
    return row | (message_layouts.discord(row, {}) or {})


def _with_chat(blob: Blob, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row; a message whose chat is not named in the file has the name of the file as source."""
    return row | {"source": chats.name_of_file(blob)} if row.get(MESSAGE) and not row.get("source") else row


def _records(blob: Blob, listing: json_records.Listing) -> Iterator[Item]:
    """Yield the documents of records; if no record has a text column, that is the only Issue about the rows."""
    top, others = table_header.peek(listing.records, N_HEAD)
    known = [tuple(each[1]) for each in top if not isinstance(each, Issue)]
    table = table_problems.Table(blob.name, listing.unit, blob.columns, headlines=_holds_headlines(known, blob.columns))
    names: dict[str, None] = {}
    n_issues = 0
    rows = _record_documents(blob, chain(top, others), names, table)
    for item in column_dates.with_column_dates(rows, table):
        n_issues += isinstance(item, Issue)
        yield item
    if table.n_rows:
        yield from table.column_issues(names)
    by_field = column_names.columns(tuple(names), blob.columns)
    if "text" in by_field or table.headlines or not (table.n_rows or n_issues):
        yield from table.no_date_column(names)
        yield from table.issues()


def _record_documents(
    blob: Blob, listed: Iterable[json_records.Numbered | Issue], names: dict[str, None], table: table_problems.Table
) -> Iterator[Item]:
    """Yield the documents of records, and add their keys to `names`."""
    for item in listed:
        if isinstance(item, Issue):
            yield item
            continue
        number, row = item[0], _with_chat(blob, item[1])
        names.update(dict.fromkeys(row))
        yield from _if_document(records.document(row, f"{blob.name}#{number}", number, table))


def _holds_headlines(rows: list[tuple[str, ...]], chosen: column_names.Chosen) -> bool:
    """Return whether rows have no text, but a headline and its address, day or source."""
    fields = [column_names.columns(names, chosen) for names in rows]
    if any("text" in each for each in fields) or any(part == "text" and not column for part, column in chosen):
        return False
    return any("title" in each and {"url", "date", "source"} & each.keys() for each in fields)


def _if_document(document: RawDocument | None) -> Iterator[RawDocument]:
    if document is not None:
        yield document
