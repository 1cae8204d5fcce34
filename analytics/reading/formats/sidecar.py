"""Sidecars: a metadata.csv beside the files that it describes."""

from __future__ import annotations

import codecs
import posixpath
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, Any

from analytics.reading.dates import dates
from analytics.reading.dates.date_orders import ColumnOrder
from analytics.reading.formats import cell_text, column_dates, column_names, records, tabular
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "metadata.csv"
CURATION = "curation.csv"
CURATED = b"what,key,change,value"
_WEAK = ("URL", "file properties")  # origins over which the sidecar, written by a person, has priority


def is_sidecar(place: str, head: list[dict[str, str]]) -> bool:
    """Return whether a table named metadata.csv describes files: it has a column `file`."""
    return posixpath.basename(place).lower() == NAME and any(
        "file" in map(str.lower, filter(None, row)) for row in head
    )


def is_curation(place: str, stream: IO[bytes]) -> bool:
    """Return whether a file has corrections: it is named curation.csv and begins with their columns."""
    if posixpath.basename(place).lower() != CURATION:
        return False
    head = stream.read(4 * len(CURATED))
    stream.seek(0)
    return head.removeprefix(codecs.BOM_UTF8).replace(b'"', b"").startswith(CURATED)


@dataclass
class Sidecar:
    """The fields of one metadata.csv for the files of its folder: `{place of the file: its fields}`."""

    name: str
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    orders: dict[str, ColumnOrder] = field(default_factory=lambda: defaultdict(ColumnOrder))

    @classmethod
    def of(cls, name: str, place: str, rows: list[dict[str, str]]) -> Sidecar:
        """Return the sidecar of a table; unreadable dates and files named twice become issues."""
        sidecar = cls(name)
        cells = [{str(key).lower(): cell_text.cell(value) for key, value in row.items() if key} for row in rows]
        sidecar._learn_orders(cells)
        for number, lowered in enumerate(cells, start=1):
            target = posixpath.join(posixpath.dirname(place), lowered.get("file", "").removeprefix("./"))
            if target in sidecar.rows:
                detail = "the first row stands; remove the other"
                sidecar.issues.append(Issue(name, f"row {number} names a file that an earlier row names", detail))
                continue
            sidecar.rows[target] = sidecar._fields(lowered, number)
        return sidecar

    def fill(self, document: RawDocument, place: str) -> RawDocument:
        """Return the document with the fields of the sidecar that it does not have itself."""
        row = self.rows.get(place)
        if row is None:
            return document
        filled: dict[str, Any] = {
            part: value
            for part, value in row.items()
            if part != "date_origin" and (not getattr(document, part) or document.origins.get(part) in _WEAK)
        }
        origins = dict.fromkeys(filled, f"sidecar {NAME}")
        if "date" in filled and "date_origin" in row:
            origins["date"] = row["date_origin"]
        origins.pop("retrieved", None)
        return records.with_source(replace(document, **filled, origins={**document.origins, **origins}))

    def unmatched(self, places: set[str]) -> Iterator[Issue]:
        """Yield an Issue for every row with the name of a missing file."""
        for place in self.rows:
            if place not in places:
                file = posixpath.basename(place) or "(no name)"
                detail = "a row's `file` is the name of a file in the same folder; the row was not used"
                yield Issue(self.name, f"names a file that is not there: {file}", detail)

    def _fields(self, row: dict[str, str], number: int) -> dict[str, str]:
        """Return the fields of a row, by the same column names as in any table, and `date_origin`."""
        by_field = {part: column for part, column in column_names.columns(tuple(row)).items() if part != "text"}
        fields = {part: row[column] for part, column in by_field.items()} | {"date_origin": row.get("date_origin", "")}
        for part, what in (("date", "date"), ("retrieved", "day of retrieval")):
            fields[part] = self._day(fields.get(part, ""), part, what, number)
        return {part: value for part, value in fields.items() if value}

    def _learn_orders(self, rows: list[dict[str, str]]) -> None:
        """Learn the order of day and month in each column of dates from all its cells."""
        for row in rows:
            for part, column in column_names.columns(tuple(row)).items():
                if part in column_dates.DAYS:
                    self.orders[part].add(row[column])

    def _day(self, value: str, part: str, what: str, number: int) -> str:
        day = self.orders[part].read(value)
        if value and not day:
            detail = f"the document is kept without a {what}; write it as 2021-08-16, 2021-08 or 2021"
            self.issues.append(Issue(self.name, f"row {number}: {what} '{value}' cannot be read", detail))
        elif dates.loses_day(value, day):
            detail = f"{day} was kept as the {what}; write it as 2021-08-16"
            self.issues.append(Issue(self.name, f"row {number}: the day of '{value}' is not certain", detail))
        return day


def read(name: str, place: str, data: bytes) -> Sidecar | None:
    """Return the sidecar in `data`, or None if the table has no column `file`: then its rows are documents."""
    rows = tabular.csv_records(data)
    return Sidecar.of(name, place, rows) if is_sidecar(place, rows[:1]) else None
