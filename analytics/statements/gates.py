"""What decides whether two sentences of nearly the same meaning say the same: numbers, negations and names.

A vector hardly sees them: "the embassy is closed" and "the embassy is open" have a cosine of .88.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.statements import opposites, polarity, quantities
from analytics.statements.links import CONTRADICTS, RELATED, SAME
from analytics.statements.word_pairs import products

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.statements.sentence_vectors import Sentences

    Texts = Callable[[np.ndarray], Sequence[str]]

# Words within names, and the share of them that two sentences need in common: two lists of other banks are not the same
MANY_NAMED, COMMON_NAMED = 4, 0.7


def grades(sentences: Sentences, texts: Texts, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the grade of each pair of likely sentences.

    A pair whose numbers, negations or opposites (open, closed) differ contradicts; one of the same language that has
    only different names is of the same kind, but not the same.
    """
    grade = np.full(len(a), SAME)
    grade[_has_other_names(sentences, a, b)] = RELATED
    rows = np.unique(np.concatenate([a, b]))
    spoken = sentences.spoken[rows]
    facts = [_Facts(text, str(language)) for text, language in zip(texts(rows), spoken, strict=True)]
    pairs = zip(np.searchsorted(rows, a).tolist(), np.searchsorted(rows, b).tolist(), strict=True)
    is_opposed = np.asarray([_contradict(facts[i], facts[j]) for i, j in pairs], dtype=bool)
    grade[is_opposed] = CONTRADICTS
    return grade


class _Facts:
    """What is compared of one sentence."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self.quantities = quantities.quantities(text, language)
        self.polarity = polarity.polarity(text, language)
        self.opposites = opposites.opposites(text, language)


def _contradict(a: _Facts, b: _Facts) -> bool:
    return (
        quantities.differ(a.quantities, b.quantities)
        or opposites.differ(a.opposites, b.opposites)
        or _has_other_polarity(a, b)
    )


def _has_other_polarity(a: _Facts, b: _Facts) -> bool:
    """Return whether one sentence negates and the other does not; in another language not even in other words."""
    if not (polarity.has_negations(a.language) and polarity.has_negations(b.language)):
        return False
    if a.language == b.language:
        return (a.polarity == polarity.NEGATES) != (b.polarity == polarity.NEGATES)
    return {a.polarity, b.polarity} == {polarity.AFFIRMS, polarity.NEGATES}


def _has_other_names(sentences: Sentences, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return which pairs of one language have other names: no word in common, or of many too few."""
    n_named = np.diff(sentences.named.indptr)
    fewer = np.minimum(n_named[a], n_named[b])
    n_common = products(sentences.named, a, b)
    is_other = (n_common == 0) | ((fewer >= MANY_NAMED) & (n_common < COMMON_NAMED * fewer))
    return (sentences.spoken[a] == sentences.spoken[b]) & (fewer > 0) & is_other
