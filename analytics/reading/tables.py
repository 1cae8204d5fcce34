"""Tables (csv, tsv, xlsx, json, jsonl) -> documents, row by row where the format allows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from analytics.reading import records
from analytics.reading.archives import ZIP_DAMAGE, open_zip
from analytics.reading.blobs import DAMAGED, MB, PLAIN_LIMIT, WHOLE_TABLE_LIMIT, UnreadableError
from analytics.reading.decoding import SAMPLE, decode, encoding_of
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Found = RawDocument | Issue

SEPARATORS = ",;\t|"
LISTS = ("articles", "documents", "items", "data", "results", "records", "docs")
BROKEN_LINES = 20  # told one by one; beyond that the file is something else, and a list of 10,000 tells no more
# What openpyxl and python-docx raise on a damaged file besides their own errors (SyntaxError: their XML parsers).
OFFICE_DAMAGE = (*DAMAGED, *ZIP_DAMAGE, KeyError, ValueError, TypeError, AttributeError, SyntaxError)
_UNCLOSED = "\x1eend of table\x1e"  # follows the last line: inside a cell it shows that a quote was never closed

csv.field_size_limit(PLAIN_LIMIT)  # the default of 128 kB is shorter than a long article


def read_csv(file: str, stream: IO[bytes]) -> Iterator[Found]:
    """Read a table of separated values; the separator is found from the first lines."""
    lines = _lines(stream)
    head = list(_take(lines, SAMPLE))
    separator = "\t" if file.lower().removesuffix(".gz").endswith((".tsv", ".tab")) else _separator(head)
    rows = csv.reader(_then(head, lines), delimiter=separator)
    yield from _rows(file, _checked(rows))


def csv_records(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a small separated table as records."""
    text, _ = decode(data)
    try:
        return list(csv.DictReader(io.StringIO(text), delimiter=_separator(text.splitlines(keepends=True))))
    except csv.Error as why:
        raise UnreadableError("not a valid table", str(why)) from why


def read_xlsx(file: str, stream: IO[bytes]) -> Iterator[Found]:
    """Read every sheet of a workbook; the rows of a second sheet are named after it."""
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.3 s, and only for workbooks
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    bounded(stream)
    try:
        book = load_workbook(stream, read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.max_row]
        if not sheets:
            yield from records.RowTroubles(file).issues()
        for sheet in sheets:
            prefix = f"{sheet.title}!" if len(sheets) > 1 else ""
            yield from _rows(file, sheet.iter_rows(values_only=True), prefix)
    except UnreadableError:
        raise
    except (InvalidFileException, *OFFICE_DAMAGE) as why:
        raise UnreadableError("not a readable Excel workbook", f"{why}; open it in Excel, save it again") from why


def bounded(stream: IO[bytes]) -> None:
    """Refuse an Office file (a zip) that unpacks to more than memory should hold, or that is none."""
    try:
        total = sum(info.file_size for info in open_zip(stream).infolist())
    except UnreadableError:
        detail = "it is damaged, an old .doc or .xls, or has a password: save it again as .docx or .xlsx without one"
        raise UnreadableError("not an Office file", detail) from None
    if total > WHOLE_TABLE_LIMIT:
        raise UnreadableError(f"unpacks to more than {WHOLE_TABLE_LIMIT // MB:,} MB", "save the table as CSV")
    stream.seek(0)


def read_json(file: str, stream: IO[bytes]) -> Iterator[Found]:
    """Read a list of records, one record, or an object with such a list; JSON lines under a wrong name are read too."""
    text, _ = decode(stream.read())
    try:
        given = json.loads(text)
    except json.JSONDecodeError as why:
        if why.msg == "Extra data":
            yield from _json_rows(file, io.StringIO(text))
            return
        problem = f"not valid JSON at line {why.lineno}, column {why.colno}"
        raise UnreadableError(problem, f"{why.msg}; nothing of this file was loaded: mend it and load again") from why
    except (ValueError, RecursionError) as why:
        raise UnreadableError("JSON that cannot be read", f"{why}; give a list of records, one per article") from why
    yield from _given_records(file, _listed(given))


def read_jsonl(file: str, stream: IO[bytes]) -> Iterator[Found]:
    """Read one record per line; a broken line is an Issue and the others load."""
    yield from _json_rows(file, _lines(stream))


