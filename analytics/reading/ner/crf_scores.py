"""The scores of the labels of each word: sums of the weights of its features, for all sentences of a text at once.

The sentences are in one line: rows of `Forms`, with two edges before and after each sentence.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from analytics.reading.ner import crf_runs
from analytics.reading.ner.crf_features import CAPITALISED_JOINS, FOLLOWING_JOINS, SHIFTS, SLOTS, phrase_feature
from analytics.reading.ner.crf_forms import BEGIN_ROW, END_ROW, PARTS, part_of
from analytics.reading.ner.crf_words import LONGEST
from analytics.reading.ner.feature_hashes import append_parts, hash_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analytics.reading.ner.crf_features import Join
    from analytics.reading.ner.crf_forms import Forms, Table
    from analytics.reading.ner.crf_model import FeatureWeights, Scores
    from analytics.reading.ner.feature_hashes import Keys

    Integers = NDArray[np.int64]

EDGES = 2  # at either end of a sentence: a word sees two words on either side
RUN, BEFORE, AFTER = (SLOTS.index(slot) for slot in "r<>")


class Scorer:
    """Scores words by one model."""

    def __init__(self, weights: FeatureWeights) -> None:
        self.weights = weights
        combinations = product(*(range(n) for n in crf_runs.FACTS))
        keys = [hash_features(crf_runs.features(*facts)) for facts in combinations]
        self._by_letters: dict[str, Scores] = {}
        self._run_weights = weights.rows(np.array(keys)).sum(axis=1)

    def scores(self, rows: Integers, sizes: Integers, forms: Forms) -> Scores:
        """Return the score of each label for each word; `sizes` are the words of each sentence, at least one."""
        line, words = _in_line(rows, sizes)
        scores = np.zeros((len(line), self.weights.n_labels), np.float32)
        self._add_runs(scores, line, forms.table)
        self._add_neighbours(scores, line, forms.table)
        self._add_phrases(scores, line, forms)
        _add_slots(scores, line, forms.table)
        return scores[words]

    def _add_runs(self, scores: Scores, line: Integers, table: Table) -> None:
        """Add to the words of each run of capitals the weights of the forms in it and beside it, and of its length."""
        runs = crf_runs.find(table.capital[line], table.link[line])
        words = runs.words
        if not len(words):
            return
        shared = np.add.reduceat(_weights(table, line[words], RUN), runs.first_words, axis=0)
        shared += _weights(table, line[runs.starts - 1], BEFORE) + _weights(table, line[runs.ends], AFTER)
        opens = np.concatenate([[False], line[:-1] == BEGIN_ROW])
        facts = runs.facts(opens, table.heads[line], table.first_name[line])
        scores[words] += runs.spread(shared) + self._run_weights[np.ravel_multi_index(facts.T, crf_runs.FACTS)]

    def _add_neighbours(self, scores: Scores, line: Integers, table: Table) -> None:
        """Add the joined features of capitalised words and of the words after them."""
        capital = table.capital[line]
        follows = np.flatnonzero(capital[:-1] & ~capital[1:]) + 1
        for joins, places in ((CAPITALISED_JOINS, np.flatnonzero(capital)), (FOLLOWING_JOINS, follows)):
            scores[places] += self.weights.rows(_joined_keys(joins, line, places, table)).sum(axis=0)

    def _add_phrases(self, scores: Scores, line: Integers, forms: Forms) -> None:
        """Add the features of names of several words that the word lists hold."""
        candidates = np.flatnonzero(forms.table.opens_phrase[line[:-1]] & forms.table.continues_phrase[line[1:]])
        windows = ((at, [forms.strings[row] for row in line[at : at + LONGEST]]) for at in candidates.tolist())
        for start, end, letters in forms.words.phrases(windows):
            begin, inside = self._phrase_weights(letters)
            scores[start] += begin
            scores[start + 1 : end] += inside

    def _phrase_weights(self, letters: str) -> Scores:
        """Return the weights of the first word and of the other words of a name of several words."""
        if letters not in self._by_letters:
            features = (phrase_feature(letters, begins=begins) for begins in (True, False))
            self._by_letters[letters] = self.weights.rows(hash_features(features))
        return self._by_letters[letters]


def _in_line(rows: Integers, sizes: Integers) -> tuple[Integers, Integers]:
    """Return the line of sentences with their edges, and the places of the words in it."""
    begins = np.cumsum(sizes) - sizes + 2 * EDGES * np.arange(len(sizes))
    line = np.full(len(rows) + 2 * EDGES * len(sizes), END_ROW)
    line[begins[:, None] + np.arange(EDGES)] = BEGIN_ROW
    words = np.arange(len(rows)) + np.repeat(2 * EDGES * np.arange(len(sizes)) + EDGES, sizes)
    line[words] = rows
    return line, words


def _weights(table: Table, rows: Integers, slot: int) -> Scores:
    """Return the weights of forms in a slot."""
    n_labels = table.weights.shape[2]
    return table.weights.reshape(-1, n_labels).take(rows * len(SLOTS) + slot, axis=0)


def _add_slots(scores: Scores, line: Integers, table: Table) -> None:
    """Add what each word and the two words on either side of it contribute by their forms."""
    inner = slice(EDGES, len(line) - EDGES)
    for slot, shift in enumerate(SHIFTS):
        scores[inner] += _weights(table, line[inner.start + shift : inner.stop + shift], slot)


def _joined_keys(joins: tuple[Join, ...], line: Integers, places: Integers, table: Table) -> Keys:
    """Return the keys of the joined features of words, one row for each join."""
    shifts, parts, prefixes = _parts_of(joins)
    keys = np.repeat(prefixes[:, None], len(places), axis=1)
    for shift, part in zip(shifts, parts, strict=True):
        entries = line[places + shift[:, None]] * len(PARTS) + part[:, None]
        keys = append_parts(keys, table.keys.ravel().take(entries), table.sizes.ravel().take(entries))
    return keys


@cache
def _parts_of(joins: tuple[Join, ...]) -> tuple[Integers, Integers, Keys]:
    """Return for each part and each join where its word is and which of `PARTS` it is; and the keys of the prefixes."""
    most = max(len(join.facts) for join in joins)
    parts = np.array([[part_of(join, number) for join in joins] for number in range(most)])
    prefixes = hash_features(join.prefix for join in joins)
    return parts[:, :, 0], parts[:, :, 1], prefixes
