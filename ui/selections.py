"""Saved selections: named filters, kept in the session and in the URL, which pages compare as groups."""

from __future__ import annotations

import streamlit as st

from analytics import selections
from analytics.errors import CorpusError
from ui import filters
from ui.text import cut, plain

SAVED = "selections"
PARAMETER = "selection"
# by what names and their words are compared in groups
BY = {"source": "Source", "topic": "Topic", "period": "Month", "author": "Author", "selection": "Saved selections"}


def saved() -> dict[str, str]:
    """Return the line of each saved selection by its name, in the order they were saved."""
    if SAVED not in st.session_state:
        st.session_state[SAVED] = _readable(st.query_params.get_all(PARAMETER))
    found: dict[str, str] = st.session_state[SAVED]
    return found


def sidebar(*, other_corpus: bool) -> None:
    """Draw the way to save the filters as a selection, and the saved ones with the way to drop each.

    The selections of one corpus mean nothing in another, and are dropped with it.
    """
    if other_corpus:
        st.session_state[SAVED] = {}
    kept = saved()
    st.query_params[PARAMETER] = list(kept.values())
    with st.sidebar:
        if filters.active():
            with st.expander("Save these filters as a selection"):
                st.text_input("Name of the selection", key="selection_name", placeholder="Western outlets")
                st.button("Save and reset the filters", on_click=_save)
        if problem := st.session_state.pop("selection_problem", ""):
            st.error(plain(problem))
        if kept:
            st.caption("Saved selections, to compare on the page Keywords")
            for name, line in kept.items():
                st.button(f"{plain(cut(name))} ✕", key=f"drop-{name}", help=plain(line), on_click=_drop, args=(name,))


def _save() -> None:
    name = " ".join(str(st.session_state.get("selection_name") or "").split())
    try:
        line = selections.written(name or f"Selection {len(saved()) + 1}", filters.wanted())
    except CorpusError as error:
        st.session_state["selection_problem"] = str(error)
        return
    st.session_state[SAVED] = saved() | {selections.parse(line).name: line}
    st.session_state["selection_name"] = ""
    filters.reset()


def _drop(name: str) -> None:
    st.session_state[SAVED] = {kept: line for kept, line in saved().items() if kept != name}


def _readable(lines: list[str]) -> dict[str, str]:
    """Return the selections of an address; one that cannot be read is left out."""
    found = {}
    for line in lines:
        try:
            found[selections.parse(line).name] = line
        except CorpusError:
            continue
    return found
