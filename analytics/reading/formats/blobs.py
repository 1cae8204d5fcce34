"""A named file as bytes, on disk or not, and the size limits for reading it."""

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
PLAIN_LIMIT = 20 * MB  # one article: the longest novels are 3 MB; the line classifier takes too long on more
RICH_LIMIT = 10 * MB  # a Rich Text file: striprtf takes 2 s per MB
MAIL_LIMIT = 50 * MB  # a mail with attachments, a page with pictures: the limit of mail servers is 25 to 35 MB
# a json, xlsx or packed parquet is parsed at once and takes several times its size in memory
WHOLE_TABLE_LIMIT = 500 * MB
TABLE_LIMIT = 2048 * MB  # read row by row; with more, the documents do not fit into the memory of a laptop
MEMBER_TABLE_LIMIT = 500 * MB  # a table inside an archive or mail
ARCHIVE_LIMIT = 2048 * MB  # all members of one archive together
RATIO_LIMIT = 200  # text is packed 3:1, a repetitive table 30:1; zeros are packed 1029:1
RATIO_FLOOR = MB // 16  # below this a high ratio does no harm

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)


class UnreadableError(ValueError):
    """The error for a file, or the rest of a file, that cannot be read: it becomes the Issue of that file."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True)
class Blob:
    """One file on disk, in an upload, in an archive or attached to a mail.

    `name` is the label shown to the user; `place` is the folder and file name by which a sidecar finds it; `size` is
    the number of stored bytes; `depth` is the number of archives and mails around it; `file_time` is its own day, "" if
    unknown; `columns` are the (field, column) pairs that the user chose for tables; `split_at` is the pattern of the
    line with which each article of a text begins, "" for none.
    """

    name: str
    place: str
    size: int
    open: Callable[[], IO[bytes]]
    depth: int = 0
    file_time: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    split_at: str = ""

    @property
    def suffix(self) -> str:
        """The suffix for the format: ".csv" for "A.CSV.gz"."""
        return posixpath.splitext(self.name.lower().removesuffix(".gz"))[1]

    @property
    def packed(self) -> bool:
        """True if the bytes are packed with gzip."""
        return self.name.lower().endswith(".gz")

    def inside(self, name: str, size: int, opened: Callable[[], IO[bytes]], file_time: str) -> Blob:
        """Return a file inside this one, with its name there."""
        label, place = f"{self.name}/{name}", posixpath.join(self.place, name)
        return Blob(label, place, size, opened, self.depth + 1, file_time, self.columns, self.split_at)


class _Limited(io.RawIOBase):
    """A stream that raises after more than `limit` bytes, so that a zip bomb never fills the memory."""

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
            self._check(offset)  # a packed stream unpacks all skipped bytes
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        # read1 reads a compressed stream once: if a later read met damage, the data of the first would be lost
        data = getattr(self._stream, "read1", self._stream.read)(len(view))
        view[: len(data)] = data
        self._check(self._stream.tell())
        return len(data)

    def _check(self, position: int) -> None:
        if position > self._limit:
            raise self._error


def limit_stream(stream: IO[bytes], limit: int, error: UnreadableError) -> io.BufferedReader:
    """Return `stream`, buffered; it raises `error` after more than `limit` bytes."""
    return io.BufferedReader(_Limited(stream, limit, error), 1 << 16)


def too_dense() -> UnreadableError:
    """Return the error for a file that unpacks to far more than any text."""
    return UnreadableError(
        f"unpacks to more than {RATIO_LIMIT} times its size",
        "no text packs that well, so it was not read; unpack it yourself and load the files if you trust it",
    )
