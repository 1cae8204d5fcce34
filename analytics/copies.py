"""Who copies whom: near-duplicate documents and the spans that two documents share word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from analytics import schema, segmentation

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from analytics.corpus import Corpus

    Ints = npt.NDArray[np.int64]

FEWEST_WORDS = 12  # words: what winnowing is sure to find
SMALLEST_SPAN = 5  # words: the length of a shingle
BOILERPLATE_SHARE = 0.02
BOILERPLATE_RANGE = (20, 200)  # the ceiling keeps 100,000 documents from pairing 2,000 at a time
NEARLY_IDENTICAL = 0.8
FULLY_COMPARED = 20
REACH = 7  # words: a window of shingles without the one it keeps


class _Spans(NamedTuple):
    """Equal runs of words: positions in the joined words of all documents, one entry per run."""

    a: Ints
    b: Ints
    start_a: Ints
    start_b: Ints
    n_words: Ints


class _Words(NamedTuple):
    """The words of all documents in one row, a separator that equals nothing around each document."""

    numbers: Ints
    starts: Ints
    ends: Ints
    first: Ints  # position of each document's first word


def duplicate_groups(fingerprints: pd.DataFrame, doc_ids: Sequence[str], *, min_share: float = 0.5) -> dict[str, str]:
    """Give the group (its smallest doc_id) of every document that has a copy; documents without a copy are left out.

    Two documents are copies when at least `min_share` of the fingerprints of both are common ones, 2 * common / (size
    of one + size of the other); copies of copies are one group. Of 60 planted pairs each, the default joins all exact
    copies and copies with a new lead, 57 with 30 % of the sentences rewritten, and none of 120 that quote one
    statement; containment in the shorter one would join 13 short reports to a long one for the statement they quote.
    Fingerprints in more than 2 % of the documents (at least 20, at most 200) are boilerplate and count for nothing;
    documents that are the same to 80 % count once in this, or a text copied 300 times would be boilerplate itself.
    """
    if not 0 < min_share <= 1:
        raise ValueError(f"min_share must lie above 0 and be at most 1, got {min_share}")
    ids = sorted(set(doc_ids))
    cells = _cells(fingerprints, ids)
    first = _first_of_group(len(ids), *_nearly_identical(cells))
    distinct = np.unique(first)
    rare = cells[distinct][:, _is_rare(cells[distinct], len(ids))]
    left, right = _pairs_sharing(rare, min_share)
    group = _first_of_group(len(ids), np.r_[first, distinct[left]], np.r_[np.arange(len(ids)), distinct[right]])
    sizes = np.bincount(group, minlength=len(ids))
    return {ids[doc]: ids[leader] for doc, leader in enumerate(group) if sizes[leader] > 1}


def shared_text(corpus: Corpus, *, min_words: int = FEWEST_WORDS) -> pd.DataFrame:
    """One row per copied span between two documents of the slice, longest first; see `find_shared_text`.

    Found once for the whole corpus, at 12 words and more; `min_words` keeps the longer ones.
    """
    if min_words < FEWEST_WORDS:
        raise ValueError(f"min_words must be at least {FEWEST_WORDS}, got {min_words}")
    spans = corpus.table("shared_text")
    inside = spans["a"].isin(corpus.doc_ids) & spans["b"].isin(corpus.doc_ids) & (spans["n_words"] >= min_words)
    return schema.conform(spans[inside], "shared_text")


def copied_pairs(corpus: Corpus) -> pd.DataFrame:
    """One row per pair of documents that share text, the one with the most copied words first."""
    spans = shared_text(corpus)
    groups = spans.groupby(["a", "b"])["n_words"]
    table = pd.DataFrame({"n_words": groups.sum(), "n_spans": groups.size()}).reset_index()
    return schema.conform(table.sort_values(["n_words", "a", "b"], ascending=[False, True, True]), "copied_pairs")


def find_shared_text(corpus: Corpus, *, min_words: int = FEWEST_WORDS) -> pd.DataFrame:
    """One row per span of at least `min_words` words that documents `a` < `b` share, longest first.

    Words are compared without case and punctuation; `text` is the span as it stands in `a`. At least `min_words` of its
    words must lie away from boilerplate fingerprints (see `duplicate_groups`; here a whole group counts once).
    Winnowing guarantees a fingerprint in 12 words, so shorter spans are found only by chance; a passage that one
    document repeats is sought at its first place.
    Of a span inside a longer one of the same pair only the longer is listed. The first 20 documents of a duplicate
    group are compared with everything, the others with the first of their group alone: 200 copies would
    otherwise make 19,900 pairs.
    """
    if min_words < SMALLEST_SPAN:
        raise ValueError(f"min_words must be at least {SMALLEST_SPAN}, got {min_words}")
    ids = sorted(set(corpus.documents["doc_id"].astype(str)))
    prints = _prints(corpus.table("fingerprints"), ids)
    seeds = _seeds(prints[~prints["common"]])
    if seeds.empty:
        return schema.empty("shared_text")
    texts = _texts(corpus.table("texts"), ids, seeds)
    joined = _joined(texts)
    runs = _without_boilerplate(_runs(joined, seeds), joined, prints[prints["common"]], min_words)
    return _table(_outermost(runs), joined, texts, ids)


def _cells(fingerprints: pd.DataFrame, ids: list[str]) -> sparse.csr_array:
    """Documents x hashes, 1 where the document has the hash."""
    rows = pd.Index(ids, dtype="str").get_indexer(fingerprints["doc_id"].astype("str"))
    columns, hashes = pd.factorize(fingerprints["hash"][rows >= 0])
    rows = rows[rows >= 0]
    cells = sparse.csr_array((np.ones(len(rows), "int64"), (rows, columns)), shape=(len(ids), len(hashes)))
    cells.sum_duplicates()
    cells.data[:] = 1
    return cells


def _most_documents(n_documents: int) -> int:
    low, high = BOILERPLATE_RANGE
    return int(min(max(low, BOILERPLATE_SHARE * n_documents), high))


def _is_rare(cells: sparse.csr_array, n_documents: int) -> npt.NDArray[np.bool_]:
    rare: npt.NDArray[np.bool_] = np.asarray(cells.sum(axis=0)) <= _most_documents(n_documents)
    return rare


def _nearly_identical(cells: sparse.csr_array) -> tuple[Ints, Ints]:
    """Pairs with at least 80 % in common, each hash naming only its first document: linear however often it occurs."""
    by_hash = cells.tocsc()
    by_hash.sort_indices()
    leaders = np.repeat(by_hash.indices[by_hash.indptr[:-1]], np.diff(by_hash.indptr))
    linked = sparse.csr_array((by_hash.data, (leaders, by_hash.indices)), shape=(cells.shape[0],) * 2).tocoo()
    sizes = np.asarray(cells.sum(axis=1))
    larger = np.maximum(sizes[linked.row], sizes[linked.col])
    likely = (linked.row != linked.col) & (linked.data >= NEARLY_IDENTICAL / 2 * larger)
    left, right, larger = linked.row[likely], linked.col[likely], larger[likely]
    same = np.asarray(cells[left].multiply(cells[right]).sum(axis=1)) >= NEARLY_IDENTICAL * larger
    return left[same], right[same]


def _pairs_sharing(cells: sparse.csr_array, min_share: float) -> tuple[Ints, Ints]:
    """Pairs of rows with at least `min_share` of their hashes in common: 2 * common / (size of one + of the other)."""
    common = sparse.triu(cells @ cells.T, k=1).tocoo()
    sizes = np.asarray(cells.sum(axis=1))
    copied = 2 * common.data >= min_share * (sizes[common.row] + sizes[common.col])
    return common.row[copied], common.col[copied]


def _first_of_group(n_documents: int, left: Ints, right: Ints) -> Ints:
    """For every document the first document that a chain of pairs leads to."""
    links = sparse.coo_array((np.ones(len(left), "int64"), (left, right)), shape=(n_documents, n_documents))
    _, group = csgraph.connected_components(links, directed=False)
    _, first = np.unique(group, return_index=True)
    leaders: Ints = first[group]
    return leaders


def _prints(fingerprints: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """One row per document and hash, where it stands first: doc, word, group, place in the group, common."""
    index = pd.Index(ids, dtype="str")
    groups = duplicate_groups(fingerprints, ids)
    leader = index.get_indexer([groups.get(doc_id, doc_id) for doc_id in ids])
    place = pd.Series(leader).groupby(leader).cumcount().to_numpy()
    prints = fingerprints[["hash", "word"]].assign(doc=index.get_indexer(fingerprints["doc_id"].astype("str")))
    prints = prints[prints["doc"] >= 0].sort_values(["doc", "word"]).drop_duplicates(["doc", "hash"])
    prints = prints.assign(group=leader[prints["doc"]], place=place[prints["doc"]])
    n_groups = prints.drop_duplicates(["hash", "group"]).groupby("hash")["group"].size()
    return prints.assign(common=prints["hash"].map(n_groups) > _most_documents(len(ids)))


def _seeds(prints: pd.DataFrame) -> pd.DataFrame:
    """One row per hash and pair of documents that are to be compared: a, b, word_a, word_b."""
    compared, others = prints[prints["place"] < FULLY_COMPARED], prints[prints["place"] >= FULLY_COMPARED]
    pairs = compared.merge(compared, on="hash", suffixes=("_a", "_b"))
    star = prints[prints["place"] == 0].merge(others, on=["hash", "group"], suffixes=("_a", "_b"))
    seeds = pd.concat([pairs[pairs["doc_a"] < pairs["doc_b"]], star])
    return seeds.rename(columns={"doc_a": "a", "doc_b": "b"})[["a", "b", "word_a", "word_b"]]


def _texts(table: pd.DataFrame, ids: list[str], seeds: pd.DataFrame) -> list[str]:
    """Give the text of every document that a seed names, "" for the others."""
    needed = {ids[doc] for doc in np.union1d(seeds["a"], seeds["b"])}
    found = {doc_id: text for doc_id, text in zip(table["doc_id"], table["text"], strict=True) if doc_id in needed}
    return [found.get(doc_id, "") for doc_id in ids]


def _joined(texts: list[str]) -> _Words:
    vocabulary: dict[str, int] = {}
    parts = [np.array([[-1], [0], [0]], dtype="int64")]
    for doc, text in enumerate(texts):
        found = segmentation.words(text)
        known = [vocabulary.setdefault(word.form, len(vocabulary)) for word in found]
        starts, ends = [word.start for word in found], [word.end for word in found]
        parts.append(np.array([[*known, -2 - doc], [*starts, 0], [*ends, 0]]))
    numbers, starts, ends = np.concatenate(parts, axis=1)
    lengths = [part.shape[1] for part in parts]
    return _Words(numbers, starts, ends, np.cumsum(lengths[:-1]))


def _runs(joined: _Words, seeds: pd.DataFrame) -> _Spans:
    """Extend every seed word by word; seeds that meet are one run.

    A seed goes forward no further than to the next seed of the same pair and shift, so a word is looked at once.
    """
    a, b = seeds["a"].to_numpy(), seeds["b"].to_numpy()
    at_a = joined.first[a] + seeds["word_a"].to_numpy()
    at_b = joined.first[b] + seeds["word_b"].to_numpy()
    order = np.lexsort((at_a, at_b - at_a, b, a))
    a, b, at_a, at_b = a[order], b[order], at_a[order], at_b[order]
    follows = np.r_[(a[1:] == a[:-1]) & (b[1:] == b[:-1]) & (np.diff(at_b) == np.diff(at_a)), False]
    room = np.where(follows, np.r_[np.diff(at_a), 0], len(joined.numbers))
    forward = _n_equal(joined.numbers, at_a, at_b, room)
    meets = follows & (forward == room)
    opens = ~np.r_[False, meets[:-1]]
    back = _n_equal(joined.numbers[::-1], len(joined.numbers) - at_a[opens], len(joined.numbers) - at_b[opens])
    end = (at_a + forward)[~meets]
    start_a, start_b = at_a[opens] - back, at_b[opens] - back
    return _Spans(a[opens], b[opens], start_a, start_b, end - start_a)


def _n_equal(numbers: Ints, at_a: Ints, at_b: Ints, room: Ints | None = None) -> Ints:
    """How many words agree from the two positions on, at most `room`."""
    length = np.zeros(len(at_a), dtype="int64")
    running = np.arange(len(at_a))
    while len(running):
        if room is not None:
            running = running[length[running] < room[running]]
        ahead = length[running]
        running = running[numbers[at_a[running] + ahead] == numbers[at_b[running] + ahead]]
        length[running] += 1
    return length


def _without_boilerplate(runs: _Spans, joined: _Words, common: pd.DataFrame, min_words: int) -> _Spans:
    """Keep runs with at least `min_words` words that are not within a window of a boilerplate fingerprint.

    At the edge of boilerplate winnowing keeps other shingles in every document: rare ones, yet boilerplate.
    """
    own = np.ones(len(joined.numbers), dtype="int64")
    first = joined.first[common["doc"]]
    last = np.r_[joined.first[1:] - 2, len(joined.numbers) - 2][common["doc"]]
    at = first + common["word"].to_numpy()
    for offset in range(-REACH, SMALLEST_SPAN + REACH):
        own[np.clip(at + offset, first, last)] = 0
    n_own = np.r_[0, np.cumsum(own)]
    kept = n_own[runs.start_a + runs.n_words] - n_own[runs.start_a] >= min_words
    return _Spans(*(column[kept] for column in runs))


def _outermost(runs: _Spans) -> _Spans:
    """Drop the runs that lie inside a longer one of the same pair in `a` or in `b`."""
    inside = _inside(runs, runs.start_a, runs.start_b) | _inside(runs, runs.start_b, runs.start_a)
    return _Spans(*(column[~inside] for column in runs))


def _inside(spans: _Spans, start: Ints, tie: Ints) -> npt.NDArray[np.bool_]:
    """Tell which spans end no later than one of the same pair that starts no later."""
    order = np.lexsort((tie, -spans.n_words, start, spans.b, spans.a))
    ends = pd.Series((start + spans.n_words)[order])
    pair = [spans.a[order], spans.b[order]]
    furthest = ends.groupby(pair).cummax().groupby(pair).shift(fill_value=-1)
    inside = np.zeros(len(order), dtype=bool)
    inside[order] = (ends <= furthest).to_numpy()
    return inside


def _table(spans: _Spans, joined: _Words, texts: list[str], ids: list[str]) -> pd.DataFrame:
    start_a, end_a = joined.starts[spans.start_a], joined.ends[spans.start_a + spans.n_words - 1]
    start_b, end_b = joined.starts[spans.start_b], joined.ends[spans.start_b + spans.n_words - 1]
    rows = zip(
        (ids[doc] for doc in spans.a),
        (ids[doc] for doc in spans.b),
        *(column.tolist() for column in (start_a, end_a, start_b, end_b, spans.n_words)),
        (texts[doc][start:end] for doc, start, end in zip(spans.a, start_a, end_a, strict=True)),
        strict=True,
    )
    table = schema.from_rows(rows, "shared_text")
    return table.sort_values(
        ["n_words", "a", "b", "start_a", "start_b"], ascending=[False, True, True, True, True], ignore_index=True
    )
