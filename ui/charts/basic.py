"""Table -> Plotly figure. No Streamlit, and no calculation other than the positions of marks.

Colours that depend on the theme (light or dark) are left to it.
"""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np

from analytics.findings.wording import date, percent, times
from ui.charts import palette
from ui.charts.axes import LEGEND, axis_title, labelled_columns, labelled_rows, time_axis, times_ticks
from ui.charts.figure import Figure, trace
from ui.text import chart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

MAX_MARKS = 30
TARGET = 24  # pixels across what a click on a cell must hit
DISC = 16  # pixels across the largest disc of a strip
_SYMBOLS = {
    "covered": ("square", 16, "covered"),
    "partly": ("square-open", 13, "mentioned briefly"),
    "not found": ("circle", 4, "not found"),
    "not checkable": ("x-thin-open", 9, "not checkable"),
}


def bars(
    table: pd.DataFrame,
    *,
    label: str,
    value: str,
    title: str,
    unit: str = "Documents",
    colours: Mapping[str, str] | None = None,
    hover: str = "",
    key: str = "",
    width: int = 28,
) -> Figure:
    """Draw one horizontal bar per row, the first on top.

    `unit` names the axis. `hover` is a column shown with the label, `key` the column passed on by a click (the label
    without it); labels longer than `width` are cut.
    """
    rows = table.head(MAX_MARKS)
    names = [str(name) for name in rows[label]]
    extra = [f"<br>{chart(text)}" for text in rows[hover]] if hover else [""] * len(rows)
    numbers = [f"{n:,}" if isinstance(n, Integral) else f"{n:.3g}" for n in rows[value]]
    mark = trace(
        "bar",
        x=rows[value],
        y=list(range(len(rows))),
        orientation="h",
        customdata=[[str(name)] for name in rows[key or label]],
        hovertext=[f"{chart(name)}: {n}{more}" for name, n, more in zip(names, numbers, extra, strict=True)],
        hoverinfo="text",
        text=numbers,
        textposition="auto",
        textangle=0,
        constraintext="none",
        marker={"color": [(colours or {}).get(name, palette.ACCENT) for name in names]},
    )
    return axis_title(labelled_rows(Figure(mark), names, title, width), unit)


def dots(table: pd.DataFrame, *, label: str, title: str, rest: str = "elsewhere") -> Figure:
    """Draw one dot per row at its log ratio, with its interval `low`..`high`, the first on top, and a line at zero.

    `rest` says what the documents are compared with.
    """
    rows = table.head(MAX_MARKS)
    names = [str(name) for name in rows[label]]
    counts = zip(names, rows["n_docs"], rows["n_group"], rows["n_docs_rest"], rows["n_rest"], strict=True)
    mark = trace(
        "scatter",
        x=rows["log_ratio"],
        y=list(range(len(rows))),
        mode="markers",
        customdata=[[name] for name in names],
        hovertext=[f"{chart(name)}: {a:,} of {n:,} here, {b:,} of {m:,} {rest}" for name, a, n, b, m in counts],
        hoverinfo="text",
        marker={"size": 9, "color": palette.ACCENT},
        error_x={
            "array": rows["high"] - rows["log_ratio"],
            "arrayminus": rows["log_ratio"] - rows["low"],
            "thickness": 1,
            "color": palette.GREY,
        },
    )
    figure = axis_title(labelled_rows(Figure(mark), names, title), f"Times as often as {rest}")
    if len(rows):
        drawn = rows[["low", "log_ratio", "high"]]  # small groups have no interval
        figure.update_xaxes(**times_ticks(drawn.min(axis=None), drawn.max(axis=None)), rangemode="normal")
    return figure.add_vline(x=0, line={"color": palette.GREY, "width": 1})


def heatmap(
    square: pd.DataFrame,
    *,
    title: str,
    unit: str,
    wide: int = 18,
    style: str = ".3~g",
    pick: bool = False,
    labels: Mapping[str, str] | None = None,
) -> Figure:
    """Draw a table of numbers as coloured cells with the numbers in them, rows by index.

    `style` is the number format in d3 notation: ".3~g" for three digits, ".0%" for shares. With `pick` a click on a
    cell that is not zero passes on its row and column. `labels` are the words on screen for rows and columns.
    """
    number_format = ",.3g" if style == ".3~g" else style
    numbers = square.to_numpy().tolist()
    few = square.size <= MAX_MARKS * 10  # more numbers cannot be read
    named = labels or {}
    down, across = ([named.get(name, str(name)) for name in axis] for axis in (square.index, square.columns))
    mark = trace(
        "heatmap",
        z=square.to_numpy(),
        x=list(range(len(across))),
        y=list(range(len(down))),
        customdata=[[[str(a), str(b)] for b in square.columns] for a in square.index],
        hovertext=[[chart(f"{a}, {b}: {value:{number_format}} {unit}") for b, value in zip(across, row, strict=True)]
                   for a, row in zip(down, numbers, strict=True)],
        hoverinfo="text",
        text=[[_cell_text(value, number_format) for value in row] for row in numbers] if few else None,
        texttemplate="%{text}" if few else None,
        showscale=False,
        hoverongaps=False,
        zmin=0,
        xgap=2,
        ygap=2,
    )  # fmt: skip
    figure = labelled_rows(Figure(mark), down, title)
    return labelled_columns(_with_targets(figure, square) if pick else figure, across, wide)


