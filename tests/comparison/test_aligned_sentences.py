"""Two articles side by side: equal sentences, the same in another language, other numbers, and what one says alone."""

import pytest

from analytics import CorpusError, tables
from analytics.build import build
from analytics.findings import aligned_sentences as findings
from analytics.reading.raw import Loaded, RawDocument
from analytics.statements import quantities

OPENING = "The embassy of China in Kabul will stay open, the spokesman Wang Yu told reporters in Beijing on Monday."
ONLY_ENGLISH = "The football club of Porto lost its match in heavy rain, and the trainer was angry about many mistakes."
CARS = "The ambassador Javid Qaem left {} cars of the embassy in the courtyard in Beijing before his departure."
SHORT = "He gave no details."
MONEY = "There were still {} dollars on the bank account of the embassy of Afghanistan in Beijing in January."
GERMAN = {
    "cars": "Der Botschafter Javid Qaem ließ vor seiner Abreise {} Autos der Botschaft im Hof in Peking zurück.",
    "money": "Auf dem Bankkonto der Botschaft von Afghanistan in Peking lagen im Januar noch {} Dollar.",
    "only": "Das Wetter bleibt in Hamburg in den nächsten Tagen kühl, windig und regnerisch, sagen die Meteorologen.",
}


def article(name, source, *sentences):
    return RawDocument(name, " ".join(sentences), source=source, date="2022-01-11")


@pytest.fixture(scope="module")
def corpus():
    return build.build(
        Loaded(
            [
                article("first", "North", OPENING, CARS.format("five"), SHORT, MONEY.format("100,000"), ONLY_ENGLISH),
                article("second", "South", MONEY.format("100,000"), SHORT, CARS.format("six"), OPENING),
                article(
                    "german",
                    "West",
                    GERMAN["only"],
                    GERMAN["cars"].format("fünf"),
                    GERMAN["money"].format("100.000"),
                ),
            ],
            [],
        ),
        workers=0,
    )


def ids(corpus, *names):
    documents = corpus.documents.set_index("file")
    return dict(zip("ab", (documents.loc[name, "doc_id"] for name in names), strict=True))


def counterpart(table, beginning):
    (row,) = [row for row in table.itertuples() if row.text_a.startswith(beginning)]
    return row


@pytest.fixture(scope="module")
def english(corpus):
    return tables.table(corpus, "aligned_sentences", **ids(corpus, "first", "second"))


@pytest.fixture(scope="module")
def across(corpus):
    return tables.table(corpus, "aligned_sentences", **ids(corpus, "first", "german"))


def test_equal_sentences_correspond_even_if_they_are_short(english):
    for sentence in (OPENING, SHORT):
        row = counterpart(english, sentence)
        assert (row.text_b, row.grade, row.similarity) == (sentence, "same", 1)


def test_another_number_contradicts_and_is_named_on_both_sides(english):
    row = counterpart(english, "The ambassador")

    assert row.grade == "contradicts"
    assert (row.numbers_a, row.numbers_b) == ("five", "six")


def test_a_sentence_that_only_one_article_has_stays_alone(english, across):
    assert counterpart(english, ONLY_ENGLISH).text_b == ""
    alone = across[across["text_b"].str.startswith("Das Wetter")]
    assert alone["grade"].tolist() == alone["text_a"].tolist() == [""]


def test_equal_numbers_in_two_languages_are_no_difference(across):
    row = counterpart(across, "There were")

    assert (row.grade, row.numbers_a, row.numbers_b) == ("same", "", "")
    assert "100.000 Dollar" in row.text_b


def test_every_sentence_is_listed_once_at_its_place_in_the_text(corpus, english):
    for side, doc_id in ids(corpus, "first", "second").items():
        rows = english[english[f"doc_{side}"] == doc_id]
        stored = corpus.where(doc_id=[doc_id]).stored("sentences")
        assert sorted(rows[f"start_{side}"]) == stored["start"].tolist()
        for row in rows.itertuples():
            start, end = getattr(row, f"start_{side}"), getattr(row, f"end_{side}")
            assert corpus.text[doc_id][start:end] == getattr(row, f"text_{side}")
    assert english.loc[english["text_a"] != "", "start_a"].is_monotonic_increasing


def test_the_passage_that_both_articles_share_is_given(english):
    assert "stay open, the spokesman Wang Yu told reporters" in counterpart(english, OPENING).passage_a


def test_both_directions_find_the_same_pairs(corpus, english):
    turned = tables.table(corpus, "aligned_sentences", **ids(corpus, "second", "first"))

    assert {(row.text_a, row.text_b, row.grade) for row in english.itertuples() if row.grade} == {
        (row.text_b, row.text_a, row.grade) for row in turned.itertuples() if row.grade
    }


def test_an_unknown_document_and_the_same_one_twice_are_errors(corpus):
    known = corpus.doc_ids[0]
    with pytest.raises(CorpusError, match="'nothing' is not one of the 3 documents"):
        tables.table(corpus, "aligned_sentences", a=known, b="nothing")
    with pytest.raises(CorpusError, match="the same document"):
        tables.table(corpus, "aligned_sentences", a=known, b=known)


def test_the_finding_counts_pairs_and_sentences_alone(english):
    sentence = findings.counterparts(english)

    assert "3 pairs with the same content" in sentence
    assert "1 pair with another number or the opposite" in sentence
    assert sentence.endswith("Without a counterpart: 1 sentence of A, 0 of B.")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("five cars and 100,000 dollars", "en"), ("sechs Autos und 100.000 Dollar", "de"), (["five"], ["sechs"])),
        (("five cars and 100,000 dollars", "en"), ("100.000 Dollar", "de"), ([], [])),
        (("It rose 5 percent in 2021.", "en"), ("Es stieg um 7 Prozent.", "de"), (["5"], ["7"])),
    ],
)
def test_a_number_is_other_if_both_sentences_have_one_of_its_kind_alone(a, b, expected):
    assert quantities.unmatched(quantities.written_numbers(*a), quantities.written_numbers(*b)) == expected
