"""Page parts that repeat: frame, table with CSV, evidence, pick."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analytics import evidence as evidence_module
from analytics import findings, languages
from analytics.export.csv import to_csv
from analytics.schema import LIST_SEPARATOR
from ui import filters, labels, state
from ui.text import marked, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import plotly.graph_objects as go

    from analytics.corpus import Corpus

CHART = {"displayModeBar": False, "showSendToCloud": False}
SHOWN_ROWS = 1_000  # rows sent to the browser, 86 kB; a grid sent in pieces cannot be clicked in this Streamlit
WIDE = (3, 2)  # picture and table against evidence
READ = "ui/pages/read.py"
ARTICLE = "article"
MAX_ARTICLES = 2_000  # offered in one list: every label travels to the browser
HEIGHT = 320  # pixels of a table, which then scrolls inside itself
FIRST_SENTENCES = 6
MOST_SENTENCES = 100


def head(title: str, question: str) -> tuple[Corpus, Corpus]:
    """Draw title and question, then `chosen`."""
    st.title(title, anchor=False)
    st.caption(question)
    return chosen()


def chosen() -> tuple[Corpus, Corpus]:
    """Draw the filter chips; return the whole corpus and the slice, and stop the page when that is empty."""
    corpus = state.current()
    part = corpus.where(**filters.wanted())
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


def table(
    frame: pd.DataFrame,
    name: str,
    *,
    key: str = "",
    columns: Sequence[str] = (),
    shown: pd.DataFrame | None = None,
    on_pick: Callable[[Any], None] | None = None,
    picks: str = "",
) -> None:
    """Draw a table with its columns in words, and the button that takes the library's table home as CSV.

    `shown` stands for it on screen, row by row, where ids must become words. A click on a cell hands the value of the
    column `picks` in its row, or the whole row without it, to `on_pick`.
    """
    key = f"table-{key or name}"
    screen = frame if shown is None else shown

    def picked() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        if cells and on_pick is not None:
            row = frame.iloc[cells[0][0]]
            on_pick(row[picks] if picks else row)

    select: dict[str, Any] = {"on_select": picked, "selection_mode": "single-cell"} if on_pick else {}
    st.dataframe(
        _spoken(screen.head(SHOWN_ROWS)),
        hide_index=True,
        height=height(frame),
        column_order=list(columns) or None,
        column_config=_columns(screen),
        key=key,
        alt=f"Table {name}, {len(frame):,} rows",
        **select,
    )
    if len(frame) > SHOWN_ROWS:
        st.caption(f"The first {SHOWN_ROWS:,} of {len(frame):,} rows; all are in the CSV.")
    csv_button(frame, name, key=key)


def grey_table(
    frame: pd.DataFrame, name: str, *, columns: Sequence[str], grey: str, colour: str, on_select: Callable[[], None]
) -> None:
    """Draw a table whose rows with a true `grey` are written in `colour`, and its CSV; the key is "table-" + `name`."""
    screen = _spoken(frame.head(SHOWN_ROWS))
    pale = [f"color: {colour}" if one else "" for one in screen[grey]]
    st.dataframe(
        screen.style.apply(lambda _: pale, axis="index"),
        hide_index=True,
        height=height(frame),
        column_order=list(columns),
        column_config=_columns(screen),
        key=f"table-{name}",
        alt=f"Table {name}, {len(frame):,} rows",
        on_select=on_select,
        selection_mode="single-cell",
    )
    if len(frame) > SHOWN_ROWS:
        st.caption(f"The first {SHOWN_ROWS:,} of {len(frame):,} rows; all are in the CSV.")
    csv_button(frame, name)


def height(frame: pd.DataFrame) -> int:
    """Return the pixels that a table takes: all its rows, or as many as it shows before it scrolls."""
    return min(HEIGHT, 38 + 35 * max(len(frame), 1))


def csv_button(frame: pd.DataFrame | Callable[[], pd.DataFrame], name: str, *, key: str = "") -> None:
    """Draw the button that downloads a table as CSV; one that is still to be made is made at the click."""
    rows = "" if callable(frame) else f" ({findings.times(len(frame), 'row')})"
    st.download_button(
        f"Download {name}.csv{rows}",
        data=lambda: to_csv(frame() if callable(frame) else frame),
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


def pick_article(part: Corpus) -> str:
    """Draw the choice of an article, which pages share; its id stands in the URL as `article`.

    A bound widget would put the label there, and two articles may have the same: so the URL is read and written here.
    """
    known = set(part.doc_ids)
    asked = st.query_params.get(ARTICLE, "")
    if asked in known and asked != st.session_state.get("article_asked"):
        st.session_state[ARTICLE] = asked
    if st.session_state.get(ARTICLE) not in known:
        st.session_state.pop(ARTICLE, None)
    titles = _titles(part, st.session_state.get(ARTICLE, ""))
    chosen: str = st.selectbox("Article", list(titles), key=ARTICLE, format_func=titles.get, persist_state="session")
    if len(part) > MAX_ARTICLES:
        st.caption(f"The first {MAX_ARTICLES:,} of {len(part):,} are listed; filters narrow them down.")
    st.query_params[ARTICLE] = st.session_state["article_asked"] = chosen
    return chosen


def _titles(part: Corpus, chosen: str) -> dict[str, str]:
    """Return the labels of the articles offered, the chosen one whatever its place."""
    documents = part.documents
    rows = documents.head(MAX_ARTICLES)
    if chosen and chosen not in set(rows["doc_id"]):
        rows = pd.concat([rows, documents[documents["doc_id"] == chosen]])
    return {row.doc_id: document_label(row) for row in rows.itertuples()}


def set_pick(key: str) -> Callable[[Any], None]:
    """Return what puts a clicked mark into the choice `key`."""

    def put(value: Any) -> None:
        st.session_state[key] = value[0] if isinstance(value, (list, tuple)) else value

    return put


def pick_names(names: Sequence[str]) -> None:
    """Put one name, or the two of a pair, into the choices of the Names page."""
    st.session_state["name_shown"] = names[0]
    if len(names) > 1 and names[0] != names[1]:
        st.session_state["name_with"] = names[1]


def evidence(part: Corpus, *, title: str, key: str, **asked: Any) -> None:
    """Draw the sentences behind a number: those with names, words or of a topic."""
    sentences(state.run(evidence_module.evidence, part, limit=MOST_SENTENCES, **asked), title=title, key=key)


def sentences(hits: pd.DataFrame, *, title: str, key: str) -> None:
    """Draw sentences with their hits marked, each with source, date, language and the way to the article."""
    st.header("Evidence", anchor=False)
    st.caption(plain(title))
    if hits.empty:
        st.caption("No sentence to show: try another choice or fewer filters.")
        return
    groups = list(hits.groupby(["doc_id", "start"], sort=False))
    many = st.session_state.get(f"{key}-more", False)
    for _, rows in groups[:MOST_SENTENCES] if many else groups[:FIRST_SENTENCES]:
        with st.container(gap=None):
            st.html(_sentence(rows))
            st.page_link(READ, label="Open the article", query_params={ARTICLE: rows["doc_id"].iloc[0]})
    if len(groups) > FIRST_SENTENCES:
        found = f"{len(groups)}" if len(groups) < MOST_SENTENCES else f"the first {MOST_SENTENCES}"
        st.toggle(f"Show {found} sentences", key=f"{key}-more")
    csv_button(hits, "evidence", key=f"{key}-evidence")


def read_article(doc_id: str) -> None:
    """Open an article on the Read page: what a click on a document does."""
    st.session_state[ARTICLE] = doc_id
    st.switch_page(READ)


def problems(issues: pd.DataFrame) -> None:
    """Draw what could not be read, or that all could."""
    st.header("Problems met", anchor=False)
    if issues.empty:
        st.caption("None: every file was read whole.")
    else:
        table(issues, "issues")


def document_label(row: Any) -> str:
    """Return how a document is called in a list: source, date, title or its first words."""
    return " · ".join(filter(None, [row.source, row.date, row.title or row.file]))


def _sentence(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    hits = [(hit.hit_start - hit.start, hit.hit_end - hit.start, "hit") for hit in rows.itertuples()]
    where = [first["source"], first["date"] or "no date", languages.name(first["language"]), first["title"]]
    line = escape(" · ".join(filter(None, where)))
    return f'<div class="evidence"><p>{marked(first["text"], hits)}</p><p class="where">{line}</p></div>'


def _spoken(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with languages as words, not codes."""
    spoken = {}
    for column in {"language", "languages"} & set(frame):
        names = {cell: ", ".join(map(languages.name, cell.split(LIST_SEPARATOR))) for cell in set(frame[column])}
        spoken[column] = frame[column].map(names)
    return frame.assign(**spoken)


def _columns(frame: pd.DataFrame) -> dict[str, Any]:
    """Give columns their words, numbers three digits and texts plain cells, whatever stands in them."""
    return {column: _column(str(column), str(frame[column].dtype)) for column in frame}


def _column(name: str, dtype: str) -> Any:
    words = {"label": labels.COLUMNS.get(name, name), "help": labels.HELP.get(name)}
    if dtype == "float64":
        return st.column_config.NumberColumn(**words, format="percent" if name.startswith("share") else "%.3g")
    if dtype == "int64":
        return st.column_config.NumberColumn(**words, format="localized")
    return st.column_config.TextColumn(**words) if dtype == "str" else st.column_config.Column(**words)


def few(n: int) -> bool:
    """Tell whether there are too few documents to test anything."""
    return n < findings.FEW_DOCUMENTS
