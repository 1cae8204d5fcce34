"""Counts of facets (names, topics, keywords, statements) by group of documents, for `coverage` and `gaps`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import compared_groups, grouping
from analytics.statements import statements
from analytics.text import tokens as text_tokens
from analytics.topics.topics import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus

FACETS = (*schema.KINDS, "topic")
ALL_FACETS = (*FACETS, "keyword", "statement")
TEXT_FACETS = ("keyword", "statement")  # a text can mention them without a hit


class FacetCounts(NamedTuple):
    """The counts of facets and the documents and languages of groups.

    `cells` has one row per facet and group with it: facet, kind, source, n_docs, n_hits, first and `at`, the number of
    the facet and kind. `n_source` is the number of documents of each group, `spoken` the languages of each.
    """

    cells: pd.DataFrame
    n_source: pd.Series[int]
    groups: grouping.Groups
    spoken: dict[str, set[str]]


def check(facets: tuple[str, ...], top: int) -> None:
    """Raise ValueError if a facet is unknown or `top` is below 1."""
    unknown = set(facets) - set(ALL_FACETS)
    if unknown:
        raise ValueError(f"facets must be among {', '.join(ALL_FACETS)}, got {', '.join(sorted(unknown))}")
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")


def count_facets(
    corpus: Corpus,
    facets: tuple[str, ...],
    *,
    by: str,
    groups: tuple[str, ...],
    selections: tuple[str, ...],
    full_names: bool = False,
) -> FacetCounts:
    """Return the documents and hits of each facet in each group; `first` is the earliest date of these documents.

    With `full_names` surnames that were linked to a full name do not count.
    """
    compared_groups.check(by, groups, selections)
    given_groups = grouping.groups(corpus, by, chosen=selections or groups)
    tables = [_group_counts(corpus, given_groups, rows) for rows in _hits(corpus, facets, full_names=full_names)]
    begins = np.cumsum([0, *(table["at"].max() + 1 if len(table) else 0 for table in tables)])
    parts = [table.assign(at=table["at"] + begin) for table, begin in zip(tables, begins[:-1], strict=True)]
    cells = pd.concat(parts, ignore_index=True)
    n_source = pd.Series(np.asarray(given_groups.members.sum(axis=0)), index=given_groups.names, dtype="int64")
    spoken = corpus.documents["language"].to_numpy(dtype=object)
    columns = given_groups.members.tocsc()
    languages_of = {
        name: set(spoken[columns.indices[columns.indptr[i] : columns.indptr[i + 1]]])
        for i, name in enumerate(given_groups.names)
    }
    return FacetCounts(cells, n_source[n_source > 0], given_groups, languages_of)


def is_covered(corpus: Corpus, cells: pd.DataFrame) -> np.ndarray:
    """Return which facets are covered: 2 hits, a document of the topic, or one with the keyword or statement."""
    whole = cells["kind"].isin(TEXT_FACETS) | (cells["kind"].eq("topic") & (unit_of(corpus) == "document"))
    return (cells["n_hits"].ge(2) | (whole & cells["n_docs"].ge(1))).to_numpy(dtype=bool)


def groups_without_names(corpus: Corpus, counts: FacetCounts) -> set[str]:
    """Return the groups in which finding names failed for all documents, as noted by the build."""
    notes = corpus.stored("notes")
    failed = set(notes.loc[notes["step"].isin(["names", "reading"]), "doc_id"])
    if not failed:
        return set()
    n_named = counts.groups.members.T @ (~corpus.documents["doc_id"].isin(failed)).to_numpy("int64")
    return {group for group, n in zip(counts.groups.names, n_named, strict=True) if not n}


def own_name(facet: str, kind: str, outlets: list[set[str]]) -> bool:
    """Return whether a facet is the name of an outlet; `outlets` are the words of their names."""
    return kind == "organisation" and any(_words_of(facet) <= outlet for outlet in outlets)


@lru_cache(maxsize=1 << 16)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(text_tokens.tokens(name))


class _Hits(NamedTuple):
    """The hits of one sort of facet in a whole corpus: document, facet, kind and the number of hits of each row."""

    doc: np.ndarray
    facet: np.ndarray
    kind: np.ndarray
    n: np.ndarray
    facets: np.ndarray
    kinds: np.ndarray


def _entity_hits(corpus: Corpus) -> _Hits:
    return _code_hits(corpus, corpus.mentions, "entity", corpus.mentions["kind"], np.ones(len(corpus.mentions)))


def _topic_hits(corpus: Corpus) -> _Hits:
    members = corpus.stored("topic_members")
    members = members[members["topic"].ne(schema.NO_TEXT).to_numpy()]
    return _code_hits(corpus, members, "topic", "topic", np.ones(len(members)))


def _keyword_hits(corpus: Corpus) -> _Hits:
    words = corpus.stored("keywords")
    words = words[words["kind"].eq("").to_numpy()]  # keywords that are names are entities already
    return _code_hits(corpus, words, "concept", "keyword", words["n"].to_numpy("float64"))


def _statement_hits(corpus: Corpus) -> _Hits:
    members = statements.members(corpus)
    members = members[~members["near"].to_numpy()]
    return _code_hits(corpus, members, "statement", "statement", np.ones(len(members)))


def _code_hits(corpus: Corpus, table: pd.DataFrame, column: str, kind: pd.Series[str] | str, n: np.ndarray) -> _Hits:
    facet = table[column].astype("category").cat
    kinds = pd.Series(kind, index=table.index).astype("category").cat
    names = [one.to_numpy(dtype=object) for one in (facet.categories, kinds.categories)]
    doc = corpus.positions(table["doc_id"]).astype("int64")
    return _Hits(doc, facet.codes.to_numpy("int64"), kinds.codes.to_numpy("int64"), n, *names)


def _hits(corpus: Corpus, facets: tuple[str, ...], *, full_names: bool) -> Iterator[_Hits]:
    """Yield the hits of each sort of facet in the slice; strings are read once for all slices."""
    hits = corpus.once(_entity_hits)
    wanted = np.isin(hits.kinds, facets)[hits.kind]
    if full_names:
        wanted &= ~corpus.root.mentions["link_rule"].isin(schema.SURNAME_RULES).to_numpy()
    yield _hits_of_slice(corpus, hits, wanted)
    for kind, read in (("topic", _topic_hits), ("keyword", _keyword_hits), ("statement", _statement_hits)):
        if kind in facets:
            hits = corpus.once(read)
            yield _hits_of_slice(corpus, hits, np.ones(len(hits.doc), dtype=bool))


def _hits_of_slice(corpus: Corpus, hits: _Hits, wanted: np.ndarray) -> _Hits:
    doc = corpus.slice_rows(hits.doc)
    rows = np.flatnonzero(wanted & (doc >= 0))
    return _Hits(doc[rows], hits.facet[rows], hits.kind[rows], hits.n[rows], hits.facets, hits.kinds)


def _group_counts(corpus: Corpus, groups: grouping.Groups, hits: _Hits) -> pd.DataFrame:
    """Return the hits by facet, kind and group; a document counts in each of its groups."""
    members = groups.members.tocsr()
    times = np.diff(members.indptr)[hits.doc]
    at = np.repeat(np.arange(len(hits.doc)), times)
    within = np.arange(len(at)) - np.repeat(np.cumsum(times) - times, times)
    doc = hits.doc[at]
    group = members.indices[members.indptr[doc] + within]
    n_kinds, n_groups = max(len(hits.kinds), 1), max(len(groups.names), 1)
    key = (hits.facet[at] * n_kinds + hits.kind[at]) * n_groups + group
    cells, place = np.unique(key, return_inverse=True)
    distinct = np.unique(place * len(corpus) + doc) // max(len(corpus), 1)
    return pd.DataFrame(
        {
            "facet": hits.facets[cells // n_groups // n_kinds],
            "kind": hits.kinds[cells // n_groups % n_kinds],
            "source": np.asarray(groups.names, dtype=object)[cells % n_groups],
            "n_docs": np.bincount(distinct, minlength=len(cells)),
            "n_hits": np.bincount(place, hits.n[at], minlength=len(cells)).astype("int64"),
            "first": _earliest_dates(corpus, place, doc, len(cells)),
            "at": cells // n_groups,
        }
    )


def _earliest_dates(corpus: Corpus, place: np.ndarray, doc: np.ndarray, n: int) -> np.ndarray:
    """Return the earliest date of the documents of each cell, "" if none has a date."""
    dates = corpus.documents["date"].to_numpy(dtype=object)
    known, rank = np.unique(np.where(dates == "", "9999", dates).astype("str"), return_inverse=True)
    first = np.full(n, len(known))
    np.minimum.at(first, place, rank[doc])
    names = np.asarray([*known, ""], dtype=object)
    names[names == "9999"] = ""
    return names[first]
