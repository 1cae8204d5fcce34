"""Pairs of sentences with the same words, or with words that are translations of each other: an inverted index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.crosslingual import dictionaries
from analytics.statements import neighbours
from analytics.statements.links import NO_PAIRS, Pairs
from analytics.stats import idf

if TYPE_CHECKING:
    from scipy import sparse

    from analytics.statements.sentence_vectors import Sentences

# The cosine from which two sentences say the same. Across languages it was chosen on NTREX (benchmarks/statements.py).
# Within a language 50 statements of two outlets or more in 4,000 articles were judged by eye: with .6 alone 28 were
# right, and most of the others only name a senator by office and state; with the words outside names required too, 38.
WITHIN, PLAIN, ACROSS = 0.65, 0.6, 0.32
# How much a cosine across languages exceeds the mean of the neighbours of both (see `neighbours`). Where half of the
# twins of NTREX are missing and other news are around, .32 alone finds twins with precision .52 to .60 (recall German
# .66, Swedish .65, Indonesian .61, Bulgarian .32, Swahili .48); with the excess precision is .88 to .95 (recall German
# .47, Swedish .49, Indonesian .46, Bulgarian .19, Swahili .34)
EXCESS, NEAR = 0.22, (0.1, 0.4)
CANDIDATES = 0.6  # share of these cosines from which a pair is returned: what an encoder is asked about
COMMON = 300  # sentences with a word: a more common word finds no pairs, but counts in the pairs of other words
RARE_COSINE = 0.2  # of the rare words alone; .1 takes twice as long and finds hardly more
BLOCK = 1_000  # sentences compared with all later ones at once
INDEXES = 16  # made in all, each without the sentences before it: so half of the products are not computed


def word_pairs(sentences: Sentences) -> Pairs:
    """Return the pairs of sentences whose cosine is at least .6 of the required cosine.

    The required cosine is .65 within a language, and .6 for the words outside names; .32 across two languages with
    translations. The share of a pair is that of its cosine, or that of the words outside names if it is lower; across
    languages 1 + excess - .22 if that is lower. Pairs are found by words in at most 300 sentences.
    """
    n_sentences = idf.document_frequency(sentences.cells)
    rare = sentences.cells[:, np.flatnonzero((n_sentences > 1) & (n_sentences <= COMMON))].tocsr()
    rare = rare.astype("float32")  # only finds pairs; their cosine is computed from all cells
    required = _RequiredCosine(sentences)
    n = rare.shape[0]
    parts = [NO_PAIRS]
    for first in range(0, n, step := max(BLOCK, n // INDEXES)):
        index = rare[first:].T.tocsr()  # each pair is found from its first sentence, so earlier ones are not needed
        blocks = range(first, min(first + step, n), BLOCK)
        parts += [
            _block(sentences.cells, rare[at : min(at + BLOCK, first + step)], index, (at, first), required)
            for at in blocks
        ]
    found = Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return _with_neighbours(found, sentences)


def _with_neighbours(pairs: Pairs, sentences: Sentences) -> Pairs:
    """Return the pairs; the shares of those across languages count the neighbours of both sentences too."""
    is_across = sentences.spoken[pairs.a] != sentences.spoken[pairs.b]
    own = pairs.at(is_across)
    nearest = neighbours.Nearest(len(sentences.rows), NEAR)
    nearest.add(own.a, own.b, own.cosine)
    means = nearest.means()
    excess = own.cosine - (means[own.a] + means[own.b]) / 2
    share = pairs.share.copy()
    share[is_across] = np.minimum(own.share, (1 + excess - EXCESS).round(6))
    return pairs._replace(share=share)


def _block(
    cells: sparse.csr_array,
    rare: sparse.csr_array,
    index: sparse.csr_array,
    first: tuple[int, int],
    required: _RequiredCosine,
) -> Pairs:
    """Return the pairs of the sentences of `rare` with later ones; `first` are the first rows of `rare` and `index`."""
    rare_cosines = (rare @ index).tocoo()
    is_candidate = rare_cosines.data >= RARE_COSINE
    a, b = rare_cosines.row[is_candidate] + first[0], rare_cosines.col[is_candidate] + first[1]
    a, b = a[b > a], b[b > a]
    cosine = products(cells, a, b).round(6)
    share = required.share(a, b, cosine)
    kept = share >= CANDIDATES
    pairs = Pairs(a[kept], b[kept], cosine[kept], share[kept])
    return pairs._replace(share=required.share_with_plain_words(pairs).round(6))


class _RequiredCosine:
    """The cosine that two sentences need to say the same."""

    def __init__(self, sentences: Sentences) -> None:
        codes = sorted(set(sentences.spoken))
        self.language = np.searchsorted(np.asarray(codes, dtype=object), sentences.spoken)
        self.translated = np.asarray([dictionaries.has_translations(code) for code in codes], dtype=bool)
        self.plain = sentences.plain

    def share(self, a: np.ndarray, b: np.ndarray, cosine: np.ndarray) -> np.ndarray:
        """Return the share that each cosine is of the required one, 0 for languages that cannot be compared."""
        language_a, language_b = self.language[a], self.language[b]
        is_same_language = language_a == language_b
        is_comparable = is_same_language | (self.translated[language_a] & self.translated[language_b])
        return cosine / np.where(is_same_language, WITHIN, ACROSS) * is_comparable

    def share_with_plain_words(self, pairs: Pairs) -> np.ndarray:
        """Return the share of each pair, or that of the words outside names if it is lower."""
        is_same_language = self.language[pairs.a] == self.language[pairs.b]
        plain = np.where(is_same_language, products(self.plain, pairs.a, pairs.b) / PLAIN, np.inf)
        return np.minimum(pairs.share, plain)


def products(cells: sparse.csr_array, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the dot product of each row of `a` and the same row of `b`."""
    return np.asarray(cells[a].multiply(cells[b]).sum(axis=1)).ravel()
