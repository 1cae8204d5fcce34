"""Saved selections: named filters, stored in the curation file and in the URL, which pages compare as groups."""

from __future__ import annotations

import streamlit as st

from analytics.corpus import filters as library
from analytics.corpus import selections
from analytics.curation import curation
from analytics.errors import CorpusError
from ui import state
from ui.selection import filters, selected_mark
from ui.text import cut, plain

SAVED = "selections"
PARAMETER = "selection"


def saved_lines() -> dict[str, str]:
    """Return the line of each saved selection by its name, in the order they were saved."""
    return curation.saved_selections(state.corrections())


def groups() -> dict[str, str]:
    """Return the lines that pages use as groups: the compared ones, then the saved ones that fit this corpus."""
    return selected_mark.compared_lines() | {
        name: line for name, line in usable().items() if name not in selected_mark.compared_lines()
    }


def usable() -> dict[str, str]:
    """Return the saved selections whose values all exist in this corpus."""
    return {name: line for name, line in saved_lines().items() if not _missing(line)}


def _missing(line: str) -> list[tuple[str, str]]:
    return library.unknown(state.current(), selections.parse(line).wanted)


def ask_for_some() -> None:
    """Show how to save selections, on a page that compares selections when there are none."""
    st.info("No selection is saved yet. Set filters in the sidebar and save them as a selection.")


def sidebar(*, other_corpus: bool) -> None:
    """Draw the field to save the filters as a selection, and the saved ones with a button to delete each.

    The selections of one corpus have no meaning in another, and are dropped with it.
    """
    if not state.has_value(SAVED):  # once: what the address brings
        state.set_value(SAVED, "restored")
        _put(saved_lines() | _readable(st.query_params.get_all(PARAMETER)))
    if other_corpus:
        _put(curation.saved_selections(state.applied_corrections()))
    saved = saved_lines()
    st.query_params[PARAMETER] = list(saved.values())
    with st.sidebar:
        if filters.active():
            with st.expander("Save these filters as a selection"):
                st.text_input("Name of the selection", key="selection_name", placeholder="Western outlets")
                st.button("Save and reset the filters", on_click=_save)
        if problem := state.pop_value("selection_problem"):
            st.error(plain(problem))
        if saved:
            st.caption("Saved selections, to compare on the pages Keywords, Names and Sources")
            for name, line in saved.items():
                with st.container(horizontal=True, vertical_alignment="center"):
                    reason = " and ".join(f"{key} {value}" for key, value in _missing(line))
                    tip = f"{line}. This corpus does not have {reason}." if reason else line
                    st.button(plain(cut(name)), key=f"use-{name}", help=plain(tip), on_click=_use, args=(line,),
                              disabled=bool(reason))  # fmt: skip
                    st.button("✕", key=f"drop-{name}", help="Delete this selection", on_click=_drop, args=(name,))


def _save() -> None:
    name = " ".join(str(state.value("selection_name") or "").split())
    try:
        line = selections.selection_line(name or f"Selection {len(saved_lines()) + 1}", filters.active_filters())
    except CorpusError as error:
        state.set_value("selection_problem", str(error))
        return
    _put(saved_lines() | {selections.parse(line).name: line})
    state.set_value("selection_name", "")
    filters.reset()


def _drop(name: str) -> None:
    _put({other: line for other, line in saved_lines().items() if other != name})


def _use(line: str) -> None:
    """Set the filters to a saved selection."""
    filters.reset()
    filters.keep(selections.parse(line).wanted)


def _put(lines: dict[str, str]) -> None:
    """Replace the saved selections in the noted corrections."""
    if lines != saved_lines():
        state.note_all(curation.with_saved(state.corrections(), lines.values()))


def _readable(lines: list[str]) -> dict[str, str]:
    """Return the selections of an address; one that cannot be read is left out."""
    found = {}
    for line in lines:
        try:
            found[selections.parse(line).name] = line
        except CorpusError:
            continue
    return found
