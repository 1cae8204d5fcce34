"""Where the sources of a story give other numbers or contradict each other, both sentences side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.export.markup import language_attributes
from analytics.findings import disagreements as findings
from analytics.storyboard import disagreements
from ui import state
from ui.components import article_choice, blocks
from ui.text import mark_hits, number_spans

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

HEADING = "Where sources differ"
FIRST = 4  # pairs before the others fold
ONE, EVERY = "story", "all"
SCOPES = {ONE: "This story", EVERY: "All stories"}
COLUMNS = ("label", "basis", "counted", "number_a", "n_a", "source_a", "date_a", "text_a", "number_b", "n_b",
           "source_b", "date_b", "text_b")  # fmt: skip


def draw(part: Corpus, story: str = "") -> None:
    """Draw the disagreements of one story or of all; without a story, those of a small corpus, if it has any."""
    scope = _pick_scope() if story else ONE
    with st.spinner("Comparing numbers"):
        table = state.run(disagreements.disagreements, part, story=story if scope == ONE else "")
    if table.empty:
        if story:
            st.caption(findings.NONE)
        return
    if not story:
        st.header(HEADING, anchor=False)
    blocks.finding(findings.disagreements(table))
    for row in table.head(FIRST).itertuples():
        _draw_pair(row, with_story=scope == EVERY)
    if len(table) > FIRST:
        with st.expander(f"{len(table) - FIRST:,} more"):
            for row in table.iloc[FIRST : blocks.MOST_SENTENCES].itertuples():
                _draw_pair(row, with_story=scope == EVERY)
    st.caption(findings.LIMITS)
    with st.expander("As a table"):
        blocks.table(table, "disagreements", columns=COLUMNS)


def _pick_scope() -> str:
    st.header(HEADING, anchor=False)
    return str(
        st.segmented_control("In", list(SCOPES), default=ONE, format_func=SCOPES.get, key="differ_in",
                             bind="query-params", required=True, label_visibility="collapsed")
    )  # fmt: skip


def _draw_pair(row: Any, *, with_story: bool) -> None:
    """Draw both sentences with what differs above them, and the links that open them."""
    about = f' <span class="where">{escape(row.label)}</span>' if with_story and row.label else ""
    sides = "".join(_side(row, side) for side in "ab")
    with st.container(gap=None):
        st.html(f'<div class="aligned"><p class="told">{escape(findings.heading(row))}{about}</p>{sides}</div>')
        with st.container(horizontal=True):
            for side in "ab":
                doc_id, start, end = (getattr(row, f"{name}_{side}") for name in ("doc", "start", "end"))
                place = article_choice.query_params(doc_id, start, end)
                st.page_link(article_choice.READ, label=f"Open {side.upper()} in Read", query_params=place)


def _side(row: Any, side: str) -> str:
    text, number = getattr(row, f"text_{side}"), getattr(row, f"number_{side}")
    sentence = mark_hits(text, number_spans(text, number))
    attributes = language_attributes(getattr(row, f"language_{side}"))
    where = f"{side.upper()}: {findings.side(row, side)}"
    return f'<div class="{side}"><p class="where">{escape(where)}</p><p{attributes}>{sentence}</p></div>'
