"""Compare: how do A and B differ on this?"""

import streamlit as st

from ui.compare import choices, events, views
from ui.components import blocks, report

VIEWS = {
    "shares": ("How often, how named", views.shares_and_forms),
    "event": ("One event", events.draw),
    "quoted": ("Who is quoted", views.quoted_speakers),
    "words": ("Words", views.different_words),
}

corpus, part = blocks.head("Compare", "How do A and B differ on this?")
chosen = choices.draw(part)
if chosen is not None:
    views.summary(part, chosen)
    labels = {name: label for name, (label, _) in VIEWS.items() if chosen.focus or name != "shares"}
    view = st.segmented_control(
        "View", list(labels), default=next(iter(labels)), format_func=labels.get, key="compare_view",
        bind="query-params", required=True,
    )  # fmt: skip
    VIEWS[view][1](part, chosen)
    report.comparison_button(corpus, chosen.options)
