"""Keywords against general language: what is common everywhere does not lead, and one outlet's habit neither."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from analytics import tables
from analytics.build import build
from analytics.keywords import general_language
from analytics.reading.raw import Loaded, RawDocument
from analytics.text import word_frequencies

NEWS = Path(__file__).parents[3] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"


def test_common_words_are_frequent_and_unknown_ones_as_rare_as_the_last_of_the_list():
    the, embassy, unknown = general_language.frequencies(["the", "embassy", "Qwertzland"], "en")

    assert the > 0.01
    assert 1e-4 > embassy > unknown > 0


def test_a_phrase_is_as_frequent_as_its_rarest_word():
    phrase, rare = general_language.frequencies(["the embassy", "embassy"], "en")

    assert phrase == rare


def test_a_language_without_a_list_has_no_figures():
    assert np.isnan(general_language.frequencies(["word"], "xx")).all()
    assert {"en", "de", "fr", "es", "ar", "ru", "pl", "tr"} <= word_frequencies.held_languages()
    assert len(word_frequencies.held_languages()) >= 30


def test_the_expected_share_is_that_of_drawn_words():
    random = np.random.default_rng(1)
    drawn = (random.random((4_000, 300)) < 0.002).any(axis=1).mean()

    assert general_language.expected_shares(np.array([0.002]), np.array([300.0]))[0] == pytest.approx(drawn, abs=0.03)


def test_the_bound_is_below_the_truth_in_97_of_100_samples():
    """A phrase is in 40% of documents where general language has it in 10%: the odds are 6 times as high."""
    random = np.random.default_rng(2)
    true = np.log2((0.4 / 0.6) / (0.1 / 0.9))
    n_docs = random.binomial(200, 0.4, 2_000)
    bounds = general_language.log_odds_bound(np.full(2_000, 0.1), n_docs, np.full(2_000, 200))

    assert 0.96 <= (bounds <= true).mean() <= 0.99


@pytest.fixture(scope="module")
def news():
    if not NEWS.is_file():
        pytest.skip("the shared news articles are not beside the checkout")
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in list(lines)[::80]]
    documents = [RawDocument(f"{at}.txt", row["text"], source=f"source {at % 5}") for at, row in enumerate(rows)]
    return build.build(Loaded(documents, []), workers=0)


def test_no_word_that_is_common_everywhere_leads_the_keywords(news):
    frequencies = word_frequencies.frequencies("en")
    common = set(sorted(frequencies, key=frequencies.get, reverse=True)[:300])
    unusual = tables.table(news, "corpus_keywords", against="general", top=50)["keyword"]
    usual = tables.table(news, "corpus_keywords", top=50)["keyword"]

    assert not common & {word.casefold() for word in unusual}
    assert common & {word.casefold() for word in usual}, "the order by documents has some, or this shows nothing"


def test_keywords_of_one_source_come_after_all_others(news):
    table = tables.table(news, "corpus_keywords", against="general")

    assert table["n_sources"].eq(1).is_monotonic_increasing
    assert list(table["rank"]) == list(range(1, len(table) + 1))
