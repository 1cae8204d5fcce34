import itertools

import pytest

from analytics.text import terms


def split(text, language="en"):
    return [text[span.start : span.end] for span in terms.sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
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
def test_a_text_is_split_into_its_sentences(language, text, sentences):
    assert split(text, language) == sentences


def test_a_line_end_always_ends_a_sentence():
    assert split("It goes\non here.") == ["It goes", "on here."]


def test_a_repeated_sentence_has_two_spans():
    assert terms.sentences("Stay. Stay.", "en") == [(0, 5), (6, 11)]


def test_a_line_too_long_for_the_segmenter_is_still_split():
    sentence = "word " * 300 + "end."
    text = " ".join([sentence] * 5)  # 7,524 code points in one line

    assert split(text) == [sentence] * 5


def test_spans_are_in_order_and_do_not_overlap():
    text = "First one. Second one!\nThird one? And (a fourth.) “A fifth.” Done"
    spans = terms.sentences(text, "en")

    assert [text[a:b] for a, b in spans] == [text[a:b].strip() for a, b in spans]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


def test_each_form_is_counted_once_with_its_most_frequent_spelling():
    assert terms.counts("Embassy embassy, embassy: the EMBASSY's") == [("embassy", "embassy", 4), ("the", "the", 1)]


def test_of_two_equally_frequent_spellings_the_first_is_stored():
    assert terms.counts("Talks talks") == [("talks", "Talks", 2)]


def test_forms_fold_capitals_and_apostrophes_of_every_alphabet():
    assert [term.form for term in terms.counts("STRASSE Straße ΣΊΣΥΦΟΣ l’état L'État")] == [
        "strasse",
        "σίσυφοσ",
        "l'état",
    ]


def test_scripts_without_blanks_are_counted_in_pairs():
    assert terms.counts("中国中国") == [("中国", "中国", 2), ("国中", "国中", 1)]


def test_a_text_without_words_has_no_terms():
    assert terms.counts("😀 … — 。") == []
