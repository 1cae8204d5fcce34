"""Which pairs of documents may tell one story: sought in sparse blocks, within some days, and scored above chance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.corpus import dates as corpus_dates
from analytics.crosslingual import document_similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.corpus.store import Corpus

WINDOW = 3  # days between two documents of one story
# Taken from the score of two documents in one language: what news of one field have in common. Two undated articles on
# a president reach 20 with years between them.
OF_ONE_LANGUAGE, UNDATED = 3.0, 16.0
STRONGEST_RUNS = 300  # of a document: all of them are 1 GB at 37,000 articles
STRONGEST, COMMONEST = 40, 1_000  # stems and names of a document to find others by; those of more documents find none
LEAST = 0.1  # sum of the two cosines of the strongest stems and names
MOST = 100  # partners of a document
SAMPLE = 100  # documents of a language that say what is chance
NOT_BY_CHANCE = 10  # usual spreads above the usual mean: else a corpus of one story takes its own likeness for chance
BLOCK, PAIRS_AT_ONCE = 500, 20_000
LONG_AGO, FAR_AHEAD = 0, 10_000_000


class Pairs(NamedTuple):
    """Pairs of rows `a` < `b` and how surely they tell one story."""

    a: np.ndarray
    b: np.ndarray
    score: np.ndarray


class Days(NamedTuple):
    """The first and the last day on which each document may have appeared, as numbers; any day where it has no date."""

    low: np.ndarray
    high: np.ndarray

    @property
    def known(self) -> np.ndarray:
        """Tell which documents are dated to the day."""
        return np.asarray(self.low == self.high)


def days(dates: Iterable[str]) -> Days:
    """Return the days that dates of any precision allow."""
    bounds = [_bounds(told) for told in dates]
    low, high = np.asarray(bounds, "int64").reshape(-1, 2).T
    return Days(low, high)


def score_pairs(corpus: Corpus, rows: np.ndarray, when: Days) -> Pairs:
    """Return the pairs among some documents of a whole corpus that may be one story, as places in `rows`.

    The score is that of `related.related_documents`, the mean of both directions, with characters by the 300 runs that
    weigh most in a document and chance by up to 100 documents of each language, those far above it in all three left
    out. It is less by 3 for two documents in one language, and by another 16 where one of these is not dated to the
    day. Days that are certain to lie more than 3 apart rule a pair out.
    """
    found = corpus.once(document_similarity.features)
    stems, names = found.stems[rows], found.names[rows]
    a, b = _candidates(sparse.hstack([_strongest(stems), _strongest(names)]).tocsr(), when)
    spoken = corpus.documents["language"].to_numpy(dtype=object)[rows].astype("str")
    language = np.unique(spoken, return_inverse=True)[1]
    parts = (document_similarity.strongest_runs(found.words, rows, STRONGEST_RUNS), stems, names)
    score = np.zeros(len(a))
    for cells, (mean, spread) in zip(parts, _chance(parts, language), strict=True):
        cosine = _cosines(cells, a, b)
        for one, other in ((a, b), (b, a)):
            score += (cosine - mean[one, language[other]]) / spread[one, language[other]] / 2
    return Pairs(a, b, (score + _by_date(when, a, b, language)).round(6))


def _bounds(told: str) -> tuple[int, int]:
    if not told:
        return LONG_AGO, FAR_AHEAD
    low, high = (date.fromisoformat(day).toordinal() for day in corpus_dates.date_bounds(told))
    return low, high


def _by_date(when: Days, a: np.ndarray, b: np.ndarray, language: np.ndarray) -> np.ndarray:
    """Return what nearness in time adds, less what one language and missing dates take away."""
    dated = when.known[a] & when.known[b]
    near = document_similarity.nearness(np.where(dated, np.abs(when.low[a] - when.low[b]), np.nan))
    return near - (language[a] == language[b]) * (OF_ONE_LANGUAGE + UNDATED * ~dated)


def _candidates(cells: sparse.csr_array, when: Days) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs a < b that share strong stems or names and may lie within the window, the best of each row.

    Documents of a day stand last and in order, so that a block of them is compared with those of the next days alone.
    """
    n = cells.shape[0]
    order = np.lexsort((when.low, when.known))
    n_loose = int((~when.known).sum())
    found = [np.zeros((2, 0), "int64")]
    for start in range(0, n, BLOCK):
        block = order[start : start + BLOCK]
        last = np.searchsorted(when.low[order[n_loose:]], when.high[block].max() + WINDOW, side="right")
        found.append(_best(cells, block, order[start : n_loose + last], when))
    a, b = np.concatenate(found, axis=1)
    pairs = np.unique(np.minimum(a, b) * n + np.maximum(a, b))
    return pairs // max(n, 1), pairs % max(n, 1)


def _best(cells: sparse.csr_array, block: np.ndarray, others: np.ndarray, when: Days) -> np.ndarray:
    """Return the best partners among the others of each row of a block, with which the others begin."""
    like = (cells[block] @ cells[others].T).tocoo()
    a, b, value = block[like.row], others[like.col], like.data
    near = (when.low[b] - WINDOW <= when.high[a]) & (when.low[a] - WINDOW <= when.high[b])
    kept = near & (like.col > like.row) & (value >= LEAST)
    a, b, value = a[kept], b[kept], value[kept]
    by = np.lexsort((b, -value.round(6), a))
    a, b = a[by], b[by]
    place = np.arange(len(a)) - np.searchsorted(a, a)
    return np.stack([a[place < MOST], b[place < MOST]])


def _strongest(cells: sparse.csr_array) -> sparse.csr_array:
    """Return the cells that weigh most in each row, without the columns of too many rows."""
    n_docs = np.bincount(cells.indices, minlength=cells.shape[1])
    rare = (cells @ sparse.diags_array((n_docs <= COMMONEST).astype("float64"))).tocsr()
    rare.eliminate_zeros()
    return document_similarity.strongest(rare, STRONGEST)


def _cosines(cells: sparse.csr_array, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    parts = [np.zeros(0)]
    for at in range(0, len(a), PAIRS_AT_ONCE):
        some = slice(at, at + PAIRS_AT_ONCE)
        parts.append(np.asarray(cells[a[some]].multiply(cells[b[some]]).sum(axis=1)).ravel())
    return np.concatenate(parts)


def _chance(parts: Sequence[sparse.csr_array], language: np.ndarray) -> np.ndarray:
    """Return for each part the mean and the spread of the cosines of each row to documents of each language."""
    n_languages = int(language.max(initial=-1)) + 1
    found = np.zeros((len(parts), 2, len(language), n_languages))
    for code in range(n_languages):
        of_language = np.flatnonzero(language == code)
        step = max(len(of_language) / SAMPLE, 1)
        sample = of_language[np.arange(0, len(of_language), step).astype("int64")]
        like = [(cells @ cells[sample].T).toarray() for cells in parts]
        far = [
            one > mean + NOT_BY_CHANCE * spread
            for one, (mean, spread) in zip(like, document_similarity.CHANCE, strict=True)
        ]
        left_out = np.logical_and.reduce(far)
        left_out[sample, np.arange(len(sample))] = True
        for part, (one, usual) in enumerate(zip(like, document_similarity.CHANCE, strict=True)):
            found[part, :, :, code] = document_similarity.shrunken_moments(np.where(left_out, np.nan, one), *usual)
    return found
