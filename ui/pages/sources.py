"""Sources: who covers what, who leaves it out, when, in what words, and who copied?"""

import streamlit as st

from analytics import findings, sources
from ui import blocks, charts, comparison, filters, palette, state

MAX_SOURCES = 12
KINDS = {"person": "People", "organisation": "Organisations", "place": "Places", "topic": "Topics"}
TABS = {"coverage": "Coverage", "timing": "Timing", "words": "Words", "copies": "Copies", "quotes": "Quotes"}

corpus, part = blocks.head("Sources", "Who covers what, who leaves it out, when, how near in words, and who copied?")
colours = palette.by_source(corpus.documents["source"])
tab = st.segmented_control(
    "View", list(TABS), default="coverage", format_func=TABS.get, key="sources_view", bind="query-params", required=True
)

if tab == "coverage":
    facets = st.pills("Compare by", list(KINDS), default=list(KINDS)[:3], selection_mode="multi", format_func=KINDS.get,
                      key="facets", bind="query-params")  # fmt: skip
    table = state.run(sources.coverage, part, facets=tuple(facets))
    labels = filters.topic_labels(corpus)
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
elif tab == "timing":
    spans = ["year", "month", "week", "day"]
    period = st.segmented_control("By", spans, default="month", key="period", bind="query-params", required=True)
    table = state.run(sources.timeline, part, period=period)
    blocks.finding(findings.timing(table))
    figure = charts.strip(table, title=f"Documents by {period} and source", colours=colours)
    blocks.picture(
        figure, alt=findings.timing(table), key="timing", on_pick=lambda mark: filters.choose("source", mark[0])
    )
    blocks.table(table, "timeline", on_pick=lambda source: filters.choose("source", source), picks="source")
    st.caption("A click on a disc or a row keeps the documents of that source.")
elif tab == "words":
    comparison.words(part)
elif tab == "copies":
    comparison.copies(part)
else:
    comparison.quotes(part)
