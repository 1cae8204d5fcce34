"""Labels of sources that may be one outlet, to accept or refuse, and the sources that the user merged or kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.curation import merge_suggestions
from analytics.findings import overview as overview_findings
from analytics.findings import wording
from ui import state
from ui.components import blocks, correction_editor, merge_proposals
from ui.text import plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

CHANGES = {"merge": "is the same as, or is called", "apart": "is not"}


def draw(corpus: Corpus) -> None:
    """Draw the proposals of a corpus; nothing where there is no proposal and no correction of a source."""
    table = state.run(merge_suggestions.suggested_merges, corpus, what="source")
    if table.empty and not (state.corrections()["what"] == "source").any():
        return
    st.header("Sources that may be the same outlet", anchor=False)
    if problem := state.problem():
        st.error(plain(problem))
    blocks.finding(overview_findings.source_proposals(table))
    merge_proposals.draw(table, "source", "sources")
    correction_editor.draw_noted("source", _row, key="sources-noted")


def warn(corpus: Corpus) -> None:
    """Draw a note on a page that compares sources, as long as two of them may be the same outlet."""
    table = merge_proposals.still_open(state.run(merge_suggestions.suggested_merges, corpus, what="source"))
    if table.empty:
        return
    first = table.iloc[0]
    pairs = wording.times(len(table), "pair")
    note = f"{first['a']} and {first['b']} may be the same outlet ({pairs} in all). Decide on the page Corpus first."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(note))
        st.page_link("ui/pages/corpus.py", label="Decide")


def _row(row: Any) -> dict[str, str]:
    return {"source": row.key, "change": CHANGES[row.change], "other": row.value}
