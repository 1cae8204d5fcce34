"""The map of the places named in the texts. No Streamlit, no counting, and no request to another host."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from analytics.findings.wording import percent, times
from ui.charts import palette
from ui.charts.axes import add_title
from ui.charts.figure import Figure
from ui.text import chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.entities.place_map import Point, World

TALL, TALL_PART = 270, 360  # pixels of the world, and of a part of it
MIDDLE = 10  # degrees east: the date line cuts few countries there
LARGEST = 36  # pixels across the largest circle
SMALLEST = 5
MOST = 250  # circles
NAMED, APART = 10, 0.4  # circles with their name, and how far from each other they are
WORLD = "World"
PARTS = {  # west, east, south, north
    WORLD: (-150, 165, -56, 84), "Europe": (-25, 45, 34, 71), "North America": (-130, -60, 12, 60),
    "South America": (-95, -30, -56, 14), "Africa": (-20, 55, -36, 38), "Asia": (25, 150, -12, 60),
}  # fmt: skip
LAND, BORDER = "rgba(138,143,150,.24)", "rgba(138,143,150,.5)"


def place_circles(
    table: pd.DataFrame,
    world: World,
    *,
    title: str,
    colour: str,
    own: pd.DataFrame | None = None,
    part: str = WORLD,
) -> Figure:
    """Draw a circle per place; its area is the share of the documents that name it; `part` is one of `PARTS`.

    `table` is a `place_map`; with `own`, that of one source, its circles are filled in `colour`, and those of all
    documents are rings around them.
    """
    placed, filled = (_drawn(rows) for rows in (table, table if own is None else own))
    most = max([*placed["share_docs"], *filled["share_docs"], 1e-9])
    figure = Figure()
    _add_outlines(figure, world)
    if own is not None:
        _add_circles(figure, placed, most, {"color": palette.GREY, "symbol": "circle-open", "opacity": 1})
    _add_circles(figure, filled, most, {"color": colour, "opacity": 0.65, "line": {"width": 0}})
    _add_names(figure, filled)
    _frame(figure, part)
    figure = add_title(figure, title, TALL if part == WORLD else TALL_PART)
    figure.scale = f"The largest circle is {percent(most)} of the documents."
    return figure.update_layout(showlegend=False, margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _drawn(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["position"] == "placed"].head(MOST)


def _frame(figure: Figure, part: str) -> None:
    """Set the axes to a part of the world; widths are those of its middle latitude."""
    west, east, south, north = PARTS[part]
    sides = [_equal_earth((longitude, (south + north) / 2))[0] for longitude in (west, east)]
    ends = [_equal_earth((0, latitude))[1] for latitude in (south, north)]
    whole = {"visible": False, "fixedrange": True, "constrain": "domain"}
    figure.update_xaxes(range=sides, **whole)
    figure.update_yaxes(range=ends, scaleanchor="x", constraintoward="top", **whole)


def _equal_earth(point: Point) -> Point:
    """Return the position of a longitude and latitude in the Equal Earth projection (Šavrič, Patterson, Jenny 2018).

    Areas keep their proportions. The middle of the map is at 10 degrees east.
    """
    a = (1.340264, -0.081106, 0.000893, 0.003796)
    t = asin(sqrt(3) / 2 * sin(radians(point[1])))
    slope = 9 * a[3] * t**8 + 7 * a[2] * t**6 + 3 * a[1] * t**2 + a[0]
    x = 2 * sqrt(3) * radians(point[0] - MIDDLE) * cos(t) / (3 * slope)
    return x, a[3] * t**9 + a[2] * t**7 + a[1] * t**3 + a[0] * t


def _add_outlines(figure: Figure, world: World) -> None:
    for lines, style in ((world.land, {"fill": "toself", "fillcolor": LAND}), (world.borders, {})):
        x, y = _joined(lines)
        width = 0 if style else 0.7
        figure.add("scatter", x=x, y=y, mode="lines", hoverinfo="skip", line={"width": width, "color": BORDER}, **style)


def _joined(lines: Sequence[Sequence[Point]]) -> tuple[np.ndarray, np.ndarray]:
    """Return several lines as one, with a gap between two."""
    points = [point for line in lines for point in [*map(_equal_earth, line), (np.nan, np.nan)]]
    return tuple(np.asarray(points, dtype="float32").T)


def _add_circles(figure: Figure, rows: pd.DataFrame, most: float, style: dict[str, Any]) -> None:
    points = [_equal_earth(point) for point in zip(rows["longitude"], rows["latitude"], strict=True)]
    figure.add(
        "scatter",
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="markers",
        customdata=[[name] for name in rows["entity"]],
        hovertext=[
            chart(f"{row.entity}: {times(row.n_docs, 'document')} ({percent(row.share_docs)}),"
                  f" {times(row.n_sources, 'source')}") for row in rows.itertuples()
        ],
        hoverinfo="text",
        marker={"size": [max(LARGEST * sqrt(share / most), SMALLEST) for share in rows["share_docs"]], **style},
    )  # fmt: skip


def _add_names(figure: Figure, rows: pd.DataFrame) -> None:
    """Write the names of the largest circles that are not too near to a larger one with its name."""
    named: list[tuple[str, Point]] = []
    for row in rows.itertuples():
        at = _equal_earth((row.longitude, row.latitude))
        if len(named) < NAMED and all(abs(at[0] - x) > APART or abs(at[1] - y) > APART / 3 for _, (x, y) in named):
            named.append((row.entity, at))
    figure.add(
        "scatter", x=[x for _, (x, _) in named], y=[y for _, (_, y) in named], mode="text", hoverinfo="skip",
        text=[chart(name) for name, _ in named], textposition="top center", textfont={"size": 12},
    )  # fmt: skip
