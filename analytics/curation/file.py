"""A curation file -> its corrections, and an Issue for each row that cannot be understood; the rows of any such CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.curation import curation
from analytics.errors import CorpusError
from analytics.reading.raw import Issue
from analytics.text import spreadsheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    Row = tuple[str, ...]

CURATION = "curation file"
_TOO_MANY = "\x1etoo many\x1e"  # the cells without a column
_END = "\x1eend of file\x1e"  # added after the last row: inside a cell it shows that a quote was never closed


class CurationFile(NamedTuple):
    """The content of a curation file: the table of its corrections, and the issues of its other rows."""

    corrections: pd.DataFrame
    issues: list[Issue]


NOTHING = CurationFile(curation.empty(), [])


def read(path: str | Path) -> CurationFile:
    """Return the content of a curation file (CSV, UTF-8); raises CorpusError for another file."""
    try:
        return parse(Path(path).read_bytes(), str(path))
    except OSError as error:
        raise CorpusError(f"The curation file {path} cannot be read: {error}") from error


def parse(content: bytes, name: str) -> CurationFile:
    """Return the corrections and issues in the bytes of a curation file; `name` is its name in issues and errors."""
    rows: list[Row] = []
    issues: list[Issue] = []
    for number, cells in csv_rows(content, name, CURATION, curation.COLUMNS):
        try:
            rows.append(_correction(cells))
        except CorpusError as error:
            detail = f"{error}. The other rows were applied; your file was not changed."
            issues.append(Issue(name, f"row {number} of the corrections was not applied", detail))
    return CurationFile(schema.from_rows(rows, "corrections"), issues)


def csv_rows(content: bytes, name: str, what: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with content of a CSV (UTF-8): its number in a spreadsheet, and its cells by column.

    The file has the header `columns`; `what` it is, and its `name`, are said in errors. Raises CorpusError for bytes
    that are no such file. The cells of a row can be those of a damaged file: see `checked_cells`.
    """
    try:
        text = content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(f"{text}\n{_END}\n", newline="")))
    except UnicodeDecodeError as error:
        raise CorpusError(f"The {what} {name} cannot be read: it is not UTF-8; save it as CSV UTF-8") from error
    except csv.Error as error:
        raise CorpusError(f"The {what} {name} cannot be read: {error}") from error
    header = next((row for row in rows if row and row != [_END]), None)
    if header is None:
        return
    _check_header(header, name, what, columns)
    for number, row in enumerate(rows, start=1):
        if row is not header and any(map(str.strip, row)) and row != [_END]:
            yield number, dict(zip(header, row, strict=False)) | {_TOO_MANY: "".join(row[len(header) :])}


def _check_header(header: Sequence[str], name: str, what: str, columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in header]
    if missing:
        article = "an" if what[:1] in "aeiou" else "a"
        raise CorpusError(f"{name}: the column {missing[0]!r} is missing; {article} {what} has {', '.join(columns)}")


def checked_cells(cells: dict[str, str], columns: Sequence[str]) -> Row:
    """Return the cells of a row of `csv_rows` in the order of `columns`; raises CorpusError for a damaged row."""
    if any(cell.endswith(f"\n{_END}\n") for cell in cells.values()):
        raise CorpusError("a quote in it is never closed, so all that follows was read as one cell; close the quote")
    if cells[_TOO_MANY]:
        raise CorpusError('it has more cells than the header; write a value with a comma between quotes: "one, two"')
    return tuple(spreadsheets.restore_text(cells.get(column, "")) for column in columns)


def _correction(cells: dict[str, str]) -> Row:
    """Return the correction of a row; raises CorpusError when it cannot be understood."""
    row = checked_cells(cells, curation.COLUMNS)
    curation.check(row)
    return row
