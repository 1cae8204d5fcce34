"""The description of the layout of an export, and the records that are read by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

Lines = Sequence[str]


class Record(NamedTuple):
    """One article of an export: its fields ("" where the export has none) and the text of its body.

    `date` is ISO, as long as its precision; the other fields are as written. `n_words` is the length that the export
    states, 0 for none. `line` is the line of the file at which the record begins, from 1. `is_cut` is true if the file
    ends before the record does.
    """

    title: str = ""
    source: str = ""
    date: str = ""
    author: str = ""
    section: str = ""
    page: str = ""
    n_words: int = 0
    language: str = ""
    url: str = ""
    body: str = ""
    line: int = 0
    is_cut: bool = False


class Part(NamedTuple):
    """The lines of one record: from line `start` of the file, counted from 0; `is_whole` if its end mark was found."""

    start: int
    lines: Lines
    is_whole: bool


@dataclass(frozen=True)
class Layout:
    """The layout of an export.

    `mark` is the line that ends each record, or with `mark_begins` the line that begins it; with
    `mark_divides` the first record can begin above the first mark. A file has the layout if it
    has a mark, and at least half of its records have a line that matches `proof`. `read` returns the fields of the
    lines of one record; "" is the name of a field that is not used. `announced` finds in the file the number of
    articles that the export states. With `fewest` records a file has the layout; where its marks are common in other
    texts, one record does not prove it. A file is one record, whatever its marks, if it has two or more
    of the labels in `once`, each of them on one line.
    """

    name: str
    mark: re.Pattern[str]
    proof: re.Pattern[str]
    read: Callable[[Lines], dict[str, str]]
    mark_begins: bool = False
    mark_divides: bool = False
    fewest: int = 1
    announced: re.Pattern[str] | None = None
    once: re.Pattern[str] | None = None
    html_fields: dict[str, str] = field(default_factory=dict)  # {class or id of an element: field}


class Export(NamedTuple):
    """A file read by a layout: its records, and how many articles it announces, 0 if it does not.

    `n_unread` is the number of parts that are longer than a notice but could not be read as a record.
    """

    layout: str
    records: list[Record]
    n_announced: int
    n_unread: int
