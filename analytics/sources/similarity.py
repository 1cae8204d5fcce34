"""Similarity of the words of sources within a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.cluster import hierarchy

from analytics import schema
from analytics.stats import bootstrap, idf, matrices
from analytics.topics import word_points
from analytics.topics.units import tfidf, units

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def source_similarity(corpus: Corpus, *, seed: int = 0) -> pd.DataFrame:
    """One row per pair of sources and common language, the most similar first.

    `similarity` is the cosine of the mean TF-IDF -> SVD vectors of their documents in that language (words only, no
    names); `low`..`high` its 95 % bootstrap interval over documents, missing unless both have 2; `n_a`, `n_b` are those
    documents.
    """
    if seed < 0:
        raise ValueError(f"seed must be at least 0, got {seed}")
    spoken = sorted(set(corpus.documents["language"]))
    parts = [_similar(corpus, language, seed) for language in spoken]
    table = schema.conform(pd.concat([schema.empty("source_similarity"), *parts]), "source_similarity")
    order = ["similarity", "a", "b", "language"]
    return table.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def similarity_square(table: pd.DataFrame, *, language: str, most: int) -> pd.DataFrame:
    """Return `source_similarity` of one language as sources x sources, similar sources next to each other.

    It has the `most` sources with the most documents, in the leaf order of average linkage (Bar-Joseph et al. 2001).
    """
    rows = table[table["language"] == language]
    size = dict(zip([*rows["a"], *rows["b"]], [*rows["n_a"], *rows["n_b"]], strict=True))
    names = sorted(sorted(size, key=lambda name: (-size[name], name))[:most])
    square = pd.DataFrame(np.nan, index=names, columns=names)
    for row in rows[rows["a"].isin(names) & rows["b"].isin(names)].itertuples():
        square.loc[row.a, row.b] = square.loc[row.b, row.a] = row.similarity
    if len(names) < 3:  # noqa: PLR2004 - a pair has one order
        return square
    distance = np.clip(1 - square.to_numpy()[np.triu_indices(len(names), 1)], 0, None)
    order = hierarchy.leaves_list(hierarchy.linkage(distance, "average", optimal_ordering=True))
    return square.iloc[order, order]


def shared_words(corpus: Corpus, *, a: str, b: str, language: str, top: int = 20) -> pd.DataFrame:
    """One row per word behind the similarity of two sources in a language, the strongest first.

    Strength is the product of the word's mean TF-IDF weight in both sources; `n_docs_a` and `n_docs_b` are their
    documents with the word.
    """
    part = corpus.where(language=[language])
    pieces = units(part, "document")
    weights = tfidf(part, pieces)
    rows = [np.flatnonzero(part.documents["source"] == source) for source in (a, b)]
    mean_a, mean_b = (np.asarray(weights[own].sum(axis=0)).ravel() / max(len(own), 1) for own in rows)
    best = np.lexsort((part.surfaces.astype(str), -(mean_a * mean_b)))[:top]
    best = best[(mean_a * mean_b)[best] > 0]
    n_a, n_b = (idf.document_frequency(pieces.counts[own][:, best]) for own in rows)
    return schema.conform(pd.DataFrame({"term": part.surfaces[best], "n_docs_a": n_a, "n_docs_b": n_b}), "shared_words")


def _similar(corpus: Corpus, language: str, seed: int) -> pd.DataFrame:
    """Return the pairs of sources of one language."""
    part, pieces, points = word_points.points(corpus, language)
    members, names = matrices.group_matrix(part.documents["source"].iloc[pieces.rows].astype("str"))
    generator = np.random.default_rng(seed)
    rows = [np.flatnonzero(column) for column in members.T.toarray()]
    samples = np.stack([_resampled_means(points[own], generator) for own in rows])
    sizes = np.asarray([len(own) for own in rows])
    i, j = np.triu_indices(len(names), 1)
    estimates = [np.empty((3, 0)), *(_cosines(samples, sizes, source) for source in range(len(names) - 1))]
    similarity, low, high = np.hstack(estimates)
    pairs = {"a": np.asarray(names, dtype=object)[i], "b": np.asarray(names, dtype=object)[j], "language": language}
    counts = {"n_a": sizes[i], "n_b": sizes[j]}
    return pd.DataFrame({**pairs, **counts, "similarity": similarity, "low": low, "high": high})


def _cosines(samples: np.ndarray, sizes: np.ndarray, source: int) -> np.ndarray:
    """Return the cosines of a source with each one after it, and their intervals: similarity, low, high x sources."""
    cosines = np.einsum("rd,nrd->nr", samples[source], samples[source + 1 :]).round(6)
    bounds = bootstrap.interval(cosines[:, 1:], (sizes[source + 1 :] > 1) & (sizes[source] > 1))
    return np.vstack([cosines[:, 0], bounds])


def _resampled_means(points: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return the mean of the points of a source, then those of the bootstrap samples, each of length 1."""
    return matrices.unit_length(bootstrap.bootstrap_weights(len(points), generator) @ points)
