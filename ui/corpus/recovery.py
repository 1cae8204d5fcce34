"""The page of a corpus that cannot be opened: the reason and what to do."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.corpus import welcome
from ui.samples import corpora
from ui.text import plain


def draw(problem: str) -> None:
    """Draw the reason why no corpus is open, then what can be opened instead."""
    st.title("No corpus is open", anchor=False)
    st.error(plain(problem))
    with st.container(horizontal=True):
        st.button("Try again")
        if state.can_keep():
            st.button("Continue with the corpus in memory", on_click=state.keep)
        if state.location() != str(corpora.SEEDS.folder) and st.button("Open the three seed articles"):
            state.open_sample(corpora.SEEDS)
            st.rerun()
    welcome.own_articles()
