"""The corrections on screen: metadata as an editable table, and the curation file to download and upload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analytics.curation import curation
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.findings import loading, wording
from analytics.text import languages
from ui import state
from ui.components import blocks, labels, unapplied
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.corpus.store import Corpus

EDITED = ("source", "title", "date", "author", "url", "language")
FIRST = ("title", "source", "section", "date", "author", "n_words", "to_check")
THEN = ("file", "record", "page", "n_words_export", "date_precision", "date_origin", "language", "url")
WIDTHS = {"file": "small", "title": "large", "url": "small", "to_check": "medium"}
MOST_LISTED = 5  # rows of a curation file that cannot be understood; more are counted
SELDOM = {"record", "section", "page", "n_words_export", "to_check"}  # shown where an article has a value
ORIGINS = ("source_origin", "title_origin", "author_origin")


def metadata(part: Corpus) -> None:
    """Draw the metadata of the articles as a table whose cells can be changed."""
    rows = state.metadata(part, blocks.SHOWN_ROWS)
    rows = rows.assign(n_words=part.documents["n_words"].head(len(rows)).to_numpy())
    rows = rows.assign(to_check=loading.to_check(rows))
    empty = {name for name in SELDOM if not rows[name].astype("bool").any()}
    key = f"metadata-{state.n_noted()}"

    def note_edits() -> None:
        changed = state.value(key)["edited_rows"]
        state.note(
            ("document", curation.key_of(rows.iloc[row]), column, str(value or "").strip())
            for row, cells in changed.items()
            for column, value in cells.items()
        )

    st.data_editor(
        rows,
        key=key,
        on_change=note_edits,
        hide_index=True,
        height=blocks.height(rows),
        column_order=[name for name in (*FIRST, *THEN, *ORIGINS) if name not in empty],
        column_config={name: _column(name) for name in rows},
        disabled=[name for name in rows if name not in EDITED],
        alt=f"Table metadata, {len(rows):,} rows",
    )
    if len(part) > len(rows):
        st.caption(f"The first {len(rows):,} of {len(part):,} articles; filters narrow them down.")


def corrections() -> None:
    """Draw the corrections with their file to download and upload, and the buttons that apply and undo them."""
    noted = state.corrections()
    problem = state.problem()
    if problem:
        st.error(plain(problem))
    blocks.finding(_finding(noted, state.n_unapplied()))
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Apply to all numbers", type="primary", disabled=not state.n_unapplied()):
            unapplied.apply_noted()
        st.button("Undo the last", on_click=lambda: state.note_all(noted.iloc[:-1]), disabled=noted.empty)
        st.button("Undo all", on_click=lambda: state.note_all(noted.iloc[:0]), disabled=noted.empty)
        blocks.csv_button(noted, "curation")
    if not noted.empty:
        columns = {name: _column(name) for name in noted}
        alt = f"Table corrections, {len(noted)} rows"
        st.dataframe(noted, hide_index=True, height=blocks.height(noted), column_config=columns, alt=alt)
    draw_upload("Load corrections from a curation.csv", curation_file.parse, key="curation_file")


def draw_upload(label: str, parse: Callable[[bytes, str], curation_file.CurationFile], *, key: str) -> None:
    """Draw the upload of a file whose rows are corrections, and the button that notes them."""
    upload = st.file_uploader(label, type="csv", key=key)
    if st.button("Add these corrections", key=f"{key}-add", disabled=upload is None) and upload is not None:
        _add(upload.getvalue(), upload.name, parse)


def draw_noted(what: str, row: Callable[[Any], dict[str, str]], *, key: str) -> None:
    """Draw the corrections of one kind, each with a button to remove it, and the button that applies all corrections.

    `row` describes a correction in words, given its cells by column.
    """
    every = state.corrections()
    rows = every[every["what"] == what]
    if not rows.empty:
        table = pd.DataFrame([row(one) for one in rows.itertuples()]).astype("str")
        said = dict(zip(rows.index, table.apply(" · ".join, axis="columns"), strict=True))
        chosen = f"{key}-back-{state.n_noted()}"

        def taken_back() -> None:
            state.note_all(every.drop(index=state.value(chosen)).reset_index(drop=True))

        blocks.table(table, key)
        st.multiselect("Remove corrections", list(said), key=chosen, format_func=said.get, on_change=taken_back)
    n = state.n_unapplied()
    if n:
        st.caption(f"{wording.times(n, 'correction')} not applied to the numbers yet.")
    if st.button("Apply to all numbers", type="primary", key=f"{key}-apply", disabled=not n):
        unapplied.apply_noted()


def _add(content: bytes, name: str, parse: Callable[[bytes, str], curation_file.CurationFile]) -> None:
    try:
        read = parse(content, name)
    except CorpusError as error:
        st.error(plain(str(error)))
        return
    state.note(read.corrections.itertuples(index=False))
    if read.issues:
        problems = [f"{issue.problem}: {issue.detail}" for issue in read.issues[:MOST_LISTED]]
        rest = (
            f" {len(read.issues) - MOST_LISTED:,} more rows were not applied." if len(read.issues) > MOST_LISTED else ""
        )
        state.refuse(f"{name}, {' '.join(problems)}{rest}")
    st.rerun()


def _finding(noted: pd.DataFrame, n_unapplied: int) -> str:
    if noted.empty:
        return "There are no corrections yet. Use a button next to a line above, or change a cell of the table."
    if n_unapplied:
        return f"{wording.times(len(noted), 'correction')}, {n_unapplied:,} not applied to the numbers yet."
    return f"{wording.times(len(noted), 'correction')}, all applied."


def _column(name: str) -> Any:
    words = {"label": labels.heading(name), "help": labels.hover(name)}
    if name == "language":
        return st.column_config.SelectboxColumn(
            **words, options=languages.known_languages(), format_func=languages.name
        )
    if name.startswith("n_"):
        return st.column_config.NumberColumn(**words, format="localized")
    return st.column_config.TextColumn(**words, width=WIDTHS.get(name))
