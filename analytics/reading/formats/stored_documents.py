"""The documents of a large input in a temporary file, so that their texts are not in the memory during the build."""

from __future__ import annotations

import json
import tempfile
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, overload

from analytics.reading.raw import RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_CHARACTERS = 8_000_000  # in the memory: about 1,200 articles


class StoredDocuments(Sequence[RawDocument]):
    """A list of documents in a temporary file, one JSON record each; it can only grow at its end."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it is removed with this object
        self._starts = array("q", [0])

    def extend(self, documents: Iterable[RawDocument]) -> None:
        """Add documents; raises OSError when the disk is full, then none of them is added."""
        records = [json.dumps(vars(document)).encode() for document in documents]
        self._file.seek(self._starts[-1])
        self._file.writelines(records)
        self._file.flush()
        self._starts.extend([*accumulate(map(len, records), initial=self._starts[-1])][1:])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[RawDocument]:
        return map(self._document, range(len(self)))

    @overload
    def __getitem__(self, at: int) -> RawDocument: ...
    @overload
    def __getitem__(self, at: slice) -> list[RawDocument]: ...
    def __getitem__(self, at: int | slice) -> RawDocument | list[RawDocument]:
        chosen = range(len(self))[at]
        return self._document(chosen) if isinstance(chosen, int) else list(map(self._document, chosen))

    def _document(self, at: int) -> RawDocument:
        self._file.seek(self._starts[at])
        return RawDocument(**json.loads(self._file.read(self._starts[at + 1] - self._starts[at])))


class Collector:
    """The documents of an input while it is loaded: few stay in a list, many go to a temporary file."""

    def __init__(self) -> None:
        self._recent: list[RawDocument] = []
        self._n_characters = 0
        self._stored: StoredDocuments | None = None
        self._can_write = True

    def add(self, document: RawDocument) -> None:
        """Add a document."""
        self._recent.append(document)
        self._n_characters += len(document.text)
        if self._n_characters > MOST_CHARACTERS and self._can_write:
            self._store()

    def documents(self) -> Sequence[RawDocument]:
        """Return all documents in order; a list when they are few, or when no file can be written."""
        if self._stored:
            self._store()
        return self._stored or self._recent

    def _store(self) -> None:
        """Move the documents to the file; when the disk is full, back to the memory."""
        try:
            self._stored = self._stored or StoredDocuments()
            self._stored.extend(self._recent)
        except OSError:
            self._recent = [*(self._stored or ()), *self._recent]
            self._stored, self._can_write = None, False
        else:
            self._recent, self._n_characters = [], 0
