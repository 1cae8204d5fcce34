"""The words of all texts in arrays are the words of each text by the pattern."""

import random

import numpy as np
import pytest
from word_samples import PIECES

from analytics import schema
from analytics.corpus import store, word_sequences
from analytics.text import tokens

ATOMS = [*PIECES, "\x00"]


def world(texts, vocabulary=()):
    blank = [*schema.blank_row("documents").values()][1:]
    tables = {
        "documents": schema.from_rows([(doc_id, *blank) for doc_id in texts], "documents"),
        "texts": schema.from_rows(sorted(texts.items()), "texts"),  # not in the order of documents
        "terms": schema.from_rows([(next(iter(texts)), form, form, 1) for form in vocabulary], "terms"),
    }
    return store.make(tables)


def words_of(corpus):
    """Return (start, end, number of the form) of the words of each document."""
    found = word_sequences.word_sequences(corpus)
    spans = (slice(first, first + n) for first, n in zip(found.first, found.n_words, strict=True))
    ends = found.starts + found.lengths
    return [
        list(zip(found.starts[own].tolist(), ends[own].tolist(), found.forms[own].tolist(), strict=True))
        for own in spans
    ]


@pytest.mark.parametrize("block", [1, 500, word_sequences.BLOCK])
def test_the_words_are_those_of_the_pattern(block, monkeypatch):
    drawn = random.Random(1)
    texts = {f"d{999 - n}": "".join(drawn.choices(ATOMS, k=n % 30)) for n in range(300)}
    vocabulary = sorted({form for text in texts.values() for form in tokens.tokens(text)})
    monkeypatch.setattr(word_sequences, "BLOCK", block)

    assert [
        [(start, end, vocabulary[form]) for start, end, form in words] for words in words_of(world(texts, vocabulary))
    ] == [[(word.start, word.end, word.form) for word in tokens.words(text)] for text in texts.values()]


def test_the_number_of_a_known_form_is_its_column():
    found = word_sequences.word_sequences(world({"d1": "one two Two new one"}, ["one", "two"]))

    assert (found.forms[1:-1].tolist(), found.n_known) == ([0, 1, 1, 2, 0], 2)


def test_a_separator_that_occurs_once_is_before_and_after_each_document():
    found = word_sequences.word_sequences(world({"b": "same words", "a": "", "c": "same words"}))
    edges = found.forms[np.unique(np.r_[found.first - 1, found.first + found.n_words])]

    assert (edges < 0).all()
    assert len(set(edges.tolist())) == len(edges) == 4


def test_a_corpus_without_documents_has_no_words():
    found = word_sequences.word_sequences(store.make({"documents": schema.empty("documents")}))

    assert (len(found.first), found.forms.tolist()) == (0, [-1])
