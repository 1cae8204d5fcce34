"""Floors of the detection of languages on NTREX-128; benchmarks/languages.py prints the table by language."""

import pytest
from conftest import SHARED

from benchmarks import languages as benchmark

FOLDER = SHARED / "data" / "parallel"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/data is not beside the checkout")


@pytest.mark.parametrize(
    ("n_words", "most_wrong", "most_unknown"), [(5, 0.004, 0.14), (10, 0.001, 0.02), (20, 0.001, 0.003), (50, 0, 0.001)]
)
def test_a_short_text_is_unknown_rather_than_in_a_wrong_language(n_words, most_wrong, most_unknown):
    wrong, unknown = benchmark.wrong_and_unknown(FOLDER, n_words)

    assert (wrong <= most_wrong, unknown <= most_unknown) == (True, True)


def test_hindi_and_greek_in_latin_letters_are_unknown():
    unknown = dict(benchmark.romanised_shares(FOLDER, 50))

    assert min(unknown["hin"], unknown["ell"]) >= 0.9
