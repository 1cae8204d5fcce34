"""The same story elsewhere, on the Read page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics import related
from ui import blocks, state

if TYPE_CHECKING:
    from analytics.corpus import Corpus

COLUMNS = ("title", "source", "language", "date", "shared_names", "shared_words", "shared_numbers")


def draw(part: Corpus, doc_id: str) -> None:
    """Draw the articles that tell the same story as one, in any language; a click opens it."""
    st.caption("Related articles, in any language: the same story by characters, translated words, names and numbers")
    table = state.run(related.related, part, doc_id=doc_id)
    if table.empty:
        st.caption("No other article of this selection is near enough to be the same story.")
        return
    shown = table.assign(title=[row.title or blocks.document_label(row) for row in table.itertuples()])
    opened = blocks.set_pick(blocks.ARTICLE)
    blocks.table(table, "related", columns=COLUMNS, shown=shown, on_pick=opened, picks="doc_id")
