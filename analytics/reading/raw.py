"""What the front door hands over: documents as they came, before any reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class RawDocument:
    """One article as it came: its text or page, where it came from, and the metadata that was given with it.

    `html` says that `text` is markup and not plain text. `date` is already as long as its precision ("2021-08-16",
    "2021-08", "2021" or ""). `origins` says in words where each given field came from, as in `{"date": "column
    published", "title": "sidecar metadata.csv"}`. `retrieved` is the day on which the page was fetched, where that was
    given, and `file_time` the day of the file itself: neither is a date of the article. Fields that were not given are
    empty, never guessed here.
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


@dataclass(frozen=True)
class Issue:
    """A problem met on load: which file, what is wrong in a few words, and what the user can do about it."""

    file: str
    problem: str
    detail: str


@dataclass(frozen=True)
class Corrections:
    """A curation file that lay beside the articles, as it came."""

    file: str
    content: bytes


@dataclass(frozen=True)
class Loaded:
    """All that came through the door: documents, problems and curation files, each in the order they were met."""

    documents: list[RawDocument] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    corrections: list[Corrections] = field(default_factory=list)


def squeeze_blanks(line: str) -> str:
    """Return a line with single blanks and none around it: the form in which lines are compared."""
    return " ".join(line.split())