def _cell_text(value: float, number_format: str) -> str:
    """Return the number of a cell: nothing for zero or a missing one, so that the others are seen."""
    if value == 0 or value != value:  # noqa: PLR0124 - a missing number
        return ""
    if number_format == ".0%":
        return percent(value).replace("less than ", "&lt;")
    return f"{value:{number_format}}"


def _with_targets(figure: Figure, square: pd.DataFrame) -> Figure:
    """Add an invisible mark over each cell that is not zero, because cells of a heatmap cannot be selected."""
    cells = [(i, j) for i, row in enumerate(square.to_numpy()) for j, n in enumerate(row) if n > 0]
    return figure.add(
        "scatter",
        x=[j for _, j in cells],
        y=[i for i, _ in cells],
        mode="markers",
        customdata=[[str(square.index[i]), str(square.columns[j])] for i, j in cells],
        hovertext=[figure.data[0]["hovertext"][i][j] for i, j in cells],
        hoverinfo="text",
        marker={"symbol": "square", "size": TARGET, "opacity": 0},
        showlegend=False,
    )


def coverage(
    table: pd.DataFrame, sources: Sequence[str], *, title: str, colours: Mapping[str, str], labels: Mapping[str, str]
) -> Figure:
    """Draw facets x sources: a full square for covered, an open one for a brief mention, a dot for not found.

    The area of a full square grows with the share of the documents of the source; `labels` names topics and languages.
    """
    facets = list(table["facet"].unique()[:MAX_MARKS])
    rows = table[table["facet"].isin(facets) & table["source"].isin(sources)]
    figure = Figure()
    across, down = ({name: place for place, name in enumerate(names)} for names in (sources, facets))
    cells = list(rows.itertuples())
    for status, (_, _, name) in _SYMBOLS.items():
        part = [cell for cell in cells if cell.status == status]
        figure.add(
            "scatter",
            x=[across[cell.source] for cell in part],
            y=[down[cell.facet] for cell in part],
            mode="markers",
            name=name,
            customdata=[[cell.facet, cell.source, cell.kind] for cell in part],
            hovertext=[_coverage_hover(cell, labels, name) for cell in part],
            hoverinfo="text",
            marker=_coverage_marker(status, part, colours),
        )
    n_letters = 36 if "statement" in set(rows["kind"]) else 28
    figure = labelled_rows(figure, [labels.get(facet, facet) for facet in facets], title, n_letters)
    figure = labelled_columns(figure, [labels.get(source, source) for source in sources], 18)
    return figure.update_layout(showlegend=True, legend=LEGEND)


def _coverage_marker(status: str, cells: Sequence[Any], colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the marks of the cells with one status, in the colours of their sources."""
    symbol, size, _ = _SYMBOLS[status]
    share = np.asarray([cell.n_docs / cell.n_source for cell in cells])
    return {
        "symbol": symbol,
        "opacity": 1,  # markers of several sizes are pale otherwise
        "size": 5 + (size - 5) * share**0.5 if status == "covered" else size,
        "color": [colours.get(cell.source, palette.ACCENT) for cell in cells],
        "line": {"width": 0 if status == "covered" else 2},
    }


def _coverage_hover(row: Any, labels: Mapping[str, str], status: str) -> str:
    facet = chart(labels.get(row.facet, row.facet))
    source = chart(labels.get(row.source, row.source))
    since = f", since {date(row.first)}" if row.first else ""
    since += f" ({chart(row.reason)})" if row.reason else ""
    return f"{facet}, {source}: {status}, {row.n_docs:,} of {times(row.n_source, 'document')}{since}"


def strip(table: pd.DataFrame, *, title: str, colours: Mapping[str, str]) -> Figure:
    """Draw sources over time, one disc per period and source; its area is the number of documents."""
    dated = table[table["period"] != ""]
    totals = dated.groupby("source")["n_docs"].sum().sort_values(ascending=False, kind="stable")
    sources = [str(source) for source in totals.index][:MAX_MARKS]
    rows = dated[dated["source"].isin(sources)]
    most = max(rows["n_docs"].max(), 1) if len(rows) else 1
    names, periods = rows["source"].tolist(), rows["period"].tolist()
    counted = zip(names, periods, rows["n_docs"].tolist(), strict=True)
    mark = trace(
        "scatter",
        x=periods,
        y=[sources.index(name) for name in names],
        mode="markers",
        customdata=list(zip(names, periods, strict=True)),
        hovertext=[f"{chart(name)}, {date(period)}: {times(n, 'document')}" for name, period, n in counted],
        hoverinfo="text",
        marker={
            "size": rows["n_docs"],
            "opacity": 1,
            "sizemode": "area",
            "sizemin": 4,
            "sizeref": 2.0 * most / DISC**2,
            "color": [colours.get(name, palette.GREY) for name in names],
        },
    )
    figure = labelled_rows(Figure(mark), sources, title)
    return figure.update_xaxes(**time_axis(rows["period"]))
