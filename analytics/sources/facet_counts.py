"""How often each group of documents has each facet: names, topics, keywords, statements. For `coverage` and `gaps`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping, phrase_search
from analytics.sources import statement_facets
from analytics.statements import statements
from analytics.stats import matrices
from analytics.text import tokens as text_tokens
from analytics.topics.topics import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scipy import sparse

    from analytics.corpus.store import Corpus

FACETS = (*schema.KINDS, "topic")
ALL_FACETS = (*FACETS, "keyword", "statement")
SAID = ("keyword", "statement")  # what a text can say in passing, without a hit


class Counted(NamedTuple):
    """What was counted: `cells`, one row per facet and group that holds it, and what groups consist of.

    `cells` has facet, kind, source, n_docs, n_hits, first and `at`, a number for each facet and kind; `n_source` is the
    documents of each group, `spoken` the languages of each.
    """

    cells: pd.DataFrame
    n_source: pd.Series[int]
    given: grouping.Groups
    spoken: dict[str, set[str]]


def check(facets: tuple[str, ...], top: int) -> None:
    """Raise ValueError for facets that do not exist or a list of nothing."""
    unknown = set(facets) - set(ALL_FACETS)
    if unknown:
        raise ValueError(f"facets must be among {', '.join(ALL_FACETS)}, got {', '.join(sorted(unknown))}")
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")


def count_facets(
    corpus: Corpus, facets: tuple[str, ...], *, by: str, groups: tuple[str, ...], selections: tuple[str, ...]
) -> Counted:
    """Count the documents and hits of each facet in each group; `first` is the earliest date of these documents."""
    if (by == grouping.SELECTION) != bool(selections) or (groups and selections):
        raise ValueError(f"selections go with by='selection' and without groups, got by={by!r}")
    given = grouping.groups(corpus, by, chosen=selections or groups)
    found = [_in_groups(corpus, given, rows) for rows in _hits(corpus, facets)]
    begins = np.cumsum([0, *(table["at"].max() + 1 if len(table) else 0 for table in found)])
    parts = [table.assign(at=table["at"] + begin) for table, begin in zip(found, begins[:-1], strict=True)]
    cells = pd.concat(parts, ignore_index=True)
    n_source = pd.Series(np.asarray(given.members.sum(axis=0)), index=given.names, dtype="int64")
    spoken = corpus.documents["language"].to_numpy(dtype=object)
    columns = given.members.tocsc()
    said = {
        name: set(spoken[columns.indices[columns.indptr[i] : columns.indptr[i + 1]]])
        for i, name in enumerate(given.names)
    }
    return Counted(cells, n_source[n_source > 0], given, said)


def is_covered(corpus: Corpus, cells: pd.DataFrame) -> np.ndarray:
    """Tell where a facet is covered: 2 hits or more, a document of the topic, one that has the keyword or statement."""
    whole = cells["kind"].isin(SAID) | (cells["kind"].eq("topic") & (unit_of(corpus) == "document"))
    return (cells["n_hits"].ge(2) | (whole & cells["n_docs"].ge(1))).to_numpy(dtype=bool)


def groups_without_names(corpus: Corpus, found: Counted) -> set[str]:
    """Return the groups in none of whose documents names could be looked for: the build noted that this failed."""
    notes = corpus.stored("notes")
    failed = set(notes.loc[notes["step"].isin(["names", "reading"]), "doc_id"])
    if not failed:
        return set()
    n_named = found.given.members.T @ (~corpus.documents["doc_id"].isin(failed)).to_numpy("int64")
    return {group for group, n in zip(found.given.names, n_named, strict=True) if not n}


def own_name(facet: str, kind: str, outlets: list[set[str]]) -> bool:
    """Tell whether a facet is an outlet's own name; `outlets` are the words of their names."""
    return kind == "organisation" and any(_words_of(facet) <= outlet for outlet in outlets)


@lru_cache(maxsize=1 << 16)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(text_tokens.tokens(name))


def is_mentioned(corpus: Corpus, found: Counted, cells: pd.DataFrame) -> np.ndarray:
    """Tell where a group says a keyword in its texts, or part of a statement, although none of its documents has it."""
    told = np.zeros(len(cells), dtype=bool)
    for kind, where in (("keyword", _has_keyword), ("statement", statement_facets.is_near)):
        at = np.flatnonzero(cells["kind"] == kind)
        if len(at):
            told[at] = where(corpus, found, cells.iloc[at])
    return told


def _has_keyword(corpus: Corpus, found: Counted, cells: pd.DataFrame) -> np.ndarray:
    place = {name: i for i, name in enumerate(found.given.names)}
    keywords = list(dict.fromkeys(cells["facet"]))
    holding = _documents_by_keyword(corpus, keywords)
    inside = (found.given.members.T @ holding).toarray() > 0
    row = {keyword: i for i, keyword in enumerate(keywords)}
    at = zip(cells["source"], cells["facet"], strict=True)
    return np.asarray([inside[place[group], row[facet]] for group, facet in at], dtype=bool)


