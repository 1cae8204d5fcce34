"""The words of a text from cached chunks are the same as by the pattern, and each text is split once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_samples import PIECES

from analytics.text import chunks, tokens
from analytics.text.document_text import Text

ATOMS = [*PIECES, "\ud800"]
TEXTS = st.lists(st.one_of(st.sampled_from(ATOMS), st.text(max_size=5)), max_size=30).map("".join)


def words_of(text):
    words = text.words
    return [
        (start, end, words.spellings.strings[surface], words.vocabulary.strings[form])
        for start, end, surface, form in zip(words.starts, words.ends, words.surfaces, words.forms, strict=True)
    ]


def by_pattern(text):
    return [(*word, word.form) for word in tokens.words(text)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_words_are_those_of_the_pattern(text):
    found, expected = words_of(Text(text, "en")), by_pattern(text)

    assert [word[:2] for word in found] == [word[:2] for word in expected]
    # "IS" is "is" among words in capitals: tests/text/test_tokens_by_language.py has the rule
    assert [[part.lower() for part in word[2:]] for word in found] == [
        [part.lower() for part in word[2:]] for word in expected
    ]


@pytest.mark.parametrize("text", ["", " \n ", "one", " one", "one ", "one\u3000two\u2028three", "\u4e00 中 文"])
def test_blanks_of_every_kind_separate_words(text):
    assert words_of(Text(text, "en")) == by_pattern(text)


def test_a_text_is_split_into_chunks_once_for_all_its_uses():
    before = chunks.Memory.n_splits
    text = Text("The embassy is open. The embassy is closed.", "en")
    uses = [text.words, text.words, text.chunks, text.sentences]

    assert chunks.Memory.n_splits == before + 1
    assert len(uses[0].starts) == 8


def test_the_language_is_detected_when_it_is_not_given():
    assert Text("Die Botschaft in Kabul bleibt nach dem Abzug der Truppen geöffnet.").language == "de"
    assert Text("Die Botschaft in Kabul", "fr").language == "fr"


def test_a_text_keeps_its_words_when_the_memory_is_full(monkeypatch):
    monkeypatch.setattr(chunks, "MAX_CHUNKS", 3)
    first = Text("one two three four", "en")
    expected = words_of(first)
    others = [words_of(Text(f"word{number} two {number}", "en")) for number in range(10)]

    assert words_of(first) == expected == by_pattern("one two three four")
    assert others[9] == by_pattern("word9 two 9")


def test_a_column_is_computed_once_for_each_distinct_token():
    seen = []
    vocabulary = Text("a b a c", "en").words.spellings
    for text in ("a b a c", "c d a"):
        vocabulary = Text(text, "en").words.spellings
        column = vocabulary.column("length of a test", lambda token: seen.append(token) or len(token), "int64")

    assert len(seen) == len(set(seen)) == len(vocabulary)
    assert column.tolist() == [len(token) for token in vocabulary.strings]


def test_a_value_is_computed_once_for_each_token_that_is_asked_for():
    vocabulary, asked = chunks.Vocabulary(), []

    def length(token):
        asked.append(token)
        return len(token)

    ids = np.array([vocabulary.id(token) for token in ("Kabul", "of", "embassy")])
    first = vocabulary.values(ids[:2], "length", length, np.int64).tolist()
    ids = np.append(ids, vocabulary.id("envoy"))
    again = vocabulary.values(ids[[3, 1, 0]], "length", length, np.int64).tolist()

    assert (first, again) == ([5, 2], [5, 2, 5])
    assert sorted(asked) == ["Kabul", "envoy", "of"]
