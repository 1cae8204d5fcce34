"""Parts of several pages: their head, pictures, tables with CSV, and the choice of the evidence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.findings import wording
from analytics.text import languages
from ui import state
from ui.charts import palette
from ui.charts.figure import Unchecked
from ui.components import chart_files, downloads, evidence_panel, labels, measures
from ui.components.coloured_rows import coloured_rows
from ui.selection import filters, selected_mark
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from ui.charts.figure import Figure

MOST_SENTENCES = evidence_panel.MOST_SENTENCES
evidence, sentences, of_mark = evidence_panel.evidence, evidence_panel.sentences, evidence_panel.of_mark
side_by_side = evidence_panel.side_by_side
csv_button = downloads.csv_button
CHART = {**chart_files.MODE_BAR, "showSendToCloud": False}
SHOWN_ROWS = 1_000  # rows sent to the browser, 86 kB; a grid sent in pieces cannot be clicked in this Streamlit
WIDE = (3, 2)  # picture and table against evidence
HEIGHT = 320  # pixels of a table, which then scrolls inside itself


def head(title: str, question: str) -> tuple[Corpus, Corpus]:
    """Draw title and question, then `chosen_documents`."""
    st.title(title, anchor=False)
    st.caption(question)
    return chosen_documents()


def chosen_documents() -> tuple[Corpus, Corpus]:
    """Draw the filter chips; return the whole corpus and the slice, and stop the page if the slice is empty."""
    corpus = state.current()
    part = corpus.where(**filters.active_filters())
    filters.chips(corpus, part)
    if len(part) == 0:
        filters.explain_empty(corpus)
        st.stop()
    selected_mark.draw(part)
    state.set_value("shown_documents", _shown_documents(part))
    return corpus, part


def finding(sentence: str) -> None:
    """Draw the finding of a page."""
    if sentence:
        st.html(f'<p class="finding">{escape(sentence)}</p>')


def picture(
    figure: Figure,
    *,
    alt: str,
    key: str,
    measure: str = "",
    on_pick: Callable[[Any], None] | None = None,
    on_brush: Callable[[list[Any]], None] | None = None,
    says: tuple[str, ...] = (),
    n: int | str | None = None,
) -> None:
    """Draw a chart below its title and a line with its measure, number of documents and filters.

    `measure` says what is drawn, with its unit. `n` is the number of documents drawn, as a number or as a sentence such
    as "n = 88 documents compared with 25"; without it, all documents of the page are drawn.

    A click on a mark passes its `customdata` to `on_pick` and selects it: `says` names the parts of `customdata`
    ("source", "topic", "entity", "keyword", "period", "" for nothing; ("names",) for a name or a pair). A click on a
    mark or a frame around several passes the list of their `customdata` to `on_brush`.
    """

    def follow_pick() -> None:
        mark = state.clicked_point(key)
        if mark is not None:
            _follow(mark, on_pick, says)

    def follow_brush() -> None:
        marks = state.brushed_points(key)
        if marks and on_brush is not None:
            on_brush(marks)

    select: dict[str, Any] = {"on_select": follow_pick, "selection_mode": "points"} if on_pick or says else {}
    if on_brush is not None:
        select = {"on_select": follow_brush, "selection_mode": ("points", "box")}
    line = measure_line(figure, measure, n)
    st.html(chart_heading(figure, line))
    st.plotly_chart(Unchecked(selected_mark.highlight(figure, says)), key=key, alt=alt, config=CHART, **select)
    chart_files.draw(figure, key=key, measure=line, corpus=state.corpus_name())


def chart_heading(figure: Figure, line: str) -> str:
    """Return the HTML of the title of a chart and of the line below it."""
    return f'<p class="chart-title">{escape(figure.title)}</p><p class="chart-measure">{escape(line)}</p>'


def measure_line(figure: Figure, measure: str, n: int | str | None) -> str:
    """Return the line below the title of a chart: its measure, number of documents and filters."""
    size, filtered = state.value("shown_documents", ("", ""))
    if n is not None and size != f"n = {wording.times(n, 'document') if isinstance(n, int) else ''}":
        size = n if isinstance(n, str) else f"n = {n:,} of {size.removeprefix('n = ')}"
    parts = [measure, figure.scale, "; ".join(filter(None, [size, filtered]))]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def source_colours(corpus: Corpus) -> dict[str, str]:
    """Return the colour of each source of the whole corpus; sources chosen in the filter always have one."""
    return palette.by_source(corpus.documents["source"], state.value("source") or ())


def _follow(values: Any, on_pick: Callable[[Any], None] | None, says: tuple[str, ...]) -> None:
    if says:
        selected_mark.choose(**selected_mark.mark_values(says, values))
    if on_pick is not None:
        on_pick(values)


def _shown_documents(part: Corpus) -> tuple[str, str]:
    """Return "n = 27 documents", and the filters in words: "source: Reuters; language: German"."""
    parts = [
        f"{filters.TITLES[name]}: {filters.filter_words(name, value)}"
        for name, value in filters.active_filters().items()
    ]
    return f"n = {wording.times(len(part), 'document')}", "; ".join(parts)


def table(
    frame: pd.DataFrame,
    name: str,
    *,
    key: str = "",
    columns: Sequence[str] = (),
    shown: pd.DataFrame | None = None,
    on_pick: Callable[[Any], None] | None = None,
    picks: str = "",
    says: Mapping[str, str] | None = None,
) -> None:
    """Draw a table with column labels, and the button that downloads the table of the library as CSV.

    `shown` replaces it on screen, row by row, where ids must become words. A click on a cell passes the value of the
    column `picks` in its row, or the whole row without it, to `on_pick`; `says` maps parts of the selection to columns:
    {"source": "source", "keyword": "term"}.
    """
    key = f"table-{key or name}"
    screen = frame if shown is None else shown

    def follow_pick() -> None:
        clicked = state.clicked_row(key)
        if clicked is not None:
            row = frame.iloc[clicked]
            if says:
                selected_mark.choose(**{name: str(row[column]) for name, column in says.items()})
            if on_pick is not None:
                on_pick(row[picks] if picks else row)

    select: dict[str, Any] = {"on_select": follow_pick, "selection_mode": "single-cell"} if on_pick or says else {}
    st.dataframe(
        _screen_values(screen.head(SHOWN_ROWS), name),
        hide_index=True,
        height=height(frame),
        column_order=list(columns) or None,
        column_config=_columns(screen, name),
        key=key,
        placeholder="",
        alt=f"Table {name}, {len(frame):,} rows",
        **select,
    )
    if len(frame) > SHOWN_ROWS:
        st.caption(f"The first {SHOWN_ROWS:,} of {len(frame):,} rows; all are in the CSV.")
    _below_table(frame, name, key)


def _below_table(frame: pd.DataFrame, name: str, key: str) -> None:
    """Draw the download of a table, and the link to what its numbers mean."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        csv_button(frame, name, key=key)
        measures.link(name, measures.COLUMNS_LABEL)


