"""Several tables as one Excel workbook: a sheet of notes first, then one sheet per table."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from analytics.text.spreadsheets import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

NOTES = "Notes"
MAX_ROWS = 50_000  # of a sheet: 10 columns of them take about 8 s of CPU; the rest is in the CSV
_MAX_LETTERS = 32_767  # of a cell in Excel
_WIDEST = 60  # letters of a column
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


def workbook(tables: Mapping[str, pd.DataFrame], notes: Iterable[Sequence[object]]) -> bytes:
    """Return an Excel workbook (xlsx): the rows of `notes`, then each table under its name.

    Texts are never formulas: as in the CSV files, an apostrophe is put before what a spreadsheet would run. A table
    has at most `MAX_ROWS` rows here; the notes say so where it is longer.
    """
    book = Workbook(write_only=True)
    sheets = dict(zip(_sheet_names(tables), tables.values(), strict=True))
    cut = [
        (name, f"the first {MAX_ROWS:,} of {len(table):,} rows; all are in the CSV file")
        for name, table in sheets.items()
        if len(table) > MAX_ROWS
    ]
    _write(book, NOTES, [], [*notes, *cut])
    for name, table in sheets.items():
        shown = table.head(MAX_ROWS)
        cells = shown.astype(object).where(shown.notna(), None)
        _write(book, name, list(table.columns), cells.itertuples(index=False, name=None))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet_names(names: Iterable[str]) -> list[str]:
    """Return a name that Excel accepts for each table, and no name twice: to Excel, "A" and "a" are the same name."""
    taken = {NOTES.lower()}
    given = []
    for name in names:
        clean = _NOT_IN_NAMES.sub(" ", name).strip()[:_LONGEST_NAME] or "table"
        tries = (clean, *(f"{clean[: _LONGEST_NAME - 4]} {n}" for n in range(2, len(taken) + 3)))
        given.append(next(one for one in tries if one.lower() not in taken))
        taken.add(given[-1].lower())
    return given


def _write(book: Workbook, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Add a sheet; a header is bold, stays on screen, and has a filter."""
    sheet = book.create_sheet(name)
    rows = [[_cell(value) for value in row] for row in rows]
    for place, width in enumerate(_widths([header, *rows[:100]]), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    if header:
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"
        sheet.append([_bold(sheet, column) for column in header])
    for row in rows:
        sheet.append(row)


def _bold(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, _cell(str(text)))
    cell.font = Font(bold=True)
    return cell


def _cell(value: object) -> object:
    """Return a value that Excel can hold: no formula, no control characters, no text that is too long."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub(" ", str(neutral(value)))
    return text if len(text) <= _MAX_LETTERS else f"{text[: _MAX_LETTERS - 1]}…"


def _widths(rows: Sequence[Sequence[object]]) -> list[int]:
    """Return the width of each column in letters, by its longest cell."""
    n_columns = max(map(len, rows), default=0)
    longest = [max((len(str(row[i])) for row in rows if len(row) > i), default=0) for i in range(n_columns)]
    return [min(max(length + 2, 8), _WIDEST) for length in longest]
