"""Figures of the Sources page: words by source, attention over time. No Streamlit, no counting.

Colours that the theme should choose (light or dark) are left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from analytics.findings import times
from analytics.source_findings import FEW_IN_PERIOD
from ui import palette
from ui.axes import labelled_columns, labelled_rows, time_axis
from ui.text import chart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

DISC = 18  # pixels across a disc of all documents
SMALLEST = 5
TALL = 0.8  # of the height of a row
SHARES, VOLUME = (0, 0.6), (0.68, 1)  # of the width


def words(table: pd.DataFrame, groups: Sequence[str], *, title: str, colours: Mapping[str, str]) -> go.Figure:
    """Draw terms down, groups across, one disc where a group says a term: its area the share of its documents.

    `table` is a `framing_terms`; `groups` are those shown, in order.
    """
    terms = list(dict.fromkeys(table["term"]))
    rows = table[table["group"].isin(groups) & (table["n_docs"] > 0)]
    most = rows["share_docs"].max() if len(rows) else 1.0
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
            "size": [max(DISC * (share / most) ** 0.5, SMALLEST) for share in rows["share_docs"]],
            "color": [colours.get(group, palette.ACCENT) for group in rows["group"]],
        },
    )
    return labelled_columns(labelled_rows(go.Figure(mark), terms, title), list(groups), 18)


def attention(table: pd.DataFrame, sources: Sequence[str], *, title: str, colours: Mapping[str, str]) -> go.Figure:
    """Draw one row per source: the share of its documents with its interval by period, and beside it how many it has.

    Shares of fewer than five documents are hollow. `table` is an `attention`.
    """
    rows = table[(table["period"] != "") & table["source"].isin(sources)]
    large = rows[rows["n_source"] >= FEW_IN_PERIOD]
    most = large["high"].max() if len(large) else 1.0
    many = max(rows["n_source"].max(), 1) if len(rows) else 1
    place = [sources.index(source) + TALL / 2 for source in rows["source"]]
    told = [_attended(row) for row in rows.itertuples()]
    both = {"customdata": rows[["source", "period"]].to_numpy().tolist(), "hovertext": told, "hoverinfo": "text"}
    colour = [colours.get(source, palette.GREY) for source in rows["source"]]
    few = (rows["n_source"] < FEW_IN_PERIOD).tolist()
    reach = [[TALL * (0 if small else end) / most for small, end in zip(few, ends, strict=True)]
             for ends in (rows["share_docs"] - rows["low"], rows["high"] - rows["share_docs"])]  # fmt: skip
    figure = go.Figure()
    figure.add_scatter(
        x=rows["period"],
        y=[at - TALL * min(share / most, 1) for at, share in zip(place, rows["share_docs"], strict=True)],
        mode="markers",
        marker={
            "size": 6,
            "opacity": 1,
            "color": colour,
            "symbol": ["circle-open" if one else "circle" for one in few],
        },
        error_y={"array": reach[0], "arrayminus": reach[1], "thickness": 1, "width": 0, "color": palette.GREY},
        **both,
    )
    figure.add_bar(
        x=rows["period"], y=[-TALL * n / many for n in rows["n_source"]], base=place, xaxis="x2",
        marker={"color": colour}, **both,
    )  # fmt: skip
    figure = labelled_rows(figure, list(sources), title, 18, height=56)
    axis = {"fixedrange": True, **time_axis(rows["period"])}
    figure.update_layout(barmode="overlay", showlegend=False, xaxis2={"anchor": "y", **axis}, margin_t=62)
    for n, (low, high), name in (
        (1, SHARES, f"share (full row: {most:.0%})"),
        (2, VOLUME, f"documents (up to {many:,})"),
    ):
        figure.update_layout(
            {f"xaxis{n if n > 1 else ''}": {**axis, "domain": [low, high], "nticks": 4, "dtick": None}}
        )
        figure.add_annotation(text=chart(name), x=low, y=1, xref="paper", yref="paper", xanchor="left",
                              yanchor="bottom", showarrow=False)  # fmt: skip
    return figure


def _attended(row: Any) -> str:
    share = f"{row.n_docs:,} of {times(row.n_source, 'document')}"
    between = f"95 % interval {row.low:.0%} to {row.high:.0%}"
    return chart(f"{row.source}, {row.period}: {share}, {between}")
