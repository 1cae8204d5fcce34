"""A document after cleaning, before it is counted: here the other articles and the user may change its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning.line_corrections import original
from analytics.reading.raw import squeeze_blanks

if TYPE_CHECKING:
    from analytics.reading.cleaning.clean import Line


class Article(NamedTuple):
    """One document with its metadata, each with its origin, and its lines.

    All fields but the last are the row of the table `articles`. `language` is a code when one was given, "" when it is
    to be told from the text.
    """

    doc_id: str
    title: str
    source: str
    language: str
    date: str
    date_origin: str
    author: str
    url: str
    file: str
    date_precision: str
    title_origin: str
    source_origin: str
    author_origin: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The article text: its body lines."""
        return "\n".join(line.text for line in self.lines if line.verdict == "body")

    @property
    def found(self) -> tuple[str, ...]:
        """The body lines as the cleaning found them, whatever was corrected since, as `squeeze_blanks` has them."""
        return tuple(squeeze_blanks(line.text) for line in map(original, self.lines) if line.verdict == "body")
