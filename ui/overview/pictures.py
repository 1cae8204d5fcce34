"""The pictures of the documents: how many each source has in each language, and when they were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import overview as overview_findings
from analytics.sources import attention
from analytics.sources import summary as source_summary
from analytics.text import languages
from ui import state
from ui.charts import basic as charts
from ui.components import blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus


def documents_of_sources(part: Corpus, finding: str) -> None:
    """Draw the number of documents of each source, by language if there are several."""
    counts = state.run(source_summary.by_source_and_language, part).rename(columns=languages.name)
    if len(counts.columns) > 1:
        title = "How many documents has each source in each language?"
        figure = charts.heatmap(counts, title=title, unit="documents", pick=True)
    else:
        listed = counts.reset_index()
        title = "How many documents has each source?"
        figure = charts.bars(listed, label="source", value=listed.columns[-1], title=title)
    blocks.picture(
        figure,
        alt=finding,
        key="overview-heatmap",
        measure="Number of documents",
        n=overview_findings.n_counted(counts),
        says=("source",),
    )
    with st.expander("As a table"):
        blocks.table(counts.reset_index(), "source_languages")


def dates(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the documents of each source over time."""
    timeline = state.run(attention.timeline, part)
    blocks.picture(
        charts.strip(timeline, title="When were the documents published?", colours=colours),
        alt=overview_findings.timing(timeline),
        key="overview-dates",
        measure="Documents by month and source; a larger disc has more documents",
        n=overview_findings.n_dated(timeline),
        says=("source", "period"),
    )
    st.caption(overview_findings.timing(timeline))
    with st.expander("As a table"):
        blocks.table(timeline, "timeline")
