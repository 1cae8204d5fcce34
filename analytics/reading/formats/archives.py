"""Read the members of zip and tar files one by one, without writing them to disk."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING

from analytics.reading.formats.blobs import (
    ARCHIVE_LIMIT,
    MB,
    RATIO_FLOOR,
    RATIO_LIMIT,
    Blob,
    UnreadableError,
    limit_stream,
    too_dense,
)
from analytics.reading.formats.decoding import printable_name
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What zipfile raises on a damaged file besides BadZipFile, found by flipping bytes: it does not check all fields.
ZIP_DAMAGE = (zipfile.BadZipFile, RuntimeError, ValueError, IndexError, struct.error)
MEMBERS_LIMIT = 200_000  # twice the largest corpus the library is made for
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
SUFFIXES = (".zip", *TARS)

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_UNPACK: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {
    "gz": lambda stream: gzip.GzipFile(fileobj=stream),  # type: ignore[dict-item,return-value] # GzipFile is an IO in all but type
    "bz2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}


def is_archive(name: str) -> bool:
    """Return whether `name` is the name of a zip or tar file."""
    return name.lower().endswith(SUFFIXES)


def is_hidden(name: str) -> bool:
    """Return whether a file is hidden, is in a hidden folder or is a leftover of macOS."""
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in name.split("/"))


def members(archive: Blob, stream: IO[bytes]) -> Iterator[Blob | Issue]:
    """Yield every file of the archive that can be read, in the archive's order, and an Issue for every other file."""
    each = _tar_members if archive.name.lower().endswith(TARS) else _zip_members
    total = 0
    for number, member in enumerate(each(archive, stream)):
        total += _unpacked_size(member)
        if number >= MEMBERS_LIMIT or total > ARCHIVE_LIMIT:
            raise UnreadableError(
                f"more than {MEMBERS_LIMIT:,} members or {ARCHIVE_LIMIT // MB:,} MB",
                f"the first {number:,} members were looked at; split the archive to load the others",
            )
        yield member


def _unpacked_size(member: Blob | Issue) -> int:
    return member.size if isinstance(member, Blob) else 0


def _zip_members(archive: Blob, stream: IO[bytes]) -> Iterator[Blob | Issue]:
    packed = open_zip(stream)
    for info in packed.infolist():
        name = _zip_name(info)
        if name.endswith("/") or is_hidden(_relative(name)):
            continue
        problem = _refusal(archive, name) or _refused_zip(info)
        yield (
            _issue(archive, name, problem)
            if problem
            else archive.inside(_relative(name), info.file_size, partial(_open_member, packed, info), _zip_day(info))
        )


def open_zip(stream: IO[bytes]) -> zipfile.ZipFile:
    """Return the opened zip file, or raise UnreadableError."""
    try:
        return zipfile.ZipFile(stream)
    except UnicodeDecodeError as why:
        detail = "the archive says that its names are UTF-8, and they are not: pack it again, or unpack it"
        raise UnreadableError("a member name that cannot be read", detail) from why
    except ZIP_DAMAGE as why:
        raise UnreadableError("damaged archive", f"{why}; get a whole copy and load again") from why


def _open_member(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return packed.open(info)
    except ZIP_DAMAGE as why:
        raise UnreadableError("damaged, or cannot be opened", f"{why}; the other members were loaded") from why


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return the member's name; macOS writes UTF-8 without the flag for it, and Windows tools write backslashes."""
    name = info.orig_filename.split("\0")[0]
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):  # else it is cp437
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _refused_zip(info: zipfile.ZipInfo) -> UnreadableError | None:
    if info.flag_bits & 1:
        return UnreadableError("encrypted", "it was left out; unpack the archive with its password and load the files")
    if info.compress_type not in _METHODS:
        return UnreadableError("packed by a method that is not read", "pack the archive again as an ordinary zip")
    if stat.S_ISLNK(info.external_attr >> 16):
        return _not_a_file()
    if info.file_size > RATIO_FLOOR and info.file_size > RATIO_LIMIT * info.compress_size:
        return too_dense()
    return None


def _tar_members(archive: Blob, stream: IO[bytes]) -> Iterator[Blob | Issue]:
    unpack = next((_UNPACK[end] for end in _UNPACK if archive.name.lower().endswith(end)), None)
    bound = min(ARCHIVE_LIMIT, max(RATIO_FLOOR, RATIO_LIMIT * archive.size)) if unpack else ARCHIVE_LIMIT
    plain = limit_stream(unpack(stream) if unpack else stream, bound, too_dense())
    packed = tarfile.TarFile(
        fileobj=plain, encoding="utf-8", errors="surrogateescape"
    )  # the default depends on the locale
    for info in packed:
        name = printable_name(info.name)
        if info.isdir() or is_hidden(_relative(name)):
            continue
        problem = _refusal(archive, name) or (None if info.isreg() else _not_a_file())
        opened = partial(_open_tar, packed, info)
        yield (
            _issue(archive, name, problem)
            if problem
            else archive.inside(_relative(name), info.size, opened, day(info.mtime))
        )


def _open_tar(packed: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    return packed.extractfile(info) or io.BytesIO()


def _relative(name: str) -> str:
    """Return the name without the "./" that `tar -C folder .` writes."""
    return name.removeprefix("./")


def _refusal(archive: Blob, name: str) -> UnreadableError | None:
    """Return the error for a member that is not read because of its name, None for all others."""
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return UnreadableError("a name that leads out of the archive", "it was left out, the other members were loaded")
    if is_archive(name) or archive.depth > 1:  # an archive in a mail is read
        return UnreadableError("an archive inside an archive", "it was left out; unpack it and load its files")
    return None


def _not_a_file() -> UnreadableError:
    return UnreadableError("a link or device, not a file", "it was left out; load the file it points to")


def _issue(archive: Blob, name: str, why: UnreadableError) -> Issue:
    return Issue(f"{archive.name}/{name}", why.problem, why.detail)


def day(seconds: float) -> str:
    """Return the day (UTC) of a file's time in seconds since 1970; "" if there is no time."""
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date().isoformat() if seconds > 0 else ""
    except (ValueError, OverflowError, OSError):  # a damaged header can name any year
        return ""


def _zip_day(info: zipfile.ZipInfo) -> str:
    """Return the day of a member; 1980-01-01 is the default of programs that store no time."""
    try:
        date = dt.date(*info.date_time[:3]).isoformat()
    except ValueError:
        return ""
    return "" if date == "1980-01-01" else date
