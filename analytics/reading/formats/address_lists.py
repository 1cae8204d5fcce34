"""Lists of addresses of pages: a text without an article, which is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.raw import RawDocument

FEWEST = 2
SHARE = 0.9  # of the lines are addresses, perhaps behind a number or with a day beside them
_LINE = re.compile(r"[-*\d.)\s]{0,8}<?(https?://[^\s<>]+)>?[\s,;|]*(?:[\d:T.Z+/-]{4,30})?\s*")


def is_list(text: str) -> bool:
    """Return whether the lines of a text are addresses."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= FEWEST and sum(map(_is_address, lines)) >= SHARE * len(lines)


def _is_address(line: str) -> bool:
    match = _LINE.fullmatch(line)
    return match is not None and web_address.is_link(match[1])


def refuse(_: Blob, text: str) -> Iterator[RawDocument]:
    """Raise the error for a list of addresses, with what to do."""
    n_addresses = sum(map(_is_address, text.split("\n")))
    raise UnreadableError(
        f"a list of addresses: {n_addresses:,} addresses without text",
        "save the pages that they lead to (as HTML, or with a program such as wget or trafilatura) and load these",
    )
