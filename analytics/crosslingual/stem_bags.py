"""Word counts of any language -> bags of English stems, so that all languages have the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from anyascii import anyascii
from scipy import sparse

from analytics.corpus import ignored_words
from analytics.crosslingual import dictionaries
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analytics.corpus.store import Corpus
    from analytics.crosslingual.dictionaries import Table, Weighted

TOP = 3  # English stems of a word; 1, 2 and 5 are equally good
SHORTEST_PART = 4  # letters; 5 is slightly worse: German sentences .900 instead of .902, Swedish .883 instead of .884
JOINTS = ("", "s", "n", "es", "en")  # letters between the parts of a compound in German and related languages
COMPOUNDING = frozenset({"da", "de", "et", "fi", "hu", "nb", "nl", "sv"})


class StemBags(NamedTuple):
    """Documents as bags of English stems, by language: their rows, documents x stems, and the English news of NTREX.

    `columns` are the stems; a matrix made before the last stem was added has fewer columns.
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
    codes = sorted(set(spoken), key=lambda code: (english_first and code != "en", code))
    rows = {code: np.flatnonzero(spoken == code) for code in codes}
    columns: dict[str, int] = {}
    bag_of_language = {}
    for code, rows_of_language in rows.items():
        left_out = ignored_words.ignored_words(corpus, code) if stopwords_out else frozenset()
        bag_of_language[code] = bags(
            counts[rows_of_language], corpus.vocabulary, code, columns, left_out, (learnt or {}).get(code)
        )
    return StemBags(rows, bag_of_language, matrix(dictionaries.news(), columns), columns).widened()


def matrix(bags: Sequence[Mapping[str, float]], columns: dict[str, int]) -> sparse.csr_array:
    """Return bags x stems; new stems get the next column in `columns`."""
    cells = [
        (row, columns.setdefault(word, len(columns)), n) for row, bag in enumerate(bags) for word, n in bag.items()
    ]
    at, to, n = (np.asarray(part) for part in zip(*cells, strict=True))
    return sparse.csr_array((n.astype("float64"), (at, to)), shape=(len(bags), len(columns)))


def widened(bag: sparse.csr_array, width: int) -> sparse.csr_array:
    """Return the same bags with room for columns that came later."""
    return sparse.csr_array((bag.data, bag.indices, bag.indptr), shape=(bag.shape[0], width))


def bags(
    counts: sparse.csr_array,
    forms: np.ndarray,
    language: str,
    columns: dict[str, int],
    left_out: frozenset[str],
    learnt: Table | None = None,
) -> sparse.csr_array:
    """Return documents x English stems: how often the words of the documents stand for each stem.

    `counts` are documents x `forms`. A word counts as its three best translations, by their weights; without any, as
    its stem in Latin letters. Words of `left_out`, numbers and single letters are not counted. New stems get the next
    column in `columns`. `learnt` is a table to use instead of the packed one.
    """
    rows, cols, weights = [], [], []
    used = np.flatnonzero(np.asarray(counts.sum(axis=0)).ravel())
    for row in used:
        form = forms[row]
        if len(form) > 1 and not form[0].isdigit() and form not in left_out:
            for english, weight in shares(form, language, learnt):
                rows.append(row)
                cols.append(columns.setdefault(english, len(columns)))
                weights.append(weight)
    meant = sparse.csr_array((weights, (np.asarray(rows, "int64"), cols)), shape=(counts.shape[1], len(columns)))
    return (counts @ meant).tocsr()


def shares(form: str, language: str, learnt: Table | None = None) -> tuple[tuple[str, float], ...]:
    """Return the English stems of a counted form with their shares; `learnt` is used instead of the packed table."""
    if language == "en":
        return ((stem(form, "en"), 1.0),)
    table = learnt or dictionaries.table(language)
    weights = table.english(form) or _of_parts(table, form)
    return _normalise_weights(weights) if weights else ((latin(form, table.language), 1.0),)


def latin(form: str, language: str) -> str:
    """Return the stem of a word in Latin letters, the form in which English has foreign names."""
    key = stem(form, language)
    return stem(anyascii(key).lower().replace("'", "") or key, "en")


def _of_parts(table: Table, form: str) -> Weighted:
    """Return the translations of both parts of a compound, in languages with compounds.

    With them more sentences of NTREX match their translations: German .891 -> .902, Swedish .877 -> .884.
    """
    last = last_part(table, form, SHORTEST_PART)
    if not last:
        return {}
    halves = (_normalise_weights(table.english(part)) for part in (_first_part(table, form, last, SHORTEST_PART), last))
    return _sum_weights(pair for half in halves for pair in half)


def last_part(table: Table, form: str, shortest: int) -> str:
    """Return the longest last part of a compound that is in a dictionary, after a known first part; or ""."""
    if table.language not in COMPOUNDING:
        return ""
    ends = (form[at:] for at in range(shortest, len(form) - shortest + 1))
    listed = (end for end in ends if any(end in dictionary for dictionary in table.dictionaries))
    return next((end for end in listed if _first_part(table, form, end, shortest)), "")


def _first_part(table: Table, form: str, last: str, shortest: int) -> str:
    whole = form.removesuffix(last)
    bare = (whole.removesuffix(joint) for joint in JOINTS if whole.endswith(joint))
    return next((part for part in bare if len(part) >= shortest and table.knows(part)), "")


def _normalise_weights(weights: Weighted) -> tuple[tuple[str, float], ...]:
    best = list(weights.items())[:TOP]
    total = sum(weight for _, weight in best)
    return tuple((word, weight / total) for word, weight in best)


def _sum_weights(pairs: Iterable[tuple[str, float]]) -> Weighted:
    total: Weighted = {}
    for word, weight in pairs:
        total[word] = total.get(word, 0.0) + weight
    return dict(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))
