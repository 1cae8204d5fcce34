import io
import unicodedata

import numpy as np
import pandas as pd
import pytest

from analytics.export.csv import neutral, to_csv
from analytics.text.spreadsheets import restore_text

UNSEEN = [" ", "\u3000", "\xa0", "\u200b", "\ufeff", "\u202e", "\xad", "\x00", "\u2060 \u200f", "\x0b", "\u2028"]
ASCII = ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\t", "=", "-"]


@pytest.mark.parametrize(
    "cell",
    [
        *ASCII,
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        "﹦1",
        "﹢1",
        "﹣1",
        "﹫A",
        *(f"{unseen}＝1" for unseen in UNSEEN),
        " =1",
    ],
)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["Kabul", "'=1", "1-1", "a=b", "", " Kabul", "a＝b", "– a", "−1", "«=1»", -1, -0.5, True, None],
)
def test_other_texts_and_numbers_are_unchanged(cell):
    assert neutral(cell) is cell


@pytest.mark.parametrize("cell", [*ASCII, "＝1+1", "\u200b =1", "'tis so", "Kabul", ""])
def test_the_apostrophe_is_removed_when_the_file_is_read(cell):
    assert restore_text(neutral(cell)) == cell


def test_every_sign_that_unicode_maps_to_a_formula_sign_is_neutralised():
    alike = {chr(code) for code in range(0x110000) if unicodedata.normalize("NFKC", chr(code)) in {"=", "+", "-", "@"}}

    assert {sign for sign in alike if neutral(f"{sign}1") != f"'{sign}1"} == set()


def test_a_table_is_utf_8_with_a_mark_for_excel_and_unix_line_ends():
    table = pd.DataFrame({"name": ["Zürich", "喀布尔"], "n": [1, 2]}).astype({"name": "str"})

    assert to_csv(table) == "\ufeffname,n\nZürich,1\n喀布尔,2\n".encode()


def test_formula_cells_are_neutral_in_every_text_column_and_numbers_are_unchanged():
    table = pd.DataFrame({"a": ["=1", "b"], "n": [-1, 2], "x": [-0.5, np.nan], "direct": [True, False]})

    assert to_csv(table.astype({"a": "str"})).decode("utf-8-sig") == "a,n,x,direct\n'=1,-1,-0.5,True\nb,2,,False\n"


def test_categories_are_neutral_too():
    table = pd.DataFrame({"entity": pd.Categorical(["=1", "Kabul"])})

    assert to_csv(table).decode("utf-8-sig") == "entity\n'=1\nKabul\n"


@pytest.mark.parametrize("cell", ['a "quote", a comma', "two\nlines", "; semicolon", ""])
def test_a_cell_is_read_back_unchanged(cell):
    content = to_csv(pd.DataFrame({"text": [cell, "next"]}).astype({"text": "str"}))

    assert pd.read_csv(io.BytesIO(content), keep_default_na=False)["text"].tolist() == [cell, "next"]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_line_ends_within_a_cell_are_one_kind_and_do_not_break_the_row(end):
    content = to_csv(pd.DataFrame({"text": [f"two{end}lines"], "n": [1]}).astype({"text": "str"}))

    assert content == b'\xef\xbb\xbftext,n\n"two\nlines",1\n'


def test_a_table_without_rows_is_a_header():
    assert to_csv(pd.DataFrame({"a": [], "b": []})) == "\ufeffa,b\n".encode()


def test_the_table_itself_is_not_changed():
    table = pd.DataFrame({"a": ["=1"]}).astype({"a": "str"})
    to_csv(table)

    assert table["a"].tolist() == ["=1"]
