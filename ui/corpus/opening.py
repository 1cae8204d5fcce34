"""Open own articles: files, a folder or an archive, the meaning of columns, and the reading."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from analytics.corpus import kept_uploads
from analytics.findings import wording
from analytics.reading.formats import column_names, files
from ui import state
from ui.components import labels
from ui.components.attempts import attempt, show_bug
from ui.corpus import tagging, upload_preview
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from analytics.reading.formats.tables import TableColumns

KINDS = {"files": True, "folder": "directory"}
NOT_USED = ""
_FAILED = "These files could not be read"


def draw(*, then: str = "") -> None:
    """Draw the upload, the choice of columns when there are tables, and the button that reads and opens `then`."""
    st.caption(
        "Accepted files: texts, web pages, PDF, Word, mails, subtitles, tables, news feeds and archives of them. Add a"
        " metadata.csv (file, source, title, date, url) for what the files do not say, and a curation.csv with"
        " corrections."
    )
    kind = st.segmented_control(
        "Upload", list(KINDS), default="files", format_func=str.capitalize, key="upload_kind", required=True
    )
    uploads = st.file_uploader(
        "Articles", accept_multiple_files=KINDS[kind], key=f"upload-{kind}", help=f"Accepted files: {files.FORMATS}."
    )
    given = [(upload.name, upload.getvalue()) for upload in uploads]
    ids = [upload.file_id for upload in uploads]
    columns, split_at = dict[str, str](), ""
    with _guarded():
        columns = _columns(files.columns_of(given))
        upload_preview.rows(given, ids, columns)
        split_at = upload_preview.split(given, ids)
    tagger = tagging.draw()
    if st.button("Read these files", disabled=not (uploads and tagger), type="primary"):
        attempt(lambda: state.adopt(given, columns, tagger, split_at=split_at), _FAILED, then=then)
    if state.has_own():
        st.button("Back to the first corpus", on_click=state.put_back)
    st.caption(
        f"Your articles are kept on this server until {kept_uploads.HOURS} hours after your last visit. Only the"
        " address of your page opens them. “Back to the first corpus” deletes them."
    )


@contextmanager
def _guarded() -> Iterator[None]:
    """Show an error of the program in what is drawn, and go on."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - as in `attempt`
        show_bug(error, _FAILED)


def _columns(tables: Sequence[TableColumns]) -> dict[str, str]:
    """Draw the choice of the meaning of columns; return those that differ from the detected ones."""
    if not tables:
        return {}
    names = list(dict.fromkeys(name for table in tables for name in table.columns))
    detected = {field: column for table in reversed(tables) for field, column in table.found.items()}
    missing = [table.file for table in tables if "text" not in table.found]
    with st.expander(f"Columns of {wording.times(len(tables), 'table')}", expanded=bool(missing)):
        st.caption(plain(_column_note(tables, missing)))
        shown = {name: _with_sample(name, tables) for name in names}
        places = st.columns(4)
        chosen = {
            field: _pick(places[number % 4], field, shown, detected.get(field, NOT_USED))
            for number, field in enumerate(column_names.FIELDS)
        }
    return {field: column for field, column in chosen.items() if column and column != detected.get(field)}


def _column_note(tables: Sequence[TableColumns], missing: list[str]) -> str:
    if missing:
        return f"{wording.list_names(missing)}: no column with the texts was found. Choose it below."
    samples = (f"{table.file}: the text is {table.found['text']}" for table in tables)
    return f"{'; '.join(samples)}. Change what is wrong."


def _pick(place: DeltaGenerator, field: str, shown: dict[str, str], detected: str) -> str:
    options = {NOT_USED: "not used"} | shown
    at = list(options).index(detected)
    words = labels.heading(field)
    chosen: str = place.selectbox(words, list(options), at, lambda name: options[name], key=f"column-{field}")
    return chosen


def _with_sample(name: str, tables: Sequence[TableColumns]) -> str:
    """Return the name of a column with its first cell as an example."""
    sample = next((cell for table in tables for cell in table.samples.get(name, ()) if cell), "")
    return cut(f"{name}: {sample}", 40) if sample else name
