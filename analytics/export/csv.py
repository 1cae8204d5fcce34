"""Tables as CSV that is safe to open in any spreadsheet program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pandas.api.types import is_numeric_dtype

from analytics.text.spreadsheets import neutral

if TYPE_CHECKING:
    import pandas as pd


def _csv_cell(cell: object) -> object:
    """Return a neutral cell with LF line ends: Python 3.11 writes a single CR without quotes, which breaks the row."""
    safe = neutral(cell)
    return safe.replace("\r\n", "\n").replace("\r", "\n") if isinstance(safe, str) else safe


def to_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV: UTF-8 with BOM (for Excel), formula cells neutralised, LF line ends."""
    texts = {column: table[column].map(_csv_cell) for column in table if not is_numeric_dtype(table[column])}
    safe = table.assign(**texts).rename(columns=neutral)
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
