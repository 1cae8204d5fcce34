"""How often each group of documents has each facet: names, topics, keywords, statements. For `coverage` and `gaps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import counting, covered_statements, filters, grouping, languages, schema, segmentation, statements
from analytics.topics import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scipy import sparse

    from analytics.corpus import Corpus

FACETS = (*schema.KINDS, "topic")
ALL_FACETS = (*FACETS, "keyword", "statement")
SAID = ("keyword", "statement")  # what a text can say in passing, without a hit


class Counted(NamedTuple):
    """What was counted: `cells`, one row per facet and group that holds it, and what groups consist of.

    `cells` has facet, kind, source, n_docs, n_hits and first; `n_source` is the documents of each group, `spoken` the
    languages of each.
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


def counted(
    corpus: Corpus, facets: tuple[str, ...], *, by: str, groups: tuple[str, ...], selections: tuple[str, ...]
) -> Counted:
    """Count the documents and hits of each facet in each group; `first` is the earliest date of these documents."""
    if (by == grouping.SELECTION) != bool(selections) or (groups and selections):
        raise ValueError(f"selections go with by='selection' and without groups, got by={by!r}")
    given = grouping.groups(corpus, by, chosen=selections or groups)
    found = [_in_groups(corpus, given, rows) for rows in _hits(corpus, facets)]
    empty = pd.DataFrame({"facet": [], "kind": [], "source": [], "n_docs": [], "n_hits": [], "first": []})
    cells = pd.concat(found, ignore_index=True) if found else empty
    n_source = pd.Series(np.asarray(given.members.sum(axis=0)), index=given.names, dtype="int64")
    spoken = corpus.documents["language"].to_numpy(dtype=object)
    columns = given.members.tocsc()
    said = {
        name: set(spoken[columns.indices[columns.indptr[i] : columns.indptr[i + 1]]])
        for i, name in enumerate(given.names)
    }
    return Counted(cells, n_source[n_source > 0], given, said)


def covered(corpus: Corpus, cells: pd.DataFrame) -> np.ndarray:
    """Tell where a facet is covered: 2 hits or more, a document of the topic, one that has the keyword or statement."""
    whole = cells["kind"].isin(SAID) | (cells["kind"].eq("topic") & (unit_of(corpus) == "document"))
    return (cells["n_hits"].ge(2) | (whole & cells["n_docs"].ge(1))).to_numpy(dtype=bool)


def checkable(corpus: Corpus, found: Counted, cells: pd.DataFrame) -> np.ndarray:
    """Tell which facets could have been found in the documents of their group.

    Names are read in languages with capitals, topics in all, a keyword in the languages of the documents that have it,
    a statement in these and in those that share translations with them.
    """
    cased = {code for code in set(corpus.documents["language"]) if _cased(code)}
    readable = [group for group, spoken in found.spoken.items() if spoken & cased]
    able = np.array(cells["kind"].eq("topic") | cells["source"].isin(readable))
    words = np.flatnonzero(cells["kind"] == "keyword")
    facets, groups = (cells[column].iloc[words].to_numpy(dtype=object) for column in ("facet", "source"))
    spoken_by = _keyword_languages(corpus, set(facets))
    able[words] = [bool(spoken_by[facet] & found.spoken[group]) for facet, group in zip(facets, groups, strict=True)]
    made = cells["kind"].eq("statement").to_numpy()
    able[made] = covered_statements.comparable(corpus, found.spoken, cells[made])
    return able


def n_checkable(corpus: Corpus, found: Counted, facets: pd.DataFrame) -> np.ndarray:
    """Return how many groups each facet can be checked for."""
    kinds = [kind for kind in set(facets["kind"]) if kind not in SAID]
    every = pd.DataFrame([("", kind, group) for kind in kinds for group in found.n_source.index],
                         columns=["facet", "kind", "source"])  # fmt: skip
    by_kind = every[checkable(corpus, found, every)]["kind"].value_counts()
    spoken_by = _keyword_languages(corpus, set(facets.loc[facets["kind"] == "keyword", "facet"]))
    sizes = {
        languages: sum(bool(languages & found.spoken[group]) for group in found.n_source.index)
        for languages in {frozenset(spoken) for spoken in spoken_by.values()}
    }
    rows = zip(facets["facet"], facets["kind"], strict=True)
    n = np.asarray(
        [sizes[frozenset(spoken_by[facet])] if kind == "keyword" else by_kind.get(kind, 0) for facet, kind in rows],
        dtype="int64",
    )
    made = facets["kind"].eq("statement").to_numpy()
    n[made] = covered_statements.n_comparable(corpus, found.spoken, list(found.n_source.index), facets[made])
    return n


