"""Cases 18 to 21, 31 and 37: what people wrote stays, menus, offers and consent walls go, characters are repaired."""

from functools import cache

import pytest
from reading_helpers import clean_document

from analytics.reading.formats import files

from .helpers import case


@cache
def articles(number):
    """Return the cleaned articles of a case by the name of the file, and of the record in it."""
    return {raw.file: clean_document(raw) for raw in files.load([case(number)]).documents}


def test_an_interview_keeps_its_short_answers():
    article = articles("20")["interview.txt"]

    assert article.title == "'I never wanted to be mayor'"
    lines = article.text.split("\n")
    assert lines[0].startswith("Ines Tallard has run Northport")
    assert lines[1:7] == [
        *("Ms Tallard, are you tired?", "Yes.", "Would you do it again?", "No, never.", "Why not?"),
        "Because nobody thanks you for a harbour that works. They only call when it does not.",
    ]
    assert lines[-4:] == ["And who will follow you?", "Ralf Oduya, I hope.", "Hope?", "He has not been asked yet."]


def test_a_ticker_keeps_its_entries_with_their_headings():
    article = articles("20")["ticker.txt"]

    headings = ["Army reaches the school", "Second dyke breaks", "Power cut in the lower town", "Good afternoon"]
    assert [line for line in article.text.split("\n") if line in headings] == headings
    assert len(article.text.split("\n")) == 2 * len(headings)
    assert article.title == "LIVE: Flood in Northport - the latest"


@pytest.mark.parametrize("name", ["paywall_de.html", "paywall_de.txt"])
def test_an_offer_to_subscribe_is_no_text_and_the_teaser_is_reported(name):
    article = articles("21")[name]

    assert len(article.text.split("\n")) == 2
    assert article.text.endswith("Als Altmann im zweiten Durchgang oben saß, drehte der Wind.")
    assert article.truncated


def test_a_whole_article_is_not_reported_as_cut_short():
    assert not articles("21")["jsonld_only.html"].truncated


HEADLINES = {
    "ar.txt": "الميناء يغلق المحطة القديمة",
    "hi.txt": "बंदरगाह पुराना टर्मिनल बंद करेगा",
    "zh.txt": "港口将关闭旧码头",
    "ru.txt": "Порт закроет старый терминал",
    "cookie_de.txt": "Hafenrat schließt altes Terminal",
}


@pytest.mark.parametrize("name", HEADLINES)
def test_a_pasted_page_in_any_script_is_its_three_paragraphs(name):
    article = articles("37")[name]

    assert article.title == HEADLINES[name]
    assert article.date == "2021-08-16"
    assert [len(line) > 20 for line in article.text.split("\n")] == [True] * 3


def test_the_sentence_of_a_wall_is_no_text_of_a_page():
    assert "Subscribe" not in articles("37")["amp.html"].text


def test_text_decoded_twice_is_read_once():
    german = next(article for article in articles_of_table() if article.title == "Brücke")

    assert german.text.startswith("Der Bürgermeister von Köln erklärte")
    assert not any("Ã" in article.text or "â€" in article.text for article in articles_of_table())


def articles_of_table():
    return [clean_document(raw) for raw in files.load([case("18")]).documents]


def test_soft_hyphens_and_ligatures_do_not_cut_words():
    texts = {name: article.text for name, article in articles("19").items()}

    assert "Bundeskanzlerin Angela Merkel" in texts["shy.txt"]
    assert "Annalena Baerbock" in texts["shy.txt"]
    assert texts["ligature.txt"].startswith("The office of the mayor said on Monday that five floods")


def test_words_divided_in_lines_of_uneven_length_are_whole():
    text = articles("19")["hyphenated.txt"].text

    assert {"government", "terminal,", "opposition", "members", "parliament"} <= set(text.split())
    assert "-\n" not in text
