"""Topics: which documents belong together?"""

import streamlit as st

from analytics.findings import overview as overview_findings
from analytics.topics import topics
from ui import state
from ui.components import blocks
from ui.selection import filters
from ui.topics import editing as topic_editing
from ui.topics import views as topic_views

corpus, part = blocks.head("Topics", "Which documents are about the same subject?")
VIEWS = {
    "list": ("Ranked list", topic_views.draw_list),
    "sources": ("By source", topic_views.by_source),
    "time": ("Over time", topic_views.over_time),
    "tree": ("Topic groups", topic_views.tree),
    "map": ("Map", topic_views.index),
    "alike": ("Similarity of documents", topic_views.draw_similarity),
}
table = state.run(topics.topics, part)
unit = topics.unit_of(corpus)
choices = topic_views.Choices(part, table, filters.topic_labels(corpus), unit)
blocks.finding(overview_findings.topics(table, unit, len(part)))
if table.empty:
    st.stop()
labels = {name: label for name, (label, _) in VIEWS.items() if name != "alike" or blocks.has_few_documents(len(part))}
view = st.segmented_control(
    "View", list(labels), default="list", format_func=labels.get, key="topics_view", bind="query-params", required=True
)
main, aside = st.columns(blocks.WIDE, gap="large")
with aside:
    chosen = blocks.pick(
        "Topic",
        list(table["topic"]),
        key="topic_shown",
        shown=lambda topic: choices.labels.get(topic, topic),
        mark_of=lambda topic: {"topic": topic},
    )
    st.button("Keep only this topic", on_click=filters.choose, args=("topic", chosen))
    topic_editing.draw(corpus, choices, chosen)
    topic_views.texts(choices, chosen)
with main:
    VIEWS[view][1](choices)
    topic_editing.number(corpus, part)
