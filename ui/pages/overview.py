"""Overview: what do I have, and can I trust it?"""

import streamlit as st

from analytics.findings import loading
from analytics.findings import overview as overview_findings
from analytics.schema import LIST_SEPARATOR
from analytics.sources import summary as source_summary
from analytics.storyboard import board
from ui import state
from ui.components import article_choice, blocks
from ui.components.phone_fold import phone_fold
from ui.overview import attention, disagreements, pictures, quality, stories, story_board, who
from ui.text import plain

corpus, part = blocks.head("Overview", "What happened, who says what, and can I trust it?")
summary = state.run(source_summary.source_summary, part)

finding = state.run(overview_findings.overview, part)
blocks.finding(finding)
colours = blocks.source_colours(corpus)
if len(part) <= board.FEW:
    story_board.draw(part, colours)
    disagreements.draw(part)
    who.draw(part, colours)
else:
    stories.draw(part, colours)
    attention.over_time(part, colours)
    attention.sources_by_topics(part, summary)
quality.draw(part)

if len(part) <= board.FEW:
    with phone_fold("Pictures: sources and dates"):
        left, right = st.columns(2, gap="large")
        with left:
            pictures.documents_of_sources(part, finding)
        with right:
            pictures.dates(part, colours)
elif part.documents["language"].nunique() > 1:
    pictures.documents_of_sources(part, finding)

blocks.of_mark(part, key="overview")
st.header("Where to start", anchor=False)
with st.container(horizontal=True):
    st.page_link("ui/pages/entities.py", label="See which names appear together", query_params={"names_view": "Pairs"})
    st.page_link("ui/pages/read.py", label="Search and read")

with phone_fold("Tables: documents, sources, reading problems"):
    of_documents, of_sources, of_reading = st.tabs(["Documents", "Sources", "Reading problems"])
    with of_documents:
        documents = state.table("documents", part)
        spoken = "languages" if documents["languages"].str.contains(LIST_SEPARATOR).any() else "language"
        cut_short = ("truncated",) if documents["truncated"].any() else ()
        about = ("title", "source", spoken, "date", "date_origin", "n_words")
        shown = (*about, *cut_short, "share_removed", "duplicate_group", "file")
        st.caption("Click a document to open it.")
        blocks.table(documents, "documents", columns=shown, on_pick=article_choice.read_article, picks="doc_id")
        if sentence := loading.cut_short(part.documents):
            st.caption(plain(sentence))
    with of_sources:
        st.caption("Click a source to select its documents.")
        blocks.table(summary, "source_summary", says={"source": "source"})
    with of_reading:
        blocks.problems(state.table("issues", part))