def own_name(facet: str, kind: str, outlets: list[set[str]]) -> bool:
    """Tell whether a facet is an outlet's own name; `outlets` are the words of their names."""
    return kind == "organisation" and any(set(segmentation.tokens(facet)) <= outlet for outlet in outlets)


def said(corpus: Corpus, found: Counted, cells: pd.DataFrame) -> np.ndarray:
    """Tell where a group says a keyword in its texts, or part of a statement, although none of its documents has it."""
    told = np.zeros(len(cells), dtype=bool)
    for kind, where in (("keyword", _worded), ("statement", covered_statements.near)):
        at = np.flatnonzero(cells["kind"] == kind)
        if len(at):
            told[at] = where(corpus, found, cells.iloc[at])
    return told


def _worded(corpus: Corpus, found: Counted, cells: pd.DataFrame) -> np.ndarray:
    place = {name: i for i, name in enumerate(found.given.names)}
    keywords = list(dict.fromkeys(cells["facet"]))
    holding = _holding(corpus, keywords)
    inside = (found.given.members.T @ holding).toarray() > 0
    row = {keyword: i for i, keyword in enumerate(keywords)}
    at = zip(cells["source"], cells["facet"], strict=True)
    return np.asarray([inside[place[group], row[facet]] for group, facet in at], dtype=bool)


def _holding(corpus: Corpus, keywords: list[str]) -> sparse.csr_array:
    """Return documents x keywords as 0 and 1: which texts say any form of each."""
    written = _forms(corpus, set(keywords))
    forms = [(i, form, segmentation.tokens(form)) for i, word in enumerate(keywords) for form in sorted(written[word])]
    known = np.unique([token for _, _, tokens in forms for token in tokens]) if forms else np.zeros(0, "str")
    columns = np.searchsorted(corpus.vocabulary, known)
    real = columns < len(corpus.vocabulary)
    real[real] = corpus.vocabulary[columns[real]] == known[real]
    said = corpus.counts[:, columns[real]].tocsc()
    column = {token: i for i, token in enumerate(known[real])}
    found: list[tuple[int, int]] = []
    for i, form, tokens in forms:
        if tokens and all(token in column for token in tokens):
            found += [(row, i) for row in _saying(corpus, said, form, [column[token] for token in tokens])]
    rows, places = np.asarray(found, "int64").reshape(-1, 2).T
    return counting.incidence(rows, places, (len(corpus), len(keywords)))


def _saying(corpus: Corpus, said: sparse.csc_array, form: str, columns: list[int]) -> list[int]:
    """Return the documents that say a form, whose words have these columns in `said`."""
    rows = [said.indices[said.indptr[column] : said.indptr[column + 1]] for column in columns]
    if len(rows) == 1:
        return list(rows[0])
    both: list[int] = sorted(set(rows[0]).intersection(*rows[1:]))
    expression = filters.pattern(f'"{form}"')
    return [row for row in both if expression and expression.search(corpus.text[corpus.doc_ids[row]])]


def _hits(corpus: Corpus, facets: tuple[str, ...]) -> Iterator[pd.DataFrame]:
    """Give the hits of each sort of facet: the row of the document, facet, kind, and how many hits it stands for."""
    named = corpus.mentions[corpus.mentions["kind"].isin(facets).to_numpy()]
    yield _rows(corpus, named, "entity", named["kind"].astype("str"), np.ones(len(named)))
    if "topic" in facets:
        members = corpus.table("topic_members")
        members = members[members["topic"].ne(schema.NO_TEXT).to_numpy()]
        yield _rows(corpus, members, "topic", "topic", np.ones(len(members)))
    if "keyword" in facets:
        words = corpus.table("keywords")
        words = words[words["kind"].astype("str").eq("").to_numpy()]  # those that are names are facets already
        yield _rows(corpus, words, "concept", "keyword", words["n"].to_numpy("float64"))
    if "statement" in facets:
        made = statements.members(corpus)
        made = made[~made["near"].to_numpy()]
        yield _rows(corpus, made, "statement", "statement", np.ones(len(made)))


