"""Labels of maps: what is written over dots cannot be read."""

from __future__ import annotations

import numpy as np

from ui.charts.axes import labels_beside_dots


def test_a_label_over_the_dots_of_others_is_recognised():
    over = np.column_stack([np.linspace(45, 55, 20), np.full(20, 51.0)])  # just above the point (50, 50)
    dots = np.vstack([[(0, 0), (100, 100), (50, 50)], over])

    answers = labels_beside_dots([50, 0], [50, 0], ["Kabul", "Beijing"], dots=dots, height=500, width=300)

    assert answers == [False, True]
