"""Copied text: the spans that two documents share word for word, and their share of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.copies import shared_runs, shared_shingles
from analytics.copies.near_duplicates import duplicate_groups
from analytics.corpus import dates, word_sequences
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from analytics.copies.shared_runs import Ints, Runs
    from analytics.corpus.store import Corpus
    from analytics.corpus.word_sequences import WordSequences

__all__ = [
    "copied_before",
    "copied_pairs",
    "copied_sources",
    "duplicate_groups",
    "find_shared_text",
    "share_copied",
    "shared_text",
]

FEWEST_WORDS = 12  # the shortest span that winnowing is certain to find


def shared_text(corpus: Corpus, *, min_words: int = FEWEST_WORDS) -> pd.DataFrame:
    """One row per copied span between two documents of the slice, longest first; see `find_shared_text`.

    Spans of 12 words and more are found once for the whole corpus; `min_words` selects the longer ones.
    """
    if min_words < FEWEST_WORDS:
        raise ValueError(f"min_words must be at least {FEWEST_WORDS}, got {min_words}")
    spans = corpus.stored("shared_text")
    inside = spans["a"].isin(corpus.doc_ids) & spans["b"].isin(corpus.doc_ids) & (spans["n_words"] >= min_words)
    return schema.conform(spans[inside], "shared_text")


def copied_pairs(corpus: Corpus, *, between: bool = False) -> pd.DataFrame:
    """One row per pair of documents that share text, the one with the most copied words first.

    `n_words` is the sum over the `n_spans` spans; `share_a` and `share_b` are the shares of the words of each document
    in the spans of the pair; `agency` lists the news agencies that either of the two credits, joined by "; ".
    `earlier` is "a" or "b", the one that certainly appeared on an earlier day, or "" if the dates do not decide it.
    With `between` only pairs of different sources.
    """
    spans = shared_text(corpus)
    source = dict(zip(corpus.doc_ids, corpus.documents["source"], strict=True))
    if between:
        is_between = [source[a] != source[b] for a, b in zip(spans["a"], spans["b"], strict=True)]
        spans = spans[np.asarray(is_between, dtype=bool)]
    groups = spans.groupby(["a", "b"])
    table = pd.DataFrame({"n_words": groups["n_words"].sum(), "n_spans": groups.size()}).reset_index()
    for side in "ab":
        covered = _n_words_covered(_side(spans, side).assign(key=groups.ngroup()), corpus)
        table[f"share_{side}"] = _share(covered, table[side], corpus).to_numpy()
    agency = dict(zip(corpus.doc_ids, corpus.documents["agency"], strict=True))
    table["agency"] = [_union_of_lists(agency[a], agency[b]) for a, b in zip(table["a"], table["b"], strict=True)]
    table["earlier"] = _earlier(corpus, table)
    return schema.conform(table.sort_values(["n_words", "a", "b"], ascending=[False, True, True]), "copied_pairs")


def copied_sources(corpus: Corpus) -> pd.DataFrame:
    """One row per pair of sources `a` < `b` whose documents share text, the one with the most copied words first.

    `n_words` are those of the `n_pairs` pairs of documents (`copied_pairs`): in `n_words_a` the document of `a` is the
    earlier one, in `n_words_b` that of `b`; for `n_words_undecided` the dates do not decide it. In `n_agency` of the
    pairs one of the two credits a news agency, so that both may print its text. Pairs within a source are left out.
    """
    pairs = corpus.cached(copied_pairs, between=True)
    source = dict(zip(corpus.doc_ids, corpus.documents["source"], strict=True))
    source_a, source_b = (np.asarray([source[doc_id] for doc_id in pairs[side]], dtype=object) for side in "ab")
    is_swapped = source_a > source_b
    earlier = np.where(is_swapped, pairs["earlier"].replace({"a": "b", "b": "a"}), pairs["earlier"])
    words = {f"n_words_{side or 'undecided'}": pairs["n_words"].where(earlier == side, 0) for side in ("a", "b", "")}
    table = pairs[["n_words"]].assign(
        a=np.where(is_swapped, source_b, source_a),
        b=np.where(is_swapped, source_a, source_b),
        n_pairs=1,
        n_agency=pairs["agency"].ne(""),
        **words,
    )
    table = table.groupby(["a", "b"]).sum().reset_index()
    return schema.conform(table.sort_values(["n_words", "a", "b"], ascending=[False, True, True]), "copied_sources")


def _earlier(corpus: Corpus, table: pd.DataFrame) -> np.ndarray:
    """Return which document of each pair certainly appeared on an earlier day: "a", "b" or ""."""
    bounds = [dates.date_bounds(date) for date in corpus.documents["date"]]
    bounds_of = dict(zip(corpus.doc_ids, bounds, strict=True))
    sides = [_earlier_side(bounds_of[a], bounds_of[b]) for a, b in zip(table["a"], table["b"], strict=True)]
    return np.asarray(sides, dtype=object)


def _earlier_side(a: tuple[str, str], b: tuple[str, str]) -> str:
    if not a[0] or not b[0]:
        return ""
    return "a" if a[1] < b[0] else "b" if b[1] < a[0] else ""


def share_copied(corpus: Corpus, spans: pd.DataFrame) -> dict[str, float]:
    """Return the share of words in a span shared with any other document, for each document with such a span."""
    sides = pd.concat([_side(spans, "a"), _side(spans, "b")])
    covered = _n_words_covered(sides.assign(key=sides["doc_id"]), corpus)
    share: dict[str, float] = _share(covered, covered.index.to_series(), corpus).to_dict()
    return share


def copied_before(corpus: Corpus) -> pd.DataFrame:
    """Return the shares of the words of each document of a whole corpus that stand in documents before it.

    `surely` counts the documents that certainly appeared on an earlier day, `possibly` also those whose order is
    unknown: of the same day, of a date that is less precise, or without a date. Indexed by `doc_id`; documents that
    share no text are left out.
    """
    spans = corpus.stored("shared_text")
    sides = pd.concat([_side(spans, side).assign(other=spans[other]) for side, other in ("ab", "ba")])
    bounds = dict(zip(corpus.doc_ids, map(dates.date_bounds, corpus.documents["date"]), strict=True))
    pairs = zip(sides["other"], sides["doc_id"], strict=True)
    first = np.asarray([_earlier_side(bounds[other], bounds[own]) for other, own in pairs], dtype=object)
    shares = {}
    for name, is_before in (("surely", first == "a"), ("possibly", first != "b")):
        chosen = sides[is_before]
        covered = _n_words_covered(chosen.assign(key=chosen["doc_id"]), corpus)
        shares[name] = _share(covered, covered.index.to_series(), corpus)
    return pd.DataFrame(shares).fillna(0.0)


def find_shared_text(
    corpus: Corpus, *, min_words: int = FEWEST_WORDS, sequences: WordSequences | None = None
) -> pd.DataFrame:
    """One row per span of at least `min_words` words that documents `a` < `b` share, longest first.

    Words are compared without case and punctuation; `text` is the span as written in `a`. At least `min_words` of its
    words are outside boilerplate (see `duplicate_groups`, whose groups are read from `documents`).
    Winnowing guarantees a fingerprint in 12 words, so shorter spans are found only by chance. If a document repeats a
    passage, the passage is found at its first place.
    A span inside a longer one of the same pair is not listed. The first 20 documents of a duplicate group are compared
    with all documents, the others only with the first of their group. `sequences` are the words of the corpus if they
    are known already.
    """
    if min_words < shared_runs.SHINGLE:
        raise ValueError(f"min_words must be at least {shared_runs.SHINGLE}, got {min_words}")
    ids = sorted(corpus.doc_ids)
    groups = _groups(corpus, ids)
    prints, _ = shared_shingles.repeated_fingerprints(corpus.stored("fingerprints"), ids)
    boilerplate = shared_shingles.is_boilerplate(prints, groups.first)
    rare = prints.where(~boilerplate)
    words = word_sequences.by_id(corpus, sequences)
    n_own = shared_runs.n_own_before(words, prints.where(boilerplate))
    parts = [
        shared_runs.drop_inner_runs(shared_runs.without_boilerplate(shared_runs.runs(words, seeds), n_own, min_words))
        for seeds in shared_shingles.seeds(rare, groups)
    ]
    return _table(shared_runs.concatenate_runs(parts), words, corpus, ids)


def _groups(corpus: Corpus, ids: list[str]) -> shared_shingles.Groups:
    group = dict(zip(corpus.doc_ids, corpus.documents["duplicate_group"], strict=True))
    first = pd.Index(ids, dtype="str").get_indexer([group[doc_id] or doc_id for doc_id in ids])
    return shared_shingles.groups(first)


def _table(runs: Runs, words: WordSequences, corpus: Corpus, ids: list[str]) -> pd.DataFrame:
    columns = {"a": _ids_at(ids, runs.a), "b": _ids_at(ids, runs.b), "n_words": runs.n_words}
    for side, first in (("a", runs.start_a), ("b", runs.start_b)):
        last = first + runs.n_words - 1
        columns |= {f"start_{side}": words.starts[first], f"end_{side}": words.starts[last] + words.lengths[last]}
    table = pd.DataFrame(columns)
    table["text"] = _passages(corpus, table)
    order = ["n_words", "a", "b", "start_a", "start_b"]
    return schema.conform(table.sort_values(order, ascending=[False, True, True, True, True]), "shared_text")


def _ids_at(ids: list[str], docs: Ints) -> list[str]:
    return [ids[doc] for doc in docs.tolist()]


def _passages(corpus: Corpus, table: pd.DataFrame) -> np.ndarray:
    """Return the text of each span as written in `a`."""
    rows_of = table.groupby("a").indices
    start, end = table["start_a"].to_numpy(), table["end_a"].to_numpy()
    passages = np.full(len(table), "", dtype=object)
    for doc_id, text in _texts_of(corpus, rows_of):
        for row in rows_of[doc_id].tolist():
            passages[row] = text[start[row] : end[row]]
    return passages


def _texts_of(corpus: Corpus, wanted: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield id and text of the wanted documents; all at once would take as much memory as the table."""
    table = corpus.stored("texts")
    return (row for row in zip(table["doc_id"], table["text"], strict=True) if row[0] in wanted)


