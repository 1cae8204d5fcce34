"""The choice to show only the rows that pass the test of their table, or all rows as a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics import inference
from analytics.findings import supported

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def choose(table: pd.DataFrame, name: str, *, of: Sequence[str] = ()) -> pd.DataFrame:
    """Draw the choice and how many rows pass; return the rows to show.

    With `of`, rows with the same values as a passing row stay too. Without a row that could be tested there is no
    choice. All pages share the choice, and it is in the link.
    """
    column = inference.test_column(name)
    if not column or table[column].isna().all():
        return table
    only = st.toggle("Only rows that pass the test", key="passes", bind="query-params")
    passing = supported.passing_rows(table, column)
    st.caption(supported.rows_passing(len(passing), len(table), column))
    if not only:
        return table
    if passing.empty:
        st.caption("Turn the switch off to see all rows.")
    chosen = supported.beside_passing(table, column, of) if of else passing
    return chosen.reset_index(drop=True)
