"""The words of two sides on two axes."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from ui.charts import comparison, word_plot


@pytest.fixture
def words():
    """Return ninety words, most of them in the same number of articles as others."""
    rows = [
        {"side": "ab"[n % 2], "rank": n // 2 + 1, "term": f"word{n}", "n_docs": 3 + n % 7, "n_group": 40,
         "n_docs_rest": n % 5, "n_rest": 50, "q": n / 100}
        for n in range(90)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_each_word_is_at_the_shares_of_both_sides(words):
    figure = word_plot.two_axes(words, ("North", "South"), title="Words")

    go.Figure(figure.spec())
    of_a, of_b = figure.data
    assert (of_a["name"], of_b["name"]) == ("More in North", "More in South")
    at = of_a["customdata"].index(["word0"])
    assert of_a["hovertext"][at] == "word0: 3 of 40 articles of North, 0 of 50 of South"
    assert of_a["y"][at] == 0


def test_the_axes_have_their_ticks_where_words_are(words):
    two = words.head(2).assign(n_docs=[20, 10], n_docs_rest=[0, 0])

    figure = word_plot.two_axes(two, ("North", "South"), title="Words")

    across, up = figure.layout["xaxis"], figure.layout["yaxis"]
    assert (across["tickvals"], across["ticktext"]) == ([0, 1], ["0%", "50%"])
    assert (up["tickvals"], up["ticktext"]) == ([0, 1], ["0%", "25%"])


def test_no_two_labels_overlap_and_the_chosen_word_has_one(words):
    figure = word_plot.two_axes(words, ("North", "South"), title="Words", chosen="word77")

    boxes = []
    for trace in figure.data:
        for x, y, text, side in zip(trace["x"], trace["y"], trace["text"], trace["textposition"], strict=True):
            if text:
                width = 6 * len(text) / 230  # of the room on a phone
                boxes.append((x - width if side == "middle left" else x, x if side == "middle left" else x + width, y))
    assert any("word77" in trace["text"] for trace in figure.data)
    assert len(boxes) > 10
    for number, (left, right, height) in enumerate(boxes):
        for other_left, other_right, other in boxes[:number]:
            assert right <= other_left or other_right <= left or abs(height - other) * word_plot.TALL >= 15


def test_each_group_has_a_panel_with_its_share_by_year():
    rows = [("A", "2020", 2, 10), ("A", "2021", 5, 10), ("A", "", 7, 20), ("B", "2020", 1, 2), ("B", "", 1, 2)]
    table = pd.DataFrame(rows, columns=["group", "period", "n_docs", "n"])
    table = table.assign(share=table["n_docs"] / table["n"], low=0.0, high=1.0)

    figure = comparison.group_shares(table, title="Groups")

    go.Figure(figure.spec())
    assert [list(trace["x"]) for trace in figure.data] == [[0, 1], []]  # two articles of a year are no share
    names = [one["text"] for one in figure.layout["annotations"] if "<b>" in one["text"]]
    assert names == ["<b>A</b> 35% (7 of 20)", "<b>B</b> 1 of 2"]
