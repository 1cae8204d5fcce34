"""The days of a story or subject: first report, peak and copies as bars; a click lists the articles of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import stories as findings
from analytics.findings import wording
from analytics.sources import reporting_periods
from ui import state
from ui.charts import volume as charts
from ui.components import article_choice, blocks
from ui.text import plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

FEWEST = 2  # periods: of one there is nothing to compare
COLUMNS = ("title", "source", "date", "language", "agency")
MEASURE = "Number of documents. Hollow: certainly copied, or credits a news agency. Click a bar to list its articles"


def draw(documents: Corpus, *, key: str, title: str) -> None:
    """Draw the bars of all the documents, and the articles of the clicked one; nothing for one period."""
    table = state.run(reporting_periods.reporting_periods, documents)
    if len(table) < FEWEST:
        return
    chosen = f"{key}-period"
    sentence = findings.reporting(table)
    blocks.picture(charts.reporting_bars(table, title=title), alt=sentence, key=f"{key}-reporting", measure=MEASURE,
                   n=int(table["n_docs"].sum()), on_pick=blocks.set_pick(chosen))  # fmt: skip
    st.caption(plain(sentence))
    period = state.value(chosen, "")
    if period in set(table["period"]):
        listed = state.table("documents", documents.where(date=period))
        st.subheader(f"{wording.times(len(listed), 'article')}, {wording.date(period)}", anchor=False)
        blocks.table(listed, "documents", key=f"{key}-of-period", columns=COLUMNS, on_pick=article_choice.read_article,
                     picks="doc_id")  # fmt: skip
    with st.expander("All periods as a table"):
        blocks.table(table, "reporting_periods", key=f"{key}-periods", on_pick=blocks.set_pick(chosen), picks="period")
