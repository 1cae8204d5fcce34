"""Sources: who covers what, who leaves it out, when, in what words, and who copied?"""

import streamlit as st

from ui.components import blocks
from ui.corpus import source_proposals
from ui.sources import comparison, coverage_views, framing_views, timing_views

TABS = {"coverage": "Coverage", "words": "Words", "timing": "Timing", "copies": "Copies", "quotes": "Quotes",
        "distance": "Similarity"}  # fmt: skip

corpus, part = blocks.head("Sources", "Which source covers what, when, in which words, and who copied?")
colours = blocks.source_colours(corpus)
source_proposals.warn(corpus)
tab = st.segmented_control(
    "View", list(TABS), default="coverage", format_func=TABS.get, key="sources_view", bind="query-params", required=True
)

if tab == "coverage":
    coverage_views.coverage(part, colours)
elif tab == "words":
    framing_views.draw(part, colours)
elif tab == "timing":
    timing_views.draw(part, colours)
elif tab == "copies":
    comparison.copies(part, colours)
elif tab == "quotes":
    comparison.quotes(part)
else:
    comparison.distance(part)
