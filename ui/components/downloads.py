"""The button that downloads a table as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.export.csv import to_csv
from analytics.findings import wording
from ui import state

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd


def csv_button(frame: pd.DataFrame | Callable[[], pd.DataFrame], name: str, *, key: str = "") -> None:
    """Draw the button that downloads a table as CSV; a callable is called at the click.

    A table that is given as such is also in the workbook of the page.
    """
    if not callable(frame):
        state.note_table(name, frame)
    rows = "" if callable(frame) else f" ({wording.times(len(frame), 'row')})"
    st.download_button(
        f"Download {name}.csv{rows}",
        data=lambda: to_csv(frame() if callable(frame) else frame),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv-{key or name}",
        on_click="ignore",
    )
