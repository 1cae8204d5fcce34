"""Who wrote an article, as a line near the headline says."""

import pytest

from analytics.reading.cleaning import author_lines
from analytics.reading.cleaning.clean import Line
from analytics.reading.metadata import bylines


def author(*above, source=""):
    rows = [*((line, "chrome") for line in above), ("The embassy stays open.", "body")]
    return bylines.author([Line(number, *row, "") for number, row in enumerate(rows, start=1)], source)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Smith", "Ann Smith"),
        ("By ANN SMITH, OMAR KHAN and LI WEI", "Ann Smith; Omar Khan; Li Wei"),
        ("Von Anna Meier und Jörg Groß", "Anna Meier; Jörg Groß"),
        ("Par Jean de La Tour, Paris", "Jean de La Tour"),
        ("Автор: Лида Буслаева", "Лида Буслаева"),
        ("By Ann Smith | NJ Advance Media", "Ann Smith"),
        ("By Ann Smith - Staff Writer 2019-11-18T23:30:00Z", "Ann Smith"),
        ("By Ann Smith On 16 August 2021", "Ann Smith"),
        ("By Ann Smith @ann Nov 19, 2019", "Ann Smith"),
        ("Analysis by Ann Smith, Senior Editor", "Ann Smith"),
        ("Words by Ann Smith; photographs by Omar Khan", "Ann Smith"),
        ("Aus Nordhafen berichtet Ann Smith", "Ann Smith"),
        ("김민수 기자", "김민수"),
        ("记者 王明", "王明"),
        ("मुख्य लेखक", ""),
        ("लेखक: अनिता शर्मा", "अनिता शर्मा"),
        ("מאת: דנה לוי", "דנה לוי"),
        ("de Ana Popescu", "Ana Popescu"),
        ("Autor des Romans gestorben", ""),
        ("By Regan September 15, 2014", ""),
        ("By Reuters", ""),
        ("By Our News Desk", ""),
        ("By far the best way to cook rice", ""),
        ("Ann Smith, Associated Press", ""),  # a credit of a picture as often as a byline
    ],
)
def test_a_labelled_line_names_the_author(line, names):
    assert author(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Smith, Middle East editor", "Ann Smith"),
        ("Ann Smith in Paris and Omar Khan in Berlin", "Ann Smith and Omar Khan"),
        ("Inès Barrault (à Port-Selva)", "Inès Barrault"),
        ("Angela Merkel (CDU)", None),
        ("Merkel, Putin Meet in Paris", None),
        ("Trump fires FBI director, former editor", None),
    ],
)
def test_a_line_without_a_label_names_authors_by_their_desk_or_place(line, names):
    assert author_lines.authors(line) == names


def test_after_a_label_on_its_own_line_the_next_line_names_the_author():
    assert author("By", "Sarah Needleman") == "Sarah Needleman"
    assert author("By") == ""


def test_the_outlet_itself_is_not_an_author():
    assert author("By Al Arabiya English", source="Al Arabiya English") == ""


def test_a_line_far_from_the_article_does_not_name_an_author():
    assert author("By Ann Smith", *(f"Section {letter}" for letter in "ABCDEFGHIJKLMN")) == ""
