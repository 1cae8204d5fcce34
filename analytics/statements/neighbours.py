"""The nearest neighbours of sentences that cannot say the same as they do: what a cosine is compared with.

A sentence of a common topic is near to many (it is a hub), and a pair of hubs needs a higher cosine (CSLS, Conneau et
al. 2018). Cosines above a limit can be those of the same statement and are left out: so what ten outlets say is not
suppressed by the other nine.
"""

from __future__ import annotations

import numpy as np

NEIGHBOURS = 4


def neighbour_means(row: np.ndarray, cosine: np.ndarray, n_rows: int, near: tuple[float, float]) -> np.ndarray:
    """Return the mean of the four highest cosines of each row that are below `near[1]`, each at least `near[0]`.

    `row` and `cosine` are those of pairs; a row without four of them has `near[0]` instead.
    """
    least, most = near
    is_neighbour = cosine < most
    row, cosine = row[is_neighbour], cosine[is_neighbour]
    order = np.lexsort((-cosine, row))
    row, cosine = row[order], cosine[order]
    kept = np.arange(len(row)) - np.searchsorted(row, row) < NEIGHBOURS
    means: np.ndarray = least + np.bincount(row[kept], cosine[kept] - least, minlength=n_rows) / NEIGHBOURS
    return means
