"""What an upload will be read as, before it is read: the first rows of its tables, and the parts of its texts."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning.lines import count_words
from analytics.reading.exports import suspicion
from analytics.reading.formats import exported, files, plain, tables
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import IO

    from analytics.reading.formats.blobs import Blob

    Upload = Iterable[tuple[str, bytes]]

FIRST = 5  # articles of a file that are shown
BEGINNING = 90  # characters of a text
_TAG = re.compile(r"<[^<>]{0,500}>")


class Preview(NamedTuple):
    """An article as it will be read: its file and number, its fields, its number of words and the start of its text."""

    file: str
    title: str
    source: str
    date: str
    author: str
    n_words: int
    text: str


class Split(NamedTuple):
    """A text file at a pattern: the number of its articles, and the first of them."""

    file: str
    n_articles: int
    first: list[Preview]


def first_rows(uploads: Upload, columns: Mapping[str, str]) -> list[Preview]:
    """Return the first articles of each table in an upload, with the columns chosen for the fields."""
    shown: defaultdict[str, list[Preview]] = defaultdict(list)
    for item in files.read_part(uploads, tables.read, tables.first_documents, columns):
        if isinstance(item, RawDocument):
            own = shown[item.file.rpartition("#")[0]]
            if len(own) < FIRST:
                own.append(_preview(item))
    return [preview for own in shown.values() for preview in own]


def several_in_one(uploads: Upload) -> dict[str, suspicion.Sign]:
    """Return the sign on each text file that looks like several articles in a layout that is not known."""
    return dict(files.read_part(uploads, plain.read_text, _sign))


def _sign(blob: Blob, stream: IO[bytes]) -> Iterator[tuple[str, suspicion.Sign]]:
    items = [*plain.read_text(blob, stream)]
    if any(isinstance(item, Issue) and item.problem == exported.SEVERAL for item in items):
        found = (suspicion.sign(item.text) for item in items if isinstance(item, RawDocument))
        yield from ((blob.name, sign) for sign in found if sign)


def splits(uploads: Upload, pattern: str) -> list[Split]:
    """Return each text file of an upload, split at the lines in which `pattern` is found.

    Raises:
        CorpusError: for a pattern that is not a regular expression.
    """
    exported.check_mark(pattern)
    return [*files.read_part(uploads, plain.read_text, _split, split_at=pattern)]


def _split(blob: Blob, stream: IO[bytes]) -> Iterator[Split]:
    articles = (item for item in plain.read_text(blob, stream) if isinstance(item, RawDocument))
    first = [_preview(article) for article in islice(articles, FIRST)]
    yield Split(blob.name, len(first) + sum(1 for _ in articles), first)


def _preview(raw: RawDocument) -> Preview:
    text = " ".join((_TAG.sub(" ", raw.text) if raw.html else raw.text).split())
    return Preview(raw.file, raw.title, raw.source, raw.date, raw.author, count_words(text), _cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING]}…"
