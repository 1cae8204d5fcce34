"""Lines that were broken at a fixed width are paragraphs again; all other texts stay as they are."""

import pytest

from analytics.text import wrapped_lines


def joined(text):
    return [line for _, line in wrapped_lines.join_lines([*enumerate(text.split("\n"), start=1)])]


WRAPPED = """The harbour board of Northport voted on Mon-
day to close the old ferry dock for two years,
a decision that the fishing co-operatives had
opposed since spring, said the engineer Maud
Ellery. Nobody on the board asked her for the
pre- and post-war plans."""


def test_a_wrapped_paragraph_is_one_line_with_whole_words():
    assert joined(WRAPPED) == [
        (
            "The harbour board of Northport voted on Monday to close the old ferry dock for two years, a decision that"
            " the fishing co-operatives had opposed since spring, said the engineer Maud Ellery. Nobody on the board"
            " asked her for the pre- and post-war plans."
        )
    ]


def test_double_spacing_and_a_page_break_do_not_divide_a_sentence():
    assert len(joined(WRAPPED.replace("\n", "\n\n"))) == 1
    assert len(joined(WRAPPED.replace("had\n", "had\n\n\n"))) == 1


def test_a_headline_and_the_next_paragraph_stay_lines_of_their_own():
    lines = joined(f"FERRY DOCK TO CLOSE\nBy Maud Quill\n{WRAPPED}\n\n{WRAPPED}")

    assert lines[:2] == ["FERRY DOCK TO CLOSE", "By Maud Quill"]
    assert len(lines) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Roses are red\nviolets are blue\nsugar is sweet\nand so are you",
        "\n".join(f"https://lantern.example/news/2021/05/story-{number}" for number in range(9)),
        "A paragraph on a line.\nAnother one, which is longer than the first, on the next line.\nA third.",
        "Herring  12,400  1.20\nCod       3,150  4.10\nMackerel  7,900  1.05\nSole        410 11.00",
    ],
)
def test_a_poem_a_list_and_a_table_stay_line_by_line(text):
    assert joined(text) == text.split("\n")


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("die Vor-", "und Nachteile", "die Vor- und Nachteile"),
        ("beschlos-", "sen", "beschlossen"),
        ("en¬", "gineers", "engineers"),
        ("Jean-", "Pierre", "Jean-Pierre"),
        ("c'est-à-", "dire", "c'est-à-dire"),
        ("voor-", "en nadelen", "voor- en nadelen"),
        ("旧轮渡码头", "关闭两年", "旧轮渡码头关闭两年"),
    ],
)
def test_a_word_divided_by_a_hyphen_is_whole_again(before, after, whole):
    assert wrapped_lines.join(before, after) == whole


def test_a_compound_that_the_text_has_elsewhere_keeps_its_hyphen():
    text = (
        WRAPPED
        + "\n\nThe well-known engineer of the harbour board was ask-\ned by the board why a well-\nknown plan failed."
    )

    assert (
        joined(text)[-1]
        == "The well-known engineer of the harbour board was asked by the board why a well-known plan failed."
    )


def test_hostile_lines_take_linear_time():
    assert len(joined("a b-\n" * 50_000)) >= 1
    assert len(joined(". a" * 100_000 + "\nb" * 9)) == 10


def test_a_divided_word_is_whole_in_a_text_of_uneven_lines_too():
    text = "Headline\n\nThe govern-\nment closed the ter-\nminal.\nSupply- \nand demand\n"
    text += "A self-\nmade self-made man\nX-\nY"

    assert joined(text) == [
        *("Headline", "The government closed the terminal.", "Supply-", "and demand", "A self-made self-made man"),
        *("X-", "Y"),
    ]
