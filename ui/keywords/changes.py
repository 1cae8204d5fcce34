"""The view of keywords that rise and fall since a date, with weak signals apart from frequent ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.corpus import grouping
from analytics.findings import changes as change_findings
from analytics.findings import wording
from analytics.keywords import changes
from analytics.statements import statements
from ui import state
from ui.charts import basic as charts
from ui.components import article_choice, blocks
from ui.keywords.views import evidence

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

FREQUENT, WEAK, NEW = "frequent", "weak", "statements"
SHOWN = {FREQUENT: "Rising, frequent", WEAK: "Rising, rare", changes.FALLING: "Falling", NEW: "New statements"}
TITLES = {
    FREQUENT: "Which keywords rise, of those in 5% of the documents or more?",
    WEAK: "Which keywords rise, of those in fewer than 5% of the documents (weak signals)?",
    changes.FALLING: "Which keywords fall?",
}
COLUMNS = ("direction", "keyword", "n_docs", "n_group", "n_docs_rest", "n_rest", "q", "is_weak", "kind")
STATEMENT_COLUMNS = ("text", "n_independent", "n_docs", "first", "languages")
NEW_NOTE = (
    "A weak signal: few documents, but independent of each other (copies and the texts of one agency count once)."
    " Statements with a sentence of an earlier or unknown date are left out. This is a list, not a test. Click a row to"
    " read it in its article."
)
MEASURE = (
    "How many times as often as in the other period, within the same sources, with the interval of the ratio. Only"
    " keywords that pass the test (q < 0.05)"
)


def draw(part: Corpus) -> str:
    """Draw the keywords that change; return the keyword whose sentences are shown, or ""."""
    months = [month for month in state.run(grouping.names, part, by="period") if month][1:]
    proposed = state.run(changes.default_since, part)
    offered = [proposed, *(month for month in months if month != proposed)] if proposed else months
    since = (
        blocks.pick("Compare the documents since", offered, key="changes_since", shown=wording.date) if offered else ""
    )
    table = state.run(changes.keyword_changes, part, since=since)
    sentence = change_findings.keyword_changes(table)
    blocks.finding(sentence)
    if table.empty:
        return ""
    show = st.segmented_control(
        "Show", list(SHOWN), default=FREQUENT, format_func=SHOWN.get, key="changes", bind="query-params", required=True
    )
    if show == NEW:
        _new_statements(part, since)
        return ""
    main, aside = st.columns(blocks.WIDE, gap="large")
    shown = chosen_rows(table, str(show))
    with main:
        _picture(shown, str(show), sentence)
        pick = blocks.set_pick("keyword_shown")
        blocks.table(
            table, "keyword_changes", columns=COLUMNS, on_pick=pick, picks="keyword", says={"keyword": "keyword"}
        )
    with aside:
        return evidence(part, table if shown.empty else shown)


def _new_statements(part: Corpus, since: str) -> None:
    """Draw the statements of several independent sources that are new since a date."""
    table = state.run(statements.statements, part, min_independent=2, since=since)
    blocks.finding(change_findings.new_statements(table, since))
    if len(table):
        st.caption(NEW_NOTE)
        blocks.table(
            table, "statements", columns=STATEMENT_COLUMNS, on_pick=article_choice.read_article, picks="doc_id"
        )


def chosen_rows(table: pd.DataFrame, show: str) -> pd.DataFrame:
    """Return the keywords of one list that pass the test."""
    passing = change_findings.passing(table)
    if show == changes.FALLING:
        return passing[passing["direction"] == changes.FALLING]
    rising = passing[passing["direction"] == changes.RISING]
    return rising[rising["is_weak"] == (show == WEAK)]


def _picture(rows: pd.DataFrame, show: str, sentence: str) -> None:
    if rows.empty:
        st.caption("No keyword of this list passes the test. The table has those that come nearest.")
        return
    figure = charts.dots(rows, label="keyword", title=TITLES[show], rest="in the other period")
    n = f"n = {rows['n_group'].iloc[0]:,} documents compared with {rows['n_rest'].iloc[0]:,}"
    pick = blocks.set_pick("keyword_shown")
    blocks.picture(figure, alt=sentence, key="keyword-changes", measure=MEASURE, on_pick=pick, says=("keyword",), n=n)
