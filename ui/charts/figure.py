"""A figure as plain dictionaries, in the form of Plotly's JSON."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pandas as pd
import plotly.io
from plotly.basedatatypes import BaseFigure

_TYPED = {"float64": "f8", "float32": "f4", "int32": "i4", "int16": "i2", "int8": "i1"}
_INTEGERS = ("int8", "int16", "int32")  # Plotly has no arrays of 64 bits: the smallest of these that holds the numbers


class Figure:
    """Traces (groups of marks) and the layout of a figure, with the names that Plotly gives them.

    `plotly.graph_objects.Figure` checks every value and copies it three times: 200 ms for 2,600 marks, at each rerun
    of a page. This one stores what it is given; the tests check each figure with Plotly's class.
    """

    def __init__(self, *traces: dict[str, Any]) -> None:
        self.data = list(traces)
        self.layout: dict[str, Any] = {}
        self.title = ""  # drawn above the figure as text of the page, which wraps on a phone
        self.scale = ""  # what the size of a mark means
        self.row_names: list[str] = []  # what the positions 0, 1, 2 of the first y axis stand for, not shortened
        self.column_names: list[str] = []  # the same of the first x axis

    def add(self, kind: str, **settings: Any) -> Figure:
        """Add a trace of a kind on top of the others, see `trace`."""
        self.data.append(trace(kind, **settings))
        return self

    def update_layout(self, **settings: Any) -> Figure:
        """Set parts of the layout; other parts stay, in nested dictionaries too."""
        _merge(self.layout, settings)
        return self

    def update_xaxes(self, **settings: Any) -> Figure:
        """Set parts of the first x axis."""
        return self.update_layout(xaxis=settings)

    def update_yaxes(self, **settings: Any) -> Figure:
        """Set parts of the first y axis."""
        return self.update_layout(yaxis=settings)

    def add_shape(self, **settings: Any) -> Figure:
        """Add a line or a rectangle to the layout."""
        self.layout.setdefault("shapes", []).append(settings)
        return self

    def add_annotation(self, **settings: Any) -> Figure:
        """Add a text to the layout."""
        self.layout.setdefault("annotations", []).append(settings)
        return self

    def add_vline(self, x: float, **settings: Any) -> Figure:
        """Add a vertical line through the whole figure."""
        return self.add_shape(type="line", x0=x, x1=x, xref="x", y0=0, y1=1, yref="y domain", **settings)

    def spec(self) -> dict[str, Any]:
        """Return the figure for JSON, with the colours of the theme."""
        theme = plotly.io.templates[plotly.io.templates.default].to_plotly_json()
        return {"data": _json_ready(self.data), "layout": {"template": theme, **_json_ready(self.layout)}}


class Unchecked(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A figure that `st.plotly_chart` takes unchecked: it only calls the method `to_dict` of a figure."""

    def __init__(self, figure: Figure) -> None:
        self._figure = figure

    def to_dict(self) -> dict[str, Any]:
        """Return the figure for JSON."""
        return self._figure.spec()


def trace(kind: str, **settings: Any) -> dict[str, Any]:
    """Return a trace of a kind: scatter (points or lines), scattergl (many points), bar or heatmap."""
    return {"type": kind, **settings}


def _merge(into: dict[str, Any], settings: dict[str, Any]) -> None:
    for name, value in settings.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into[name] = dict(value) if isinstance(value, dict) else value


def _json_ready(value: Any) -> Any:
    """Return a value without tables and arrays, and without settings that are None; lists are taken as they are."""
    if isinstance(value, dict):
        return {name: _json_ready(one) for name, one in value.items() if one is not None}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_json_ready(one) for one in value]
    if isinstance(value, pd.Series | pd.Index):
        value = value.to_numpy()
    return _array(value) if isinstance(value, np.ndarray) else value


def _array(values: np.ndarray) -> Any:
    """Return numbers as the bytes of a typed array, in which NaN needs no text of its own, and others as a list."""
    if values.dtype == "int64" and values.size:
        fitting = (name for name in _INTEGERS if np.abs(values).max() <= np.iinfo(name).max)
        values = values.astype(next(fitting, "int64"))
    if values.dtype.name not in _TYPED or values.size == 0:
        return values.tolist()
    shape = {"shape": str(values.shape)[1:-1]} if values.ndim > 1 else {}
    return {"dtype": _TYPED[values.dtype.name], "bdata": base64.b64encode(values.tobytes()).decode("ascii"), **shape}
