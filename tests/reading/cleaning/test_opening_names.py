"""Authors above an article whose line has no label."""

import pytest

from analytics.reading.cleaning.clean import clean
from analytics.reading.metadata import bylines

TITLE = "Harbour is closed after the storm"
TEXT = """\
NORTHPORT - The harbour was closed on Monday after a storm damaged two cranes and a part of the north pier.
The mayor said that ships would be sent to other harbours until the cranes are repaired in the spring."""


def verdicts(above, title=TITLE):
    return [line.verdict for line in clean(f"{above}\n{TEXT}", title=title).lines]


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        ("Susan Penrose", "Susan Penrose"),
        ("Susan Penrose and Tom van der Berg", "Susan Penrose; Tom van der Berg"),
        ("Susan Penrose, and Kevin Inkwell\nHarbour Gazette", "Susan Penrose; Kevin Inkwell"),
        ("Martin Federkiel und Anna Tintenfass\nGastautoren", "Martin Federkiel; Anna Tintenfass"),
    ],
)
def test_names_above_the_first_paragraph_are_the_authors(above, authors):
    page = clean(f"{above}\n{TEXT}", title=TITLE)

    assert page.text == TEXT
    assert bylines.author(page.lines, "Harbour Gazette") == authors


@pytest.mark.parametrize(
    "above",
    [
        "Harbour Gazette Office",  # no given name
        "Susan Penrose said nothing",
        "Susan",
    ],
)
def test_other_short_lines_stay(above):
    assert verdicts(above) == ["body"] * 3


def test_a_person_of_the_text_or_the_title_is_not_its_author():
    assert clean(f"Susan Penrose\n{TEXT}\nPenrose leads the harbour office, which has forty people and six boats now.",
                 title=TITLE).lines[0].verdict == "body"  # fmt: skip
    assert verdicts("Susan Penrose", title="Penrose closes the harbour")[0] == "body"


def test_without_a_title_the_line_can_be_the_headline():
    assert "byline" not in verdicts("Susan Penrose", title="")
