"""Topics agree with the classes of two sets of news, their words belong together, no order changes them."""

import hashlib
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FINGERPRINTS = {  # the first 16 digits of the SHA-256
    "BBC": "cf5a71efb0acab57",
    "GNAD": "b2888550b184ab96",
}


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("topics_benchmark", ROOT / "benchmarks" / "topics.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, fingerprint in FINGERPRINTS.items():
        path = getattr(module, name)
        if not path.is_file():
            pytest.skip("the sets of topics are not on this machine")
        found = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        assert found == fingerprint, "the set changed: measure again and set the floors anew"
    return module


def test_topics_and_their_words_reach_the_floors(bench):
    figures = bench.figures()

    assert len(figures) == 6
    assert [(name, round(value, 3), floor) for name, value, floor in figures if value < floor] == []


def test_new_documents_join_the_topic_of_their_class(bench):
    assert bench.joined() >= 0.82


def test_the_number_proposed_is_that_of_the_classes_of_bbc_news(bench):
    assert bench.proposed("BBC News") == 5


def test_npmi_is_one_for_words_always_together_and_minus_one_for_words_never(bench):
    whole = bench.make(["red green", "red green", "blue", f"white {'grey ' * 9}far"], "en")

    assert bench.npmi(whole, [["red", "green"]]) == pytest.approx(1)
    # one window of five each: log(1e-12 / .04) / 27.6
    assert bench.npmi(whole, [["blue", "white"]]) == pytest.approx(-0.884, abs=1e-3)
    assert bench.npmi(whole, [["white", "far"]]) == bench.npmi(whole, [["blue", "white"]])  # eleven words apart
