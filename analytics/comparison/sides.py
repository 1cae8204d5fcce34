"""The two sides of a comparison: their documents, the years that both cover, and those with the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analytics.corpus import compared_groups, filters, grouping, selections
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

COMMON, EVERY = "", "all"  # periods: the years that both sides cover, or all documents
REST = "The rest"
BOTH = "both"  # the side of what A and B have in common


class Sides(NamedTuple):
    """The documents of A and B in the compared period, each set of copies once.

    `years` are the compared years, none if the period is not limited to years. `n_common` documents belonged to both
    sides and are on neither.
    """

    a: Corpus
    b: Corpus
    names: tuple[str, str]
    years: tuple[str, ...]
    n_common: int

    @property
    def all_documents(self) -> Corpus:
        """The documents of A and B together."""
        return self.a.root.take(np.concatenate([_rows(self.a), _rows(self.b)]))


def sides(corpus: Corpus, a: str, b: str, period: str = COMMON) -> Sides:
    """Return the two sides of a comparison.

    `a` and `b` are lines of `selections`, such as "CNN: source=CNN"; without `b` it is all documents but those of A.
    `period` is a range of dates ("2016..2018"), "all", or "" for the years in which both sides have a dated document.
    Otherwise two outlets would differ only because their articles are of different years. If there is no such year, or
    most documents of a side have no date, all documents are compared and `years` is empty. Raises CorpusError for an
    invalid line or a side without documents.
    """
    once = corpus.where(copies="once")
    first, second = selected(a, b)
    in_a, in_b = (filters.documents_passing(once, one.wanted) for one in (first, second))
    if not b:
        in_b = ~in_a
    part_a, part_b = (once.take(np.flatnonzero(chosen)) for chosen in (in_a & ~in_b, in_b & ~in_a))
    for name, part in ((first.name, part_a), (second.name, part_b)):
        if not len(part):
            raise CorpusError(f"All documents of {name} are on the other side too. Choose two different groups.")
    years = _common_years(part_a, part_b) if period == COMMON else ()
    wanted: dict[str, Any] = {"date": list(years) if period == COMMON else "" if period == EVERY else period}
    names = (first.name, second.name)
    return Sides(part_a.where(**wanted), part_b.where(**wanted), names, years, int((in_a & in_b).sum()))


def selected(a: str, b: str) -> tuple[selections.Selection, selections.Selection]:
    """Return the selections of both sides; without `b` the second is the rest, which has no filters of its own."""
    return selections.parse(a), selections.parse(b) if b else selections.Selection(REST, {})


def with_focus(part: Corpus, focus: str) -> np.ndarray:
    """Return which documents of a slice have the focus: all for "".

    It is written as a filter ("entity=Angela Merkel", "words=climate", "topic=t03"), or as a name of the corpus, or as
    words to search.
    """
    if not focus:
        return np.ones(len(part), dtype=bool)
    name, value = focus_filter(part.root, focus)
    return filters.documents_passing(part, {name: value if name == "words" else [value]})


def focus_filter(root: Corpus, focus: str) -> tuple[str, str]:
    """Return the filter and the value of a focus."""
    name, equals, value = focus.partition("=")
    if equals and name in ("entity", "words", "topic"):
        return name, value
    return ("entity" if focus in root.mentions["entity"].cat.categories else "words"), focus


def focus_name(root: Corpus, focus: str) -> str:
    """Return the name of an entity that is the focus, "" for another focus."""
    name, value = focus_filter(root, focus)
    return value if name == "entity" else ""


def _common_years(a: Corpus, b: Corpus) -> tuple[str, ...]:
    return compared_groups.shared_years(*(grouping.periods(part, "year") for part in (a, b)))


def _rows(part: Corpus) -> np.ndarray:
    return np.arange(len(part)) if part.rows is None else part.rows
