"""What the visitor's own tags found: how many documents and sentences of each source, and the sentences themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.evidence import evidence
from analytics.findings import coding
from ui import state
from ui.components import blocks

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

PICKED = "tag_shown"


def draw(part: Corpus) -> None:
    """Draw the tags of the shown documents, as far as they are applied; nothing without any."""
    counts = state.table("tag_counts", part)
    if counts.empty:
        return
    st.header("Your tags", anchor=False)
    blocks.finding(coding.tags(counts))
    blocks.table(counts, "tag_counts", on_pick=blocks.set_pick(PICKED), picks="tag")
    tag = blocks.pick("Tag", list(counts["tag"].unique()), key=PICKED)
    tagged = state.table("sentence_tags", part)
    rows = tagged[tagged["tag"] == tag]
    if rows.empty:
        st.caption("No sentence has this tag, only articles.")
    else:
        without_marks = rows.assign(end=rows["start"])
        hits = evidence.of_rows(part, without_marks)
        blocks.sentences(hits, title="Sentences with this tag", key="tagged", header="")
    with st.container(horizontal=True):
        blocks.csv_button(tagged, "sentence_tags")
        blocks.csv_button(state.table("tags", part), "tags")
