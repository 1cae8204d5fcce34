"""The layout of a figure as a file: its title, measure, number of documents, filters and source are inside it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ui.text import chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.charts.figure import Figure

WIDTH = 1000  # pixels of an SVG; a PNG has three times as many, which print 25 cm wide at 300 dpi
PNG_SCALE = 3
FONT = "Arial, Helvetica, sans-serif"  # an SVG lacks the font of the page: Plotly would measure other letters
INK, MUTED, LINE, GROUND = "#1f2328", "#565d66", "#d9d5cc", "#ffffff"
_TITLE, _SMALL = 18, 13  # pixels of the letters
_TITLE_LETTERS, _SMALL_LETTERS = 96, 140  # letters that fit into a line
_LINE_HEIGHT = 1.3  # Plotly's own
_PAD = 14
_RISE = 10  # of the letters of a title of several lines above the place that Plotly gives it


def print_layout(figure: Figure, lines: Sequence[str]) -> dict[str, Any]:
    """Return what a file changes in the layout of a figure: the texts above it, room for them, ink on white.

    `lines` are below the title. Plotly does not wrap texts, so the lines are broken here.
    """
    title = textwrap.wrap(figure.title, _TITLE_LETTERS)
    below = [part for line in lines for part in textwrap.wrap(line, _SMALL_LETTERS)]
    room = round(_LINE_HEIGHT * (_TITLE * len(title) + _SMALL * len(below))) + 2 * _PAD + _RISE
    margin = figure.layout.get("margin", {})
    return {
        "width": WIDTH,
        "height": figure.layout["height"] + room,
        "margin": {"t": margin.get("t", 0) + room, "l": margin.get("l", 0) + _PAD, "r": margin.get("r", 0) + _PAD},
        "title": {"text": _texts(title, below), "font": {"size": _TITLE, "color": INK, "family": FONT}, **_PLACE},
        "font": {"color": INK, "family": FONT},
        "legend": {"font": {"color": INK}},
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
    }


AXIS = {  # of each axis of a file
    "tickfont": {"color": INK},
    "title": {"font": {"color": INK}},
    "gridcolor": LINE,
    "zerolinecolor": LINE,
    "tickcolor": LINE,
}
_PLACE = {
    "x": 0,
    "xref": "container",
    "xanchor": "left",
    "y": 1,
    "yref": "container",
    "yanchor": "top",
    "pad": {"t": _PAD + _RISE, "l": _PAD},
}


def _texts(title: Sequence[str], below: Sequence[str]) -> str:
    small = f"font-size:{_SMALL}px;font-weight:400;fill:{MUTED}"
    lines = [f"<b>{chart(line)}</b>" for line in title]
    return "<br>".join([*lines, *(f'<span style="{small}">{chart(line)}</span>' for line in below)])
