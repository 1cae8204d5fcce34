"""What a reading process does with a batch of documents: read each, and return all rows as one part."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from analytics.build.part import Encoded, encode
from analytics.reading import document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from analytics.build.part import Row
    from analytics.reading.article import Article
    from analytics.reading.raw import RawDocument

Given = TypeVar("Given")

MOST_CHARACTERS = 400_000  # of a batch, as in 16 long articles; a longer document is a batch of its own


def clean(documents: Sequence[RawDocument], **options: Any) -> Encoded:
    """Return the articles, lines and notes of a batch; the options are those of `document.cleaning`."""
    return Encoded(encode([_rows_of_cleaning(document.cleaning(raw, **options)) for raw in documents]))


def count(articles: Sequence[Article], **options: Any) -> Encoded:
    """Return the rows of a batch of articles; the options are those of `document.count`."""
    return Encoded(encode([document.count(article, **options)._asdict() for article in articles]))


def without_cleaning(raw: RawDocument) -> Encoded:
    """Return the part of a document whose cleaning ended its process."""
    return Encoded(encode([_rows_of_cleaning(document.document_without_cleaning(raw))]), complete=False)


def without_counts(article: Article) -> Encoded:
    """Return the part of an article whose reading ended its process."""
    return Encoded(encode([document.document_without_counts(article)._asdict()]), complete=False)


def batches(
    documents: Iterable[Given], most: int, n_characters: Callable[[Given], int], limit: int = MOST_CHARACTERS
) -> Iterator[list[Given]]:
    """Yield the documents in batches of at most `most` documents and, unless it is one document, `limit` characters."""
    batch, size = list[Given](), 0
    for one in documents:
        added = n_characters(one)
        if batch and (len(batch) == most or size + added > limit):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += added
    if batch:
        yield batch


def _rows_of_cleaning(cleaned: document.Cleaning) -> Mapping[str, Sequence[Row]]:
    article, notes = cleaned
    doc_id = article.doc_id
    return {
        "articles": [(doc_id, *article[:-1])],
        "lines": [(doc_id, *line) for line in article.lines],
        "notes": [(doc_id, *note) for note in notes],
    }
