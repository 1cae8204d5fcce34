"""The search by meaning on the Read page: its field, its threshold, and the sentences that it finds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.findings import meaning_search, wording
from analytics.statements import similar_sentences
from analytics.text import languages
from ui import state
from ui.components import article_choice, blocks
from ui.text import mark_hits

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

SHOWN = 6
THRESHOLDS = tuple(range(20, 95, 5))  # percent of the highest score


def field() -> str:
    """Draw the field of the search; return its text, "" without the encoder, which a sentence then says."""
    if not similar_sentences.is_installed():
        st.caption(f"{similar_sentences.MISSING}.")
        return ""
    text: str = st.text_input(
        "Search by meaning",
        key="meaning",
        placeholder="Is the embassy open? A sentence or question in any language",
        bind="query-params",
    )
    return text.strip()


def results(part: Corpus, text: str) -> None:
    """Draw the threshold and the sentences near in meaning to a text; a click opens one at its place."""
    least = st.select_slider(
        "Lowest score",
        THRESHOLDS,
        value=similar_sentences.LEAST,
        format_func=lambda percent: f"{percent / similar_sentences.HIGHEST:.2f}",
        key="meaning-least",
    )
    with st.spinner("Comparing sentences"):
        nearest = state.table("similar_sentences", part, text=text, top=1, least=0)
        found = state.table("similar_sentences", part, text=text, least=least)
    st.caption(meaning_search.search_result(found, nearest))
    for number, row in enumerate(found.head(SHOWN).itertuples()):
        with st.container(gap=None):
            st.html(_sentence(row))
            st.button("Open in its article", key=f"meaning-{number}", type="tertiary", on_click=_open, args=(row,))
    st.caption(meaning_search.search_limits(part))
    if len(found):
        with st.expander(f"All {len(found):,} sentences as a table"):
            columns = ("score", "text", "source", "date", "language")
            blocks.table(found, "similar_sentences", columns=columns, on_pick=_open)


def _open(row: Any) -> None:
    """Open an article at the place of a sentence."""
    state.set_value(article_choice.ARTICLE, row.doc_id)
    st.query_params[article_choice.AT] = f"{row.doc_id}:{row.start}-{row.end}"


def _sentence(row: Any) -> str:
    """Return the HTML of a sentence, with its score and document; every text is escaped."""
    where = [
        f"by meaning, score {row.score:.2f}",
        row.source,
        wording.date(row.date) or "no date",
        languages.name(row.language),
        row.title,
    ]
    line = escape(" · ".join(filter(None, where)))
    return f'<div class="evidence"><p dir="auto">{mark_hits(row.text, [])}</p><p class="where">{line}</p></div>'
