"""The words that name a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import counting, languages
from analytics.schema import LIST_SEPARATOR
from analytics.topic_units import Units, countable, piece_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus import Corpus

MAX_TERMS = 20


def ranked_terms(corpus: Corpus, pieces: Units, topic: np.ndarray) -> dict[str, dict[str, list[str]]]:
    """Return per topic and language (the commonest in the topic first) its words by F1 of coverage and precision.

    `topic` names the topic of each piece, "" for none. Coverage = share of the topic's pieces with the word, precision
    = share of the pieces with the word that are in the topic; both within the language.
    """
    spoken = piece_languages(corpus, pieces)
    languages_first = sorted(set(spoken), key=lambda language: (-int((spoken == language).sum()), language))
    found: dict[str, dict[str, list[str]]] = {name: {} for name in sorted(set(topic) - {""})}
    for language in languages_first:
        rows = np.flatnonzero(spoken == language)
        for name, words in _ranked(corpus, pieces.at(rows), topic[rows], language):
            found[name][language] = words
    return found


def label(terms: dict[str, list[str]], *, n_terms: int = 3, full: bool = False) -> str:
    """Return the first words of each language: "embassy, envoy, Kabul · Botschaft, Brief"; `full` names languages."""
    parts = [(language, ", ".join(words[:n_terms])) for language, words in terms.items() if words]
    if not full:
        return " · ".join(words for _, words in parts)
    if len(parts) == 1:
        return parts[0][1]
    return LIST_SEPARATOR.join(f"{languages.name(language)}: {words}" for language, words in parts)


def _ranked(corpus: Corpus, pieces: Units, topic: np.ndarray, language: str) -> Iterator[tuple[str, list[str]]]:
    columns = countable(corpus, pieces.counts, language)
    cells = (pieces.counts[:, columns] > 0).astype("int64")
    members, names = counting.group_matrix(pd.Series(topic))
    both = (members.T @ cells).toarray()
    either = np.asarray(cells.sum(axis=0)).ravel() + np.asarray(members.sum(axis=0)).reshape(-1, 1)
    words = corpus.surfaces[columns].astype(str)
    for name, shared, f1 in zip(names, both, counting.share(2.0 * both, either), strict=True):
        order = np.lexsort((words, -f1))[:MAX_TERMS]
        yield name, [str(words[i]) for i in order if shared[i] > 0]
