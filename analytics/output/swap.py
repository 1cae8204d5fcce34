"""Replace a folder by a finished one, in one step where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

from analytics.output.target import has_content

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working directory
_EXCHANGE, _SWAP = 2, 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
# Errors of old kernels, containers and file systems that cannot exchange two names
_UNABLE = {getattr(errno, name, None) for name in ("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EPERM")}


def swap(fresh: Path, target: Path, old: Path) -> None:
    """Replace `target` by `fresh`; the earlier folder, unless it was empty, is then at `old`."""
    if not has_content(target):
        _rename_over_empty(fresh, target)
    elif exchange_names(fresh, target):
        fresh.rename(old)
    else:
        replace_in_two_steps(fresh, target, old)
    sync(target.parent)


def replace_in_two_steps(fresh: Path, target: Path, old: Path) -> None:
    """Rename `target` to `old`, then `fresh` to `target`: a kill between the two leaves `old` and no `target`."""
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise


def exchange_names(path: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; return False, with nothing done, where the system cannot."""
    names = os.fsencode(path), os.fsencode(other)
    if sys.platform == "linux" and hasattr(_library(), "renameat2"):
        failed = _library().renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(_library(), "renamex_np"):
        failed = _library().renamex_np(*names, _SWAP)
    else:
        return False
    if failed and (number := ctypes.get_errno()) not in _UNABLE:
        raise OSError(number, os.strerror(number), str(other))
    return not failed


def sync_all(folder: Path) -> None:
    """Wait until every file of a folder, and the folder itself, is on the disk."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Wait until a file, or the list of names in a folder, is on the disk; Windows cannot do the latter."""
    if sys.platform == "win32" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _rename_over_empty(fresh: Path, target: Path) -> None:
    if sys.platform == "win32" and target.exists():  # a rename over an empty folder fails there
        target.rmdir()
    fresh.rename(target)


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
