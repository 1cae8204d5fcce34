"""Axes and titles of all figures: labelled rows and columns, a time axis, a title, a legend."""

from __future__ import annotations

from math import ceil, floor, radians, sin
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.charts.figure import Figure

TOP = 10  # pixels above a figure
LEGEND = {"orientation": "h", "y": 0, "yanchor": "top"}
ROW = 24  # pixels per bar or row
MARGIN = 46  # pixels around the rows
AXIS_TITLE = 18  # pixels
MOST_TICKS = 6
FEW_COLUMNS, LINE, MOST_LINES = 2, 12, 3  # columns with upright labels; code points of a line, and lines of a label
LINE_HEIGHT = 15  # pixels
FEW_DOTS = 2  # under a label that stays readable
SLANTS = ((5, 35), (1_000, 60))  # columns, and the angle of labels that do not overlap on a phone
LETTER = 6  # pixels, the mean width
PHONE = 340  # pixels across a figure on a phone


def labelled_rows(figure: Figure, names: Sequence[str], title: str, width: int = 28, *, height: int = ROW) -> Figure:
    """Set shortened row labels, the first on top, and the height that fits them."""
    figure.row_names = list(names)
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[chart(cut(name, width)) for name in names],
        range=[len(names) - 0.4, -0.6],
        automargin=True,
        fixedrange=True,
        showgrid=False,
        zeroline=False,
    )
    figure.update_xaxes(fixedrange=True, rangemode="tozero", automargin=True)
    return add_title(figure, title, MARGIN + height * max(len(names), 2))


def labelled_columns(figure: Figure, names: Sequence[str], width: int) -> Figure:
    """Set the column labels above the marks, with enough room for them."""
    figure.column_names = list(names)
    if len(names) <= FEW_COLUMNS:
        angle, ticks = 0, [_wrapped_label(name) for name in names]
        room = TOP + 10 + LINE_HEIGHT * max((tick.count("<br>") + 1 for tick in ticks), default=1)
    else:
        angle, ticks = _slanted_labels(names, width)
        room = TOP + 24 + ceil(sin(radians(angle)) * LETTER * min(width, max(map(len, names))))
    figure.update_xaxes(
        tickvals=list(range(len(names))),
        ticktext=ticks,
        range=[-0.6, len(names) - 0.4],
        side="top",
        tickangle=angle,
        showgrid=False,
        zeroline=False,
        automargin=False,
    )
    return figure.update_layout(height=figure.layout["height"] + room - TOP, margin={"t": room})


def _slanted_labels(names: Sequence[str], width: int) -> tuple[int, list[str]]:
    """Return the angle of the labels of many columns, and the labels."""
    return next(angle for most, angle in SLANTS if len(names) <= most), [chart(cut(name, width)) for name in names]


def _wrapped_label(name: str) -> str:
    """Return the label of one of a few columns, in lines that do not overlap on a phone."""
    return "<br>".join(chart(line) for line in wrap(cut(name, LINE * MOST_LINES - 4), LINE)[:MOST_LINES])


def readable_labels(
    x: Sequence[float], y: Sequence[float], labels: Sequence[str], *, height: int, width: float = PHONE
) -> list[bool]:
    """Return for each label, the most important first, whether it overlaps none of those before it on a phone.

    A label is centred above its point; `height` and `width` are pixels between the outermost points.
    """
    across, down = _pixels(x, width), _pixels(y, height)
    shown: list[tuple[float, float, float]] = []
    answers = []
    for left, up, label in zip(across, down, labels, strict=True):
        half = LETTER * len(label) / 2
        near = (abs(left - at) < half + wide and abs(up - top) < LINE_HEIGHT for at, top, wide in shown)
        answers.append(not any(near))
        if answers[-1]:
            shown.append((left, up, half))
    return answers


