"""A sentence is found again in another version of its text."""

from __future__ import annotations

import pytest

from analytics.text.document_text import Text
from analytics.text.sentence_search import find_sentences


def words_found(text, sentence):
    spans = find_sentences(text, Text(text, "en").sentences, [sentence])[sentence]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. He said “no” – twice. End.", 'He said "no" - twice.'),
        ("One.\u00a0It’s\n  late  in Kabul. End.", "It's late in Kabul."),
        ("他说了。塔利班控制喀布尔。完。", "塔利班控制喀布尔。"),
        ("A first one and then a second one.", "and then a second one."),
        ("One.\nA new\nline. Two.", "A new line."),
    ],
)
def test_other_blanks_signs_and_ends_of_sentences_do_not_matter(text, sentence):
    (found,) = words_found(text, sentence)

    assert [*found.translate(str.maketrans("’“”–\u00a0", '\'""- ')).split()] == sentence.split()


def test_a_sentence_that_the_text_has_twice_is_found_at_both_places():
    assert words_found("No. It rains. No.", "No.") == ["No.", "No."]


def test_a_sentence_that_is_only_a_part_of_a_word_is_not_found():
    assert words_found("Northern roads are closed.", "North") == []
    assert words_found("Nothing of it.", "") == []
