"""Sources: who covers what, who leaves it out, when, in what words, and who copied?"""

import streamlit as st

from analytics import findings, sources
from ui import blocks, charts, filters, palette, state

MAX_SOURCES = 12

corpus, part = blocks.head("Sources", "Who covers what, who leaves it out, when, how near in words, and who copied?")
colours = palette.by_source(corpus.documents["source"])
tabs = {
    "coverage": "Coverage", "timing": "Timing", "distance": "Distance", "copies": "Copies", "quotes": "Quotes"
}  # fmt: skip
tab = st.segmented_control(
    "View", list(tabs), default="coverage", format_func=tabs.get, key="sources_view", bind="query-params", required=True
)

if tab == "coverage":
    kinds = {"person": "People", "organisation": "Organisations", "place": "Places", "topic": "Topics"}
    facets = st.pills("Compare by", list(kinds), default=list(kinds)[:3], selection_mode="multi", format_func=kinds.get,
                      key="facets", bind="query-params")  # fmt: skip
    table = state.run(sources.coverage, part, facets=tuple(facets))
    labels = filters.topic_labels(corpus)
    table = table.assign(shown=table["facet"].map(labels).fillna(table["facet"]))
    sentence = findings.coverage(table)
    blocks.finding(sentence)
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        columns = list(part.documents["source"].value_counts().index[:MAX_SOURCES])
        figure = charts.coverage(
            table, columns, title="What each source covers, the most divided first", colours=colours
        )
        blocks.picture(figure, alt=sentence, key="coverage", on_pick=blocks.set_pick("facet_shown"))
        blocks.table(table.drop(columns="shown"), "coverage")
    with aside:
        kind_of = dict(zip(table["facet"], table["kind"], strict=True))
        chosen = blocks.pick(
            "Show the sentences with", list(kind_of), key="facet_shown", shown=lambda name: labels.get(name, name)
        )
        if chosen:
            asked = {"topic": chosen} if kind_of[chosen] == "topic" else {"entities": (chosen,)}
            blocks.evidence(part, title=f"Sentences with {labels.get(chosen, chosen)}", key="coverage", **asked)
elif tab == "timing":
    period = st.segmented_control(
        "By", ["year", "month", "week", "day"], default="month", key="period", bind="query-params", required=True
    )
    table = state.run(sources.timeline, part, period=period)
    blocks.finding(findings.timing(table))
    figure = charts.strip(table, title=f"Documents by {period} and source", colours=colours)
    blocks.picture(
        figure, alt=findings.timing(table), key="timing", on_pick=lambda mark: filters.choose("source", mark[0])
    )
    blocks.table(table, "timeline")
elif tab == "distance":
    table = state.run(sources.source_similarity, part)
    blocks.finding(findings.similarity(table))
    st.caption("Cosine of mean TF-IDF vectors within one language; the interval needs two documents on both sides.")
    blocks.table(table, "source_similarity")
elif tab == "copies":
    table = state.table("shared_text", part)
    blocks.finding(findings.copied(table, part.documents["duplicate_group"].replace("", None).nunique()))
    blocks.table(table, "shared_text")
else:
    table = state.table("quotes", part)
    blocks.finding(findings.quoted(table))
    blocks.table(table, "quotes", columns=("speaker", "entity", "verb", "direct", "text"))
