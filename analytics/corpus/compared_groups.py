"""The documents of a comparison of groups, and the years to which a comparison of two groups is limited."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics import schema
from analytics.corpus import grouping, selections

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.corpus.grouping import Groups
    from analytics.corpus.store import Corpus

PAIR = 2
LEAST_DATED = 0.5  # share of the documents of each group: with fewer dates the common years would depend on chance
BY_TIME = ("period", "date", "date_precision")  # groupings that compare times themselves
OF_YEARS = (*BY_TIME, "topic")  # a topic has its own time, which is no bias of its sources


class CommonYears(NamedTuple):
    """The years in which both compared groups have dated documents, in order; () if they leave out no document.

    `n_left_out` documents of the two groups are of other years or have no date.
    """

    years: tuple[str, ...]
    n_left_out: int

    def text(self) -> str:
        """Return the years as they stand in a table: "2016; 2017"."""
        return schema.LIST_SEPARATOR.join(self.years)


NO_LIMIT = CommonYears((), 0)


class Compared(NamedTuple):
    """The compared documents, their groups, and the years to which they are limited ("" for all documents)."""

    corpus: Corpus
    groups: Groups
    years: str


def check(by: str, groups: Sequence[str], selections: Sequence[str]) -> None:
    """Raise ValueError unless selections are given with `by` "selection" only, and then without groups."""
    if (by == grouping.SELECTION) != bool(selections) or (groups and selections):
        raise ValueError(f"selections go with by='selection' and without groups, got by={by!r}")


def compared_groups(
    corpus: Corpus,
    *,
    by: str,
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
) -> Compared:
    """Return the documents and groups of a comparison; the options are explained at `keyness.keyness`."""
    check(by, groups, selections)
    corpus, years = in_common_years(corpus, limited=common_years, by=by, groups=groups, selections=selections)
    chosen = selections or groups
    compared = grouping.groups(corpus, by, chosen=chosen, period=period)
    if len(set(chosen)) > 1:
        rows = np.flatnonzero(compared.members.sum(axis=1))
        corpus, compared = corpus.take(rows), compared._replace(members=compared.members[rows])
    return Compared(corpus, compared, years)


def in_common_years(
    corpus: Corpus, *, limited: bool, by: str, groups: tuple[str, ...], selections: tuple[str, ...]
) -> tuple[Corpus, str]:
    """Return the documents in the common years of two groups, and these years; all documents and "" without a limit."""
    found = two_groups(corpus, by=by, groups=groups, selections=selections) if limited else NO_LIMIT
    return (corpus.where(date=list(found.years)) if found.years else corpus), found.text()


def two_groups(
    corpus: Corpus, *, by: str = "source", groups: tuple[str, ...] = (), selections: tuple[str, ...] = ()
) -> CommonYears:
    """Return the years to which the comparison of two groups is limited.

    Sources of different years differ by their years: over all dates 44 % and 31 % of the documents of two sources were
    about one person, in the years that both had 79 % and 86 %. There is no limit if not exactly two groups are
    compared, if they are made by time or topic, if a selection has dates of its own, if the dates do not allow it
    (`shared_years`), or if all documents are of common years.
    """
    check(by, groups, selections)
    if by in OF_YEARS or len(selections or groups) not in (0, PAIR) or _has_own_dates(selections):
        return NO_LIMIT
    compared = grouping.groups(corpus, by, chosen=selections or groups)
    if len(compared.names) != PAIR:
        return NO_LIMIT
    year, members = grouping.periods(corpus, "year"), compared.members.toarray() > 0
    years = shared_years(*(year[members[:, side]] for side in range(PAIR)))
    n_left_out = int((members.any(axis=1) & ~year.isin(years).to_numpy()).sum())
    return CommonYears(years, n_left_out) if years and n_left_out else NO_LIMIT


def shared_years(*years: pd.Series) -> tuple[str, ...]:
    """Return the years that all series of years have, "" being unknown; () if the dates do not allow it.

    Each series has the year of every document of one group; at least half of each must have a date.
    """
    if min((of_group.ne("").mean() if len(of_group) else 0) for of_group in years) < LEAST_DATED:
        return ()
    return tuple(sorted(set.intersection(*map(set, years)) - {""}))


def _has_own_dates(lines: Sequence[str]) -> bool:
    return any("date" in selections.parse(line).wanted for line in lines)
