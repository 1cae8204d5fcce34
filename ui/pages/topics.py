"""Topics: which documents belong together?"""

import streamlit as st

from analytics import findings, topics
from ui import blocks, charts, filters, state

corpus, part = blocks.head("Topics", "Which documents, or passages of a few documents, belong together?")
table = state.run(topics.topics, part)
unit = topics.unit_of(corpus)
sentence = findings.topics(table, unit, len(part))
blocks.finding(sentence)
if table.empty:
    st.stop()

labels = filters.topic_labels(corpus)
main, aside = st.columns(blocks.WIDE, gap="large")
with main:
    named = table.assign(label=table["topic"].map(labels))
    blocks.picture(
        charts.bars(
            named,
            label="label",
            value="n_members",
            title=f"{unit.capitalize()}s in each topic",
            width=44,
            hover="terms",
            key="topic",
        ),
        alt=sentence,
        key="topics-sizes",
        on_pick=blocks.set_pick("topic_shown"),
    )
    blocks.table(table, "topics", columns=("topic", "label", "n_members", "n_docs", "stability", "terms"),
                 on_pick=blocks.set_pick("topic_shown"), picks="topic")  # fmt: skip
    shares = state.run(topics.by_source, part)
    title = f"Share of a source's {unit}s by topic"
    blocks.picture(
        charts.heatmap(shares.rename(index=labels), title=title, unit=f"of its {unit}s", style=".0%"),
        alt="Topics by source",
        key="topics-sources",
        on_pick=lambda cell: filters.choose("source", cell[1]),
    )
    with st.expander("As a table"):
        blocks.table(shares.reset_index(), "topic_sources")
    if blocks.few(len(part)):
        st.subheader("How alike the documents are", anchor=False)
        alike = ("source_a", "source_b", "similarity", "basis")
        st.caption("Within a language by their words, between languages by the names they share; 1 is the same.")
        blocks.table(state.run(topics.document_similarity, part), "document_similarity", columns=alike)
    blocks.csv_button(state.table("topic_members", part), "topic_members")
with aside:
    chosen = blocks.pick(
        "Show the sentences of", list(table["topic"]), key="topic_shown", shown=lambda topic: labels.get(topic, topic)
    )
    st.button("Keep only this topic", on_click=filters.choose, args=("topic", chosen))
    blocks.evidence(part, title=f"Sentences of {labels.get(chosen, chosen)}", key="topics", topic=chosen)
