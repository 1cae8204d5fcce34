"""The content words of each sentence, and those within names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.corpus import positions, word_sequences
from analytics.text import stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analytics.corpus.store import Corpus
    from analytics.corpus.word_sequences import WordSequences

FEWEST = 6  # different content words; a sentence with fewer says too little to be found in its own language
# In another language too few sentences have its meaning to be found by mistake. Of the sentences of PUD with eight
# English words, .76 of the German-English pairs have six content words on both sides, .98 have three
FEWEST_ACROSS = 3
BLOCK = 500  # documents: the arrays of their words take some 40 MB
UNCOUNTED = -1


class Words(NamedTuple):
    """The words of the sentences of a whole corpus with enough content words: sentences x `Corpus.vocabulary`.

    `rows` are the rows of the sentences in `sentences`; `counts` is the number of each content word and number in a
    sentence, `named` the number within names, `titled` within names and the roles beside them.
    """

    rows: np.ndarray
    counts: sparse.csr_array
    named: sparse.csr_array
    titled: sparse.csr_array


def words(corpus: Corpus, sequences: Callable[[], WordSequences] | None = None) -> Words:
    """Return the words of the sentences with at least six different content words that are not numbers.

    In a corpus of several languages three are enough. A word belongs to the last sentence that begins before it.
    `sequences` returns the words of the corpus if they are known already.
    """
    reader = _Reader(corpus, sequences() if sequences else word_sequences.word_sequences(corpus))
    parts = [reader.words(first, min(first + BLOCK, len(corpus))) for first in range(0, len(corpus), BLOCK)]
    rows, *cells = zip(reader.words(0, 0), *parts, strict=True)
    return Words(np.concatenate(rows), *(sparse.vstack(part, dtype="int32").tocsr() for part in cells))


def is_number(corpus: Corpus) -> np.ndarray:
    """Return which columns of the vocabulary are numbers."""
    return np.asarray([form.replace(".", "", 1).isdecimal() for form in corpus.vocabulary], dtype=bool)


def n_content_words(counts: sparse.csr_array, is_number: np.ndarray) -> np.ndarray:
    """Return how many different content words each sentence has, without numbers."""
    n_words: np.ndarray = np.diff(counts[:, np.flatnonzero(~is_number)].indptr)
    return n_words


class _Reader:
    """Finds the words of the sentences of some documents."""

    def __init__(self, corpus: Corpus, sequences: WordSequences) -> None:
        self.sequences = sequences
        self.sentences, self.names = _Spans(corpus, "sentences"), _Spans(corpus, "names")
        self.roles = _Spans(corpus, "appositions")
        languages = corpus.documents["language"].to_numpy(dtype=object).astype("str")
        codes, self.language = np.unique(languages, return_inverse=True)
        self.columns = _columns(corpus, codes.tolist())
        self.is_number = is_number(corpus)
        self.fewest = FEWEST_ACROSS if len(codes) > 1 else FEWEST

    def words(self, first: int, end: int) -> Words:
        """Return the words of the documents `first` up to `end`."""
        doc, start, column = self._content(first, end)
        row_range = self.sentences.first[first], self.sentences.first[end]
        sentence = np.maximum(self.sentences.last(doc, start), self.sentences.first[doc]) - row_range[0]
        shape = (row_range[1] - row_range[0], len(self.is_number))
        counts = _count_matrix(sentence, column, np.ones(len(column), dtype=bool), shape)
        is_named = self.names.inside(doc, start)
        named = _count_matrix(sentence, column, is_named, shape)
        titled = _count_matrix(sentence, column, is_named | self.roles.inside(doc, start), shape)
        rows = np.flatnonzero(n_content_words(counts, self.is_number) >= self.fewest)
        return Words(rows + row_range[0], counts[rows], named[rows], titled[rows])

    def _content(self, first: int, end: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return document, start and column of each content word and number of some documents."""
        rows = self.sequences.rows(first, end)
        forms = self.sequences.forms[rows]
        n_rows = self.sequences.n_words[first:end] + 1  # with the separator after the document
        doc = np.repeat(np.arange(first, end), n_rows)
        known = np.where((forms >= 0) & (forms < len(self.is_number)), forms, len(self.is_number))
        column = self.columns[self.language[doc], known]
        kept = np.flatnonzero((column != UNCOUNTED) & self.sentences.any_of(doc))
        return doc[kept], self.sequences.starts[rows][kept], column[kept]


class _Spans:
    """The rows of a table of spans, in order of document and start."""

    def __init__(self, corpus: Corpus, table: str) -> None:
        rows = corpus.stored(table)
        docs = rows["doc_id"].cat.codes.to_numpy()
        self.at, self.end = positions.number(docs, rows["start"].to_numpy()), np.append(rows["end"].to_numpy(), 0)
        self.first = np.searchsorted(docs, np.arange(len(corpus) + 1))

    def any_of(self, doc: np.ndarray) -> np.ndarray:
        """Return which documents have a row."""
        has_row: np.ndarray = (np.diff(self.first) > 0)[doc]
        return has_row

    def last(self, doc: np.ndarray, start: np.ndarray) -> np.ndarray:
        """Return the last row that starts at or before each position, of an earlier document if there is none."""
        rows: np.ndarray = np.searchsorted(self.at, positions.number(doc, start), "right") - 1
        return rows

    def inside(self, doc: np.ndarray, start: np.ndarray) -> np.ndarray:
        """Return which positions are within the span of a row."""
        row = self.last(doc, start)
        return (row >= self.first[doc]) & (start < self.end[row])


def _columns(corpus: Corpus, languages: Iterable[str]) -> np.ndarray:
    """Return languages x forms, and one more for other forms: the column of a content word, -1 for other words."""
    is_word = np.asarray([_is_word(form) for form in corpus.vocabulary], dtype=bool)
    every = np.append(np.where(is_word, np.arange(len(is_word)), UNCOUNTED), UNCOUNTED).astype("int32")
    rows = [every[:0].reshape(0, len(every))]
    for language in languages:
        row = every.copy()
        row[corpus.columns_of(stopwords.words(language))] = UNCOUNTED
        rows.append(row[None])
    return np.concatenate(rows)


def _is_word(form: str) -> bool:
    """Return whether a form is longer than a character; a pair (see `tokens.words`) can be a letter and a sign."""
    return len(form) > 1 and form[0].isalnum() and form[-1] not in "'-"


def _count_matrix(
    sentence: np.ndarray, word: np.ndarray, is_counted: np.ndarray, shape: tuple[int, int]
) -> sparse.csr_array:
    at = sentence[is_counted].astype("int32"), word[is_counted]  # indices of 8 bytes would be half of the memory
    cells = np.ones(len(at[0]), "int32"), at
    return sparse.coo_array(cells, shape=shape).tocsr()
