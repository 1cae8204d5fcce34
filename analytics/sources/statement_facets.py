"""Statements as facets: the groups they can be compared with, those that say part of one, and their weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics.crosslingual import dictionaries
from analytics.statements import statements
from analytics.stats import matrices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    facet, statements_of_cells = pd.factorize(cells["facet"])
    group, groups = pd.factorize(cells["source"])
    can_compare, made_in = _can_compare(corpus, spoken, groups, statements_of_cells)
    return can_compare[made_in[facet], group]


def n_comparable(
    corpus: Corpus, spoken: Mapping[str, set[str]], groups: Sequence[str], facets: pd.DataFrame
) -> np.ndarray:
    """Return the number of groups with which each statement can be compared."""
    can_compare, made_in = _can_compare(corpus, spoken, groups, facets["facet"].tolist())
    return can_compare.sum(axis=1)[made_in]


def is_near(corpus: Corpus, counts: FacetCounts, cells: pd.DataFrame) -> np.ndarray:
    """Return which statements a document of the group says in part."""
    members = statements.members(corpus)
    members = members[members["near"].to_numpy() & members["statement"].isin(cells["facet"].unique()).to_numpy()]
    names = pd.Index(cells["facet"].unique(), dtype="str")
    at = names.get_indexer(members["statement"].astype("str"))
    has_near = matrices.incidence(corpus.positions(members["doc_id"]), at, (len(corpus), len(names)))
    inside = (counts.groups.members.T @ has_near).toarray() > 0
    place = pd.Index(counts.groups.names, dtype="str").get_indexer(cells["source"])
    is_said: np.ndarray = inside[place, names.get_indexer(cells["facet"])]
    return is_said


def _can_compare(
    corpus: Corpus, spoken: Mapping[str, set[str]], groups: Sequence[str], chosen: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Return sets of languages x groups: which can be compared, and for each chosen statement the row of its set."""
    languages_of = _languages(corpus, set(chosen))
    rows = {codes: row for row, codes in enumerate(dict.fromkeys(languages_of.values()))}
    translated = {codes: any(map(dictionaries.has_translations, codes)) for codes in rows}
    readable = [any(map(dictionaries.has_translations, spoken[group])) for group in groups]
    cells = [
        bool(codes & spoken[group]) or (translated[codes] and is_readable)
        for codes in rows
        for group, is_readable in zip(groups, readable, strict=True)
    ]
    can_compare = np.asarray(cells, dtype=bool).reshape(len(rows), len(groups))
    return can_compare, np.asarray([rows[languages_of[one]] for one in chosen], dtype="int64")


def _languages(corpus: Corpus, wanted: set[str]) -> dict[str, frozenset[str]]:
    """Return the languages in which each statement is made."""
    members = statements.members(corpus)
    members = members[members["statement"].isin(wanted).to_numpy() & ~members["near"].to_numpy()]
    spoken = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(members["doc_id"])]
    languages_of: dict[str, set[str]] = {name: set() for name in wanted}
    for name, language in set(zip(members["statement"], spoken, strict=True)):
        languages_of[name].add(language)
    return {name: frozenset(codes) for name, codes in languages_of.items()}
