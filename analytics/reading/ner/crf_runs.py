"""Runs of capitalised words, and the features that a word of one gets from its place in the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.int64]

LONGEST = 6  # words; a longer run counts as one of this length
FARTHEST = 3  # words between a word and a head word; a greater distance counts as this one
NO_HEAD = FARTHEST + 1
FIRST, LAST, WITHIN = range(3)  # place of a word in its run; the word of a run of one is the first
FACTS = (
    LONGEST + 1,
    2,
    3,
    FARTHEST + NO_HEAD + 1,
    2,
)  # values of each fact of `Runs.facts`, to number all combinations


class Runs(NamedTuple):
    """The runs of capitalised words from `starts` up to `ends`.

    A linking word between two capitalised words belongs to the run. Between two sentences there must be an edge, which
    is neither capitalised nor a linking word.
    """

    starts: Places
    ends: Places

    @property
    def first_words(self) -> Places:
        """The index in `words` of the first word of each run."""
        sizes = self.ends - self.starts
        return np.cumsum(sizes) - sizes

    @property
    def words(self) -> Places:
        """The places of the words in runs."""
        before = self.spread(self.starts - self.first_words)
        return np.arange(len(before)) + before

    def spread(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return the value of each run once for each of its words."""
        return np.repeat(values, self.ends - self.starts, axis=0)

    def facts(self, opens: Flags, heads: Flags, given: Flags) -> Places:
        """Return for each word in a run: length of the run, whether it opens a sentence, place, distance, first name.

        `opens` is true for the first word of a sentence, `heads` for a head word of organisations, `given` for a word
        that can be a first name (of a run, the first word counts). The distance is that from the last head word of the
        run, positive after it, plus `FARTHEST`; of a run without a head word it is that of `NO_HEAD`.
        """
        words = self.words
        if not len(words):
            return np.zeros((0, len(FACTS)), np.int64)
        last_head = np.maximum.reduceat(np.where(heads[words], words, -1), self.first_words)
        last_head = self.spread(last_head)
        distance = np.where(last_head < 0, NO_HEAD, np.clip(words - last_head, -FARTHEST, FARTHEST))
        place = np.where(
            words == self.spread(self.starts), FIRST, np.where(words + 1 == self.spread(self.ends), LAST, WITHIN)
        )
        lengths = self.spread(np.minimum(self.ends - self.starts, LONGEST))
        shared = self.spread(opens[self.starts]), place, distance + FARTHEST, self.spread(given[self.starts])
        return np.stack([lengths, *shared], axis=1)


def find(capital: Flags, link: Flags) -> Runs:
    """Return the runs of capitalised words."""
    inside = np.zeros(len(capital) + 2, bool)
    inside[1:-1] = capital
    inside[2:-2] |= link[1:-1] & capital[:-2] & capital[2:]
    changes = np.flatnonzero(inside[1:] != inside[:-1])
    return Runs(changes[::2], changes[1::2])


def features(length: int, opens: int, place: int, distance: int, given: int) -> list[str]:
    """Return the features of a word in a run, from its `Runs.facts`."""
    opening, at, name = "MI"[opens], "BEM"[place], "-F"[given]
    away = "-" if distance == FARTHEST + NO_HEAD else distance - FARTHEST
    return [f"j{length}{opening}", f"k{length}{at}{opening}", f"m{away}{at}", f"n{name}{at}{length}"]
