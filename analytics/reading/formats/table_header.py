"""Find the header of a table: below the lines that Excel and databases write above it, or missing altogether."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from analytics.reading.dates import dates
from analytics.reading.formats import cell_text, column_names
from analytics.reading.formats.blobs import DAMAGED, UnreadableError
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
LOOKED_AT = 20  # filled rows among which the header is looked for
_LONG = 100  # characters: no name of a column is longer
_WHOLE_DAY = len("2021-08-16")
_ADDRESS = re.compile(r"https?://|www\.\S+\.\S", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d[\d.,]*\Z")
_SHOWN = 80  # characters of a line in a message


class Header(NamedTuple):
    """The names of the columns, the rows below them, the lines above, and whether the names are numbers we gave."""

    names: list[str]
    rows: Iterator[Sequence[Any]]
    above: list[str]
    is_missing: bool

    def issues(self, file: str) -> Iterator[Issue]:
        """Yield an Issue for lines above the header, and one for a table without a header."""
        if self.above:
            shown = " / ".join(self.above)[:_SHOWN]
            detail = f"they are no rows of the table and were left out: {shown}"
            yield Issue(file, f"{len(self.above):,} lines above the header", detail)
        if self.is_missing:
            detail = (
                "the first line is a record, so the columns were numbered. Write the names of the columns above it,"
                " such as date,source,title,text; or choose them by number: --columns text='column 4', or 'Columns' on"
                " page Corpus"
            )
            yield Issue(file, "no header: the first line holds no names of columns", detail)


def split_header(rows: Iterator[Sequence[Any]]) -> Header:
    """Return the header of the rows of a table.

    It is the first filled row; if that has no known name and a later one near the top has two, it is the later one. If
    no row has a known name and the first one looks like a record, the columns are numbered.
    """
    top, rows = peek((row for row in rows if row), LOOKED_AT)
    filled = [at for at, row in enumerate(top) if any(row)]
    if not filled:
        return Header([], iter(()), [], is_missing=False)
    at = _place(top, filled)
    names = _names(top[at])
    if not column_names.columns(tuple(names)) and _is_record(names):
        n_columns = max(len(row) for row in top)
        numbered = [f"column {number}" for number in range(1, n_columns + 1)]
        return Header(numbered, chain(top[at:], rows), [], is_missing=True)
    above = [" ".join(filter(None, _names(top[before]))) for before in filled if before < at]
    return Header(names, chain(top[at + 1 :], rows), above, is_missing=False)


def peek(rows: Iterator[T], n: int) -> tuple[list[T], Iterator[T]]:
    """Return the first rows and an iterator over the others; a file damaged among the first raises only there."""
    top: list[T] = []
    try:
        for row in islice(rows, n):
            top.append(row)  # noqa: PERF402 - the rows before the damage are kept
    except (UnreadableError, *DAMAGED) as why:
        if not top:
            raise
        return top, _raise_at_first_row(why)
    return top, rows


def _raise_at_first_row(why: Exception) -> Iterator[Any]:
    raise why
    yield


def _names(row: Sequence[Any]) -> list[str]:
    return [cell_text.cell(name) for name in row]


def _place(top: list[Sequence[Any]], filled: list[int]) -> int:
    """Return the number of the row with the header."""
    if column_names.columns(tuple(_names(top[filled[0]]))):
        first = top[filled[0]]
        if sum(map(bool, first)) > 1 or len(first) > 1 or len(filled) == 1:
            return filled[0]
    n_known = {at: len(column_names.columns(tuple(_names(top[at])))) for at in filled}
    best = max(filled, key=lambda at: (n_known[at], -at))
    return best if n_known[best] > 1 else filled[0]


def _is_record(names: list[str]) -> bool:
    """Return whether the cells are those of a record: an address, a day, or a text too long for a name."""
    return any(
        len(name) > _LONG
        or _ADDRESS.match(name)
        or (not _NUMBER.match(name) and len(dates.normalise(name)) == _WHOLE_DAY)
        for name in names
    )
