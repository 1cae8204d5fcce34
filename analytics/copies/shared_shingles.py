"""Fingerprints that documents have in common, and the pairs of documents they lead to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    import numpy.typing as npt

    Ints = npt.NDArray[np.integer]
    Flags = npt.NDArray[np.bool_]

BOILERPLATE_SHARE = 0.02
BOILERPLATE_RANGE = (20, 200)  # the ceiling keeps 100,000 documents from pairing 2,000 at a time
FULLY_COMPARED = 20
SEEDS_AT_ONCE = 500_000  # all columns of so many take some 60 MB


class Prints(NamedTuple):
    """The fingerprints that stand in two documents or more: one entry per fingerprint and document, in that order.

    `number` counts the fingerprints from 0, `word` is where the first of its shingles starts in the document.
    """

    number: Ints
    doc: Ints
    word: Ints

    def where(self, kept: Flags) -> Prints:
        """Return the entries that are kept."""
        return Prints(*(column[kept] for column in self))


class Seeds(NamedTuple):
    """One common fingerprint of two documents per entry: the documents and the word at which it starts in each."""

    a: Ints
    b: Ints
    word_a: Ints
    word_b: Ints


class Groups(NamedTuple):
    """For every document the first document of its group, and its own place in the group, from 0."""

    first: Ints
    place: Ints


def repeated_fingerprints(fingerprints: pd.DataFrame, ids: Sequence[str]) -> tuple[Prints, Ints]:
    """Return what stands in two documents or more, and how many different fingerprints every document has.

    Nine fingerprints in ten stand in one document alone, so only the others are carried on.
    """
    docs = _positions(fingerprints["doc_id"], ids)
    hashes, words = fingerprints["hash"].to_numpy(), fingerprints["word"].to_numpy()
    order = np.argsort(hashes, kind="stable")
    rows = order[_has_twin(hashes[order])]
    rows = rows[docs[rows] >= 0]
    rows = rows[np.lexsort((words[rows], docs[rows], hashes[rows]))]
    again = _same_as_before(hashes[rows]) & _same_as_before(docs[rows])
    sizes = np.bincount(docs[docs >= 0], minlength=len(ids)) - np.bincount(docs[rows[again]], minlength=len(ids))
    rows = rows[~again]
    rows = rows[_has_twin(hashes[rows])]
    return Prints(np.cumsum(~_same_as_before(hashes[rows])) - 1, docs[rows], words[rows]), sizes


def groups(first: Ints) -> Groups:
    """Return the groups in which every document names its first document."""
    return Groups(first, pd.Series(first).groupby(first).cumcount().to_numpy())


def is_boilerplate(prints: Prints, first: Ints) -> Flags:
    """Tell which entries stand in more than 2 % of the documents (at least 20, at most 200); a group counts once."""
    low, high = BOILERPLATE_RANGE
    most = int(min(max(low, BOILERPLATE_SHARE * len(first)), high))
    distinct = np.unique(prints.number * len(first) + first[prints.doc])
    return (np.bincount(distinct // max(len(first), 1)) > most)[prints.number]


def seeds(prints: Prints, groups: Groups) -> Iterator[Seeds]:
    """Give the common fingerprints of the pairs of documents a < b to compare, all of one pair in the same part.

    The first 20 documents of a group meet everything, the others the first of their group alone: 200 copies would
    otherwise make 19,900 pairs.
    """
    full = groups.place[prints.doc] < FULLY_COMPARED
    yield from _all_pairs(prints.where(full))
    yield from _with_first(prints, prints.where(~full), groups)


def _all_pairs(prints: Prints) -> Iterator[Seeds]:
    n_later = np.searchsorted(prints.number, prints.number, side="right") - np.arange(len(prints.number)) - 1
    order = np.argsort(prints.doc, kind="stable")
    order = order[n_later[order] > 0]
    n_before = np.r_[0, np.cumsum(n_later[order])]
    for start, end in _parts(prints.doc[order], n_before):
        here = order[start:end]
        left = np.repeat(here, n_later[here])
        right = left + 1 + np.arange(len(left)) - np.repeat(n_before[start:end] - n_before[start], n_later[here])
        yield Seeds(prints.doc[left], prints.doc[right], prints.word[left], prints.word[right])


def _with_first(prints: Prints, others: Prints, groups: Groups) -> Iterator[Seeds]:
    """Pair the entries of later documents of a group with those of its first document."""
    if not len(others.doc):
        return
    n_documents = len(groups.first)
    keys = prints.number * n_documents + prints.doc
    wanted = others.number * n_documents + groups.first[others.doc]
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found = np.flatnonzero(keys[at] == wanted)
    found = found[np.argsort(others.doc[found], kind="stable")]
    for start, end in _parts(others.doc[found], np.arange(len(found) + 1)):
        left, right = at[found[start:end]], found[start:end]
        yield Seeds(prints.doc[left], others.doc[right], prints.word[left], others.word[right])


def _parts(docs: Ints, n_before: Ints) -> Iterator[tuple[int, int]]:
    """Cut entries, ordered by document, into parts of at most `SEEDS_AT_ONCE` seeds or of one document."""
    borders = [*np.flatnonzero(~_same_as_before(docs)).tolist(), len(docs)]
    start = 0
    for border, following in pairwise([*borders[1:], len(docs)]):
        if n_before[following] - n_before[start] > SEEDS_AT_ONCE:
            yield start, border
            start = border
    if start < len(docs):
        yield start, len(docs)


def _positions(doc_ids: pd.Series, ids: Sequence[str]) -> Ints:
    """Return the place of each document in `ids`, -1 for those that are not in it."""
    column = doc_ids.astype("category")
    places = pd.Index(ids, dtype="str").get_indexer(column.cat.categories.astype("str"))
    positions: Ints = np.r_[places, -1].astype("int32")[column.cat.codes.to_numpy()]
    return positions


def _same_as_before(ordered: npt.NDArray[Any]) -> Flags:
    return np.r_[False, ordered[1:] == ordered[:-1]][: len(ordered)]


def _has_twin(ordered: npt.NDArray[Any]) -> Flags:
    same = _same_as_before(ordered)
    return same | np.r_[same[1:], False][: len(ordered)]
