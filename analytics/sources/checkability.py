"""Why a facet cannot be looked for in a group of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics import schema
from analytics.crosslingual import dictionaries
from analytics.sources import facet_counts
from analytics.text import languages

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

OUTSIDE = "outside the dates of this source"


def check(min_docs: int, days: int | None) -> None:
    """Raise ValueError for a number of documents or days that nothing could have."""
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    if days is not None and days < 0:
        raise ValueError(f"days must be 0 or more, got {days}")


def reasons(
    corpus: Corpus, found: facet_counts.Counted, cells: pd.DataFrame, *, min_docs: int = 1, days: int | None = None
) -> np.ndarray:
    """Return why each facet cannot be checked in its group, "" where it can.

    A group of fewer than `min_docs` documents is not checked. With `days` neither is one that holds no document of the
    time in which the groups that have the facet first report it, give or take `days` days; undated ones may be of it.
    """
    able = facet_counts.checkable(corpus, found, cells)
    told = np.full(len(cells), "", dtype=object)
    for row in np.flatnonzero(~able):
        told[row] = _language(found.spoken[cells["source"].iloc[row]], cells["kind"].iloc[row])
    unnamed = cells["source"].isin(facet_counts.unnamed(corpus, found)) & cells["kind"].isin(schema.KINDS)
    told[~able & unnamed.to_numpy()] = "names could not be found in its documents"
    few = cells["source"].map(found.n_source).lt(min_docs).to_numpy()
    told[few] = f"fewer than {min_docs} documents"
    if days is not None:
        told[(told == "") & _outside(corpus, found, cells, days)] = OUTSIDE
    return told


def _language(spoken: set[str], kind: str) -> str:
    names = ", ".join(sorted(languages.name(code) for code in spoken))
    if kind not in facet_counts.SAID:
        return f"no names are read in {names}"
    without = sorted(languages.name(code) for code in spoken if not dictionaries.has(code))
    return f"another language without translations: {', '.join(without)}" if without else f"another language: {names}"


def _outside(corpus: Corpus, found: facet_counts.Counted, cells: pd.DataFrame, days: int) -> np.ndarray:
    """Tell which facets are of another time than every document of their group."""
    held = found.cells[found.cells["first"] != ""]
    spans = held.groupby(["facet", "kind"])["first"].agg(["min", "max"])
    bounds = {at: (_day(first), _day(last, end=True)) for at, first, last in spans.itertuples()}
    members = found.given.members.tocsc()
    dates = corpus.documents["date"].to_numpy(dtype=object)
    own: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for i, name in enumerate(found.given.names):
        written = dates[members.indices[members.indptr[i] : members.indptr[i + 1]]]
        own[name] = (np.asarray([_day(date or "0001") for date in written], "datetime64[D]"),
                     np.asarray([_day(date or "9999", end=True) for date in written], "datetime64[D]"))  # fmt: skip
    outside = np.zeros(len(cells), dtype=bool)
    for row, at in enumerate(zip(cells["facet"], cells["kind"], strict=True)):
        if at in bounds:
            (low, high), (begins, ends) = bounds[at], own[cells["source"].iloc[row]]
            outside[row] = not ((begins <= high + days) & (ends >= low - days)).any()
    return outside


def _day(date: str, *, end: bool = False) -> np.datetime64:
    """Return the first or the last day that a date of its own precision can be."""
    given = np.datetime64(date)
    return (given + 1).astype("datetime64[D]") - 1 if end else given.astype("datetime64[D]")
