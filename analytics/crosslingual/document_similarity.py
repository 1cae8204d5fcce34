"""Similarity of documents in any languages: by characters, translated words, names and numbers.

Each is computed once per corpus as documents x features, so that one document is compared with all in milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from anyascii import anyascii
from scipy import sparse

from analytics import schema
from analytics.corpus import grouping
from analytics.crosslingual import document_vectors, stem_bags
from analytics.stats import idf, matrices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus

SHORTEST, LONGEST = 3, 5  # letters of a run of characters
BUCKETS = 1 << 18
# Documents added for the IDF, so that a name in three of three articles still has weight. In corpora of six documents
# (benchmarks/thresholds.py) all values from 0 to 100 list the whole story; of other stories 0 lists .01, 30 .03
UNSEEN = 30
# Mean and standard deviation of the cosines of characters, words and names by chance, of 50 articles to 302 others.
# They count as 30 documents, so that in a small corpus the nearest document is not always called near.
CHANCE = ((0.05, 0.025), (0.05, 0.028), (0.015, 0.025))
# Shares of pairs listed in corpora of six documents (benchmarks/thresholds.py), of the same story and of others: with
# a weight of 3 .88 and 0, of 10 all and .02, of 30 all and .03, of 100 all and .16
WEIGHT = 30
WORDS_AT_ONCE = 20_000  # whose character runs are found together: their arrays take some 30 MB
SAME_DAYS, SAME_WEEK = 2, 7
BLOCK = 500  # documents: the character runs of more of them at once take hundreds of megabytes


@dataclass(frozen=True, eq=False)
class Words:
    """Documents as the runs of 3 to 5 characters of their words, folded to Latin letters.

    `counts` are documents x words, `runs` words x runs * IDF, `n_docs` the documents with each run. Documents x runs is
    never stored (150 MB for 4,000 articles): it is made in blocks, from log(1 + n) of the counts.
    """

    counts: sparse.csr_array
    runs: sparse.csr_array
    n_docs: np.ndarray
    stored_norms: np.ndarray  # empty where the corpus has none

    @cached_property
    def norms(self) -> np.ndarray:
        """The lengths of the documents x runs."""
        if len(self.stored_norms) == self.counts.shape[0]:
            return self.stored_norms
        parts = [np.sqrt(_squares(block @ self.runs)) for block in _blocks(self.counts)]
        return np.concatenate([np.zeros(0), *parts])

    def like(self, row: int) -> np.ndarray:
        """Return the cosine of each document with the document of a row."""
        run_weights = self.runs @ (self.runs.T @ _logs(self.counts[[row]]).toarray()[0])
        products = _logs(self.counts) @ run_weights
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
    stem_names = np.asarray(list(columns), dtype=object)
    small = (matrices.with_short_indices(cells) for cells in (stems, weighted))
    return Features(_words(corpus), next(small), stem_names, next(small), labels_of_both, len(labels))


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
    runs = _runs(corpus.vocabulary)
    stored = corpus.stored("character_runs")
    n_docs = np.zeros(BUCKETS)
    n_docs[stored["bucket"]] = stored["n_docs"]
    if stored.empty:
        n_docs = _document_frequency(corpus.counts, runs)
    weighted = (runs @ sparse.diags_array(idf.padded(n_docs, len(corpus), unseen=UNSEEN))).tocsr()
    norms = corpus.stored("text_norms")
    return Words(
        corpus.counts, weighted, n_docs, norms["norm"].to_numpy()[np.argsort(corpus.positions(norms["doc_id"]))]
    )


def derived_tables(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Return the tables `character_runs` and `text_norms` of a whole corpus: 2 s of CPU for 4,000 articles."""
    words = corpus.once(features).words
    buckets = np.flatnonzero(words.n_docs)
    runs = pd.DataFrame({"bucket": buckets, "n_docs": words.n_docs[buckets].astype("int64")})
    norms = pd.DataFrame({"doc_id": corpus.doc_ids, "norm": words.norms})
    return {"character_runs": runs, "text_norms": schema.conform(norms, "text_norms")}


