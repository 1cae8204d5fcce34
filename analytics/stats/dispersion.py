"""Dispersion: how evenly a term is spread over the parts of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.stats.matrices import incidence

if TYPE_CHECKING:
    from scipy import sparse


def evenness(cells: sparse.csr_array, parts: np.ndarray) -> np.ndarray:
    """Return how evenly each column of 0 and 1 is spread over the parts of the rows: 0..1, missing for one part.

    1 - DPnorm (Gries 2008, Lijffijt & Gries 2012) on documents: DP is half the sum over parts of |v - s|, where v is
    the part's share of the column's ones and s its share of all rows; DPnorm is DP / (1 - smallest s). A column with
    few ones cannot be even over many parts.
    """
    sizes = np.unique(parts, return_counts=True)[1] / max(len(parts), 1)
    if len(sizes) < 2:  # noqa: PLR2004 - one part cannot be compared with another
        return np.full(cells.shape[1], np.nan)
    members = incidence(np.arange(len(parts)), np.unique(parts, return_inverse=True)[1], (len(parts), len(sizes)))
    ones = (members.T.tocsr() @ cells).tocoo()  # by part, so that no sum depends on the order of the rows
    shares = ones.data / np.asarray(cells.sum(axis=0)).ravel()[ones.col]
    # half the sum of |v - s| is 1 minus the sum of min(v, s), which is 0 where the column has no ones
    overlap = np.bincount(ones.col, np.minimum(shares, sizes[ones.row]), cells.shape[1])
    return np.clip(1 - (1 - overlap) / (1 - sizes.min()), 0, 1)
