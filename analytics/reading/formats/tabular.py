"""Read tables of rows and cells (csv, tsv, xlsx, parquet) as sheets, row by row; the first row has the column names."""

from __future__ import annotations

import csv
import io
import re
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from analytics.reading.formats import column_names
from analytics.reading.formats.archives import ZIP_DAMAGE, open_zip
from analytics.reading.formats.blobs import (
    DAMAGED,
    MB,
    PLAIN_LIMIT,
    RATIO_FLOOR,
    RATIO_LIMIT,
    TABLE_LIMIT,
    WHOLE_TABLE_LIMIT,
    Blob,
    UnreadableError,
    too_dense,
)
from analytics.reading.formats.decoding import SAMPLE, decode, open_text
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Sheet(NamedTuple):
    """One table of a file: its name ("" if it is the only one) and its rows, the header first.

    In a table that is `separated` a cell beyond the header is an error of its writer; a workbook can have notes there.
    """

    name: str
    rows: Iterator[Sequence[Any]]
    separated: bool = False


SEPARATORS = ",;\t|"
HEADER_ROWS = 20  # rows among which the header is looked for
LONGEST_NAME = 40  # characters of a column in a table that only its header shows
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\s*\Z", re.IGNORECASE)
BATCH = 256  # rows of a parquet file that are in memory at once
# What openpyxl, python-docx and odfdo raise on a damaged file besides their own errors (SyntaxError: XML parsers).
OFFICE_DAMAGE = (
    *DAMAGED,
    *ZIP_DAMAGE,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    ArithmeticError,
    RecursionError,
    AssertionError,
)
_ESCAPED_QUOTE = re.compile(r'(?<=\w[\s\w])\\"(?=\w)')  # said \"no\": some programs write no doubled quotes
_BEHIND_BACKSLASH = re.compile(r'(?<!\\)((?:\\\\)*)\\"')  # "C:\\" is a backslash at the end of a cell
_UNCLOSED = "\x1eend of table\x1e"  # after the last line: inside a cell it shows that a quote was never closed

csv.field_size_limit(PLAIN_LIMIT)  # the default of 128 kB is shorter than a long article


def of_csv(blob: Blob, stream: IO[bytes]) -> Iterator[Sheet | Issue]:
    """Yield the one sheet of separated values; the separator is detected from the first lines."""
    text, note = open_text(stream)
    if note:
        yield Issue(blob.name, note, "both were read; save the file as UTF-8 if a name looks wrong")
    lines = text_lines(text)
    head = list(_take(lines, SAMPLE))
    if any(map(_ESCAPED_QUOTE.search, head)):
        head, lines = [_with_doubled_quotes(line) for line in head], map(_with_doubled_quotes, lines)
    separator = "\t" if blob.suffix in (".tsv", ".tab") else _separator(head)
    if named := _separator_line(head):
        separator, head = named, head[1:]
    yield Sheet("", _check_rows(csv.reader(_with_end_mark(head, lines), delimiter=separator)), separated=True)


def _with_doubled_quotes(line: str) -> str:
    return _BEHIND_BACKSLASH.sub(r'\1""', line)


