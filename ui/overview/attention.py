"""Documents over time by topic or source, with bars that set the date filter, and sources x topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.findings import coverage_volume as findings
from analytics.findings import wording
from analytics.sources import coverage_volume
from analytics.topics import tables as topic_tables
from analytics.topics import topics
from ui import state
from ui.charts import basic as charts
from ui.charts import volume as volume_charts
from ui.components import blocks
from ui.selection import filters
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

BY = {"topic": "Topics", "source": "Sources"}
LABEL = 40


def over_time(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the documents of the largest topics or sources by period, and the bars of all documents."""
    st.header("Over time", anchor=False)
    by = str(st.segmented_control("Rows", list(BY), default="topic", format_func=BY.get, key="overview_by",
                                  bind="query-params", required=True, label_visibility="collapsed"))  # fmt: skip
    table = state.run(coverage_volume.coverage_volume, part, by=by)
    if table.empty:
        st.caption("No document has a date, so nothing can be shown over time.")
        return
    labels = _short_labels(part) if by == "topic" else {}
    sentence = findings.peak(table, labels)
    st.markdown(plain(sentence))
    groups, every = table[table["group"] != coverage_volume.ALL], table[table["group"] == coverage_volume.ALL]
    n_dated = int(every["n_group"].iloc[0])
    if len(groups):
        title = f"When did the largest {BY[by].lower()} have the most documents?"
        figure = volume_charts.period_areas(groups, labels=labels, colours=colours, title=title)
        blocks.picture(figure, alt=sentence, key="overview-volume", measure="Number of documents, one scale",
                       n=n_dated, says=(by, "period"))  # fmt: skip
    title = "All documents with a date: drag across the bars, or click one, to set the dates of every page"
    blocks.picture(volume_charts.period_bars(every, title=title), alt=title, key="overview-brush",
                   measure="Number of documents", n=n_dated, on_brush=_keep_periods)  # fmt: skip
    with st.expander("As a table"):
        blocks.table(table, "coverage_volume", shown=table.assign(group=table["group"].map(_named(labels))))


def sources_by_topics(part: Corpus, summary: pd.DataFrame) -> None:
    """Draw the share of each topic in the documents of the largest sources; a click selects a cell.

    `summary` is a `source_summary`.
    """
    square = state.run(topic_tables.source_topic_shares, part)
    if topics.unit_of(part) != "document" or len(square) < 2:  # noqa: PLR2004 - one source is not a comparison
        return
    sizes = dict(zip(summary["source"], summary["n_docs"], strict=True))
    labels = _short_labels(part) | {name: f"{cut(name, 20)} ({sizes[name]:,})" for name in square.index}
    st.header("Sources and topics", anchor=False)
    title = "Which source writes about what?"
    figure = charts.heatmap(square, title=title, unit="of its documents", wide=24, style=".0%", pick=True,
                            labels=labels)  # fmt: skip
    blocks.picture(figure, alt=title, key="overview-topics", measure="Share of the documents of the source",
                   n=sum(sizes[name] for name in square.index), says=("source", "topic"))  # fmt: skip
    shown = f"The largest {len(square)} of {wording.times(len(sizes), 'source')} and {len(square.columns)} topics."
    st.caption(f"{shown} Click a cell to select its documents.")
    blocks.csv_button(state.table("topic_sources", part), "topic_sources")


def _short_labels(part: Corpus) -> dict[str, str]:
    return {topic: cut(label, LABEL) for topic, label in filters.topic_labels(part).items()}


def _named(labels: Mapping[str, str]) -> Any:
    return lambda group: labels.get(group, group) or "All documents"


def _keep_periods(marks: list[Any]) -> None:
    """Set the date filter from the first to the last framed period."""
    periods = sorted(mark[0] for mark in marks)
    filters.keep({"date": f"{periods[0]}..{periods[-1]}"})
