"""Sparse matrices of 0 and 1, groups as columns, rows of unit length, and shares."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import sparse

NOISE = 1e-9  # length of a row of zeros after an SVD


def incidence(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """Return a matrix of 0 and 1: 1 where a (row, column) pair occurs at least once."""
    at = np.asarray(rows, "int32"), np.asarray(columns, "int32")
    cells = sparse.coo_array((np.ones(len(rows), "int64"), at), shape=shape).tocsr()
    cells.data[:] = 1
    return cells


def n_distinct(groups: np.ndarray, values: np.ndarray, n: int) -> np.ndarray:
    """Return how many different values each of `n` groups has; both are numbers from 0, one of each per row."""
    n_values = values.max(initial=0) + 1
    return np.bincount(np.unique(groups.astype("int64") * n_values + values) // n_values, minlength=n)


def with_short_indices(cells: sparse.csr_array) -> sparse.csr_array:
    """Return the same cells with indices of 32 bits where they fit: a quarter less memory, and faster products."""
    if max(*cells.shape, cells.nnz) > np.iinfo("int32").max:
        return cells
    places = (cells.indices.astype("int32"), cells.indptr.astype("int32"))
    return sparse.csr_array((cells.data, *places), shape=cells.shape)


def group_matrix(labels: pd.Series) -> tuple[sparse.csr_array, list[str]]:
    """Return documents x groups as 0 and 1, and the sorted group names; a document labelled "" is in no group."""
    known = labels.ne("").to_numpy()
    codes, names = pd.factorize(labels[known], sort=True)
    return incidence(np.flatnonzero(known), codes, (len(labels), len(names))), list(names)


def unit_length(points: np.ndarray) -> np.ndarray:
    """Return the rows, or one point, scaled to length 1; rows that are only rounding noise of an SVD stay unchanged."""
    norms = np.linalg.norm(points, axis=-1, keepdims=True)
    return points / np.where(norms > NOISE, norms, 1)


def unit_rows(cells: sparse.sparray) -> sparse.csr_array:
    """Return the rows of a sparse matrix scaled to length 1; empty rows stay empty."""
    norms = np.sqrt(np.asarray(cells.multiply(cells).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(norms > 0, norms, 1)) @ cells).tocsr()


def scale_to_unit_rows(cells: sparse.csr_array) -> sparse.csr_array:
    """Scale the rows of a sparse matrix to length 1 in place, without a copy, and return it; empty rows stay empty."""
    squares = sparse.csr_array((cells.data**2, cells.indices, cells.indptr), shape=cells.shape)
    norms = np.sqrt(squares.sum(axis=1))
    cells.data *= np.repeat(1 / np.where(norms > 0, norms, 1), np.diff(cells.indptr))
    return cells


def log_ratio(a: np.ndarray, n_a: np.ndarray, b: np.ndarray, n_b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return log2 of the ratio of the shares a / n_a and b / n_b, and the variance of its natural logarithm.

    log2((a + .5) / (n_a + 1)) - log2((b + .5) / (n_b + 1)), which is defined for counts of 0 too.
    """
    ratio = np.log2((a + 0.5) / (n_a + 1)) - np.log2((b + 0.5) / (n_b + 1))
    variance = 1 / (a + 0.5) - 1 / (n_a + 1) + 1 / (b + 0.5) - 1 / (n_b + 1)
    return ratio, np.maximum(variance, 0)


def spans(sorted_groups: np.ndarray) -> list[slice]:
    """Return the slice of each group in an array that is sorted by group."""
    edges = [0, *(np.flatnonzero(np.diff(sorted_groups)) + 1), len(sorted_groups)]
    return [slice(first, last) for first, last in pairwise(edges) if first < last]


def share(part: np.ndarray, whole: np.ndarray | float) -> np.ndarray:
    """Return part / whole, 0 where the whole is 0."""
    return np.divide(part, whole, out=np.zeros(np.shape(part), "float64"), where=np.asarray(whole) > 0)
