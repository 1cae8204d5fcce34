"""The Excel workbook of a page has the tables that the page shows, and its filters."""

from __future__ import annotations

import io

import pandas as pd
from openpyxl import load_workbook

from ui.components import page_workbook


def test_the_notes_have_the_corpus_the_filters_and_the_meaning_of_each_column():
    tables = {"timeline": pd.DataFrame({"period": ["2021-08"], "share_docs": [0.5]})}

    book = load_workbook(io.BytesIO(page_workbook.content(tables, "Overview", {"source": "Reuters"}, "Seeds")))

    notes = [tuple(cell for cell in row if cell is not None) for row in book["Notes"].iter_rows(values_only=True)]
    assert notes[:3] == [("Corpus", "Seeds"), ("Page", "Overview"), ("Filter: source", "Reuters")]
    assert ("timeline", "period x source", "share_docs", "Share of documents") in [row[:4] for row in notes]
    assert book.sheetnames == ["Notes", "timeline"]


def test_a_second_table_of_a_name_has_the_headings_of_its_table():
    tables = {"topics": pd.DataFrame({"label": ["Visas"]}), "topics 2": pd.DataFrame({"label": ["Flights"]})}

    book = load_workbook(io.BytesIO(page_workbook.content(tables, "Topics", {}, "Seeds")))

    headings = {row[0]: row[3] for row in book["Notes"].iter_rows(values_only=True) if row[2] == "label"}
    assert headings == {"topics": "Topic", "topics 2": "Topic"}