def csv_records(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a small separated table as records."""
    text, _ = decode(data)
    try:
        return list(csv.DictReader(io.StringIO(text), delimiter=_separator(text.splitlines(keepends=True))))
    except csv.Error as why:
        raise UnreadableError("not a valid table", str(why)) from why


def of_xlsx(_: Blob, stream: IO[bytes]) -> Iterator[Sheet]:
    """Yield every sheet of a workbook that is not empty."""
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.3 s, only for workbooks
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    check_size(stream)
    try:
        book = load_workbook(stream, read_only=True, data_only=True)
        opened_sheets = ((sheet.title, *_sheet_rows(sheet)) for sheet in book.worksheets)
        sheets = [(title, chain([first], rows)) for title, first, rows in opened_sheets if first]
        for title, rows in sheets:
            yield Sheet(title if len(sheets) > 1 else "", _guard_rows(rows, OFFICE_DAMAGE, _no_workbook))
    except UnreadableError:
        raise
    except (InvalidFileException, *OFFICE_DAMAGE) as why:
        raise _no_workbook(why) from why


def _sheet_rows(sheet: Any) -> tuple[tuple[Any, ...], Iterator[tuple[Any, ...]]]:
    """Return the first row of a worksheet that is not empty, () if there is none, and the rows below.

    The size in the file is not used: streaming writers leave it out or write "A1", and then rows were lost.
    """
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True)
    first = next(filter(any, rows), ())
    return first, (row or (None,) for row in rows)


def _guard_rows(
    rows: Iterator[Any], damage: tuple[type[Exception], ...], as_unreadable: Callable[[Exception], UnreadableError]
) -> Iterator[Any]:
    """Yield the rows; workbooks and Parquet files are parsed row by row, so damage raises here."""
    try:
        yield from rows
    except UnreadableError:
        raise
    except damage as why:
        raise as_unreadable(why) from why


def _no_workbook(why: Exception) -> UnreadableError:
    return UnreadableError("not a readable Excel workbook", f"{why}; open it in Excel, save it again")


def check_size(stream: IO[bytes]) -> None:
    """Raise for an Office file (a zip) that unpacks to too much for the memory, or that is not an Office file."""
    try:
        total = sum(info.file_size for info in open_zip(stream).infolist())
    except UnreadableError:
        detail = "it is damaged, an old .doc or .xls, or has a password: save it again as .docx or .xlsx without one"
        raise UnreadableError("not an Office file", detail) from None
    if total > WHOLE_TABLE_LIMIT:
        raise UnreadableError(f"unpacks to more than {WHOLE_TABLE_LIMIT // MB:,} MB", "save the table as CSV")
    stream.seek(0)


def of_parquet(blob: Blob, stream: IO[bytes]) -> Iterator[Sheet]:
    """Yield the one sheet of a Parquet file, read by row groups."""
    from pyarrow import ArrowException  # noqa: PLC0415 - 0.3 s, only for Parquet

    source = (
        io.BytesIO(stream.read()) if blob.packed else stream
    )  # the reader starts at the end of the file, and gzip cannot seek back
    yield Sheet("", _guard_rows(_parquet_rows(source, blob.size), (ArrowException, *OFFICE_DAMAGE), _no_parquet))


def _no_parquet(why: Exception) -> UnreadableError:
    detail = f"{str(why)[:200]}; the rows before the damage were loaded: write the file again"
    return UnreadableError("not a readable Parquet file", detail)


def _parquet_rows(source: IO[bytes], size: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows; their unpacked size is limited, because one text can be packed into many rows."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    file = ParquetFile(source)
    yield tuple(file.schema_arrow.names)
    bound, total = min(TABLE_LIMIT, max(RATIO_FLOOR, RATIO_LIMIT * size)), 0
    for batch in file.iter_batches(BATCH, use_threads=False):
        total += batch.nbytes
        if total > bound:
            raise too_dense()
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def text_lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines of a stream; raise for a line longer than the limit of an article."""
    while line := text.readline(PLAIN_LIMIT):
        if len(line) == PLAIN_LIMIT:
            raise UnreadableError(
                f"a line of more than {PLAIN_LIMIT // MB} MB",
                "no article is that long; the lines before it were loaded",
            )
        yield line.replace("\0", "").removeprefix("\ufeff")


def _check_rows(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the rows; raise with the row number where the csv module fails or a quote is never closed."""
    number = 0
    try:
        for number, row in enumerate(rows):
            if row == [_UNCLOSED]:
                return
            if row and row[-1].endswith(_UNCLOSED + "\n"):
                yield [*row[:-1], row[-1].removesuffix(_UNCLOSED + "\n")]
                detail = "all that follows it was read as one cell; close the quote and load again"
                raise UnreadableError(f"a quote opened in row {number} is never closed", detail)
            yield row
    except csv.Error as why:
        detail = f"{why}; the {number:,} rows before it were loaded"
        raise UnreadableError(f"not a valid table after row {number}", detail) from why


def _take(lines: Iterator[str], n_characters: int) -> Iterator[str]:
    for line in lines:
        yield line
        n_characters -= len(line)
        if n_characters <= 0:
            return


def _with_end_mark(head: list[str], lines: Iterator[str]) -> Iterator[str]:
    yield from head
    yield from lines
    yield "\n"  # ends a last line that has no line end
    yield _UNCLOSED + "\n"


def _separator_line(head: list[str]) -> str:
    """Return the separator that Excel names in a first line such as "sep=;", "" for a table without that line."""
    match = _SEPARATOR_LINE.match(head[0]) if head else None
    return match[1] if match else ""


def _separator(head: list[str]) -> str:
    """Return the separator whose header has most known columns, then most columns; for one column, the rarest below."""
    if not head:
        return ","
    below = "".join(head[1:])

    def merit(separator: str) -> tuple[int, int, int]:
        top = [*islice(_readable_rows(csv.reader(head, delimiter=separator)), HEADER_ROWS)] or [()]
        names = max(top, key=lambda row: len(column_names.columns(row)))  # the first of several
        return len(column_names.columns(names)), len(names), -below.count(separator) if len(names) == 1 else 0

    return max(SEPARATORS, key=merit)


def _readable_rows(rows: Iterator[list[str]]) -> Iterator[tuple[str, ...]]:
    try:
        yield from (tuple(row) for row in rows if row)
    except csv.Error:  # a cell that is too long: the rows before it are enough
        return


def looks_like_table(text: str) -> bool:
    """Return whether a plain text is a table: its first line has two known columns, one of them a text or a title.

    Excel saves tables as "Unicode text" with the suffix .txt.
    """
    head = text[:SAMPLE].splitlines(keepends=True)[: HEADER_ROWS + 1]
    if named := _separator_line(head):
        return len(head) > 1 and len(head[1].split(named)) > 1
    if len(head) < 2:  # noqa: PLR2004 - a header alone is not a table
        return False
    names = next(csv.reader(head[:1], delimiter=_separator(head[:1])), [])
    known = column_names.columns(tuple(names))
    is_named = bool({"text", "title", "url"} & known.keys()) and len(known) > 1 and len(known) * 2 >= len(names)
    return is_named and len(names) == len({*names}) and max(map(len, names)) < LONGEST_NAME
