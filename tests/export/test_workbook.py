"""An Excel workbook, read back as a person opens it."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from app_helpers import HOSTILE
from openpyxl import load_workbook

from analytics.export import workbook


def read_back(tables, notes=()):
    return load_workbook(io.BytesIO(workbook.workbook(tables, notes)))


def cells(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_there_is_one_sheet_per_table_after_the_notes():
    table = pd.DataFrame({"source": ["Reuters", "AP"], "n_docs": [3, 1], "share": [0.75, float("nan")]})

    book = read_back({"timeline": table}, [("Documents", 4), ("source", "Reuters")])

    assert book.sheetnames == ["Notes", "timeline"]
    assert cells(book["Notes"]) == [["Documents", 4], ["source", "Reuters"]]
    assert cells(book["timeline"]) == [["source", "n_docs", "share"], ["Reuters", 3, 0.75], ["AP", 1, None]]
    assert book["timeline"].auto_filter.ref == "A1:C3"


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1", "@SUM(A1)", "\t=1+1", "control \x01 sign", "x" * 40_000])
def test_a_text_is_never_a_formula(text):
    book = read_back({"t": pd.DataFrame({text[:50]: [text]})}, [(text,)])

    written = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in written} == {"s"}
    assert not [cell.value for cell in written if cell.value.startswith(("=", "@", "\t"))]


def test_names_of_sheets_are_valid_and_different():
    table = pd.DataFrame({"a": [1]})

    book = read_back({"notes": table, "Notes": table, "a/b:c*": table, "x" * 40: table, "x" * 41: table})

    assert book.sheetnames[0] == "Notes"
    assert len({name.lower() for name in book.sheetnames}) == 6
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_a_long_table_is_cut_and_the_notes_say_so(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)

    book = read_back({"lines": pd.DataFrame({"line": [1, 2, 3]})})

    assert len(cells(book["lines"])) == 3
    assert cells(book["Notes"]) == [["lines", "the first 2 of 3 rows; all are in the CSV file"]]
