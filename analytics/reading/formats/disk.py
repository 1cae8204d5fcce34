"""Find files and folders on disk; every file that cannot be opened is an Issue."""

from __future__ import annotations

import errno
import os
import stat
import sys
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from analytics.reading.formats.archives import day, is_hidden
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.decoding import printable_name
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_REASONS = {
    errno.EACCES: ("permission denied", "give your user the right to read it (on Linux and macOS: chmod -R u+rX)"),
    errno.EPERM: ("permission denied", "the system keeps it from programs: copy it into another folder"),
    errno.ENOENT: ("it is no longer there", "it was removed or renamed after the folder was listed: load again"),
    errno.ELOOP: ("its links lead in a circle", "load the file that is meant"),
}


def entries(paths: Iterable[str | Path]) -> Iterator[Blob | Issue]:
    """Yield the files at the paths with their labels; for a folder all files below it, sorted by name."""
    for path in map(Path, paths):
        label = _printable_path(path)
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a zero byte in the path
            yield Issue(label, "no such file or folder", "check the spelling; the other paths were loaded")
        except OSError as why:
            yield _unreadable_issue(label, why)
        else:
            yield from (
                _files_below(path, path, label)
                if stat.S_ISDIR(mode)
                else _file_blob(path, _printable_path(Path(path.name)))
            )


def _files_below(folder: Path, top: Path, label: str) -> Iterator[Blob | Issue]:
    """Yield the files below `folder`, sorted by name; links are followed only to files inside `top`."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as why:
        yield _unreadable_issue(label, why, "folder ")
        return
    for path in inside:
        label = _printable_path(path.relative_to(top))
        if is_hidden(label.rpartition("/")[2]):
            continue
        # os.path, because the tests of Path raise if permission is missing (before Python 3.14)
        link = _refused_link(path, top, label) if os.path.islink(path) else None  # noqa: PTH114
        if link:
            yield link
        elif os.path.isdir(path):  # noqa: PTH112
            yield from _files_below(path, top, label)
        else:
            yield from _file_blob(path, label)


def _file_blob(path: Path, label: str) -> Iterator[Blob | Issue]:
    """Yield one file; a pipe, socket or device is never opened, because that can block forever."""
    try:
        stats = path.stat()
    except OSError as why:
        yield _unreadable_issue(label, why)
        return
    if stat.S_ISREG(stats.st_mode):
        place = _printable_path(path.absolute())
        yield Blob(label, place, stats.st_size, partial(_open_file, path), file_time=day(stats.st_mtime))
    else:
        yield Issue(label, "not a file", "it is a device, pipe or socket and was left out")


def _refused_link(path: Path, top: Path, label: str) -> Issue | None:
    """Return the Issue of a link that is not followed, None for all others."""
    if not os.path.exists(path):  # noqa: PTH110
        return Issue(label, "a link that leads to nothing", "the file it points to is not there, or cannot be reached")
    if not (os.path.isfile(path) and path.resolve().is_relative_to(top.resolve())):  # noqa: PTH113
        return Issue(label, "a link that leads elsewhere", "it was left out; load the folder that it points to")
    return None


def _open_file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as why:
        raise UnreadableError(*_reason(why)) from why


def _unreadable_issue(label: str, why: OSError, what: str = "") -> Issue:
    problem, remedy = _reason(why)
    return Issue(label, f"{what}{problem}", remedy)


def _reason(why: OSError) -> tuple[str, str]:
    """Return the reason why the system does not open a file, and the remedy."""
    reason, remedy = _REASONS.get(why.errno or 0, ((why.strerror or str(why)).lower(), "copy it elsewhere, load again"))
    return f"cannot be opened: {reason}", f"{remedy}; the other files were loaded"


def _printable_path(path: Path) -> str:
    """Return a path for display, the same in every locale: the system's paths are bytes, nearly always UTF-8."""
    name = path.as_posix()
    if sys.getfilesystemencoding() != "utf-8":
        name = os.fsencode(name).decode("utf-8", "surrogateescape")
    return printable_name(name)
