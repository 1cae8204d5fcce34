"""Page parts that repeat: frame, table with CSV, evidence, pick."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import evidence as evidence_module
from analytics import findings, languages
from analytics.export.csv import to_csv
from ui import filters, state
from ui.text import marked, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from analytics.corpus import Corpus

CHART = {"displayModeBar": False, "showSendToCloud": False}
LAZY_ROWS = 10_000  # rows from which a grid is sent in pieces: 100,000 rows are 8.6 MB otherwise
WIDE = (3, 2)  # picture and table against evidence
READ = "ui/pages/read.py"


def head(title: str, question: str) -> tuple[Corpus, Corpus]:
    """Draw title, question and filter chips; return the whole corpus and the slice, and stop when that is empty."""
    corpus = state.current()
    part = corpus.where(**filters.wanted())
    st.title(title, anchor=False)
    st.caption(question)
    filters.chips(corpus, part)
    if len(part) == 0:
        filters.explain_empty(corpus)
        st.stop()
    return corpus, part


def finding(sentence: str) -> None:
    """Draw the finding of a page."""
    if sentence:
        st.html(f'<p class="finding">{escape(sentence)}</p>')


def picture(figure: go.Figure, *, alt: str, key: str, on_pick: Callable[[Any], None] | None = None) -> None:
    """Draw a chart; a click on a mark hands its `customdata` to `on_pick`."""

    def picked() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and on_pick is not None:
            on_pick(points[0]["customdata"])

    select: dict[str, Any] = {"on_select": picked, "selection_mode": "points"} if on_pick else {}
    st.plotly_chart(figure, key=key, alt=alt, config=CHART, **select)


def table(frame: pd.DataFrame, name: str, *, key: str = "", columns: Sequence[str] = (), height: int = 320) -> None:
    """Draw a table and the button that takes it home as CSV, all columns of the library's table in it."""
    st.dataframe(
        frame,
        hide_index=True,
        height=min(height, 38 + 35 * max(len(frame), 1)),
        column_order=list(columns) or None,
        column_config=_columns(frame),
        lazy=len(frame) > LAZY_ROWS or None,
        key=f"table-{key or name}",
        alt=f"Table {name}, {len(frame):,} rows",
    )
    csv_button(frame, name, key=key)


def csv_button(frame: pd.DataFrame, name: str, *, key: str = "") -> None:
    """Draw the button that downloads a table as CSV."""
    st.download_button(
        f"Download {name}.csv ({len(frame):,} rows)",
        data=lambda: to_csv(frame),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv-{key or name}",
        on_click="ignore",
    )


def pick(label: str, options: Sequence[str], *, key: str, shown: Callable[[str], str] = str) -> str:
    """Draw the choice of what the evidence shows; it lives in the URL and falls back to the first option."""
    if st.session_state.get(key) not in options:
        st.session_state.pop(key, None)
    return st.selectbox(label, list(options), key=key, format_func=shown, bind="query-params") or ""


def set_pick(key: str) -> Callable[[Any], None]:
    """Return what puts a clicked mark into the choice `key`."""

    def put(value: Any) -> None:
        st.session_state[key] = value[0] if isinstance(value, (list, tuple)) else value

    return put


def evidence(part: Corpus, *, title: str, key: str, limit: int = 12, **asked: Any) -> None:
    """Draw the sentences behind a number, each with source, date, language and the way to the article."""
    st.subheader("Evidence", anchor=False)
    st.caption(plain(title))
    hits = state.run(evidence_module.evidence, part, limit=100, **asked)
    if hits.empty:
        st.caption("No sentence to show: try another choice or fewer filters.")
        return
    groups = list(hits.groupby(["doc_id", "start"], sort=False))
    for _, rows in groups[:limit]:
        st.html(_sentence(rows))
        st.page_link(READ, label="Open the article", query_params={"article": rows["doc_id"].iloc[0]})
    shown = min(limit, len(groups))
    st.caption(f"{shown} of {len(groups) if len(groups) < 100 else '100 or more'} sentences")  # noqa: PLR2004
    csv_button(hits, "evidence", key=f"{key}-evidence")


def document_label(row: Any) -> str:
    """Return how a document is called in a list: source, date, title or its first words."""
    return " · ".join(filter(None, [row.source, row.date, row.title or row.file]))


def _sentence(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    hits = [(hit.hit_start - hit.start, hit.hit_end - hit.start, "hit") for hit in rows.itertuples()]
    where = [first["source"], first["date"] or "no date", languages.name(first["language"]), first["title"]]
    line = escape(" · ".join(filter(None, where)))
    return f'<div class="evidence"><p>{marked(first["text"], hits)}</p><p class="where">{line}</p></div>'


def _columns(frame: pd.DataFrame) -> dict[str, Any]:
    """Give numbers three digits and text columns plain cells, whatever stands in them."""
    config: dict[str, Any] = {}
    for column in frame:
        if frame[column].dtype == "float64":
            percent = str(column).startswith("share")
            config[column] = st.column_config.NumberColumn(format="percent" if percent else "%.3g")
        elif frame[column].dtype == "int64":
            config[column] = st.column_config.NumberColumn(format="localized")
        elif frame[column].dtype == "str":
            config[column] = st.column_config.TextColumn()
    return config


def few(n: int) -> bool:
    """Tell whether there are too few documents to test anything."""
    return n < findings.FEW_DOCUMENTS
