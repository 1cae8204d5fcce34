"""The words of a text."""

import pytest

from analytics.segmentation import MAX_WORD, tokens, unspaced, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t GO", [(0, 5, "don't"), (6, 8, "go")]),
        ("China's far-reaching", [(0, 7, "china"), (8, 20, "far-reaching")]),
        ("中国人 ab", [(0, 2, "中国"), (1, 3, "国人"), (4, 6, "ab")]),
        ("中", [(0, 1, "中")]),
        ("ไทย", [(0, 2, "ไท"), (1, 3, "ทย")]),
        ("सरकार", [(0, 5, "सरकार")]),
        ("Straße e\u0301", [(0, 6, "strasse"), (7, 9, "é")]),
        ("ko\u00adala 😀 foo_bar", [(0, 6, "koala"), (9, 12, "foo"), (13, 16, "bar")]),
        ("", []),
        (" \n“”", []),
    ],
)
def test_words_are_folded_and_keep_their_offsets(text, expected):
    assert [(word.start, word.end, word.form) for word in words(text)] == expected


def test_curly_and_straight_apostrophes_are_one_word():
    assert tokens("don’t") == tokens("don't")


def test_a_pasted_address_without_blanks_is_no_word():
    assert tokens("a" * (MAX_WORD + 1) + " b") == ["b"]


@pytest.mark.parametrize(("text", "expected"), [("Kabul", False), ("喀布尔", True), ("กรุง", True), ("كابول", False)])
def test_scripts_without_blanks_are_told_apart(text, expected):
    assert unspaced(text) is expected
