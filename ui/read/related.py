"""Articles about the same story, on the Read page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.findings import wording
from analytics.stories import related
from analytics.text import languages
from ui import state
from ui.components import article_choice, blocks
from ui.text import plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

SHOWN = 5
LINKS = {"shared_names": "Shared names", "shared_words": "Shared words", "shared_numbers": "Shared numbers"}


def draw(part: Corpus, doc_id: str) -> None:
    """Draw the articles about the same story as one, in any language, and what they share; a click opens one."""
    st.header("Related articles", anchor=False)
    with st.spinner("Comparing with every article of the corpus"):
        table = state.run(related.related_documents, part, doc_id=doc_id)
    if table.empty:
        st.caption("No other article of this selection is about the same story.")
        return
    st.caption(
        "Articles about the same story in any language, found by shared words, names and numbers. Click one to open it."
    )
    opened = blocks.set_pick(article_choice.ARTICLE)
    for row in table.head(SHOWN).itertuples():
        title = plain(row.title or row.file)
        st.button(title, key=f"related-{row.doc_id}", type="tertiary", on_click=opened, args=(row.doc_id,))
        st.html(_links(row))
    blocks.csv_button(table, "related")


def _links(row: Any) -> str:
    """Return the facts about an article and what it shares, with every text escaped."""
    where = " · ".join([row.source, wording.date(row.date) or "no date", languages.name(row.language)])
    parts = [f"{name}: {getattr(row, column)}" for column, name in LINKS.items() if getattr(row, column)]
    lines = "".join(f"<p>{escape(line)}</p>" for line in parts)
    return f'<div class="related"><p class="where">{escape(where)}</p>{lines}</div>'
