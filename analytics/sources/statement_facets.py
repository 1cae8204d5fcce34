"""Statements as facets: which groups can be compared with one, which say part of it, and how much each names."""

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
    from analytics.sources.facet_counts import Counted


def weights(corpus: Corpus, facets: pd.Series[str], kinds: pd.Series[str]) -> np.ndarray:
    """Return how much each statement names (see `statements.statements`), 0 for other facets."""
    found = np.zeros(len(facets))
    at = np.flatnonzero(kinds == "statement")
    if len(at):
        made = statements.members(corpus)
        made = made[~made["near"].to_numpy()]
        names = made["statement"].cat.categories
        most = np.zeros(len(names))
        np.maximum.at(most, made["statement"].cat.codes.to_numpy(), made["weight"].to_numpy())
        found[at] = most[names.get_indexer(facets.iloc[at])]
    return found


def comparable(corpus: Corpus, spoken: Mapping[str, set[str]], cells: pd.DataFrame) -> np.ndarray:
    """Tell which statements could have been found in the documents of their group, whose languages are `spoken`."""
    made_in = _languages(corpus, set(cells["facet"]))
    pairs = zip(cells["facet"], cells["source"], strict=True)
    seen: dict[tuple[frozenset[str], str], bool] = {}
    return np.asarray([_can_compare(made_in[facet], group, spoken, seen) for facet, group in pairs], dtype=bool)


def n_comparable(
    corpus: Corpus, spoken: Mapping[str, set[str]], groups: Sequence[str], facets: pd.DataFrame
) -> np.ndarray:
    """Return with how many of the groups each statement can be compared."""
    made_in = _languages(corpus, set(facets["facet"]))
    seen: dict[tuple[frozenset[str], str], bool] = {}
    n = {codes: sum(_can_compare(codes, group, spoken, seen) for group in groups) for codes in set(made_in.values())}
    return np.asarray([n[made_in[facet]] for facet in facets["facet"]], dtype="int64")


def is_near(corpus: Corpus, found: Counted, cells: pd.DataFrame) -> np.ndarray:
    """Tell where a document of the group says part of the statement."""
    made = statements.members(corpus)
    made = made[made["near"].to_numpy() & made["statement"].isin(set(cells["facet"])).to_numpy()]
    names = list(dict.fromkeys(cells["facet"]))
    column = {name: i for i, name in enumerate(names)}
    at = np.asarray([column[name] for name in made["statement"]], "int64")
    holding = matrices.incidence(corpus.positions(made["doc_id"]), at, (len(corpus), len(names)))
    inside = (found.given.members.T @ holding).toarray() > 0
    place = {name: i for i, name in enumerate(found.given.names)}
    pairs = zip(cells["source"], cells["facet"], strict=True)
    return np.asarray([inside[place[group], column[facet]] for group, facet in pairs], dtype=bool)


def _can_compare(
    codes: frozenset[str], group: str, spoken: Mapping[str, set[str]], seen: dict[tuple[frozenset[str], str], bool]
) -> bool:
    if (codes, group) not in seen:
        both = (any(dictionaries.has_translations(code) for code in told) for told in (codes, spoken[group]))
        seen[codes, group] = bool(codes & spoken[group]) or all(both)
    return seen[codes, group]


def _languages(corpus: Corpus, wanted: set[str]) -> dict[str, frozenset[str]]:
    """Return the languages in which each statement is made."""
    made = statements.members(corpus)
    made = made[made["statement"].isin(wanted).to_numpy() & ~made["near"].to_numpy()]
    spoken = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(made["doc_id"])]
    found: dict[str, set[str]] = {name: set() for name in wanted}
    for name, language in set(zip(made["statement"], spoken, strict=True)):
        found[name].add(language)
    return {name: frozenset(codes) for name, codes in found.items()}
