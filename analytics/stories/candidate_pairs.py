"""Candidate pairs of documents of one story: found in sparse blocks within some days, and scored above chance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.corpus import dates as corpus_dates
from analytics.crosslingual import document_similarity
from analytics.stories import shared_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.corpus.store import Corpus
    from analytics.stories.shared_statements import SharedStatements

WINDOW = 3  # days between two documents of one story
# Subtracted from the score of two documents in one language: news on one subject have words in common. Two undated
# articles about a president reach a score of 20 with years between them.
ONE_LANGUAGE, UNDATED = 3.0, 16.0
STRONGEST_RUNS = 300  # of a document: all runs take 1 GB for 37,000 articles
STRONGEST, MOST_COMMON = 40, 1_000  # stems and names of a document that find pairs, and the most documents with one
LEAST = 0.1  # sum of the two cosines of the strongest stems and names
MOST = 100  # partners of a document
SAMPLE = 100  # documents of a language from which chance is estimated
NOT_BY_CHANCE = 10  # standard deviations above the mean: else a corpus of one story takes its similarity for chance
BLOCK, PAIRS_AT_ONCE = 500, 4_000
LONG_AGO, FAR_AHEAD = 0, 10_000_000


class Pairs(NamedTuple):
    """Pairs of rows `a` < `b` and the score of each: the higher, the more certainly one story."""

    a: np.ndarray
    b: np.ndarray
    score: np.ndarray


class Days(NamedTuple):
    """The first and last day on which each document may have appeared, as numbers; any day without a date."""

    low: np.ndarray
    high: np.ndarray

    @property
    def known(self) -> np.ndarray:
        """Return which documents are dated to the day."""
        return np.asarray(self.low == self.high)


def days(dates: Iterable[str]) -> Days:
    """Return the first and last day of dates of any precision."""
    bounds = [_bounds(day) for day in dates]
    low, high = np.asarray(bounds, "int64").reshape(-1, 2).T
    return Days(low, high)


def score_pairs(corpus: Corpus, rows: np.ndarray, day_range: Days) -> Pairs:
    """Return the pairs of documents of a whole corpus that may be one story, as positions in `rows`.

    The score is that of `related.related_documents`, the mean of both directions. Characters are the 300 runs with the
    highest weight in a document; chance is estimated from up to 100 documents of each language, without those far above
    it in all three parts. The score is 3 lower for two documents in one language, and 16 lower again if one of them is
    not dated to the day. Statements that both make count too (`shared_statements`). Two documents that are certainly
    more than 3 days apart are never a pair.
    """
    features = corpus.once(document_similarity.features)
    stems, names = features.stems[rows], features.names[rows]
    shared = shared_statements.shared_statements(corpus, rows, day_range, WINDOW)
    a, b = _candidates(sparse.hstack([_strongest(stems), _strongest(names)]).tocsr(), day_range, shared)
    codes = corpus.documents["language"].to_numpy(dtype=object)[rows].astype("str")
    language = np.unique(codes, return_inverse=True)[1]
    parts = (document_similarity.strongest_runs(features.words, rows, STRONGEST_RUNS), stems, names)
    score = np.zeros(len(a))
    for cells, (mean, spread) in zip(parts, _chance(parts, language), strict=True):
        cosine = _cosines(cells, a, b)
        for row, other in ((a, b), (b, a)):
            score += (cosine - mean[row, language[other]]) / spread[row, language[other]] / 2
    n = len(rows)
    score[np.searchsorted(a * n + b, shared.a * n + shared.b)] += shared.score
    return Pairs(a, b, (score + _by_date(day_range, a, b, language)).round(6))


def _bounds(written: str) -> tuple[int, int]:
    if not written:
        return LONG_AGO, FAR_AHEAD
    low, high = (date.fromisoformat(day).toordinal() for day in corpus_dates.date_bounds(written))
    return low, high


def _by_date(day_range: Days, a: np.ndarray, b: np.ndarray, language: np.ndarray) -> np.ndarray:
    """Return the score for nearness in time, minus that for one language and missing dates."""
    dated = day_range.known[a] & day_range.known[b]
    near = document_similarity.nearness(np.where(dated, np.abs(day_range.low[a] - day_range.low[b]), np.nan))
    return near - (language[a] == language[b]) * (ONE_LANGUAGE + UNDATED * ~dated)


def _candidates(cells: sparse.csr_array, day_range: Days, shared: SharedStatements) -> tuple[np.ndarray, np.ndarray]:
    """Return the best pairs a < b of each row that share strong stems or names, and may be within the window.

    Pairs that share statements are among them. Documents dated to the day are last and in order, so that a block is
    only compared with those of the next days.
    """
    n = cells.shape[0]
    order = np.lexsort((day_range.low, day_range.known))
    n_undated = int((~day_range.known).sum())
    parts = [np.stack([shared.a, shared.b]).astype("int64")]
    for start in range(0, n, BLOCK):
        block = order[start : start + BLOCK]
        last = np.searchsorted(day_range.low[order[n_undated:]], day_range.high[block].max() + WINDOW, side="right")
        parts.append(_best(cells, block, order[start : n_undated + last], day_range))
    a, b = np.concatenate(parts, axis=1)
    pairs = np.unique(np.minimum(a, b) * n + np.maximum(a, b))
    return pairs // max(n, 1), pairs % max(n, 1)


def _best(cells: sparse.csr_array, block: np.ndarray, others: np.ndarray, day_range: Days) -> np.ndarray:
    """Return the best partners of each row of a block among `others`, which begin with the block."""
    cosines = (cells[block] @ cells[others].T).tocoo()
    a, b, value = block[cosines.row], others[cosines.col], cosines.data
    in_window = (day_range.low[b] - WINDOW <= day_range.high[a]) & (day_range.low[a] - WINDOW <= day_range.high[b])
    is_candidate = in_window & (cosines.col > cosines.row) & (value >= LEAST)
    a, b, value = a[is_candidate], b[is_candidate], value[is_candidate]
    order = np.lexsort((b, -value.round(6), a))
    a, b = a[order], b[order]
    place = np.arange(len(a)) - np.searchsorted(a, a)
    return np.stack([a[place < MOST], b[place < MOST]])


def _strongest(cells: sparse.csr_array) -> sparse.csr_array:
    """Return the cells with the highest weights of each row, without the columns of too many rows."""
    n_docs = np.bincount(cells.indices, minlength=cells.shape[1])
    rare = (cells @ sparse.diags_array((n_docs <= MOST_COMMON).astype("float64"))).tocsr()
    rare.eliminate_zeros()
    return document_similarity.strongest(rare, STRONGEST)


def _cosines(cells: sparse.csr_array, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    parts = [np.zeros(0)]
    for start in range(0, len(a), PAIRS_AT_ONCE):
        part = slice(start, start + PAIRS_AT_ONCE)
        parts.append(np.asarray(cells[a[part]].multiply(cells[b[part]]).sum(axis=1)).ravel())
    return np.concatenate(parts)


def _chance(parts: Sequence[sparse.csr_array], language: np.ndarray) -> np.ndarray:
    """Return per part the mean and standard deviation of the cosines of each row to documents of each language."""
    n_languages = int(language.max(initial=-1)) + 1
    moments = np.zeros((len(parts), 2, len(language), n_languages))
    for code in range(n_languages):
        members = np.flatnonzero(language == code)
        step = max(len(members) / SAMPLE, 1)
        sample = members[np.arange(0, len(members), step).astype("int64")]
        cosines = [(cells @ cells[sample].T).toarray() for cells in parts]
        is_far = [
            cosine > mean + NOT_BY_CHANCE * spread
            for cosine, (mean, spread) in zip(cosines, document_similarity.CHANCE, strict=True)
        ]
        left_out = np.logical_and.reduce(is_far)
        left_out[sample, np.arange(len(sample))] = True
        for part, (cosine, usual) in enumerate(zip(cosines, document_similarity.CHANCE, strict=True)):
            moments[part, :, :, code] = document_similarity.shrunken_moments(np.where(left_out, np.nan, cosine), *usual)
    return moments
