"""Read a mail box (mbox, as Thunderbird, Apple Mail and Google Takeout write it): each mail as one document."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING

from analytics.reading.formats import mail
from analytics.reading.formats.blobs import MAIL_LIMIT, MB, Blob, UnreadableError
from analytics.reading.formats.tallies import Tally
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

_FROM = re.compile(rb"From \S.{0,200}\d{4}.{0,20}\r?\n?\Z|From (?:-|\?\?\?)\s.{0,100}\r?\n?\Z")
_QUOTED = re.compile(rb"\A>(>*From )")


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue | Blob]:
    """Yield the text of each mail, then its attachments as files."""
    unread = Tally("could not be read as articles", "they were left out; all others were loaded")
    number = 0
    for number, data in enumerate(_mails(stream), start=1):
        one = blob.inside(f"mail {number}.eml", len(data), partial(io.BytesIO, data), blob.file_time)
        try:
            if len(data) > MAIL_LIMIT:
                unread.add(f"mail {number}: larger than {MAIL_LIMIT // MB} MB")
                continue
            for item in mail.read_mail(one, io.BytesIO(data)):
                if isinstance(item, RawDocument):
                    yield replace(item, file=f"{blob.name}#{number}", record=number)
                else:
                    yield item
        except UnreadableError as why:
            unread.add(f"mail {number}: {why.problem}")
    if not number:
        raise UnreadableError("not a mail box", "each mail in it should begin with a line 'From ...'")
    yield from unread.issues(blob.name, number, "mails")


def _mails(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the mails of a box: each begins behind a line "From ..." that follows a blank line."""
    lines: list[bytes] = []
    is_open, is_blank = False, True
    for line in stream:
        if is_blank and line.startswith(b"From ") and _FROM.match(line):
            if is_open:
                yield b"".join(lines)
            is_open, lines = True, []
        elif is_open:
            lines.append(_QUOTED.sub(rb"\1", line))
        is_blank = not line.strip()
    if is_open:
        yield b"".join(lines)