def grey_table(
    frame: pd.DataFrame, name: str, *, columns: Sequence[str], grey: str, colour: str, on_select: Callable[[], None]
) -> None:
    """Draw a table and its CSV; rows whose column `grey` is true are in `colour`. The key is "table-" + `name`."""
    rows = frame.head(SHOWN_ROWS)
    screen = _screen_values(rows[list(columns)], name)
    st.dataframe(
        coloured_rows(screen, rows[grey].to_numpy(), colour),
        hide_index=True,
        height=height(frame),
        column_order=list(columns),
        column_config=_columns(screen, name),
        key=f"table-{name}",
        placeholder="",
        alt=f"Table {name}, {len(frame):,} rows",
        on_select=on_select,
        selection_mode="single-cell",
    )
    if len(frame) > SHOWN_ROWS:
        st.caption(f"The first {SHOWN_ROWS:,} of {len(frame):,} rows; all are in the CSV.")
    _below_table(frame, name, "")


def height(frame: pd.DataFrame) -> int:
    """Return the height of a table in pixels: all rows, or the maximum before it scrolls."""
    return min(HEIGHT, 38 + 35 * max(len(frame), 1))


def pick(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    shown: Callable[[str], str] = str,
    of: str = "",
    mark_of: Callable[[str], Mapping[str, Any]] | None = None,
) -> str:
    """Draw the choice of the evidence; it is stored in the URL and falls back to the first option.

    `of` is what the options belong to, such as the name whose words are offered; if it changes, the choice is reset.
    `mark_of` gives the selection that an option stands for, as the arguments of `selected_mark.choose`: a new selection
    on any page then sets the choice here, and another choice here replaces the selection.
    """
    if mark_of is not None:
        selected_mark.follow(key, options)
    if state.value(f"{key}-of", of) != of:
        state.pop_value(key)
        st.query_params.pop(key, None)
    state.set_value(f"{key}-of", of)
    if state.value(key) not in options:
        state.pop_value(key)
    wanted = st.query_params.get(key, "")
    if wanted and options and wanted not in map(shown, options):
        st.caption(plain(f"{label}: “{cut(wanted, 40)}” is not in the list for these documents."))

    def replace_mark() -> None:
        if mark_of is not None:
            selected_mark.replace(**mark_of(state.value(key) or ""))

    return st.selectbox(label, list(options), key=key, format_func=shown, bind="query-params",
                        on_change=replace_mark) or ""  # fmt: skip


