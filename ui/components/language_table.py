"""The table of what can be done in each language of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import capabilities
from ui import state
from ui.components import blocks

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def draw(part: Corpus) -> None:
    """Draw one row per language, and what is missing in it."""
    st.caption("A document in two languages counts in both. A cell without “yes” says what is missing.")
    blocks.table(state.run(capabilities.language_capabilities, part), "language_capabilities")
