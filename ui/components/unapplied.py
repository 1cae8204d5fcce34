"""The corrections that no number has yet: how many, and the button that applies them."""

from __future__ import annotations

import streamlit as st

from analytics.findings import wording
from ui import state
from ui.components.attempts import attempt


def note(key: str) -> None:
    """Say how many corrections filters and groups do not have yet, with the button that applies them."""
    n = state.n_unapplied()
    if n:
        st.caption(f"{wording.times(n, 'correction')} not applied yet: filters and groups do not have them.")
        if st.button("Apply to all numbers", key=f"{key}-apply"):
            apply_noted()


def apply_noted() -> None:
    """Apply the noted corrections to all numbers, or show why this failed."""
    attempt(state.apply, "The corrections could not be applied")
