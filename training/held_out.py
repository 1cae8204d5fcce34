"""Quality of the translations on documents that they were not learnt from."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import translations as training  # noqa: E402

from analytics.crosslingual import dictionaries, document_vectors, form_stems, stem_bags  # noqa: E402

LANGUAGES = ("de", "fr", "ru", "fa", "sw")
FOLDS = 5


def twins(data: Path, language: str) -> float:
    """Return how often the English original of a document is the nearest of all, with its translations held out."""
    names = training.documents(data)
    order = sorted(set(names))
    english = _bags(data, "en")
    is_nearest = []
    for fold in range(FOLDS):
        tested = order[fold::FOLDS]
        chosen = [row for row, name in enumerate(names) if name not in tested]
        without = training.table(data, language, tuple(chosen))
        foreign = _bags(data, language, without)
        nearest = _nearest(foreign, english)
        is_nearest += [nearest[order.index(name)] == order.index(name) for name in tested]
    return float(np.mean(is_nearest))


def _bags(data: Path, language: str, table: dictionaries.Table | None = None) -> list[dict[str, float]]:
    """Return each document of NTREX, in order of name, as a bag of English stems."""
    bags: dict[str, dict[str, float]] = {name: {} for name in sorted(set(training.documents(data)))}
    for name, forms in zip(training.documents(data), training.sentences(data, language), strict=True):
        for form in forms:
            for english, weight in form_stems.shares(form, language, table):
                bags[name][english] = bags[name].get(english, 0.0) + weight
    return list(bags.values())


def _nearest(foreign: list[dict[str, float]], english: list[dict[str, float]]) -> np.ndarray:
    columns: dict[str, int] = {}
    cells = [stem_bags.matrix(bags, columns) for bags in (foreign, english)]
    wide = [stem_bags.widened(one, len(columns)) for one in cells]
    ours, theirs = (document_vectors.tfidf_bag(one, document_vectors.language_idf(one)) for one in wide)
    return np.asarray((ours @ theirs.T).toarray().argmax(axis=1))
