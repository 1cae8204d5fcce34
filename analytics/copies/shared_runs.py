"""Equal runs of words between documents: the words of many texts in one row, extended from common fingerprints."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.integer]
    Flags = npt.NDArray[np.bool_]

    from analytics.copies.shared_shingles import Prints, Seeds

SHINGLE = 5  # words of a fingerprint
MOST_KNOWN = 300_000  # pieces of text kept with their words: some 60 MB
REACH = 7  # words: a window of shingles without the one it keeps


class Runs(NamedTuple):
    """Equal runs of words: positions in the joined words of all documents, one entry per run."""

    a: Ints
    b: Ints
    start_a: Ints
    start_b: Ints
    n_words: Ints

    def where(self, kept: Flags) -> Runs:
        """Return the runs that are kept."""
        return Runs(*(column[kept] for column in self))


class Words(NamedTuple):
    """The words of many documents in one row, a separator that equals nothing around each document.

    `first` is the position of each document's first word, `n_words` how many it has.
    """

    numbers: Ints
    first: Ints
    n_words: Ints


def texts_of(table: pd.DataFrame, ids: Sequence[str], docs: Ints) -> Iterator[tuple[int, str]]:
    """Give the documents at `docs` in `ids` with their texts, one at a time: all at once take as much as the table."""
    wanted = {ids[doc]: doc for doc in docs.tolist()}
    found = zip(table["doc_id"], table["text"], strict=True)
    return ((wanted[doc_id], text) for doc_id, text in found if doc_id in wanted)


def numbered_words(texts: Iterable[tuple[int, str]], n_documents: int) -> Words:
    """Number the words of the given documents by their form; the other documents have no words."""
    vocabulary: dict[str, int] = {}
    known: dict[str, list[int]] = {}
    numbers = array("i", [-1])
    first, n_words = np.zeros(n_documents, "int64"), np.zeros(n_documents, "int64")
    for doc, text in texts:
        found = _word_numbers(text, vocabulary, known)
        first[doc], n_words[doc] = len(numbers), len(found)
        numbers.extend(found)
        numbers.append(-2 - doc)
    return Words(np.frombuffer(numbers, "int32"), first, n_words)


def _word_numbers(text: str, vocabulary: dict[str, int], known: dict[str, list[int]]) -> list[int]:
    """Number the words of a text; what stands between two blanks is split once, which is ten times as quick."""
    if len(known) > MOST_KNOWN:
        known.clear()
    numbers: list[int] = []
    for piece in text.split():
        if (found := known.get(piece)) is None:
            found = [vocabulary.setdefault(form, len(vocabulary)) for form in tokens.tokens(piece)]
            if len(piece) <= tokens.MAX_WORD:  # a paragraph of Chinese is one piece, never to come again
                known[piece] = found
        numbers += found
    return numbers


def runs(words: Words, seeds: Seeds) -> Runs:
    """Extend every seed word by word; seeds that meet are one run.

    A seed goes forward no further than to the next seed of the same pair and shift, so a word is looked at once. There
    must be a seed.
    """
    at_a, at_b = words.first[seeds.a] + seeds.word_a, words.first[seeds.b] + seeds.word_b
    order = np.lexsort((at_a, at_b - at_a, seeds.b, seeds.a))
    a, b, at_a, at_b = seeds.a[order], seeds.b[order], at_a[order], at_b[order]
    follows = np.r_[(a[1:] == a[:-1]) & (b[1:] == b[:-1]) & (np.diff(at_b) == np.diff(at_a)), False]
    room = np.where(follows, np.r_[np.diff(at_a), 0], len(words.numbers))
    forward = _n_equal(words.numbers, at_a, at_b, room)
    meets = follows & (forward == room)
    opens = ~np.r_[False, meets[:-1]]
    back = _n_equal(words.numbers[::-1], len(words.numbers) - at_a[opens], len(words.numbers) - at_b[opens])
    end = (at_a + forward)[~meets]
    start_a, start_b = at_a[opens] - back, at_b[opens] - back
    return Runs(a[opens], b[opens], start_a, start_b, end - start_a)


def _n_equal(numbers: Ints, at_a: Ints, at_b: Ints, room: Ints | None = None) -> Ints:
    """How many words agree from the two positions on, at most `room`."""
    length = np.zeros(len(at_a), dtype="int64")
    running = np.arange(len(at_a))
    while len(running):
        if room is not None:
            running = running[length[running] < room[running]]
        ahead = length[running]
        running = running[numbers[at_a[running] + ahead] == numbers[at_b[running] + ahead]]
        length[running] += 1
    return length


def n_own_before(words: Words, boilerplate: Prints) -> Ints:
    """Count the words before each position that lie away from boilerplate fingerprints.

    At the edge of boilerplate winnowing keeps other shingles in every document: rare ones, yet boilerplate.
    """
    own = words.numbers >= 0
    first = words.first[boilerplate.doc]
    last = first + np.maximum(words.n_words[boilerplate.doc], 1) - 1
    for offset in range(-REACH, SHINGLE + REACH):
        own[np.clip(first + boilerplate.word + offset, first, last)] = False
    total: Ints = np.cumsum(np.r_[False, own], dtype="int32")
    return total


def without_boilerplate(runs: Runs, n_own: Ints, min_words: int) -> Runs:
    """Keep the runs of which at least `min_words` words lie away from boilerplate."""
    return runs.where(n_own[runs.start_a + runs.n_words] - n_own[runs.start_a] >= min_words)


def drop_inner_runs(runs: Runs) -> Runs:
    """Drop the runs that lie inside a longer one of the same pair in `a` or in `b`."""
    return runs.where(~_is_inside(runs, runs.start_a, runs.start_b) & ~_is_inside(runs, runs.start_b, runs.start_a))


def _is_inside(runs: Runs, start: Ints, tie: Ints) -> Flags:
    """Tell which runs end no later than one of the same pair that starts no later."""
    order = np.lexsort((tie, -runs.n_words, start, runs.b, runs.a))
    ends = pd.Series((start + runs.n_words)[order])
    pair = [runs.a[order], runs.b[order]]
    furthest = ends.groupby(pair).cummax().groupby(pair).shift(fill_value=-1)
    inside = np.zeros(len(order), dtype=bool)
    inside[order] = (ends <= furthest).to_numpy()
    return inside


def concatenate_runs(parts: Sequence[Runs]) -> Runs:
    """Return the runs of all parts."""
    none = Runs(*(np.zeros(0, "int64") for _ in Runs._fields))
    return Runs(*(np.concatenate(columns) for columns in zip(none, *parts, strict=True)))


def n_covered(key: Ints, start: Ints, end: Ints, n_keys: int) -> Ints:
    """Count for each key the positions within its stretches, those in several stretches once."""
    order = np.lexsort((start, key))
    apart = key[order].astype("int64") << 40  # no text has so many words: the stretches of two keys never touch
    starts, ends = apart + start[order], apart + end[order]
    reached = np.r_[0, np.maximum.accumulate(ends)[:-1]] if len(ends) else ends
    covered = np.clip(ends - np.maximum(starts, reached), 0, None)
    total: Ints = np.bincount(key[order], weights=covered, minlength=n_keys).astype("int64")
    return total
