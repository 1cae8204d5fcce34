"""Tests and intervals keep what they promise on real articles whose sources and names are assigned at random."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("calibration_benchmark", ROOT / "benchmarks" / "calibration.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not module.null_corpora.NEWS.is_file():
        pytest.skip("the shared news articles are not on this machine")
    return module


@pytest.mark.parametrize(
    "what",
    [
        "keyness: corpora with a find, random sources",
        "pair_keyness: corpora with a find, random sources",
        "entity_pairs: corpora with a find, random names",
        "source_similarity: a nearest pair among random sources",
    ],
)
def test_corpora_without_any_difference_have_no_finds(bench, what):
    # at 5 % a corpus, 2 of 4 or more have a chance of 1.4 %
    found, drawn = bench.FINDS[what]
    finds = [found(drawn(np.random.default_rng(seed))) for seed in range(4)]

    assert sum(finds) <= 1


def test_a_source_of_cut_texts_and_copies_of_one_text_make_no_finds(bench):
    assert bench._thinned() <= 5
    assert [(row.what, row.value) for row in bench._copy_rows() if not row.holds] == []


def test_a_word_that_most_of_a_source_and_few_others_use_is_found(bench):
    whole = bench.null_corpora.corpus().take(np.arange(300))
    found = [bench.finds_planted(whole, 0.8, 0.2, np.random.default_rng(seed)) for seed in range(3)]

    assert sum(found) >= 2


def test_an_article_as_long_as_forty_does_not_make_the_pairs_of_a_corpus(bench):
    # 45 articles as one, among five others
    assert bench.null_tables.pairs_of_long_article() <= 0.05


def test_a_difference_of_sources_is_that_within_the_years(bench):
    by_years, over_all = bench.null_tables.year_rows(500)

    assert by_years.holds
    assert over_all.value < 0.1  # the years would be taken for the sources
