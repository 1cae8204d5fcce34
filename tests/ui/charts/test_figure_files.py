"""A chart as a file: what is written into it, its data as a table, and code that draws it again."""

from __future__ import annotations

import re

import pandas as pd
import plotly.graph_objects as go
import pytest
from app_helpers import HOSTILE
from figure_samples import SAMPLES

from analytics.export.csv import to_csv
from ui.charts import basic as charts
from ui.charts.figure_data import figure_code, figure_data
from ui.charts.print_layout import print_layout
from ui.components.chart_files import file_name


def bars(title="Who is named most?", names=("Kabul", "A name that is much too long for a row of the chart")):
    table = pd.DataFrame({"entity": names, "n_docs": [3, 1]})
    return charts.bars(table, label="entity", value="n_docs", title=title)


def test_the_data_of_a_chart_have_the_full_names_and_the_numbers():
    got = figure_data(bars())

    assert got[["x", "y"]].to_numpy().tolist() == [
        ["3", "Kabul"],
        ["1", "A name that is much too long for a row of the chart"],
    ]


def test_the_data_of_a_heatmap_have_one_row_per_cell_and_no_marks_that_are_not_seen():
    square = pd.DataFrame([[5, 2], [0, 4]], ["Kabul", "Beijing"], ["Reuters", "AP"])

    got = figure_data(charts.heatmap(square, title="t", unit="documents", pick=True))

    assert got[["y", "x", "value"]].to_numpy().tolist() == [
        ["Kabul", "Reuters", 5.0],
        ["Kabul", "AP", 2.0],
        ["Beijing", "Reuters", 0.0],
        ["Beijing", "AP", 4.0],
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_code_draws_as_many_marks_from_the_file_as_the_chart_has(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    figure = SAMPLES[name]()
    table = figure_data(figure)
    (tmp_path / "chart.csv").write_bytes(to_csv(table))
    variables: dict[str, object] = {}

    exec(figure_code(figure, "chart"), variables)

    drawn = variables["figure"]
    assert isinstance(drawn, go.Figure)
    assert sum(len(trace.x) for trace in drawn.data) == len(table) > 0
    assert drawn.layout.title.text == figure.title
    assert (tmp_path / "chart.html").exists()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_stays_text_in_the_file_and_in_the_code(text):
    figure = bars(title=text)

    written = print_layout(figure, [text])["title"]["text"]
    code = figure_code(figure, file_name(text))

    assert set(re.sub(r"</?b>|<br>|</?span[^>]*>", "", written)) & set("<>{%") == set()
    compile(code, "code", "exec")
    assert re.fullmatch(r"[a-z0-9-]+", file_name(text))


def test_a_long_title_is_broken_into_lines_and_the_file_has_room_for_them():
    short, long = (print_layout(bars(title=title), ["n = 3 documents"]) for title in ("Short", "long title " * 20))

    assert long["title"]["text"].count("<br>") > short["title"]["text"].count("<br>")
    assert long["margin"]["t"] - short["margin"]["t"] == long["height"] - short["height"] > 0
    assert "n = 3 documents" in short["title"]["text"]


def test_a_file_is_named_after_what_the_chart_shows():
    assert file_name("Which source mentions what?") == "which-source-mentions-what"
    assert file_name("谁提到什么？") != "chart"
    assert file_name("?!") == "chart"
