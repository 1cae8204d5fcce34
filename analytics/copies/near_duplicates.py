"""Near-duplicate documents: pairs that share most of their words, and their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from analytics.copies import shared_runs, shared_shingles
from analytics.copies.shared_shingles import Prints, Seeds
from analytics.corpus import word_sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    Ints = npt.NDArray[np.integer]
    Flags = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]

    from analytics.corpus.store import Corpus
    from analytics.corpus.word_sequences import WordSequences

NEARLY_IDENTICAL = 0.8
SENT_AGAIN = 0.95  # the same for two days of one source: its daily notices differ in a few figures
N_LEADERS = 3
LIKELY = 0.5  # of `min_share`: the share of fingerprints left when every third sentence is rewritten
SPREAD, REST = 0.9, 0.3  # of `min_share`
ROWS_AT_ONCE = 1_000
PAIRS_AT_ONCE = 5_000


class Pairs(NamedTuple):
    """Pairs of documents a < b."""

    a: Ints
    b: Ints

    def where(self, chosen: Flags) -> Pairs:
        """Return the selected pairs."""
        return Pairs(self.a[chosen], self.b[chosen])


class Shares(NamedTuple):
    """The share of the words of each pair in equal runs, and the same without the longest run."""

    all: Floats
    rest: Floats


class Origins(NamedTuple):
    """The number of the language, the source and the edition of each document.

    The edition is the source with the day, or with the title where there is no date: news is sent again within a day,
    a standing text on many days. Without source and date all documents are one edition.
    """

    language: Ints
    source: Ints
    edition: Ints


class Comparison(NamedTuple):
    """The repeated fingerprints, and of each document the number of fingerprints, the words and the origin."""

    prints: Prints
    sizes: Ints
    words: WordSequences
    origins: Origins


def duplicate_groups(
    corpus: Corpus, *, min_share: float = 0.5, sequences: WordSequences | None = None
) -> dict[str, str]:
    """Return the group (its smallest doc_id) of each document that has a copy.

    Two documents are copies if at least `min_share` of the words of both are in equal runs of words: (shared words of
    one + of the other) / (words of both). Nine tenths of `min_share` are enough if the shared words outside the longest
    run are three tenths of `min_share`: shared sentences in several places are typical of a rewritten text, while a
    single run may be a statement that both quote. Copies of copies are one group; all have one language. Fingerprints
    give the pairs to compare. `sequences` are the words of the corpus if they are known already.

    Two kinds of fingerprints are not counted, and neither are the words around them. Fingerprints in more than 2 % of
    the documents (at least 20, at most 200) are boilerplate; documents that are 80 % the same count once for this,
    otherwise a text copied 300 times would be boilerplate. Fingerprints in three or more editions of one source are its
    standing text: leads of a series, notices, ends of press releases. `benchmarks/copies.py` measures the recall on
    planted copies.
    """
    if not 0 < min_share <= 1:
        raise ValueError(f"min_share must be above 0 and at most 1, got {min_share}")
    ids = sorted(corpus.doc_ids)
    prints, sizes = shared_shingles.repeated_fingerprints(corpus.stored("fingerprints"), ids)
    comparison = Comparison(prints, sizes, word_sequences.by_id(corpus, sequences), _origins(corpus))
    first = _first_of_group(len(ids), _nearly_identical(comparison))
    group = _first_of_group(len(ids), [Pairs(first, np.arange(len(ids))), *_copies(comparison, first, min_share)])
    sizes = np.bincount(group, minlength=len(ids))
    return {ids[doc]: ids[leader] for doc, leader in enumerate(group) if sizes[leader] > 1}


def _origins(corpus: Corpus) -> Origins:
    """Return the origins of the documents of a corpus, in order of doc_id."""
    columns = ["doc_id", "language", "source", "date", "title"]
    documents = corpus.documents[columns].astype("str").sort_values("doc_id")
    titled = documents["title"].where(documents["source"].ne(""), "")
    edition = documents["source"] + "\n" + documents["date"].where(documents["date"].ne(""), titled)
    return Origins(*(pd.factorize(column)[0] for column in (documents["language"], documents["source"], edition)))


def _nearly_identical(comparison: Comparison) -> list[Pairs]:
    """Return the pairs with 80 % in common, by comparing with the first three documents of each fingerprint only.

    This is linear in the number of occurrences. Three, because the first document may be a different version.
    """
    overlap = _Overlap(comparison, np.zeros(len(comparison.prints.number), dtype=bool))
    language, source, edition = comparison.origins
    identical = []
    for rank in range(N_LEADERS):
        pairs = _pairs_of_prefix(comparison, rank)
        pairs = pairs.where(language[pairs.a] == language[pairs.b])
        is_later = (source[pairs.a] == source[pairs.b]) & (edition[pairs.a] != edition[pairs.b])
        identical.append(pairs.where(overlap.shares(pairs).all >= np.where(is_later, SENT_AGAIN, NEARLY_IDENTICAL)))
    return identical


def _pairs_of_prefix(comparison: Comparison, rank: int) -> Pairs:
    """Return the pairs of the `rank`th document with a fingerprint and the later ones, if they share enough."""
    numbers, docs = comparison.prints.number, comparison.prints.doc
    leader_at = np.searchsorted(numbers, numbers) + rank
    later = np.flatnonzero(leader_at < np.arange(len(numbers)))
    keys, n_common = np.unique(_key(docs[leader_at[later]], docs[later], comparison), return_counts=True)
    a, b = np.divmod(keys, max(len(comparison.sizes), 1))
    return Pairs(a, b).where(n_common >= NEARLY_IDENTICAL / 2 * np.maximum(comparison.sizes[a], comparison.sizes[b]))


def _copies(comparison: Comparison, first: Ints, min_share: float) -> list[Pairs]:
    """Return the pairs of copies in different groups of nearly identical documents."""
    language, source, edition = comparison.origins
    boilerplate = shared_shingles.is_boilerplate(comparison.prints, first)
    boilerplate |= shared_shingles.is_standing_text(comparison.prints, source, edition[first])
    is_compared = shared_shingles.groups(first).place[comparison.prints.doc] < shared_shingles.FULLY_COMPARED
    overlap = _Overlap(comparison, boilerplate)
    copies = []
    for pairs in _candidate_pairs(
        comparison.prints.where(~boilerplate & is_compared), _own_sizes(comparison, boilerplate), min_share
    ):
        unlinked = pairs.where((first[pairs.a] != first[pairs.b]) & (language[pairs.a] == language[pairs.b]))
        share = overlap.shares(unlinked)
        is_spread = (share.all >= SPREAD * min_share) & (share.rest >= REST * min_share)
        copies.append(unlinked.where((share.all >= min_share) | is_spread))
    return copies


def _candidate_pairs(prints: Prints, sizes: Ints, min_share: float) -> Iterator[Pairs]:
    """Return candidate pairs: their common fingerprints are half of `min_share` of those they have on average."""
    cells = _cells(prints, np.ones(len(prints.doc), "int32"), len(sizes))
    by_number = cells.T.tocsr()
    for start in range(0, len(sizes), ROWS_AT_ONCE):
        common = (cells[start : start + ROWS_AT_ONCE] @ by_number).tocoo()
        pairs = Pairs(common.row.astype("int64") + start, common.col.astype("int64"))
        is_likely = 2 * common.data >= LIKELY * min_share * (sizes[pairs.a] + sizes[pairs.b])
        yield pairs.where(is_likely & (pairs.a < pairs.b))


class _Overlap:
    """The words that pairs share in equal runs; boilerplate counts neither as shared nor in the total."""

    def __init__(self, comparison: Comparison, boilerplate: Flags) -> None:
        rare = comparison.prints.where(~boilerplate)
        self.cells = _cells(rare, rare.word + 1, len(comparison.sizes))
        self.words = words = comparison.words
        self.n_own_before = shared_runs.n_own_before(words, comparison.prints.where(boilerplate))
        self.n_own = self.n_own_before[words.first + words.n_words] - self.n_own_before[words.first]

    def shares(self, pairs: Pairs) -> Shares:
        """Return the shares of pairs, compared word by word."""
        starts = range(0, len(pairs.a), PAIRS_AT_ONCE)
        parts = [self._word_shares(Pairs(*(side[at : at + PAIRS_AT_ONCE] for side in pairs))) for at in starts]
        return Shares(*np.concatenate([np.zeros((2, 0)), *parts], axis=1))

    def _word_shares(self, pairs: Pairs) -> Floats:
        """Return the two rows of `Shares` for some pairs."""
        pair, seeds = _common(self.cells, pairs)
        if not len(pair):
            return np.zeros((2, len(pairs.a)))
        runs = shared_runs.runs(self.words, seeds)
        keys = pairs.a * len(self.n_own) + pairs.b
        order = np.argsort(keys)
        pair = order[np.searchsorted(keys[order], runs.a * len(self.n_own) + runs.b)]
        before = self.n_own_before
        ends = [(before[start], before[start + runs.n_words]) for start in (runs.start_a, runs.start_b)]
        shared = sum(shared_runs.n_covered(pair, *side, len(keys)) for side in ends)
        longest = np.zeros(len(keys))
        np.maximum.at(longest, pair, ends[0][1] - ends[0][0])
        return np.stack([shared, shared - 2 * longest]) / np.maximum(self.n_own[pairs.a] + self.n_own[pairs.b], 1)


def _common(cells: sparse.csr_array, pairs: Pairs) -> tuple[Ints, Seeds]:
    """Return the common fingerprints of pairs, each with the position of its pair."""
    left, right = cells[pairs.a], cells[pairs.b]
    in_a, in_b = left.multiply(right.astype(bool)).tocoo(), right.multiply(left.astype(bool)).tocoo()
    return in_a.row, Seeds(pairs.a[in_a.row], pairs.b[in_a.row], in_a.data - 1, in_b.data - 1)


def _cells(prints: Prints, data: Ints, n_documents: int) -> sparse.csr_array:
    """Return a matrix of documents x fingerprints."""
    shape = (n_documents, int(prints.number.max(initial=-1)) + 1)
    return sparse.csr_array((data, (prints.doc, prints.number)), shape=shape)


def _own_sizes(comparison: Comparison, boilerplate: Flags) -> Ints:
    return comparison.sizes - np.bincount(comparison.prints.doc[boilerplate], minlength=len(comparison.sizes))


def _key(a: Ints, b: Ints, comparison: Comparison) -> Ints:
    return a * np.int64(len(comparison.sizes)) + b


def _first_of_group(n_documents: int, pairs: list[Pairs]) -> Ints:
    """Return for each document the first document of its group of linked pairs."""
    left, right = (np.concatenate(side) for side in zip(*pairs, strict=True))
    links = sparse.coo_array((np.ones(len(left), "int8"), (left, right)), shape=(n_documents, n_documents))
    _, group = csgraph.connected_components(links, directed=False)
    _, first = np.unique(group, return_index=True)
    leaders: Ints = first[group]
    return leaders
