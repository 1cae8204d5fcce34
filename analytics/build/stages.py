"""The two stages of the reading: documents are cleaned, then counted; the results of both are records in parts."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.build import batches
from analytics.build.part_store import PartStore
from analytics.reading import containment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from analytics.build.batches import Batch
    from analytics.build.part_store import Record
    from analytics.build.workers import Map
    from analytics.reading.article import Article
    from analytics.reading.raw import RawDocument

    Progress = Callable[[str, int, int], None]

CLEANING, READING = "removing boilerplate", "reading articles"
LINKING = "linking names, copies and topics"  # what follows the two stages
CLEANED_BEFORE, READ_BEFORE = "articles cleaned before", "articles read before"  # by a build that was stopped


def no_progress(step: str, done: int, total: int) -> None:
    """Report no progress."""


class Stage(NamedTuple):
    """The work on a batch, the result of a document that ends its process, and the steps that the progress names.

    `label` is the label of a document in the records, `n_characters` its size.
    """

    work: Callable[[Sequence[Any]], Batch]
    lost: Callable[[Any], Batch]
    label: Callable[[Any], str]
    n_characters: Callable[[Any], int]
    step: str
    known: str


def clean(
    mapped: Map, documents: Sequence[RawDocument], folder: Path, progress: Progress, **options: Any
) -> list[Record]:
    """Return the record of each document after cleaning, in the order given."""
    store = PartStore(folder, containment.CLEANING, options)
    work = partial(batches.clean, **options)
    stage = Stage(
        work, batches.without_cleaning, lambda raw: raw.file, lambda raw: len(raw.text), CLEANING, CLEANED_BEFORE
    )
    records = _records(mapped, stage, store, documents, partial(_report, progress, len(documents)))
    return [record for _, record in records]


def count(
    mapped: Map, articles: Iterable[Article], total: int, folder: Path, progress: Progress, **options: Any
) -> dict[str, Record]:
    """Return the record of each of `total` articles after counting, by doc_id, in the order given.

    The articles are iterated twice when the folder has results of an earlier run.
    """
    store = PartStore(folder, containment.READING, options)
    work = partial(batches.count, **options)
    stage = Stage(work, batches.without_counts, lambda article: article.doc_id, _n_characters, READING, READ_BEFORE)
    return dict(_records(mapped, stage, store, articles, partial(_report, progress, total)))


def _n_characters(article: Article) -> int:
    return sum(len(line.text) for line in article.lines)


def _report(progress: Progress, total: int, step: str, done: int, n: int) -> int:
    """Report `n` more documents after `done`, one by one (-1 is all that are left); return how many are done."""
    for number in range(done + 1, (total if n < 0 else done + n) + 1):
        progress(step, number, total)
    return total if n < 0 else done + n


def _records(
    mapped: Map, stage: Stage, store: PartStore, documents: Iterable[Any], report: Callable[[str, int, int], int]
) -> list[tuple[str, Record]]:
    """Return (label, record) of each document; those without one in the store are read."""
    done = sum(store.key(one) in store.records for one in documents) if store.records else 0
    if done:
        report(stage.known, done - 1, 1)
    keys, waiting = list[tuple[str, str]](), deque[str]()
    missing = _missing_records(stage, store, documents, keys, waiting)
    for batch, results in mapped(stage.work, batches.batches(missing, mapped.most, stage.n_characters), stage.lost):
        store.write([waiting.popleft() for _ in batch], results)
        done = report(stage.step, done, len(batch))
    report(stage.step, done, -1)  # equal documents were read once
    return [(label, store.records[key]) for label, key in keys]


def _missing_records(
    stage: Stage, store: PartStore, documents: Iterable[Any], keys: list[tuple[str, str]], waiting: deque[str]
) -> Iterator[Any]:
    """Yield the documents to read; `keys` gets label and key of every document, `waiting` the keys of those to read."""
    requested = set[str]()
    for one in documents:
        key = store.key(one)
        keys.append((stage.label(one), key))
        if key not in store.records and key not in requested:
            requested.add(key)
            waiting.append(key)
            yield one
