"""What a number means: the link beside each chart and table, and the explanation that it opens on the Methods page."""

from __future__ import annotations

import inspect

import streamlit as st

from analytics import schema
from analytics.tables import ANALYSES
from ui.components import labels

METHODS = "ui/pages/methods.py"
ASKED = "measure"
VIEW = "All tables"
LABEL, COLUMNS_LABEL = "What is this number?", "What do these columns mean?"
TABLES = {  # of charts, by their key; a chart of several groups has a key that begins with one of these
    "across": "framing_across",
    "attention": "attention",
    "attention-reporting": "reporting_periods",
    "collocates": "collocates",
    "compare-forms": "comparison_forms",
    "compare-groups": "comparison_groups",
    "compare-share": "comparison_share",
    "compare-words": "comparison_words",
    "copying": "copied_sources",
    "coverage": "coverage",
    "framing": "framing",
    "keyness": "keyness",
    "keyword-changes": "keyword_changes",
    "keywords": "corpus_keywords",
    "keywords-spread": "keyword_spread",
    "keywords-time": "keyword_timeline",
    "lanes": "story_documents",
    "links": "source_links",
    "names-ego": "entity_pairs",
    "names-groups": "pair_keyness",
    "names-map": "place_map",
    "names-matrix": "entity_pairs",
    "names-pairs": "entity_pairs",
    "names-ranked": "entities",
    "names-roles": "roles_by_source",
    "names-time": "pair_timeline",
    "names-whole": "entity_network",
    "overview-brush": "coverage_volume",
    "overview-dates": "timeline",
    "overview-heatmap": "source_summary",
    "overview-topics": "topic_sources",
    "overview-volume": "coverage_volume",
    "places": "keyword_places",
    "quotes": "speakers_by_source",
    "square": "source_similarity",
    "story-reporting": "reporting_periods",
    "timing": "timeline",
    "topics-map": "topic_members",
    "topics-sizes": "topics",
    "topics-sources": "topic_sources",
    "topics-time": "topic_timeline",
    "topics-tree": "topic_tree",
    "topics-tried": "topic_numbers",
}


def table_of_chart(key: str) -> str:
    """Return the name of the table that a chart draws, by the key of the chart; "" for an unknown one."""
    return TABLES.get(key, TABLES.get(key.partition("-")[0], ""))


def link(table: str, label: str = LABEL) -> None:
    """Draw the link from a number to what it means; nothing for a table that is not declared."""
    if table in schema.TABLES:
        st.page_link(METHODS, label=label, query_params={"methods_view": VIEW, ASKED: table})


def explain_asked() -> None:
    """Draw what the numbers of the table in the address mean, column by column; nothing without one."""
    name = st.query_params.get(ASKED, "")
    if name not in schema.TABLES:
        return
    declared = schema.TABLES[name]
    st.header(labels.table_title(name), anchor=False)
    st.markdown(inspect.getdoc(ANALYSES[name]) if name in ANALYSES else f"One row per {declared.row}.")
    st.markdown("\n".join(f"- {_column(column, name)}" for column in declared.columns))


def _column(name: str, table: str) -> str:
    """Return the heading of a column, its name in the CSV, and its meaning where the heading does not say it all."""
    meaning = labels.meaning(name, table)
    return f"**{labels.heading(name, table)}** (`{name}`){f': {meaning}' if meaning else ''}"
