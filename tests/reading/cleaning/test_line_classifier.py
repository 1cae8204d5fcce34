"""The features of the line classifier, its model file and its verdicts."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from analytics.reading.cleaning import line_features, line_model, line_verdicts, page_blocks

SENTENCE = "The ambassador left the embassy in Kabul on Monday, two officials told reporters."
# A line with up to 2 words goes to the left leaf, any other to the right one, in both trees.
SMALL = {
    "names": ["words"],
    "start": -0.5,
    "n_trees": 2,
    "depth": 1,
    "nodes": {
        "feature": [0, 0, 0, 0, 0, 0],
        "threshold": [1.1, 1.1, 0, 0, 0, 0],
        "left": [2, 4, 2, 3, 4, 5],
        "right": [3, 5, 2, 3, 4, 5],
        "value": [0, 0, -1.0, 2.0, -0.25, 0.5],
    },
}


def columns(text, stopwords=frozenset()):
    return line_features.features(page_blocks.read(text), stopwords)


def test_the_features_of_a_line_are_its_words_marks_and_letters():
    page_columns = columns("In 2021, the Embassy left...", frozenset({"in", "the"}))

    # 5 words, 2 of them stopwords, 2 with a capital; 4 of 28 characters are digits; one comma.
    assert page_columns["words"] == pytest.approx(np.log(6))
    assert page_columns["stopwords"] == pytest.approx(np.log(3))
    assert page_columns["stopword_share"] == pytest.approx(2 / 5)
    assert page_columns["capitals"] == pytest.approx(2 / 5)
    assert page_columns["digits"] == pytest.approx(4 / 28)
    assert page_columns["commas"] == pytest.approx(1 / 5)
    assert page_columns["end"].tolist() == page_columns["dots"].tolist() == [1]


def test_the_features_of_a_line_include_the_lines_around_it():
    page_columns = columns("Menu\n\n\nOne two three\n- Share")

    assert page_columns["blank"].tolist() == [0, 2, 0]
    assert page_columns["bullet"].tolist() == [0, 0, 1]
    assert page_columns["words+1"] == pytest.approx(np.log([4, 2, 1]))
    assert page_columns["words-1"] == pytest.approx(np.log([1, 2, 4]))
    assert page_columns["short_above_3"] == pytest.approx([0, 1 / 3, 2 / 3])
    assert page_columns["short_below_3"] == pytest.approx([2 / 3, 1 / 3, 0])
    assert page_columns["position"] == pytest.approx([0, 1 / 3, 2 / 3])


def test_the_words_of_sentences_above_and_below_are_counted():
    page_columns = columns(f"{SENTENCE}\nMenu\n{SENTENCE}")

    # 13 words a sentence; "Menu" has no end mark and counts nothing.
    assert page_columns["text_above_3"] == pytest.approx(np.log([1, 14, 14]))
    assert page_columns["text_below"] == pytest.approx([0.5, 0.5, 0])


def test_the_results_of_the_rules_are_features_too():
    page_columns = columns(f"Read more\nBy Jane Doe\n{SENTENCE}\nShare")

    assert page_columns["rule_marked"].tolist() == [1, 1, 0, 1]
    assert page_columns["rule_running"].tolist() == [0, 0, 1, 0]
    assert page_columns["rule_inside"].tolist() == [0, 0, 1, 0]
    assert page_columns["rule_since_byline"].tolist() == [line_features.FAR, line_features.FAR, 1, 2]
    assert page_columns["rule_since_links"].tolist() == [line_features.FAR, 1, 2, 3]


def test_a_text_without_lines_has_empty_features():
    page_columns = columns("")

    assert {column.shape for column in page_columns.values()} == {(0,)}
    assert line_model.log_odds(page_columns, line_model.load()).tolist() == []


def test_the_log_odds_are_the_start_plus_one_leaf_of_each_tree():
    model = line_model.unpack_model(SMALL)

    # 1 word: -0.5 - 1.0 - 0.25; 3 words: -0.5 + 2.0 + 0.5
    assert line_model.log_odds(columns("Menu\nOne two three"), model).tolist() == [-1.75, 2.0]


def test_more_lines_than_one_batch_have_the_same_odds():
    model = line_model.unpack_model(SMALL)
    many = line_model.AT_ONCE + 5

    assert line_model.log_odds(columns("Menu\n" * many), model).tolist() == [-1.75] * many


def test_the_built_in_model_uses_every_feature_and_describes_its_training():
    assert set(line_model.load().names) == set(columns("Menu"))
    assert line_model.model_description()["trained_on"]["pages"] == 120
    assert (
        line_model.model_description()["held_out"]["f1"]
        > line_model.model_description()["held_out_without_rules"]["f1"]
        > 0.9
    )


def test_the_classifier_decides_inside_a_page():
    page = f"Menu\nShare\n{SENTENCE}\nNever mind the line between\n{SENTENCE[:-1]} twice."
    only_long = line_model.unpack_model(SMALL | {"nodes": SMALL["nodes"] | {"threshold": [2.0, 2.0, 0, 0, 0, 0]}})

    verdicts = [verdict for _, verdict in line_verdicts.judge(page, model=only_long)]

    # "Never mind the line between" has 5 words: log(6) is below 2, so both trees call it boilerplate.
    assert verdicts[2:] == [line_verdicts.RUNNING, line_verdicts.FURNITURE, line_verdicts.RUNNING]


def test_reading_a_page_needs_neither_scikit_learn_nor_pandas():
    code = (
        "import sys; from analytics.reading.cleaning.clean import clean\n"
        f"clean('Menu\\nShare\\nHome\\n{SENTENCE}\\nPrint')\n"
        "print(sorted({'sklearn', 'pandas', 'scipy'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True, timeout=60
    )

    assert done.stdout == "[]\n"


def test_the_time_for_a_page_grows_linearly_with_its_lines():
    def cost(n):
        page = "Menu\nShare\nHome\n" + "\n".join([SENTENCE, "a short line", "another"] * n)
        begin = time.process_time()
        line_verdicts.judge(page)
        return time.process_time() - begin

    cost(10)
    assert cost(8000) < 8 * cost(2000) + 0.2
