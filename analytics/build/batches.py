"""What a reading process does with a batch of documents: read each, and return the rows of all as columns.

It needs neither Arrow nor pandas, which take 28 and 50 MB in each process.
"""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from analytics.reading import document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from analytics.reading.article import Article
    from analytics.reading.raw import RawDocument

    Row = tuple[object, ...]
    Rows = Mapping[str, Sequence[Row]]  # of one document by table; each row begins with the doc_id

Given = TypeVar("Given")

MOST_CHARACTERS = 400_000  # of a batch, as in 16 long articles; a longer document is a batch of its own


class Columns(NamedTuple):
    """The rows of a batch in one table: how many each document has, and the columns without the doc_id."""

    n_rows: list[int]
    columns: list[list[object]]  # empty without rows


class Batch(NamedTuple):
    """The results of a batch by table; `complete` is false when a document ended its process and has no results."""

    tables: dict[str, Columns]
    complete: bool = True


def clean(documents: Sequence[RawDocument], **options: Any) -> Batch:
    """Return the articles, lines and notes of a batch; the options are those of `document.cleaning`."""
    return Batch(_tables([_rows_of_cleaning(document.cleaning(raw, **options)) for raw in documents]))


def count(articles: Sequence[Article], **options: Any) -> Batch:
    """Return the rows of a batch of articles; the options are those of `document.count`."""
    return Batch(_tables([document.count(article, **options)._asdict() for article in articles]))


def without_cleaning(raw: RawDocument) -> Batch:
    """Return the result of a document whose cleaning ended its process."""
    return Batch(_tables([_rows_of_cleaning(document.document_without_cleaning(raw))]), complete=False)


def without_counts(article: Article) -> Batch:
    """Return the result of an article whose reading ended its process."""
    return Batch(_tables([document.document_without_counts(article)._asdict()]), complete=False)


def batches(documents: Iterable[Given], most: int, n_characters: Callable[[Given], int]) -> Iterator[list[Given]]:
    """Yield the documents in batches of at most `most`, and of `MOST_CHARACTERS` unless it is one document."""
    batch, size = list[Given](), 0
    for one in documents:
        added = n_characters(one)
        if batch and (len(batch) == most or size + added > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += added
    if batch:
        yield batch


def _tables(documents: Sequence[Rows]) -> dict[str, Columns]:
    return {table: _columns([rows[table] for rows in documents]) for table in documents[0]}


def _columns(rows_by_document: Sequence[Sequence[Row]]) -> Columns:
    rows = list(chain.from_iterable(rows_by_document))
    numbers = range(1, len(rows[0]) if rows else 0)
    columns = [list(map(itemgetter(number), rows)) for number in numbers]  # zip(*rows) takes four times as long
    return Columns([len(rows) for rows in rows_by_document], columns)


def _rows_of_cleaning(cleaned: document.Cleaning) -> Rows:
    article, notes = cleaned
    doc_id = article.doc_id
    return {
        "articles": [(doc_id, *article[:-1])],
        "lines": [(doc_id, *line) for line in article.lines],
        "notes": [(doc_id, *note) for note in notes],
    }
