"""The articles on the pages of a newspaper, and an export of a database that was printed as PDF."""

import pytest

from analytics.reading.exports import registry
from analytics.reading.formats import newspaper_pages, printed_pages
from analytics.reading.formats.page_columns import Word

WORDS = "The harbour board met again on Monday and said that the plans of the old dock would be shown to all."


def page(*rows):
    """Return the words of a page with one row of (text, size) below the other."""
    words, base = [], 800.0
    for text, size in rows:
        left = 50.0
        for word in text.split():
            words.append(Word(word, left, left + 5 * len(word), base, size))
            left += 5 * len(word) + 4
        base -= 1.5 * size
    return words


def test_the_end_mark_of_an_export_at_the_foot_of_each_page_is_no_running_head():
    article = [("Northport Herald", 10.0), ("March 4, 2019 Monday", 10.0), ("Length: 20 words", 10.0), ("Body", 14.0),
               (WORDS, 10.0), ("End of Document", 10.0)]  # fmt: skip
    pages = [page((f"Page {n} of 3", 10.0), (f"The {name} dock", 16.0), *article) for n, name in enumerate("abc", 1)]
    export = registry.read(printed_pages.read(pages).text)

    assert [(one.title, one.source, one.date) for one in export.records] == [
        (f"The {name} dock", "Northport Herald", "2019-03-04") for name in "abc"
    ]
    assert {one.body for one in export.records} == {WORDS}


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["4 THE NORTHPORT HERALD Monday, May 3, 2021"], ("The Northport Herald", "2021-05-03")),
        (["Daily Lantern, 4 May 2021 12", "Daily Lantern, 4 May 2021 13"], ("Daily Lantern", "2021-05-04")),
        (["Daily Lantern 1 May 2021", "Daily Lantern 2 May 2021"], ("Daily Lantern", "")),
        (["4 Annual report of the harbour board"], ("", "")),
    ],
)
def test_the_running_head_names_the_paper_and_its_day(heads, expected):
    assert newspaper_pages.imprint(heads) == expected


def test_a_second_line_of_a_headline_a_pulled_quote_and_a_continuation_begin_no_article():
    paragraphs = [("goes on from page 1", False), ("Dock to close", True), ("Board votes for two years", True),
                  ("text", False), ("\u201cNobody asked us\u201d", True), ("text", False), ("Salt prices", True),
                  ("text", False), ("Dock to close", True), ("text", False)]  # fmt: skip

    assert newspaper_pages.articles(paragraphs) == [
        ("", [0]), ("Dock to close", [1, 2, 3, 4, 5, 9]), ("Salt prices", [6, 7])
    ]  # fmt: skip
