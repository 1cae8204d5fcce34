"""The words of the tagger's model from cached chunks are those of its pattern, and labels become names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.reading.ner import crf_text
from analytics.reading.ner.crf_text import Span
from analytics.text.document_text import Text

ATOMS = [
    *("A.", "J. R.", "(B.", "U.S.", "Mr. Smith", "No.", "plan A.\n", "1.5", "3,000.", "a-b&C", "L'Iran", "qu’il"),
    *("dell'Arte", "Smith's", "’s", "won't", "...", "12", "½", "_", "e\u0301", "中国。好", "word", "Word", "\ud800"),
    *(" ", " ", "\n", "\t", "\x1c", "\xa0", "\u2028", "\u200b", "? ", "! ", ". "),
]
TEXTS = st.lists(st.one_of(st.sampled_from(ATOMS), st.text(max_size=3)), max_size=30).map("".join)


def words_by_pattern(text, pattern):
    """Return the words of each sentence that has a letter, found by the pattern within the sentence."""
    sentences = [[*pattern.finditer(text.text, *span)] for span in text.sentences]
    found = [[match[0] for match in words] for words in sentences]
    return [words for words in found if any(c.isalnum() and not c.isdecimal() for word in words for c in word)]


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(["en", "fr"]))
def test_words_are_those_of_the_pattern_in_each_sentence(text, language):
    text = Text(text, language)
    words, sizes = crf_text.sentences(text)
    expected = words_by_pattern(text, crf_text.ELIDED if language == "fr" else crf_text.WORD)

    surfaces = [text.text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert surfaces == [word for sentence in expected for word in sentence]
    assert [words.vocabulary.strings[one] for one in words.ids] == surfaces
    assert sizes.tolist() == [*map(len, expected)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He chose plan A.\nThen J. Smith left.", "He chose plan A . Then J. Smith left ."),
        ("Vitamin C.", "Vitamin C ."),
        ("George W. Bush", "George W. Bush"),
    ],
)
def test_the_full_stop_after_a_single_capital_belongs_to_it_only_within_a_sentence(text, words):
    found, _ = crf_text.sentences(Text(text, "en"))

    assert [found.vocabulary.strings[one] for one in found.ids] == words.split()


def test_two_names_side_by_side_and_names_at_the_borders_of_sentences_are_told_apart():
    text = "Barack Obama Paris\nBerlin\nAngela Merkel"
    spans = crf_text.spans(Text(text, "en"))

    assert all(isinstance(span, Span) for span in spans)
    assert not any("\n" in text[span.start : span.end] for span in spans)
    assert (text.index("Angela"), len(text), "person") in spans


def test_a_text_without_words_has_no_names():
    assert crf_text.spans(Text("", "en")) == crf_text.spans(Text("... \n 12", "en")) == []
