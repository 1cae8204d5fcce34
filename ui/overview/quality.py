"""One line on the quality of the data, with the way to the page Corpus."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import quality as findings
from ui import state

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def draw(part: Corpus) -> None:
    """Draw the line in a frame."""
    sentence = findings.data_quality(part.documents, state.table("issues", part))
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="quality_line"):
        st.html(f'<p class="told"><b>Can I trust it?</b> {escape(sentence)}</p>')
        st.page_link("ui/pages/corpus.py", label="Check in Corpus")