def _rows(file: str, rows: Iterator[Any], prefix: str = "") -> Iterator[Found]:
    """Give the documents of rows of cells, the first of which names the columns."""
    header = [records.cell(name) for name in next(rows, ())]
    if "text" not in records.columns(tuple(header)):
        yield records.no_text_column(file, filter(None, header))
        return
    troubles = records.RowTroubles(file)
    for number, cells in enumerate((row for row in rows if row), start=1):
        if len(cells) > len(header) and any(cells[len(header) :]):
            troubles.too_wide.add(f"row {number}")
        row = dict(zip(header, cells, strict=False))
        if any(cell not in (None, "") for cell in cells):
            yield from _found(records.document(row, f"{file}#{prefix}{number}", str(number), troubles))
    yield from troubles.issues()


def _checked(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Pass the rows on; say where the csv module gave up and where a quote was never closed."""
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


def _json_rows(file: str, lines: Iterable[str]) -> Iterator[Found]:
    """Give the documents of lines with one JSON record each."""
    troubles, broken = records.RowTroubles(file, "line"), 0
    columns: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.strip())
        except (ValueError, RecursionError) as why:  # ValueError also of a number of 5,000 digits
            broken += 1
            if broken <= BROKEN_LINES:
                yield _broken_line(file, number, why)
            continue
        columns.update(record if isinstance(record, Mapping) else ())
        yield from _record(file, record, number, troubles)
    if broken > BROKEN_LINES:
        yield Issue(
            file, f"{broken:,} lines are not valid JSON", f"the first {BROKEN_LINES} are listed; is it JSON lines?"
        )
    if troubles.n_rows or not broken:
        yield from _ended(file, troubles, columns)


def _broken_line(file: str, number: int, why: Exception) -> Issue:
    what = f"{why.msg} at column {why.colno}" if isinstance(why, json.JSONDecodeError) else str(why)
    detail = f"{what}; the other lines were loaded: mend the line and load again"
    return Issue(file, f"line {number} is not valid JSON", detail)


def _given_records(file: str, given: list[Any]) -> Iterator[Found]:
    troubles = records.RowTroubles(file, "record")
    columns = {name for record in given if isinstance(record, Mapping) for name in record}
    for number, record in enumerate(given, start=1):
        yield from _record(file, record, number, troubles)
    yield from _ended(file, troubles, columns)


def _record(file: str, record: Any, number: int, troubles: records.RowTroubles) -> Iterator[Found]:
    row = record if isinstance(record, Mapping) else {}
    yield from _found(records.document(row, f"{file}#{number}", str(number), troubles))


def _ended(file: str, troubles: records.RowTroubles, columns: set[str]) -> Iterator[Issue]:
    """Say what went wrong; a file in which no record has a text column is told as that alone."""
    if troubles.n_rows and "text" not in records.columns(tuple(sorted(columns))):
        yield records.no_text_column(file, sorted(columns))
    else:
        yield from troubles.issues()


def _found(document: RawDocument | None) -> Iterator[RawDocument]:
    if document is not None:
        yield document


def _listed(given: Any) -> list[Any]:
    """Return the records of a JSON document."""
    if isinstance(given, Mapping):
        listed = next((given[key] for key in given if key.lower() in LISTS and isinstance(given[key], list)), None)
        return [given] if listed is None else listed
    return given if isinstance(given, list) else [given]


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Give the decoded lines of a stream, none longer than an article may be."""
    head = stream.read(SAMPLE)
    encoding = encoding_of(head)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline=None)
    while line := text.readline(PLAIN_LIMIT):
        if len(line) == PLAIN_LIMIT:
            raise UnreadableError(
                f"a line of more than {PLAIN_LIMIT // MB} MB",
                "no article is that long; the lines before it were loaded",
            )
        yield line.replace("\0", "").removeprefix("\ufeff")


def _take(lines: Iterator[str], n_characters: int) -> Iterator[str]:
    for line in lines:
        yield line
        n_characters -= len(line)
        if n_characters <= 0:
            return


def _then(head: list[str], lines: Iterator[str]) -> Iterator[str]:
    yield from head
    yield from lines
    yield "\n"  # ends a last line that has no line end
    yield _UNCLOSED + "\n"


def _separator(head: list[str]) -> str:
    """Return the separator whose header names most known columns, then most; of one column, the rarest below."""
    if not head:
        return ","
    below = "".join(head[1:])

    def merit(separator: str) -> tuple[int, int, int]:
        names = tuple(next(csv.reader(head, delimiter=separator), []))
        return len(records.columns(names)), len(names), -below.count(separator) if len(names) == 1 else 0

    return max(SEPARATORS, key=merit)
