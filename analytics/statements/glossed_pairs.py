"""Pairs across languages in which an encoder read one sentence as English words, see `crosslingual.word_by_word`.

Word by word a sentence loses much, so that its vector and the words that both have decide together, and each cosine is
compared with those of the nearest sentences of other languages, see `neighbours`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.crosslingual.encoder import codes
from analytics.statements.links import NO_PAIRS, Pairs
from analytics.statements.neighbours import NEIGHBOURS

if TYPE_CHECKING:
    from collections.abc import Callable

    from scipy import sparse

    Cosines = Callable[[np.ndarray], np.ndarray]

# Twins of NTREX (half of them missing, other news around; benchmarks/statements.py), precision / recall of the strength
# alone: from .11 on Hindi .93 / .46, Persian .97 / .40, Ukrainian .92 / .35, Swahili .94 / .59, Swedish .94 / .75; from
# .12 on .96 / .44, .96 / .38, .94 / .33, .95 / .55, .96 / .74. Translated words alone find .06, .20, .00, .25 and .37
# at precision .93. In a corpus of one document of NTREX, its English sentences around, precision is .97 to .99
STRENGTH, RELATED = 0.115, 0.06
WORDS = 0.5  # the weight of the words; with .4 and .6 fewer are found
# From, to: the cosines of neighbours, of vectors and of words. A higher one can be that of the same statement
NEAR, NEAR_IN_WORDS = (0.3, 0.7), (0.1, 0.4)
CELLS = 5_000_000  # pairs compared at once: 20 MB for each of their numbers


def glossed_pairs(
    coded: np.ndarray, cells: sparse.csr_array, spoken: np.ndarray, is_glossed: np.ndarray, *, all_related: bool = False
) -> Pairs:
    """Return the pairs a < b of sentences of two languages, of which at least one was read as English words.

    `coded` are the codes of all sentences, `cells` their words, `spoken` their languages. The strength of a pair is how
    much its cosine exceeds the mean of the neighbours of both, plus half of that of the words; its share is 1 +
    strength - .115. Pairs below .06 are left out, with `all_related` those below 0.
    """
    glossed = np.flatnonzero(is_glossed)
    if not len(glossed):
        return NO_PAIRS
    vectors = codes.unit_vectors(coded)
    kinds: list[Cosines] = [lambda rows: vectors[rows] @ vectors.T, lambda rows: _products(cells, rows)]
    excess = [_Excess(kind, spoken, glossed, near) for kind, near in zip(kinds, (NEAR, NEAR_IN_WORDS), strict=True)]
    parts = [NO_PAIRS]
    for rows in _blocks(glossed, len(spoken)):
        strength = (excess[0].of(rows) + WORDS * excess[1].of(rows)).round(5)
        is_new = ~(is_glossed[None, :] & (np.arange(len(spoken))[None, :] < rows[:, None]))  # found from the other end
        a, b = np.nonzero((strength >= (0 if all_related else RELATED)) & is_new & (spoken[rows][:, None] != spoken))
        share = (1 + strength[a, b].astype("float64") - STRENGTH).round(5)
        parts.append(Pairs(rows[a], b, codes.cosines(coded, rows[a], b).round(5), share))
    found = Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return found._replace(a=np.minimum(found.a, found.b), b=np.maximum(found.a, found.b))


class _Excess:
    """How much a cosine exceeds the mean of the four nearest neighbours of both sentences, in other languages."""

    def __init__(self, cosines: Cosines, spoken: np.ndarray, glossed: np.ndarray, near: tuple[float, float]) -> None:
        self.cosines, (least, most) = cosines, near
        best = np.full((len(spoken), NEIGHBOURS), least)
        others = np.setdiff1d(np.arange(len(spoken)), glossed)  # they are compared with glossed ones alone
        for rows in _blocks(glossed, len(spoken)):
            block = cosines(rows)
            block[(block >= most) | (spoken[rows][:, None] == spoken)] = least
            best[rows] = _highest(block)
            best[others] = _highest(np.concatenate([best[others], block[:, others].T], axis=1))
        self.mean = np.maximum(best, least).mean(axis=1)

    def of(self, rows: np.ndarray) -> np.ndarray:
        """Return the excess of rows x all sentences."""
        excess: np.ndarray = self.cosines(rows) - (self.mean[rows][:, None] + self.mean) / 2
        return excess


def _blocks(rows: np.ndarray, n_compared: int) -> list[np.ndarray]:
    """Return rows in blocks, each compared with all sentences at once."""
    size = max(CELLS // n_compared, 1)
    return [rows[first : first + size] for first in range(0, len(rows), size)]


def _highest(cosines: np.ndarray) -> np.ndarray:
    """Return the four highest numbers of each row; fewer columns are filled with -1."""
    if cosines.shape[1] < NEIGHBOURS:
        cosines = np.pad(cosines, ((0, 0), (0, NEIGHBOURS - cosines.shape[1])), constant_values=-1)
    return np.partition(cosines, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:]


def _products(cells: sparse.csr_array, rows: np.ndarray) -> np.ndarray:
    found: np.ndarray = (cells[rows] @ cells.T).toarray().astype("float32")
    return found
