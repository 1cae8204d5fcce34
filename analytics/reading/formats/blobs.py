"""A named stretch of bytes, wherever it lies, and the limits within which it is read."""

from __future__ import annotations

import io
import lzma
import posixpath
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

MB = 1 << 20
PLAIN_LIMIT = 20 * MB  # one article: the longest novels are 3 MB, a line classifier on more would stall the page
RICH_LIMIT = 10 * MB  # a Rich Text file: striprtf takes 2 s a MB
MAIL_LIMIT = 50 * MB  # a mail with its attachments, a page with its pictures: mail servers stop at 25 to 35 MB
WHOLE_TABLE_LIMIT = (
    500 * MB
)  # a json, xlsx or packed parquet is parsed at once and takes several times its size in memory
TABLE_LIMIT = 2048 * MB  # read row by row; beyond it the documents themselves no longer fit a laptop
MEMBER_TABLE_LIMIT = 500 * MB  # a table inside an archive or mail
ARCHIVE_LIMIT = 2048 * MB  # all members of one archive together
RATIO_LIMIT = 200  # text packs 3:1, a repetitive table 30:1; zeros pack 1029:1
RATIO_FLOOR = MB // 16  # below this a high ratio does no harm

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)


class UnreadableError(ValueError):
    """A file, or the rest of it, that cannot be read: becomes the Issue of that file."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True)
class Blob:
    """One file on disk, in an upload, in an archive or attached to a mail.

    `name` is the label shown to the user; `place` is where a sidecar looks for it (folder and file name); `size` counts
    the bytes as stored; `depth` the archives and mails that it lies in; `file_time` is its own day, "" if not known;
    `columns` are the (field, column) pairs that the user chose for tables.
    """

    name: str
    place: str
    size: int
    open: Callable[[], IO[bytes]]
    depth: int = 0
    file_time: str = ""
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def suffix(self) -> str:
        """The end of the name that tells the format: ".csv" of "A.CSV.gz"."""
        return posixpath.splitext(self.name.lower().removesuffix(".gz"))[1]

    @property
    def packed(self) -> bool:
        """Whether the bytes are packed with gzip."""
        return self.name.lower().endswith(".gz")

    def inside(self, name: str, size: int, opened: Callable[[], IO[bytes]], file_time: str) -> Blob:
        """Return a file that lies in this one, under its name there."""
        label, place = f"{self.name}/{name}", posixpath.join(self.place, name)
        return Blob(label, place, size, opened, self.depth + 1, file_time, self.columns)


class _Limited(io.RawIOBase):
    """A stream that raises once more than `limit` bytes have come out of it, so that no bomb reaches memory."""

    def __init__(self, stream: IO[bytes], limit: int, error: UnreadableError) -> None:
        self._stream, self._limit, self._error = stream, limit, error

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_SET:
            self._check(offset)  # a packed stream unpacks all it skips
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._check(self._stream.tell())
        return len(data)

    def _check(self, position: int) -> None:
        if position > self._limit:
            raise self._error


def limit_stream(stream: IO[bytes], limit: int, error: UnreadableError) -> io.BufferedReader:
    """Return `stream`, buffered, raising `error` once more than `limit` bytes were read."""
    return io.BufferedReader(_Limited(stream, limit, error), 1 << 16)


def too_dense() -> UnreadableError:
    """Return the error for something that unpacks to far more than any text would."""
    return UnreadableError(
        f"unpacks to more than {RATIO_LIMIT} times its size",
        "no text packs that well, so it was not read; unpack it yourself and load the files if you trust it",
    )
