"""The front door: files, folders, archives, tables and uploads -> raw documents and issues.

Nothing that comes in can stop the rest: what cannot be read is an Issue with the file, the problem and the remedy.
"""

from __future__ import annotations

import gzip
import io
import posixpath
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from analytics.reading import archives, plain, sidecar, tables
from analytics.reading.blobs import (
    DAMAGED,
    MB,
    MEMBER_TABLE_LIMIT,
    PLAIN_LIMIT,
    RATIO_FLOOR,
    RATIO_LIMIT,
    TABLE_LIMIT,
    WHOLE_TABLE_LIMIT,
    Blob,
    UnreadableError,
    limited,
    too_dense,
)
from analytics.reading.raw import Issue, Loaded, RawDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Found = RawDocument | Issue
    Reader = Callable[[str, IO[bytes]], Iterator[Found]]

FORMATS = "txt, md, html, pdf, docx, csv, tsv, xlsx, json, jsonl, each also as .gz, and zip or tar archives of them"

_READERS: dict[str, tuple[Reader, int]] = {
    ".txt": (plain.read_text, PLAIN_LIMIT),
    ".text": (plain.read_text, PLAIN_LIMIT),
    ".md": (plain.read_text, PLAIN_LIMIT),
    ".markdown": (plain.read_text, PLAIN_LIMIT),
    ".html": (plain.read_html, PLAIN_LIMIT),
    ".htm": (plain.read_html, PLAIN_LIMIT),
    ".xhtml": (plain.read_html, PLAIN_LIMIT),
    ".pdf": (plain.read_pdf, PLAIN_LIMIT),
    ".docx": (plain.read_docx, PLAIN_LIMIT),
    ".csv": (tables.read_csv, TABLE_LIMIT),
    ".tsv": (tables.read_csv, TABLE_LIMIT),
    ".tab": (tables.read_csv, TABLE_LIMIT),
    ".xlsx": (tables.read_xlsx, WHOLE_TABLE_LIMIT),
    ".json": (tables.read_json, WHOLE_TABLE_LIMIT),
    ".jsonl": (tables.read_jsonl, TABLE_LIMIT),
    ".ndjson": (tables.read_jsonl, TABLE_LIMIT),
}


def load(paths: Iterable[str | Path]) -> Loaded:
    """Read files and folders; folders with all that lies in them, sorted by name, hidden files left out.

    `file` of a document is its path below the given folder, or the name of the given file.
    """
    return _loaded(_entries(Path(path) for path in paths))


def load_uploads(uploads: Iterable[tuple[str, bytes]]) -> Loaded:
    """Read the (name, content) pairs of a browser upload; a name like "dir/a.txt" is a label, never a path."""
    return _loaded(
        Blob(name, name, len(data), partial(io.BytesIO, data)) for name, data in uploads if not archives.is_hidden(name)
    )


def _entries(paths: Iterable[Path]) -> Iterator[Blob | Issue]:
    """Give the files at the paths, each once with its label."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path, path)
        elif path.is_file():
            yield _on_disk(path, path.name)
        elif path.exists():
            yield _not_a_file(str(path))
        else:
            yield Issue(str(path), "no such file or folder", "check the spelling; the other paths were loaded")


def _walk(folder: Path, top: Path) -> Iterator[Blob | Issue]:
    """Give the files below `folder`, sorted by name; links are followed to files inside `top` only."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as why:
        yield Issue(
            folder.relative_to(top).as_posix(), "folder cannot be opened", f"{why.strerror}; check its permissions"
        )
        return
    for path in inside:
        label = path.relative_to(top).as_posix()
        if archives.is_hidden(path.name):
            continue
        if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(top.resolve())):
            yield Issue(label, "a link that leads elsewhere", "it was left out; load the folder that it points to")
        elif path.is_dir():
            yield from _walk(path, top)
        else:
            yield _on_disk(path, label) if path.is_file() else _not_a_file(label)


def _on_disk(path: Path, label: str) -> Blob:
    return Blob(label, path.absolute().as_posix(), path.stat().st_size, lambda: path.open("rb"))


def _not_a_file(label: str) -> Issue:
    return Issue(label, "not a file", "it is a device or pipe and was left out")


