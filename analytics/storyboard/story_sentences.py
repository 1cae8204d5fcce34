"""The sentences of one story, with what is compared of them: their names and their words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.statements import sentence_vectors
from analytics.storyboard.similar_sentences import names_by_sentence, rarity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from analytics.corpus.store import Corpus
    from analytics.storyboard.similar_sentences import Sentence

MOST = 1_000  # sentences compared, the first of each document: every pair has a cell in memory


class StorySentences(NamedTuple):
    """The sentences of a story, in the order of documents and starts, with the source and the names of each.

    `plain` is sentences x sentences: the cosine of the words outside names, in any languages. `likeness` is the mean of
    it and of the cosine of all words; both are 0 where a sentence is too short to be compared. `rare` is the rarity of
    each name.
    """

    sentences: list[Sentence]
    sources: list[str]
    names: list[set[str]]
    likeness: np.ndarray
    plain: np.ndarray
    rare: Mapping[str, float]

    def weight(self, names: Collection[str]) -> float:
        """Return the rarity of names, added up."""
        return math.fsum(self.rare[name] for name in names)  # a set has another order in each process

    def resemblance(self) -> np.ndarray:
        """Return sentences x sentences: the likeness plus half the share of their names that both have."""
        known = {name: column for column, name in enumerate(sorted(set().union(*self.names)))}
        has = np.zeros((len(self.names), len(known)))
        for row, names in enumerate(self.names):
            has[row, [known[name] for name in names]] = 1
        common, sizes = has @ has.T, has.sum(axis=1)
        either = sizes[:, None] + sizes[None, :] - common
        found: np.ndarray = self.likeness + common / (2 * np.maximum(either, 1))
        return found


def story_sentences(part: Corpus) -> StorySentences:
    """Return the sentences of the documents of a story; in long documents the first ones."""
    rows = part.stored("sentences")
    chosen = np.flatnonzero(rows.groupby("doc_id", observed=True).cumcount() < max(MOST // len(part), 1))[:MOST]
    rows = rows.iloc[chosen]
    places = [*zip(rows["doc_id"].astype("str"), rows["start"].tolist(), rows["end"].tolist(), strict=True)]
    source = dict(zip(part.doc_ids, part.documents["source"], strict=True))
    named = names_by_sentence(part)
    every, plain = _cosines(part, chosen)
    return StorySentences(
        places,
        [source[doc_id] for doc_id, _, _ in places],
        [named.get(one[:2], set()) for one in places],
        (every + plain) / 2,
        plain,
        rarity(part),
    )


def _cosines(part: Corpus, chosen: np.ndarray) -> list[np.ndarray]:
    """Return the cosines of all words and of the words outside names, between the chosen rows of `sentences`."""
    _, vectors = sentence_vectors.sentences_alone(part)
    vectors = vectors.at(np.flatnonzero(np.isin(vectors.rows, chosen) & ~vectors.is_short))
    at = np.searchsorted(chosen, vectors.rows)
    found = []
    for cells in (vectors.cells, vectors.plain):
        cosines = np.zeros((len(chosen), len(chosen)))
        cosines[np.ix_(at, at)] = (cells @ cells.T).toarray()
        found.append(cosines)
    return found
