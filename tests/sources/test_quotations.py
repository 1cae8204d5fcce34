"""Speakers and the sources that quote them."""

import json

import pytest

from analytics.build import build
from analytics.sources import quotations


@pytest.fixture
def built(tmp_path):
    """Return a function that reads articles as the library does: (source, text) -> Corpus."""

    def make(*articles):
        rows = [json.dumps({"source": source, "text": text, "language": "en"}) for source, text in articles]
        (tmp_path / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
        return build.build_paths([tmp_path / "articles.jsonl"], workers=0)

    return make


@pytest.fixture
def two_outlets(built):
    return built(
        ("Post", "“We will not go today,” said Wang Yi. Wang Yi said that the embassy stays open."),
        ("Post", "The day was calm in Kabul. “We stay right here now,” Wang Yi said."),
        ("Herald", "“We stay right here now,” Wang Yi said. A resident said that it is safe."),
    )


def rows(table):
    return [tuple(row) for row in table.itertuples(index=False)]


def test_quotations_are_counted_by_speaker_and_source(two_outlets):
    assert rows(quotations.speakers_by_source(two_outlets)) == [
        ("Wang Yi", "Post", 3, 2, 2, 2),
        ("Wang Yi", "Herald", 1, 1, 1, 1),
    ]
    assert rows(quotations.speakers(two_outlets)) == [("Wang Yi", 4, 3, 2)]


def test_direct_and_indirect_speech_can_be_selected(two_outlets):
    assert rows(quotations.speakers(two_outlets, speech="direct")) == [("Wang Yi", 3, 3, 2)]
    assert rows(quotations.speakers(two_outlets, speech="indirect")) == [("Wang Yi", 1, 1, 1)]
    assert list(quotations.quotation_table(two_outlets, speech="indirect")["direct"]) == [False, False]


def test_the_square_has_the_most_quoted_and_the_sources_that_quote_most(two_outlets):
    table = quotations.speakers_by_source(two_outlets)

    wide = quotations.square(table, most_speakers=5, most_sources=1)

    assert wide.to_dict() == {"Post": {"Wang Yi": 3}}
    shares = quotations.shares(table, most_speakers=5, most_sources=1)
    row = table[table["source"] == "Post"].iloc[0]
    assert shares.to_dict() == {"Post": {"Wang Yi": row["n_docs"] / row["n_source"]}}


def test_the_error_for_an_unknown_kind_of_speech_lists_the_kinds(two_outlets):
    with pytest.raises(ValueError, match="speech must be one of all, direct, indirect, got 'loud'"):
        quotations.quotation_table(two_outlets, speech="loud")


def test_the_envoy_of_somebody_is_not_that_person(built):
    corpus = built(("Post", "“We will not go today,” Vladimir Putin’s envoy said. Vladimir Putin was away."))

    (quote,) = corpus.stored("quotes").itertuples()
    assert (quote.speaker, quote.entity) == ("Vladimir Putin’s envoy", "")
