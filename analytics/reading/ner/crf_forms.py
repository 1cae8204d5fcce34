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
from analytics.reading.ner.feature_hashes import hash_feature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analytics.reading.ner.crf_features import Join, Look
    from analytics.reading.ner.crf_model import Model, Scores
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
    given: NDArray[np.bool_]
    opens_phrase: NDArray[np.bool_]
    continues_phrase: NDArray[np.bool_]


class Forms:
    """The forms of one vocabulary in one language, in order of their first use; the first two are the edges."""

    def __init__(self, model: Model, words: Words) -> None:
        self.model, self.words = model, words
        self.strings: list[str] = []
        self._row_of = np.zeros(0, np.int64)  # by id in the vocabulary; -1: not met yet
        flags = [np.zeros(64, bool) for _ in Table._fields[3:]]
        keys, sizes = (np.zeros((64, len(PARTS)), np.uint32) for _ in range(2))
        self.table = Table(np.zeros((64, len(SLOTS), len(model.labels)), np.float32), keys, sizes, *flags)
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
            self.table = Table(*(np.concatenate([column, np.zeros_like(column)]) for column in self.table))
        table, words = self.table, self.words
        table.weights[new] = self._weights(forms, looks)
        parts = [_parts(look) for look in looks]
        table.keys[new] = [[hash_feature(part) for part in listed] for listed in parts]
        table.sizes[new] = [[len(part.encode("utf-8", "replace")) for part in listed] for listed in parts]
        table.capital[new] = [look.capital for look in looks]
        table.link[new] = [look.link for look in looks]
        table.heads[new] = [look.heads for look in looks]
        table.given[new] = [look.given for look in looks]
        table.opens_phrase[new] = [form in words.reach for form in forms]
        table.continues_phrase[new] = [form in words.second for form in forms]
        self.strings += forms

    def _weights(self, forms: Sequence[str], looks: Sequence[Look]) -> Scores:
        """Return the sums of the weights of new forms, by slot and label."""
        found = [
            crf_features.form(form, look, self.words.language) for form, look in zip(forms, looks, strict=True)
        ]
        keys = np.fromiter(map(hash_feature, chain.from_iterable(one.features for one in found)), np.uint32)
        first = np.cumsum([len(one.features) for one in found]) - [len(one.features) for one in found]
        seen = np.array([one.seen for one in found])
        sums = np.zeros((len(found), len(SLOTS), len(self.model.labels)), np.float32)
        for slot, salt in enumerate(SALT):
            n = seen[:, slot]
            begins = np.cumsum(n) - n
            places = np.repeat(first - begins, n) + np.arange(n.sum())
            weights = self.model.feature_weights(keys[places] + salt)
            sums[n > 0, slot] = np.add.reduceat(weights, begins[n > 0], axis=0)
        return sums


def _parts(look: Look) -> list[str]:
    facts = [getattr(look, fact) for fact in JOINED]
    return ["", *facts, *(f"|{fact}" for fact in facts)]


def part_of(join: Join, number: int) -> tuple[int, int]:
    """Return of the fact with a number in a join: which word it belongs to (see `Join`), and its index in `PARTS`."""
    if number >= len(join.facts):
        return 0, PARTS.index("")
    shift, fact = join.facts[number]
    return shift, PARTS.index(f"|{fact}" if number else fact)
