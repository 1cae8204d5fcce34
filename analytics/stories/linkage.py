"""Average-linkage clusters from a sparse table of scores; a chain of similar pairs does not make a cluster."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analytics.stories.candidate_pairs import Days, Pairs


def average_link(day_range: Days, pairs: Pairs, *, least: float, longest: int) -> np.ndarray:
    """Return the cluster of each row, the number of the first row of the cluster.

    The two clusters with the highest mean score over all pairs between them are joined (ties: the earlier rows), until
    no mean reaches `least` (UPGMA, Sokal & Michener 1958). A pair that is not listed scores 0. Clusters that together
    certainly span more than `longest` days are not joined: otherwise one undated row would join documents of years.
    """
    n = len(day_range.low)
    links: list[dict[int, float]] = [{} for _ in range(n)]
    for a, b, score in zip(pairs.a.tolist(), pairs.b.tolist(), pairs.score.tolist(), strict=True):
        if score > 0:
            links[a][b] = links[b][a] = score
    size, leader = [1] * n, list(range(n))
    latest, earliest = day_range.low.tolist(), day_range.high.tolist()
    queue = [(-score, a, b, 1, 1) for a in range(n) for b, score in links[a].items() if a < b and score >= least]
    heapq.heapify(queue)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if (size[a], size[b]) != (size_a, size_b):
            continue  # one of the two has changed since
        last, first = max(latest[a], latest[b]), min(earliest[a], earliest[b])
        if last - first > longest:
            continue
        size[a], size[b], leader[b] = size_a + size_b, 0, a
        latest[a], earliest[a] = last, first
        _join(links, a, b)
        for c, total in links[a].items():
            if (mean := round(total / (size[a] * size[c]), 6)) >= least:
                heapq.heappush(queue, (-mean, *(pair := (min(a, c), max(a, c))), size[pair[0]], size[pair[1]]))
    return _first_rows(leader)


def _join(links: list[dict[int, float]], a: int, b: int) -> None:
    """Move the links of cluster `b` to `a`."""
    for c, total in links[b].items():
        del links[c][b]
        if c != a:
            links[a][c] = links[c][a] = links[a].get(c, 0.0) + total
    links[b] = {}


def _first_rows(leader: list[int]) -> np.ndarray:
    """Return the first row of the cluster of each row; it never comes after the row itself."""
    for row in range(len(leader)):
        leader[row] = leader[leader[row]]
    return np.asarray(leader, dtype="int64")
