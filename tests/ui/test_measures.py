"""Each chart has a link to what its numbers mean, and the Methods page explains the columns of the table."""

from __future__ import annotations

import re

import pytest
from app_helpers import ROOT
from streamlit.testing.v1 import AppTest

from analytics import schema
from ui.components import measures

PICTURE = re.compile(r"blocks\.picture\((?:[^()]|\([^()]*\))*?key=f?\"([^\"]+)\"")
KEYS = {key for path in (ROOT / "ui").rglob("*.py") for key in PICTURE.findall(path.read_text(encoding="utf-8"))}


def test_each_chart_has_a_declared_table():
    fixed = {key for key in KEYS if "{" not in key}
    begun = {key.partition("{")[0].rstrip("-") for key in KEYS - fixed} - {""}  # "{key}-reporting" is listed by hand

    assert len(fixed) > 30
    assert {key for key in fixed | begun if not measures.table_of_chart(key)} == set()
    assert set(measures.TABLES.values()) <= set(schema.TABLES)


def explanation(table):
    def page(asked):
        import streamlit as st  # noqa: PLC0415 - the app runs this function alone

        from ui.components import measures  # noqa: PLC0415

        st.query_params[measures.ASKED] = asked
        measures.explain_asked()

    app = AppTest.from_function(page, args=(table,), default_timeout=60).run()
    assert not app.exception
    return [*(header.value for header in app.header), *(text.value for text in app.markdown)]


def test_a_measure_is_explained_column_by_column():
    title, row, columns = explanation("reporting_periods")

    assert title == "Reporting periods"
    assert row.startswith("One row per period with documents of one story")
    assert "- **Copied or from an agency** (`n_second_hand`)" in columns


@pytest.mark.parametrize("asked", ["", "<b>", "no_table"])
def test_an_unknown_measure_is_not_explained(asked):
    assert explanation(asked) == []
