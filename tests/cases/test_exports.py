"""Exports of press databases and clippings give each article with its own title, source, date, author and body."""

import pytest
from cases.helpers import built, rows

TITLES = {
    "Harbour council votes to close the old ferry terminal": ("2019-03-04", "Maud Ellery", 92),
    "Farmers count the losses after the February floods": ("2019-03-11", "Tom Brankley", 79),
    "Museum returns bronze bell to monastery in Georgia": ("2019-04-02", "Priya Sandhu", 74),
}
SOURCES = {
    "01": {"Northport Herald (England)", "Inland Courier (Scotland)", "Daily Lantern (London)"},
    "02": {"Northport Herald (England)", "Inland Courier (Scotland)", "Daily Lantern (London)"},
    "04": {"The Northport Herald", "The Inland Courier", "Daily Lantern"},
    "06": {"The Northport Herald", "The Inland Courier", "Daily Lantern"},
}
NO_TEXT = ("Load-Date", "LOAD-DATE", "Copyright", "Document NPORT", "Search Terms", "Subject", "Abstract", "Links:")


@pytest.mark.parametrize("number", SOURCES)
def test_each_article_of_the_export_is_a_document(number):
    corpus = built(number)

    found = {title: tuple(rest) for title, *rest in rows(corpus, "documents", "title", "date", "author", "n_words")}
    assert found == TITLES
    assert {source for (source,) in rows(corpus, "documents", "source")} == SOURCES[number]
    assert rows(corpus, "issues", "problem") == []


@pytest.mark.parametrize("number", SOURCES)
def test_the_text_is_the_four_paragraphs_alone(number):
    texts = built(number).text.values()

    assert [text.count("\n") for text in texts] == [3, 3, 3]
    assert not [text for text in texts for foreign in NO_TEXT if foreign in text]


def test_clippings_under_headings_are_documents_with_their_outlets():
    assert sorted(rows(built("30"), "documents", "title", "source", "date", "author", "url")) == [
        ("Farmers count the losses", "Inland Courier", "2019-03-11", "Tom Brankley",
         "https://www.inlandcourier.example/2"),
        ("Harbour council closes terminal", "Northport Herald", "2019-03-04", "Maud Ellery",
         "https://www.northportherald.example/1"),
    ]  # fmt: skip
