"""The figures of the report: what a reader sees of a small table."""

import re
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from analytics.export import svg

NS = "{http://www.w3.org/2000/svg}"
HOSTILE = '"><script>alert(1)</script> & \x00 </svg>'


def drawn(text):
    """Return a figure as an XML tree: one that is not well-formed raises."""
    return ET.fromstring(text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def shown(figure):
    """Return the words that stand in a figure, without what a mark tells under the pointer."""
    return [(node[0].tail if len(node) else node.text) for node in figure.iter(f"{NS}text")]


def marks(figure, tag):
    return [(node.findtext(f"{NS}title"), dict(node.attrib)) for node in figure.iter(f"{NS}{tag}")]


def bars(names, numbers):
    table = pd.DataFrame({"name": names, "n": numbers})
    return drawn(svg.bars(table, label="name", value="n", key="k", finding="Kabul leads.", unit="document"))


def test_bars_are_as_long_as_their_numbers_and_name_them():
    figure = bars(["Kabul", "China"], [4, 1])

    (first, long), (second, short) = marks(figure, "rect")
    assert (first, second) == ("Kabul: 4 documents", "China: 1 document")
    assert float(long["width"][:-1]) == pytest.approx(4 * float(short["width"][:-1]), abs=0.03)
    assert shown(figure) == ["Kabul", "4", "China", "1"]


def test_a_figure_is_an_image_with_its_finding():
    figure = bars(["Kabul"], [1])

    assert figure.attrib["role"] == "img"
    assert figure.find(f"{NS}desc").attrib["id"] == figure.attrib["aria-labelledby"]
    assert figure.findtext(f"{NS}desc") == "Kabul leads."


def test_a_long_name_is_cut_at_a_word_and_complete_in_the_tooltip():
    name = "The ministry of foreign affairs of the Islamic Republic of Afghanistan"
    figure = bars([name], [1])

    assert shown(figure)[:2] == ["The ministry of foreign affairs of the…", "The ministry of…"]
    assert [node.findtext(f"{NS}title") for node in figure.iter(f"{NS}text")][:2] == [name, name]
    assert [node.attrib["class"] for node in figure.iter(f"{NS}text")][:2] == ["wide", "slim"]


def test_hostile_names_are_text_in_every_figure():
    safe = HOSTILE.replace("\x00", "")
    square = pd.DataFrame([[1]], index=[HOSTILE], columns=[HOSTILE])
    dated = pd.DataFrame({"source": [HOSTILE], "date": ["2021-08-24"], "n_docs": [1]})
    options = {"key": "k", "finding": HOSTILE}
    figures = [
        bars([HOSTILE], [1]),
        drawn(svg.heatmap(square, unit="documents", **options)),
        drawn(svg.dates(dated, colours={}, **options)),
        drawn(svg.matrix(coverage(HOSTILE, HOSTILE, "covered"), [HOSTILE], colours={}, labels={}, **options)),
    ]

    for figure in figures:
        assert safe in {node.text for node in figure.iter(f"{NS}title")}
        assert [node for node in figure.iter() if node.tag.removeprefix(NS) in {"script", "img"}] == []


def coverage(facet, source, status):
    n = int(status in {"covered", "partly"})
    row = {"facet": facet, "kind": "place", "source": source, "status": status, "n_docs": n, "n_source": 4, "first": ""}
    return pd.DataFrame([row])


def test_the_four_statuses_have_different_shapes():
    shapes = {}
    for status in svg.STATUS:
        text = svg.matrix(
            coverage("Kabul", "A", status), ["A"], key="k", finding="", colours={"A": "#0072B2"}, labels={}
        )
        cell = next(node for node in drawn(text).iter(f"{NS}svg") if "covered" in (node.findtext(f"{NS}title") or "")
                    or "Kabul, A" in (node.findtext(f"{NS}title") or ""))  # fmt: skip
        shapes[status] = (cell[1].tag.removeprefix(NS), cell[1].attrib.get("fill"))

    assert shapes == {
        "covered": ("rect", "#0072B2"), "partly": ("rect", "none"), "not found": ("circle", None),
        "not checkable": ("path", None),
    }  # fmt: skip


def test_a_full_square_grows_with_the_share_of_the_documents():
    sizes = [
        float(re.search(r'<rect x="-[\d.]+" y="-[\d.]+" width="([\d.]+)"', mark)[1])
        for mark in (svg.status_mark("covered", 0, 0, share, "#000", "") for share in (0.01, 0.25, 1.0))
    ]

    assert sizes == [6.0, 10.0, 15.0]  # 5 + 10 * root of the share


def test_dates_are_drawn_with_their_precision():
    table = pd.DataFrame({"source": ["A"] * 4, "date": ["", "2021", "2021-08", "2021-08-24"], "n_docs": [3, 1, 1, 1]})
    figure = drawn(svg.dates(table, key="k", finding="", colours={"A": "#D55E00"}))

    assert [hint for hint, _ in marks(figure, "circle")] == ["A, 2021-08-24: 1 document"]
    (year, long), (month, short) = marks(figure, "rect")
    assert (year, month) == ("A, 2021: 1 document", "A, 2021-08: 1 document")
    assert float(long["width"][:-1]) / float(short["width"][:-1]) == pytest.approx(364 / 30, rel=0.01)
    assert "+3" in shown(figure)
    assert "A: 3 documents without a date" in {node.text for node in figure.iter(f"{NS}title")}


@pytest.mark.parametrize(
    ("dates", "ticks"),
    [
        (["2021-08-16", "2021-08-24"], ["2021-08-16", "2021-08-24"]),
        (["2021-08-16"], ["2021-08-16"]),
        (["2021-08-16", "2022-01"], ["2021-09", "2021-10", "2021-11", "2021-12", "2022-01"]),
        (["2012", "2020-05-01"], ["2013", "2015", "2017", "2019"]),
    ],
)
def test_a_time_axis_has_at_most_five_labels(dates, ticks):
    table = pd.DataFrame({"source": "A", "date": dates, "n_docs": 1})

    assert shown(drawn(svg.dates(table, key="k", finding="", colours={})))[1:] == ticks


def test_a_heatmap_has_its_numbers_and_leaves_zeros_empty():
    square = pd.DataFrame([[10, 0], [5, 1]], index=["Wang Yi", "Qaem"], columns=["A", "B"])
    figure = drawn(svg.heatmap(square, key="k", finding="", unit="quotations"))

    assert shown(figure) == ["A", "B", "Wang Yi", "10", "Qaem", "5", "1"]
    assert {hint: mark["fill-opacity"] for hint, mark in marks(figure, "rect")} == {
        "Wang Yi, A: 10 quotations": "0.500", "Wang Yi, B: 0 quotations": "0.000",
        "Qaem, A: 5 quotations": "0.250", "Qaem, B: 1 quotations": "0.050",
    }  # fmt: skip


def test_dots_have_intervals_and_a_line_at_equal_use():
    table = pd.DataFrame({
        "term": ["embassy"], "group": ["A"], "n_docs": [6], "n_group": [8], "n_docs_rest": [1], "n_rest": [9],
        "log_ratio": [2.0], "low": [1.0], "high": [4.0],
    })  # fmt: skip
    figure = drawn(svg.dots(table, label="term", key="k", finding="", colours={"A": "#009E73"}))

    rule, interval = [mark for _, mark in marks(figure, "line")]
    ((hint, dot),) = marks(figure, "circle")
    zero, low, at, high = (float(one[:-1]) for one in (rule["x1"], interval["x1"], dot["cx"], interval["x2"]))
    assert [(one - zero) / (high - zero) for one in (low, at)] == pytest.approx([0.25, 0.5], abs=0.001)
    assert (hint, dot["fill"]) == ("embassy · A: 6 of 8 there, 1 of 9 elsewhere", "#009E73")
    assert shown(figure) == ["embassy · A", "as often", "×2", "×4", "×8", "×16"]
