"""The button that downloads the tables of the page as one Excel workbook, with the filters and what columns mean."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analytics import schema
from analytics.export.workbook import workbook
from analytics.version import VERSION
from ui import state
from ui.components import labels
from ui.selection import filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sidebar(page: str) -> None:
    """Draw the button at the foot of the sidebar; it is drawn last, when the tables of the page are known."""
    tables = state.shown_tables()
    if tables:
        st.sidebar.download_button(
            "Tables of this page (Excel)",
            data=partial(content, dict(tables), page, _spoken_filters(), state.corpus_name()),
            file_name=f"{page}.xlsx",
            mime=XLSX,
            on_click="ignore",
            key="page-workbook",
            help="One sheet per table, and a sheet with the filters and the meaning of the columns.",
        )


def _spoken_filters() -> dict[str, str]:
    active = filters.active_filters()
    return {filters.TITLES[name]: filters.filter_words(name, value) for name, value in active.items()}


def content(tables: Mapping[str, pd.DataFrame], page: str, wanted: Mapping[str, str], corpus: str) -> bytes:
    """Return the workbook of a page; `wanted` has the filters in words."""
    return workbook(tables, [*_view(page, wanted, corpus), (), *_columns(tables)])


def _view(page: str, wanted: Mapping[str, str], corpus: str) -> Iterator[tuple[object, ...]]:
    yield "Corpus", corpus
    yield "Page", page
    yield from ((f"Filter: {name}", words) for name, words in wanted.items())
    if not wanted:
        yield "Filter", "none"
    yield "Made with", f"Parallax {VERSION}"


def _columns(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[object, ...]]:
    yield "Table", "One row per", "Column", "Heading on the page", "Meaning"
    for sheet, table in tables.items():
        name = sheet.partition(" ")[0]  # a second table of a name is numbered
        declared = schema.TABLES.get(name)
        row = declared.row if declared else ""
        for column in map(str, table):
            yield sheet, row, column, labels.heading(column, name), labels.meaning(column, name)
