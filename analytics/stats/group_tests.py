"""Tests of groups of documents against the rest: what each has more often, in independent texts of equal length."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import sparse

from analytics.stats import matrices, multiple_tests, significance, strata

MIN_GROUP = 5  # independent texts: with fewer the comparison is only descriptive, without test and interval
PRIOR_DOCS = 10.0  # weight of the prior, in documents


class Design(NamedTuple):
    """The compared texts: copies of one text are one row.

    `inside` is texts x groups: 1 if any copy of the text is in the group, else 0. `only` is the same for all copies. A
    text with copies on both sides counts once on each. `stratum` is the stratum of the length of each text.
    """

    text_of_document: np.ndarray
    inside: sparse.csr_array
    only: sparse.csr_array
    stratum: np.ndarray


class Tests(NamedTuple):
    """One entry per group and column of it, in order of groups, with its counts and its comparison with the rest.

    `n_texts` independent texts of the group and `n_texts_rest` of the rest have the column. `z` is the log-odds
    ratio with a Dirichlet prior over its standard deviation, `log_ratio` log2 of the ratio of the shares at equal
    length with the interval `low`..`high`, `p` and `q` the test within the group. Interval, `p` and `q` are missing
    where fewer than MIN_GROUP texts, or no texts of about equal length, are compared; the other two are as counted.
    """

    group: np.ndarray
    column: np.ndarray
    n_texts: np.ndarray
    n_texts_rest: np.ndarray
    z: np.ndarray
    log_ratio: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray
    q: np.ndarray

    def take(self, chosen: np.ndarray) -> Tests:
        """Return the chosen entries."""
        return Tests(*(values[chosen] for values in self))

    def measures(self) -> dict[str, np.ndarray]:
        """Return all but the entries themselves, by name."""
        return {name: values for name, values in self._asdict().items() if name not in {"group", "column"}}


def design(members: sparse.csr_array, copies: np.ndarray, lengths: np.ndarray) -> Design:
    """Return the design of documents x groups, by the number of the copy group of each document and its length."""
    text = np.unique(copies, return_inverse=True)[1]
    n_texts = int(text.max(initial=-1)) + 1
    cells = members.tocoo()
    inside = matrices.incidence(text[cells.row], cells.col, (n_texts, members.shape[1]))
    n_copies = np.bincount(text, minlength=n_texts)
    in_group = sparse.coo_array((np.ones(cells.nnz, "int64"), (text[cells.row], cells.col)), shape=inside.shape).tocsr()
    rows = np.repeat(np.arange(n_texts), np.diff(in_group.indptr))
    is_all = in_group.data == n_copies[rows]
    only = matrices.incidence(rows[is_all], in_group.indices[is_all], inside.shape)
    length = np.zeros(n_texts)
    np.maximum.at(length, text, lengths)
    return Design(text, inside, only, strata.strata(length))


def compare(
    compared: Design, cells: sparse.csr_array, group: np.ndarray, column: np.ndarray
) -> tuple[Tests, np.ndarray]:
    """Return the tests of the given entries of documents x columns (0 and 1), and the smallest q of each tested group.

    The family of a group has all columns that are in enough texts to pass, in the group or not.
    """
    cells = _of_texts(compared, cells)
    counts = _count(compared, cells, group, column)
    at_equal_length = strata.shares_at_equal_length(*counts)
    tested = _has_enough_texts(compared)
    known = tested[group] & ~np.isnan(at_equal_length.a)
    as_counted = strata.Shares(*(side.sum(axis=1) for side in counts))
    shares = strata.Shares(*(np.where(known, *both) for both in zip(at_equal_length, as_counted, strict=True)))
    ratio, error, z = (np.where(as_counted.n_b > 0, values, np.nan) for values in (*_log_ratio(shares), _z(shares)))
    candidate, n_tests = _candidates(compared, cells.sum(axis=0), group, column, known)
    p = np.full(len(group), np.nan)
    a, n_a, b, n_b = (values[candidate] for values in counts)
    p[candidate] = strata.stratified_p(a, n_a, a + b, n_a + n_b)
    q, quantile, least_q = _families(group, p, n_tests, known)
    low, high = ratio - quantile * error, ratio + quantile * error
    inside, outside = (side.sum(axis=1).astype("int64") for side in (counts[0], counts[2]))
    return Tests(group, column, inside, outside, z, ratio, low, high, p, q), least_q[tested]


def strongest_entries(
    tests: Tests, n_docs: np.ndarray, n_hits: np.ndarray, top: int | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the entries that are more frequent in each group, strongest first, and their ranks.

    Entries that pass the test come first, by the lower bound of the ratio; the others by `z`, and without any rest by
    the number of documents. On ties the one with more hits in the group comes first.
    """
    has_rest = ~np.isnan(tests.log_ratio)
    more = np.flatnonzero(~has_rest | ((tests.z > 0) & (tests.log_ratio > 0)))
    fails = ~(tests.q < multiple_tests.ALPHA)
    strength = np.where(has_rest, np.where(fails, tests.z, tests.low), n_docs).round(9)
    keys = (tests.column, -n_hits, -strength, fails, tests.group)
    order = more[np.lexsort([key[more] for key in keys])]
    group = tests.group[order]
    rank = np.arange(1, len(order) + 1) - np.searchsorted(group, group)
    listed = rank <= (top or len(order))
    return order[listed], rank[listed]


