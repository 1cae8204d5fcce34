"""Write a folder whole or not at all: into a new folder beside the target, which replaces it when it is finished.

    with write_folder("CORPUS", CORPUS, inputs=["articles"]) as output:
        ...  # write everything into output.fresh

During the writing there are files beside a target C: .C.parallax-lock, .C.parallax-new (the new content),
.C.parallax-parts (partial results, for the next run if this one is stopped) and, for a moment, .C.parallax-old.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.output.lock import hold_lock
from analytics.output.swap import swap, sync_all
from analytics.output.target import (
    CORPUS,
    EXPORT,
    MANIFEST,
    TargetError,
    check_target,
    foreign_names,
    has_content,
    marker,
    own_names,
    resolve_target,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = [
    "CORPUS",
    "EXPORT",
    "MANIFEST",
    "OutputFolder",
    "TargetError",
    "check_target",
    "ignore",
    "marker",
    "put_back",
    "write_folder",
]
_FAILURES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "a file would be larger than is allowed here",
    errno.EROFS: "the disk can only be read",
    errno.EIO: "the disk reports an error",
}


@dataclass(frozen=True)
class OutputFolder:
    """The folders to write into: `fresh` becomes the target; `parts` stays when a run is stopped."""

    fresh: Path
    parts: Path


def ignore(line: str) -> None:
    """Do nothing with a notice."""


@contextmanager
def write_folder(
    target: str | Path,
    kind: str,
    inputs: Iterable[str | Path] = (),
    notice: Callable[[str], None] = ignore,
) -> Iterator[OutputFolder]:
    """Yield the folders to write into; when the block ends without an exception, `fresh` replaces `target`.

    Raises TargetError if the target must not be written (see `check_target`), if another command is writing it, or if
    the disk fails. After an exception the target is unchanged, and the parts stay. `notice` is called with one line if
    an earlier run was stopped, or if the user put a file into the target during the run.
    """
    inputs = list(inputs)
    check_target(target, kind, inputs)
    place = resolve_target(target)
    with _disk_failures(target), _parents(place), hold_lock(_place_beside(place, "lock"), target):
        _put_back(place, target, notice)
        check_target(target, kind, inputs)
        _remove_leftovers(place, target, kind, notice)
        output = OutputFolder(_place_beside(place, "new"), _place_beside(place, "parts"))
        try:
            yield _make_folders(output)
            _check_written(output.fresh, target, kind)
            _put_in_place(output.fresh, place)
        finally:
            _remove(output.fresh)
            with suppress(OSError):
                output.parts.rmdir()  # only when it is empty
        _remove(output.parts)
        _remove_old(place, target, kind, notice)


def put_back(target: str | Path, notice: Callable[[str], None] = ignore) -> None:
    """Restore a folder that a killed run had moved away to replace it (only where the system cannot exchange names)."""
    place = resolve_target(target)
    if not os.path.lexists(place) and _is_real_folder(_place_beside(place, "old")):
        with hold_lock(_place_beside(place, "lock"), target):
            _put_back(place, target, notice)


def _place_beside(place: Path, use: str) -> Path:
    return place.with_name(f".{place.name}.parallax-{use}")


@contextmanager
def _disk_failures(target: str | Path) -> Iterator[None]:
    """Raise TargetError with a plain reason when the disk fails; the errors of libraries lack reason and file."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FAILURES:
            raise
        reason = _FAILURES[error.errno]
        raise TargetError(f"{target} cannot be written: {reason}. Its earlier content is unchanged.") from error


@contextmanager
def _parents(place: Path) -> Iterator[None]:
    """Create the missing parent folders of a place; those that are empty at the end are removed."""
    missing = [folder for folder in place.parents if not folder.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()


def _make_folders(output: OutputFolder) -> OutputFolder:
    output.fresh.mkdir()
    if not _is_real_folder(output.parts):
        _remove(output.parts)
        output.parts.mkdir()
    return output


def _check_written(fresh: Path, target: str | Path, kind: str) -> None:
    if not own_names(fresh, kind):
        raise ValueError(f"{fresh} must hold a manifest of kind {kind!r}")
    for name in foreign_names(fresh, kind):
        raise TargetError(f"{target} cannot be written: {name} is not on the disk as it was written. Check the disk.")


def _put_in_place(fresh: Path, place: Path) -> None:
    sync_all(fresh)
    if place.exists():
        shutil.copymode(place, fresh)
    swap(fresh, place, _place_beside(place, "old"))


def _put_back(place: Path, target: str | Path, notice: Callable[[str], None]) -> None:
    old = _place_beside(place, "old")
    if _is_real_folder(old) and not os.path.lexists(place):
        old.rename(place)
        notice(f"{target}: an earlier run was stopped while it replaced this folder. The folder is put back.")


def _remove_leftovers(place: Path, target: str | Path, kind: str, notice: Callable[[str], None]) -> None:
    """Remove the files of a killed run beside the target, except the parts, with one line of notice."""
    parts = _place_beside(place, "parts")
    unfinished = [path for use in ("new", "old") if os.path.lexists(path := _place_beside(place, use))]
    sentences = ["Its unfinished files are removed."] if unfinished else []
    sentences += (
        ["The documents that it had read are used again."] if _is_real_folder(parts) and has_content(parts) else []
    )
    if sentences:
        notice(f"{target}: an earlier run was stopped. {' '.join(sentences)}")
    _remove_old(place, target, kind, notice)
    _remove(_place_beside(place, "new"))


def _remove_old(place: Path, target: str | Path, kind: str, notice: Callable[[str], None]) -> None:
    """Remove the replaced folder; if the user put a file into it during the run, it is renamed and stays."""
    old = _place_beside(place, "old")
    foreign = foreign_names(old, kind) if _is_real_folder(old) and (old / MANIFEST).exists() else []
    if not foreign:  # without a manifest: an earlier run has begun to remove it
        _remove(old)
        return
    for name in own_names(old, kind) - set(foreign):
        (old / name).unlink(missing_ok=True)
    new_name = next(path for path in _free_names(place) if not os.path.lexists(path))
    old.rename(new_name)
    notice(f"{target}: {foreign[0]} was put into this folder while it was written. It is now in {new_name}.")


def _is_real_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _free_names(place: Path) -> Iterator[Path]:
    yield place.with_name(f"{place.name}-before")
    number = 2
    while True:
        yield place.with_name(f"{place.name}-before-{number}")
        number += 1


def _remove(path: Path) -> None:
    """Remove a folder of ours if it exists; a link of that name is removed, not followed."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
