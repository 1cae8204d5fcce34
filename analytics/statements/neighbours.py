"""The nearest neighbours of sentences that cannot say the same as they do: what a cosine is compared with.

A sentence of a common topic is near to many (it is a hub), and a pair of hubs needs a higher cosine (CSLS, Conneau et
al. 2018). Cosines above a limit can be those of the same statement and are left out: so what ten outlets say is not
suppressed by the other nine.
"""

from __future__ import annotations

import numpy as np

NEIGHBOURS = 4


class Nearest:
    """The four highest cosines below `near[1]` of each row, collected from pairs in any order; each at least `near[0]`.

    All pairs of many sentences at once would not fit into the memory. A row without four of them has `near[0]` instead.
    """

    def __init__(self, n_rows: int, near: tuple[float, float]) -> None:
        self._least, self._most = near
        self._best = np.full((n_rows, NEIGHBOURS), self._least)

    def add(self, a: np.ndarray, b: np.ndarray, cosine: np.ndarray) -> None:
        """Add pairs of rows with their cosines."""
        is_neighbour = cosine < self._most
        row, cosine = np.concatenate([a[is_neighbour], b[is_neighbour]]), np.tile(cosine[is_neighbour], 2)
        order = np.lexsort((-cosine, row))
        row, cosine = row[order], cosine[order]
        place = np.arange(len(row)) - np.searchsorted(row, row)
        kept = place < NEIGHBOURS
        rows, at = np.unique(row[kept], return_inverse=True)
        new = np.full((len(rows), NEIGHBOURS), self._least)
        new[at, place[kept]] = cosine[kept]
        both = np.concatenate([self._best[rows], new], axis=1)
        self._best[rows] = np.partition(both, NEIGHBOURS, axis=1)[:, NEIGHBOURS:]

    def means(self) -> np.ndarray:
        """Return the mean of each row."""
        means: np.ndarray = self._least + (self._best - self._least).sum(axis=1) / NEIGHBOURS
        return means
