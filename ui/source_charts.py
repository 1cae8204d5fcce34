"""Figures of the Sources page: words by source. No Streamlit, no counting.

Colours that the theme should choose (light or dark) are left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from analytics.findings import times
from ui import palette
from ui.axes import labelled_columns, labelled_rows
from ui.text import chart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

DISC = 18  # pixels across a disc of all documents
SMALLEST = 5


def words(table: pd.DataFrame, groups: Sequence[str], *, title: str, colours: Mapping[str, str]) -> go.Figure:
    """Draw terms down, groups across, one disc where a group says a term: its area the share of its documents.

    `table` is a `framing_terms`; `groups` are those shown, in order.
    """
    terms = list(dict.fromkeys(table["term"]))
    rows = table[table["group"].isin(groups) & (table["n_docs"] > 0)]
    mark = go.Scatter(
        x=[groups.index(group) for group in rows["group"]],
        y=[terms.index(term) for term in rows["term"]],
        mode="markers",
        customdata=rows[["term", "group"]].to_numpy().tolist(),
        hovertext=[
            f"{chart(row.term)}, {chart(row.group)}: {row.n_docs:,} of {times(row.n_group, 'document')}"
            for row in rows.itertuples()
        ],
        hoverinfo="text",
        marker={
            "opacity": 1,
            "size": [max(DISC * share**0.5, SMALLEST) for share in rows["share_docs"]],
            "color": [colours.get(group, palette.ACCENT) for group in rows["group"]],
        },
    )
    return labelled_columns(labelled_rows(go.Figure(mark), terms, title), list(groups), 18)
