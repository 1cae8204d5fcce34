"""When and in which texts sentences were published: whether two of them can be about one event.

In 130 pairs of outlets in 4,000 articles, judged by eye, 27 of the 33 wrong ones were published more than 90 days
apart or in texts about something else: a note on the sources, a margin of error, another vote of the same judges.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.corpus import dates
from analytics.statements.links import CONTRADICTS, RELATED, SAME
from analytics.statements.word_pairs import products
from analytics.stats import matrices

if TYPE_CHECKING:
    from collections.abc import Iterable

# Days between two sentences of one event, by grade. Across languages few sentences are alike by chance: there the limit
# is that of what is written about one affair (the seeds report about the same embassy in August and in January)
LONGEST = {SAME: 90, RELATED: 90, CONTRADICTS: 14}
LONGEST_ACROSS = {SAME: 365, RELATED: 365, CONTRADICTS: 14}
# Cosine of the words of the documents: of two with known dates, and of two of which one has none, by grade
DATED = {SAME: 0.0, RELATED: 0.2, CONTRADICTS: 0.2}
UNDATED = {SAME: 0.3, RELATED: 0.4, CONTRADICTS: 0.5}
BLOCK = 10_000  # pairs


class Occurrences(NamedTuple):
    """Where the sentences of a corpus are.

    `days` has the first and last day of each sentence (n x 2, ordinals; infinite without a date), `documents` its
    documents (sentences x documents, 1), `words` the words of the documents (documents x stems, rows of length 1).
    """

    days: np.ndarray
    documents: sparse.csr_array
    words: sparse.csr_array

    def is_one_event(self, a: np.ndarray, b: np.ndarray, grade: int, *, is_one_language: np.ndarray) -> np.ndarray:
        """Return which pairs of sentences can be about one event, for a grade.

        Their days are near. Within a language the words of their documents are alike too, and more so where a date is
        unknown.
        """
        gap = days_between(self.days, a, b)
        is_known = ~np.isnan(gap)
        is_near = ~is_known | (gap <= np.where(is_one_language, LONGEST[grade], LONGEST_ACROSS[grade]))
        least = np.where(is_known, DATED[grade], UNDATED[grade]) * is_one_language
        is_asked = np.flatnonzero(is_near & (least > 0))
        is_near[is_asked] = self._cosines(a[is_asked], b[is_asked]) >= least[is_asked]
        return is_near

    def _cosines(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        parts = (slice(first, first + BLOCK) for first in range(0, len(a), BLOCK))
        return np.concatenate([np.zeros(0), *(self._cosines_of_block(a[part], b[part]) for part in parts)])

    def _cosines_of_block(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        rows = np.unique(np.concatenate([a, b]))
        words = matrices.scale_to_unit_rows((self.documents[rows] @ self.words).tocsr())
        return products(words, np.searchsorted(rows, a), np.searchsorted(rows, b))


def occurrences(written: Iterable[str], content: np.ndarray, doc: np.ndarray, cells: sparse.csr_array) -> Occurrences:
    """Return the occurrences of sentences: sentence `content` is in document `doc`, whose date is `written`.

    `cells` are the words of the sentences.
    """
    days_of_documents = day_ranges(written)
    pairs = np.unique(np.stack([content, doc], axis=1), axis=0)
    shape = cells.shape[0], len(days_of_documents)
    documents = sparse.coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=shape).tocsr()
    words = matrices.scale_to_unit_rows((documents.T.tocsr() @ cells).tocsr())
    days = np.tile([np.inf, -np.inf], (cells.shape[0], 1))
    np.minimum.at(days[:, 0], pairs[:, 0], days_of_documents[pairs[:, 1], 0])
    np.maximum.at(days[:, 1], pairs[:, 0], days_of_documents[pairs[:, 1], 1])
    return Occurrences(days, documents, words)


def day_ranges(written: Iterable[str]) -> np.ndarray:
    """Return the first and last day (n x 2, ordinals) that each ISO date can mean; infinite for no date."""
    found = [tuple(map(_ordinal, dates.date_bounds(date))) if date else (-np.inf, np.inf) for date in written]
    return np.asarray(found, dtype="float64").reshape(-1, 2)


def days_between(days: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the least number of days between two sentences, pair by pair; NaN if the date of one is unknown."""
    gap = np.maximum(days[a, 0] - days[b, 1], days[b, 0] - days[a, 1])
    is_known = np.isfinite(days[a]).all(axis=1) & np.isfinite(days[b]).all(axis=1)
    return np.where(is_known, np.maximum(gap, 0), np.nan)


def _ordinal(day: str) -> float:
    return float(dt.date.fromisoformat(day).toordinal())
