"""The tagger's model: a linear-chain CRF (Lafferty et al. 2001), decoded with numpy.

Trained by training/tagger.py with python-crfsuite, which is not needed here. Weights belong to hashed features. Nearly
all features depend on one form of a word, so the weights of a form are summed once and a text needs mostly additions.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from analytics.reading.ner import crf_features, crf_words
from analytics.reading.ner.crf_features import BEGIN, END, SLOTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from analytics.reading.ner.crf_words import Words

    Scores = NDArray[np.float32]
    Places = NDArray[np.int64]

FILE, MANIFEST = "tagger_model.npz", "tagger_manifest.json"
MOST_FORMS = 30_000  # stored between texts: 7 MB
SALT = np.arange(1, len(SLOTS) + 1, dtype=np.uint32) * np.uint32(0x9E3779B1)  # far from each other
RUN, BEFORE, AFTER = (SLOTS.index(slot) for slot in "r<>")


class Model(NamedTuple):
    """The weights of hashed features (one row each, sorted by hash), and of transitions between labels."""

    labels: tuple[str, ...]
    hashes: NDArray[np.uint32]
    weights: NDArray[np.float16]
    transitions: Scores


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


def hash_feature(feature: str) -> int:
    """Return the key of a feature; in one of the `SLOTS` that slot's `SALT` is added, modulo 2 ** 32."""
    return crc32(feature.encode("utf-8", "replace"))


class Tagger:
    """A model with a cache of the word forms of earlier texts."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.ids: dict[tuple[str, str], int] = {}
        self.looks: list[crf_features.Look] = []
        self.table = np.zeros((1024, len(SLOTS), len(model.labels)), np.float32)

    def tag(self, sentences: Sequence[Sequence[str]], words: Words) -> list[list[str]]:
        """Return the label of each word of each sentence: "O", "B-PER", "I-PER", ..."""
        nonempty = [sentence for sentence in sentences if sentence]
        if not nonempty:
            return [[] for _ in sentences]
        padded = list(chain.from_iterable((BEGIN, BEGIN, *sentence, END, END) for sentence in nonempty))
        forms = self._forms(padded, words)
        scores = self._scores(nonempty, forms, words)
        decoded = iter(_decode(scores, [len(sentence) for sentence in nonempty], self.model.transitions))
        return [[self.model.labels[at] for at in next(decoded)] if sentence else [] for sentence in sentences]

    def _forms(self, padded: Sequence[str], words: Words) -> Places:
        if len(self.ids) > MOST_FORMS:
            self.ids, self.looks = {}, []
        language, ids = words.language, self.ids
        fresh = [word for word in dict.fromkeys(padded) if (language, word) not in ids]
        if fresh:
            self._learn(fresh, words)
        return np.fromiter((ids[language, word] for word in padded), np.int64, len(padded))

    def _learn(self, fresh: Sequence[str], words: Words) -> None:
        """Store the weight sums of new forms, for each slot."""
        first = len(self.looks)
        self.ids |= {(words.language, word): first + at for at, word in enumerate(fresh)}
        looks = [crf_features.look(word, words) for word in fresh]
        self.looks += looks
        while len(self.table) < len(self.looks):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        forms = [crf_features.form(word, look, words.language) for word, look in zip(fresh, looks, strict=True)]
        keys, owner, rank = _keys([form.features for form in forms])
        for slot, salt in enumerate(SALT):
            visible = rank < np.array([form.seen[slot] for form in forms])[owner]
            self.table[first : len(self.looks), slot] = self._sums(keys[visible] + salt, owner[visible], len(fresh))

    def _sums(self, keys: NDArray[np.uint32], owner: Places, n: int) -> Scores:
        """Return the sum of the weights of each of `n` owners; features that are not in the model add nothing."""
        sums = np.zeros((n, len(self.model.labels)), np.float32)
        rows = np.minimum(np.searchsorted(self.model.hashes, keys), len(self.model.hashes) - 1)
        known = self.model.hashes[rows] == keys
        np.add.at(sums, owner[known], self.model.weights[rows[known]].astype(np.float32))
        return sums

    def _scores(self, sentences: Sequence[Sequence[str]], forms: Places, words: Words) -> Scores:
        """Return the score of each label for each word, sentence after sentence."""
        table, looks = self.table, self.looks
        extra: list[list[str]] = []
        places: list[int] = []  # of each word in `forms`
        spans: list[tuple[int, int]] = []
        at = 2
        for sentence in sentences:
            own_looks = [looks[form] for form in forms[at : at + len(sentence)].tolist()]
            extra += crf_features.pairs(sentence, own_looks, words)
            places += range(at, at + len(sentence))
            spans += [(at + start, at + end) for start, end in crf_features.runs(own_looks)]
            at += len(sentence) + 4
        padded = np.zeros((len(forms), table.shape[2]), np.float32)
        for start, end in spans:
            run = table[forms[start:end], RUN].sum(axis=0)
            padded[start:end] += run + table[forms[start - 1], BEFORE] + table[forms[end], AFTER]
        own = np.array(places)
        keys, owner, _ = _keys(extra)
        total = padded[own] + self._sums(keys, owner, len(extra))
        for slot, shift in enumerate((0, -1, 1, -2, 2)):
            total += table[forms[own + shift], slot]
        return total


def _keys(listed: Sequence[Sequence[str]]) -> tuple[NDArray[np.uint32], Places, Places]:
    """Return for each feature of each list its key, the index of its list, and its index in the list."""
    sizes = np.array([len(features) for features in listed])
    keys = np.fromiter(map(hash_feature, chain.from_iterable(listed)), np.uint32, int(sizes.sum()))
    owner = np.repeat(np.arange(len(listed)), sizes)
    return keys, owner, np.arange(len(keys)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _decode(scores: Scores, lengths: Sequence[int], transitions: Scores) -> list[list[int]]:
    """Return the best labels of each sentence (Viterbi), for all sentences at the same time, the longest first."""
    order = np.argsort([-length for length in lengths], kind="stable")
    sizes = np.array(lengths)[order]
    begins = (np.cumsum(lengths) - lengths)[order]
    best = scores[begins]
    back = np.zeros((sizes[0], len(sizes), scores.shape[1]), np.int8)
    for step in range(1, sizes[0]):
        active = int(np.count_nonzero(sizes > step))
        ways = best[:active, :, None] + transitions
        back[step, :active] = ways.argmax(axis=1)
        best[:active] = ways.max(axis=1) + scores[begins[:active] + step]
    paths: list[list[int]] = [[] for _ in lengths]
    for row, which in enumerate(order.tolist()):
        label = int(best[row].argmax())
        path = [label]
        for step in range(int(sizes[row]) - 1, 0, -1):
            label = int(back[step, row, label])
            path.append(label)
        paths[which] = path[::-1]
    return paths


@lru_cache(maxsize=1)
def _shipped_tagger() -> Tagger:
    return Tagger(load())


def tag(sentences: Sequence[Sequence[str]], language: str) -> list[list[str]]:
    """Return the labels of tokenised sentences by the model that ships."""
    return _shipped_tagger().tag(sentences, crf_words.words(language))
