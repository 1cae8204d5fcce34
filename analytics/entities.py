"""Entities of a corpus: who and what is named, in how many articles and by how many sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pandas as pd

from analytics import schema
from analytics.linking import PERSON_MARK, link

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["entities", "link"]

MOST_ALIASES = 12


class Corpus(Protocol):
    """The two tables that are read here."""

    @property
    def documents(self) -> pd.DataFrame: ...
    @property
    def mentions(self) -> pd.DataFrame: ...


def entities(
    corpus: Corpus, *, min_docs: int = 1, kinds: Sequence[str] = schema.KINDS, demonyms: bool = True
) -> pd.DataFrame:
    """Entities named in at least `min_docs` documents, the most widely named first; one row is one entity.

    `n_docs` counts documents, `n_mentions` names, `n_sources` distinct sources among these documents; `aliases` are the
    twelve most frequent spellings; `label` is the entity without the mark of a namesake. Without `demonyms`, "Chinese"
    does not count for China.
    """
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    unknown = sorted(set(kinds) - set(schema.KINDS))
    if unknown:
        raise ValueError(f"kinds must be among {', '.join(schema.KINDS)}, got {', '.join(unknown)}")
    named = _chosen(corpus.mentions, kinds, demonyms=demonyms)
    if named.empty:
        return schema.empty("entities")
    table = _counted(named, corpus.documents)
    table = table[table["n_docs"] >= min_docs].sort_values("entity")
    table = table.sort_values(["n_docs", "n_mentions"], ascending=False, kind="stable")
    return schema.conform(table, "entities")


def _chosen(mentions: pd.DataFrame, kinds: Sequence[str], *, demonyms: bool) -> pd.DataFrame:
    chosen = mentions["kind"].isin(kinds)
    if not demonyms:
        chosen &= ~mentions["demonym"].astype(bool)
    named = mentions.loc[chosen, ["doc_id", "entity", "kind", "surface", "demonym"]]
    return named.astype({"doc_id": "str", "entity": "str", "kind": "str", "surface": "str"})


def _counted(named: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    source = documents.astype({"doc_id": "str", "source": "str"}).set_index("doc_id")["source"]
    once = named.drop_duplicates(["entity", "doc_id"])
    once = once.assign(source=once["doc_id"].map(source))
    grouped = once.groupby("entity", sort=False)
    table = pd.DataFrame({"kind": grouped["kind"].first(), "n_docs": grouped.size()})
    table["n_sources"] = once.drop_duplicates(["entity", "source"]).groupby("entity").size()
    table["n_mentions"] = named.groupby("entity").size()
    table["aliases"] = table.index.map(_aliases(named))
    table["label"] = table.index.to_series().str.removesuffix(PERSON_MARK)
    return table.reset_index()


def _aliases(named: pd.DataFrame) -> dict[str, str]:
    """Give the commonest spellings of each entity, joined; plain Python, as 18,000 groups take pandas 5 s to join."""
    counted = named.groupby(["entity", "surface"], sort=True).size().sort_values(ascending=False, kind="stable")
    spellings: dict[str, list[str]] = {}
    for entity, surface in counted.index:
        spellings.setdefault(entity, []).append(surface)
    return {entity: schema.LIST_SEPARATOR.join(found[:MOST_ALIASES]) for entity, found in spellings.items()}
