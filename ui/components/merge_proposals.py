"""Two labels that may be one: each pair with its reason, and the buttons that accept or refuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.evidence import evidence
from analytics.findings import wording
from ui import state
from ui.components import blocks
from ui.text import plain

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

SENTENCES = 2  # of each name
LISTED = 6  # on screen at a time; the table has all
ANSWERS = {"one": ("merge", "Same"), "two": ("apart", "Different")}


def draw(table: pd.DataFrame, what: str, key: str, named: Corpus | None = None) -> None:
    """Draw the first open proposals of `suggested_merges`; `what` is "entity" or "source", `key` begins the keys.

    With `named`, the slice that names them, each has sentences of both names.
    """
    for row in still_open(table).head(LISTED).itertuples():
        with st.container(horizontal=True, vertical_alignment="center"):
            pair = f"{row.b} ({row.n_docs_b:,}) and {row.a} ({wording.times(row.n_docs_a, 'document')})"
            st.markdown(plain(f"{pair}: {row.reason}"))
            for answer, (change, label) in ANSWERS.items():
                correction = (what, row.b, change, row.a)
                st.button(label, key=f"{key}-{answer}-{row.a}-{row.b}", on_click=_note, args=(correction,))
            if named is not None:
                _draw_sentences(named, (row.b, row.a))
    if len(table):
        blocks.csv_button(table, "suggested_merges")


def still_open(table: pd.DataFrame) -> pd.DataFrame:
    """Return the proposals without an answer."""
    noted = state.corrections()
    answered = {frozenset(pair) for pair in zip(noted["key"], noted["value"], strict=True)}
    pairs = zip(table["a"].tolist(), table["b"].tolist(), strict=True)
    return table[[frozenset(pair) not in answered for pair in pairs]]


def _draw_sentences(part: Corpus, names: tuple[str, str]) -> None:
    """Draw a few sentences with each of two names."""
    with st.popover("Sentences", type="tertiary"):
        for name in names:
            st.caption(plain(name))
            hits = state.run(evidence.evidence, part, entities=(name,), limit=SENTENCES)
            for text, source in zip(hits["text"], hits["source"], strict=True):
                st.markdown(plain(f"{text} ({source})"))


def _note(correction: tuple[str, str, str, str]) -> None:
    state.note([correction])
