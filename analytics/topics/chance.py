"""How stable topics are by chance: the same fit on texts whose words are dealt at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from analytics.topics import clusters, units

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.topics.units import Units

FEWEST_TOPICS = 40  # of all deals together: with fewer, the 95 % quantile is nearly the largest value
MOST_DEALS = 10
LEVEL = 0.95
FEW_ITERATIONS = 4  # of the SVD: the axes of noise need no more
FEW_STARTS, FEW_RESAMPLES = 2, 2
FEW_PIECES = 50  # with fewer, nearly every stability occurs by chance, and the deals cost seconds


def stability_by_chance(corpus: Corpus, pieces: Units, n_topics: int, *, seed: int = 0) -> float:
    """Return the stability that 95 % of the topics stay below when the words of the pieces are dealt at random.

    This is a null model for the stability of clusters (Hennig 2007): each word stays in as many pieces of its language,
    and each piece keeps its number of different words, but no words belong together any more. Random texts also give
    stable clusters: with 30 topics of 4,000 articles the quantile is .85 to .9. The words are dealt again until there
    are 40 topics in all, at most 10 times. The value is missing for one topic and for fewer than 50 pieces.
    """
    if n_topics < 2 or len(pieces.rows) < FEW_PIECES:  # noqa: PLR2004 - one topic has no other to be mistaken for
        return float("nan")
    random = np.random.default_rng(seed)
    deals = min(-(-FEWEST_TOPICS // n_topics), MOST_DEALS)
    found = [_stability(corpus, _dealt(corpus, pieces, random), n_topics) for _ in range(deals)]
    return round(float(np.quantile(np.concatenate(found), LEVEL)), 4)


def _stability(corpus: Corpus, pieces: Units, n_topics: int) -> np.ndarray:
    points = units.vectors(corpus, pieces, n_iter=FEW_ITERATIONS)
    number = min(n_topics, len(np.unique(points, axis=0)))
    topic = clusters.group(points, number, starts=FEW_STARTS)
    return clusters.stability(points, topic, resamples=FEW_RESAMPLES)


def _dealt(corpus: Corpus, pieces: Units, random: np.random.Generator) -> Units:
    """Return the pieces with the counts of each language dealt at random to its pieces."""
    language_of = units.piece_languages(corpus, pieces)
    counts = pieces.counts.tocsr()
    source = np.arange(counts.nnz)
    language_of_cell = np.repeat(language_of, np.diff(counts.indptr))
    for language in set(language_of):
        own = np.flatnonzero(language_of_cell == language)
        source[own] = random.permutation(own)
    dealt = sparse.csr_array((counts.data[source], counts.indices[source], counts.indptr), shape=counts.shape)
    dealt.sum_duplicates()
    return pieces._replace(counts=dealt)
