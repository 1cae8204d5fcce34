"""A document after cleaning and before counting: boilerplate and the user's corrections may still change its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning.line_corrections import original
from analytics.reading.raw import squeeze_blanks
from analytics.text import web_address

if TYPE_CHECKING:
    from analytics.reading.cleaning.clean import Line


class Article(NamedTuple):
    """One document: its metadata with their origins, and its lines.

    All fields but the last are the row of the table `articles`. `language` is the given code, "" if the language must
    be detected. `record` to `truncated` are those of `RawDocument`.
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
    record: int
    section: str
    page: str
    n_words_export: int
    truncated: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The article text: the body lines."""
        return "\n".join(line.text for line in self.lines if line.verdict == "body")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The source and the site of the address, which several sources may share: `townhall.com`."""
        site = web_address.site(self.url)
        return (self.source, site) if site and site != self.source else (self.source,)

    @property
    def found(self) -> tuple[str, ...]:
        """The body lines before any correction, in the form of `squeeze_blanks`."""
        return tuple(squeeze_blanks(line.text) for line in map(original, self.lines) if line.verdict == "body")
