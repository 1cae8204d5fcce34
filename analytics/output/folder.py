"""Write a folder whole or not at all: in a fresh folder beside the target, swapped in when it is finished.

    with write_folder("CORPUS", target.CORPUS, inputs=["articles"]) as output:
        ...  # write everything into output.fresh

Beside a target C lie, while it is written: .C.parallax-lock, .C.parallax-new (what is written), .C.parallax-parts
(partial results, which the next run uses when this one is stopped) and, for a moment, .C.parallax-old.
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
    """Where a command writes: `fresh` becomes the target; `parts` outlives a run that is stopped."""

    fresh: Path
    parts: Path


def ignore(line: str) -> None:
    """Give no notice."""


@contextmanager
def write_folder(
    target: str | Path,
    kind: str,
    inputs: Iterable[str | Path] = (),
    notice: Callable[[str], None] = ignore,
) -> Iterator[OutputFolder]:
    """Give the folders to write into; when the block ends without an exception they take the place of `target`.

    Raises TargetError for a target that may not be written (see `check_target`), that another command writes, or when
    the disk fails. After an exception the target is as it was, and the parts stay. `notice` is called with one line
    when an earlier run was stopped, or a file of the user's was put into the target meanwhile.
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
                output.parts.rmdir()  # when nothing is in it
        _remove(output.parts)
        _remove_old(place, target, kind, notice)


def put_back(target: str | Path, notice: Callable[[str], None] = ignore) -> None:
    """Put a folder back that a killed run had taken away to replace it (only where two names cannot be exchanged)."""
    place = resolve_target(target)
    if not os.path.lexists(place) and _is_real_folder(_place_beside(place, "old")):
        with hold_lock(_place_beside(place, "lock"), target):
            _put_back(place, target, notice)


def _place_beside(place: Path, use: str) -> Path:
    return place.with_name(f".{place.name}.parallax-{use}")


@contextmanager
def _disk_failures(target: str | Path) -> Iterator[None]:
    """Say in one sentence that the disk is full; libraries put neither the file nor a plain reason into the error."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FAILURES:
            raise
        reason = _FAILURES[error.errno]
        raise TargetError(f"{target} cannot be written: {reason}. What stood there before is unchanged.") from error


@contextmanager
def _parents(place: Path) -> Iterator[None]:
    """Make the missing folders above a place; those that stay empty are removed again."""
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
    """Remove what a killed run left beside the target, but for the parts, and say so in one line."""
    parts = _place_beside(place, "parts")
    unfinished = [path for use in ("new", "old") if os.path.lexists(path := _place_beside(place, use))]
    sentences = ["What it left unfinished is removed."] if unfinished else []
    sentences += ["What it had read is used again."] if _is_real_folder(parts) and has_content(parts) else []
    if sentences:
        notice(f"{target}: an earlier run was stopped. {' '.join(sentences)}")
    _remove_old(place, target, kind, notice)
    _remove(_place_beside(place, "new"))


def _remove_old(place: Path, target: str | Path, kind: str, notice: Callable[[str], None]) -> None:
    """Remove the folder that was replaced; a file that the user put into it meanwhile is kept beside the target."""
    old = _place_beside(place, "old")
    foreign = foreign_names(old, kind) if _is_real_folder(old) and (old / MANIFEST).exists() else []
    if not foreign:  # without a manifest it is half removed by an earlier run
        _remove(old)
        return
    for name in own_names(old, kind) - set(foreign):
        (old / name).unlink(missing_ok=True)
    kept = next(path for path in _free_names(place) if not os.path.lexists(path))
    old.rename(kept)
    notice(f"{target}: {foreign[0]} was put into this folder while it was written. It is kept in {kept}.")


def _is_real_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _free_names(place: Path) -> Iterator[Path]:
    yield place.with_name(f"{place.name}-before")
    number = 2
    while True:
        yield place.with_name(f"{place.name}-before-{number}")
        number += 1


def _remove(path: Path) -> None:
    """Remove a folder of ours, if it is there; a link of that name is removed, not followed."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
