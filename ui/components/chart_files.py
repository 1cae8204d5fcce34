"""The files of a chart: buttons for SVG and PNG, its data as CSV, and the code that draws it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from anyascii import anyascii

from analytics.export.csv import to_csv
from analytics.version import VERSION
from ui.charts.figure_data import figure_code, figure_data
from ui.charts.print_layout import AXIS, PNG_SCALE, WIDTH, print_layout
from ui.components import browser_component, measures

if TYPE_CHECKING:
    from ui.charts.figure import Figure

MODE_BAR = {"displayModeBar": True, "modeBarButtons": [["toImage"]]}  # not seen: the buttons below the chart press it
FORMATS = {"svg": "Save as SVG", "png": "Save as PNG"}
_NAME_LETTERS = 60
_component = browser_component.declare(__file__, '<p class="files"></p>')


def draw(figure: Figure, *, key: str, measure: str, corpus: str) -> None:
    """Draw the buttons of the chart with the key `key`; a file has the title, `measure` and the corpus inside it."""
    name = file_name(figure.title)
    layout = print_layout(figure, [measure, f"Corpus: {corpus}. Made with Parallax {VERSION}."])
    size = {"filename": name, "width": WIDTH, "height": layout["height"]}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"files-{key}"):
        _component(
            key=f"save-{key}",
            data={
                "key": key,
                "title": figure.title,
                "formats": FORMATS,
                "layout": layout,
                "axis": AXIS,
                "ramp": _ramp(),
                "options": {"svg": {**size, "scale": 1}, "png": {**size, "scale": PNG_SCALE}},
            },
            width="content",
        )
        with st.popover("Data and code", type="tertiary", key=f"code-{key}"):
            _data_and_code(figure, name, key)
        measures.link(measures.table_of_chart(key))


def _ramp() -> list[list[float | str]] | str:
    """Return the colours of cells on white paper, from few to many, whatever the theme of the page is."""
    colours = st.get_option("theme.light.chartSequentialColors")
    if not colours:
        return "Blues"
    return [[place / (len(colours) - 1), colour] for place, colour in enumerate(colours)]


def _data_and_code(figure: Figure, name: str, key: str) -> None:
    st.download_button(
        "Data of this chart (CSV)",
        data=partial(_csv, figure),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"data-{key}",
    )
    st.caption("This Python code draws the chart again from that file. It needs pandas and plotly.")
    st.code(figure_code(figure, name), language="python", wrap_lines=True)


def _csv(figure: Figure) -> bytes:
    return to_csv(figure_data(figure))


def file_name(title: str) -> str:
    """Return the name of the files of a chart after its title, in plain letters: "who-covers-what"."""
    words = re.findall(r"[a-z0-9]+", anyascii(title).lower())
    return "-".join(words)[:_NAME_LETTERS].strip("-") or "chart"
