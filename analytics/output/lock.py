"""The lock of an output folder: a file beside it that one running command holds, with its process and start time."""

from __future__ import annotations

import os
import platform
import sys
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analytics.output.target import TargetError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST = 1_000  # bytes read from a lock file


@contextmanager
def hold_lock(path: Path, target: str | Path) -> Iterator[None]:
    """Hold the lock file at `path` while `target` is written; raises TargetError when another command holds it.

    The system releases the lock when its owner ends, even by a crash; the file of an ended owner is used again.
    """
    handle = _acquire_lock(path, target)
    try:
        yield
    finally:
        _release(handle, path)


def _acquire_lock(path: Path, target: str | Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        if not _is_locked_by_us(handle):
            owner = os.read(handle, _LONGEST).decode(errors="replace") or "it has just begun"
            os.close(handle)
            raise TargetError(
                f"{target} is being written by another command ({owner}). Wait until it has ended, or give another"
                " folder to --out."
            )
        if _is_at(handle, path):
            _write_owner(handle)
            return handle
        os.close(handle)  # its owner removed the file between our opening and our lock: lock the new one


def _release(handle: int, path: Path) -> None:
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(handle)
        with suppress(OSError):
            path.unlink()
    else:
        path.unlink(missing_ok=True)
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _write_owner(handle: int) -> None:
    since = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    os.ftruncate(handle, 0)
    os.write(handle, f"process {os.getpid()} on {platform.node()}, since {since}".encode())


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # the locked byte is far after the text, which other processes must be able to read

    def _is_locked_by_us(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _is_locked_by_us(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
