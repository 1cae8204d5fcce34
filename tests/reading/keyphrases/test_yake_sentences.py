"""YAKE reads the same sentences as with segtok, for every line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from segtok.segmenter import split_multi

from analytics.reading.keyphrases import yake_sentences

# What the rules depend on: abbreviations, initials, dates, brackets, quotes, continuations, and every kind of blank
ATOMS = [
    *("Mr", "U.S", "e.g", "A", "Ab", "W. ", "and", "by", "which", "spp", " et al. ", "word " * 12, "x" * 60),
    *("31", "7" * 45, "Dez", "May", "(", ")", "[", "]", ".", "!", "?", "。", "…", ". ", "? ", ".) ", '." '),
    *(" ", "\t", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0", "\u2003", "\u2028", "\u3000"),
    *(
        "\u200b",
        "\xad",
        "'",
        '"',
        "’",
        "”",
        ",",
        ":",
        "-",
        "é",
        "Ä",
        "ǅ",
        "ª",
        "ʰ",
        "ж",
        "Ж",
        "İ",
        "\u0301",
        "中",
        "😀",
    ),
]


def oracle(line):
    return [sentence for sentence in split_multi(line) if sentence]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It ends. It begins.", ["It ends.", "It begins."]),
        ("Mr. Wang met Dr. Li. They spoke.", ["Mr. Wang met Dr. Li.", "They spoke."]),
        ("On 31. Dezember it ends. So.", ["On 31. Dezember it ends.", "So."]),
        ("George W. Bush spoke. He left.", ["George W. Bush spoke.", "He left."]),
        ("The end . Not a stop", ["The end . Not a stop"]),
        ('"Stop!" he said. Then he left.', ['"Stop!" he said.', "Then he left."]),
        ("He (a friend. A foe) left. They stayed.", ["He (a friend. A foe) left.", "They stayed."]),
        ("Wait. and see.", ["Wait. and see."]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_segtok_ends_it(line, expected):
    assert yake_sentences.split(line) == expected
    assert oracle(line) == expected


def test_a_separator_of_old_data_files_is_not_a_blank():
    assert yake_sentences.split("One.\x1fTwo. Three.") == oracle("One.\x1fTwo. Three.") == ["One.\x1fTwo.", "Three."]


def test_a_long_number_is_an_abbreviation_only_at_the_start_of_a_line():
    number = "7" * 45

    assert yake_sentences.split(f"No {number}. Kabul") == oracle(f"No {number}. Kabul") == [f"No {number}.", "Kabul"]
    assert yake_sentences.split(f"{number}. Kabul") == oracle(f"{number}. Kabul") == [f"{number}. Kabul"]


@settings(max_examples=1_000, derandomize=True, deadline=None, database=None)
@given(line=st.lists(st.sampled_from(ATOMS), max_size=40).map("".join))
def test_random_lines_are_split_as_segtok_splits_them(line):
    assert yake_sentences.split(line) == oracle(line)


def test_an_open_bracket_joins_sentences_only_up_to_a_limit():
    longest = max(map(len, yake_sentences.split("(" * 1_000 + "Kabul). " * 1_000)))

    assert yake_sentences.MAX_JOINED < longest < yake_sentences.MAX_JOINED + 10
