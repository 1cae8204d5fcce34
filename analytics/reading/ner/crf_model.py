"""The file of the tagger's model: weights of hashed features, and of transitions between labels."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analytics.reading.ner.crf_features import SLOTS

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from analytics.reading.ner.feature_hashes import Keys

    Scores = NDArray[np.float32]

FILE, MANIFEST = "tagger_model.npz", "tagger_manifest.json"
# Added, modulo 2 ** 32, to the key of a feature in each slot: values that lie far from each other
SALT = np.arange(1, len(SLOTS) + 1, dtype=np.uint32) * np.uint32(0x9E3779B1)


class Model(NamedTuple):
    """The weights of hashed features (one row each, sorted by hash), and of transitions between labels."""

    labels: tuple[str, ...]
    hashes: NDArray[np.uint32]
    weights: NDArray[np.int16]
    transitions: Scores


class FeatureWeights:
    """The weights of a model's features by key.

    The keys are spread evenly, so their first bits lead nearly to the row: a fifth of the time of a binary search.
    """

    def __init__(self, model: Model) -> None:
        self.n_labels = len(model.labels)
        self._hashes, self._weights = model.hashes, model.weights
        bits = max((len(model.hashes) - 1).bit_length() - 1, 1)
        self._bits_below = np.uint32(32 - bits)
        beginnings = np.arange(1 << bits, dtype=np.uint32) << self._bits_below
        self._first_row = np.searchsorted(model.hashes, beginnings).astype(np.int32)
        self._most_rows = int(np.diff(self._first_row, append=len(model.hashes)).max())

    def rows(self, keys: Keys) -> Scores:
        """Return one row of labels for each key; 0 for a feature that is not in the model."""
        rows = self._first_row.take(keys >> self._bits_below)
        for _ in range(self._most_rows):
            rows += self._hashes.take(rows, mode="clip") < keys
        weights = self._weights.take(rows, axis=0, mode="clip").astype(np.float32)
        weights[self._hashes.take(rows, mode="clip") != keys] = 0
        return weights


@lru_cache(maxsize=1)
def load() -> Model:
    """Return the built-in model."""
    return read(resources.files("analytics").joinpath("data", FILE))


def read(path: Traversable) -> Model:
    """Return the model from a file."""
    with path.open("rb") as file, np.load(file) as packed:
        return Model(tuple(packed["labels"].tolist()), packed["hashes"], packed["weights"], packed["transitions"])


def model_description() -> dict[str, Any]:
    """Return the training data of the built-in model, its settings and its measured quality."""
    description: dict[str, Any] = json.loads(
        resources.files("analytics").joinpath("data", MANIFEST).read_text(encoding="utf-8")
    )
    return description