def _loaded(entries: Iterable[Blob | Issue]) -> Loaded:
    loaded = Loaded()
    for found in _read_all(list(entries)):
        (loaded.documents if isinstance(found, RawDocument) else loaded.issues).append(found)  # type: ignore[arg-type]
    return loaded


def _read_all(entries: list[Blob | Issue]) -> Iterator[Found]:
    """Read all entries of one place: sidecars first, so that they can fill the documents of the others."""
    sidecars = dict(_sidecars(entries))
    described = {place: each for each in sidecars.values() for place in each.rows}
    for entry in entries:
        if isinstance(entry, Issue):
            yield entry
        elif entry.place in sidecars:
            yield from sidecars[entry.place].issues
        else:
            yield from _filled(entry, described.get(entry.place))
    places = {entry.place for entry in entries if isinstance(entry, Blob)}
    for each in sidecars.values():
        yield from each.unmatched(places)


def _filled(blob: Blob, beside: sidecar.Sidecar | None) -> Iterator[Found]:
    for found in _read(blob):
        yield beside.fill(found, blob.place) if beside and isinstance(found, RawDocument) else found


def _sidecars(entries: list[Blob | Issue]) -> Iterator[tuple[str, sidecar.Sidecar]]:
    """Give the sidecars among the entries by their place; one that cannot be read is told when its turn comes."""
    for entry in entries:
        if isinstance(entry, Blob) and posixpath.basename(entry.place).lower() == sidecar.NAME:
            try:
                with entry.open() as raw:
                    found = sidecar.read(
                        entry.name, entry.place, limited(raw, PLAIN_LIMIT, _too_large(PLAIN_LIMIT)).read()
                    )
            except (UnreadableError, *DAMAGED):
                continue
            if found:
                yield entry.place, found


def _read(blob: Blob) -> Iterator[Found]:
    """Give what one file holds; whatever stops the reading is its last Issue."""
    try:
        with blob.open() as raw:
            yield from _archive(blob, raw) if archives.is_archive(blob.name) else _file(blob, raw)
    except UnreadableError as why:
        yield Issue(blob.name, why.problem, why.detail)
    except DAMAGED as why:
        detail = f"{why}; what was read before that was kept: get a whole copy of the file and load again"
        yield Issue(blob.name, "damaged, or cannot be opened", detail)


def _archive(archive: Blob, raw: IO[bytes]) -> Iterator[Found]:
    """Read the members; a damaged archive gives those before the damage."""
    entries: list[Blob | Issue] = []
    stopped: Issue | None = None
    try:
        entries.extend(archives.members(archive, raw))
    except UnreadableError as why:
        stopped = Issue(archive.name, why.problem, why.detail)
    except DAMAGED as why:
        stopped = Issue(
            archive.name, "damaged archive", f"{why}; {len(entries):,} members were found before the damage"
        )
    yield from _read_all(entries)
    if stopped:
        yield stopped
    elif not entries:
        yield Issue(archive.name, "empty archive", "it holds no files")


def _file(blob: Blob, raw: IO[bytes]) -> Iterator[Found]:
    """Read one file by the reader of its format, within that format's limit."""
    bare = blob.name.lower()
    packed = bare.endswith(".gz")
    reader, limit = _READERS.get(Path(bare.removesuffix(".gz")).suffix, (None, 0))
    if reader is None:
        raise UnreadableError("not a format Parallax reads", f"it reads {FORMATS}")
    limit = min(limit, MEMBER_TABLE_LIMIT) if blob.member else limit
    if blob.size == 0:
        raise UnreadableError("empty file", "it holds nothing and was left out")
    if blob.size > limit:
        raise _too_large(limit)
    bound = max(RATIO_FLOOR, RATIO_LIMIT * blob.size) if packed else limit
    error = too_dense() if bound < limit else _too_large(limit)
    stream = gzip.GzipFile(fileobj=raw) if packed else raw
    yield from reader(blob.name, limited(stream, min(bound, limit), error))  # type: ignore[arg-type]


def _too_large(limit: int) -> UnreadableError:
    remedy = "one article is never that long: split it or convert it to a table"
    return UnreadableError(f"larger than {limit // MB:,} MB", remedy if limit == PLAIN_LIMIT else "split the table")
