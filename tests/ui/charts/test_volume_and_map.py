"""The figures of documents over time, and the map of places."""

import json

import pandas as pd
import pytest
from app_helpers import HOSTILE
from figure_samples import checked

from analytics.entities import place_map
from ui.charts import volume as volume_charts
from ui.charts import world_map as map_charts

PERIODS = ["2021-07", "2021-08", "2021-09"]


def volume(first="Kabul", second="Beijing"):
    counts = {"by": "source", "n_docs": [1, 3, 0, 2, 2, 0], "n_group": 4}
    return pd.DataFrame({"group": [first] * 3 + [second] * 3, "period": PERIODS * 2} | counts)


def places(first="Kabul", second="Beijing"):
    counts = {"n_docs": [3, 1], "share_docs": [0.75, 0.25], "n_sources": 2, "position": "placed"}
    return pd.DataFrame({"entity": [first, second], "longitude": [69.2, 116.4], "latitude": [34.5, 39.9]} | counts)


def areas(first="Kabul", second="Beijing"):
    return volume_charts.period_areas(volume(first, second), labels={}, colours={first: "#111111"}, title="")


def circles(first="Kabul", second="Beijing", *, own=None, part="World"):
    return map_charts.place_circles(
        places(first, second), place_map.world(), title="", own=own, colour="#111111", part=part
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("figure", [areas, circles])
def test_a_hostile_name_is_escaped(figure, text):
    drawn = checked(figure(text, f"other {text}"))

    texts = [note.text for note in drawn.layout.annotations]
    for trace in drawn.data:
        texts += [*(trace.text or ()), *(trace.hovertext or ())]
    assert any("other" in one for one in texts)
    assert [one for one in texts if set(one) & set("<>{%")] == []
    assert json.loads(drawn.to_json())


@pytest.mark.parametrize("figure", [areas, circles, lambda: volume_charts.period_bars(volume().head(3), title="")])
def test_no_figure_is_enlarged_by_scrolling_over_it(figure):
    layout = checked(figure()).layout

    assert layout.xaxis.fixedrange is True
    assert layout.yaxis.fixedrange is True


def test_each_group_has_a_row_and_a_label_at_its_highest_period():
    drawn = checked(areas())

    assert [note.text for note in drawn.layout.annotations] == ["Kabul: 4 documents", "Beijing: 4 documents"]
    peaks = [trace.text[0] for trace in drawn.data if trace.mode == "markers+text"]
    assert peaks == ["3 in August 2021", "2 in July 2021"]


def test_bars_and_areas_have_the_same_months_below_each_other():
    bars = checked(volume_charts.period_bars(volume().head(3), title=""))

    assert bars.layout.xaxis.range == checked(areas()).layout.xaxis.range
    assert [list(mark) for mark in bars.data[0].customdata] == [[period] for period in PERIODS]
    assert bars.layout.dragmode == "select"


def test_a_place_named_three_times_as_often_has_three_times_the_area():
    (circle,) = [trace for trace in checked(circles()).data if trace.mode == "markers"]

    large, small = circle.marker.size
    assert (large / small) ** 2 == pytest.approx(3)
    assert circle.hovertext[0] == "Kabul: 3 documents (75&#37;), 2 sources"
    assert circle.x[0] < circle.x[1]


def test_the_places_of_one_source_are_filled_within_rings_of_all():
    rings, filled = [trace for trace in checked(circles(own=places().head(1))).data if trace.mode == "markers"]

    assert rings.marker.symbol == "circle-open"
    assert [list(mark) for mark in filled.customdata] == [["Kabul"]]


def test_a_part_of_the_world_is_drawn_larger():
    world, europe = (checked(circles(part=part)).layout.xaxis.range for part in ("World", "Europe"))

    assert world[0] < europe[0] < europe[1] < world[1]


def reporting():
    counts = {"n_docs": [1, 3, 2], "n_sources": 1, "n_second_hand": [0, 1, 0], "event": ["first", "peak", ""]}
    return volume_charts.reporting_bars(pd.DataFrame({"period": PERIODS} | counts), title="")


def test_the_first_report_and_the_peak_are_named_above_their_bars():
    drawn = checked(reporting())

    assert [(note.text, note.x, note.y) for note in drawn.layout.annotations] == [
        ("first", "2021-07", 1),
        ("peak", "2021-08", 3),
    ]
    assert [list(trace.y) for trace in drawn.data] == [[1, 2, 2], [0, 1, 0]]
    assert drawn.data[0].customdata[1][0] == "2021-08"
