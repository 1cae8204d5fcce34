"""Equal runs of words of two documents, extended from common fingerprints."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.integer]
    Flags = npt.NDArray[np.bool_]

    from analytics.copies.shared_shingles import Prints, Seeds
    from analytics.corpus.word_sequences import WordSequences

SHINGLE = 5  # words of a fingerprint
REACH = 7  # words: the other shingles of a window


class Runs(NamedTuple):
    """Equal runs of words: positions in the joined words of all documents, one entry per run."""

    a: Ints
    b: Ints
    start_a: Ints
    start_b: Ints
    n_words: Ints

    def where(self, chosen: Flags) -> Runs:
        """Return the selected runs."""
        return Runs(*(column[chosen] for column in self))


def runs(words: WordSequences, seeds: Seeds) -> Runs:
    """Return the runs made by extending each seed word by word; seeds that meet are one run.

    A seed is extended at most to the next seed of the same pair and shift, so each word is read once. `seeds` must not
    be empty.
    """
    at_a, at_b = words.first[seeds.a] + seeds.word_a, words.first[seeds.b] + seeds.word_b
    order = np.lexsort((at_a, at_b - at_a, seeds.b, seeds.a))
    a, b, at_a, at_b = seeds.a[order], seeds.b[order], at_a[order], at_b[order]
    follows = np.r_[(a[1:] == a[:-1]) & (b[1:] == b[:-1]) & (np.diff(at_b) == np.diff(at_a)), False]
    room = np.where(follows, np.r_[np.diff(at_a), 0], len(words.forms))
    forward = _n_equal(words.forms, at_a, at_b, room)
    meets = follows & (forward == room)
    opens = ~np.r_[False, meets[:-1]]
    back = _n_equal(words.forms[::-1], len(words.forms) - at_a[opens], len(words.forms) - at_b[opens])
    end = (at_a + forward)[~meets]
    start_a, start_b = at_a[opens] - back, at_b[opens] - back
    return Runs(a[opens], b[opens], start_a, start_b, end - start_a)


def _n_equal(numbers: Ints, at_a: Ints, at_b: Ints, room: Ints | None = None) -> Ints:
    """Return the number of equal words from the two positions on, at most `room`."""
    length = np.zeros(len(at_a), dtype="int64")
    running = np.arange(len(at_a))
    while len(running):
        if room is not None:
            running = running[length[running] < room[running]]
        ahead = length[running]
        running = running[numbers[at_a[running] + ahead] == numbers[at_b[running] + ahead]]
        length[running] += 1
    return length


def n_own_before(words: WordSequences, boilerplate: Prints) -> Ints:
    """Return the number of words outside boilerplate before each position.

    At the edge of boilerplate winnowing selects other shingles in each document; they are rare, but still boilerplate.
    """
    own = words.forms >= 0
    first = words.first[boilerplate.doc]
    last = first + np.maximum(words.n_words[boilerplate.doc], 1) - 1
    for offset in range(-REACH, SHINGLE + REACH):
        own[np.clip(first + boilerplate.word + offset, first, last)] = False
    total: Ints = np.cumsum(np.r_[False, own], dtype="int32")
    return total


def without_boilerplate(runs: Runs, n_own: Ints, min_words: int) -> Runs:
    """Return the runs with at least `min_words` words outside boilerplate."""
    return runs.where(n_own[runs.start_a + runs.n_words] - n_own[runs.start_a] >= min_words)


def drop_inner_runs(runs: Runs) -> Runs:
    """Return the runs that are not inside a longer one of the same pair in `a` or in `b`."""
    return runs.where(~_is_inside(runs, runs.start_a, runs.start_b) & ~_is_inside(runs, runs.start_b, runs.start_a))


def _is_inside(runs: Runs, start: Ints, tie: Ints) -> Flags:
    """Return which runs end no later than a run of the same pair that starts no later."""
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
    """Return the number of positions within the spans of each key; positions in several spans count once."""
    order = np.lexsort((start, key))
    offset = key[order].astype("int64") << 40  # no text has so many words, so spans of two keys never overlap
    starts, ends = offset + start[order], offset + end[order]
    furthest = np.r_[0, np.maximum.accumulate(ends)[:-1]] if len(ends) else ends
    covered = np.clip(ends - np.maximum(starts, furthest), 0, None)
    total: Ints = np.bincount(key[order], weights=covered, minlength=n_keys).astype("int64")
    return total
