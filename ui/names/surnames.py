"""The decision on the Names page: which person a surname of several bearers means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.curation import surname_decisions
from analytics.entities import surname_candidates
from analytics.entities.linking import PERSON_MARK
from analytics.findings import entities as entity_findings
from analytics.findings import wording
from ui import state
from ui.components import blocks
from ui.text import plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)


def draw(part: Corpus, shown: str) -> None:
    """Draw the persons with the surname `shown`, and the note that it means one of them."""
    table = state.run(surname_candidates.surname_candidates, part, surname=shown)
    if table.empty:
        return
    st.caption(plain(entity_findings.candidates(table)))
    left, middle, right = st.columns(3)
    with left:
        person = st.selectbox("It means", table["entity"].tolist(), key="names-bearer")
    with middle:
        sources = ["", *part.root.documents["source"].drop_duplicates().sort_values()]
        source = st.selectbox("In the source", sources, key="names-bearer-source", format_func=_all_of)
    with right:
        date = st.text_input("In the period", key="names-bearer-date", placeholder="all, or 1998..2000")
    blocks.table(table, "surname_candidates")
    st.button("Decide", key="names-bearer-note", on_click=_note, args=(shown, person, source, str(date or "").strip()))


def draw_open(part: Corpus) -> None:
    """Draw the surnames that nothing decides, and the button that decides all clear ones for their commonest bearer."""
    table = state.run(surname_candidates.ambiguous_surnames, part)
    noted = state.corrections()
    decided = set(noted.loc[noted["change"] == surname_decisions.CHANGE, "key"])
    table = table[~table["surname"].str.removesuffix(PERSON_MARK).isin(decided)]
    if table.empty:
        return
    st.caption("Surnames of several persons that no text decides, with the person whom most documents name in full")
    blocks.table(table, "ambiguous_surnames", on_pick=blocks.set_pick("name_shown"), picks="surname")
    least = st.select_slider(
        "Share of at least", SHARES, value=SHARES[-1], format_func="{:.0%}".format, key="names-least"
    )
    rows = [(row.surname, row.entity, "", "") for row in table[table["share"] >= least].itertuples()]
    label = f"Decide {wording.times(len(rows), 'surname')} like this"
    st.button(label, key="names-decide-all", disabled=not rows, on_click=_note_all, args=(rows,))


def _all_of(source: str) -> str:
    return source or "all"


def _note(surname: str, person: str, source: str, date: str) -> None:
    _note_all([(surname, person, source, date)])


def _note_all(rows: list[tuple[str, str, str, str]]) -> None:
    """Note what each surname means: surname, person, source and period of each."""
    state.note(
        ("entity", surname.removesuffix(PERSON_MARK), surname_decisions.CHANGE, surname_decisions.value_of(*decision))
        for surname, *decision in rows
    )
