"""Similarity of the coverage of sources in any languages, by the names in their documents and by their topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import grouping, independent_texts
from analytics.crosslingual import document_similarity
from analytics.stats import mean_cosines

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

BASES = ("names", "topics")


def source_links(corpus: Corpus, *, most: int = 20) -> pd.DataFrame:
    """One row per pair of sources and basis ("names": linked entities, or "topics"), within and across languages.

    The vector of a source is the share of its documents that have each name (or topic) times the IDF of the name,
    log((31 + N) / (1 + n_docs)) over the N documents with any; `similarity` is the cosine of two vectors, without the
    bias of few documents from 5 documents on, and `low`..`high` its 95 % jackknife interval over documents, for this
    pair alone, missing unless both sources have 20 (`stats.mean_cosines`). `n_a` and `n_b` are their documents with any
    name (or topic), copies within a source once; `n_shared` the number of names (or topics) of both. `languages` are
    those of these documents; `across` is true if the two have no language in common. The `most` sources with the most
    documents are compared.

    It cannot be compared with the `source_similarity` of words within one language: two sources about one event share
    its names even if they report it differently. Pairs across languages come first, then those with an interval, the
    most similar first.
    """
    if most < 2:  # noqa: PLR2004 - a pair
        raise ValueError(f"most must be at least 2, got {most}")
    parts = [_pairs(_holdings(corpus, basis, most), basis) for basis in BASES]
    table = schema.conform(pd.concat([schema.empty("source_links"), *parts]), "source_links")
    table = mean_cosines.in_order(table, ["a", "b"])
    return table.sort_values(["across", "basis"], ascending=[False, True], kind="stable", ignore_index=True)


def shared_links(corpus: Corpus, *, a: str, b: str, basis: str = "names", top: int = 20) -> pd.DataFrame:
    """One row per name (or topic) of both sources, those that contribute most to `source_links` first.

    The contribution is the product of its two shares of documents and its IDF squared; `n_docs_a` of the `n_a`
    documents of the first source with any name have it, `n_docs_b` of `n_b` of the second.
    """
    holdings = _holdings(corpus, basis, None)
    known = {name: place for place, name in enumerate(holdings.names)}
    if a not in known or b not in known:
        return schema.empty("shared_links")
    own = [holdings.rows[known[name]] for name in (a, b)]
    n_a, n_b = (np.asarray(holdings.cells[rows].sum(axis=0)).ravel() for rows in own)
    contribution = (n_a * n_b * holdings.rarity**2).round(9)
    best = np.lexsort((holdings.labels.astype(str), -contribution))[:top]
    best = best[contribution[best] > 0]
    columns = {"facet": holdings.labels[best], "kind": basis, "n_docs_a": n_a[best], "n_docs_b": n_b[best]}
    return schema.conform(pd.DataFrame({**columns, "n_a": len(own[0]), "n_b": len(own[1])}), "shared_links")


class _Holdings(NamedTuple):
    """Documents x names (or topics) as 0 and 1, and the documents of each source that have any."""

    cells: sparse.csr_array
    labels: np.ndarray
    rarity: np.ndarray
    names: list[str]
    rows: list[np.ndarray]
    spoken: np.ndarray


def _holdings(corpus: Corpus, basis: str, most: int | None) -> _Holdings:
    if basis not in BASES:
        raise ValueError(f"basis must be one of {', '.join(BASES)}, got {basis!r}")
    table, column = {"names": ("mentions", "entity"), "topics": ("topic_members", "topic")}[basis]
    cells, labels = grouping.documents_by(corpus, table, column)
    with_text = np.flatnonzero(labels != schema.NO_TEXT)
    cells, labels = cells[:, with_text], labels[with_text]
    has_any = np.asarray(cells.sum(axis=1)).ravel() > 0
    sources = corpus.documents["source"].astype("str").to_numpy(dtype=object)
    counts = pd.Series(sources[has_any]).value_counts()
    names = sorted(sorted(counts.index, key=lambda name: (-counts[name], name))[:most])
    counted = has_any & independent_texts.first_copies(corpus, sources)
    rows = [np.flatnonzero(counted & (sources == name)) for name in names]
    spoken = corpus.documents["language"].to_numpy(dtype=object)
    return _Holdings(cells, labels, document_similarity.rarity(cells[np.flatnonzero(has_any)]), names, rows, spoken)


def _pairs(holdings: _Holdings, basis: str) -> pd.DataFrame:
    """Return the pairs of sources of one basis."""
    if len(holdings.names) < 2:  # noqa: PLR2004 - a pair
        return schema.empty("source_links")
    has_column = np.stack([np.asarray(holdings.cells[rows].sum(axis=0)).ravel() > 0 for rows in holdings.rows])
    weighted = holdings.cells @ sparse.diags_array(holdings.rarity)
    cosines = mean_cosines.mean_cosines(weighted.tocsr(), holdings.rows)
    size = np.asarray([len(rows) for rows in holdings.rows])
    spoken = [set(holdings.spoken[rows]) for rows in holdings.rows]
    i, j = np.triu_indices(len(holdings.names), 1)
    names = np.asarray(holdings.names, dtype=object)
    return pd.DataFrame(
        {
            "a": names[i],
            "b": names[j],
            "basis": basis,
            "languages": [schema.LIST_SEPARATOR.join(sorted(spoken[a] | spoken[b])) for a, b in zip(i, j, strict=True)],
            "across": [not spoken[a] & spoken[b] for a, b in zip(i, j, strict=True)],
            "similarity": cosines.similarity[i, j],
            "low": cosines.low[i, j],
            "high": cosines.high[i, j],
            "n_a": size[i],
            "n_b": size[j],
            "n_shared": (has_column[i] & has_column[j]).sum(axis=1),
        }
    )
