"""Fingerprints that several documents have, and the pairs of documents they give."""

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
BOILERPLATE_RANGE = (20, 200)  # without the maximum a fingerprint of 100,000 documents could pair 2,000 of them
STANDING = 3  # editions of a source
FULLY_COMPARED = 20
SEEDS_AT_ONCE = 500_000  # all their columns take some 60 MB


class Prints(NamedTuple):
    """The fingerprints of two documents or more: one entry per fingerprint and document, in that order.

    `number` counts the fingerprints from 0, `word` is the first word of its first shingle in the document.
    """

    number: Ints
    doc: Ints
    word: Ints

    def where(self, chosen: Flags) -> Prints:
        """Return the selected entries."""
        return Prints(*(column[chosen] for column in self))


class Seeds(NamedTuple):
    """One common fingerprint of two documents per entry: the documents and the word at which it starts in each."""

    a: Ints
    b: Ints
    word_a: Ints
    word_b: Ints


class Groups(NamedTuple):
    """The first document of the group of each document, and its own position in the group, from 0."""

    first: Ints
    place: Ints


def repeated_fingerprints(fingerprints: pd.DataFrame, ids: Sequence[str]) -> tuple[Prints, Ints]:
    """Return the fingerprints of two documents or more, and the number of distinct fingerprints of each document.

    Nine fingerprints in ten are in one document only, so only the others are stored.
    """
    docs = _positions(fingerprints["doc_id"], ids)
    hashes, words = fingerprints["hash"].to_numpy(), fingerprints["word"].to_numpy()
    order = np.argsort(hashes, kind="stable")
    rows = order[_has_twin(hashes[order])]
    rows = rows[docs[rows] >= 0]
    rows = rows[np.lexsort((words[rows], docs[rows], hashes[rows]))]
    is_repeated = _same_as_before(hashes[rows]) & _same_as_before(docs[rows])
    sizes = np.bincount(docs[docs >= 0], minlength=len(ids)) - np.bincount(docs[rows[is_repeated]], minlength=len(ids))
    rows = rows[~is_repeated]
    rows = rows[_has_twin(hashes[rows])]
    return Prints(np.cumsum(~_same_as_before(hashes[rows])) - 1, docs[rows], words[rows]), sizes


def groups(first: Ints) -> Groups:
    """Return the groups, given the first document of the group of each document."""
    return Groups(first, pd.Series(first).groupby(first).cumcount().to_numpy())


def is_boilerplate(prints: Prints, first: Ints) -> Flags:
    """Return which entries are in more than 2 % of the documents (at least 20, at most 200); a group counts once."""
    low, high = BOILERPLATE_RANGE
    most = int(min(max(low, BOILERPLATE_SHARE * len(first)), high))
    distinct = np.unique(prints.number * len(first) + first[prints.doc])
    return (np.bincount(distinct // max(len(first), 1)) > most)[prints.number]


def is_standing_text(prints: Prints, source: Ints, edition: Ints) -> Flags:
    """Return which fingerprints, by entry, are in three or more editions of one source.

    `source` and `edition` have a number for each document; nearly identical documents have the same edition.
    """
    entries = pd.DataFrame({"number": prints.number, "source": source[prints.doc], "edition": edition[prints.doc]})
    n_editions = entries.drop_duplicates().groupby(["number", "source"]).size()
    standing = n_editions.index.get_level_values("number")[n_editions >= STANDING]
    flags: Flags = np.isin(prints.number, standing)
    return flags


def seeds(prints: Prints, groups: Groups) -> Iterator[Seeds]:
    """Yield the common fingerprints of the pairs of documents a < b to compare, all of one pair in the same part.

    The first 20 documents of a group are compared with all documents, the others only with the first of their group:
    200 copies would otherwise make 19,900 pairs.
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
        rows = order[start:end]
        left = np.repeat(rows, n_later[rows])
        right = left + 1 + np.arange(len(left)) - np.repeat(n_before[start:end] - n_before[start], n_later[rows])
        yield Seeds(prints.doc[left], prints.doc[right], prints.word[left], prints.word[right])


def _with_first(prints: Prints, others: Prints, groups: Groups) -> Iterator[Seeds]:
    """Yield the entries of later documents of a group with those of its first document."""
    if not len(others.doc):
        return
    n_documents = len(groups.first)
    keys = prints.number * n_documents + prints.doc
    key_of = others.number * n_documents + groups.first[others.doc]
    match = np.minimum(np.searchsorted(keys, key_of), len(keys) - 1)
    rows = np.flatnonzero(keys[match] == key_of)
    rows = rows[np.argsort(others.doc[rows], kind="stable")]
    for start, end in _parts(others.doc[rows], np.arange(len(rows) + 1)):
        left, right = match[rows[start:end]], rows[start:end]
        yield Seeds(prints.doc[left], others.doc[right], prints.word[left], others.word[right])


def _parts(docs: Ints, n_before: Ints) -> Iterator[tuple[int, int]]:
    """Yield parts of entries, ordered by document, of at most `SEEDS_AT_ONCE` seeds or of one document."""
    borders = [*np.flatnonzero(~_same_as_before(docs)).tolist(), len(docs)]
    start = 0
    for border, following in pairwise([*borders[1:], len(docs)]):
        if n_before[following] - n_before[start] > SEEDS_AT_ONCE:
            yield start, border
            start = border
    if start < len(docs):
        yield start, len(docs)


def _positions(doc_ids: pd.Series, ids: Sequence[str]) -> Ints:
    """Return the position of each document in `ids`, -1 if it is not there."""
    column = doc_ids.astype("category")
    places = pd.Index(ids, dtype="str").get_indexer(column.cat.categories.astype("str"))
    positions: Ints = np.r_[places, -1].astype("int32")[column.cat.codes.to_numpy()]
    return positions


def _same_as_before(ordered: npt.NDArray[Any]) -> Flags:
    return np.r_[False, ordered[1:] == ordered[:-1]][: len(ordered)]


def _has_twin(ordered: npt.NDArray[Any]) -> Flags:
    same = _same_as_before(ordered)
    return same | np.r_[same[1:], False][: len(ordered)]