def _side(spans: pd.DataFrame, side: str) -> pd.DataFrame:
    columns = {side: "doc_id", f"start_{side}": "start", f"end_{side}": "end", "n_words": "n_words"}
    return spans[list(columns)].rename(columns=columns)


def _n_words_covered(spans: pd.DataFrame, corpus: Corpus) -> pd.Series[int]:
    """Return the number of words within the spans of each `key`; words in several spans count once."""
    spans = spans.sort_values(["key", "start", "end"], ascending=[True, True, False])
    spans = spans.assign(length=spans["end"] - spans["start"])
    furthest = spans.groupby("key")["end"].cummax()
    spans["opens"] = spans["start"] >= furthest.groupby(spans["key"]).shift(fill_value=0)
    spans["merged"] = spans["opens"].cumsum()
    rules = {"key": "first", "doc_id": "first", "start": "min", "end": "max", "n_words": "max", "length": "max"}
    merged = spans.groupby("merged").agg(rules)
    mixed = merged[merged["length"] < merged["end"] - merged["start"]]
    rows_of = mixed.groupby("doc_id").indices
    counted, start, end = (mixed[column].to_numpy().copy() for column in ("n_words", "start", "end"))
    for doc_id, text in _texts_of(corpus, rows_of):
        for row in rows_of[doc_id].tolist():
            counted[row] = len(tokens.words(text[start[row] : end[row]]))
    merged.loc[mixed.index, "n_words"] = counted
    return merged.groupby("key")["n_words"].sum()


def _share(covered: pd.Series[int], doc_ids: pd.Series[str], corpus: Corpus) -> pd.Series[float]:
    n_words = dict(zip(corpus.doc_ids, corpus.documents["n_words"], strict=True))
    total = np.array([n_words[doc_id] for doc_id in doc_ids], "float64")
    return (covered / np.maximum(total, 1)).clip(upper=1.0)


def _union_of_lists(*cells: str) -> str:
    names = dict.fromkeys(name for cell in cells for name in cell.split(schema.LIST_SEPARATOR) if name)
    return schema.LIST_SEPARATOR.join(sorted(names))