def _of_texts(compared: Design, cells: sparse.csr_array) -> sparse.csr_array:
    """Return texts x columns as 0 and 1 of documents x columns: 1 where any copy has the column."""
    if compared.inside.shape[0] == cells.shape[0]:
        order = np.argsort(compared.text_of_document)
        return cells[order] if (np.diff(order) != 1).any() else cells
    found = cells.tocoo()
    return matrices.incidence(
        compared.text_of_document[found.row], found.col, (compared.inside.shape[0], cells.shape[1])
    )


def _has_enough_texts(compared: Design) -> np.ndarray:
    """Return which groups have enough independent texts on both sides."""
    n_rest = compared.only.shape[0] - compared.only.sum(axis=0)
    return np.asarray(np.minimum(compared.inside.sum(axis=0), n_rest) >= MIN_GROUP)


def _count(
    compared: Design, cells: sparse.csr_array, group: np.ndarray, column: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the counts of each entry, entries x strata: texts of the group with the column, texts of the group, and
    the same of the rest.
    """
    n_strata = int(compared.stratum.max(initial=0)) + 1
    shape = (len(compared.stratum), n_strata)
    of_stratum = matrices.incidence(np.arange(shape[0]), compared.stratum, shape)
    sizes = [(side.T @ of_stratum).toarray() for side in (compared.inside, compared.only)]
    whole, n_whole = (cells.T @ of_stratum).toarray(), of_stratum.sum(axis=0)
    key, n_columns = group.astype("int64") * cells.shape[1] + column, cells.shape[1]
    inside = only = _in_strata(compared.inside, cells, compared.stratum, key, n_columns)
    if compared.only.nnz < compared.inside.nnz:
        only = _in_strata(compared.only, cells, compared.stratum, key, n_columns)
    return inside, sizes[0][group], whole[column] - only, n_whole - sizes[1][group]


def _in_strata(
    side: sparse.csr_array, cells: sparse.csr_array, stratum: np.ndarray, key: np.ndarray, n_columns: int
) -> np.ndarray:
    """Return entries x strata: the texts of a side with the column of the entry; `key` is in order."""
    counts = np.zeros((len(key), int(stratum.max(initial=0)) + 1))
    for one in range(counts.shape[1]):
        rows = np.flatnonzero(stratum == one)
        found = (side[rows].T @ cells[rows]).tocoo()
        keys = found.row.astype("int64") * n_columns + found.col
        at = np.minimum(np.searchsorted(key, keys), max(len(key) - 1, 0))
        listed = key[at] == keys if len(key) else np.zeros(len(keys), bool)
        counts[at[listed], one] = found.data[listed]
    return counts


def _log_ratio(shares: strata.Shares) -> tuple[np.ndarray, np.ndarray]:
    """Return log2 of the ratio of the two shares, and its standard error."""
    ratio, variance = matrices.log_ratio(*shares)
    return ratio, np.sqrt(variance) / np.log(2)


def _z(shares: strata.Shares) -> np.ndarray:
    """Return the difference of the log-odds with a Dirichlet prior over its standard deviation (Monroe et al. 2008).

    The prior is the share of both sides together x PRIOR_DOCS. The variance is that of the log-odds of a binomial
    share: without the terms 1 / (n - a) it is four times too small for words in nearly all documents.
    """
    a, n_a, b, n_b = shares
    prior = PRIOR_DOCS * (a + b) / (n_a + n_b)
    with np.errstate(divide="ignore", invalid="ignore"):  # a column in all documents has no odds
        sides = [(count + prior, n + PRIOR_DOCS - count - prior) for count, n in ((a, n_a), (b, n_b))]
        odds = [np.log(with_it) - np.log(without) for with_it, without in sides]
        variance = sum(1 / with_it + 1 / without for with_it, without in sides)
        z = (odds[0] - odds[1]) / np.sqrt(variance)
    return np.where((a >= n_a) & (b >= n_b), 0.0, z)


def _candidates(
    compared: Design, total: np.ndarray, group: np.ndarray, column: np.ndarray, known: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return which entries are in enough texts to pass a test at all, and the size of the family of each group."""
    n_inside = compared.inside.sum(axis=0)
    n_all = n_inside + compared.only.shape[0] - compared.only.sum(axis=0)
    n_with, times = np.unique(total, return_counts=True)
    candidate, n_tests = np.zeros(len(group), dtype=bool), np.zeros(len(n_inside), "int64")
    for rows in matrices.spans(group) if len(group) else []:
        one = group[rows.start]
        least = significance.least_p(n_with, n_inside[one], n_all[one])
        limit, n_tests[one] = multiple_tests.family_limit(least, times)
        candidate[rows] = known[rows] & np.isin(total[column[rows]], n_with[least <= limit])
    return candidate, n_tests


def _families(
    group: np.ndarray, p: np.ndarray, n_tests: np.ndarray, known: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the q of each entry within its group, the quantile of its interval, and the smallest q of each group."""
    q, quantile, smallest = np.where(known, 1.0, np.nan), np.full(len(group), np.nan), np.ones(len(n_tests))
    for rows in matrices.spans(group) if len(group) else []:
        one, candidates = group[rows.start], np.flatnonzero(~np.isnan(p[rows])) + rows.start
        q[candidates] = multiple_tests.benjamini_hochberg(p[candidates], n_tests[one])
        smallest[one] = q[candidates].min(initial=1.0)
        n_passing = int((q[candidates] < multiple_tests.ALPHA).sum())
        quantile[rows] = multiple_tests.coverage_quantile(n_passing, n_tests[one])
    return q, np.where(known, quantile, np.nan), smallest
