"""The positions of pieces on the map of topics. The map helps to find texts; its distances measure nothing."""

from __future__ import annotations

import numpy as np

FILLED = 0.42  # share of the distance to the nearest other topic
LEAST = 0.05


def layout(points: np.ndarray, group_of: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Return x and y of each point: similar topics are near each other, and the points of a topic are around its place.

    The places of topics are laid out by Kamada & Kawai (1989) on the cosine distances of the centroids; within a topic
    the directions are the first two principal components (PCA) of its points. The most typical points are in the
    middle.
    """
    if len(points) == 0:
        return np.zeros((0, 2))
    middle = _middles(centres)
    gaps = np.linalg.norm(middle[:, None] - middle[None], axis=2) + np.diag(np.full(len(middle), np.inf))
    radius = np.maximum(FILLED * gaps.min(axis=1), LEAST) if len(middle) > 1 else np.ones(1)
    placed = np.zeros((len(points), 2))
    for topic in range(len(centres)):
        inside = np.flatnonzero(group_of == topic)
        placed[inside] = middle[topic] + radius[topic] * _place_in_disc(points[inside], centres[topic])
    return placed.round(4) + 0.0  # no -0


def _middles(centres: np.ndarray) -> np.ndarray:
    """Return the place of each topic, within -1..1."""
    import networkx as nx  # noqa: PLC0415 - only fitting needs it

    graph = nx.complete_graph(len(centres))
    distance = 1 - np.clip(centres @ centres.T, -1, 1) + 0.05
    distances = {i: dict(enumerate(row)) for i, row in enumerate(distance)}
    angles = 2 * np.pi * np.arange(len(centres)) / max(len(centres), 1)
    start = {i: (np.cos(angle), np.sin(angle)) for i, angle in enumerate(angles)}
    places = nx.kamada_kawai_layout(graph, dist=distances, pos=start)
    return np.asarray([places[i] for i in range(len(centres))])


def _place_in_disc(points: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Return the place of each point in the unit disc: the direction by PCA, the distance by how untypical it is."""
    if len(points) == 1:
        return np.zeros((1, 2))
    rest = points - points.mean(axis=0)
    directions = np.linalg.svd(rest, full_matrices=False)[2][:2]
    signs = np.sign(directions[np.arange(len(directions)), np.abs(directions).argmax(axis=1)])
    flat = np.column_stack([rest @ (directions * signs[:, None]).T, np.zeros((len(points), 2))])
    angle = np.arctan2(flat[:, 1], flat[:, 0])
    order = np.argsort(-(points @ centre).round(9), kind="stable")
    far = np.empty(len(points))
    far[order] = np.sqrt((np.arange(len(points)) + 0.5) / len(points))
    return np.column_stack([far * np.cos(angle), far * np.sin(angle)])
