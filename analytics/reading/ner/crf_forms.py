"""What the tagger's model needs to know of each form of a word: summed weights by slot, and the facts that are joined.

Nearly all features depend on one form, so their weights are summed once, when a form is met for the first time.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.ner import crf_features
from analytics.reading.ner.crf_features import BEGIN, EDGE, END, JOINED, SLOTS
from analytics.reading.ner.crf_model import SALT
from analytics.reading.ner.feature_hashes import append_parts, hash_feature, hash_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analytics.reading.ner.crf_features import Join, Look
    from analytics.reading.ner.crf_model import FeatureWeights, Scores
    from analytics.reading.ner.crf_words import Words
    from analytics.reading.ner.feature_hashes import Keys

    Rows = NDArray[np.int64]

BEGIN_ROW, END_ROW = 0, 1  # of the words before and after a sentence
# Parts of joined features: nothing, each fact, and each fact with the mark that divides it from the fact before
PARTS = ("", *JOINED, *(f"|{fact}" for fact in JOINED))


class Table(NamedTuple):
    """One row per form.

    `weights` by slot and label; `keys` and `sizes` (bytes) of the `PARTS`; flags by word list and look.
    """

    weights: Scores
    keys: Keys
    sizes: NDArray[np.uint32]
    capital: NDArray[np.bool_]
    link: NDArray[np.bool_]
    heads: NDArray[np.bool_]
    first_name: NDArray[np.bool_]
    opens_phrase: NDArray[np.bool_]
    continues_phrase: NDArray[np.bool_]


class Forms:
    """The forms of one vocabulary in one language, in order of their first use; the first two are the edges."""

    def __init__(self, weights: FeatureWeights, words: Words) -> None:
        self.weights, self.words = weights, words
        self.strings: list[str] = []
        self._row_of = np.zeros(0, np.int64)  # by id in the vocabulary; -1: not met yet
        flags = [np.zeros(64, bool) for _ in Table._fields[3:]]
        keys, sizes = (np.zeros((64, len(PARTS)), np.uint32) for _ in range(2))
        self.table = Table(np.zeros((64, len(SLOTS), weights.n_labels), np.float32), keys, sizes, *flags)
        self._learn([BEGIN, END], [EDGE, EDGE])

    def rows(self, ids: Rows, strings: Sequence[str]) -> Rows:
        """Return the rows in `table` of forms by id; `strings` are the forms of the vocabulary by id."""
        missing = len(strings) - len(self._row_of)
        if missing > 0:
            self._row_of = np.concatenate([self._row_of, np.full(max(missing, len(self._row_of)), -1)])
        fresh = np.unique(ids[self._row_of[ids] < 0])
        if len(fresh):
            self._row_of[fresh] = len(self.strings) + np.arange(len(fresh))
            forms = [strings[one] for one in fresh.tolist()]
            self._learn(forms, [crf_features.look(form, self.words) for form in forms])
        return self._row_of[ids]

    def _learn(self, forms: Sequence[str], looks: Sequence[Look]) -> None:
        """Add rows for new forms."""
        new = slice(len(self.strings), len(self.strings) + len(forms))
        while len(self.table.capital) < new.stop:
            self.table = Table(*(np.concatenate([column, column[: 64 + len(column) // 4]]) for column in self.table))
        table, words = self.table, self.words
        table.weights[new] = self._weights(forms, looks)
        table.keys[new], table.sizes[new] = _parts(looks)
        table.capital[new] = [look.capital for look in looks]
        table.link[new] = [look.link for look in looks]
        table.heads[new] = [look.heads for look in looks]
        table.first_name[new] = [look.first_name for look in looks]
        roles = [words.in_beginnings.get(form) for form in forms]
        table.opens_phrase[new] = [role in {"first", "both"} for role in roles]
        table.continues_phrase[new] = [role in {"second", "both"} for role in roles]
        self.strings += forms

    def _weights(self, forms: Sequence[str], looks: Sequence[Look]) -> Scores:
        """Return the sums of the weights of new forms, by slot and label."""
        language = self.words.language
        found = [crf_features.form(form, look, language) for form, look in zip(forms, looks, strict=True)]
        keys = hash_features(chain.from_iterable(one.features for one in found))
        sizes = np.array([len(one.features) for one in found])
        seen = np.array([one.seen for one in found]).T.ravel()
        begins = np.cumsum(seen) - seen
        first = np.tile(np.cumsum(sizes) - sizes, len(SLOTS))
        places = np.arange(seen.sum()) + np.repeat(first - begins, seen)
        weights = self.weights.rows(keys[places] + np.repeat(np.repeat(SALT, len(found)), seen))
        sums = np.zeros((len(seen), self.weights.n_labels), np.float32)
        sums[seen > 0] = np.add.reduceat(weights, begins[seen > 0], axis=0)
        return sums.reshape(len(SLOTS), len(found), -1).swapaxes(0, 1)


def _parts(looks: Sequence[Look]) -> tuple[Keys, NDArray[np.uint32]]:
    """Return the keys and the sizes of the `PARTS` of new forms."""
    facts = [getattr(look, fact) for look in looks for fact in JOINED]
    keys = hash_features(facts).reshape(-1, len(JOINED))
    sizes = np.array([len(fact.encode("utf-8", "replace")) for fact in facts], np.uint32).reshape(-1, len(JOINED))
    divided = append_parts(np.full_like(keys, hash_feature("|")), keys, sizes)
    nothing = np.zeros((len(looks), 1), np.uint32)
    return np.hstack([nothing, keys, divided]), np.hstack([nothing, sizes, sizes + 1])


def part_of(join: Join, number: int) -> tuple[int, int]:
    """Return of the fact with a number in a join: which word it belongs to (see `Join`), and its index in `PARTS`."""
    if number >= len(join.facts):
        return 0, PARTS.index("")
    shift, fact = join.facts[number]
    return shift, PARTS.index(f"|{fact}" if number else fact)
