"""What an upload will be read as: the first rows of its tables, and its texts split where the visitor says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analytics.findings import wording
from analytics.reading.exports import suspicion
from analytics.reading.formats import previews
from ui import state
from ui.components import blocks, labels
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    Given = list[tuple[str, bytes]]

WHOLE = ""
BEGINNINGS = {
    WHOLE: "Each text is one article",
    suspicion.START: "A line that starts with",
    suspicion.RULE: "A rule, such as --- or ***",
    suspicion.DATE: "A line that is a date",
}
MOST_SHOWN = 3  # files whose first articles are shown
MOST_NAMED = 3
_COLUMNS = {"file": "Article", "n_words": "Words", "text": "Begins"}


def rows(given: Given, ids: Sequence[str], columns: dict[str, str]) -> None:
    """Draw the first rows of the tables as they will be read with the chosen columns."""
    first = state.run_on_uploads(previews.first_rows, given, ids, columns)
    if first:
        st.caption("The first rows, as they will be read:")
        _articles(first, "first_rows")


def split(given: Given, ids: Sequence[str]) -> str:
    """Draw how the articles of a text begin, with a preview; return the pattern of these lines, "" for none.

    It is open for texts that look like several articles.
    """
    texts = state.run_on_uploads(previews.splits, given, ids, "")
    if not texts:
        return ""
    signs = state.run_on_uploads(previews.several_in_one, given, ids)
    with st.expander("Several articles in one text", expanded=bool(signs)):
        st.caption(plain(_note(signs)))
        pattern = _pattern(next(iter(signs.values()), None))
        if pattern:
            _parts(state.run_on_uploads(previews.splits, given, ids, pattern))
    return pattern


def _note(signs: dict[str, suspicion.Sign]) -> str:
    if not signs:
        return "If a text contains several articles, choose how each article begins. All texts are split there."
    named = wording.list_names([f"{file} ({sign.words})" for file, sign in signs.items()], most=MOST_NAMED)
    looks = "it looks" if len(signs) == 1 else "they look"
    return f"{named}: {looks} like several articles. Choose how each article begins. All texts are split there."


def _pattern(sign: suspicion.Sign | None) -> str:
    """Draw the choice of the line with which an article begins; the sign that was found is named first."""
    left, right = st.columns([2, 3])
    found = [sign.kind] if sign else []
    kinds = list(dict.fromkeys([WHOLE, *found, *BEGINNINGS]))
    kind = left.selectbox("Each article begins with", kinds, format_func=BEGINNINGS.get, key="split_kind")
    if kind != suspicion.START:
        return suspicion.pattern(kind) if kind else ""
    found_start = sign.start if sign else ""
    key = f"split_start-{found_start}"
    start = right.text_input("These words", found_start, key=key, placeholder="Title:")
    return suspicion.pattern(kind, str(start or ""))


def _parts(texts: list[previews.Split]) -> None:
    """Draw the number of articles of each text, and the first of those of the first texts."""
    several = [text for text in texts if text.n_articles > 1]
    n = sum(text.n_articles for text in texts)
    become = "becomes" if len(texts) == 1 else "become"
    st.caption(plain(f"{wording.times(len(texts), 'text')} {become} {wording.times(n, 'article')}. The first of them:"))
    _articles([article for text in (several or texts)[:MOST_SHOWN] for article in text.first], "split_texts")


def _articles(first: list[previews.Preview], name: str) -> None:
    table = pd.DataFrame(first, columns=previews.Preview._fields)
    filled = [column for column in table if table[column].astype("str").ne("").any()]
    heads = {column: _COLUMNS.get(column, labels.heading(column)) for column in filled}
    alt = f"Table {name}, {len(table):,} rows"
    st.dataframe(table[filled].rename(columns=heads), hide_index=True, height=blocks.height(table), alt=alt)
