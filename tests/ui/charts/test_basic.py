"""Figures: the order of marks, the value of a click, and document texts shown as text."""

from __future__ import annotations

import inspect
import json
import re
from html import unescape

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from app_helpers import HOSTILE
from figure_samples import FIGURES, checked

from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.charts import lanes as lane_charts
from ui.charts import network as network_charts
from ui.charts import sources as source_charts
from ui.charts.palette import ACCENT, GREY, KINDS, by_source
from ui.components import blocks
from ui.text import chart

each_figure = pytest.mark.parametrize("name", FIGURES)


def strings(value, *path):
    """Yield every text of a figure with its path."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part, *path, key)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, *path)
    elif isinstance(value, str):
        yield path, value


def test_every_figure_has_a_sample():
    made = {
        name
        for module in (charts, keyword_charts, lane_charts, network_charts, source_charts)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
    }

    assert made == set(FIGURES)


@each_figure
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_escaped_in_every_text_of_a_figure(name, text):
    figure = json.loads(FIGURES[name](text, f"other {text}").to_json())

    held = [(path, held) for path, held in strings(figure) if not {"customdata", "template"} & set(path)]

    texts = [held for path, held in held if path[-1] not in {"texttemplate", "tickformat"}]
    assert [held for held in texts if set(held.replace("<br>", "")) & set("<>{%")] == []
    assert {held for path, held in held if path[-1] == "texttemplate"} <= {"%{text}"}


@each_figure
def test_a_long_name_is_cut_on_the_axis_and_complete_in_the_hover_text(name):
    long = "The State Council Information Office of the People's Republic of China in Beijing"

    figure = FIGURES[name](long, "short")

    labels = [*(figure.layout.yaxis.ticktext or ()), *(figure.layout.xaxis.ticktext or ())]
    labels += [label for trace in figure.select_traces({"mode": "markers+text"}) for label in trace.text]
    hovered = " ".join(text for _, text in strings([trace.to_plotly_json().get("hovertext") for trace in figure.data]))
    assert [label for label in labels if label.endswith("…")]
    assert max(map(len, labels)) < 45
    assert chart(long) in hovered


@pytest.mark.parametrize("text", HOSTILE)
def test_the_title_of_a_chart_is_shown_unchanged_with_what_it_measures(text):
    table = pd.DataFrame({"entity": ["Kabul"], "n_docs": [3]})
    figure = charts.bars(table, label="entity", value="n_docs", title=text)

    measured = blocks.measure_line(figure, "Share of the documents", "n = 88 documents compared with 25")
    heading = blocks.chart_heading(figure, measured)

    title, line = re.findall('<p class="[a-z-]+">([^<>]*)</p>', heading)
    assert unescape(title) == text
    assert line == "Share of the documents. n = 88 documents compared with 25."


@each_figure
def test_an_empty_table_gives_a_figure_without_marks(name):
    figure = FIGURES[name](n=0)

    marks = [len(np.atleast_1d(trace.y if trace.y is not None else [])) for trace in figure.data]
    assert isinstance(figure, go.Figure)
    assert sum(marks) == 0


@each_figure
def test_the_same_table_gives_the_same_figure_byte_for_byte(name):
    assert FIGURES[name]().to_json() == FIGURES[name]().to_json()


@each_figure
def test_no_figure_can_be_zoomed_by_scrolling_over_it(name):
    layout = FIGURES[name]().layout

    assert layout.xaxis.fixedrange is True
    assert layout.yaxis.fixedrange is True


def test_bars_are_in_the_order_of_the_table_the_first_on_top():
    figure = FIGURES["bars"]()

    mark = figure.data[0]
    assert list(mark.x) == [3, 1]
    assert list(mark.y) == [0, 1]
    assert figure.layout.yaxis.ticktext == ("Kabul", "Beijing")
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert [list(data) for data in mark.customdata] == [["Kabul"], ["Beijing"]]
    assert mark.hovertext == ("Kabul: 3<br>Kabul; Beijing", "Beijing: 1<br>Beijing")
    assert mark.text == ("3", "1")
    assert mark.marker.color == (ACCENT, ACCENT)


def test_a_click_on_a_bar_gives_the_key_column():
    table = pd.DataFrame({"topic": ["t01"], "label": ["embassy, Kabul"], "n_members": [1200]})

    mark = checked(charts.bars(table, label="label", value="n_members", title="", key="topic")).data[0]

    assert [list(data) for data in mark.customdata] == [["t01"]]
    assert mark.hovertext == ("embassy, Kabul: 1,200",)


def test_bars_have_the_given_colours():
    table = pd.DataFrame({"entity": ["Kabul", "Beijing"], "n": [1, 1]})

    mark = checked(charts.bars(table, label="entity", value="n", title="", colours={"Beijing": "#111111"})).data[0]

    assert mark.marker.color == (ACCENT, "#111111")


def test_no_more_than_thirty_bars_are_drawn():
    table = pd.DataFrame({"entity": [f"name {i}" for i in range(31)], "n": range(31)})

    mark = checked(charts.bars(table, label="entity", value="n", title="")).data[0]

    assert [list(data) for data in mark.customdata] == [[f"name {i}"] for i in range(30)]


def test_bars_show_whole_counts_and_measures_with_three_digits():
    counts = pd.DataFrame({"entity": ["A", "B"], "n": [12345, 7]})
    scores = pd.DataFrame({"entity": ["A", "B"], "n": [100.0, 84.0741]})

    assert list(checked(charts.bars(counts, label="entity", value="n", title="")).data[0].text) == ["12,345", "7"]
    assert list(checked(charts.bars(scores, label="entity", value="n", title="")).data[0].text) == ["100", "84.1"]


def test_two_names_with_the_same_cut_label_are_two_bars():
    ends = ["Ministry of Foreign Affairs of China", "Ministry of Foreign Affairs of Russia"]
    table = pd.DataFrame({"entity": ends, "n": [2, 1]})

    figure = checked(charts.bars(table, label="entity", value="n", title=""))

    assert list(figure.data[0].y) == [0, 1]
    assert [list(data) for data in figure.data[0].customdata] == [[end] for end in ends]


def test_dots_have_their_interval_and_both_counts():
    figure = FIGURES["dots"]()

    mark = figure.data[0]
    assert list(mark.x) == [2.0, 0.5]
    assert list(mark.error_x.array) == [2.0, 0.5]  # 4 - 2 and 1 - 0.5
    assert list(mark.error_x.arrayminus) == [1.0, 1.0]  # 2 - 1 and 0.5 + 0.5
    assert [list(data) for data in mark.customdata] == [["Kabul"], ["Beijing"]]
    assert mark.hovertext == ("Kabul: 3 of 4 here, 1 of 8 elsewhere", "Beijing: 1 of 4 here, 2 of 8 elsewhere")
    assert [(line.x0, line.x1) for line in figure.layout.shapes] == [(0, 0)]


def test_ratios_of_small_groups_without_intervals_are_drawn_on_an_axis_of_factors():
    counts = {"n_docs": 2, "n_group": 2, "n_docs_rest": 4, "n_rest": 10}
    table = pd.DataFrame({"group": "a", "term": ["road"], "log_ratio": [1.0], "low": np.nan, "high": np.nan} | counts)

    one = checked(charts.dots(table, label="term", title=""))
    two = checked(keyword_charts.opposing_terms(table, ("a", "b"), labels={}, title=""))

    assert list(one.data[0].x) == list(two.data[0].x) == [1.0]
    assert one.layout.xaxis.ticktext == ("2×",)
    assert two.layout.xaxis.ticktext == ("2×", "same", "2×")


def test_a_click_on_a_cell_gives_its_row_and_column():
    mark = FIGURES["heatmap"]().data[0]

    assert np.asarray(mark.z).tolist() == [[5, 2], [0, 4]]
    assert np.asarray(mark.customdata).tolist() == [
        [["Kabul", "Beijing"], ["Kabul", "Kabul"]],
        [["Beijing", "Beijing"], ["Beijing", "Kabul"]],
    ]
    assert np.asarray(mark.hovertext).tolist() == [
        ["Kabul, Beijing: 5 documents", "Kabul, Kabul: 2 documents"],
        ["Beijing, Beijing: 0 documents", "Beijing, Kabul: 4 documents"],
    ]
    assert mark.texttemplate == "%{text}"
    assert [list(row) for row in mark.text] == [["5", "2"], ["", "4"]]  # nothing for zero


def test_cells_that_are_not_zero_can_be_clicked_with_pick():
    square = pd.DataFrame([[5, 0], [0, 4]], ["Wang", "Qaem"], ["Post", "Herald"])

    _, target = checked(charts.heatmap(square, title="", unit="quotations", pick=True)).data

    assert list(zip(target.x, target.y, strict=True)) == [(0, 0), (1, 1)]
    assert np.asarray(target.customdata).tolist() == [["Wang", "Post"], ["Qaem", "Herald"]]
    assert list(target.hovertext) == ["Wang, Post: 5 quotations", "Qaem, Herald: 4 quotations"]
    assert target.marker.opacity == 0


def test_a_large_heatmap_shows_its_numbers_on_hover_only():
    names = [str(i) for i in range(18)]

    mark = checked(charts.heatmap(pd.DataFrame(3, names, names), title="", unit="documents")).data[0]

    assert mark.texttemplate is None
    assert mark.hovertext[0][17] == "0, 17: 3 documents"


def test_coverage_draws_one_symbol_per_status_in_the_colour_of_the_source():
    figure = FIGURES["coverage"]()

    marks = {trace.name: (trace.marker, list(trace.x), list(trace.y)) for trace in figure.data}
    drawn = {name: (mark.symbol, x, y, list(mark.color)) for name, (mark, x, y) in marks.items()}
    assert drawn == {
        "covered": ("square", [0], [0], ["#111111"]),
        "mentioned briefly": ("square-open", [0], [1], ["#111111"]),
        "not found": ("circle", [1], [0], ["#222222"]),
        "not checkable": ("x-thin-open", [1], [1], ["#222222"]),
    }
    assert [list(data) for trace in figure.data for data in trace.customdata] == [
        ["Kabul", "S1", "place"],
        ["Beijing", "S1", "person"],
        ["Kabul", "Beijing", "place"],
        ["Beijing", "Beijing", "person"],
    ]
    assert figure.data[0].hovertext == ("Kabul, S1: covered, 3 of 4 documents, since August 2021",)
    reason = "no names are read in Kabul"
    assert figure.data[3].hovertext == (f"Beijing, Beijing: not checkable, 0 of 2 documents ({reason})",)


def test_a_strip_has_the_source_with_the_most_documents_on_top():
    figure = FIGURES["strip"]()

    mark = figure.data[0]
    assert figure.layout.yaxis.ticktext == ("Kabul", "Beijing")
    assert list(zip(mark.x, mark.y, mark.marker.size, strict=True)) == [("2021-08", 1, 2), ("2021-09", 0, 4)]
    assert [list(data) for data in mark.customdata] == [["Beijing", "2021-08"], ["Kabul", "2021-09"]]
    assert mark.hovertext == ("Beijing, August 2021: 2 documents", "Kabul, September 2021: 4 documents")
    assert mark.marker.color == (GREY, "#111111")


def test_a_strip_leaves_out_documents_without_a_date():
    table = pd.DataFrame({"period": ["", "2021-08-16"], "source": ["A", "B"], "n_docs": [5, 1]})

    figure = checked(charts.strip(table, title="", colours={}))

    assert list(figure.data[0].x) == ["2021-08-16"]
    assert figure.layout.yaxis.ticktext == ("B",)


def test_time_is_a_scale_and_weeks_are_in_order():
    def axis(*periods):
        table = pd.DataFrame({"period": periods, "source": "A", "n_docs": 2})
        return checked(charts.strip(table, title="", colours={})).layout.xaxis

    assert axis("2021-08-16", "2021-08-24").type == "date"
    assert axis("2022-01", "2021-08").type == "date"
    assert axis("2021-W34", "2021-W33").type == "category"
    assert axis("2021-W34", "2021-W33").categoryorder == "category ascending"


def test_a_network_draws_wider_lines_for_more_documents_and_names_by_kind():
    names = ["A", "B", "C"]
    nodes = pd.DataFrame({"entity": names, "x": [0.0, 1.0, 2.0], "y": [0.0, 1.0, 0.0], "kind": "place", "n_docs": 4})
    pairs = pd.DataFrame({"a": ["A", "B"], "b": ["B", "C"], "n_docs": [4, 1]})

    figure = checked(network_charts.network(pairs, nodes, title=""))

    lines = {trace.line.width: list(trace.x) for trace in figure.data if trace.mode == "lines" and len(trace.x)}
    assert lines == {4: [0.0, 1.0, None], 1: [1.0, 2.0, None]}
    mark = figure.data[-1]
    assert (mark.name, mark.marker.color, mark.text) == ("place", KINDS["place"], ("A", "B", "C"))
    assert [list(data) for data in mark.customdata] == [["A"], ["B"], ["C"]]
    assert mark.hovertext == ("A: 4 documents", "B: 4 documents", "C: 4 documents")


def test_pairs_have_the_expected_number_and_a_click_gives_both_names():
    bars, chance = FIGURES["pairs"]().data

    assert list(bars.x) == [3, 1]
    assert list(chance.x) == [1.5, 2.0]
    assert [list(ends) for ends in bars.customdata] == [["Kabul", "Beijing"], ["Beijing", "S3"]]
    assert (
        bars.hovertext[0] == "Kabul and Beijing: together in 3 sentences, 1.5 expected by chance<br>NPMI 0.50, q = 0.04"
    )


def test_the_matrix_frames_each_community():
    names = ["A", "B", "C"]
    square = pd.DataFrame(0.5, names, names)

    figure = checked(network_charts.matrix(square, {"A": 1, "B": 1, "C": 2}, title=""))

    assert [(shape.x0, shape.x1, shape.y0, shape.y1) for shape in figure.layout.shapes] == [
        (-0.5, 1.5, -0.5, 1.5), (1.5, 2.5, 1.5, 2.5)
    ]  # fmt: skip
    assert np.asarray(figure.data[0].customdata)[0, 2].tolist() == ["A", "C"]


def test_the_whole_network_names_communities_by_their_strongest_name_and_a_click_gives_the_ends_of_a_line():
    figure = FIGURES["network_graph"]()

    assert [trace.name for trace in figure.data[2:]] == ["Kabul", "Beijing"]
    assert [list(ends) for ends in figure.data[1].customdata] == [["Kabul", "Beijing"]]
    assert len({trace.marker.color for trace in figure.data[2:]}) == 2


def test_the_eight_largest_sources_have_different_colours():
    sources = pd.Series([f"S{i}" for i in range(10) for _ in range(10 - i)])

    colours = by_source(sources)

    assert len({colours[f"S{i}"] for i in range(8)} - {GREY}) == 8
    assert (colours["S8"], colours["S9"]) == (GREY, GREY)


def test_sources_of_the_same_size_get_colours_in_order_of_name():
    assert by_source(pd.Series(["b", "a"])) == by_source(pd.Series(["a", "b"]))


def test_a_click_gives_a_hostile_name_unchanged():
    assert [list(data) for data in FIGURES["bars"](*HOSTILE[:2]).data[0].customdata] == [[HOSTILE[0]], [HOSTILE[1]]]


def test_words_are_discs_by_share_where_a_group_uses_them():
    mark = FIGURES["words"]().data[0]

    # Beijing in Beijing is in all documents: the full disc; Kabul in S1 in 3/4, Beijing in S1 in 1/4: half its width
    assert list(zip(mark.x, mark.y, mark.marker.size, strict=True)) == [
        (0, 0, pytest.approx(18 * 0.75**0.5)),
        (0, 1, 9.0),
        (1, 1, 18.0),
    ]
    assert mark.hovertext[2] == "Beijing, Beijing: 2 of 2 documents"


def test_attention_is_beside_the_volume_and_few_documents_have_no_share():
    shares, volume = FIGURES["attention"]().data

    # full row is the highest end of an interval over 5 documents, .6: so .3 reaches half of a row of .8
    assert list(shares.y) == pytest.approx([0.4 - 0.4])
    assert list(shares.error_y.array) == pytest.approx([0.8 * 0.2 / 0.6])
    assert list(shares.error_y.arrayminus) == pytest.approx([0.8 * 0.3 / 0.6])
    assert list(volume.y) == pytest.approx([-0.8, -0.16])
    assert list(volume.base) == pytest.approx([0.4, 1.4])
    assert shares.hovertext[0] == "Kabul, August 2021: 3 of 10 documents, 95&#37; interval 10&#37; to 60&#37;"
