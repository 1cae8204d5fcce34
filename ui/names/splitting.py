"""Persons of whom some spellings may be another person: each with its roles, and the buttons that split it or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.curation import split_suggestions
from analytics.findings import wording
from ui import state
from ui.components import blocks, proposals

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

LABELS = {"split": "Different", "same": "Same"}


def draw(part: Corpus) -> None:
    """Draw the open suggestions to split a name; nothing where there is none."""
    table = state.run(split_suggestions.split_suggestions, part)
    if table.empty:
        return
    st.caption(f"{wording.times(len(table), 'suggestion')} to split a name that may be two persons.")
    shown = [_proposal(row, part) for row in table.itertuples()]
    proposals.draw([one for one in shown if not any(map(state.has_noted, one.answers.values()))], LABELS, "splits")
    blocks.csv_button(table, "split_suggestions")


def _proposal(row: Any, part: Corpus) -> proposals.Proposal:
    names = {
        True: f"{row.other} ({row.n_docs_b:,})",
        False: f"{row.entity} ({wording.times(row.n_docs_a, 'document')})",
    }
    roles = ", ".join(filter(None, (row.roles_b, row.roles_a)))
    return proposals.Proposal(
        key=f"{row.entity}-{row.other}",
        text=f"{names[True]} and {names[False]}: {row.reason}" + (f" ({roles})" if roles else ""),
        reason=row.reason,
        answers={
            answer: split_suggestions.corrections(
                row.entity, row.other, row.spellings, row.doc_ids, accept=answer == "split"
            )
            for answer in LABELS
        },
        sentences={name: partial(_sentences, part, row, moved=moved) for moved, name in names.items()},
    )


def _sentences(part: Corpus, row: Any, *, moved: bool) -> pd.DataFrame:
    """Return a few sentences with the spellings that would be split off, or with the others."""
    options = {"entity": row.entity, "spellings": row.spellings, "doc_ids": row.doc_ids, "moved": moved}
    found: pd.DataFrame = state.run(split_suggestions.sentences, part, **options)
    return found
