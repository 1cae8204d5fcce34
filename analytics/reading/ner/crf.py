"""The tagger's model at work: a linear-chain CRF (Lafferty et al. 2001), decoded with numpy alone.

Trained by training/tagger.py with python-crfsuite, which is not needed here: weights belong to hashed features, nearly
all of which belong to a form of a word, so each form's weights are summed once and a text is mostly additions.
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
MOST_FORMS = 30_000  # kept between texts: 7 MB
SALT = np.arange(1, len(SLOTS) + 1, dtype=np.uint32) * np.uint32(0x9E3779B1)  # apart as far as they go
RUN, BEFORE, AFTER = (SLOTS.index(slot) for slot in "r<>")


class Model(NamedTuple):
    """The weights of hashed features, one row each and sorted by hash, and of one label after another."""

    labels: tuple[str, ...]
    hashes: NDArray[np.uint32]
    weights: NDArray[np.float16]
    transitions: Scores


@lru_cache(maxsize=1)
def load() -> Model:
    """Return the model that ships with the program."""
    return read(resources.files("analytics").joinpath("data", FILE))


def read(path: Traversable) -> Model:
    """Return the model in a file."""
    with path.open("rb") as file, np.load(file) as packed:
        return Model(tuple(packed["labels"].tolist()), packed["hashes"], packed["weights"], packed["transitions"])


def model_description() -> dict[str, Any]:
    """Return what the model that ships was trained on, how, and what was measured."""
    found: dict[str, Any] = json.loads(
        resources.files("analytics").joinpath("data", MANIFEST).read_text(encoding="utf-8")
    )
    return found


def hash_feature(feature: str) -> int:
    """Give the key of a feature; seen from one of the `SLOTS` it has that slot's `SALT` added, modulo 2 ** 32."""
    return crc32(feature.encode("utf-8", "replace"))


class Tagger:
    """A model with its memory of the forms it has met."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.ids: dict[tuple[str, str], int] = {}
        self.looks: list[crf_features.Look] = []
        self.table = np.zeros((1024, len(SLOTS), len(model.labels)), np.float32)

    def tag(self, sentences: Sequence[Sequence[str]], words: Words) -> list[list[str]]:
        """Return the label of each word of each sentence: "O", "B-PER", "I-PER", ..."""
        filled = [sentence for sentence in sentences if sentence]
        if not filled:
            return [[] for _ in sentences]
        padded = list(chain.from_iterable((BEGIN, BEGIN, *sentence, END, END) for sentence in filled))
        forms = self._forms(padded, words)
        scores = self._scores(filled, forms, words)
        decoded = iter(_decode(scores, [len(sentence) for sentence in filled], self.model.transitions))
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
        """Sum the weights of forms not met before, for each place from which they can be seen."""
        first = len(self.looks)
        self.ids |= {(words.language, word): first + at for at, word in enumerate(fresh)}
        looks = [crf_features.look(word, words) for word in fresh]
        self.looks += looks
        while len(self.table) < len(self.looks):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        forms = [crf_features.form(word, one, words.language) for word, one in zip(fresh, looks, strict=True)]
        keys, owner, rank = _keys([one.features for one in forms])
        for slot, salt in enumerate(SALT):
            seen = rank < np.array([one.seen[slot] for one in forms])[owner]
            self.table[first : len(self.looks), slot] = self._sums(keys[seen] + salt, owner[seen], len(fresh))

    def _sums(self, keys: NDArray[np.uint32], owner: Places, n: int) -> Scores:
        """Sum the weights of the features of each of `n` owners; features that the model has not weigh nothing."""
        sums = np.zeros((n, len(self.model.labels)), np.float32)
        rows = np.minimum(np.searchsorted(self.model.hashes, keys), len(self.model.hashes) - 1)
        known = self.model.hashes[rows] == keys
        np.add.at(sums, owner[known], self.model.weights[rows[known]].astype(np.float32))
        return sums

    def _scores(self, sentences: Sequence[Sequence[str]], forms: Places, words: Words) -> Scores:
        """Give the score of each label for each word, sentences one after another."""
        table, looks = self.table, self.looks
        extra: list[list[str]] = []
        places: list[int] = []  # of each word in `forms`
        spans: list[tuple[int, int]] = []
        at = 2
        for sentence in sentences:
            seen = [looks[form] for form in forms[at : at + len(sentence)].tolist()]
            extra += crf_features.pairs(sentence, seen, words)
            places += range(at, at + len(sentence))
            spans += [(at + start, at + end) for start, end in crf_features.runs(seen)]
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
    """Give the key of each feature of each list, whose list it is, and which one of the list."""
    sizes = np.array([len(found) for found in listed])
    keys = np.fromiter(map(hash_feature, chain.from_iterable(listed)), np.uint32, int(sizes.sum()))
    owner = np.repeat(np.arange(len(listed)), sizes)
    return keys, owner, np.arange(len(keys)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _decode(scores: Scores, lengths: Sequence[int], transitions: Scores) -> list[list[int]]:
    """Give the best labels of each sentence (Viterbi), all sentences in step, the longest first."""
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
    found: list[list[int]] = [[] for _ in lengths]
    for row, which in enumerate(order.tolist()):
        label = int(best[row].argmax())
        path = [label]
        for step in range(int(sizes[row]) - 1, 0, -1):
            label = int(back[step, row, label])
            path.append(label)
        found[which] = path[::-1]
    return found


@lru_cache(maxsize=1)
def _shipped_tagger() -> Tagger:
    return Tagger(load())


def tag(sentences: Sequence[Sequence[str]], language: str) -> list[list[str]]:
    """Return the labels of tokenised sentences by the model that ships."""
    return _shipped_tagger().tag(sentences, crf_words.words(language))
