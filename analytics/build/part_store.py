"""The results of one step of the reading, in parts: files in a folder, so that no text stays in the memory.

The folder of a build that was stopped also serves the next run, which reads only the missing documents. A part is
written whole or not at all; a damaged one is ignored. A part that cannot be written stays in the memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from analytics.build import part
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.build.batches import Batch

    Record = tuple["Part", int]  # a document: its part, and its number there

FORMAT = 2
_DIGEST, _SIZE = 16, 8  # bytes of the checksum and of the length of the header
_DAMAGED = (OSError, EOFError, ValueError, TypeError, KeyError, RecursionError, pa.ArrowException)


@contextmanager
def parts_folder(given: Path | None) -> Iterator[Path]:
    """Yield the folder for the parts of a build: the given one, else a temporary one."""
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="parallax-", ignore_cleanup_errors=True) as temporary:
        yield Path(temporary)


class Part:
    """The rows of a batch of documents: the content of a file, or bytes in the memory when it cannot be written."""

    def __init__(
        self, keys: Sequence[str], spans: Mapping[str, Sequence[int]], content: bytes, path: Path | None
    ) -> None:
        self.keys = tuple(keys)
        self._spans, self._path = spans, path  # start and size of each table in the content
        self._content = content if path is None else b""

    def table(self, name: str) -> pa.Table:
        """Return a table: its columns (see `part.columns`) after the number of the document."""
        start, size = self._spans[name]
        if self._path is None:
            return part.decode(name, self._content[start : start + size])
        with self._path.open("rb") as file:
            file.seek(start)
            return part.decode(name, file.read(size))


class PartStore:
    """The parts of one step; the key of a document covers its content and the options of the step."""

    def __init__(self, folder: Path, step: str, options: object) -> None:
        self._folder, self._step = folder, step
        self._options = _json([FORMAT, VERSION, step, options])
        self.records: dict[str, Record] = {}
        for path in sorted(folder.glob(f"{step}-*.part")):
            self._add(_part_in_file(path, part.TABLES[step]))

    def key(self, document: object) -> str:
        """Return the key of a document."""
        return hashlib.blake2b(f"{self._options}{_json(document)}".encode(), digest_size=16).hexdigest()

    def write(self, keys: Sequence[str], batch: Batch) -> None:
        """Store the results of the documents with these keys; incomplete ones only for this build.

        The next run may have more memory for them.
        """
        spans, content = _content(keys, {name: part.encode(name, columns) for name, columns in batch.tables.items()})
        path = self._write_file(keys, content) if batch.complete else None
        self._add(Part(keys, spans, content, path))

    def _add(self, new: Part | None) -> None:
        if new is not None:
            self.records |= {key: (new, number) for number, key in enumerate(new.keys)}

    def _write_file(self, keys: Sequence[str], content: bytes) -> Path | None:
        """Return the new file with this content, None when it cannot be written: the disk is full, for example."""
        name = hashlib.blake2b("".join(keys).encode(), digest_size=8).hexdigest()
        target = self._folder / f"{self._step}-{name}.part"
        fresh = target.with_name(f"{target.name}.{os.getpid()}.tmp")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            fresh.replace(target)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            return None
        return target


def _content(keys: Sequence[str], streams: Mapping[str, bytes]) -> tuple[dict[str, tuple[int, int]], bytes]:
    """Return the place of each table in a file, and the content of the file: checksum, header, streams."""
    sizes = {name: len(stream) for name, stream in streams.items()}
    header = json.dumps({"keys": keys, "sizes": sizes}).encode()
    rest = b"".join([len(header).to_bytes(_SIZE, "little"), header, *streams.values()])
    return _spans(len(header), sizes), _checksum(rest) + rest


def _spans(n_header: int, sizes: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    spans, start = {}, _DIGEST + _SIZE + n_header
    for name, size in sizes.items():
        spans[name] = start, size
        start += size
    return spans


def _part_in_file(path: Path, tables: Sequence[str]) -> Part | None:
    """Return the part in a file, None when the file is damaged."""
    try:
        content = path.read_bytes()
        if _checksum(content[_DIGEST:]) != content[:_DIGEST]:
            return None
        n_header = int.from_bytes(content[_DIGEST : _DIGEST + _SIZE], "little")
        header = json.loads(content[_DIGEST + _SIZE : _DIGEST + _SIZE + n_header])
        spans = _spans(n_header, header["sizes"])
        for name in tables:
            start, size = spans[name]
            part.check(name, content[start : start + size], len(header["keys"]))
        return Part(header["keys"], spans, content, path)
    except _DAMAGED:
        return None


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return dict(value) if isinstance(value, Mapping) else vars(value)
