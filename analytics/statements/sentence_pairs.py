"""Sentences with the same meaning: pairs from an inverted index, then stars around the most central sentences."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics.crosslingual import dictionaries
from analytics.statements import sentence_content
from analytics.stats import idf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.statements.sentence_vectors import Sentences

# The cosine from which two sentences say the same. Across languages it was chosen on NTREX (benchmarks/statements.py).
# Within a language 50 statements of two outlets or more in 4,000 articles were judged by eye: with .6 alone 28 were
# right, and most of the others only name a senator by office and state; with the words outside names required too, 38.
WITHIN, PLAIN, ACROSS = 0.65, 0.6, 0.32
# Share of these cosines from which a sentence says part of a statement. Share of pairs between documents of NTREX that
# are of one story (benchmarks/thresholds.py): from .6 on .55, from .75 .57, from .8 .68, from .9 .80, from 1 .94
NEAR = 0.75
OPPOSED = 0.99  # the most, if only one sentence has a negation, or both have numbers but none in common
COMMON = 300  # sentences with a word: a more common word finds no pairs, but counts in the pairs of other words
RARE_COSINE = 0.2  # of the rare words alone; .1 takes twice as long and finds hardly more
BLOCK = 1_000  # sentences compared with all later ones at once
INDEXES = 16  # made in all, each without the sentences before it: so half of the products are not computed


class Links(NamedTuple):
    """Pairs of different sentences that say nearly the same: rows, cosine, and its share of the required cosine."""

    a: np.ndarray
    b: np.ndarray
    cosine: np.ndarray
    share: np.ndarray


class Stars(NamedTuple):
    """The centre of the star of each sentence and its cosine to the centre; -1 for a sentence without a star."""

    centre: np.ndarray
    cosine: np.ndarray


def distinct(sentences: Sentences) -> tuple[np.ndarray, np.ndarray]:
    """Return the first row of each distinct content of a language, and the number of the content of each row.

    Contents are compared by hashes of 8 bytes: as keys of a dictionary, those of 130,000 sentences take 50 MB.
    """
    cells = sentences.cells
    cells.sort_indices()
    kinds = zip(sentences.spoken, sentences.denies, strict=True)
    bounds = zip(
        (f"{language} {denies}".encode() for language, denies in kinds),
        cells.indptr[:-1],
        cells.indptr[1:],
        strict=True,
    )
    contents = (kind + cells.indices[at:end].tobytes() + cells.data[at:end].tobytes() for kind, at, end in bounds)
    keys = (int.from_bytes(hashlib.blake2b(one, digest_size=8).digest()) for one in contents)
    content = pd.factorize(np.fromiter(keys, "uint64", cells.shape[0]))[0]
    return np.unique(content, return_index=True)[1], content


def links(sentences: Sentences) -> Links:
    """Return the pairs a < b of sentences whose cosine is at least .75 of the required cosine.

    The required cosine is .65 within a language, or .6 for the words outside names, and .32 across two languages with
    translations. If only one of the two has a negation, or they have different numbers, they never say the same. Pairs
    are found by words in at most 300 sentences.
    """
    n_sentences = idf.document_frequency(sentences.cells)
    rare = sentences.cells[:, np.flatnonzero((n_sentences > 1) & (n_sentences <= COMMON))].tocsr()
    rare = rare.astype("float32")  # only finds pairs; their cosine is computed from all cells
    required = _RequiredCosine(sentences)
    n = rare.shape[0]
    parts = [_NONE]
    for first in range(0, n, step := max(BLOCK, n // INDEXES)):
        index = rare[first:].T.tocsr()  # each pair is found from its first sentence, so earlier ones are not needed
        blocks = range(first, min(first + step, n), BLOCK)
        parts += [
            _block(sentences.cells, rare[at : min(at + BLOCK, first + step)], index, (at, first), required)
            for at in blocks
        ]
    return Links(*(np.concatenate(column) for column in zip(*parts, strict=True)))


_NONE = Links(np.zeros(0, "int32"), np.zeros(0, "int32"), np.zeros(0), np.zeros(0))


def _block(
    cells: sparse.csr_array,
    rare: sparse.csr_array,
    index: sparse.csr_array,
    first: tuple[int, int],
    required: _RequiredCosine,
) -> Links:
    """Return the links of the sentences of `rare` with later ones; `first` are the first rows of `rare` and `index`."""
    rare_cosines = (rare @ index).tocoo()
    is_candidate = rare_cosines.data >= RARE_COSINE
    a, b = rare_cosines.row[is_candidate] + first[0], rare_cosines.col[is_candidate] + first[1]
    a, b = a[b > a], b[b > a]
    cosine = _products(cells, a, b).round(6)
    is_similar = cosine >= NEAR * ACROSS
    a, b, cosine = a[is_similar], b[is_similar], cosine[is_similar]
    share = required.share(a, b, cosine)
    is_linked = share >= NEAR
    return Links(a[is_linked], b[is_linked], cosine[is_linked], share[is_linked])


class _RequiredCosine:
    """The cosine that two sentences need to say the same."""

    def __init__(self, sentences: Sentences) -> None:
        codes = sorted(set(sentences.spoken))
        self.language = np.searchsorted(np.asarray(codes, dtype=object), sentences.spoken)
        self.translated = np.asarray([dictionaries.has_translations(code) for code in codes], dtype=bool)
        self.negatable = np.asarray([sentence_content.has_negations(code) for code in codes], dtype=bool)
        self.sentences = sentences
        self.n_numbers = np.diff(sentences.numbers.indptr)

    def share(self, a: np.ndarray, b: np.ndarray, cosine: np.ndarray) -> np.ndarray:
        language_a, language_b = self.language[a], self.language[b]
        same_language = language_a == language_b
        is_comparable = same_language | (self.translated[language_a] & self.translated[language_b])
        plain = np.where(same_language, _products(self.sentences.plain, a, b) / PLAIN, np.inf)
        share = np.minimum(cosine / np.where(same_language, WITHIN, ACROSS), plain) * is_comparable
        opposed = (
            (self.sentences.denies[a] != self.sentences.denies[b])
            & self.negatable[language_a]
            & self.negatable[language_b]
        )
        opposed |= (self.n_numbers[a] > 0) & (self.n_numbers[b] > 0) & (_products(self.sentences.numbers, a, b) == 0)
        return np.where(opposed, np.minimum(share, OPPOSED), share).round(6)


def _products(cells: sparse.csr_array, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the dot product of each row of `a` and the same row of `b`."""
    return np.asarray(cells[a].multiply(cells[b]).sum(axis=1)).ravel()


