"""Parts that are folded on a phone: a narrow screen shows a line that opens them, a wide one shows them at once."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

CLASS = "phone-fold"  # as in style.css, which hides the element after a closed one


def phone_fold(label: str, gap: Literal["small"] | None = "small") -> DeltaGenerator:
    """Draw the line `label`, which only a phone shows, and return the container that it opens there."""
    st.html(f'<details class="{CLASS}"><summary>{escape(label)}</summary></details>')
    return st.container(gap=gap)