def _document_frequency(counts: sparse.csr_array, runs: sparse.csr_array) -> np.ndarray:
    """Return the number of documents with each run; exact in single precision, with half of the memory to move."""
    n_docs, presence = np.zeros(BUCKETS), runs.astype("float32")
    for block in _blocks(counts):
        n_docs += idf.document_frequency(block.astype("float32") @ presence)
    return n_docs


def _runs(vocabulary: np.ndarray) -> sparse.csr_array:
    """Return words x runs of characters, including the blanks at the ends of the word; runs share `BUCKETS` columns."""
    parts = [
        _runs_of_words(vocabulary[first : first + WORDS_AT_ONCE])
        for first in range(0, max(len(vocabulary), 1), WORDS_AT_ONCE)
    ]
    n_runs, runs = (np.concatenate([np.zeros(0, "int64"), *part]) for part in zip(*parts, strict=True))
    columns = pd.factorize(runs)[0] % BUCKETS  # numbered in order of first occurrence
    ends = np.concatenate([[0], np.cumsum(n_runs)])
    cells = sparse.csr_array((np.ones(len(columns)), columns, ends), shape=(len(vocabulary), BUCKETS))
    return matrices.with_short_indices(cells)


def _runs_of_words(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of runs of each word, and the runs as numbers: their ASCII letters, 7 bits each."""
    padded = [f" {anyascii(word).lower()} " for word in words]
    letters = np.frombuffer("".join(padded).encode("ascii"), "uint8").astype("int64")
    n_letters = np.asarray([len(word) for word in padded], "int64")
    parts = [_runs_of_length(letters, n_letters, length) for length in range(SHORTEST, LONGEST + 1)]
    word, run = (np.concatenate(part) for part in zip(*parts, strict=True))
    return np.bincount(word, minlength=len(words)), run[np.argsort(word, kind="stable")]


def _runs_of_length(letters: np.ndarray, n_letters: np.ndarray, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the word of each run of some length, and the run as a number."""
    n_runs = np.maximum(n_letters - length + 1, 0)
    word = np.repeat(np.arange(len(n_letters)), n_runs)
    first = np.cumsum(n_letters) - n_letters
    at = np.arange(len(word)) + np.repeat(first - (np.cumsum(n_runs) - n_runs), n_runs)
    run = np.zeros(len(at), "int64")
    for offset in range(length):
        run = run << 7 | letters[at + offset]
    return word, run


def _blocks(counts: sparse.csr_array) -> Iterator[sparse.csr_array]:
    """Yield documents x words in blocks, log(1 + n)."""
    return (_logs(counts[start : start + BLOCK]) for start in range(0, counts.shape[0], BLOCK))


def _squares(cells: sparse.csr_array) -> np.ndarray:
    """Return the sum of the squares of each row."""
    return np.asarray(cells.multiply(cells).sum(axis=1)).ravel()


def _logs(counts: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array((np.log1p(counts.data), counts.indices, counts.indptr), shape=counts.shape)


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
    blocks = (_logs(words.counts[rows[first : first + BLOCK]]) for first in range(0, len(rows), BLOCK))
    parts = [matrices.unit_rows(strongest(block @ words.runs, most)) for block in blocks]
    return sparse.vstack(parts).tocsr() if parts else sparse.csr_array((0, BUCKETS))


def strongest(cells: sparse.csr_array, most: int) -> sparse.csr_array:
    """Return the `most` cells with the highest weights of each row; of equal ones the first in the row."""
    weights = cells.data.round(9)
    kept = np.ones(len(weights), dtype=bool)
    for row in np.flatnonzero(np.diff(cells.indptr) > most):
        own = slice(cells.indptr[row], cells.indptr[row + 1])
        kept[own] = _is_heaviest(weights[own], most)
    ends = np.concatenate([[0], np.cumsum(np.minimum(np.diff(cells.indptr), most))])
    return sparse.csr_array((cells.data[kept], cells.indices[kept], ends), shape=cells.shape)


def _is_heaviest(weights: np.ndarray, most: int) -> np.ndarray:
    """Return which are the `most` highest weights, of equal ones the first."""
    least = np.partition(weights, len(weights) - most)[len(weights) - most]
    chosen: np.ndarray = weights > least
    chosen[np.flatnonzero(weights == least)[: most - np.count_nonzero(chosen)]] = True
    return chosen
