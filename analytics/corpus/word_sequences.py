"""The words of all texts of a corpus in order, as arrays of numbers; found in blocks of texts without Python loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from analytics.text import chunks, document_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analytics.corpus.store import Corpus

BLOCK = 1 << 22  # bytes of text that are cut at once: their arrays take some 60 MB
MOST_PIECES = 1 << 18  # in the memory of pieces: those of 20,000 news articles take some 50 MB
_IS_BREAK = np.array([chr(code).isspace() and code < 0x80 for code in range(256)])  # noqa: PLR2004 - ASCII


class WordSequences(NamedTuple):
    """The words of the documents of a corpus, one row per word, document after document.

    The words of document `i` are the `n_words[i]` rows from row `first[i]` on. A word begins at code point `starts` of
    its text and is `lengths` long. `forms` are the numbers of the forms: those below `n_known` are columns of
    `Corpus.vocabulary`, the others are not in it. The row before and after a document is a separator: its form is below
    0 and occurs once, so that no run of equal words goes beyond a document.
    """

    first: NDArray[np.int64]
    n_words: NDArray[np.int64]
    starts: NDArray[np.integer]
    lengths: NDArray[np.integer]
    forms: NDArray[np.integer]
    n_known: int

    def rows(self, first: int, end: int) -> slice:
        """Return the rows of the documents `first` up to `end`, each with the separator after it."""
        if first == end:
            return slice(0, 0)
        return slice(int(self.first[first]), int(self.first[end - 1] + self.n_words[end - 1]) + 1)


class _Pieces(NamedTuple):
    """The pieces of a block of texts between blanks.

    `starts` are code points from the start of the block, `texts` the starts of the texts and the end of the last one;
    piece `i` is `distinct[ids[i]]`.
    """

    starts: NDArray[np.int64]
    texts: NDArray[np.int64]
    ids: NDArray[np.int64]
    distinct: list[str]


def word_sequences(corpus: Corpus) -> WordSequences:
    """Return the words of a whole corpus, in the order of its documents."""
    texts = _texts(corpus.root)
    forms = _Forms(corpus.root)
    parts = [forms.word_numbers(_pieces(block)) for block in _blocks(texts)]
    n_words = np.concatenate([np.zeros(0, "int64"), *(part[0] for part in parts)])
    first = np.cumsum(n_words + 1) - n_words
    starts, lengths, numbers = (_with_separators([part[at] for part in parts], first, n_words) for at in (1, 2, 3))
    numbers[np.r_[0, first + n_words]] = -1 - np.arange(len(n_words) + 1)
    return WordSequences(first, n_words, starts, lengths, numbers, len(corpus.root.vocabulary))


def by_id(corpus: Corpus, sequences: WordSequences | None = None) -> WordSequences:
    """Return the words of a whole corpus, its documents in order of their ids; `sequences` are those of the corpus."""
    found = sequences or word_sequences(corpus)
    order = np.argsort(np.asarray(corpus.root.doc_ids, dtype=str), kind="stable")
    return found._replace(first=found.first[order], n_words=found.n_words[order])


def _texts(corpus: Corpus) -> pa.LargeStringArray:
    """Return the texts in the order of the documents."""
    table = corpus.stored("texts")
    column = pa.array(table["text"], type=pa.large_string())
    texts = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    row = np.argsort(corpus.positions(table["doc_id"]), kind="stable")
    return texts if np.array_equal(row, np.arange(len(row))) else texts.take(pa.array(row))


def _blocks(texts: pa.LargeStringArray) -> Iterator[pa.LargeStringArray]:
    """Yield the texts in blocks of about `BLOCK` bytes, at least one text each."""
    bounds = _bounds(texts)
    begin = 0
    while begin < len(texts):
        end = max(int(np.searchsorted(bounds, bounds[begin] + BLOCK, "right")) - 1, begin + 1)
        yield texts[begin:end]
        begin = end


def _bounds(texts: pa.LargeStringArray) -> NDArray[np.int64]:
    """Return the bytes at which texts begin in their buffer, and the end of the last one."""
    offsets = texts.buffers()[1]
    every = np.zeros(1, "int64") if offsets is None else np.frombuffer(offsets, "int64")
    return every[texts.offset : texts.offset + len(texts) + 1]


def _pieces(texts: pa.LargeStringArray) -> _Pieces:
    """Return the pieces of a block of texts; Arrow numbers the distinct ones."""
    bounds = _bounds(texts)
    content = np.frombuffer(texts.buffers()[2] or b"", "uint8")[bounds[0] : bounds[-1]]
    bounds = bounds - bounds[0]
    is_kept = ~_IS_BREAK[content]
    begins = is_kept.copy()
    begins[1:] &= ~is_kept[:-1]
    texts_at = bounds[bounds < len(content)]
    begins[texts_at] = is_kept[texts_at]
    offsets = np.append(np.flatnonzero(begins[is_kept]), np.count_nonzero(is_kept)).astype("int32")
    buffers = [pa.py_buffer(offsets), pa.py_buffer(content[is_kept])]
    pieces = pa.StringArray.from_buffers(len(offsets) - 1, *buffers).dictionary_encode()
    later_bytes = np.flatnonzero((content & 0xC0) == 0x80)  # noqa: PLR2004 - all but the first of a UTF-8 character
    starts, ends = (at - np.searchsorted(later_bytes, at) for at in (np.flatnonzero(begins), bounds))
    return _Pieces(starts, ends, pieces.indices.to_numpy(), pieces.dictionary.to_pylist())


class _Forms:
    """The numbers of the forms of words: the columns of a corpus's vocabulary, then those that are not in it."""

    def __init__(self, corpus: Corpus) -> None:
        self._numbers = {form: column for column, form in enumerate(corpus.vocabulary)}
        self._memory = chunks.Memory(MOST_PIECES)

    def word_numbers(self, pieces: _Pieces) -> tuple[NDArray[np.integer], ...]:
        """Return the number of words of each text of a block, and of each word its start, length and form."""
        if self._memory.is_full:
            self._memory = chunks.Memory(MOST_PIECES)
        ids = self._memory.numbers(pieces.distinct)[pieces.ids]
        words = document_text.words(chunks.Chunks(pieces.starts, ids, self._memory))
        number = words.vocabulary.column("number", self._number, np.int32)
        n_words = np.diff(np.searchsorted(words.starts, pieces.texts))
        starts = words.starts - np.repeat(pieces.texts[:-1], n_words)
        return n_words, starts.astype("int32"), (words.ends - words.starts).astype("uint8"), number[words.forms]

    def _number(self, form: str) -> int:
        return self._numbers.setdefault(form, len(self._numbers))


def _with_separators(
    parts: list[NDArray[np.integer]], first: NDArray[np.int64], n_words: NDArray[np.int64]
) -> NDArray[np.integer]:
    """Return a column of all blocks with an empty row before and after each document."""
    column = np.concatenate([np.zeros(0, "int32"), *parts])
    rows = np.ones(len(column) + len(n_words) + 1, dtype=bool)
    rows[np.r_[0, first + n_words]] = False
    spread = np.zeros(len(rows), parts[0].dtype if parts else column.dtype)
    spread[rows] = column
    return spread