def _rows(corpus: Corpus, table: pd.DataFrame, column: str, kind: pd.Series[str] | str, n: np.ndarray) -> pd.DataFrame:
    doc = corpus.positions(table["doc_id"]).astype("int64")
    facet = table[column].astype("category").cat.remove_unused_categories()
    kinds = pd.Series(kind, index=table.index, dtype="str").astype("category")
    return pd.DataFrame({"doc": doc, "facet": facet.to_numpy(), "kind": kinds.to_numpy(), "n": n})


def _in_groups(corpus: Corpus, given: grouping.Groups, rows: pd.DataFrame) -> pd.DataFrame:
    """Count hits by facet, kind and group; a document counts in each of its groups."""
    facet, kind = (rows[column].astype("category").cat for column in ("facet", "kind"))
    members = given.members.tocsr()
    times = np.diff(members.indptr)[rows["doc"]]
    at = np.repeat(np.arange(len(rows)), times)
    within = np.arange(len(at)) - np.repeat(np.cumsum(times) - times, times)
    doc = rows["doc"].to_numpy()[at]
    group = members.indices[members.indptr[doc] + within]
    n_kinds, n_groups = max(len(kind.categories), 1), max(len(given.names), 1)
    key = (facet.codes.to_numpy("int64")[at] * n_kinds + kind.codes.to_numpy("int64")[at]) * n_groups + group
    cells, place = np.unique(key, return_inverse=True)
    once = np.unique(place * len(corpus) + doc) // max(len(corpus), 1)
    return pd.DataFrame(
        {
            "facet": facet.categories.to_numpy(dtype=object)[cells // n_groups // n_kinds],
            "kind": kind.categories.to_numpy(dtype=object)[cells // n_groups % n_kinds],
            "source": np.asarray(given.names, dtype=object)[cells % n_groups],
            "n_docs": np.bincount(once, minlength=len(cells)),
            "n_hits": np.bincount(place, rows["n"].to_numpy()[at], minlength=len(cells)).astype("int64"),
            "first": _first(corpus, place, doc, len(cells)),
        }
    )


def _first(corpus: Corpus, place: np.ndarray, doc: np.ndarray, n: int) -> np.ndarray:
    """Return the earliest date of the documents of each cell, "" where none has one."""
    dates = corpus.documents["date"].to_numpy(dtype=object)
    known = np.flatnonzero(dates[doc] != "")
    order = known[np.argsort(dates[doc[known]].astype("str"), kind="stable")[::-1]]
    first = np.full(n, "", dtype=object)
    first[place[order]] = dates[doc[order]]  # the earliest is written last
    return first


def _keyword_languages(corpus: Corpus, keywords: set[str]) -> dict[str, set[str]]:
    rows = corpus.table("keywords")
    rows = rows[rows["concept"].isin(keywords).to_numpy()]
    spoken = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(rows["doc_id"])]
    found: dict[str, set[str]] = {keyword: set() for keyword in keywords}
    for keyword, language in set(zip(rows["concept"].astype("str"), spoken, strict=True)):
        found[keyword].add(language)
    return found


def _forms(corpus: Corpus, keywords: set[str]) -> dict[str, set[str]]:
    """Return how each keyword is written among the keywords of the documents."""
    table = corpus.table("keywords")[["concept", "keyword"]]
    pairs = table[table["concept"].isin(keywords).to_numpy()].astype("str").drop_duplicates()
    found = {keyword: {keyword} for keyword in keywords}
    for concept, form in zip(pairs["concept"], pairs["keyword"], strict=True):
        found[concept].add(form)
    return found


def _cased(code: str) -> bool:
    return code != schema.UNDETERMINED and languages.get(code).cased
