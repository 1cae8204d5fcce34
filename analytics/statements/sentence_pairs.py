"""Which sentences say the same: pairs by an inverted index, then stars around the most central sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.crosslingual import dictionaries
from analytics.statements import sentence_content
from analytics.stats import idf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.statements.sentence_vectors import Sentences

# Cosines from which two sentences say the same. Across languages NTREX tells them (benchmarks/statements.py). Within
# one they are judged by eye, on 50 statements of two outlets or more in 4,000 articles: of those that .6 alone found 28
# were right, most of the others name a senator by office and state alike; with the plain words alike too 38 were right.
WITHIN, PLAIN, ACROSS = 0.65, 0.6, 0.32
# Of these: the sentence says part of it. Of pairs between documents of NTREX (benchmarks/thresholds.py) are of one
# story: from .6 on .55, from .75 .57, from .8 .68, from .9 .80, from 1 .94
NEAR = 0.75
OPPOSED = 0.99  # at most, where only one sentence denies something, or both have numbers and none in common
COMMON = 300  # sentences with a word: one that more have finds no pairs, but counts in those that others find
FOUND = 0.2  # cosine of the rare words alone; half of it costs twice and finds hardly more
BLOCK = 1_000  # sentences compared with all others at once


class Links(NamedTuple):
    """Pairs of different sentences that say the same or nearly: places, cosine, and its share of the cosine needed."""

    a: np.ndarray
    b: np.ndarray
    cosine: np.ndarray
    share: np.ndarray


class Stars(NamedTuple):
    """For each sentence the centre it belongs to, and its cosine to it; -1 for one that nothing is like."""

    centre: np.ndarray
    cosine: np.ndarray


def distinct(said: Sentences) -> tuple[np.ndarray, np.ndarray]:
    """Return the first row of each different content in a language, and for each row the number of its content."""
    cells = said.cells
    cells.sort_indices()
    seen: dict[tuple[str, bool, bytes, bytes], int] = {}
    bounds = zip(said.spoken, said.denies, cells.indptr[:-1], cells.indptr[1:], strict=True)
    keys = ((*told, cells.indices[at:end].tobytes(), cells.data[at:end].tobytes()) for *told, at, end in bounds)
    content = np.fromiter((seen.setdefault(key, len(seen)) for key in keys), "int64", cells.shape[0])
    return np.unique(content, return_index=True)[1], content


def links(said: Sentences) -> Links:
    """Return the pairs a < b of sentences whose cosine is at least .75 of what saying the same asks for.

    That is .65 within a language, and .6 of the words that are no names, and .32 across two that have translations. A
    pair of which only one sentence denies something, or which has other numbers, never says the same. Pairs are sought
    by words of at most 300 sentences.
    """
    n = idf.document_frequency(said.cells)
    rare = said.cells[:, np.flatnonzero((n > 1) & (n <= COMMON))].tocsr()
    index = rare.T.tocsr()
    needed = _Needed(said)
    parts = [_block(said.cells, rare, index, start, needed) for start in range(0, rare.shape[0], BLOCK)]
    return Links(*(np.concatenate(column) for column in zip(*parts, strict=True))) if parts else _NONE


_NONE = Links(np.zeros(0, "int64"), np.zeros(0, "int64"), np.zeros(0), np.zeros(0))


def _block(
    cells: sparse.csr_array, rare: sparse.csr_array, index: sparse.csr_array, start: int, needed: _Needed
) -> Links:
    found = (rare[start : start + BLOCK] @ index).tocoo()
    kept = (found.data >= FOUND) & (found.col > found.row + start)
    a, b = found.row[kept].astype("int64") + start, found.col[kept].astype("int64")
    cosine = _products(cells, a, b).round(6)
    alike = cosine >= NEAR * ACROSS
    a, b, cosine = a[alike], b[alike], cosine[alike]
    share = needed.share(a, b, cosine)
    near = share >= NEAR
    return Links(a[near], b[near], cosine[near], share[near])


class _Needed:
    """What cosine two sentences need to say the same."""

    def __init__(self, said: Sentences) -> None:
        codes = sorted(set(said.spoken))
        self.language = np.searchsorted(np.asarray(codes, dtype=object), said.spoken)
        self.translated = np.asarray([dictionaries.has_translations(code) for code in codes], dtype=bool)
        self.told = np.asarray([sentence_content.can_deny(code) for code in codes], dtype=bool)
        self.said = said
        self.n_numbers = np.diff(said.numbers.indptr)

    def share(self, a: np.ndarray, b: np.ndarray, cosine: np.ndarray) -> np.ndarray:
        one, two = self.language[a], self.language[b]
        same = one == two
        able = same | (self.translated[one] & self.translated[two])
        plain = np.where(same, _products(self.said.plain, a, b) / PLAIN, np.inf)
        share = np.minimum(cosine / np.where(same, WITHIN, ACROSS), plain) * able
        opposed = (self.said.denies[a] != self.said.denies[b]) & self.told[one] & self.told[two]
        opposed |= (self.n_numbers[a] > 0) & (self.n_numbers[b] > 0) & (_products(self.said.numbers, a, b) == 0)
        return np.where(opposed, np.minimum(share, OPPOSED), share).round(6)


def _products(cells: sparse.csr_array, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the product of each row of `a` with that of `b`."""
    return np.asarray(cells[a].multiply(cells[b]).sum(axis=1)).ravel()


def stars(found: Links, sizes: np.ndarray, names: Sequence[str]) -> Stars:
    """Return the sentences that say the same as stars: every one is like the centre, so that no chain runs away.

    The sentence that stands, with those it is like, in most documents is the first centre; those it is like are taken,
    and the best of the rest is the next (Aslam et al. 2004). Then each sentence goes to the centre it is most like.
    `sizes` are the documents of each sentence, `names` break ties.
    """
    n = len(sizes)
    whole = found.share >= 1
    ends = (np.concatenate([found.a[whole], found.b[whole]]), np.concatenate([found.b[whole], found.a[whole]]))
    near = sparse.coo_array((np.tile(found.cosine[whole], 2), ends), shape=(n, n)).tocsr()
    reach = sizes + (near > 0).astype("float64") @ sizes
    taken, centres = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    linked = np.flatnonzero((np.diff(near.indptr) > 0) | (sizes > 1))
    for row in sorted(linked.tolist(), key=lambda at: (-reach[at], names[at])):
        if not taken[row]:
            centres[row] = True
            taken[row] = True
            taken[near.indices[near.indptr[row] : near.indptr[row + 1]]] = True
    return _nearest_centres(near, centres, names)


def _nearest_centres(near: sparse.csr_array, centres: np.ndarray, names: Sequence[str]) -> Stars:
    centre, cosine = np.where(centres, np.arange(len(centres)), -1), centres.astype("float64")
    for row in np.flatnonzero(~centres & (np.diff(near.indptr) > 0)):
        own = slice(near.indptr[row], near.indptr[row + 1])
        pairs = zip(near.indices[own].tolist(), near.data[own].tolist(), strict=True)
        best, _, at = min((-x, names[at], at) for at, x in pairs if centres[at])
        cosine[row], centre[row] = -best, at
    return Stars(centre, cosine)
