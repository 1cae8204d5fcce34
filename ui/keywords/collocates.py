"""The view of the words near any word or phrase, with log-likelihood, documents and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import keywords as keyword_findings
from analytics.text import languages, tokens
from ui import state
from ui.charts import basic as charts
from ui.components import blocks
from ui.selection import filters

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

KEY = "collocates_of"
COLUMNS = ("term", "language", "n_docs", "n_hits", "expected", "n_term", "g2")
MEASURE = (
    "Log-likelihood (G2): how far the number of times a word is at most 5 words from the search, in the same sentence,"
    " exceeds chance. It ranks the words and is no test"
)


def draw(part: Corpus) -> str:
    """Draw the words near a search; return the word whose sentences are shown, or ""."""
    query = str(st.text_input("Words near", key=KEY, placeholder=filters.SEARCH_EXAMPLE, bind="query-params")).strip()
    if not tokens.tokens(query):
        st.caption("Write a word or a “phrase in quotation marks”. The words that are often near it are listed.")
        return ""
    table = state.table("collocates", part, words=query)
    spoken = list(dict.fromkeys(table["language"]))
    sentence = keyword_findings.collocates(table, query)
    blocks.finding(sentence)
    if table.empty:
        return ""
    language = blocks.pick("Language", spoken, key="collocates_language", shown=languages.name, of=query)
    rows = table[table["language"] == language].reset_index(drop=True)
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        figure = charts.bars(rows, label="term", value="g2", title=f"Which words are near {query}?", unit="G2")
        pick = blocks.set_pick("collocate_shown")
        n = f"n = {int(rows['n_window'].iloc[0]):,} words near the search, of {int(rows['n_words'].iloc[0]):,}"
        blocks.picture(figure, alt=sentence, key="collocates", measure=MEASURE, on_pick=pick, n=n)
        blocks.table(table, "collocates", columns=COLUMNS, on_pick=pick, picks="term")
    with aside:
        return _sentences(part, query, list(rows["term"]))


def _sentences(part: Corpus, query: str, terms: list[str]) -> str:
    """Draw the sentences with the search and one word; return the word."""
    chosen = blocks.pick("Show the sentences with", terms, key="collocate_shown", of=query)
    wanted = f'{query} "{chosen}"'
    blocks.evidence(part, title=f"Sentences with {query} and “{chosen}”", key="collocates", words=wanted)
    return chosen
