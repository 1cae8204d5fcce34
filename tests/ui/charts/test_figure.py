"""A figure as dictionaries: the same JSON as from Plotly's own class."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import plotly.io
import pytest
from figure_samples import SAMPLES, checked

from ui.charts.figure import Figure, Unchecked


def sent(figure):
    return json.loads(plotly.io.to_json(Unchecked(figure), validate=False))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_figure_is_sent_as_plotlys_own_class_sends_it(name):
    figure = SAMPLES[name]()

    assert sent(figure) == json.loads(checked(figure).to_json())


def test_missing_numbers_large_numbers_and_tables_of_numbers_are_sent_as_plotly_sends_them():
    figure = Figure().add("bar", x=pd.Series([1.5, np.nan]), y=pd.Series([1, 2**40]), text=pd.Series(["a", "NaN"]))
    figure.add("heatmap", z=np.array([[1, 200], [3, 4]]), x=np.array([], "int64"), name=None)

    assert sent(figure) == json.loads(checked(figure).to_json())


def test_later_settings_replace_single_parts_of_the_layout():
    figure = Figure().update_layout(margin={"l": 1, "t": 2}, height=3).update_layout(margin={"t": 4})

    assert figure.layout == {"margin": {"l": 1, "t": 4}, "height": 3}
