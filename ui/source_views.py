"""The views of the Sources page that count documents by source: who covers what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics import findings, sources
from ui import blocks, charts, filters, state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus import Corpus

MAX_SOURCES = 12
KINDS = {"person": "People", "organisation": "Organisations", "place": "Places", "topic": "Topics"}
PERIODS = ("year", "month", "week", "day")


def coverage(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw what each source names, the most divided first, and the sentences behind it."""
    facets = st.pills("Compare by", list(KINDS), default=list(KINDS)[:3], selection_mode="multi", format_func=KINDS.get,
                      key="facets", bind="query-params")  # fmt: skip
    table = state.run(sources.coverage, part, facets=tuple(facets))
    labels = filters.topic_labels(part)
    sentence = findings.coverage(table.assign(facet=table["facet"].replace(labels)))
    blocks.finding(sentence)
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        columns = list(part.documents["source"].value_counts().index[:MAX_SOURCES])
        title = "What each source names"
        st.caption("The most divided first; the larger the square, the more of the source's documents.")
        figure = charts.coverage(table, columns, title=title, colours=colours, labels=labels)
        pick = blocks.set_pick("facet_shown")
        blocks.picture(figure, alt=sentence, key="coverage", on_pick=pick)
        blocks.table(table, "coverage", on_pick=pick, picks="facet")
    with aside:
        kind_of = dict(zip(table["facet"], table["kind"], strict=True))
        chosen = blocks.pick(
            "Sentences with", list(kind_of), key="facet_shown", shown=lambda name: labels.get(name, name)
        )
        if chosen:
            asked = {"topic": chosen} if kind_of[chosen] == "topic" else {"entities": (chosen,)}
            blocks.evidence(part, title=f"Sentences with {labels.get(chosen, chosen)}", key="coverage", **asked)


def timing(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw how many documents each source has by period."""
    period = str(st.segmented_control("By", PERIODS, default="month", key="period", bind="query-params", required=True))
    table = state.run(sources.timeline, part, period=period)
    blocks.finding(findings.timing(table))
    figure = charts.strip(table, title=f"Documents by {period} and source", colours=colours)
    blocks.picture(
        figure, alt=findings.timing(table), key="timing", on_pick=lambda mark: filters.choose("source", mark[0])
    )
    blocks.table(table, "timeline", on_pick=lambda source: filters.choose("source", source), picks="source")
    st.caption("A click on a disc or a row keeps the documents of that source.")
