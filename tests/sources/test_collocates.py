"""Collocates: the words near a search, counted with and without it."""

import pytest
from scipy.stats import chi2_contingency

from analytics import schema
from analytics.sources import collocates

WORLD = {
    f"d{at}": {"text": text, "source": "A", "date": f"2021-08-{at + 10}"}
    for at, text in enumerate(
        (
            "The strict gun control passed. Nobody spoke about the weather or the harvest in the valley.",
            "They want gun control now. The weather in the valley was fine, and the harvest was good.",
            "A gun was found. The control of the harvest is strict, the weather decides.",
            "Das Wetter war schön.",
        )
    )
}
WORLD["d3"]["language"] = "de"


def test_a_word_beside_the_search_leads_with_its_counts(make_corpus):
    table = collocates.collocates(make_corpus(WORLD), words="gun", window=2)
    first = table.iloc[0]

    assert (first["term"], first["n_docs"], first["n_hits"], first["n_term"]) == ("control", 2, 2, 3)
    assert not table["term"].isin(["gun", "the"]).any()
    assert set(table["language"]) == {"en"}


def test_g2_is_that_of_the_four_cells(make_corpus):
    first = collocates.collocates(make_corpus(WORLD), words="gun", window=2).iloc[0]
    near, term, window, n = (first[name] for name in ("n_hits", "n_term", "n_window", "n_words"))
    cells = [[near, window - near], [term - near, n - window - term + near]]

    expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood")

    assert first["g2"] == pytest.approx(expected.statistic)
    assert first["expected"] == pytest.approx(expected.expected_freq[0, 0])


def test_a_word_of_another_sentence_is_not_near(make_corpus):
    table = collocates.collocates(make_corpus(WORLD), words="gun", window=20)

    assert not table["term"].isin(["weather", "harvest"]).any()


def test_a_phrase_is_searched_as_one(make_corpus):
    table = collocates.collocates(make_corpus(WORLD), words='"gun control"', window=3)

    assert table.empty  # strict, passed and want are near it in one document each


def test_without_a_word_the_table_is_empty(make_corpus):
    assert collocates.collocates(make_corpus(WORLD)).equals(schema.empty("collocates"))
    assert collocates.collocates(make_corpus(WORLD), words="nowhere").equals(schema.empty("collocates"))
    with pytest.raises(ValueError, match="at least 1"):
        collocates.collocates(make_corpus(WORLD), words="gun", window=0)
