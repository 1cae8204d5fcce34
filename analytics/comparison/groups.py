"""How much each of two or more groups writes about the focus, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema
from analytics.comparison.sides import COMMON, EVERY, with_focus
from analytics.corpus import compared_groups, filters, grouping, selections
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
    those in which every group has a dated document; all documents count if there is no such year, or if most documents
    of a group have no date. A document can be in several groups; copies count once. `focus` and `period` as in
    `comparison_share`. Empty without `a`. Raises CorpusError for two groups of one name or a group without documents.
    """
    if not a:
        return schema.empty("comparison_groups")
    once = corpus.where(copies="once")
    chosen = [selections.parse(line) for line in (a, b, *more) if line]
    selections.check_names(chosen)
    parts = {one.name: once.take(np.flatnonzero(filters.documents_passing(once, one.wanted))) for one in chosen}
    for name, part in parts.items():
        if not len(part):
            raise CorpusError(f"{name} has no documents here. Choose another group or remove a filter.")
    limit: Any = "" if period == EVERY else period
    if period == COMMON:
        limit = list(compared_groups.shared_years(*(grouping.periods(part, "year") for part in parts.values())))
    parts = {name: part.where(date=limit) for name, part in parts.items()}
    years = sorted(set[str]().union(*(grouping.periods(part, "year") for part in parts.values())) - {""})
    rows = [row for name, part in parts.items() for row in _counts(name, part, years, focus)]
    table = pd.DataFrame(rows, columns=["group", "period", "n_docs", "n"])
    low, high = significance.wilson(table["n_docs"].to_numpy(), table["n"].to_numpy())
    share = np.where(table["n"] > 0, table["n_docs"] / table["n"].clip(lower=1), np.nan)
    return schema.conform(table.assign(share=share, low=low, high=high), "comparison_groups")


def _counts(name: str, part: Corpus, years: list[str], focus: str) -> list[tuple[str, str, int, int]]:
    """Return the documents with the focus and all documents of a group, by year and in all."""
    has, dated = with_focus(part, focus), grouping.periods(part, "year").to_numpy()
    chosen = [*((year, dated == year) for year in years), ("", np.ones(len(part), dtype=bool))]
    return [(name, year, int((has & rows).sum()), int(rows.sum())) for year, rows in chosen]
