"""What the front door hands over: documents as they came, before any reading."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class RawDocument:
    """One article as it came: its text or page, where it came from, and the metadata that was given with it.

    `html` says that `text` is markup and not plain text. `date` is already as long as its precision ("2021-08-16",
    "2021-08", "2021" or "") and `date_origin` says in words where it came from ("sidecar metadata.csv", "column date").
    Fields that were not given are empty, never guessed here.
    """

    file: str
    text: str
    html: bool = False
    title: str = ""
    source: str = ""
    language: str = ""
    date: str = ""
    date_origin: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True)
class Issue:
    """A problem met on load: which file, what is wrong in a few words, and what the user can do about it."""

    file: str
    problem: str
    detail: str


@dataclass(frozen=True)
class Loaded:
    """All that came through the door: the documents and the problems, both in the order they were met."""

    documents: list[RawDocument] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
