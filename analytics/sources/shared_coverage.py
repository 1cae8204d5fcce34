"""Similarity of the coverage of sources in any languages, by the names in their documents and by their topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.crosslingual import document_similarity
from analytics.stats import bootstrap, matrices

if TYPE_CHECKING:
    from scipy import sparse

    from analytics.corpus.store import Corpus

BASES = ("names", "topics")


def source_links(corpus: Corpus, *, most: int = 20, seed: int = 0) -> pd.DataFrame:
    """One row per pair of sources and basis ("names": linked entities, or "topics"), within and across languages.

    The vector of a source is the share of its documents that have each name (or topic) times the IDF of the name,
    log((31 + N) / (1 + n_docs)) over the N documents with any; `similarity` is the cosine of two vectors, and
    `low`..`high` its 95 % interval by 200 bootstraps over documents, missing unless both sources have 2. `n_a` and
    `n_b` are their documents with any name (or topic), `n_shared` the number of names (or topics) of both. `languages`
    are those of these documents; `across` is true if the two have no language in common. The `most` sources with the
    most documents are compared.

    Do not mix it with `source_similarity` of words within one language: names make sources about one event similar,
    even if they report it differently. Pairs across languages come first, the most similar first.
    """
    if most < 2:  # noqa: PLR2004 - a pair
        raise ValueError(f"most must be at least 2, got {most}")
    if seed < 0:
        raise ValueError(f"seed must be at least 0, got {seed}")
    parts = [_pairs(_holdings(corpus, basis, most), basis, seed) for basis in BASES]
    table = schema.conform(pd.concat([schema.empty("source_links"), *parts]), "source_links")
    order = ["across", "basis", "similarity", "a", "b"]
    return table.sort_values(order, ascending=[False, True, False, True, True], ignore_index=True)


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
    order = np.argsort(np.asarray(corpus.doc_ids, dtype=str))  # the bootstrap does not depend on the order of files
    rows = [order[(has_any & (sources == name))[order]] for name in names]
    spoken = corpus.documents["language"].to_numpy(dtype=object)
    return _Holdings(cells, labels, document_similarity.rarity(cells[np.flatnonzero(has_any)]), names, rows, spoken)


def _pairs(holdings: _Holdings, basis: str, seed: int) -> pd.DataFrame:
    """Return the pairs of sources of one basis."""
    if len(holdings.names) < 2:  # noqa: PLR2004 - a pair
        return schema.empty("source_links")
    has_column = np.stack([np.asarray(holdings.cells[rows].sum(axis=0)).ravel() > 0 for rows in holdings.rows])
    cosines = _cosines(holdings, has_column.sum(axis=0) > 1, seed)
    size = np.asarray([len(rows) for rows in holdings.rows])
    spoken = [set(holdings.spoken[rows]) for rows in holdings.rows]
    i, j = np.triu_indices(len(holdings.names), 1)
    low, high = bootstrap.interval(cosines[1:, i, j].T, (size[i] > 1) & (size[j] > 1))
    names = np.asarray(holdings.names, dtype=object)
    return pd.DataFrame(
        {
            "a": names[i],
            "b": names[j],
            "basis": basis,
            "languages": [schema.LIST_SEPARATOR.join(sorted(spoken[a] | spoken[b])) for a, b in zip(i, j, strict=True)],
            "across": [not spoken[a] & spoken[b] for a, b in zip(i, j, strict=True)],
            "similarity": cosines[0, i, j],
            "low": low,
            "high": high,
            "n_a": size[i],
            "n_b": size[j],
            "n_shared": (has_column[i] & has_column[j]).sum(axis=1),
        }
    )


def _cosines(holdings: _Holdings, common: np.ndarray, seed: int) -> np.ndarray:
    """Return the cosines as samples x sources x sources; the first sample is the documents themselves.

    What only one source has changes only the length of its vector, so only shared columns are stored for all.
    """
    generator = np.random.default_rng(seed)
    shared, length = [], []
    for rows in holdings.rows:
        cells = holdings.cells[rows].tocsc()
        own = np.flatnonzero(np.diff(cells.indptr))
        means = bootstrap.bootstrap_weights(len(rows), generator) @ (cells[:, own] * holdings.rarity[own]).toarray()
        length.append(np.sqrt((means**2).sum(axis=1)))
        columns = np.zeros((len(means), len(common)), "float32")
        columns[:, own] = means
        shared.append(columns[:, common])
    points, lengths = np.stack(shared, axis=1), np.stack(length, axis=1)
    dots = (points @ points.transpose(0, 2, 1)).astype("float64")
    return (dots / np.maximum(lengths[:, :, None] * lengths[:, None, :], matrices.NOISE)).round(6)
