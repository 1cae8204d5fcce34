"""Corrections of names on screen: accept or refuse suggested merges, merge, split, retype and hide a name."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import schema
from analytics.curation import merge_suggestions
from analytics.findings import wording
from ui import state
from ui.components import blocks, correction_editor
from ui.names import surnames
from ui.text import plain

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

LISTED = 6  # suggestions on screen at a time; the table has all
SAID = {
    "merge": "is one with, or is called",
    "apart": "is not",
    "split": "is not the one written as",
    "means": "means",
    "kind": "is a",
    "hide": "is hidden",
}


def draw(part: Corpus, shown: str) -> None:
    """Draw the suggestions, the changes to the name `shown`, and the corrections noted so far."""
    table = state.run(merge_suggestions.suggested_merges, part)
    with st.expander(f"Correct names ({wording.times(len(table), 'suggestion')})"):
        if problem := state.problem():
            st.error(plain(problem))
        _draw_suggestions(table)
        if shown:
            surnames.draw(part, shown)
            _change(part, shown)
        correction_editor.draw_noted("entity", _row, key="names-noted")


def _draw_suggestions(table: pd.DataFrame) -> None:
    """Draw the first open suggestions, each with its two answers."""
    noted = state.corrections()
    answered = {frozenset(pair) for pair in zip(noted["key"], noted["value"], strict=True)}
    pairs = zip(table["a"].tolist(), table["b"].tolist(), strict=True)
    still_open = (place for place, pair in enumerate(pairs) if frozenset(pair) not in answered)
    for row in table.iloc[list(islice(still_open, LISTED))].itertuples():
        with st.container(horizontal=True, vertical_alignment="center"):
            pair = f"{row.b} ({row.n_docs_b:,}) and {row.a} ({wording.times(row.n_docs_a, 'document')})"
            st.markdown(plain(f"{pair}: {row.reason}"))
            answers = {"one": ("merge", "They are one"), "two": ("apart", "They are two")}
            for answer, (change, label) in answers.items():
                key = f"names-{answer}-{row.a}-{row.b}"
                st.button(label, key=key, on_click=_note, args=(row.b, change, row.a))
    if len(table):
        blocks.csv_button(table, "suggested_merges")


def _change(part: Corpus, shown: str) -> None:
    """Draw the possible changes of one name."""
    st.caption(plain(f"Change {shown}"))
    named = part.root.mentions
    written = named.loc[named["entity"] == shown, "surface"].value_counts()
    spellings = [surface for surface in written[written > 0].index if surface != shown]
    left, middle, right = st.columns(3)
    with left:
        other = " ".join(str(st.text_input("Merge it into, or call it", key="names-other") or "").split())
        _press("Merge or rename", (shown, "merge", other), f"{shown} becomes {other}." if other else "")
    with middle:
        kind = st.selectbox("It is a", schema.KINDS, index=None, key="names-kind", placeholder="kind")
        _press("Change its kind", (shown, "kind", kind or ""), f"{shown} becomes a {kind}." if kind else "")
    with right:
        spelling = st.selectbox("Another one is written", spellings, index=None, key="names-spelling")
        split = f"{spelling} becomes a name of its own." if spelling else ""
        _press("Split off", (shown, "split", spelling or ""), split)
    st.button("Hide this name", key="names-hide", on_click=_note, args=(shown, "hide", ""))


def _press(label: str, row: tuple[str, str, str], description: str) -> None:
    """Draw the button that notes a correction and a description of it; without a description it is disabled."""
    st.button(label, key=f"names-{row[1]}-note", disabled=not description, on_click=_note, args=row)
    if description:
        st.caption(plain(description))


def _note(name: str, change: str, value: str) -> None:
    state.note([("entity", name, change, value)])


def _row(row: Any) -> dict[str, str]:
    return {"name": row.key, "change": SAID[row.change], "other": row.value}