def labels_beside_dots(
    x: Sequence[float], y: Sequence[float], labels: Sequence[str], *, dots: np.ndarray, height: int, width: float
) -> list[bool]:
    """Return for each label, centred above its point, whether hardly any of the `dots` (x, y) are under it.

    `height` and `width` are pixels between the outermost dots.
    """
    low, per_pixel = dots.min(axis=0), np.maximum(np.ptp(dots, axis=0), 1e-9) / (width, height)
    right, up = ((dots - low) / per_pixel).T
    answers = []
    for (across, above), label in zip((np.column_stack([x, y]) - low) / per_pixel, labels, strict=True):
        is_wide = np.abs(right - across) < LETTER * len(label) / 2
        answers.append(int((is_wide & (up > above) & (up < above + LINE_HEIGHT)).sum()) <= FEW_DOTS)
    return answers


def _pixels(values: Sequence[float], size: float) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=0.0)
    return [size * (value - low) / max(high - low, 1e-9) for value in values]


def add_title(figure: Figure, title: str, height: int) -> Figure:
    """Set the title of the figure, its height in pixels, and a legend if it has several marks."""
    figure.title = title
    figure.update_layout(
        height=height, margin={"l": 10, "r": 10, "t": TOP, "b": 30}, showlegend=bool(len(figure.data) > 1)
    )
    return figure


def axis_title(figure: Figure, words: str) -> Figure:
    """Set the words below the x axis: what it measures, and the unit."""
    title = {"text": chart(words), "font": {"size": 12}, "standoff": 6}
    bottom = figure.layout["margin"]["b"] + AXIS_TITLE
    figure.update_layout(height=figure.layout["height"] + AXIS_TITLE, margin={"b": bottom})
    return figure.update_xaxes(title=title)


def times_ticks(low: float, high: float) -> dict[str, Any]:
    """Return the ticks of an axis of log ratios (base 2) as factors: "2x", "4x"; below zero as "1/2x"."""
    first, last = floor(low), ceil(high)
    step = max(ceil((last - first) / MOST_TICKS), 1)
    ticks = [tick for tick in range(first, last + 1) if tick % step == 0]
    return {"tickvals": ticks, "ticktext": [_factor(tick) for tick in ticks]}


def opposing_ticks(farthest: float) -> dict[str, Any]:
    """Return the ticks of an axis of log ratios of two sides: factors that grow to the left and to the right."""
    right = times_ticks(0, max(farthest, 1))["tickvals"]
    ticks = [*(-tick for tick in right[:0:-1]), *right]
    return {"tickvals": ticks, "ticktext": [_factor(abs(tick)) for tick in ticks]}


def _factor(exponent: int) -> str:
    """Return 2 to the power of an exponent as it is said: "same", "8x", "1/4x"."""
    if exponent == 0:
        return "same"
    return f"{2**exponent:,}×" if exponent > 0 else f"1/{2**-exponent:,}×"


def time_axis(periods: pd.Series) -> dict[str, Any]:
    """Return a time axis with some room at both ends; weeks have no date and are equally spaced."""
    if periods.empty or periods.str.contains("W").any():
        return {"type": "category", "categoryorder": "category ascending", "nticks": 8}
    first, last = pd.Timestamp(periods.min()), pd.Timestamp(periods.max())
    room = max((last - first) * 0.06, pd.Timedelta(days=20))
    ticks = {"dtick": "M1"} if last - first < pd.Timedelta(days=100) else {"nticks": 6}
    return {"type": "date", "range": [first - room, last + room], "tickformat": "%b %Y", **ticks}


def legend_below(figure: Figure) -> Figure:
    """Set a legend in a strip below the figure."""
    below = {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom"}
    return figure.update_layout(showlegend=True, legend=below, margin={"b": figure.layout["margin"]["b"] + 30},
                                height=figure.layout["height"] + 30)  # fmt: skip


def add_colour_legend(figure: Figure, colours: Mapping[str, str]) -> Figure:
    """Add a legend of the colours of bars below the figure."""
    for trace in figure.data:
        trace["showlegend"] = False
    for name, colour in colours.items():
        figure.add(
            "scatter", x=[None], y=[None], mode="markers", name=chart(name), marker={"color": colour, "size": 10}
        )
    return legend_below(figure)
