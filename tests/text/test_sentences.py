"""The sentence splitter gives the same sentences as segtok for every line."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from segtok.segmenter import split_multi

from analytics.text import sentences

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
    assert sentences.split(line) == expected
    assert oracle(line) == expected


def test_a_separator_of_old_data_files_is_not_a_blank():
    assert sentences.split("One.\x1fTwo. Three.") == oracle("One.\x1fTwo. Three.") == ["One.\x1fTwo.", "Three."]


def test_a_long_number_is_an_abbreviation_only_at_the_start_of_a_line():
    number = "7" * 45

    assert sentences.split(f"No {number}. Kabul") == oracle(f"No {number}. Kabul") == [f"No {number}.", "Kabul"]
    assert sentences.split(f"{number}. Kabul") == oracle(f"{number}. Kabul") == [f"{number}. Kabul"]


@settings(max_examples=1_000, derandomize=True, deadline=None, database=None)
@given(line=st.lists(st.sampled_from(ATOMS), max_size=40).map("".join))
def test_random_lines_are_split_as_segtok_splits_them(line):
    assert sentences.split(line) == oracle(line)


def test_an_open_bracket_joins_sentences_only_up_to_a_limit():
    longest = max(map(len, sentences.split("(" * 1_000 + "Kabul). " * 1_000)))

    assert sentences.MAX_JOINED < longest < sentences.MAX_JOINED + 10


def split_text(text, language="en"):
    return [text[span.start : span.end] for span in sentences.spans(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "en",
            "Dr. Smith of the U.S. left. He was 3.5 km away.",
            ["Dr. Smith of the U.S. left.", "He was 3.5 km away."],
        ),
        (
            "de",
            "Am 20. Januar 2022 kam Herr Dr. Qaem. Er blieb.",
            ["Am 20. Januar 2022 kam Herr Dr. Qaem.", "Er blieb."],
        ),
        ("en", "A headline\nThe lead. The rest.", ["A headline", "The lead.", "The rest."]),
        ("zh", "大使馆开放。工作照常！真的？", ["大使馆开放。", "工作照常！", "真的？"]),
        ("en", "  \n\n spaced  \n", ["spaced"]),
        ("en", "😀 One. 😀 Two.", ["😀 One.", "😀 Two."]),
        ("en", "", []),
    ],
)
def test_a_text_is_split_into_its_sentences(language, text, expected):
    assert split_text(text, language) == expected


def test_a_line_end_always_ends_a_sentence():
    assert split_text("It goes\non here.") == ["It goes", "on here."]


def test_a_repeated_sentence_has_two_spans():
    assert sentences.spans("Stay. Stay.", "en") == [(0, 5), (6, 11)]


def test_a_line_too_long_for_the_segmenter_is_still_split():
    sentence = "word " * 300 + "end."
    text = " ".join([sentence] * 5)  # 7,524 code points in one line

    assert split_text(text) == [sentence] * 5


def test_spans_are_in_order_and_do_not_overlap():
    text = "First one. Second one!\nThird one? And (a fourth.) “A fifth.” Done"
    spans = sentences.spans(text, "en")

    assert [text[a:b] for a, b in spans] == [text[a:b].strip() for a, b in spans]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
