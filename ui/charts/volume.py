"""Figures of documents over time on the Overview page: an area per group, and the bars of all documents.

No Streamlit, no counting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics.findings.wording import date, date_preposition, number, times
from ui.charts import palette
from ui.charts.axes import add_title
from ui.charts.figure import Figure, trace
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Mapping

ROW = 70  # pixels
TALL, GAP = 0.58, 0.13  # of a row: the area, and the room for the label of its peak; its name stands above both
BARS, REPORTING = 96, 150  # pixels
HOLLOW = "rgba(0,0,0,0)"
DAYS = "%-d %b<br>%Y"
SIDES = {"l": 8, "r": 8}  # the same in both figures, so that the same month is at the same place
LATE = 0.7  # of the time: later peaks have their label to the left


def period_areas(table: pd.DataFrame, *, labels: Mapping[str, str], colours: Mapping[str, str], title: str) -> Figure:
    """Draw one row per group with its documents by period, all on one scale, and a dot at the highest period.

    `table` is a `coverage_volume` without the rows of all documents.
    """
    groups = list(dict.fromkeys(table["group"]))
    most = max(int(table["n_docs"].max()), 1)
    figure = Figure()
    for row, group in enumerate(groups):
        part = table[table["group"] == group]
        colour = colours.get(group, palette.ACCENT)
        _add_area(figure, part, row, most, colour)
        _add_peak(figure, part, row, most, colour)
        size = times(int(part["n_group"].iloc[0]), "document")
        words = f"{chart(cut(labels.get(group, group), 40))}: {size}"
        figure.add_annotation(text=words, x=0, y=row - TALL - GAP, xref="paper", xanchor="left", yanchor="bottom",
                              showarrow=False, font={"size": 13})  # fmt: skip
    figure.update_xaxes(**_time_axis(table), showticklabels=False)
    figure.update_yaxes(range=[len(groups) - 0.9, -1], visible=False, fixedrange=True)
    figure = add_title(figure, title, ROW * len(groups) + 12)
    figure.scale = f"The highest dot is {times(most, 'document')}."
    return figure.update_layout(showlegend=False, margin={**SIDES, "b": 2, "t": 4})


def period_bars(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw the documents of each period as bars that can be framed; `table` is a `coverage_volume` of one group."""
    mark = trace(
        "bar",
        x=table["period"],
        y=table["n_docs"],
        customdata=[[period] for period in table["period"]],
        hovertext=[_hover(row) for row in table.itertuples()],
        hoverinfo="text",
        marker={"color": palette.GREY},
    )
    figure = add_title(Figure(mark), title, BARS)
    figure.update_xaxes(**_time_axis(table))
    figure.update_yaxes(visible=False, fixedrange=True, rangemode="tozero")
    return figure.update_layout(dragmode="select", selectdirection="h", bargap=0.1, margin={**SIDES, "b": 26, "t": 2})


def reporting_bars(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw the documents of each period, copies and agency texts hollow, with the first report and the peak marked.

    `table` is a `reporting_periods`; a click passes on the period.
    """
    figure = Figure()
    own = table["n_docs"] - table["n_second_hand"]
    for n_docs, colour, name in ((own, palette.ACCENT, "own text"), (table["n_second_hand"], HOLLOW, "copied")):
        figure.add(
            "bar",
            x=table["period"],
            y=n_docs,
            name=name,
            customdata=[[period] for period in table["period"]],
            hovertext=[_reporting_hover(row) for row in table.itertuples()],
            hoverinfo="text",
            marker={"color": colour, "line": {"color": palette.ACCENT, "width": 1}},
        )
    for row in table[table["event"] != ""].itertuples():
        figure.add_annotation(text=chart(row.event.replace("; ", ", ")), x=row.period, y=row.n_docs, yanchor="bottom",
                              showarrow=False, font={"size": 13})  # fmt: skip
    figure = add_title(figure, title, REPORTING)
    figure.update_xaxes(**_time_axis(table), tickformat=DAYS if len(table["period"].iloc[0]) > len("2021-08") else None)
    figure.update_yaxes(visible=False, fixedrange=True, range=[0, 1.25 * int(table["n_docs"].max())])
    return figure.update_layout(barmode="stack", bargap=0.1, showlegend=False, margin={**SIDES, "b": 40, "t": 2})


def _reporting_hover(row: Any) -> str:
    copied = f", {row.n_second_hand} copied or from an agency" if row.n_second_hand else ""
    event = f" ({row.event.replace('; ', ', ')})" if row.event else ""
    counted = f"{times(row.n_docs, 'document')} of {times(row.n_sources, 'source')}{copied}"
    return chart(f"{date(row.period)}{event}: {counted}")


def _add_area(figure: Figure, part: pd.DataFrame, row: int, most: int, colour: str) -> None:
    periods = part["period"].tolist()
    figure.add(
        "scatter",
        x=[periods[0], *periods, periods[-1]],
        y=[row, *_heights(part, row, most), row],
        mode="lines",
        fill="toself",
        hoverinfo="skip",
        line={"color": colour, "width": 1},
    )
    figure.add(
        "scatter",  # not seen: the area itself cannot be clicked or hovered month by month
        x=periods,
        y=_heights(part, row, most),
        mode="markers",
        customdata=part[["group", "period"]].to_numpy().tolist(),
        hovertext=[_hover(one) for one in part.itertuples()],
        hoverinfo="text",
        marker={"opacity": 0, "size": 12},
    )


def _add_peak(figure: Figure, part: pd.DataFrame, row: int, most: int, colour: str) -> None:
    place = int(part["n_docs"].to_numpy().argmax())
    peak = part.iloc[place]
    words = f"{number(peak['n_docs'])} {date_preposition(peak['period'])} {date(peak['period'])}"
    figure.add(
        "scatter",
        x=[peak["period"]],
        y=[_heights(part, row, most)[place]],
        mode="markers+text",
        text=[words],
        textposition="middle left" if place > LATE * len(part) else "middle right",
        textfont={"size": 12},
        hoverinfo="skip",
        marker={"size": 7, "color": colour},
    )


def _heights(part: pd.DataFrame, row: int, most: int) -> list[float]:
    return [row - TALL * n / most for n in part["n_docs"].tolist()]


def _hover(row: Any) -> str:
    return chart(f"{date(row.period)}: {times(row.n_docs, 'document')}")


def _time_axis(table: pd.DataFrame) -> dict[str, Any]:
    """Return a time axis with room for one more period at both ends, so that both figures have the same."""
    first, last = pd.Timestamp(table["period"].min()), pd.Timestamp(table["period"].max())
    room = max((last - first) / table["period"].nunique(), pd.Timedelta(days=1))
    return {"type": "date", "range": [first - room, last + room], "fixedrange": True, "nticks": 7, "automargin": False}
