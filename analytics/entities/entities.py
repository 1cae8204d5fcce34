"""The entities of a corpus, with their numbers of documents, mentions and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema
from analytics.entities import roles
from analytics.entities.linking import PERSON_MARK, link
from analytics.stats import matrices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

__all__ = ["entities", "link"]

MOST_ALIASES = 12
WHICH = " (which?)"  # behind a surname of several bearers


def entities(
    corpus: Corpus,
    *,
    min_docs: int = 1,
    kinds: Sequence[str] = schema.KINDS,
    demonyms: bool = True,
    full_names: bool = False,
) -> pd.DataFrame:
    """One row per entity mentioned in at least `min_docs` documents, the one in most documents first.

    `n_docs`, `n_mentions` and `n_sources` count its documents, mentions and sources; `aliases` are the twelve most
    frequent spellings; `label` is the entity without the mark of a namesake, and "Clinton (which?)" for a surname of
    several bearers. `n_surname` of the mentions are bare surnames that were linked to the entity. Without `demonyms`,
    "Chinese" does not count for China; with `full_names` no linked surname counts. `role` is the office or
    profession that most documents give a person, "" for none.
    """
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    unknown = sorted(set(kinds) - set(schema.KINDS))
    if unknown:
        raise ValueError(f"kinds must be among {', '.join(schema.KINDS)}, got {', '.join(unknown)}")
    named = _chosen_mentions(corpus.mentions, kinds, demonyms=demonyms, full_names=full_names)
    if named.empty:
        return schema.empty("entities")
    table = _count_names(named, corpus.documents, min_docs)
    leading = roles.leading_roles(corpus) if "person" in kinds else {}
    table = table.assign(role=[leading.get(name, "") for name in table["entity"]])
    table = table.sort_values(["n_docs", "n_mentions"], ascending=False, kind="stable")
    return schema.conform(table, "entities")


def _chosen_mentions(mentions: pd.DataFrame, kinds: Sequence[str], *, demonyms: bool, full_names: bool) -> pd.DataFrame:
    chosen = mentions["kind"].isin(kinds)
    if full_names:
        chosen &= ~mentions["link_rule"].isin(schema.SURNAME_RULES)
    if not demonyms:
        chosen &= ~mentions["demonym"].astype(bool)
    return mentions.loc[chosen, ["doc_id", "entity", "kind", "surface", "link_rule"]].astype("category")


def _count_names(named: pd.DataFrame, documents: pd.DataFrame, least: int) -> pd.DataFrame:
    """Return documents, sources and mentions of each entity, in order of name."""
    entity, doc = (named[column].cat.codes.to_numpy("int64") for column in ("entity", "doc_id"))
    names, docs = named["entity"].cat.categories, named["doc_id"].cat.categories
    known, n = documents["doc_id"].astype("str").to_numpy(dtype=object), len(names)
    source = (
        pd.Series(pd.factorize(documents["source"])[0], index=known)
        .reindex(docs.astype("str"), fill_value=0)
        .to_numpy()
    )
    n_docs, n_sources = (matrices.n_distinct(entity, values, n) for values in (doc, source[doc]))
    first = np.full(n, -1)
    first[entity[::-1]] = np.arange(len(entity))[::-1]
    rows = np.flatnonzero(n_docs >= least)
    table = pd.DataFrame({"entity": names[rows], "n_docs": n_docs[rows], "n_sources": n_sources[rows]})
    table["n_mentions"] = np.bincount(entity, minlength=n)[rows]
    table["kind"] = named["kind"].iloc[first[rows]].astype("str").to_numpy()
    table["aliases"] = _aliases(entity, named["surface"].cat, rows)
    by_surname = named["link_rule"].isin(schema.SURNAME_RULES).to_numpy()
    table["n_surname"] = np.bincount(entity[by_surname], minlength=n)[rows]
    is_ambiguous = np.isin(rows, entity[(named["link_rule"] == schema.AMBIGUOUS).to_numpy()])
    label = table["entity"].astype("str").str.removesuffix(PERSON_MARK)
    return table.assign(label=label.where(~is_ambiguous, label + WHICH))


def has_linked_surnames(corpus: Corpus) -> bool:
    """Return whether a slice has a surname that was linked to a full name."""
    return bool(corpus.mentions["link_rule"].isin(schema.SURNAME_RULES).any())


def _aliases(entity: np.ndarray, surface: Any, chosen: np.ndarray) -> list[str]:
    """Return the most frequent spellings of each chosen entity, joined; ties in alphabetical order."""
    codes, spellings = surface.codes.to_numpy("int64"), surface.categories.to_numpy(dtype=object)
    cells, times = np.unique(entity * len(spellings) + codes, return_counts=True)
    owner, spelling = cells // len(spellings), cells % len(spellings)
    order = np.lexsort([spelling, -times, owner])
    begins, ends = (np.searchsorted(owner, chosen, side) for side in ("left", "right"))
    ends = np.minimum(ends, begins + MOST_ALIASES)
    ordered = spellings[spelling[order]].tolist()
    return [schema.LIST_SEPARATOR.join(ordered[begin:end]) for begin, end in zip(begins, ends, strict=True)]
