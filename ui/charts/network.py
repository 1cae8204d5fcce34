"""Figures of the Names page: ranked pairs, networks, the matrix of names. No Streamlit, no counting.

Colours that depend on the theme (light or dark) are left to it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from analytics.findings.wording import times
from ui.charts import palette
from ui.charts.axes import LEGEND, add_title, axis_title, labelled_rows, legend_below, readable_labels
from ui.charts.figure import Figure, trace
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

MAX_PAIRS = 20
WIDTHS = 4  # line widths in a network: one trace each, whatever the number of lines
NAMED = 20  # names written into the whole network: more overlap
STROKE = {"symbol": "line-ns-open", "size": 14, "line": {"width": 3}, "color": palette.TWO[1]}
MATRIX_TOP = 24  # pixels: the numbers of the columns, which are those of the rows
NAME, SHORT_NAME = 22, 16  # code points of a label
CIRCLE, TALL = 520, 640  # pixels of the network around a name, and of the whole network


def pairs(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw one bar per pair, the first on top: its number of documents or sentences, with a stroke at the expected."""
    rows = table.head(MAX_PAIRS)
    names = [f"{a} and {b}" for a, b in zip(rows["a"], rows["b"], strict=True)]
    place = list(range(len(rows)))
    ends = rows[["a", "b"]].to_numpy().tolist()
    hover = [_pair_hover(row) for row in rows.itertuples()]
    figure = Figure()
    figure.add("bar", x=rows["n_both"], y=place, orientation="h", name="together", customdata=ends, hovertext=hover,
                   hoverinfo="text", marker={"color": palette.ACCENT})  # fmt: skip
    figure.add("scatter", x=rows["expected"], y=place, mode="markers", name="expected by chance", customdata=ends,
                       hovertext=hover, hoverinfo="text", marker=STROKE)  # fmt: skip
    unit = f"{rows['unit'].iloc[0].capitalize()}s" if len(rows) else "Documents"
    return legend_below(axis_title(labelled_rows(figure, names, title, 40), unit))


def matrix(square: pd.DataFrame, community: Mapping[str, int], *, title: str) -> Figure:
    """Draw names x names in the order of their communities, with a frame around each community."""
    names = [str(name) for name in square.index]
    mark = trace(
        "heatmap",
        z=square.to_numpy(),
        x=list(range(len(names))),
        y=list(range(len(names))),
        customdata=[[[a, b] for b in names] for a in names],
        hovertext=[[chart(f"{a}, {b}: NPMI {square.to_numpy()[i, j]:.2f}") for j, b in enumerate(names)]
                   for i, a in enumerate(names)],
        hoverinfo="text",
        showscale=False,
        zmin=0,
        xgap=1,
        ygap=1,
    )  # fmt: skip
    numbered = [f"{number} {name}" for number, name in enumerate(names, start=1)]
    figure = labelled_rows(Figure(mark), numbered, title, 20)
    columns = {"tickvals": list(range(len(names))), "ticktext": [str(n) for n in range(1, len(names) + 1)]}
    figure.update_xaxes(range=[-0.6, len(names) - 0.4], side="top", showgrid=False, tickfont={"size": 10}, **columns)
    figure.update_layout(margin={"t": MATRIX_TOP}, height=figure.layout["height"] + MATRIX_TOP)
    for first, last in _runs([community.get(name, 0) for name in names]):
        figure.add_shape(type="rect", x0=first - 0.5, x1=last + 0.5, y0=first - 0.5, y1=last + 0.5,
                         line={"width": 2, "color": palette.TWO[1]})  # fmt: skip
    return figure


def network(pairs: pd.DataFrame, nodes: pd.DataFrame, *, title: str) -> Figure:
    """Draw nodes (entity, x, y, kind, n_docs) and a line for each pair, wider for more shared documents."""
    place = {row.entity: (row.x, row.y) for row in nodes.itertuples()}
    figure = Figure()
    most = max(pairs["n_docs"].max(), 1) if len(pairs) else 1
    for step in range(1, WIDTHS + 1):
        part = pairs[(pairs["n_docs"] > most * (step - 1) / WIDTHS) & (pairs["n_docs"] <= most * step / WIDTHS)]
        figure.data.append(_lines(part, place, step))
    figure.add("scatter", **_middles(pairs, place))
    named = _readable_names(nodes.sort_values("n_docs", ascending=False, kind="stable"), NAME, CIRCLE)
    for kind, part in nodes.groupby("kind", sort=True):
        figure.add(
            "scatter", **_nodes(part, named), name=str(kind), marker={"size": 13, "color": palette.KINDS[str(kind)]}
        )
    figure.update_xaxes(visible=False, fixedrange=True).update_yaxes(visible=False, fixedrange=True)
    figure = add_title(figure, title, CIRCLE)
    return figure.update_layout(showlegend=True, legend=LEGEND)


