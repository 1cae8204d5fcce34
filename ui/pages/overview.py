"""Overview: what do I have, and can I trust it?"""

import streamlit as st

from analytics.findings import loading
from analytics.findings import overview as overview_findings
from analytics.schema import LIST_SEPARATOR
from analytics.sources import attention
from analytics.sources import summary as source_summary
from analytics.text import languages
from ui import state
from ui.charts import basic as charts
from ui.charts import palette
from ui.components import blocks
from ui.text import plain

corpus, part = blocks.head("Overview", "What do I have, and can I trust it?")
summary = state.run(source_summary.source_summary, part)
coverage = state.table("coverage", part, facets=("person", "organisation", "place"))

finding = state.run(overview_findings.overview, part)
blocks.finding(finding)
blocks.finding(overview_findings.common_ground(state.table("entities", part), part.documents["source"].nunique()))
blocks.finding(overview_findings.differences(coverage))

left, right = st.columns(2, gap="large")
with left:
    counts = state.run(source_summary.by_source_and_language, part).rename(columns=languages.name)
    blocks.picture(
        charts.heatmap(counts, title="Documents by source and language", unit="documents", pick=True),
        alt=finding,
        key="overview-heatmap",
        says=("source",),
    )
    with st.expander("As a table"):
        blocks.table(counts.reset_index(), "source_languages")
with right:
    timeline = state.run(attention.timeline, part)
    blocks.picture(
        charts.strip(
            timeline, title="Documents by month and source", colours=palette.by_source(corpus.documents["source"])
        ),
        alt=overview_findings.timing(timeline),
        key="overview-dates",
        says=("source", "period"),
    )
    st.caption(overview_findings.timing(timeline))
    with st.expander("As a table"):
        blocks.table(timeline, "timeline")

blocks.of_mark(part, key="overview")
st.header("Where to start", anchor=False)
with st.container(horizontal=True):
    st.page_link("ui/pages/compare.py", label="Compare two sources")
    st.page_link("ui/pages/entities.py", label="Who appears with whom")
    st.page_link("ui/pages/read.py", label="Search and read")

st.header("Sources", anchor=False)
blocks.table(summary, "source_summary", says={"source": "source"})

st.header("Documents", anchor=False)
documents = state.table("documents", part)
spoken = "languages" if documents["languages"].str.contains(LIST_SEPARATOR).any() else "language"
cut_short = ("truncated",) if documents["truncated"].any() else ()
about = ("title", "source", spoken, "date", "date_origin", "n_words")
shown = (*about, *cut_short, "share_removed", "duplicate_group", "file")
blocks.table(documents, "documents", columns=shown, on_pick=blocks.read_article, picks="doc_id")
st.caption("A click on a source selects its documents; a click on a document opens it.")

if sentence := loading.cut_short(part.documents):
    st.caption(plain(sentence))
blocks.problems(state.table("issues", part))
