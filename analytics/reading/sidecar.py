"""metadata.csv beside the files it describes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analytics.reading import dates, records, tables
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "metadata.csv"


def is_sidecar(place: str, head: list[dict[str, str]]) -> bool:
    """Whether a table named metadata.csv describes files: it has a column `file`."""
    return posixpath.basename(place).lower() == NAME and any(
        "file" in map(str.lower, filter(None, row)) for row in head
    )


@dataclass
class Sidecar:
    """What one metadata.csv says about the files of its folder: `{place of the file: its fields}`."""

    name: str
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, place: str, rows: list[dict[str, str]]) -> Sidecar:
        """Return the sidecar of a table; unreadable dates and files named twice become issues."""
        sidecar = cls(name)
        for number, row in enumerate(rows, start=1):
            fields = {str(key).lower(): records.cell(value) for key, value in row.items() if key}
            target = posixpath.join(posixpath.dirname(place), fields.pop("file", "").removeprefix("./"))
            if target in sidecar.rows:
                detail = "the first row stands; remove the other"
                sidecar.issues.append(Issue(name, f"row {number} names a file that an earlier row names", detail))
                continue
            sidecar.rows[target] = sidecar._dated(fields, number)
        return sidecar

    def fill(self, document: RawDocument, place: str) -> RawDocument:
        """Return the document with the fields that it does not bring itself."""
        row = self.rows.get(place)
        if row is None:
            return document
        dated = bool(row.get("date")) and not document.date
        url = document.url or row.get("url", "")
        return replace(
            document,
            title=document.title or row.get("title", ""),
            source=document.source or row.get("source", "") or records.host(url),
            date=row["date"] if dated else document.date,
            date_origin=(row.get("date_origin") or f"sidecar {NAME}") if dated else document.date_origin,
            url=url,
            author=document.author or row.get("author", ""),
            language=document.language or row.get("language", ""),
        )

    def unmatched(self, places: set[str]) -> Iterator[Issue]:
        """Give an Issue for every row that names a file which is not there."""
        for place in self.rows:
            if place not in places:
                file = posixpath.basename(place) or "(no name)"
                detail = "a row's `file` is the name of a file in the same folder; the row was not used"
                yield Issue(self.name, f"names a file that is not there: {file}", detail)

    def _dated(self, fields: dict[str, str], number: int) -> dict[str, str]:
        given = fields.get("date", "")
        date = dates.normalise(given)
        if given and not date:
            detail = "the document is kept without a date; write it as 2021-08-16, 2021-08 or 2021"
            self.issues.append(Issue(self.name, f"row {number}: date '{given}' cannot be read", detail))
        return fields | {"date": date}


def read(name: str, place: str, data: bytes) -> Sidecar | None:
    """Return the sidecar in `data`, or None when the table has no column `file` and so holds documents."""
    rows = tables.csv_records(data)
    return Sidecar.of(name, place, rows) if is_sidecar(place, rows[:1]) else None
