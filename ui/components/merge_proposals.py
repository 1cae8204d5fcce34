"""Two labels that may be one: each pair with its reason, and the buttons that accept or refuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import wording
from ui import state
from ui.components import blocks
from ui.text import plain

if TYPE_CHECKING:
    import pandas as pd

LISTED = 6  # on screen at a time; the table has all
ANSWERS = {"one": ("merge", "Same"), "two": ("apart", "Different")}


def draw(table: pd.DataFrame, what: str, key: str) -> None:
    """Draw the first open proposals of `suggested_merges`; `what` is "entity" or "source", `key` begins the keys."""
    for row in still_open(table).head(LISTED).itertuples():
        with st.container(horizontal=True, vertical_alignment="center"):
            pair = f"{row.b} ({row.n_docs_b:,}) and {row.a} ({wording.times(row.n_docs_a, 'document')})"
            st.markdown(plain(f"{pair}: {row.reason}"))
            for answer, (change, label) in ANSWERS.items():
                correction = (what, row.b, change, row.a)
                st.button(label, key=f"{key}-{answer}-{row.a}-{row.b}", on_click=_note, args=(correction,))
    if len(table):
        blocks.csv_button(table, "suggested_merges")


def still_open(table: pd.DataFrame) -> pd.DataFrame:
    """Return the proposals without an answer."""
    noted = state.corrections()
    answered = {frozenset(pair) for pair in zip(noted["key"], noted["value"], strict=True)}
    pairs = zip(table["a"].tolist(), table["b"].tolist(), strict=True)
    return table[[frozenset(pair) not in answered for pair in pairs]]


def _note(correction: tuple[str, str, str, str]) -> None:
    state.note([correction])
