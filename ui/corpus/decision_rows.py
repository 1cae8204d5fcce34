"""The questions about a corpus, one row each: what it is about, and its answers; each answer can be undone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import decisions
from ui import state
from ui.selection import filters
from ui.text import titled

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.findings.decisions import Choice, Decision

_ANSWERS = "answers"  # {key of a question: label of the answer}, for answers that note nothing


def open_questions(corpus: Corpus) -> list[Decision]:
    """Return the questions about a corpus that have no answer."""
    return [one for one in state.run(decisions.decisions, corpus) if not _answer(one)]


def draw(corpus: Corpus) -> None:
    """Draw the questions, each with its answers."""
    asked = state.run(decisions.decisions, corpus)
    if not asked:
        return
    n_open = len(open_questions(corpus))
    st.header("Your decision", anchor=False)
    st.caption(f"{n_open:,} open. You can answer later, and undo each answer.")
    for decision in asked:
        _draw(decision)


def _draw(decision: Decision) -> None:
    left, middle, right = st.columns([1, 7, 5], vertical_alignment="center")
    left.html(f'<p class="count">{escape(decision.size)}</p>')
    middle.html(titled(decision.title, decision.detail))
    with right.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        answer = _answer(decision)
        if answer:
            st.html(f'<p class="done">Done: {escape(answer.label)}.</p>')
            st.button("Undo", key=f"undo-{decision.key}", type="tertiary", on_click=_undo, args=(decision, answer))
            return
        for place, choice in enumerate(decision.choices):
            kind = "secondary" if place else "primary"
            key = f"answer-{decision.key}-{place}"
            st.button(choice.label, key=key, type=kind, on_click=_choose, args=(decision, choice))


def _answer(decision: Decision) -> Choice | None:
    """Return the answer that was given: its corrections are noted, its filters set, or it was chosen as it is."""
    chosen = state.value(_ANSWERS, {}).get(decision.key)
    for choice in decision.choices:
        is_noted = bool(choice.corrections) and state.has_noted(choice.corrections)
        is_set = bool(choice.filters) and all(state.value(name) == value for name, value in choice.filters.items())
        if is_noted or is_set or choice.label == chosen:
            return choice
    return None


def _choose(decision: Decision, choice: Choice) -> None:
    if choice.corrections:
        state.note(choice.corrections)
    for name, value in choice.filters.items():
        state.set_value(name, value)
    if not (choice.corrections or choice.filters):
        state.set_value(_ANSWERS, state.value(_ANSWERS, {}) | {decision.key: choice.label})


def _undo(decision: Decision, choice: Choice) -> None:
    if choice.corrections:
        state.take_back(choice.corrections)
    for name in choice.filters:
        state.set_value(name, filters.EMPTY[name])
    answers = state.value(_ANSWERS, {})
    state.set_value(_ANSWERS, {key: label for key, label in answers.items() if key != decision.key})
