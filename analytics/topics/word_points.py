"""The points of documents by the words of their language; those of a whole corpus are stored by the build."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import numpy as np

from analytics import schema
from analytics.stats import matrices
from analytics.topics.units import order_pieces, project, tfidf, units, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.topics.units import Units

STORED = "word_points"


def points(corpus: Corpus, language: str) -> tuple[Corpus, Units, np.ndarray]:
    """Return the documents of a slice in one language, in order of their ids, and a point of length 1 for each.

    A point is that of `units.vectors` without names. The SVD depends on the documents: only a slice of all documents of
    the language has the stored points.
    """
    part = corpus.where(language=[language])
    pieces = order_pieces(part, units(part, "document"))
    ids = np.asarray(part.doc_ids, dtype=object)[pieces.rows]
    stored = corpus.once(_stored_by_language).get(language, {})
    if len(stored) != len(ids) or any(doc_id not in stored for doc_id in ids):
        return part, pieces, vectors(part, pieces, names=False)
    return part, pieces, matrices.unit_length(np.stack([_decode(stored[doc_id]) for doc_id in ids]))


def derived_table(corpus: Corpus) -> pd.DataFrame:
    """Return the table `word_points` of a whole corpus: 2 s of CPU for 4,000 articles.

    A language with at most 50 documents or words has no rows: its points are its words, which are stored already.
    """
    rows = [row for language in sorted(set(corpus.documents["language"])) for row in _rows(corpus, language)]
    return schema.from_rows(rows, STORED)


def _rows(corpus: Corpus, language: str) -> Iterator[tuple[str, str]]:
    part = corpus.where(language=[language])
    pieces = order_pieces(part, units(part, "document"))
    projected = project(tfidf(part, pieces))
    if projected.dtype == np.float32:
        for row, point in zip(pieces.rows, projected, strict=True):
            yield part.doc_ids[row], base64.b64encode(point.astype("<f4").tobytes()).decode()


def _stored_by_language(corpus: Corpus) -> dict[str, dict[str, str]]:
    table = corpus.stored(STORED)
    spoken = dict(zip(corpus.doc_ids, corpus.documents["language"], strict=True))
    found: dict[str, dict[str, str]] = {}
    for doc_id, vector in zip(table["doc_id"], table["vector"], strict=True):
        found.setdefault(spoken[doc_id], {})[doc_id] = vector
    return found


def _decode(vector: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(vector), "<f4").astype("float64")
