"""The pages that were left out because they are not articles, each with the button that restores it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.curation import curation
from analytics.curation import preview as line_preview
from analytics.findings import loading
from ui import state
from ui.components import blocks
from ui.text import titled

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MOST = 5  # pages on screen; the table has all


def draw(corpus: Corpus) -> None:
    """Draw the pages that were left out of a corpus; nothing where there is none."""
    pages = state.run(line_preview.left_out_pages, corpus)
    if pages.empty:
        return
    st.header("Left out: no article", anchor=False)
    blocks.finding(loading.left_out(pages))
    for _, page in pages.head(MOST).iterrows():
        correction = ("document", curation.key_of(page), "restore", "")
        is_noted = state.has_noted([correction])
        left, right = st.columns([5, 3], vertical_alignment="center")
        left.html(titled(page["file"], page["text"]))
        with right.container(horizontal=True, horizontal_alignment="right"):
            act = state.take_back if is_noted else state.note
            label = "Undo" if is_noted else "Restore"
            st.button(label, key=f"page-{page['doc_id']}", type="tertiary", on_click=act, args=([correction],))
    with st.expander("As a table"):
        blocks.table(pages, "left_out_pages", columns=("file", "source", "reason", "n_words", "text"))
