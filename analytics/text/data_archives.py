"""The zip archives of word lists that come with the library."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def members(archive: str) -> frozenset[str]:
    """Return the names of the files in an archive of `analytics/data`."""
    with _opened(archive) as packed:
        return frozenset(packed.namelist())


def read_lines(archive: str, member: str) -> list[str]:
    """Return the lines of a text file in an archive; none if the archive does not have the file."""
    return read_bytes(archive, member).decode("utf-8").splitlines() if member in members(archive) else []


def read_bytes(archive: str, member: str) -> bytes:
    """Return a file in an archive; raises KeyError if the archive does not have it."""
    with _opened(archive) as packed:
        return packed.read(member)


@contextmanager
def _opened(archive: str) -> Iterator[zipfile.ZipFile]:
    with (
        resources.as_file(resources.files("analytics").joinpath("data", archive)) as path,
        zipfile.ZipFile(path) as packed,
    ):
        yield packed
