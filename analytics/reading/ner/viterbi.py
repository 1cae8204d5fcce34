"""The best labels of sentences (Viterbi), for all sentences at the same time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Integers = NDArray[np.int64]


def best_labels(scores: Scores, sizes: Integers, transitions: Scores) -> Integers:
    """Return the label of each word on the best path of its sentence.

    `scores` has a row for each word, sentence after sentence, and a column for each label; `sizes` are the words of
    each sentence, at least one. Of equal paths it is the one whose last labels come first.
    """
    if not len(sizes):
        return np.zeros(0, np.int64)
    words, borders = _by_step(sizes)
    by_label = np.ascontiguousarray(scores[words].T)
    columns = [by_label[:, start:end] for start, end in pairwise(borders)]
    labels = np.empty(len(scores), np.int64)
    labels[words] = _backward(_forward(columns, transitions), transitions)
    return labels


def _by_step(sizes: Integers) -> tuple[Integers, list[int]]:
    """Return all words, the first ones of the sentences before the second ones and so on; and where each step begins.

    Within a step the longest sentence is the first, so that those that go on are the first ones of the next step too.
    """
    order = np.argsort(-sizes, kind="stable")
    n_active = len(sizes) - np.searchsorted(sizes[order[::-1]], np.arange(sizes.max()), side="right")
    borders = np.concatenate([[0], np.cumsum(n_active)])
    begins = (np.cumsum(sizes) - sizes)[order]
    step = np.repeat(np.arange(len(n_active)), n_active)
    return begins[np.arange(borders[-1]) - borders[step]] + step, borders.tolist()


def _forward(scores: list[Scores], transitions: Scores) -> list[Scores]:
    """Return for each step the score of the best path to each label (rows) of each sentence (columns)."""
    into = transitions[:, :, None]
    best = [scores[0]]
    for own in scores[1:]:
        ways = best[-1][:, None, : own.shape[1]] + into
        best.append(np.maximum.reduce(ways, axis=0) + own)
    return best


def _backward(best: list[Scores], transitions: Scores) -> Integers:
    """Return the labels of the best paths, step after step."""
    n_labels = len(transitions)
    into = np.hstack([transitions, np.zeros((n_labels, 1), np.float32)])  # the last column: nothing follows
    following = np.full(best[0].shape[1], n_labels)
    labels = []
    for scores in reversed(best):
        ways = into.take(following[: scores.shape[1]], axis=1)
        ways += scores
        labels.append(ways.argmax(axis=0))
        following[: scores.shape[1]] = labels[-1]
    return np.concatenate(labels[::-1])
