"""Pieces of names are not keywords: the whole name is, or none."""

from __future__ import annotations

from analytics.reading.keyphrases import keywords, whole_names
from analytics.reading.ner import tagger
from analytics.text.document_text import Text


def found(text, language="en"):
    read = Text(text, language)
    ranked = keywords.keywords(read, top=30)
    return {one.keyword: one for one in whole_names.whole_names(ranked, tagger.names(read), language)}


def test_a_piece_of_a_name_becomes_the_whole_name_with_all_its_places():
    text = "Voters in New Hampshire were counted.\nThe polls in New Hampshire had closed, and New Hampshire was silent."

    labels = found(text)

    assert "Hampshire" not in labels
    whole = labels["New Hampshire"]
    assert [text[int(start) :].startswith("New Hampshire") for start in whole.starts.split("; ")] == [True] * whole.n


def test_a_word_that_is_a_piece_of_two_names_is_not_a_keyword():
    text = "The Cato Institute wrote about taxes.\nThe Economic Policy Institute answered the report about taxes."

    assert "Institute" not in found(text)


def test_a_phrase_that_cuts_a_name_is_not_a_keyword():
    text = (
        "Insurance is dearer, reports The Los Angeles Times.\n"
        "The sticker shock comes later, The Los Angeles Times wrote. Insurance was cheap, said The Los Angeles Times."
    )

    assert not {"Angeles Times", "The Los Angeles", "Los Angeles"} & found(text).keys()


def test_a_surname_and_a_name_behind_an_article_stay():
    text = (
        "Robert Lighthizer spoke at the Pentagon about tariffs.\n"
        "Officers of the Pentagon heard Robert Lighthizer, and the Pentagon was calm."
    )

    labels = found(text)

    assert {"Pentagon", "the Pentagon"} & labels.keys()
    assert {"Lighthizer", "Robert Lighthizer"} & labels.keys()
