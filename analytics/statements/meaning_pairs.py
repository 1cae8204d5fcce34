"""Pairs of sentences that are nearer to each other in meaning than to anything else, from the vectors of an encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.crosslingual.encoder import codes
from analytics.statements import neighbours
from analytics.statements.links import NO_PAIRS, Pairs
from analytics.statements.word_pairs import products

if TYPE_CHECKING:
    from analytics.statements.sentence_vectors import Sentences

# A pair says the same if its cosine exceeds the mean cosine of the neighbours of both by this much (see `neighbours`).
# Below `FLOOR` neighbours say nothing: in a small corpus the nearest sentence can be of another topic. Measured with
# benchmarks/statements.py.
EXCESS = 0.08
FLOOR, NEIGHBOUR = 0.4, 0.7
RELATED = 0.03  # the excess from which a pair is of the same event; 0 for all related pairs
# Within a language the words are known, and separate paraphrases from sentences on the same topic. Of 100 pairs of
# outlets in 4,000 articles found from .72 on, 10 were wrong; of those from .72 to .75 2 of 7.
STRENGTH, RELATED_STRENGTH = 0.75, 0.5  # and 0 for all related pairs
BLOCK = 1_000  # sentences compared with all later ones at once
CELLS = 20_000_000  # pairs compared at once: 80 MB


def meaning_pairs(coded: np.ndarray, *, all_related: bool = False) -> Pairs:
    """Return the pairs a < b of sentences whose cosine exceeds that of their neighbours.

    `coded` are the codes of all sentences. The share of a pair is 1 + excess - .08: at least 1 for the same.
    With `all_related`, pairs that are near by their topic alone are among them.
    """
    vectors = codes.unit_vectors(coded)
    near, least = neighbours.Nearest(len(vectors), (FLOOR, NEIGHBOUR)), 0.0 if all_related else RELATED
    step = max(min(BLOCK, CELLS // max(len(vectors), 1)), 1)
    parts = [_candidates(vectors, slice(first, first + step), near, least) for first in range(0, len(vectors), step)]
    means = near.means()
    pairs = (_exceeding(*part, means, least) for part in parts)
    return Pairs(*(np.concatenate(column) for column in zip(NO_PAIRS, *pairs, strict=True)))


def with_words(pairs: Pairs, sentences: Sentences, *, all_related: bool = False) -> Pairs:
    """Return the pairs; the shares of those within a language count their common words too.

    Their strength is the excess plus the mean of the cosines of all words and of the words outside names. Share is 1 +
    strength - .75; pairs below .5 are left out, with `all_related` those below 0.
    """
    words, plain = (products(cells, pairs.a, pairs.b) for cells in (sentences.cells, sentences.plain))
    strength = pairs.share - 1 + EXCESS + (words + plain) / 2
    is_one_language = sentences.spoken[pairs.a] == sentences.spoken[pairs.b]
    share = np.where(is_one_language, 1 + strength - STRENGTH, pairs.share).round(5)
    least = 0.0 if all_related else RELATED_STRENGTH
    return pairs._replace(share=share).at(~is_one_language | (strength >= least))


def _candidates(
    vectors: np.ndarray, rows: slice, near: neighbours.Nearest, least: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of some rows with later ones that can be one, by row and column; `near` learns from all pairs.

    Earlier rows were compared with these before, so that the neighbours of these are complete now.
    """
    cosines = vectors[rows] @ vectors[rows.start :].T
    a, b = np.nonzero(cosines >= FLOOR)
    a, b = a[b > a], b[b > a]
    cosine = cosines[a, b].astype("float64").round(5)
    a, b = a + rows.start, b + rows.start
    near.add(a, b, cosine)
    is_pair = cosine - (near.means()[a] + FLOOR) / 2 >= least
    return a[is_pair], b[is_pair], cosine[is_pair]


def _exceeding(a: np.ndarray, b: np.ndarray, cosine: np.ndarray, near: np.ndarray, least: float) -> Pairs:
    excess = (cosine - (near[a] + near[b]) / 2).round(5)
    kept = excess >= least
    return Pairs(a[kept], b[kept], cosine[kept], (1 + excess[kept] - EXCESS).round(5))
