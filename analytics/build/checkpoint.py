"""The partial results of a build in a folder, so that a build that was stopped does not read the documents again.

A file holds the results of some documents, one per line, after a line with their keys. It is written whole or not at
all; a file that cannot be read is ignored. The format is JSON, not pickle: a file on the disk must not run code.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from analytics.reading import document
from analytics.reading.article import Article
from analytics.reading.cleaning.clean import Line
from analytics.reading.containment import CLEANING, READING, Note
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from analytics.build.workers import Map

FORMAT = 1
BATCH = 16  # documents per file: the most that are read again, besides those that the processes were reading
LEVEL = 1  # of gzip
_DAMAGED = (OSError, EOFError, ValueError, TypeError, KeyError, RecursionError, zlib.error)

Given = TypeVar("Given")
Result = TypeVar("Result", document.Cleaning, document.Reading)


class Checkpoint(Generic[Given, Result]):
    """The results of one step of the reading; the key of a result covers the document and the options."""

    def __init__(self, folder: Path, step: str, options: object, decoded: Callable[[Any], Result]) -> None:
        self._folder, self._step = folder, step
        self._decoded: Callable[[Any], Result] = decoded
        self._options = _json([FORMAT, VERSION, step, options])
        self._known: dict[str, Result] = {}
        self._new: dict[str, Result] = {}
        for path in sorted(folder.glob(f"{step}-*.jsonl.gz")):
            self._known |= self._read(path)

    def mapped(
        self, spread: Map, work: Callable[[Given], Result], documents: Sequence[Given], lost: Callable[[Given], Result]
    ) -> tuple[int, Iterator[Result]]:
        """Return how many of the documents were read before, and the results of all documents in order."""
        keys = [self._key(one) for one in documents]
        missing = [one for one, key in zip(documents, keys, strict=True) if key not in self._known]
        return len(documents) - len(missing), self._results(keys, iter(spread(work, missing, lost)))

    def _results(self, keys: Iterable[str], read: Iterator[Result]) -> Iterator[Result]:
        try:
            for key in keys:
                result = self._known[key] if key in self._known else self._store_result(key, next(read))
                yield result
        finally:
            self._write()

    def _key(self, one: Given) -> str:
        return hashlib.blake2b(f"{self._options}{_json(one)}".encode(), digest_size=16).hexdigest()

    def _store_result(self, key: str, result: Result) -> Result:
        if not _has_stopped(result):  # not stored: the next run may have more memory
            self._new[key] = result
        if len(self._new) >= BATCH:
            self._write()
        return result

    def _write(self) -> None:
        """Write the new results to a new file; when the disk is full they are not stored."""
        if not self._new:
            return
        content = "\n".join([_json(list(self._new)), *map(_json, self._new.values()), ""])
        name = hashlib.blake2b("".join(self._new).encode(), digest_size=8).hexdigest()
        target = self._folder / f"{self._step}-{name}.jsonl.gz"
        fresh = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(gzip.compress(content.encode(), LEVEL, mtime=0))
            fresh.replace(target)
        self._new = {}

    def _read(self, path: Path) -> dict[str, Result]:
        """Return the results in a file by key; none when the file is damaged."""
        try:
            keys, *results = gzip.decompress(path.read_bytes()).decode().splitlines()
            return dict(zip(json.loads(keys), map(self._decoded, map(json.loads, results)), strict=True))
        except _DAMAGED:
            return {}


def cleanings(folder: Path, **options: object) -> Checkpoint[Any, document.Cleaning]:
    """Return the checkpoint of `document.cleaning` with these options."""
    return Checkpoint(folder, CLEANING, options, _decode_cleaning)


def readings(folder: Path, **options: object) -> Checkpoint[Article, document.Reading]:
    """Return the checkpoint of `document.count` with these options."""
    return Checkpoint(folder, READING, options, _reading)


def _has_stopped(result: document.Cleaning | document.Reading) -> bool:
    """Return whether the document ended its process; the step is the last field of a note."""
    return any(note[-1] in (CLEANING, READING) for note in result.notes)


def _decode_cleaning(decoded: Any) -> document.Cleaning:
    (*about, lines), notes = decoded
    article = Article._make([*about, tuple(Line(*line) for line in lines)])
    return document.Cleaning(article, tuple(Note(*note) for note in notes))


def _reading(decoded: Any) -> document.Reading:
    return document.Reading(*([tuple(row) for row in rows] for rows in decoded))


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return dict(value) if isinstance(value, Mapping) else vars(value)
