"""A tour of five steps. It is opened by its button only, and can be left at each step."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from ui import state

STEP = "tour_step"


class Step(NamedTuple):
    """A step of the tour: what a page or part is good for, and the page to look at, "" for what is on every page."""

    title: str
    words: str
    page: str


STEPS = (
    Step(
        "What all say, and what only one says",
        "The Overview shows a story: what all its sources write about, what some do, and what only one mentions. Each"
        " sentence is a quotation from an article.",
        "overview",
    ),
    Step(
        "Choose the articles",
        "The filters at the left (on a phone behind the arrows at the top) choose sources, languages, dates, topics and"
        " names. They hold on every page.",
        "",
    ),
    Step(
        "Click a number to see its sentences",
        "A click on a bar, a cell or a row shows the sentences behind it. “What is this number?” below a chart explains"
        " how it was counted.",
        "keywords",
    ),
    Step(
        "Compare two groups",
        "Compare puts two outlets, languages or periods side by side: how much each writes, which words it uses, and"
        " whom it quotes.",
        "compare",
    ),
    Step(
        "Correct, and take it along",
        "Corpus shows what was removed from the texts, and takes your corrections. Each table can be saved as CSV, each"
        " chart as SVG. Keys: / goes to the search, the right and left arrows walk through the sentences, Enter opens"
        " one.",
        "corpus",
    ),
)


def draw() -> None:
    """Draw the button that opens the tour at its first step."""
    if st.button("Tour", type="tertiary", key="tour", help="Five short steps. You can leave at any time."):
        state.set_value(STEP, 0)
        _dialog()


@st.dialog("Tour")
def _dialog() -> None:
    at = int(state.value(STEP, 0))
    step = STEPS[at]
    st.caption(f"Step {at + 1} of {len(STEPS)}")
    st.subheader(step.title, anchor=False)
    st.write(step.words)
    if step.page:
        st.page_link(f"ui/pages/{step.page}.py", label="Leave the tour and open this page")
    with st.container(horizontal=True):
        st.button("Back", key="tour-back", disabled=at == 0, on_click=state.set_value, args=(STEP, at - 1))
        if at + 1 < len(STEPS):
            st.button("Next", key="tour-next", on_click=state.set_value, args=(STEP, at + 1))
        if st.button("Leave the tour", key="tour-leave"):
            st.rerun()
