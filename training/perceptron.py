"""Train a linear-chain model by the averaged structured perceptron (Collins 2002), with a margin.

While training, every wrong label gets the margin added to its score (cost-augmented decoding, Taskar et al. 2005), so
that the right labels learn to win by that much; here the right one loses it, which gives the same path. Every feature
has a weight for every label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numba  # type: ignore[import-untyped, import-not-found, unused-ignore]
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Scores = NDArray[np.float32]


class Sentences(NamedTuple):
    """Tagged sentences, one after the other.

    The features of token i are `features[starts[i] : starts[i + 1]]`, its label is `labels[i]`; the tokens of
    sentence s are those from `borders[s]` up to `borders[s + 1]`.
    """

    features: NDArray[np.int32]
    starts: Integers
    labels: NDArray[np.int8]
    borders: Integers


class Weights(NamedTuple):
    """Weights: one row a feature and one column a label; and of a label (column) after a label (row)."""

    states: Scores
    transitions: Scores


def train(sentences: Sentences, n_features: int, n_labels: int, *, passes: int, margin: float, seed: int) -> Weights:
    """Return the averaged weights after some passes over the sentences, each in another order."""
    states, transitions = (np.zeros((n, n_labels), np.float32) for n in (n_features, n_labels))
    state_sums, transition_sums = np.zeros(states.shape), np.zeros(transitions.shape)
    random, step = np.random.default_rng(seed), 0
    for _ in range(passes):
        order = random.permutation(len(sentences.borders) - 1)
        _pass(*sentences, order, step, np.float32(margin), states, state_sums, transitions, transition_sums)
        step += len(order)
    # The sums have each change times the step of it: what is missing in the average
    averages = states - state_sums / step, transitions - transition_sums / step
    return Weights(*(weights.astype(np.float32) for weights in averages))


@numba.njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def _pass(features, starts, labels, borders, order, step, margin, states, state_sums, transitions, transition_sums):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, PLR0913, PLR0917
    """Learn from each sentence once."""
    for place in range(len(order)):
        begin, end = borders[order[place]], borders[order[place] + 1]
        gold = labels[begin:end]
        scores = label_scores(features, starts[begin : end + 1], states)
        for token in range(end - begin):
            scores[token, gold[token]] -= margin
        found = best_labels(scores, transitions)
        now = float(step + place)
        for token in range(end - begin):
            right, wrong = gold[token], found[token]
            if right != wrong:
                for at in range(starts[begin + token], starts[begin + token + 1]):
                    _move(states[features[at]], state_sums[features[at]], right, wrong, now)
            if token and (right != wrong or gold[token - 1] != found[token - 1]):
                transitions[gold[token - 1], right] += 1
                transition_sums[gold[token - 1], right] += now
                transitions[found[token - 1], wrong] -= 1
                transition_sums[found[token - 1], wrong] -= now


@numba.njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def _move(weights, sums, right, wrong, now):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Move the weights of one feature from the wrong label to the right one."""
    weights[right] += 1
    sums[right] += now
    weights[wrong] -= 1
    sums[wrong] -= now


@numba.njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def label_scores(features, starts, states):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Return the sums of the weights of the features of each token."""
    scores = np.zeros((len(starts) - 1, states.shape[1]), np.float32)
    for token in range(len(scores)):
        for at in range(starts[token], starts[token + 1]):
            for label in range(states.shape[1]):
                scores[token, label] += states[features[at], label]
    return scores


@numba.njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def best_labels(scores, transitions):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Return the best path (Viterbi) through the scores of one sentence; these are changed."""
    n, n_labels = scores.shape
    before = np.zeros((n, n_labels), np.int8)
    for token in range(1, n):
        for label in range(n_labels):
            best = 0
            for other in range(1, n_labels):
                if (
                    scores[token - 1, other] + transitions[other, label]
                    > scores[token - 1, best] + transitions[best, label]
                ):
                    best = other
            before[token, label] = best
            scores[token, label] += scores[token - 1, best] + transitions[best, label]
    path = np.zeros(n, np.int8)
    path[n - 1] = scores[n - 1].argmax()
    for token in range(n - 1, 0, -1):
        path[token - 1] = before[token, path[token]]
    return path
