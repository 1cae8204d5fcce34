"""The decision on the Names page: which person a surname of several bearers means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.curation import surname_decisions
from analytics.entities import surname_candidates
from analytics.entities.linking import PERSON_MARK
from analytics.findings import entities as entity_findings
from ui import state
from ui.components import blocks
from ui.text import plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


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


def _all_of(source: str) -> str:
    return source or "all"


def _note(surname: str, person: str, source: str, date: str) -> None:
    value = surname_decisions.value_of(person, source, date)
    state.note([("entity", surname.removesuffix(PERSON_MARK), surname_decisions.CHANGE, value)])
