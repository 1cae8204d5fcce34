"""The button that downloads the report of the current view: made at the click, with the same bytes as `export`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.export import report
from ui import state
from ui.selection import filters, saved_selections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.corpus.store import Corpus


def report_options() -> dict[str, Any]:
    """Return the options of the report: the name of the corpus, and the selections to compare."""
    return {"name": state.corpus_name(), "compared": tuple(saved_selections.usable().values())}


def button(corpus: Corpus, *, key: str) -> None:
    """Draw the button for a report of the documents that pass the filters."""
    st.download_button(
        "Report of this view (HTML)",
        data=partial(page, corpus, filters.active_filters(), **report_options()),
        file_name="report.html",
        mime="text/html",
        on_click="ignore",
        key=f"report-{key}",
        help="One file with the findings, charts, tables and sentences for these filters.",
    )


def comparison_button(corpus: Corpus, options: Mapping[str, str]) -> None:
    """Draw the button for a report that begins with a comparison of two sides; `options` as in `comparison_share`."""
    st.download_button(
        "Report of this comparison (HTML)",
        data=partial(page, corpus, filters.active_filters(), comparison=dict(options), **report_options()),
        file_name="comparison.html",
        mime="text/html",
        on_click="ignore",
        key="report-comparison",
        help="One file with the comparison of A and B, the sentences and the methods.",
    )


def sidebar(corpus: Corpus) -> None:
    """Draw the button at the foot of the sidebar, on every page."""
    with st.sidebar:
        button(corpus, key="sidebar")


def page(
    corpus: Corpus,
    wanted: Mapping[str, Any],
    *,
    name: str,
    compared: Sequence[str],
    comparison: Mapping[str, str] | None = None,
) -> bytes:
    """Return the report of a corpus under filters."""
    part = corpus.where(**wanted)
    return report.report(part, wanted, name=name, compared=compared, comparison=comparison).encode()
