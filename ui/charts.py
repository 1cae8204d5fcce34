"""Table -> Plotly figure. No Streamlit, no arithmetic beyond where a mark stands.

Colours that the theme should choose (light or dark) are left to it.
"""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from analytics.findings import times
from ui import palette
from ui.axes import LEGEND, labelled_columns, labelled_rows, time_axis, titled
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

MAX_MARKS = 30
DISC = 16  # pixels across the largest disc of a strip
WIDTHS = 4  # line widths in a network: one trace each, whatever the number of lines
_SYMBOLS = {
    "covered": ("square", 16, "covered"),
    "partly": ("square-open", 13, "named once"),
    "not found": ("circle", 4, "not found"),
    "not checkable": ("x-thin-open", 9, "not checkable"),
}


def bars(
    table: pd.DataFrame,
    *,
    label: str,
    value: str,
    title: str,
    colours: Mapping[str, str] | None = None,
    hover: str = "",
    key: str = "",
    width: int = 28,
) -> go.Figure:
    """Draw one horizontal bar per row, the first on top.

    `hover` names a column shown with the label, `key` the column that a click hands on (the label without it); labels
    longer than `width` are cut.
    """
    rows = table.head(MAX_MARKS)
    names = [str(name) for name in rows[label]]
    extra = [f"<br>{chart(text)}" for text in rows[hover]] if hover else [""] * len(rows)
    numbers = [f"{n:,}" if isinstance(n, Integral) else f"{n:.3g}" for n in rows[value]]
    mark = go.Bar(
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
    return labelled_rows(go.Figure(mark), names, title, width)


def dots(table: pd.DataFrame, *, label: str, value: str, title: str) -> go.Figure:
    """Draw one dot per row with its interval `low`..`high`, the first on top, and a line at zero."""
    rows = table.head(MAX_MARKS)
    names = [str(name) for name in rows[label]]
    counts = zip(names, rows["n_docs"], rows["n_group"], rows["n_docs_rest"], rows["n_rest"], strict=True)
    mark = go.Scatter(
        x=rows[value],
        y=list(range(len(rows))),
        mode="markers",
        customdata=[[name] for name in names],
        hovertext=[f"{chart(name)}: {a:,} of {n:,} here, {b:,} of {m:,} elsewhere" for name, a, n, b, m in counts],
        hoverinfo="text",
        marker={"size": 9, "color": palette.ACCENT},
        error_x={
            "array": rows["high"] - rows[value],
            "arrayminus": rows[value] - rows["low"],
            "thickness": 1,
            "color": palette.GREY,
        },
    )
    figure = labelled_rows(go.Figure(mark), names, title)
    return figure.add_vline(x=0, line={"color": palette.GREY, "width": 1})


def heatmap(square: pd.DataFrame, *, title: str, unit: str, wide: int = 16, style: str = ".3~g") -> go.Figure:
    """Draw a table of numbers as coloured cells with the numbers in them; index down, columns across.

    `style` is how the numbers are written, as d3 has it: ".3~g" for three digits, ".0%" for shares.
    """
    said = ",.3g" if style == ".3~g" else style
    down, across = [str(name) for name in square.index], [str(name) for name in square.columns]
    mark = go.Heatmap(
        z=square.to_numpy(),
        x=list(range(len(across))),
        y=list(range(len(down))),
        customdata=[[[a, b] for b in across] for a in down],
        hovertext=[[chart(f"{a}, {b}: {square.to_numpy()[i, j]:{said}} {unit}") for j, b in enumerate(across)]
                   for i, a in enumerate(down)],
        hoverinfo="text",
        texttemplate=f"%{{z:{style}}}" if square.size <= MAX_MARKS * 10 else None,
        showscale=False,
        zmin=0,
        xgap=2,
        ygap=2,
    )  # fmt: skip
    figure = labelled_rows(go.Figure(mark), down, title)
    return labelled_columns(figure, across, wide)


def coverage(
    table: pd.DataFrame, sources: Sequence[str], *, title: str, colours: Mapping[str, str], labels: Mapping[str, str]
) -> go.Figure:
    """Draw facets down, sources across: a full square for covered, an open one for named once, a dot for not found.

    The area of a full square grows with the share of the source's documents; `labels` names the topics.
    """
    facets = list(dict.fromkeys(table["facet"]))[:MAX_MARKS]
    rows = table[table["facet"].isin(facets) & table["source"].isin(sources)]
    figure = go.Figure()
    for status, (symbol, size, name) in _SYMBOLS.items():
        part = rows[rows["status"] == status]
        share = (part["n_docs"] / part["n_source"]).to_numpy()
        figure.add_scatter(
            x=[sources.index(source) for source in part["source"]],
            y=[facets.index(facet) for facet in part["facet"]],
            mode="markers",
            name=name,
            customdata=part[["facet", "source", "kind"]].to_numpy().tolist(),
            hovertext=[_covered(row, labels, name) for row in part.itertuples()],
            hoverinfo="text",
            marker={
                "symbol": symbol,
                "opacity": 1,  # markers of several sizes are pale otherwise
                "size": 5 + (size - 5) * share**0.5 if status == "covered" else size,
                "color": [colours[source] for source in part["source"]],
                "line": {"width": 0 if status == "covered" else 2},
            },
        )
    figure = labelled_columns(
        labelled_rows(figure, [labels.get(facet, facet) for facet in facets], title), list(sources), 18
    )
    return figure.update_layout(showlegend=True, legend=LEGEND)


def _covered(row: Any, labels: Mapping[str, str], status: str) -> str:
    facet = chart(labels.get(row.facet, row.facet))
    return f"{facet}, {chart(row.source)}: {status}, {row.n_docs:,} of {row.n_source:,} documents"


def strip(table: pd.DataFrame, *, title: str, colours: Mapping[str, str]) -> go.Figure:
    """Draw sources down and time across, one disc per period and source, its area the number of documents."""
    dated = table[table["period"] != ""]
    totals = dated.groupby("source")["n_docs"].sum().sort_values(ascending=False, kind="stable")
    sources = [str(source) for source in totals.index][:MAX_MARKS]
    rows = dated[dated["source"].isin(sources)]
    most = max(rows["n_docs"].max(), 1) if len(rows) else 1
    mark = go.Scatter(
        x=rows["period"],
        y=[sources.index(source) for source in rows["source"]],
        mode="markers",
        customdata=rows[["source", "period"]].to_numpy().tolist(),
        hovertext=[f"{chart(row.source)}, {row.period}: {times(row.n_docs, 'document')}" for row in rows.itertuples()],
        hoverinfo="text",
        marker={
            "size": rows["n_docs"],
            "opacity": 1,
            "sizemode": "area",
            "sizemin": 4,
            "sizeref": 2.0 * most / DISC**2,
            "color": [colours.get(source, palette.GREY) for source in rows["source"]],
        },
    )
    figure = labelled_rows(go.Figure(mark), sources, title)
    return figure.update_xaxes(**time_axis(rows["period"]))


def network(pairs: pd.DataFrame, nodes: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw nodes (entity, x, y, kind, n_docs) and a line for each pair, wider for more common documents."""
    place = {row.entity: (row.x, row.y) for row in nodes.itertuples()}
    figure = go.Figure()
    most = max(pairs["n_docs"].max(), 1) if len(pairs) else 1
    for step in range(1, WIDTHS + 1):
        part = pairs[(pairs["n_docs"] > most * (step - 1) / WIDTHS) & (pairs["n_docs"] <= most * step / WIDTHS)]
        ends = [(place[a], place[b]) for a, b in zip(part["a"], part["b"], strict=True)]
        figure.add_scatter(
            x=[x for a, b in ends for x in (a[0], b[0], None)],
            y=[y for a, b in ends for y in (a[1], b[1], None)],
            mode="lines",
            line={"width": step, "color": "rgba(138,143,150,.4)"},
            hoverinfo="skip",
            showlegend=False,
        )
    figure.add_scatter(**_middles(pairs, place))
    for kind, part in nodes.groupby("kind", sort=True):
        figure.add_scatter(**_nodes(part), name=str(kind), marker={"size": 13, "color": palette.KINDS[str(kind)]})
    figure.update_xaxes(visible=False, fixedrange=True).update_yaxes(visible=False, fixedrange=True)
    figure = titled(figure, title, 520)
    return figure.update_layout(showlegend=True, legend=LEGEND)


def _middles(pairs: pd.DataFrame, place: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    """Return the middle of each line as an unseen mark: a line itself can be neither pointed at nor clicked."""
    ends = [(place[a], place[b]) for a, b in zip(pairs["a"], pairs["b"], strict=True)]
    counted = zip(pairs["a"], pairs["b"], pairs["n_docs"], strict=True)
    return {
        "x": [(a[0] + b[0]) / 2 for a, b in ends],
        "y": [(a[1] + b[1]) / 2 for a, b in ends],
        "mode": "markers",
        "marker": {"size": 10, "opacity": 0},
        "customdata": pairs[["a", "b"]].to_numpy().tolist(),
        "hovertext": [f"{chart(a)} and {chart(b)}: {times(n, 'document')}" for a, b, n in counted],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _nodes(nodes: pd.DataFrame) -> dict[str, object]:
    return {
        "x": nodes["x"],
        "y": nodes["y"],
        "mode": "markers+text",
        "text": [chart(cut(name, 22)) for name in nodes["entity"]],
        "textposition": "top center",
        "customdata": [[name] for name in nodes["entity"]],
        "hovertext": [f"{chart(row.entity)}: {times(row.n_docs, 'document')}" for row in nodes.itertuples()],
        "hoverinfo": "text",
    }
