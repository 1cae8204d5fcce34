"""Similarity of documents in any languages: by characters, translated words, names and numbers.

Each is computed once per corpus as documents x features, so that one document is compared with all in milliseconds.
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
# Documents added for the IDF, so that a name in three of three articles still has weight. In corpora of six documents
# (benchmarks/thresholds.py) all values from 0 to 100 list the whole story; of other stories 0 lists .01, 30 .03
UNSEEN = 30
# Mean and standard deviation of the cosines of characters, words and names by chance, of 50 articles to 302 others.
# They count as 30 documents, so that the nearest document in a small corpus is not near by definition.
CHANCE = ((0.05, 0.025), (0.05, 0.028), (0.015, 0.025))
# Shares of pairs listed in corpora of six documents (benchmarks/thresholds.py), of the same story and of others: with
# a weight of 3 .88 and 0, of 10 all and .02, of 30 all and .03, of 100 all and .16
WEIGHT = 30
SAME_DAYS, SAME_WEEK = 2, 7
BLOCK = 500  # documents: the character runs of more of them at once take hundreds of megabytes


class Words(NamedTuple):
    """Documents as the runs of 3 to 5 characters of their words, folded to Latin letters.

    Documents x runs is never stored (150 MB for 4,000 articles): it is documents x words times words x runs.
    """

    counts: sparse.csr_array
    runs: sparse.csr_array
    norms: np.ndarray

    def like(self, row: int) -> np.ndarray:
        """Return the cosine of each document with the document of a row."""
        run_weights = self.runs @ (self.runs.T @ self.counts[[row]].toarray()[0])
        products = self.counts @ run_weights
        return np.asarray(products / np.maximum(self.norms * self.norms[row], 1e-12))


class Features(NamedTuple):
    """The documents of a whole corpus x their features, rows of length 1, and the labels of the columns."""

    words: Words
    stems: sparse.csr_array
    stem_names: np.ndarray
    names: sparse.csr_array  # linked names, then numbers
    name_labels: np.ndarray
    n_names: int


def features(corpus: Corpus) -> Features:
    """Return the features of a whole corpus; for `corpus.once`."""
    stems, columns = _stems(corpus)
    names, labels = grouping.documents_by(corpus, "mentions", "entity")
    numeric = np.asarray([len(word) > 1 and word.isdecimal() for word in corpus.vocabulary], dtype=bool)
    numbers = (corpus.counts[:, np.flatnonzero(numeric)] > 0).astype("float64")
    both = sparse.hstack([names.astype("float64"), numbers]).tocsr()
    labels_of_both = np.concatenate([labels, corpus.vocabulary[numeric]])
    weighted = document_vectors.tfidf_bag(both, rarity(both))
    return Features(
        _words(corpus), stems, np.asarray(list(columns), dtype=object), weighted, labels_of_both, len(labels)
    )


def _stems(corpus: Corpus) -> tuple[sparse.csr_array, dict[str, int]]:
    """Return documents x English stems, log(1 + n) * IDF within the language."""
    languages = corpus.documents["language"].to_numpy(dtype=object)
    by_language = stem_bags.stem_bags(corpus, corpus.counts, languages)
    parts = [
        document_vectors.tfidf_bag(bag, document_vectors.language_idf(bag, by_language.news))
        for bag in by_language.bags.values()
    ]
    return by_language.stacked(parts), by_language.columns


def _words(corpus: Corpus) -> Words:
    counts = corpus.counts.copy()
    counts.data = np.log1p(counts.data)
    runs = _runs(corpus.vocabulary)
    n_docs = np.zeros(BUCKETS)
    for block in _blocks(counts):
        n_docs += idf.document_frequency(block @ runs)
    runs = (runs @ sparse.diags_array(idf.padded(n_docs, counts.shape[0], unseen=UNSEEN))).tocsr()
    lengths = [
        np.sqrt(np.asarray((runs_of_block := block @ runs).multiply(runs_of_block).sum(axis=1)).ravel())
        for block in _blocks(counts)
    ]
    return Words(counts, runs, np.concatenate([np.zeros(0), *lengths]))


def _runs(vocabulary: np.ndarray) -> sparse.csr_array:
    """Return words x runs of characters, including the blanks at the ends of the word; the column is the run's hash."""
    columns: dict[str, int] = {}
    cells: list[int] = []
    ends = [0]
    for word in vocabulary:
        padded = f" {anyascii(word).lower()} "
        for length in range(SHORTEST, LONGEST + 1):
            cells.extend(
                columns.setdefault(padded[at : at + length], len(columns)) % BUCKETS
                for at in range(len(padded) - length + 1)
            )
        ends.append(len(cells))
    return sparse.csr_array((np.ones(len(cells)), cells, ends), shape=(len(vocabulary), BUCKETS))


def _blocks(counts: sparse.csr_array) -> list[sparse.csr_array]:
    return [counts[start : start + BLOCK] for start in range(0, counts.shape[0], BLOCK)]


def rarity(cells: sparse.csr_array) -> np.ndarray:
    """Return the IDF of the columns of documents x names."""
    return idf.padded(idf.document_frequency(cells), cells.shape[0], unseen=UNSEEN)


def shrunken_moments(values: np.ndarray, mean: float, spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and standard deviation of each row without missing values, shrunk to the given ones by `WEIGHT`."""
    n = (~np.isnan(values)).sum(axis=1) + WEIGHT
    centre = (np.nansum(values, axis=1) + WEIGHT * mean) / n
    squares = np.nansum((values - centre[:, None]) ** 2, axis=1) + WEIGHT * (spread**2 + (mean - centre) ** 2)
    return centre, np.sqrt(squares / n)


def nearness(apart: np.ndarray) -> np.ndarray:
    """Return the bonus for documents with dates `apart` days from each other."""
    return np.where(apart <= SAME_DAYS, 2.0, np.where(apart <= SAME_WEEK, 1.0, 0.0))


def strongest_runs(words: Words, rows: np.ndarray, most: int) -> sparse.csr_array:
    """Return some documents x the character runs with the highest weights in each, rows of length 1."""
    blocks = _blocks(words.counts[rows])
    parts = [matrices.unit_rows(strongest((block @ words.runs).tocsr(), most)) for block in blocks]
    return sparse.vstack(parts).tocsr() if parts else sparse.csr_array((0, BUCKETS))


def strongest(cells: sparse.csr_array, most: int) -> sparse.csr_array:
    """Return the `most` cells with the highest weights of each row."""
    cells_of_rows = [_heaviest(cells, row, most) for row in range(cells.shape[0])]
    at = np.concatenate([np.zeros(0, "int64"), *cells_of_rows])
    ends = np.concatenate([[0], np.cumsum(np.minimum(np.diff(cells.indptr), most))])
    return sparse.csr_array((cells.data[at], cells.indices[at], ends), shape=cells.shape)


def _heaviest(cells: sparse.csr_array, row: int, most: int) -> np.ndarray:
    first, end = cells.indptr[row], cells.indptr[row + 1]
    if end - first <= most:
        return np.arange(first, end)
    return first + np.sort(np.argsort(-cells.data[first:end].round(9), kind="stable")[:most])
