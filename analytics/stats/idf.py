"""Inverse document frequency (IDF) of the columns of documents x terms, in natural logarithms.

N is the number of documents, n the number of documents with the term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse

    Counts = np.ndarray | int


def document_frequency(cells: sparse.csr_array) -> np.ndarray:
    """Return the number of rows of documents x terms in which each column is above 0; no cell is stored twice."""
    return np.bincount(cells.indices[cells.data > 0], minlength=cells.shape[1])


def smooth(n_docs: Counts, n_all: int) -> np.ndarray:
    """Return log((1 + N) / (1 + n)): 0 for a term in all documents, finite for a term in none."""
    return np.log((1 + n_all) / (1 + n_docs))


def smooth_plus_one(n_docs: Counts, n_all: int) -> np.ndarray:
    """Return log((1 + N) / (1 + n)) + 1, the formula of scikit-learn: a term in all documents still counts."""
    return smooth(n_docs, n_all) + 1


def capped_plus_one(n_docs: Counts, n_all: int, *, rarest: int) -> np.ndarray:
    """Return min(log((1 + N) / (1 + n)), log(rarest)) + 1: a term counts at most as one in `rarest` documents."""
    return np.minimum(smooth(n_docs, n_all), np.log(rarest)) + 1


def padded(n_docs: Counts, n_all: int, *, unseen: int) -> np.ndarray:
    """Return log((1 + N + unseen) / (1 + n)), as if there were `unseen` more documents without the term.

    So a term in three of three documents still has weight.
    """
    return smooth(n_docs, n_all + unseen)


def of_present(n_docs: Counts, n_all: int) -> np.ndarray:
    """Return log((1 + N) / n), for terms in at least one document."""
    return np.log((1 + n_all) / n_docs)
