"""The best labels of sentences (Viterbi), for all sentences at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Sizes = NDArray[np.int64]


def best_labels(scores: Scores, sizes: Sizes, transitions: Scores) -> NDArray[np.int64]:
    """Return the label of each word on the best path of its sentence.

    `scores` has a row for each word, sentence after sentence, and a column for each label; `sizes` are the words of
    each sentence, at least one.
    """
    if not len(sizes):
        return np.zeros(0, np.int64)
    order = np.argsort(-sizes, kind="stable")  # the longest first: at each step the sentences that go on are the first
    begins = (np.cumsum(sizes) - sizes)[order]
    active = len(sizes) - np.searchsorted(sizes[order[::-1]], np.arange(sizes.max() + 1), side="right")
    best = _forward(scores, begins, active[:-1].tolist(), transitions)
    return _backward(best, begins, len(scores), transitions)


def _forward(scores: Scores, begins: Sizes, active: list[int], transitions: Scores) -> list[Scores]:
    """Return for each step the score of the best path that ends there in each label, for the active sentences."""
    best = [scores[begins]]
    for step, n in enumerate(active[1:], 1):
        ways = best[-1][:n].T[:, :, None] + transitions[:, None, :]
        best.append(ways.max(axis=0) + scores[begins[:n] + step])
    return best


def _backward(best: list[Scores], begins: Sizes, n_words: int, transitions: Scores) -> NDArray[np.int64]:
    labels = np.zeros(n_words, np.int64)
    into = np.ascontiguousarray(transitions.T)
    following = np.zeros(0, np.int64)
    for step in range(len(best) - 1, -1, -1):
        ways = best[step].copy()
        ways[: len(following)] += into[following]
        following = ways.argmax(axis=1)
        labels[begins[: len(following)] + step] = following
    return labels
