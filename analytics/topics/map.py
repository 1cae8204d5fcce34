"""Where pieces lie on the map of topics: an index to look things up in, no measure of anything."""

from __future__ import annotations

import numpy as np

FILLED = 0.42  # of the way to the nearest other topic
LEAST = 0.05


def layout(points: np.ndarray, found: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Return x and y of each point: its topic's place, near to which lie similar topics, and its own place within.

    Topics are laid out by Kamada & Kawai (1989) on the cosine distance of their centres; within a topic by the two
    main directions (PCA) of its points. The most typical lie in the middle.
    """
    if len(points) == 0:
        return np.zeros((0, 2))
    middle = _middles(centres)
    gaps = np.linalg.norm(middle[:, None] - middle[None], axis=2) + np.diag(np.full(len(middle), np.inf))
    radius = np.maximum(FILLED * gaps.min(axis=1), LEAST) if len(middle) > 1 else np.ones(1)
    placed = np.zeros((len(points), 2))
    for topic in range(len(centres)):
        inside = np.flatnonzero(found == topic)
        placed[inside] = middle[topic] + radius[topic] * _place_in_disc(points[inside], centres[topic])
    return placed.round(4) + 0.0  # no -0


def _middles(centres: np.ndarray) -> np.ndarray:
    """Return a place for each topic within -1..1."""
    import networkx as nx  # noqa: PLC0415 - only fitting needs it

    graph = nx.complete_graph(len(centres))
    apart = 1 - np.clip(centres @ centres.T, -1, 1) + 0.05
    distances = {i: dict(enumerate(row)) for i, row in enumerate(apart)}
    turned = 2 * np.pi * np.arange(len(centres)) / max(len(centres), 1)
    start = {i: (np.cos(angle), np.sin(angle)) for i, angle in enumerate(turned)}
    places = nx.kamada_kawai_layout(graph, dist=distances, pos=start)
    return np.asarray([places[i] for i in range(len(centres))])


def _place_in_disc(points: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Return a place within the unit disc: the direction by PCA, the way from the middle by how far it is untypical."""
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
