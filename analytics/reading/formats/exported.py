"""The records of an export as documents, and what the export announces but does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.formats.records import with_source
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.exports.layout import Export, Record

_FIELDS = ("title", "source", "language", "date", "author", "url")


def documents(name: str, export: Export) -> Iterator[RawDocument | Issue]:
    """Yield a document for each record of the export in file `name`, and Issues for missing and cut ones."""
    for number, record in enumerate(export.records, start=1):
        yield _document(name, export.layout, number, record)
    n_found = len(export.records)
    if export.n_announced > n_found:
        problem = f"{n_found:,} of {export.n_announced:,} articles of this export were found"
        yield Issue(name, problem, f"read as {export.layout}; export the missing articles again")
    if export.records[-1].is_cut:
        yield Issue(name, "the last article is cut off", f"read as {export.layout}; export it again for the whole text")


def _document(name: str, layout: str, number: int, record: Record) -> RawDocument:
    given = {field: getattr(record, field) for field in _FIELDS}
    return with_source(
        RawDocument(
            f"{name}#{number}",
            record.body,
            **given,
            origins={field: f"{layout} export" for field, value in given.items() if value},
            record=number,
            section=record.section,
            page=record.page,
            n_words_export=record.n_words,
            body_only=True,
        )
    )
