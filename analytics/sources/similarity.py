"""Similarity of the words of sources within a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.cluster import hierarchy

from analytics import schema
from analytics.corpus import independent_texts
from analytics.stats import idf, matrices, mean_cosines
from analytics.topics import word_points
from analytics.topics.units import tfidf, units

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def source_similarity(corpus: Corpus) -> pd.DataFrame:
    """One row per pair of sources and common language: those with an interval first, the most similar first.

    `similarity` is the cosine of the mean TF-IDF -> SVD vectors of their documents in that language (words only, no
    names), without the bias of few documents from 5 documents on; `low`..`high` is its 95 % jackknife interval over
    documents, for this pair alone, missing unless both have 20 (`stats.mean_cosines`). `n_a`, `n_b` are those
    documents; copies within a source count once.
    """
    spoken = sorted(set(corpus.documents["language"]))
    parts = [_similar(corpus, language) for language in spoken]
    table = schema.conform(pd.concat([schema.empty("source_similarity"), *parts]), "source_similarity")
    return mean_cosines.in_order(table, ["a", "b", "language"])


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


def _similar(corpus: Corpus, language: str) -> pd.DataFrame:
    """Return the pairs of sources of one language."""
    part, pieces, points = word_points.points(corpus, language)
    sources = part.documents["source"].astype("str")
    is_first = independent_texts.first_copies(part, sources.to_numpy(dtype=object))[pieces.rows]
    members, names = matrices.group_matrix(sources.iloc[pieces.rows])
    rows = [np.flatnonzero(column & is_first) for column in members.T.toarray() > 0]
    sizes = np.asarray([len(own) for own in rows])
    cosines = mean_cosines.mean_cosines(points, rows)
    i, j = np.triu_indices(len(names), 1)
    pairs = {"a": np.asarray(names, dtype=object)[i], "b": np.asarray(names, dtype=object)[j], "language": language}
    counts = {"n_a": sizes[i], "n_b": sizes[j]}
    return pd.DataFrame({**pairs, **counts, **{name: cells[i, j] for name, cells in cosines._asdict().items()}})