def stars(links: Links, sizes: np.ndarray, order: np.ndarray) -> Stars:
    """Return the sentences that say the same as stars: each is linked to its centre, so that no long chains form.

    The first centre is the sentence that, with its linked sentences, is in most documents. These sentences are taken,
    and the best of the rest is the next centre (Aslam et al. 2004). Then each sentence joins its most similar centre.
    `sizes` are the numbers of documents of the sentences; of two equal ones the lower in `order` is chosen.
    """
    n = len(sizes)
    rank = order.tolist()
    is_same = links.share >= 1
    ends = (np.concatenate([links.a[is_same], links.b[is_same]]), np.concatenate([links.b[is_same], links.a[is_same]]))
    near = sparse.coo_array((np.tile(links.cosine[is_same], 2), ends), shape=(n, n)).tocsr()
    reach = sizes + (near > 0).astype("float64") @ sizes
    taken, centres = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    linked = np.flatnonzero((np.diff(near.indptr) > 0) | (sizes > 1))
    for row in sorted(linked.tolist(), key=lambda at: (-reach[at], rank[at])):
        if not taken[row]:
            centres[row] = True
            taken[row] = True
            taken[near.indices[near.indptr[row] : near.indptr[row + 1]]] = True
    return _nearest_centres(near, centres, rank)


def _nearest_centres(near: sparse.csr_array, centres: np.ndarray, rank: Sequence[int]) -> Stars:
    centre, cosine = np.where(centres, np.arange(len(centres)), -1), centres.astype("float64")
    for row in np.flatnonzero(~centres & (np.diff(near.indptr) > 0)):
        own = slice(near.indptr[row], near.indptr[row + 1])
        pairs = zip(near.indices[own].tolist(), near.data[own].tolist(), strict=True)
        best, _, at = min((-x, rank[at], at) for at, x in pairs if centres[at])
        cosine[row], centre[row] = -best, at
    return Stars(centre, cosine)
