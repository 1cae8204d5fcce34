"""Links between sentences, and the stars around the most central sentences that they form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

SAME, RELATED, CONTRADICTS = range(3)
GRADES = ("same", "related", "contradicts")
WORDS, ENCODER, WORD_BY_WORD = range(3)
BASES = ("words", "encoder", "word by word")  # the last: an encoder that read one of them as English words


class Pairs(NamedTuple):
    """Pairs a < b of different sentences: rows, cosine, and how much of the required likeness they have.

    `share` is 1 or more for pairs that say the same if no number, negation or name contradicts it.
    """

    a: np.ndarray
    b: np.ndarray
    cosine: np.ndarray
    share: np.ndarray

    def at(self, chosen: np.ndarray) -> Pairs:
        """Return the chosen pairs."""
        return Pairs(*(column[chosen] for column in self))


NO_PAIRS = Pairs(np.zeros(0, "int64"), np.zeros(0, "int64"), np.zeros(0), np.zeros(0))


class Links(NamedTuple):
    """Pairs a < b of different sentences with their grade (number in `GRADES`) and what found them (in `BASES`)."""

    a: np.ndarray
    b: np.ndarray
    cosine: np.ndarray
    grade: np.ndarray
    basis: np.ndarray


class Stars(NamedTuple):
    """The centre of the star of each sentence, -1 without a star; and the link to the centre, -1 for the centre."""

    centre: np.ndarray
    link: np.ndarray


def stars(links: Links, sizes: np.ndarray, order: np.ndarray) -> Stars:
    """Return the sentences that say the same as stars: each is linked to its centre, so that no long chains form.

    The first centre is the sentence that, with its linked sentences, is in most documents. These sentences are taken,
    and the best of the rest is the next centre (Aslam et al. 2004). Then each sentence joins its most similar centre.
    `sizes` are the numbers of documents of the sentences; of two equal ones the lower in `order` is chosen.
    """
    n = len(sizes)
    rank = order.tolist()
    same = np.flatnonzero(links.grade == SAME)
    ends = (np.concatenate([links.a[same], links.b[same]]), np.concatenate([links.b[same], links.a[same]]))
    near = sparse.coo_array((np.tile(same + 1, 2), ends), shape=(n, n)).tocsr()  # the numbers of the links, from 1
    reach = sizes + (near > 0).astype("float64") @ sizes
    taken, centres = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    linked = np.flatnonzero((np.diff(near.indptr) > 0) | (sizes > 1))
    for row in sorted(linked.tolist(), key=lambda at: (-reach[at], rank[at])):
        if not taken[row]:
            centres[row] = True
            taken[row] = True
            taken[near.indices[near.indptr[row] : near.indptr[row + 1]]] = True
    return _nearest_centres(near, links.cosine, centres, rank)


def _nearest_centres(near: sparse.csr_array, cosine: np.ndarray, centres: np.ndarray, rank: Sequence[int]) -> Stars:
    centre, link = np.where(centres, np.arange(len(centres)), -1), np.full(len(centres), -1)
    for row in np.flatnonzero(~centres & (np.diff(near.indptr) > 0)):
        own = slice(near.indptr[row], near.indptr[row + 1])
        pairs = zip(near.indices[own].tolist(), (near.data[own] - 1).tolist(), strict=True)
        _, _, centre[row], link[row] = min(
            (-cosine[number], rank[at], at, number) for at, number in pairs if centres[at]
        )
    return Stars(centre, link)
