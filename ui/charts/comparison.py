"""Figures of the Compare page: two shares with their intervals in each row. No Streamlit, no counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analytics.findings.comparison import FEW
from ui.charts import palette
from ui.charts.axes import add_title, labelled_rows, legend_below
from ui.charts.figure import Figure
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

ROW = 44  # pixels of a row with two dots
APART = 0.17  # of a row between its middle and a dot
MOST = 12  # rows
PANEL, PANEL_HEIGHT = 0.68, 104  # of the room of a panel, whose name stands above it; pixels
COUNTS, END = 1.03, 1.75  # where the counts begin on the axis of shares, and where the figure ends


def two_shares(table: pd.DataFrame, names: tuple[str, str], *, labels: Sequence[str], title: str) -> Figure:
    """Draw the share of each side with its 95 % interval in each row; with few documents the counts alone.

    `table` has the columns of `comparison_share`, `labels` its rows.
    """
    rows, figure = table.head(MOST), Figure()
    for side, offset, colour, name in zip("ab", (-APART, APART), palette.TWO, names, strict=True):
        few = (rows[f"n_{side}"] < FEW).to_numpy()
        share = np.where(few, np.nan, rows[f"share_{side}"])
        counts = list(zip(rows[f"n_docs_{side}"], rows[f"n_{side}"], strict=True))
        places = [at + offset for at in range(len(rows))]
        figure.add(
            "scatter",
            x=share,
            y=places,
            mode="markers",
            name=chart(cut(name)),
            customdata=[[label] for label in labels[: len(rows)]],
            hovertext=[
                f"{chart(label)}, {chart(name)}: {part:,} of {whole:,} articles"
                for label, (part, whole) in zip(labels, counts, strict=False)
            ],
            hoverinfo="text",
            marker={"size": 10, "color": colour},
            error_x=_interval(rows, side, share),
        )
        figure.add(
            "scatter",
            x=[COUNTS] * len(rows),
            y=places,
            mode="text",
            text=[_label(one, part, whole) for one, (part, whole) in zip(share, counts, strict=True)],
            textposition="middle right",
            textfont={"size": 12},
            hoverinfo="skip",
            showlegend=False,
            cliponaxis=False,
        )
    figure = labelled_rows(figure, list(labels[: len(rows)]), title, height=ROW)
    ticks = {"tickvals": [0, 0.25, 0.5, 0.75, 1], "ticktext": ["0%", "25%", "50%", "75%", "100%"]}
    figure.update_xaxes(range=[-0.03, END], zeroline=False, **ticks)
    return legend_below(figure)


def group_shares(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw one panel per group, below each other on one scale: its share by year with the 95 % interval.

    `table` is a `comparison_groups`. Years with few documents of a group have no dot.
    """
    yearly, figure = table[table["period"] != ""], Figure()
    totals = table[table["period"] == ""].reset_index(drop=True)
    years = sorted(set(yearly["period"]))
    for panel, total in enumerate(totals.itertuples()):
        rows = yearly[(yearly["group"] == total.group) & (yearly["n"] >= FEW)]
        share, low, high = (rows[name].to_numpy() for name in ("share", "low", "high"))
        figure.add(
            "scatter",
            x=[years.index(year) for year in rows["period"]],
            y=panel - PANEL * share,
            mode="lines+markers",
            hovertext=[
                f"{chart(total.group)}, {row.period}: {row.share:.0%} ({row.n_docs:,} of {row.n:,} articles)"
                for row in rows.itertuples()
            ],
            hoverinfo="text",
            line={"color": palette.ACCENT, "width": 1.5},
            marker={"size": 7, "color": palette.ACCENT},
            error_y={"array": PANEL * (share - low), "arrayminus": PANEL * (high - share), "thickness": 1, "width": 0},
            showlegend=False,
        )
        whole = total.share if total.n >= FEW else np.nan
        words = f"<b>{chart(cut(total.group, 24))}</b> {_label(whole, total.n_docs, total.n)}"
        figure.add_annotation(text=words, x=0, y=panel - PANEL - 0.03, xref="paper", xanchor="left", yanchor="bottom",
                              showarrow=False, font={"size": 13})  # fmt: skip
        for level in (0, 1):
            figure.add_annotation(text=f"{level:.0%}", x=1, y=panel - PANEL * level, xref="paper", xanchor="left",
                                  yanchor="middle", showarrow=False, font={"size": 12})  # fmt: skip
            edge = {"x0": -0.5, "x1": len(years) - 0.5, "y0": panel - PANEL * level, "y1": panel - PANEL * level}
            figure.add_shape(type="line", **edge, line={"width": 1, "color": palette.GREY}, opacity=0.4, layer="below")
    figure.update_xaxes(tickvals=list(range(len(years))), ticktext=years, range=[-0.5, len(years) - 0.5],
                        fixedrange=True, showgrid=False, zeroline=False)  # fmt: skip
    figure.update_yaxes(range=[len(totals) - 0.95, -1], visible=False, fixedrange=True)
    return add_title(figure, title, PANEL_HEIGHT * len(totals) + 40).update_layout(margin={"l": 8, "r": 48, "t": 4})


def _label(share: float, part: int, whole: int) -> str:
    counts = f"{part:,} of {whole:,}"
    return counts if np.isnan(share) else f"{share:.0%} ({counts})"


def _interval(rows: pd.DataFrame, side: str, share: np.ndarray) -> dict[str, Any]:
    high, low = rows[f"high_{side}"].to_numpy(), rows[f"low_{side}"].to_numpy()
    return {"array": high - share, "arrayminus": share - low, "thickness": 1.5, "width": 0}
