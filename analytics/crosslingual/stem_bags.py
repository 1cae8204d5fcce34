"""Word counts of any language -> bags of English stems, so that all languages have the same columns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics.corpus import ignored_words
from analytics.crosslingual import dictionaries, form_stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.corpus.store import Corpus
    from analytics.crosslingual.dictionaries import Table

_CELL = ("int32", "int32", "float64")


class StemBags(NamedTuple):
    """Documents as bags of English stems, by language: their rows, documents x stems, and the English news of NTREX.

    `columns` are the stems. A matrix that was made before the last stem was added has fewer columns.
    """

    rows: dict[str, np.ndarray]
    bags: dict[str, sparse.csr_array]
    news: sparse.csr_array
    columns: dict[str, int]

    def widened(self) -> StemBags:
        """Return the same bags with all columns."""
        width = len(self.columns)
        wide = {code: widened(bag, width) for code, bag in self.bags.items()}
        return self._replace(bags=wide, news=widened(self.news, width))

    def stacked(self, parts: Sequence[sparse.csr_array]) -> sparse.csr_array:
        """Return the matrices of the languages as one matrix, its rows in the order of the documents."""
        if len(parts) == 1:
            return parts[0]
        order = np.argsort(np.concatenate([np.zeros(0, "int64"), *self.rows.values()]))
        joined = sparse.vstack(parts).tocsr() if parts else sparse.csr_array((0, len(self.columns)))
        return joined[order]


def stem_bags(
    corpus: Corpus,
    counts: sparse.csr_array,
    spoken: np.ndarray,
    *,
    english_first: bool = False,
    stopwords_out: bool = True,
    learnt: Mapping[str, Table] | None = None,
) -> StemBags:
    """Return rows x corpus.vocabulary as bags of English stems; `spoken` are the languages of the rows.

    `learnt` are other translations than the packed ones, by language.
    """
    meanings = form_stems.form_stems(corpus, learnt) if learnt else corpus.once(form_stems.form_stems)
    columns = _Columns(meanings.stems)
    codes = sorted(set(spoken), key=lambda code: (english_first and code != "en", code))
    rows = {code: np.flatnonzero(spoken == code) for code in codes}
    bag_of_language = {}
    for code, rows_of_language in rows.items():
        ignored = ignored_words.ignored_words(corpus, code) if stopwords_out else frozenset()
        part = counts if len(codes) == 1 else counts[rows_of_language]
        bag_of_language[code] = columns.bag(part, meanings.by_language[code], corpus.columns_of(ignored))
    names = columns.names()
    return StemBags(rows, bag_of_language, _news_matrix(names), names).widened()


class _Columns:
    """The columns of the stems that occur, in order of first occurrence."""

    def __init__(self, stems: np.ndarray) -> None:
        self.stems = stems
        self.column = np.full(len(stems), -1, "int32")
        self.in_order = [np.zeros(0, "int32")]
        self.n = 0

    def bag(self, counts: sparse.csr_array, stems: sparse.csr_array, ignored: np.ndarray) -> sparse.csr_array:
        """Return documents x stems: how often the words of the documents stand for each stem.

        `counts` are documents x forms, `stems` forms x stems; `ignored` are the forms that are not counted.
        """
        is_counted = np.zeros(counts.shape[1], dtype=bool)
        is_counted[counts.indices[counts.data != 0]] = True
        is_counted[ignored] = False
        n_stems = np.diff(stems.indptr)
        is_kept = np.repeat(is_counted, n_stems)
        ends = np.r_[0, np.cumsum(n_stems * is_counted)].astype("int32")
        columns = self._columns(stems.indices[is_kept])
        meant = sparse.csr_array((stems.data[is_kept], columns, ends), shape=(counts.shape[1], self.n))
        return (counts @ meant).tocsr()

    def names(self) -> dict[str, int]:
        """Return the column of each stem that has occurred."""
        return {stem: column for column, stem in enumerate(self.stems[np.concatenate(self.in_order)])}

    def _columns(self, stems: np.ndarray) -> np.ndarray:
        """Return the columns of stems; those without a column get the next ones."""
        new = pd.unique(stems[self.column[stems] < 0])
        self.column[new] = np.arange(self.n, self.n + len(new))
        self.in_order.append(new)
        self.n += len(new)
        return self.column[stems]


def matrix(bags: Sequence[Mapping[str, float]], columns: dict[str, int]) -> sparse.csr_array:
    """Return bags x stems; new stems get the next column in `columns`."""
    cells = [
        (row, columns.setdefault(word, len(columns)), n) for row, bag in enumerate(bags) for word, n in bag.items()
    ]
    at, to, n = (np.asarray(part, dtype) for part, dtype in zip(zip(*cells, strict=True), _CELL, strict=True))
    return sparse.csr_array((n, (at, to)), shape=(len(bags), len(columns)))


def _news_matrix(columns: dict[str, int]) -> sparse.csr_array:
    """Return `matrix` of the English documents of NTREX; each stem is looked up once, not in each document."""
    stems, cells = _news()
    to = np.asarray([columns.setdefault(stem, len(columns)) for stem in stems], "int32")
    return sparse.csr_array((cells.data, (cells.row, to[cells.col])), shape=(cells.shape[0], len(columns)))


@cache
def _news() -> tuple[list[str], sparse.coo_array]:
    columns: dict[str, int] = {}
    cells = matrix(dictionaries.news(), columns).tocoo()
    return list(columns), cells


def widened(bag: sparse.csr_array, width: int) -> sparse.csr_array:
    """Return the same bags with room for columns that came later."""
    return sparse.csr_array((bag.data, bag.indices, bag.indptr), shape=(bag.shape[0], width))
