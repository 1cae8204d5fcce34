"""The story board of the three seed articles, as a person reads them."""

import pytest

from analytics import tables
from analytics.findings import storyboard as findings


@pytest.fixture(scope="module")
def cards(seeds):
    board = tables.table(seeds, "story_board")
    return [card for _, card in board.groupby("card")]


def together(cards, *beginnings):
    """Return the cards with a sentence for each of some words."""
    return [card for card in cards if all(card["text"].str.contains(words).any() for words in beginnings)]


def test_all_three_write_about_china_and_the_taliban(cards):
    assert any(card["shared_by"].iloc[0] == "all" and card["heading"].iloc[0] == "China · Taliban" for card in cards)


def test_all_three_tell_that_the_taliban_took_power_and_what_china_expects_of_them(cards):
    power = together(cards, "Rückkehr der Taliban an die Macht", "seize control", "the capital fell")
    expected = together(cards, "aufgefordert", "make a clean break", "friendly relations")

    assert [card["shared_by"].iloc[0] for card in (*power, *expected)] == ["all", "all"]


def test_two_sentences_of_other_embassies_are_on_no_card(cards):
    assert not together(cards, "Russia is in contact", "Abdul Salam Hanafi")


def test_the_open_embassy_is_beside_the_embassy_that_works_normally(cards):
    (card,) = together(cards, "kept the embassy in Kabul open", "operating normally")

    assert card["shared_by"].eq("some").all()
    assert card["basis"].eq("related").all()


def test_the_recognition_is_beside_its_denial_and_never_the_same(cards):
    (card,) = together(cards, "prepared to recognise the Taliban", "nicht als legitim anerkannt")

    assert card["basis"].iloc[0] in ("related", "contradicts")
    assert findings.difference(card) == "Only one of the two has a negation. They are 4 months apart."


def test_no_statement_of_two_articles_is_called_the_same(cards):
    assert not any(card["basis"].eq("same").any() for card in cards)


def test_what_only_one_article_mentions(cards):
    only = {(card["heading"].iloc[0], card["source"].iloc[0]) for card in cards if card["shared_by"].iloc[0] == "one"}

    assert ("Qaem", "Unnamed German outlet (000)") in only
    assert ("East Turkestan Islamic Movement", "Unnamed blog (001)") in only
    assert {"Vladimir Putin", "Russia"} & {name for name, source in only if source == "Al Arabiya English"}
    (qaem,) = (card for card in cards if card["heading"].iloc[0] == "Qaem")
    assert qaem["text"].str.contains("keine Gehälter").any()
    assert qaem["text"].str.contains("Ich habe alle lokalen Mitarbeiter").any()  # quoted from him, without his name
