"""Findings about the places named in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.entities.place_map import AMBIGUOUS, PLACED, UNKNOWN
from analytics.findings.wording import list_names, number, percent, times

if TYPE_CHECKING:
    import pandas as pd


def places(table: pd.DataFrame, n_docs: int) -> str:
    """Return how many places are on the map and which is named most often; `table` is `place_map`."""
    placed = table[table["position"] == PLACED]
    first = placed.iloc[0]
    return (
        f"{number(len(placed))} of {times(len(table), 'place')} can be placed on the map. {first['entity']} is named in"
        f" the most documents: {number(first['n_docs'])} of {number(n_docs)}."
    )


def places_of(table: pd.DataFrame, source: str) -> str:
    """Return which places one source names most often; `table` is `place_map` of its documents."""
    if table.empty:
        return f"{source} names no place."
    first = [f"{row.entity} ({percent(row.share_docs)})" for row in table.head(3).itertuples()]
    return f"{source} names {times(len(table), 'place')}, most often {list_names(first)} of its documents."


def not_placed(table: pd.DataFrame) -> str:
    """Return the places that are not on the map, the most frequent by name, and why; "" if all are."""
    reasons = {
        AMBIGUOUS: "Not placed, because several places have the name",
        UNKNOWN: "Not placed, because they are regions or small towns, or not known",
    }
    parts = []
    for position, why in reasons.items():
        names = [f"{row.entity} ({number(row.n_docs)})" for row in table[table["position"] == position].itertuples()]
        parts += [f"{why}: {list_names(names, most=7)}."] if names else []
    return " ".join(parts)
