"""How much each of two or more groups writes about the focus, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.comparison.sides import COMMON, EVERY, with_focus
from analytics.corpus import filters, grouping, selections
from analytics.errors import CorpusError
from analytics.stats import significance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus


def comparison_groups(
    corpus: Corpus, *, a: str = "", b: str = "", more: Sequence[str] = (), focus: str = "", period: str = COMMON
) -> pd.DataFrame:
    """One row per group and year, and a last one per group of all years (`period` ""): its share with the focus.

    The groups are `a`, `b` and `more`, lines of `selections`. `n_docs` of the `n` documents of the group have the
    focus, a `share` with its 95 % interval `low`..`high` (Wilson), not adjusted for the number of rows. The years are
    those in which every group has a dated document, all years if there are none. A document can be in several groups;
    copies count once. `focus` and `period` as in `comparison_share`. Empty without `a`.
    """
    if not a:
        return schema.empty("comparison_groups")
    once = corpus.where(copies="once")
    parts = {one.name: once.take(np.flatnonzero(filters.documents_passing(once, one.wanted)))
             for one in map(selections.parse, filter(None, (a, b, *more)))}  # fmt: skip
    for name, part in parts.items():
        if not len(part):
            raise CorpusError(f"{name} has no documents here. Choose another group or remove a filter.")
    if period not in (COMMON, EVERY):
        parts = {name: part.where(date=period) for name, part in parts.items()}
    dated = {name: grouping.periods(part, "year").to_numpy() for name, part in parts.items()}
    years = _years(list(dated.values()), common=period == COMMON)
    rows = [row for name, part in parts.items() for row in _counts(name, part, dated[name], years, focus, period)]
    table = pd.DataFrame(rows, columns=["group", "period", "n_docs", "n"])
    low, high = significance.wilson(table["n_docs"].to_numpy(), table["n"].to_numpy())
    share = np.where(table["n"] > 0, table["n_docs"] / table["n"].clip(lower=1), np.nan)
    return schema.conform(table.assign(share=share, low=low, high=high), "comparison_groups")


def _years(dated: list[np.ndarray], *, common: bool) -> list[str]:
    """Return the years that every group has, or without one that any group has."""
    found = [set(years.tolist()) - {""} for years in dated]
    return sorted((set.intersection(*found) if common else set()) or set.union(*found))


def _counts(
    name: str, part: Corpus, dated: np.ndarray, years: list[str], focus: str, period: str
) -> list[tuple[str, str, int, int]]:
    """Return the documents with the focus and all documents of a group, by year and in all of these years."""
    has = with_focus(part, focus)
    within = np.isin(dated, years) if period == COMMON and years else np.ones(len(part), dtype=bool)
    chosen = [*((year, dated == year) for year in years), ("", within)]
    return [(name, year, int((has & rows).sum()), int(rows.sum())) for year, rows in chosen]
