"""Tokens by chunk: each distinct chunk of a text is cut into tokens once per process, a text then needs only gathers.

A chunk is a run of characters without a blank. Most chunks of a text have been seen before, so the tokens of a text
are found by array operations, without a pattern that runs over the text.
"""

from __future__ import annotations

import threading
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from numpy.typing import DTypeLike, NDArray

    Cut = Callable[[str], Iterable[tuple[int, int, str]]]

MAX_CHUNKS = 1 << 16  # distinct chunks in the memory, those of some 1,500 news articles; then a new memory begins
MAX_CHARACTERS = 1 << 22  # of all of them: texts without blanks are long chunks
_BLANKS = np.array([chr(code).isspace() for code in range(0x3002)])  # no later character is a blank


def is_blank(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return whether each code point is a blank, as `str.isspace`."""
    return _BLANKS[np.minimum(codes, len(_BLANKS) - 1)]


class Chunks(NamedTuple):
    """The chunks of one text in order: where each starts (code points), and its number in `memory`."""

    starts: NDArray[np.int64]
    ids: NDArray[np.int64]
    memory: Memory


class Tokens(NamedTuple):
    """The tokens of one text in order: code points from `starts` up to `ends`, and the ids in `vocabulary`."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.int64]
    vocabulary: Vocabulary


class Vocabulary:
    """The distinct tokens of one tokenizer by id, with columns of their properties."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._ids: dict[str, int] = {}
        self._columns: dict[Hashable, _Array] = {}
        self._known: dict[Hashable, tuple[NDArray[np.bool_], NDArray[Any]]] = {}
        self._derived: dict[Hashable, Vocabulary] = {}

    def __len__(self) -> int:
        """Return the number of distinct tokens."""
        return len(self.strings)

    def id(self, token: str) -> int:
        """Return the id of a token, a new one if it is not known yet."""
        known = self._ids.get(token)
        if known is None:
            known = self._ids[token] = len(self.strings)
            self.strings.append(token)
        return known

    def column(self, name: Hashable, value: Callable[[str], Any], dtype: DTypeLike) -> NDArray[Any]:
        """Return `value(token)` of each token by id, computed once per token; `name` identifies the property."""
        if name not in self._columns:
            self._columns[name] = _Array(dtype)
        column = self._columns[name]
        column.append([value(token) for token in self.strings[len(column) :]])
        return column.values()

    def values(
        self, ids: NDArray[np.int64], name: Hashable, value: Callable[[str], Any], dtype: DTypeLike
    ) -> NDArray[Any]:
        """Return `value(token)` of the tokens with these ids, computed once per token.

        Unlike `column`, it computes nothing for the tokens of other texts, which can be in another language.
        """
        known, values = self._known.get(name, (np.zeros(0, bool), np.zeros(0, dtype)))
        if len(known) < len(self.strings):
            more = 2 * len(self.strings) - len(known)
            known, values = np.append(known, np.zeros(more, bool)), np.append(values, np.zeros(more, dtype))
            self._known[name] = known, values
        for new in set(ids[~known[ids]].tolist()):
            values[new] = value(self.strings[new])
            known[new] = True
        return values[ids]

    def derived_vocabulary(self, name: Hashable) -> Vocabulary:
        """Return the vocabulary of strings that are made from these tokens, which lives as long as this one."""
        return self._derived.setdefault(name, Vocabulary())

    def derived_ids(self, name: Hashable, value: Callable[[str], str]) -> tuple[NDArray[np.int64], Vocabulary]:
        """Return the vocabulary of the strings `value(token)`, and for each token of this one its id there."""
        other = self.derived_vocabulary(name)
        return self.column(("derived", name), lambda token: other.id(value(token)), np.int64), other


class Tokenizer:
    """A rule that cuts a chunk into tokens: (start, end, token) with offsets within the chunk, in order."""

    def __init__(self, cut: Cut) -> None:
        self.cut = cut

    def tokens(self, chunks: Chunks) -> Tokens:
        """Return the tokens of a text. Only chunks that its memory has not cut yet are cut."""
        return chunks.memory.cuts(self).tokens(chunks)


class Memory:
    """The distinct chunks of earlier texts by number, and how each tokenizer cuts them.

    `n_splits` counts how often a text was split into chunks.
    """

    n_splits = 0

    def __init__(self, most: int = MAX_CHUNKS) -> None:
        self.strings: list[str] = []
        self._most = most
        self._numbers: dict[str, int] = {}
        self._n_characters = 0
        self._cuts: dict[Tokenizer, _Cuts] = {}

    @property
    def is_full(self) -> bool:
        """Return whether a new memory should begin with the next text."""
        return len(self.strings) > self._most or self._n_characters > MAX_CHARACTERS

    def chunks(self, text: str, codes: NDArray[np.uint32]) -> Chunks:
        """Return the chunks of a text, whose code points are `codes`."""
        Memory.n_splits += 1
        blank = np.concatenate([[True], is_blank(codes)])
        return Chunks(np.flatnonzero(blank[:-1] & ~blank[1:]), self.numbers(text.split()), self)

    def numbers(self, pieces: Sequence[str]) -> NDArray[np.int64]:
        """Return the number of each chunk; new ones are remembered."""
        numbers = self._numbers
        for piece in pieces:
            if piece not in numbers:
                numbers[piece] = len(self.strings)
                self.strings.append(piece)
                self._n_characters += len(piece)
        return np.fromiter(map(numbers.__getitem__, pieces), np.int64, len(pieces))

    def cuts(self, tokenizer: Tokenizer) -> _Cuts:
        """Return the chunks that a tokenizer has cut."""
        if tokenizer not in self._cuts:
            self._cuts[tokenizer] = _Cuts(tokenizer.cut, self.strings)
        return self._cuts[tokenizer]


class _Current(threading.local):
    """The memory of each thread: two threads must not number chunks at the same time."""

    def __init__(self) -> None:
        self.memory = Memory()


_CURRENT = _Current()


def memory() -> Memory:
    """Return the memory for the next text. A text keeps the memory it began with, even after a new one began."""
    if _CURRENT.memory.is_full:
        _CURRENT.memory = Memory()
    return _CURRENT.memory


class _Cuts:
    """The chunks that one tokenizer has cut: the tokens of chunk `i` are `count[i]` rows from row `first[i]`."""

    def __init__(self, cut: Cut, chunks: list[str]) -> None:
        self._cut = cut
        self._chunks = chunks
        self._first = np.zeros(0, np.int64)
        self._count = np.full(0, -1, np.int64)  # -1: not cut yet
        self._starts, self._ends, self._ids = (_Array(np.int64) for _ in range(3))
        self._vocabulary = Vocabulary()

    def tokens(self, chunks: Chunks) -> Tokens:
        """Return the tokens of a text with these chunks."""
        self._cut_new(chunks.ids)
        count = self._count[chunks.ids]
        before = np.cumsum(count) - count
        rows = np.repeat(self._first[chunks.ids] - before, count) + np.arange(count.sum())
        at = np.repeat(chunks.starts, count)
        starts, ends, ids = (column.values()[rows] for column in (self._starts, self._ends, self._ids))
        return Tokens(at + starts, at + ends, ids, self._vocabulary)

    def _cut_new(self, ids: NDArray[np.int64]) -> None:
        """Cut the chunks that have not been cut yet."""
        self._make_room(len(self._chunks))
        new = np.unique(ids[self._count[ids] < 0])
        found = [list(self._cut(self._chunks[chunk])) for chunk in new.tolist()]
        count = np.array([len(tokens) for tokens in found], np.int64)
        self._first[new] = len(self._ids) + np.cumsum(count) - count
        self._count[new] = count
        rows = list(chain.from_iterable(found))
        self._starts.append([start for start, _, _ in rows])
        self._ends.append([end for _, end, _ in rows])
        self._ids.append([self._vocabulary.id(token) for _, _, token in rows])

    def _make_room(self, n_chunks: int) -> None:
        if n_chunks > len(self._count):
            more = max(n_chunks, 2 * len(self._count)) - len(self._count)
            self._first = np.concatenate([self._first, np.zeros(more, np.int64)])
            self._count = np.concatenate([self._count, np.full(more, -1, np.int64)])


class _Array:
    """An array that grows at its end."""

    def __init__(self, dtype: DTypeLike) -> None:
        self._room = np.zeros(64, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, values: list[Any]) -> None:
        end = self._size + len(values)
        if end > len(self._room):
            grown = np.zeros(max(end, 2 * len(self._room)), self._room.dtype)
            grown[: self._size] = self._room[: self._size]
            self._room = grown
        self._room[self._size : end] = values
        self._size = end

    def values(self) -> NDArray[Any]:
        return self._room[: self._size]
