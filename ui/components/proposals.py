"""Proposals to correct names or labels: each with its reason, its sentences and the buttons that answer it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analytics.findings import wording
from ui import state
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

FIRST, LISTED = 6, 20  # open on the screen, and listed in all; the table has all of them


class Proposal(NamedTuple):
    """One proposal: `answers` are the corrections of each button, `sentences` make the evidence of each name."""

    key: str
    text: str
    reason: str
    answers: Mapping[str, Sequence[tuple[str, str, str, str]]]
    sentences: Mapping[str, Callable[[], pd.DataFrame]]


def draw(proposals: Sequence[Proposal], labels: Mapping[str, str], key: str) -> None:
    """Draw the first proposals and the buttons for all of one reason; `labels` are those of the answers."""
    for proposal in proposals[:FIRST]:
        _draw_one(proposal, labels, key)
    if folded := proposals[FIRST:LISTED]:
        with st.expander(f"{len(folded)} more"):
            for proposal in folded:
                _draw_one(proposal, labels, key)
    if len(proposals) > LISTED:
        st.caption(f"The first {LISTED} of {wording.times(len(proposals), 'suggestion')}.")
    _draw_all_like_this(proposals, labels, key)


def _draw_one(proposal: Proposal, labels: Mapping[str, str], key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(proposal.text))
        for answer, label in labels.items():
            button = f"{key}-{answer}-{proposal.key}"
            st.button(label, key=button, on_click=state.note, args=(proposal.answers[answer],))
        if proposal.sentences:
            _draw_sentences(proposal, f"{key}-sentences-{proposal.key}")


def _draw_sentences(proposal: Proposal, key: str) -> None:
    """Draw the sentences of both names once they are opened: those of 20 pairs take 1.5 s of CPU at 4,000 articles."""
    opened = st.popover("Sentences", type="tertiary", key=key, on_change="rerun")
    if opened.open:
        with opened:
            for name, find in proposal.sentences.items():
                st.caption(plain(name))
                hits = find()
                for text, source in zip(hits["text"], hits["source"], strict=True):
                    st.markdown(plain(f"{text} ({source})"))


def _draw_all_like_this(proposals: Sequence[Proposal], labels: Mapping[str, str], key: str) -> None:
    """Draw one answer for all proposals with the same reason, if there are several."""
    n_of = Counter(one.reason for one in proposals)
    reasons = sorted((reason for reason, n in n_of.items() if n > 1), key=lambda reason: (-n_of[reason], reason))
    if not reasons:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.selectbox("Decide all with the reason", reasons, key=f"{key}-reason")
        alike = [one for one in proposals if one.reason == reason]
        for answer, label in labels.items():
            rows = [row for one in alike for row in one.answers[answer]]
            st.button(f"{label}: all {len(alike):,}", key=f"{key}-all-{answer}", on_click=state.note, args=(rows,))
