"""Statements as facets: the groups they can be compared with, those that say part of one, and their weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.crosslingual import dictionaries
from analytics.statements import statements
from analytics.stats import matrices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.sources.facet_counts import FacetCounts


def weights(corpus: Corpus, facets: pd.Series[str], kinds: pd.Series[str]) -> np.ndarray:
    """Return the weight of each statement (see `statements.statements`), 0 for other facets."""
    found = np.zeros(len(facets))
    rows = np.flatnonzero(kinds == "statement")
    if len(rows):
        members = statements.members(corpus)
        members = members[~members["near"].to_numpy()]
        names = members["statement"].cat.categories
        highest = np.zeros(len(names))
        np.maximum.at(highest, members["statement"].cat.codes.to_numpy(), members["weight"].to_numpy())
        found[rows] = highest[names.get_indexer(facets.iloc[rows])]
    return found


def comparable(corpus: Corpus, spoken: Mapping[str, set[str]], cells: pd.DataFrame) -> np.ndarray:
    """Return which statements could have been found in the documents of their group, with the languages `spoken`."""
    languages_of = _languages(corpus, set(cells["facet"]))
    pairs = zip(cells["facet"], cells["source"], strict=True)
    memo: dict[tuple[frozenset[str], str], bool] = {}
    return np.asarray([_can_compare(languages_of[facet], group, spoken, memo) for facet, group in pairs], dtype=bool)


def n_comparable(
    corpus: Corpus, spoken: Mapping[str, set[str]], groups: Sequence[str], facets: pd.DataFrame
) -> np.ndarray:
    """Return the number of groups with which each statement can be compared."""
    languages_of = _languages(corpus, set(facets["facet"]))
    memo: dict[tuple[frozenset[str], str], bool] = {}
    n = {
        codes: sum(_can_compare(codes, group, spoken, memo) for group in groups) for codes in set(languages_of.values())
    }
    return np.asarray([n[languages_of[facet]] for facet in facets["facet"]], dtype="int64")


def is_near(corpus: Corpus, counts: FacetCounts, cells: pd.DataFrame) -> np.ndarray:
    """Return which statements a document of the group says in part."""
    members = statements.members(corpus)
    members = members[members["near"].to_numpy() & members["statement"].isin(set(cells["facet"])).to_numpy()]
    names = list(dict.fromkeys(cells["facet"]))
    column = {name: i for i, name in enumerate(names)}
    at = np.asarray([column[name] for name in members["statement"]], "int64")
    has_near = matrices.incidence(corpus.positions(members["doc_id"]), at, (len(corpus), len(names)))
    inside = (counts.groups.members.T @ has_near).toarray() > 0
    place = {name: i for i, name in enumerate(counts.groups.names)}
    pairs = zip(cells["source"], cells["facet"], strict=True)
    return np.asarray([inside[place[group], column[facet]] for group, facet in pairs], dtype=bool)


def _can_compare(
    codes: frozenset[str], group: str, spoken: Mapping[str, set[str]], memo: dict[tuple[frozenset[str], str], bool]
) -> bool:
    if (codes, group) not in memo:
        both = (any(map(dictionaries.has_translations, side)) for side in (codes, spoken[group]))
        memo[codes, group] = bool(codes & spoken[group]) or all(both)
    return memo[codes, group]


def _languages(corpus: Corpus, wanted: set[str]) -> dict[str, frozenset[str]]:
    """Return the languages in which each statement is made."""
    members = statements.members(corpus)
    members = members[members["statement"].isin(wanted).to_numpy() & ~members["near"].to_numpy()]
    spoken = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(members["doc_id"])]
    languages_of: dict[str, set[str]] = {name: set() for name in wanted}
    for name, language in set(zip(members["statement"], spoken, strict=True)):
        languages_of[name].add(language)
    return {name: frozenset(codes) for name, codes in languages_of.items()}
