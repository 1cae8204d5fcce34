"""Inverse document frequency: how rare a column of documents x terms is, in natural logarithms.

N is the number of documents, n how many of them have the term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse

    Counts = np.ndarray | int


def document_frequency(cells: sparse.csr_array) -> np.ndarray:
    """Return in how many rows each column of documents x terms is above 0."""
    return np.asarray((cells > 0).sum(axis=0)).ravel()


def smooth(n_docs: Counts, n_all: int) -> np.ndarray:
    """Return log((1 + N) / (1 + n)): 0 for a term of all documents, and finite for one of none."""
    return np.log((1 + n_all) / (1 + n_docs))


def smooth_plus_one(n_docs: Counts, n_all: int) -> np.ndarray:
    """Return log((1 + N) / (1 + n)) + 1, as scikit-learn has it: a term of all documents still counts."""
    return smooth(n_docs, n_all) + 1


def capped_plus_one(n_docs: Counts, n_all: int, *, rarest: int) -> np.ndarray:
    """Return min(log((1 + N) / (1 + n)), log(rarest)) + 1: no term is rarer than one in `rarest` documents."""
    return np.minimum(smooth(n_docs, n_all), np.log(rarest)) + 1


def padded(n_docs: Counts, n_all: int, *, unseen: int) -> np.ndarray:
    """Return log((1 + N + unseen) / (1 + n)), as if there were more documents without the term.

    So what three of three documents have is rare all the same.
    """
    return smooth(n_docs, n_all + unseen)


def of_present(n_docs: Counts, n_all: int) -> np.ndarray:
    """Return log((1 + N) / n), for terms that at least one document has."""
    return np.log((1 + n_all) / n_docs)
