"""What a topic says more than the rest finds its articles among others that were not seen."""

import hashlib
import importlib.util
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
FINGERPRINT = "83493b1d348b720b46c25a1745a08b8773c578275faf4b822c92c665545041de"  # of articles-4000.jsonl.gz


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("keyness_benchmark", ROOT / "benchmarks" / "keyness.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_terms_of_one_half_find_the_topics_of_the_other_and_none_is_of_one_document(bench):
    if not bench.NEWS.is_file():
        pytest.skip("the shared news articles are not on this machine")
    found = hashlib.sha256(bench.NEWS.read_bytes()).hexdigest()
    assert found == FINGERPRINT, "the articles changed: measure again and set the floors anew"

    figures = bench.figures()

    assert len(figures) == 2
    assert [(name, round(value, 3), floor) for name, value, floor in figures if value < floor] == []


def test_auc_is_the_chance_to_stand_above_and_ties_count_half(bench):
    # of the six pairs 3 > 2, 3 > 1, 3 > 0, 1 > 0 are right, 1 = 1 is half, 1 < 2 is wrong
    assert bench.auc(np.asarray([3, 1, 2, 1, 0]), np.asarray([True, True, False, False, False])) == 4.5 / 6
