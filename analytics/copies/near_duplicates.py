"""Near-duplicate documents: pairs that share most of their words, and the groups they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from analytics.copies import shared_runs, shared_shingles
from analytics.copies.shared_shingles import Prints, Seeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    import pandas as pd

    Ints = npt.NDArray[np.integer]
    Flags = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]

    from analytics.copies.shared_runs import Words

NEARLY_IDENTICAL = 0.8
N_LEADERS = 3
LIKELY = 0.5  # of `min_share`: what rewriting every third sentence leaves of the fingerprints of shared words
SPREAD, REST = 0.9, 0.3  # of `min_share`
ROWS_AT_ONCE = 1_000
PAIRS_AT_ONCE = 5_000


class Pairs(NamedTuple):
    """Pairs of documents a < b."""

    a: Ints
    b: Ints

    def where(self, kept: Flags) -> Pairs:
        """Return the pairs that are kept."""
        return Pairs(self.a[kept], self.b[kept])


class Shares(NamedTuple):
    """Of each pair the share of the words that both have in equal runs, and the same without the longest run."""

    all: Floats
    rest: Floats


class Known(NamedTuple):
    """What pairs are judged by: the fingerprints in common, how many each document has in all, and the texts."""

    ids: Sequence[str]
    prints: Prints
    sizes: Ints
    texts: pd.DataFrame


def duplicate_groups(
    fingerprints: pd.DataFrame, doc_ids: Sequence[str], texts: pd.DataFrame, *, min_share: float = 0.5
) -> dict[str, str]:
    """Give the group (its smallest doc_id) of every document that has a copy; documents without a copy are left out.

    Two documents are copies when at least `min_share` of the words of both stand in equal runs of words, (shared words
    of one + of the other) / (words of both); or nine tenths of that, when what is shared besides the longest run is
    three tenths of it: sentences here and there are the mark of a rewritten text, a single run may be a statement that
    both quote. Copies of copies are one group. Fingerprints name the pairs to compare. Fingerprints in more than 2 % of
    the documents (at least 20, at most 200) are boilerplate and the words around them count for nothing; documents that
    are the same to 80 % count once in this, or a text copied 300 times would be boilerplate itself. See
    `benchmarks/copies.py` for how much of what was planted is found.
    """
    if not 0 < min_share <= 1:
        raise ValueError(f"min_share must lie above 0 and be at most 1, got {min_share}")
    ids = sorted(set(doc_ids))
    known = Known(ids, *shared_shingles.repeated_fingerprints(fingerprints, ids), texts)
    first = _first_of_group(len(ids), _nearly_identical(known))
    group = _first_of_group(len(ids), [Pairs(first, np.arange(len(ids))), *_copies(known, first, min_share)])
    sizes = np.bincount(group, minlength=len(ids))
    return {ids[doc]: ids[leader] for doc, leader in enumerate(group) if sizes[leader] > 1}


def _nearly_identical(known: Known) -> list[Pairs]:
    """Pairs with 80 % in common, each fingerprint naming only its first documents: linear however often it occurs.

    Three of them, because the very first may be a version of its own.
    """
    none = np.zeros(len(known.prints.number), dtype=bool)
    led = [_pairs_of_prefix(known, rank) for rank in range(N_LEADERS)]
    return [pairs.where(_shares(pairs, known, none).all >= NEARLY_IDENTICAL) for pairs in led]


def _pairs_of_prefix(known: Known, rank: int) -> Pairs:
    """Pairs of the document that has a fingerprint as the `rank`th and those that have it later, if often enough."""
    numbers, docs = known.prints.number, known.prints.doc
    leader_at = np.searchsorted(numbers, numbers) + rank
    later = np.flatnonzero(leader_at < np.arange(len(numbers)))
    keys, n_common = np.unique(_key(docs[leader_at[later]], docs[later], known), return_counts=True)
    a, b = np.divmod(keys, max(len(known.ids), 1))
    return Pairs(a, b).where(n_common >= NEARLY_IDENTICAL / 2 * np.maximum(known.sizes[a], known.sizes[b]))


def _copies(known: Known, first: Ints, min_share: float) -> list[Pairs]:
    """Pairs of copies in different groups of those nearly identical."""
    boilerplate = shared_shingles.is_boilerplate(known.prints, first)
    of_first = shared_shingles.groups(first).place[known.prints.doc] < shared_shingles.FULLY_COMPARED
    found = []
    for pairs in _candidate_pairs(
        known.prints.where(~boilerplate & of_first), _own_sizes(known, boilerplate), min_share
    ):
        apart = pairs.where(first[pairs.a] != first[pairs.b])
        share = _shares(apart, known, boilerplate)
        spread = (share.all >= SPREAD * min_share) & (share.rest >= REST * min_share)
        found.append(apart.where((share.all >= min_share) | spread))
    return found


def _candidate_pairs(prints: Prints, sizes: Ints, min_share: float) -> Iterator[Pairs]:
    """Pairs that may be copies: their common fingerprints are half of `min_share` of those they have on average."""
    cells = _cells(prints, np.ones(len(prints.doc), "int32"), len(sizes))
    by_number = cells.T.tocsr()
    for start in range(0, len(sizes), ROWS_AT_ONCE):
        common = (cells[start : start + ROWS_AT_ONCE] @ by_number).tocoo()
        pairs = Pairs(common.row.astype("int64") + start, common.col.astype("int64"))
        enough = 2 * common.data >= LIKELY * min_share * (sizes[pairs.a] + sizes[pairs.b])
        yield pairs.where(enough & (pairs.a < pairs.b))


def _shares(pairs: Pairs, known: Known, boilerplate: Flags) -> Shares:
    """Compare pairs word by word; boilerplate counts neither among the shared words nor among all."""
    rare = known.prints.where(~boilerplate)
    cells = _cells(rare, rare.word + 1, len(known.ids))
    parts = [
        Pairs(*(side[start : start + PAIRS_AT_ONCE] for side in pairs))
        for start in range(0, len(pairs.a), PAIRS_AT_ONCE)
    ]
    texts = shared_runs.texts_of(known.texts, known.ids, np.unique(np.r_[pairs.a, pairs.b]))
    words = shared_runs.numbered_words(texts, len(known.ids))
    n_own = shared_runs.n_own_before(words, known.prints.where(boilerplate))
    found = [_of_words(part, cells, words, n_own) for part in parts]
    return Shares(*np.concatenate([np.zeros((2, 0)), *found], axis=1))


def _of_words(pairs: Pairs, cells: sparse.csr_array, words: Words, n_own: Ints) -> Floats:
    """Return both rows of `Shares`."""
    pair, seeds = _common(cells, pairs)
    if not len(pair):
        return np.zeros((2, len(pairs.a)))
    runs = shared_runs.runs(words, seeds)
    keys = pairs.a * len(words.first) + pairs.b
    order = np.argsort(keys)
    pair = order[np.searchsorted(keys[order], runs.a * len(words.first) + runs.b)]
    ends = [(n_own[start], n_own[start + runs.n_words]) for start in (runs.start_a, runs.start_b)]
    shared = sum(shared_runs.n_covered(pair, *side, len(keys)) for side in ends)
    longest = np.zeros(len(keys))
    np.maximum.at(longest, pair, ends[0][1] - ends[0][0])
    n_words = n_own[words.first + words.n_words] - n_own[words.first]
    return np.stack([shared, shared - 2 * longest]) / np.maximum(n_words[pairs.a] + n_words[pairs.b], 1)


def _common(cells: sparse.csr_array, pairs: Pairs) -> tuple[Ints, Seeds]:
    """Return the common fingerprints of pairs, each with the place of its pair."""
    left, right = cells[pairs.a], cells[pairs.b]
    in_a, in_b = left.multiply(right.astype(bool)).tocoo(), right.multiply(left.astype(bool)).tocoo()
    return in_a.row, Seeds(pairs.a[in_a.row], pairs.b[in_a.row], in_a.data - 1, in_b.data - 1)


def _cells(prints: Prints, data: Ints, n_documents: int) -> sparse.csr_array:
    """Documents x fingerprints."""
    shape = (n_documents, int(prints.number.max(initial=-1)) + 1)
    return sparse.csr_array((data, (prints.doc, prints.number)), shape=shape)


def _own_sizes(known: Known, boilerplate: Flags) -> Ints:
    return known.sizes - np.bincount(known.prints.doc[boilerplate], minlength=len(known.ids))


def _key(a: Ints, b: Ints, known: Known) -> Ints:
    return a * np.int64(len(known.ids)) + b


def _first_of_group(n_documents: int, linked: list[Pairs]) -> Ints:
    """For every document the first document that a chain of pairs leads to."""
    left, right = (np.concatenate(side) for side in zip(*linked, strict=True))
    links = sparse.coo_array((np.ones(len(left), "int8"), (left, right)), shape=(n_documents, n_documents))
    _, group = csgraph.connected_components(links, directed=False)
    _, first = np.unique(group, return_index=True)
    leaders: Ints = first[group]
    return leaders
