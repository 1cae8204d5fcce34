"""Counting in documents: incidence matrices, and the tests that every comparison shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse, stats

if TYPE_CHECKING:
    from analytics.corpus import Corpus


def incidence(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """Return a matrix of 0 and 1: one where a (row, column) pair occurs at least once."""
    cells = sparse.coo_array((np.ones(len(rows), "int64"), (rows, columns)), shape=shape).tocsr()
    cells.data[:] = 1
    return cells


def documents_by(corpus: Corpus, table: str, column: str) -> tuple[sparse.csr_array, np.ndarray]:
    """Return documents x values of a categorical column as 0 and 1, and the values; only values that occur."""
    rows = corpus.table(table)
    used, codes = np.unique(rows[column].cat.codes.to_numpy(), return_inverse=True)
    matrix = incidence(corpus.positions(rows["doc_id"]), codes, (len(corpus), len(used)))
    return matrix, rows[column].cat.categories.to_numpy(dtype=object)[used]


def group_matrix(labels: pd.Series) -> tuple[sparse.csr_array, list[str]]:
    """Return documents x groups as 0 and 1, and the group names in order; a document labelled "" is in no group."""
    known = labels.ne("").to_numpy()
    codes, names = pd.factorize(labels[known], sort=True)
    return incidence(np.flatnonzero(known), codes, (len(labels), len(names))), list(names)


def overlap_p(both: np.ndarray, a: np.ndarray, b: np.ndarray | int, total: int) -> np.ndarray:
    """Return the chance of at least `both` common documents when `a` and `b` of `total` are drawn independently.

    The one-sided hypergeometric test, which is Fisher's exact test for enrichment.
    """
    return stats.hypergeom.sf(np.asarray(both) - 1, total, a, b)


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """Return the q-value of each p-value (Benjamini & Hochberg 1995): the false discovery rate at which it passes."""
    if len(p) == 0:
        return np.asarray(p, dtype="float64")
    return stats.false_discovery_control(np.clip(p, 0, 1), method="bh")


def share(part: np.ndarray, whole: np.ndarray | float) -> np.ndarray:
    """Return part / whole, 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros(np.shape(part), "float64"), where=np.asarray(whole) > 0)