def _documents_by_keyword(corpus: Corpus, keywords: list[str]) -> sparse.csr_array:
    """Return documents x keywords as 0 and 1: which texts say any form of each."""
    written = _forms(corpus, set(keywords))
    forms = [(i, form, text_tokens.tokens(form)) for i, word in enumerate(keywords) for form in sorted(written[word])]
    known = np.unique([token for _, _, tokens in forms for token in tokens]) if forms else np.zeros(0, "str")
    columns = np.searchsorted(corpus.vocabulary, known)
    real = columns < len(corpus.vocabulary)
    real[real] = corpus.vocabulary[columns[real]] == known[real]
    cells = corpus.counts[:, columns[real]].tocsc()
    bounds = zip(known[real], cells.indptr[:-1], cells.indptr[1:], strict=True)
    held = {token: cells.indices[start:end] for token, start, end in bounds}
    told = [(i, form, [held[token] for token in tokens]) for i, form, tokens in forms
            if tokens and all(token in held for token in tokens)]  # fmt: skip
    found = [(phrase_search.rows_with_phrase(corpus, form, rows), i) for i, form, rows in told]
    rows = np.concatenate([np.zeros(0, "int64"), *(rows for rows, _ in found)])
    places = np.repeat(np.asarray([i for _, i in found], "int64"), [len(rows) for rows, _ in found])
    return matrices.incidence(rows, places, (len(corpus), len(keywords)))


class _Hits(NamedTuple):
    """The hits of one sort of facet in a whole corpus: document, facet, kind and how many hits each row stands for."""

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
    words = words[words["kind"].eq("").to_numpy()]  # those that are names are facets already
    return _code_hits(corpus, words, "concept", "keyword", words["n"].to_numpy("float64"))


def _statement_hits(corpus: Corpus) -> _Hits:
    made = statements.members(corpus)
    made = made[~made["near"].to_numpy()]
    return _code_hits(corpus, made, "statement", "statement", np.ones(len(made)))


def _code_hits(corpus: Corpus, table: pd.DataFrame, column: str, kind: pd.Series[str] | str, n: np.ndarray) -> _Hits:
    facet = table[column].astype("category").cat
    kinds = pd.Series(kind, index=table.index).astype("category").cat
    names = [one.to_numpy(dtype=object) for one in (facet.categories, kinds.categories)]
    doc = corpus.positions(table["doc_id"]).astype("int64")
    return _Hits(doc, facet.codes.to_numpy("int64"), kinds.codes.to_numpy("int64"), n, *names)


def _hits(corpus: Corpus, facets: tuple[str, ...]) -> Iterator[_Hits]:
    """Give the hits of each sort of facet in the slice; strings are read once for all slices."""
    every = corpus.once(_entity_hits)
    yield _hits_of_slice(corpus, every, np.isin(every.kinds, facets)[every.kind])
    for kind, read in (("topic", _topic_hits), ("keyword", _keyword_hits), ("statement", _statement_hits)):
        if kind in facets:
            every = corpus.once(read)
            yield _hits_of_slice(corpus, every, np.ones(len(every.doc), dtype=bool))


def _hits_of_slice(corpus: Corpus, hits: _Hits, wanted: np.ndarray) -> _Hits:
    if corpus.rows is None:
        place = np.arange(len(corpus))
    else:
        place = np.full(len(corpus.root), -1)
        place[corpus.rows] = np.arange(len(corpus))
    doc = place[hits.doc]
    rows = np.flatnonzero(wanted & (doc >= 0))
    return _Hits(doc[rows], hits.facet[rows], hits.kind[rows], hits.n[rows], hits.facets, hits.kinds)


def _in_groups(corpus: Corpus, given: grouping.Groups, hits: _Hits) -> pd.DataFrame:
    """Count hits by facet, kind and group; a document counts in each of its groups."""
    members = given.members.tocsr()
    times = np.diff(members.indptr)[hits.doc]
    at = np.repeat(np.arange(len(hits.doc)), times)
    within = np.arange(len(at)) - np.repeat(np.cumsum(times) - times, times)
    doc = hits.doc[at]
    group = members.indices[members.indptr[doc] + within]
    n_kinds, n_groups = max(len(hits.kinds), 1), max(len(given.names), 1)
    key = (hits.facet[at] * n_kinds + hits.kind[at]) * n_groups + group
    cells, place = np.unique(key, return_inverse=True)
    once = np.unique(place * len(corpus) + doc) // max(len(corpus), 1)
    return pd.DataFrame(
        {
            "facet": hits.facets[cells // n_groups // n_kinds],
            "kind": hits.kinds[cells // n_groups % n_kinds],
            "source": np.asarray(given.names, dtype=object)[cells % n_groups],
            "n_docs": np.bincount(once, minlength=len(cells)),
            "n_hits": np.bincount(place, hits.n[at], minlength=len(cells)).astype("int64"),
            "first": _earliest_dates(corpus, place, doc, len(cells)),
            "at": cells // n_groups,
        }
    )


def _earliest_dates(corpus: Corpus, place: np.ndarray, doc: np.ndarray, n: int) -> np.ndarray:
    """Return the earliest date of the documents of each cell, "" where none has one."""
    dates = corpus.documents["date"].to_numpy(dtype=object)
    known, rank = np.unique(np.where(dates == "", "9999", dates).astype("str"), return_inverse=True)
    first = np.full(n, len(known))
    np.minimum.at(first, place, rank[doc])
    names = np.asarray([*known, ""], dtype=object)
    names[names == "9999"] = ""
    return names[first]


def _forms(corpus: Corpus, keywords: set[str]) -> dict[str, set[str]]:
    """Return how each keyword is written among the keywords of the documents."""
    table = corpus.stored("keywords")[["concept", "keyword"]]
    pairs = table[table["concept"].isin(keywords).to_numpy()].astype("str").drop_duplicates()
    found = {keyword: {keyword} for keyword in keywords}
    for concept, form in zip(pairs["concept"], pairs["keyword"], strict=True):
        found[concept].add(form)
    return found