def set_pick(key: str) -> Callable[[Any], None]:
    """Return the callback that stores a clicked mark in the choice `key`."""

    def put(value: Any) -> None:
        state.set_value(key, value[0] if isinstance(value, (list, tuple)) else value)

    return put


def pick_names(names: Sequence[str]) -> None:
    """Store one name, or the two of a pair, in the choices of the Names page, and select them."""
    selected_mark.choose(names=list(names[:2]))
    state.set_value("name_shown", names[0])
    if len(names) > 1 and names[0] != names[1]:
        state.set_value("name_with", names[1])


def problems(issues: pd.DataFrame) -> None:
    """Draw the problems of reading, or a note that there are none."""
    if issues.empty:
        st.caption("There are none: every file was read completely.")
    else:
        table(issues, "issues")


def _screen_values(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return the table with names of languages instead of codes, and shares as percents."""
    numbers = frame.select_dtypes("float64")
    spoken = {name: 100 * numbers[name] for name in numbers if labels.is_share(str(name), table)}
    for column in {"language", "languages"} & set(frame):
        names = {cell: languages.names(cell) for cell in set(frame[column])}
        spoken[column] = frame[column].map(names)
    if "period" in frame:
        spoken["period"] = frame["period"].replace("", "no date")
    return frame.assign(**spoken)


def _columns(frame: pd.DataFrame, table: str) -> dict[str, Any]:
    """Return the column settings: labels, numbers with three digits, and texts as plain cells."""
    return {column: _column(str(column), str(frame[column].dtype), table) for column in frame}


def _column(name: str, dtype: str, table: str) -> Any:
    words = {"label": labels.heading(name, table), "help": labels.hover(name, table)}
    if dtype == "float64":
        return st.column_config.NumberColumn(**words, format="%.0f%%" if labels.is_share(name, table) else "%.3g")
    if dtype == "int64":
        return st.column_config.NumberColumn(**words, format="localized")
    return st.column_config.TextColumn(**words) if dtype == "str" else st.column_config.Column(**words)


def has_few_documents(n: int) -> bool:
    """Return whether there are too few documents for a test."""
    return n < wording.FEW_DOCUMENTS
