"""The parts of a section of the report before they become HTML: findings, pictures, and tables with evidence."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.corpus import grouping, selections
from analytics.export import palette

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.export.proof import Thing

MAX_ROWS = 25
ELSEWHERE = "Not among the CSV files: python -m analytics show {} --option by=selection --option selections=... has it."
MAX_SOURCES = 12  # columns of a matrix
MAX_READ = 8  # columns of a table


class Cell(NamedTuple):
    """A text in a table, with a link to the sentences of `thing`, those of `source` first, or to a `url`."""

    text: str
    thing: Thing | None = None
    source: str = ""
    url: str = ""


class Grid(NamedTuple):
    """The first rows of a table; `name` is the CSV with all `n_all` rows, `note` describes the selection."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell | Sequence[Cell]]]
    n_all: int
    note: str = ""
    counted: str = "row"


class Picture(NamedTuple):
    """A figure and its caption."""

    caption: str
    svg: str


@dataclass
class Part:
    """The content of a section, in the order of the page; `missing` is the reason why there is nothing to show."""

    findings: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    missing: str = ""


class Section(NamedTuple):
    """A section of the report: `name` is its address in the page. A section with an empty part is left out."""

    name: str
    title: str
    draw: Callable[[View], Part]


@dataclass(frozen=True)
class View:
    """The data of the sections: the slice, its public tables, and what is compared.

    `compared` are lines of saved selections, `comparison` the options of the tables `comparison_*`, none without one.
    """

    corpus: Corpus
    table: Callable[[str], pd.DataFrame]
    compared: tuple[str, ...] = ()
    comparison: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def every_source(self) -> list[str]:
        """The sources of the slice, those with the most documents first."""
        counts = self.corpus.documents["source"].astype("str").value_counts()
        return sorted(counts.index, key=lambda name: (-counts[name], name))

    @property
    def sources(self) -> list[str]:
        """The sources with the most documents of the slice, at most as many as a matrix has columns."""
        return self.every_source[:MAX_SOURCES]

    @cached_property
    def n_sources(self) -> int:
        """The number of sources of the slice."""
        return int(self.corpus.documents["source"].nunique())

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colour of each source in the whole corpus, as on screen."""
        return palette.by_source(self.corpus.root.documents["source"])

    def colours_of(self, by: str) -> dict[str, str]:
        """Return the colours of sources, or of two selections that are compared."""
        if by == grouping.SELECTION:
            return dict(zip(self.selected, palette.TWO, strict=False)) if len(self.selected) == len(palette.TWO) else {}
        return self.colours

    @cached_property
    def topic_labels(self) -> dict[str, str]:
        """The label of each topic."""
        return {row.topic: str(row.label) for row in self.corpus.root.stored("topic_fit").itertuples()}

    @cached_property
    def documents(self) -> dict[str, str]:
        """The label of each document: source, date, title or file."""
        rows = self.corpus.documents.itertuples()
        return {row.doc_id: " · ".join(filter(None, (row.source, row.date, row.title or row.file))) for row in rows}

    @cached_property
    def selected(self) -> dict[str, selections.Selection]:
        """The saved selections to compare, by name."""
        return {one.name: one for one in map(selections.parse, self.compared)}

    def where(self, by: str, group: str, language: str = "") -> tuple[tuple[str, tuple[str, ...] | str], ...]:
        """Return the filters of a group of `by`, as a hashable key."""
        active = self.selected[group].wanted if by == grouping.SELECTION else {by: [group]}
        values = [(name, value if isinstance(value, str) else tuple(value)) for name, value in active.items()]
        spoken = [("language", (language,))] if language and "language" not in active else []
        return (*values, *spoken)


def topic_title(view: View, topic: str) -> str:
    """Return the label of a topic, with its number."""
    return f"{topic[1:]} {view.topic_labels.get(topic, '')}".strip()


def count(n: float) -> str:
    """Return a count with separators."""
    return f"{int(n):,}"


def share(number: float) -> str:
    """Return a share as per cent."""
    return "" if math.isnan(number) else f"{number:.0%}" if number >= 0.1 or not number else f"{number:.1%}"  # noqa: PLR2004 - below it the first digit would be lost


def figure(number: float) -> str:
    """Return a number with three digits; "" for a missing one."""
    return "" if math.isnan(number) else f"{number:.3g}"


def plain(*texts: object) -> list[Cell]:
    """Return cells without links."""
    return [Cell(str(text)) for text in texts]


def spoken_date(date: str) -> str:
    """Return a date, or "no date"."""
    return date or "no date"


def kind_of(kind: str) -> str:
    """Return the kind of evidence that a facet of `coverage` has."""
    return kind if kind in {"topic", "keyword"} else "name" if kind in schema.KINDS else kind
