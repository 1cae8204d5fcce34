"""What makes two documents tell one story in any languages: characters, translated words, names and numbers.

Each is read once per corpus as documents x features, so that one document is compared with all in milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from anyascii import anyascii
from scipy import sparse

from analytics.corpus import grouping
from analytics.crosslingual import document_vectors, stem_bags
from analytics.stats import idf, matrices

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

SHORTEST, LONGEST = 3, 5  # letters of a run of characters
BUCKETS = 1 << 18
# Documents that are added for the IDF: what three of three articles name is rare all the same. In corpora of six
# documents (benchmarks/thresholds.py) 0 to 100 list all of a story; of other stories 0 lists .01, 30 .03
UNSEEN = 30
# Mean and spread of the cosines of characters, words and names by chance, of 50 articles to 302 others; they count as
# much as 30 documents, so that in a corpus of a few articles the nearest is not near by definition.
CHANCE = ((0.05, 0.025), (0.05, 0.028), (0.015, 0.025))
# Of pairs in corpora of six documents (benchmarks/thresholds.py), of the same story and of others, are listed: with a
# weight of 3 .88 and 0, of 10 all and .02, of 30 all and .03, of 100 all and .16
WEIGHT = 30
SAME_DAYS, SAME_WEEK = 2, 7
BLOCK = 500  # documents: runs of characters of more of them at once take hundreds of megabytes


class Words(NamedTuple):
    """Documents as the runs of 3 to 5 characters of their words, folded to Latin letters.

    Documents x runs is never kept (150 MB at 4,000 articles): it is documents x words times words x runs.
    """

    counts: sparse.csr_array
    runs: sparse.csr_array
    norms: np.ndarray

    def like(self, row: int) -> np.ndarray:
        """Return the cosine of each document to the one of a row."""
        wanted = self.runs @ (self.runs.T @ self.counts[[row]].toarray()[0])
        found = self.counts @ wanted
        return np.asarray(found / np.maximum(self.norms * self.norms[row], 1e-12))


class Features(NamedTuple):
    """The documents of a whole corpus by what links them, rows of length 1, and what the columns are."""

    words: Words
    stems: sparse.csr_array
    stem_names: np.ndarray
    names: sparse.csr_array  # linked names, then numbers
    name_labels: np.ndarray
    n_names: int


def features(corpus: Corpus) -> Features:
    """Read the features of a whole corpus; for `corpus.once`."""
    stems, columns = _stems(corpus)
    names, labels = grouping.documents_by(corpus, "mentions", "entity")
    numeric = np.asarray([len(word) > 1 and word.isdecimal() for word in corpus.vocabulary], dtype=bool)
    numbers = (corpus.counts[:, np.flatnonzero(numeric)] > 0).astype("float64")
    both = sparse.hstack([names.astype("float64"), numbers]).tocsr()
    told = np.concatenate([labels, corpus.vocabulary[numeric]])
    weighted = document_vectors.tfidf_bag(both, rarity(both))
    return Features(_words(corpus), stems, np.asarray(list(columns), dtype=object), weighted, told, len(labels))


def _stems(corpus: Corpus) -> tuple[sparse.csr_array, dict[str, int]]:
    """Return documents x English stems, log(1 + n) * IDF within the language."""
    spoken = corpus.documents["language"].to_numpy(dtype=object)
    found = stem_bags.stem_bags(corpus, corpus.counts, spoken)
    parts = [
        document_vectors.tfidf_bag(bag, document_vectors.language_idf(bag, found.news)) for bag in found.bags.values()
    ]
    return found.stacked(parts), found.columns


def _words(corpus: Corpus) -> Words:
    counts = corpus.counts.copy()
    counts.data = np.log1p(counts.data)
    runs = _runs(corpus.vocabulary)
    n_docs = np.zeros(BUCKETS)
    for block in _blocks(counts):
        n_docs += idf.document_frequency(block @ runs)
    runs = (runs @ sparse.diags_array(idf.padded(n_docs, counts.shape[0], unseen=UNSEEN))).tocsr()
    lengths = [
        np.sqrt(np.asarray((one := block @ runs).multiply(one).sum(axis=1)).ravel()) for block in _blocks(counts)
    ]
    return Words(counts, runs, np.concatenate([np.zeros(0), *lengths]))


def _runs(vocabulary: np.ndarray) -> sparse.csr_array:
    """Return words x runs of characters, blanks at the ends of the word included; a run's column is its hash."""
    seen: dict[str, int] = {}
    cells: list[int] = []
    ends = [0]
    for word in vocabulary:
        told = f" {anyascii(word).lower()} "
        for length in range(SHORTEST, LONGEST + 1):
            cells.extend(
                seen.setdefault(told[at : at + length], len(seen)) % BUCKETS for at in range(len(told) - length + 1)
            )
        ends.append(len(cells))
    return sparse.csr_array((np.ones(len(cells)), cells, ends), shape=(len(vocabulary), BUCKETS))


def _blocks(counts: sparse.csr_array) -> list[sparse.csr_array]:
    return [counts[start : start + BLOCK] for start in range(0, counts.shape[0], BLOCK)]


def rarity(cells: sparse.csr_array) -> np.ndarray:
    """Return the IDF of the columns of documents x names."""
    return idf.padded(idf.document_frequency(cells), cells.shape[0], unseen=UNSEEN)


def shrunken_moments(values: np.ndarray, mean: float, spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and standard deviation of each row, missing values left out, drawn to the given ones by `WEIGHT`."""
    n = (~np.isnan(values)).sum(axis=1) + WEIGHT
    centre = (np.nansum(values, axis=1) + WEIGHT * mean) / n
    squares = np.nansum((values - centre[:, None]) ** 2, axis=1) + WEIGHT * (spread**2 + (mean - centre) ** 2)
    return centre, np.sqrt(squares / n)


def nearness(apart: np.ndarray) -> np.ndarray:
    """Return what is added for documents so many days apart."""
    return np.where(apart <= SAME_DAYS, 2.0, np.where(apart <= SAME_WEEK, 1.0, 0.0))


def strongest_runs(words: Words, rows: np.ndarray, most: int) -> sparse.csr_array:
    """Return some documents x the runs of characters that weigh most in each, rows of length 1."""
    blocks = _blocks(words.counts[rows])
    parts = [matrices.unit_rows(strongest((block @ words.runs).tocsr(), most)) for block in blocks]
    return sparse.vstack(parts).tocsr() if parts else sparse.csr_array((0, BUCKETS))


def strongest(cells: sparse.csr_array, most: int) -> sparse.csr_array:
    """Return the `most` cells of each row that weigh most."""
    kept = [_heaviest(cells, row, most) for row in range(cells.shape[0])]
    at = np.concatenate([np.zeros(0, "int64"), *kept])
    ends = np.concatenate([[0], np.cumsum(np.minimum(np.diff(cells.indptr), most))])
    return sparse.csr_array((cells.data[at], cells.indices[at], ends), shape=cells.shape)


def _heaviest(cells: sparse.csr_array, row: int, most: int) -> np.ndarray:
    first, end = cells.indptr[row], cells.indptr[row + 1]
    if end - first <= most:
        return np.arange(first, end)
    return first + np.sort(np.argsort(-cells.data[first:end].round(9), kind="stable")[:most])
