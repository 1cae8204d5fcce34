"""Truncated SVD of a sparse matrix by random projection (Halko, Martinsson & Tropp 2011).

It draws the same random numbers as scikit-learn 1.9 and gives the same digits; see `kmeans` for the cost of its import.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import linalg, sparse

EXTRA = 10  # random vectors beyond the dimensions wanted


class Axes(NamedTuple):
    """The right singular vectors of a matrix, dimensions x columns, and their singular values, the largest first."""

    vectors: np.ndarray
    values: np.ndarray


def truncated_svd(cells: sparse.csr_array, dimensions: int, *, iterations: int) -> Axes:
    """Return the axes of the largest singular values of a matrix; the precision is that of `cells`.

    The largest component of each vector is positive. Each of the `iterations` multiplies by the matrix and by its
    transpose: with more of them, axes with close singular values differ less between two random projections.
    """
    is_wide = cells.shape[0] < cells.shape[1]
    transposed = cells.T.tocsr()  # rows are read two thirds faster than columns
    tall, wide = (transposed, cells) if is_wide else (cells, transposed)
    basis = _range(tall, wide, dimensions + EXTRA, iterations)
    left, values, right = linalg.svd(basis.T @ tall, full_matrices=False)
    vectors = ((basis @ left).T if is_wide else right)[:dimensions]
    largest = np.abs(vectors).argmax(axis=1)
    return Axes(vectors * np.sign(vectors[np.arange(len(vectors)), largest])[:, None], values[:dimensions])


def _range(cells: sparse.csr_array, transposed: sparse.csr_array, size: int, iterations: int) -> np.ndarray:
    """Return an orthonormal basis of the columns of a matrix, nearly those of its largest singular values."""
    basis = np.random.RandomState(0).normal(size=(cells.shape[1], size)).astype(cells.dtype)
    for _ in range(iterations):
        basis = _lu_basis(cells @ basis)
        basis = _lu_basis(transposed @ basis)
    orthonormal: np.ndarray = linalg.qr(cells @ basis, mode="economic", check_finite=False)[0]
    return orthonormal


def _lu_basis(basis: np.ndarray) -> np.ndarray:
    """Return another basis of the same columns that does not overflow: the L of an LU decomposition."""
    lower: np.ndarray = linalg.lu(basis, permute_l=True, check_finite=False)[0]
    return lower
