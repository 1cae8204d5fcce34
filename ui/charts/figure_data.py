"""The marks of a figure as a table, and the Python code that draws the figure from that table again."""

from __future__ import annotations

from html import unescape
from itertools import cycle
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.charts.figure import Figure

_DRAWN = {  # kind of a trace: how plotly.graph_objects draws its rows
    "bars": 'go.Bar(x=rows["x"], y=rows["y"], name=name, orientation="{orientation}")',
    "points": 'go.Scatter(x=rows["x"], y=rows["y"], text=rows["text"], name=name, mode="markers")',
    "lines": 'go.Scatter(x=rows["x"], y=rows["y"], text=rows["text"], name=name, mode="lines+markers")',
    "cells": 'go.Heatmap(x=rows["x"], y=rows["y"], z=rows["value"], name=name)',
}


def figure_data(figure: Figure) -> pd.DataFrame:
    """Return the table `figure_data`: one row per mark that is seen, in the order of the figure.

    Positions of named rows and columns are replaced by the full names. `value` is the number of a cell.
    """
    rows = [row for place, one in enumerate(_visible_traces(figure), 1) for row in _rows(figure, one, place)]
    return schema.from_rows(rows, "figure_data")


def figure_code(figure: Figure, name: str) -> str:
    """Return Python code that draws the figure from `name`.csv, the table `figure_data`, and writes `name`.html."""
    kinds = dict.fromkeys(map(_kind, _visible_traces(figure)))
    bars = next((one.get("orientation", "v") for one in figure.data if one["type"] == "bar"), "v")
    adds = [
        f'for name, rows in data[data["kind"] == "{kind}"].groupby("series", sort=False):\n'
        f"    figure.add_trace({_DRAWN[kind].format(orientation=bars)})"
        for kind in kinds
    ]
    upside_down = ', yaxis={"autorange": "reversed"}' if figure.row_names else ""
    return "\n".join(
        [
            "import pandas as pd",
            "import plotly.graph_objects as go",
            "",
            f'data = pd.read_csv("{name}.csv")',
            "figure = go.Figure()",
            *adds,
            f"figure.update_layout(title={figure.title!r}{upside_down})",
            f'figure.write_html("{name}.html")',
        ]
    )


def _visible_traces(figure: Figure) -> list[dict[str, Any]]:
    return [one for one in figure.data if one.get("marker", {}).get("opacity") != 0]


def _rows(figure: Figure, trace: dict[str, Any], place: int) -> Iterator[tuple[Any, ...]]:
    kind, series = _kind(trace), unescape(str(trace.get("name") or f"series {place}"))
    if kind == "cells":
        yield from _cells(figure, trace, series)
        return
    x, y, texts = (_values(trace.get(name)) for name in ("x", "y", "hovertext"))
    for across, down, text in zip(x, y, texts or cycle([""]), strict=False):
        if not (pd.isna(across) or pd.isna(down)):
            yield (
                kind, series, _name(across, figure.column_names), _name(down, figure.row_names), np.nan, _spoken(text)
            )  # fmt: skip


def _cells(figure: Figure, trace: dict[str, Any], series: str) -> Iterator[tuple[Any, ...]]:
    x, y = _values(trace["x"]), _values(trace["y"])
    texts = trace.get("hovertext")
    for i, row in enumerate(np.asarray(trace["z"], dtype=float)):
        for j, number in enumerate(row):
            if not np.isnan(number):
                across, down = _name(x[j], figure.column_names), _name(y[i], figure.row_names)
                yield "cells", series, across, down, float(number), _spoken(texts[i][j] if texts is not None else "")


def _kind(trace: dict[str, Any]) -> str:
    if trace["type"] in ("bar", "heatmap"):
        return {"bar": "bars", "heatmap": "cells"}[trace["type"]]
    return "lines" if "lines" in str(trace.get("mode", "lines")) else "points"


def _values(given: Any) -> list[Any]:
    if given is None or isinstance(given, str):
        return []
    return list(given)


def _name(value: Any, names: Sequence[str]) -> str:
    """Return a position as text: the name of its row or column, else the number or the date."""
    if names and isinstance(value, int | np.integer) and 0 <= value < len(names):
        return names[int(value)]
    return f"{value:.6g}" if isinstance(value, float | np.floating) else str(value)


def _spoken(text: Any) -> str:
    return unescape(str(text).replace("<br>", "; "))
