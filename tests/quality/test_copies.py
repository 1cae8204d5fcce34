"""Known edits planted on real articles are found, and two articles with the same statement are kept apart."""

import hashlib

import pytest

from benchmarks.copies import NEWS, figures

FINGERPRINT = "83493b1d348b720b46c25a1745a08b8773c578275faf4b822c92c665545041de"  # of articles-4000.jsonl.gz
AROUND = 300  # other articles around the planted ones; all of them are in benchmarks/copies.py


def test_planted_copies_and_quotations_reach_the_floors():
    if not NEWS.is_file():
        pytest.skip("the shared news articles are not on this machine")
    found = hashlib.sha256(NEWS.read_bytes()).hexdigest()
    assert found == FINGERPRINT, "the articles changed: measure again and set the floors anew"

    missed = {name: (value, floor) for name, value, floor in figures(around=AROUND) if value < floor}

    assert missed == {}
