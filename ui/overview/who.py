"""Who is who, in the words of the texts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.entities import entities, roles
from analytics.evidence import evidence
from analytics.export.markup import language_attributes
from analytics.findings import wording
from ui import state
from ui.components import blocks
from ui.components.phone_fold import phone_fold
from ui.text import mark_hits

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

MOST, FIRST = 9, 3  # persons; the first are not folded on a phone


def draw(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the most frequent persons with the roles that the texts give them."""
    named = state.run(entities.entities, part, kinds=("person",)).head(MOST)
    if named.empty:
        return
    table = state.run(roles.roles, part)
    st.header("Who is who, in the texts' own words", anchor=False)
    st.caption("Where no text says what a person is, nothing is added.")
    rows = list(named.itertuples())
    with st.container(key="who_is_who"):
        _draw_persons(part, rows[:FIRST], table, colours)
        if rows[FIRST:]:
            with phone_fold(f"{len(rows) - FIRST} more"):
                _draw_persons(part, rows[FIRST:], table, colours)
    with st.expander("All roles as a table"):
        blocks.table(table, "roles")


def _draw_persons(part: Corpus, rows: list[Any], table: pd.DataFrame, colours: Mapping[str, str]) -> None:
    columns = st.columns(3, gap="large")
    for number, row in enumerate(rows):
        with columns[number % 3]:
            given = table[table["entity"] == row.entity]
            sentence = _sentence(part, row.entity) if given.empty else ""
            st.html(_person(row, given, sentence, colours))


def _sentence(part: Corpus, name: str) -> str:
    """Return a sentence with a name, for a person without a role."""
    found = state.run(evidence.evidence, part, entities=(name,), limit=1).head(1)
    cells = [(row.text, language_attributes(row.language), row.source) for row in found.itertuples()]
    return "".join(
        f'<p class="quoted"{spoken}>{mark_hits(text, [])}</p><p class="where">{escape(source)}</p>'
        for text, spoken, source in cells
    )


def _person(row: Any, given: pd.DataFrame, sentence: str, colours: Mapping[str, str]) -> str:
    """Return a person with two roles at most, or without one the `sentence`."""
    n_docs = wording.times(int(row.n_docs), "article")
    lines = [f'<p class="heading">{escape(row.label)} <span class="where">{n_docs}</span></p>']
    for role, documents in list(given.groupby("role", sort=False))[:2]:
        sources = list(dict.fromkeys(documents["source"]))
        swatch = f'<span class="swatch" style="background:{colours.get(sources[0], "#888888")}"></span>'
        where = f"{swatch}{escape(wording.list_names(sources, most=2))}"
        lines.append(f'<p class="quoted" dir="auto">{escape(str(role))}</p><p class="where">{where}</p>')
    if len(lines) == 1:
        lines.append('<p class="where">Role not stated beside the name.</p>')
        if sentence:
            lines.append(f'<p class="where">A sentence with the name:</p>{sentence}')
    return f'<div class="board-card">{"".join(lines)}</div>'
