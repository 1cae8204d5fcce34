"""The columns, heads and paragraphs of a printed page, by the places of its letters."""

import pytest
from format_samples import pdf, printed_pdf
from reading_helpers import problems, texts

from analytics.reading.formats.files import load_uploads

LEFT = ["The board of the harbour voted", "on Monday to close the old dock", "for two years, a decision which",
        "the fishing coopera-", "tives opposed."]  # fmt: skip
RIGHT = ["Members of the assembly called", "the vote rushed and they asked", "for the report of the engineers",
         "to be made public, which the", "ministry declined."]  # fmt: skip
COLUMNS = (
    "The board of the harbour voted on Monday to close the old dock for two years, a decision which the fishing"
    " cooperatives opposed.\n\nMembers of the assembly called the vote rushed and they asked for the report of the"
    " engineers to be made public, which the ministry declined."
)


def two_columns(gap=170):
    """Return the lines of two columns, row by row, as some programs write them."""
    rows = zip(LEFT, RIGHT, strict=True)
    return [
        (10 + column * gap, 200 - 12 * row, 9, text)
        for row, pair in enumerate(rows)
        for column, text in enumerate(pair)
    ]


def document(data):
    (read,) = load_uploads([("a.pdf", data)]).documents
    return read


def test_two_columns_written_row_by_row_are_read_one_after_the_other():
    assert document(printed_pdf(*two_columns())).text == COLUMNS


def test_columns_whose_lines_stand_at_other_heights_are_read_one_after_the_other():
    placed = [(x, y + (4 if x > 100 else 0), size, text) for x, y, size, text in two_columns()]

    assert document(printed_pdf(*placed)).text == COLUMNS


def test_a_headline_over_both_columns_is_the_title_and_joins_nothing():
    headline = [(10, 250, 20, "Ferry dock to close"), (10, 228, 20, "for two years")]
    read = document(printed_pdf(*headline, *two_columns()))

    assert read.title == "Ferry dock to close for two years"
    assert read.text == f"Ferry dock to close for two years\n\n{COLUMNS}"


def test_a_table_is_read_row_by_row():
    rows = [
        ("Species", "Landed", "Price"),
        ("Herring", "12,400", "1.44"),
        ("Cod", "3,150", "5.02"),
        ("Sole", "410", "13.9"),
    ]
    placed = [
        (10 + 90 * column, 200 - 14 * row, 10, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]

    assert "Herring 12,400 1.44" in " ".join(document(printed_pdf(*placed)).text.split())


def test_the_head_and_foot_of_a_page_are_known_to_be_no_text():
    head = [(10, 280, 8, "4   THE NORTHPORT HERALD   Monday, May 3, 2021"), (10, 10, 8, "Quay Street 1, tel. 555 0100")]
    read = document(printed_pdf(*head, *two_columns()))

    assert set(read.known_lines) == {"4 THE NORTHPORT HERALD Monday, May 3, 2021", "Quay Street 1, tel. 555 0100"}
    assert " ".join(COLUMNS.split()) in " ".join(read.text.split())


@pytest.mark.parametrize("name", ["anonymous", "layout", "Layout3", "unbekannt", "Adobe InDesign CC"])
def test_a_program_is_not_the_author(name):
    assert document(pdf("Words.", info=f"/Author ({name})".encode())).author == ""


def test_pieces_between_wide_gaps_that_are_no_columns_are_reported_and_not_joined():
    placed = [(10 + 95 * (piece + row % 2 * 0.4), 250 - 14 * row, 9, text)
              for row in range(8) for piece, text in enumerate(("He said: yes,", "the dock is"))]  # fmt: skip
    loaded = load_uploads([("a.pdf", printed_pdf(*placed))])

    assert "this page has columns: sentences may be mixed" in problems(loaded).values()
    assert "yes, the dock" not in texts(loaded)["a.pdf"]
