"""Clusters of points by KMeans, the number of clusters, and the stability of each."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from analytics.errors import CorpusError
from analytics.stats import matrices

SIZES = {"coarse": 1 / 3, "medium": 1.0, "fine": 2.0}  # times sqrt(n / 2)
AUTO = "auto"
MAX_TOPICS = 30  # times the size
RESAMPLES = 5
RESAMPLE_SHARE = 0.8
FEWEST, MOST = 3, 20  # numbers of topics in the sweep
MAX_SWEEP_POINTS = 1_000  # twice as many take seconds longer and give the same number
NEAR_BEST = 0.01  # difference of stability between two runs on the same points
SOME_POINTS, FEW_POINTS = 10, 500
MANY_POINTS = 10_000


def check_number(n_topics: int | str | None) -> None:
    """Raise CorpusError if `n_topics` is not a valid number of topics."""
    if isinstance(n_topics, str) and n_topics not in (*SIZES, AUTO):
        raise CorpusError(f"n_topics must be a number or one of {', '.join((*SIZES, AUTO))}, got {n_topics!r}")
    if isinstance(n_topics, int) and n_topics < 1:
        raise CorpusError(f"n_topics must be at least 1, got {n_topics}")


def number(points: np.ndarray, n_topics: int | str | None, *, seed: int = 0) -> int:
    """Return the number of groups: as given, about sqrt(n / 2) by size, or what `sweep` proposes; at most n."""
    if n_topics == AUTO:
        tried = sweep(points, seed=seed)
        n_topics = best(tried) if tried else "medium"
    if not isinstance(n_topics, int):
        size = SIZES[n_topics or "medium"]
        fewest = 1 if len(points) < SOME_POINTS else 2
        n_topics = int(np.clip(round(np.sqrt(len(points) / 2) * size), fewest, round(MAX_TOPICS * size)))
    return min(n_topics, len(np.unique(points, axis=0)))


def group(
    points: np.ndarray, n_topics: int, *, weights: np.ndarray | None = None, seed: int = 0, starts: int = 0
) -> np.ndarray:
    """Return the group of each point from the best of several KMeans runs; groups are numbered by `number_by_size`."""
    from sklearn.cluster import KMeans  # noqa: PLC0415 - 80 MB that only fitting needs

    model = KMeans(n_clusters=n_topics, n_init=starts or _starts(len(points)), random_state=seed)
    raw = model.fit_predict(points, sample_weight=weights)
    return number_by_size(raw, n_topics, weights)


def number_by_size(raw: np.ndarray, n_topics: int, weights: np.ndarray | None = None) -> np.ndarray:
    """Return the groups renumbered from the largest to the smallest, ties by first member."""
    sizes = np.bincount(raw, weights, minlength=n_topics)
    first = [int(np.argmax(raw == topic)) for topic in range(n_topics)]
    order = sorted(range(n_topics), key=lambda topic: (-sizes[topic], first[topic]))
    place = np.empty(n_topics, dtype="int64")
    place[order] = np.arange(n_topics)
    return place[raw]


def centres(points: np.ndarray, group_of: np.ndarray, n_topics: int) -> np.ndarray:
    """Return the centroid of each group: the mean of its points, of length 1."""
    sums = np.stack([points[group_of == topic].sum(axis=0) for topic in range(n_topics)])
    return matrices.unit_length(sums)


def stability(points: np.ndarray, group_of: np.ndarray, *, seed: int = 0, resamples: int = RESAMPLES) -> np.ndarray:
    """Return per group the mean Jaccard overlap with its nearest group in refits on 80 % samples."""
    n_topics = int(group_of.max()) + 1
    if n_topics == 1:
        return np.full(1, np.nan)
    generator = np.random.default_rng(seed)
    runs = [_overlaps(points, group_of, n_topics, generator) for _ in range(resamples)]
    return np.mean(np.stack(runs), axis=0).round(4)


def joints(names: list[str], centre: np.ndarray, sizes: np.ndarray) -> list[tuple[str, str, str, float]]:
    """Return (node, a, b, similarity): each joint of two groups, the most similar first, until one group is left.

    The similarity of two groups is the mean cosine of the centroids of their topics, weighted by size (average
    linkage).
    """
    nodes, weights, cosines = list(names), sizes, centre @ centre.T
    joined: list[tuple[str, str, str, float]] = []
    while len(nodes) > 1:
        pairs = np.triu_indices(len(nodes), k=1)
        a, b = (int(side[np.argmax(cosines[pairs].round(9))]) for side in pairs)
        joined.append((f"g{len(joined) + 1:02d}", nodes[a], nodes[b], round(float(cosines[a, b]), 6)))
        mean = np.average(cosines[[a, b]], axis=0, weights=weights[[a, b]])
        rest = np.delete(np.arange(len(nodes)), [a, b])
        cosines = np.block([[cosines[np.ix_(rest, rest)], mean[rest, None]], [mean[rest], 1]])
        weights = np.append(weights[rest], weights[a] + weights[b])
        nodes = [*(nodes[i] for i in rest), joined[-1][0]]
    return joined


def sweep(points: np.ndarray, *, seed: int = 0) -> list[tuple[int, float]]:
    """Return (number of groups, stability) for 3..min(20, sqrt(n)): the mean ARI of two refits on 80 % samples.

    It uses all points, or a sample of 1,000. The best number is about right on news with few broad classes, and too
    small on other news.
    """
    generator = np.random.default_rng(seed)
    if len(points) > MAX_SWEEP_POINTS:
        points = points[np.sort(generator.choice(len(points), MAX_SWEEP_POINTS, replace=False))]
    largest = min(max(int(np.sqrt(len(points))), FEWEST), MOST, len(np.unique(points, axis=0)) - 1)
    samples = [_sample(len(points), largest, generator) for _ in range(RESAMPLES)]
    return [(n_topics, _agreement(points, samples, n_topics)) for n_topics in range(FEWEST, largest + 1)]


def best(tried: list[tuple[int, float]]) -> int:
    """Return the smallest number of groups whose stability is within .01 of the best."""
    highest = max(score for _, score in tried)
    return next(number for number, score in tried if score >= highest - NEAR_BEST)


def _starts(n: int) -> int:
    """Return the number of KMeans starts, of which the best is used.

    On BBC News one in three runs with 4 starts ended at NMI .81 instead of .85, and none with 20 starts. With many
    points all starts give the same result and cost seconds.
    """
    return 20 if n < MANY_POINTS else 4


def _overlaps(points: np.ndarray, group_of: np.ndarray, n_topics: int, generator: np.random.Generator) -> np.ndarray:
    sample = _sample(len(points), n_topics, generator)
    refit = group(points[sample], n_topics, starts=_refit_starts(len(points)))
    shared = np.zeros((n_topics, n_topics))
    np.add.at(shared, (group_of[sample], refit), 1)
    total = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0, keepdims=True) - shared
    return matrices.share(shared, total).max(axis=1)


def _agreement(points: np.ndarray, samples: list[np.ndarray], n_topics: int) -> float:
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415 - as in `group`

    runs = [
        group(points[sample], n_topics, starts=10) for sample in samples
    ]  # with 3 starts the result depends on chance
    scores = []
    for (a, first), (b, second) in combinations(zip(samples, runs, strict=True), 2):
        _, at, other = np.intersect1d(a, b, assume_unique=True, return_indices=True)
        scores.append(adjusted_rand_score(first[at], second[other]))
    return round(float(np.mean(scores)), 4)


def _refit_starts(n: int) -> int:
    """Return the number of KMeans starts of a refit: fewer than `_starts`, since five refits are averaged."""
    return 20 if n < FEW_POINTS else 3 if n < MANY_POINTS else 1


def _sample(n: int, least: int, generator: np.random.Generator) -> np.ndarray:
    """Return the ascending positions of a sample of 80 % of n points, at least `least`."""
    return np.sort(generator.choice(n, min(max(int(n * RESAMPLE_SHARE), least), n), replace=False))
