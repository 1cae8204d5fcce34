"""The language of a text: naive Bayes over byte n-grams, with the model and the scores of py3langid.

py3langid follows an automaton through the bytes of a text in a Python loop. Its state after a byte is the longest
n-gram of the model that ends there, so it depends on the last `LONGEST` bytes alone: here every position of a text
takes its next byte at the same time. `training/language_model.py` packs the n-grams; py3langid itself holds 76 MB and
needs 0.6 s to load.

Source: Lui and Baldwin 2012, "langid.py: an off-the-shelf language identification tool", ACL system demonstrations;
py3langid 0.4, Adrien Barbaresi (BSD-3-Clause).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "language_model.npz"
LONGEST = 6  # bytes of the longest n-gram
NO_BYTE = 0xFF  # never in UTF-8, so no n-gram goes on with it
UNITS = 512  # the logarithms of py3langid are float16 between -15 and -2: whole numbers of 1/512


class LanguageModel(NamedTuple):
    """The n-grams of the model as a tree, and their weights.

    The child of node `i` by byte `b` is node `base[i] + b` if `parent` of that node is `i` (a double array: Aoe 1989);
    the root is node 0. `feature[i]` is the row of node `i` in `weights`, -1 for none. `weights[f, l]` is the logarithm
    of the probability of feature `f` in language `l`, in 1/512: NumPy turns int16 into float32 four times as fast as
    float16. `prior[l]` is the logarithm of the probability of a language, `languages[l]` its ISO 639-1 code; a language
    with two scripts is there twice.
    """

    base: NDArray[np.intp]
    parent: NDArray[np.intp]
    feature: NDArray[np.int32]
    weights: NDArray[np.int16]
    prior: NDArray[np.float32]
    languages: tuple[str, ...]


class Scores(NamedTuple):
    """The logarithm of the probability of each language of `LanguageModel.languages`, up to one constant.

    `n_features` is the number of different n-grams of the model in the text: its evidence.
    """

    values: NDArray[np.floating]
    n_features: int


@cache
def load() -> LanguageModel:
    """Return the built-in model: 35 MB."""
    path = resources.files("analytics").joinpath("data", FILE)
    with path.open("rb") as file, np.load(file) as packed:
        weights = packed["weights"]
        weights += packed["usual_weights"]
        base, parent = (packed[name].astype(np.intp) for name in ("base", "parent"))  # as indices twice as fast
        languages = tuple(packed["languages"].tolist())
        return LanguageModel(base, parent, packed["feature"], weights, packed["prior"], languages)


def scores(text: str) -> Scores:
    """Return how probable each language of the model is for a text, as `py3langid` computes it."""
    model = load()
    features, counts = np.unique(_features(_encode(text), model), return_counts=True)
    weights = model.weights.take(features, axis=0).astype(np.float32)
    return Scores(np.log1p(counts.astype(np.float32)) @ weights / UNITS + model.prior, len(features))


def _encode(text: str) -> bytes:
    lower = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", lower).encode("utf8", errors="surrogatepass")


def _features(data: bytes, model: LanguageModel) -> NDArray[np.int32]:
    """Return the feature of the longest n-gram that ends at each byte, without those that have none."""
    codes = np.frombuffer(data + bytes([NO_BYTE]), np.uint8).astype(np.intp)
    longest = np.zeros(len(codes), np.intp)
    at = np.arange(len(data))  # the next byte of each n-gram that can go on
    nodes = np.zeros(len(data), np.intp)
    for _ in range(LONGEST):
        children = model.base.take(nodes) + codes.take(at)
        goes_on = np.flatnonzero(model.parent.take(children) == nodes)
        at, nodes = at.take(goes_on), children.take(goes_on)
        longest[at] = nodes
        at += 1
    features = model.feature.take(longest[:-1])
    return features[features >= 0]
