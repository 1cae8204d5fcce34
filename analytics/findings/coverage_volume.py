"""Findings about documents over time: the largest topic or source, and when it has the most documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings.wording import date, date_preposition, list_names, number, times

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

MOST_PEAKS = 3  # periods that are named as equally high


def peak(table: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """Return the size of the largest group and the period in which it has the most documents.

    `table` is a `coverage_volume`; `labels` name its groups. "" without groups, or if many periods are equally high.
    """
    groups = table[table["group"] != ""]
    if groups.empty:
        return ""
    first = groups[groups["group"] == groups["group"].iloc[0]]
    most = int(first["n_docs"].max())
    highest = first.loc[first["n_docs"] == most, "period"]
    name = labels.get(first["group"].iloc[0], first["group"].iloc[0])
    size = f"The largest {first['by'].iloc[0]} is {name}, with {times(int(first['n_group'].iloc[0]), 'dated document')}"
    if len(highest) > MOST_PEAKS:
        return f"{size}."
    each = "" if len(highest) == 1 else " each"
    preposition = date_preposition(highest.iloc[0])
    return f"{size}; it has the most {preposition} {list_names(map(date, highest))} ({number(most)}{each})."
