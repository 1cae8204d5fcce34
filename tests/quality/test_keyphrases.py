"""The keywords of news against what people chose: floors that a change may not fall below unseen."""

import hashlib
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FINGERPRINTS = {
    "500N-KPCrowd-v1.1": "ee422c40d2655ee59c02add44319ea9b7a9b25947dc21947da73a2a6e47fbbf7",
    "WikiNews": "0accaf862e88e697b15689ec55847aac3b780d95c3c7f9ef976f305c1d07ebb5",
    "Inspec": "0868ca0753b69bcea9132def9f2a65c087bca39fc0360d82905e3debb0bf4de2",
}


@pytest.fixture(scope="module")
def bench():
    pytest.importorskip("snowballstemmer", reason="the Porter stemmer of requirements-dev.txt is not installed")
    spec = importlib.util.spec_from_file_location("keyphrases", ROOT / "benchmarks" / "keyphrases.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not module.DATA.is_dir():
        pytest.skip("the keyphrase sets are not on this machine")
    return module


@pytest.mark.parametrize("name", FINGERPRINTS)
def test_the_sets_are_those_that_the_floors_were_measured_on(bench, name):
    content = (bench.DATA / f"{name}.zip").read_bytes()

    assert hashlib.sha256(content).hexdigest() == FINGERPRINTS[name], "the data changed: measure the floors anew"


def test_keywords_reach_their_floors_and_are_ahead_of_counting(bench):
    figures = bench.figures()

    assert len(figures) == 6
    assert [(name, round(value, 3), floor) for name, value, floor in figures if value < floor] == []


def test_f1_counts_what_differs_after_stemming_once(bench):
    # pirate and pirates are one; 2 of 3 are right and 2 of 4 gold keys found: 2 * 2 / (3 + 4)
    gold = frozenset({"pirat", "film", "captain", "fifth film"})

    assert bench.f1(["Pirates", "pirate", "films", "ship"], gold) == 4 / 7


def test_a_peer_that_is_not_installed_is_told_in_a_line(bench, monkeypatch, capsys):
    monkeypatch.setattr(bench, "OPTIONAL", {"Peer": ("no_such_peer", bench.term_frequency, "pip install peer")})

    assert bench._installed() == {}
    assert capsys.readouterr().out == "Peer: not installed (pip install peer)\n"
