"""The line classifier: boosted trees, trained by `training/line_classifier.py` and evaluated with numpy.

scikit-learn would add 70 MB to every reading process.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Column = NDArray[np.float64]

FILE = "line_model.json.gz"
AT_ONCE = 4096  # lines per batch: 100,000 lines through all trees at once would take 300 MB


class Model(NamedTuple):
    """Boosted trees as one table of nodes; the first nodes are the roots.

    A line goes to `left` if its `feature` is at most `threshold`, else to `right`; a leaf points to itself. The log
    odds are `start` plus the `value` of the leaf in each tree.
    """

    names: list[str]
    start: float
    n_trees: int
    depth: int
    feature: NDArray[np.int64]
    threshold: Column
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Column


@lru_cache(maxsize=1)
def load() -> Model:
    """Return the built-in model."""
    return unpack_model(_content())


def model_description() -> dict[str, Any]:
    """Return the training data of the built-in model, its settings, and its quality on held-out pages."""
    about: dict[str, Any] = _content()["about"]
    return about


def _content() -> dict[str, Any]:
    packed = resources.files("analytics").joinpath("data", FILE).read_bytes()
    content: dict[str, Any] = json.loads(gzip.decompress(packed))
    return content


def unpack_model(content: Mapping[str, Any]) -> Model:
    """Return the model from the content of a model file; its key `about` is only a description."""
    nodes = content["nodes"]
    return Model(
        names=content["names"],
        start=content["start"],
        n_trees=content["n_trees"],
        depth=content["depth"],
        feature=np.array(nodes["feature"]),
        threshold=np.array(nodes["threshold"], float),
        left=np.array(nodes["left"]),
        right=np.array(nodes["right"]),
        value=np.array(nodes["value"], float),
    )


def log_odds(columns: Mapping[str, Column], model: Model) -> Column:
    """Return for each line the log odds that it belongs to the article: above 0 means more likely than not."""
    table = np.column_stack([columns[name] for name in model.names])
    parts = [_tree_leaves(table[start : start + AT_ONCE], model) for start in range(0, len(table), AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0)


def _tree_leaves(table: Column, model: Model) -> Column:
    rows = np.arange(len(table))[:, None]
    node = np.tile(np.arange(model.n_trees), (len(table), 1))
    for _ in range(model.depth):
        goes_left = table[rows, model.feature[node]] <= model.threshold[node]
        node = np.where(goes_left, model.left[node], model.right[node])
    total: Column = model.start + model.value[node].sum(axis=1)
    return total
