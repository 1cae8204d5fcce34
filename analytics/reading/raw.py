"""The result of loading files: raw documents, issues and curation files, before any reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


FRONT_MATTER = "front matter of the file"  # the reason of its lines
TEASER = "teaser before a wall"  # a value of `truncated`


@dataclass(frozen=True)
class RawDocument:
    """One article before reading: its text or page, its file, and the metadata that came with it.

    With `html` the text is markup. `date` is as long as its precision ("2021-08-16", "2021-08", "2021" or "").
    `origins` names in words the origin of each given field: `{"date": "column published", "title": "sidecar
    metadata.csv"}`. `retrieved` is the day on which the page was fetched, if it was given, and `file_time` the day of
    the file: neither is a date of the article. A field that was not given is empty, never guessed.

    An article of an export has its number in the file as `record` (from 1, 0 where the file is one article), the
    `section` and `page` of the paper, and the number of words that the export states as `n_words_export` (0 for none).
    With `body_only` the text is the article alone, so that no line of it is judged. `truncated` says in a few words why
    the text is cut short, "" if it is whole. `known_lines` are the lines of the text that its format shows to be none
    of the article, such as a front matter or the running head of a page, in the form of `squeeze_blanks`, with the
    reason.
    """

    file: str
    text: str
    html: bool = False
    title: str = ""
    source: str = ""
    language: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    retrieved: str = ""
    file_time: str = ""
    record: int = 0
    section: str = ""
    page: str = ""
    n_words_export: int = 0
    body_only: bool = False
    truncated: str = ""
    known_lines: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Issue:
    """A problem found on loading: the file, what is wrong in a few words, and what the user can do."""

    file: str
    problem: str
    detail: str


@dataclass(frozen=True)
class Corrections:
    """A curation file that was found beside the articles, with its unchanged content."""

    file: str
    content: bytes


@dataclass(frozen=True)
class Loaded:
    """The result of loading: documents, issues and curation files, each in the order of loading.

    The documents of a large input are read from a temporary file at each use. `settings` are what the user chose:
    "columns" as pairs FIELD=COLUMN, one a line, and "split_at".
    """

    documents: Sequence[RawDocument] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    corrections: list[Corrections] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)


def squeeze_blanks(line: str) -> str:
    """Return a line with single blanks inside and no blanks around it: the form in which lines are compared."""
    return " ".join(line.split())
