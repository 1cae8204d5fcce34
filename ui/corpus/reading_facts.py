"""What the reading did, and what it removed from the texts, which can be restored by its reason."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.curation import preview as line_preview
from analytics.findings import loading
from analytics.findings import overview as overview_findings
from ui import state
from ui.components import article_choice, blocks, labels
from ui.text import plain, titled

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MOST = 6  # reasons on screen; the table has all


def draw(part: Corpus) -> None:
    """Draw both columns."""
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Done while reading", anchor=False)
        for fact in loading.reading_facts(part, state.table("files", part)):
            st.html(titled(fact.title, fact.detail))
    with right:
        st.header("Boilerplate removed", anchor=False)
        _removed(part)


def _removed(part: Corpus) -> None:
    """Draw the reasons for removed lines in all articles, each with its lines to see and to restore."""
    removed = state.run(line_preview.removed_lines, part)
    st.caption(plain(overview_findings.removed_text(removed, part.documents)))
    for row in removed.head(MOST).itertuples():
        _reason(part, row)
    if not removed.empty:
        with st.expander("As a table"):
            columns = ("reason", "n_lines", "n_docs", "n_words", "example")
            blocks.table(removed, "removed_lines", columns=columns, on_pick=_show(part), picks="reason")


def _reason(part: Corpus, row: Any) -> None:
    """Draw a reason with the number of its lines, and the buttons that show an example and restore the lines."""
    what = f"{labels.VERDICTS[row.verdict][row.n_lines > 1]}: {row.reason}"
    correction = ("rule", row.reason, "restore", "")
    is_noted = state.has_noted([correction])
    answers = {
        "Show": (_show(part), row.reason),
        "Undo" if is_noted else "Restore": (state.take_back if is_noted else state.note, [correction]),
    }
    left, right = st.columns([5, 3], vertical_alignment="center")
    left.html(f'<p class="told">{row.n_lines:,} {escape(what)}</p>')
    with right.container(horizontal=True, horizontal_alignment="right"):
        for label, (act, given) in answers.items():
            key = f"{label}-{row.verdict}-{row.reason}"
            st.button(label, key=key, type="tertiary", on_click=act, args=(given,))


def _show(part: Corpus) -> Any:
    def show(reason: str) -> None:
        state.set_value(article_choice.ARTICLE, line_preview.example(part, reason))
        state.set_value(article_choice.OPENED, given=True)

    return show
