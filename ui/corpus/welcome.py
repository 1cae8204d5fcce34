"""The first steps: an example to look at, one's own files or folder, and what happens then."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import state
from ui.components.attempts import attempt
from ui.corpus import opening
from ui.samples import corpora

OVERVIEW = "ui/pages/overview.py"
STEPS = """
1. Menus, teasers and other page parts are removed. Nothing is lost: each line can be restored on the page Corpus.
2. Title, source and date of each article are found, each with its origin.
3. Names, quotations, copies, stories and topics are found, across languages.
4. The Overview shows what all sources write about, what some do, and what only one mentions.
"""
HOW_LONG = (  # 300 articles: 32 s of CPU in all processes
    "Three articles take a few seconds, 300 about half a minute of computing. You see what is being done, how fast, and"
    " the time left."
)


def examples() -> None:
    """Draw each sample corpus with the button that opens it."""
    st.header("Look at an example first", anchor=False)
    for sample in corpora.SAMPLES:
        st.html(f'<p class="asked">{sample.summary}</p>')
        st.caption(sample.about)
        if st.button(sample.button, type="primary"):
            attempt(partial(state.open_sample, sample), "The example could not be opened", then=OVERVIEW)


def own_articles() -> None:
    """Draw the upload, and on the visitor's own computer the choice of a folder."""
    st.header("Open your own articles", anchor=False)
    opening.draw(then=OVERVIEW)
    if state.is_local():
        st.header("Or a folder on this computer", anchor=False)
        place = st.text_input("Folder with articles, or a corpus that Parallax has built", key="folder_place")
        if st.button("Open this folder", disabled=not place):
            attempt(lambda: state.open_folder(place), "The folder could not be opened", then=OVERVIEW)
        st.caption("Parallax runs on this computer here, and no text leaves it.")


def steps() -> None:
    """Draw what happens to the articles, and how long it takes."""
    st.header("What happens then", anchor=False)
    st.markdown(STEPS)
    st.caption(HOW_LONG)