def network_graph(pairs: pd.DataFrame, nodes: pd.DataFrame, *, title: str) -> Figure:
    """Draw nodes of `entity_network`, with x and y, in the colour of their community; the strongest are named."""
    place = {row.entity: (row.x, row.y) for row in nodes.itertuples()}
    figure = Figure(_lines(pairs, place, 1))
    figure.add("scatter", **_middles(pairs, place))
    colours = palette.by_source(nodes["community"].astype("str"))
    named = _readable_names(nodes.sort_values("strength", ascending=False, kind="stable"), SHORT_NAME, TALL)[:NAMED]
    for community, part in nodes.groupby("community", sort=True):
        sizes = [6 + min(degree, 60) ** 0.5 for degree in part["degree"]]
        marker = {"size": sizes, "color": colours[str(community)], "opacity": 1}
        figure.add(
            "scatter",
            **_nodes(part, named, SHORT_NAME, 10),
            name=_community_label(part),
            marker=marker,
        )
    figure.update_xaxes(visible=False, fixedrange=True).update_yaxes(visible=False, fixedrange=True)
    return add_title(figure, title, TALL).update_layout(showlegend=True, legend=LEGEND)


def _community_label(part: pd.DataFrame) -> str:
    """Return the label of a community: its strongest name."""
    return chart(cut(part.nlargest(1, "strength")["entity"].iloc[0], 20))


def _pair_hover(row: Any) -> str:
    """Return "Kabul and Beijing: together in 3 sentences, 1.2 expected"."""
    counts = f"together in {times(row.n_both, row.unit)}, {row.expected:.3g} expected by chance"
    sentence = f"{chart(row.a)} and {chart(row.b)}: {counts}"
    tested = f"q = {row.q:.2g}" if row.q == row.q else "too few for a test"  # a missing q is not equal to itself
    return f"{sentence}<br>NPMI {row.npmi:.2f}, {tested}"


def _runs(values: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last position of each run of equal values."""
    edges = [0, *(place for place in range(1, len(values)) if values[place] != values[place - 1]), len(values)]
    return [(first, last - 1) for first, last in pairwise(edges) if first < last]


def _lines(pairs: pd.DataFrame, place: Mapping[str, tuple[float, float]], width: int) -> dict[str, Any]:
    ends = [(place[a], place[b]) for a, b in zip(pairs["a"], pairs["b"], strict=True)]
    return trace(
        "scatter",
        x=[x for a, b in ends for x in (a[0], b[0], None)],
        y=[y for a, b in ends for y in (a[1], b[1], None)],
        mode="lines",
        line={"width": width, "color": "rgba(138,143,150,.4)"},
        hoverinfo="skip",
        showlegend=False,
    )


def _middles(pairs: pd.DataFrame, place: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    """Return the middle of each line as an invisible mark, because a line cannot be hovered or clicked."""
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


def _readable_names(nodes: pd.DataFrame, width: int, height: int) -> list[str]:
    """Return the names whose labels do not overlap; the others have their name on hover."""
    names = [cut(name, width) for name in nodes["entity"]]
    readable = readable_labels(nodes["x"].tolist(), nodes["y"].tolist(), names, height=height)
    return nodes.loc[readable, "entity"].tolist()


def _nodes(nodes: pd.DataFrame, named: Collection[str], width: int = NAME, size: int = 12) -> dict[str, object]:
    return {
        "x": nodes["x"],
        "y": nodes["y"],
        "mode": "markers+text",
        "text": [chart(cut(name, width)) if name in named else "" for name in nodes["entity"]],
        "textposition": "top center",
        "textfont": {"size": size, "shadow": "auto"},  # a halo: names lie over lines and dots
        "customdata": [[name] for name in nodes["entity"]],
        "hovertext": [f"{chart(row.entity)}: {times(row.n_docs, 'document')}" for row in nodes.itertuples()],
        "hoverinfo": "text",
    }
