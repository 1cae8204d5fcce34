"""What decides whether two sentences of nearly the same meaning say the same: numbers, negations and names.

A vector hardly sees them: "the embassy is closed" and "the embassy is open" have a cosine of .88.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.statements import counted_nouns, opposites, passages, polarity, quantities
from analytics.statements.links import CONTRADICTS, RELATED, SAME
from analytics.statements.word_pairs import products

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.statements.links import Pairs
    from analytics.statements.occurrences import Occurrences
    from analytics.statements.sentence_vectors import Sentences

    Texts = Callable[[np.ndarray], Sequence[str]]

# Words within names, and the share of them that two sentences need in common: two lists of other banks are not the same
MANY_NAMED, COMMON_NAMED = 4, 0.7
FEWEST_PLAIN = 3  # words outside names and numbers: "Ann Reed on the Late Report" says nothing about anybody
# A contradiction accuses a source, so it is shown only where little else differs. Of 40 pairs of outlets in 4,000
# articles with other numbers, negations or opposites anywhere, 3 were contradictions
CLEAR_PLAIN = 0.8  # cosine of the words outside names, within a language
# Across languages the cosine of an encoder. Of 477 German and English pairs of PUD four seemed to differ in a
# number or a negation, three of them ("nicht fiktional", "non-fiction") with cosines of .69 to .75; of 476 in Chinese
# nine, with .65 to .79
CLEAR_ACROSS = 0.8
MOST_OTHER = 2  # words outside names that only one of the sentences has


def grades(sentences: Sentences, texts: Texts, occurrences: Occurrences, pairs: Pairs) -> np.ndarray:
    """Return the grade of each pair of likely sentences: the same, related, or contradicts.

    Two sentences are not the same if their numbers, negations or opposites (open, closed) differ, if they have other
    names or hardly a word outside names, or if they can hardly be about one event and quote no common passage. They
    contradict each other if they are about one event, and hardly anything else differs or they count one thing with
    other numbers.
    """
    rows = np.unique(np.concatenate([pairs.a, pairs.b]))
    written = dict(zip(rows.tolist(), texts(rows), strict=True))
    facts = {row: _Facts(text, str(sentences.spoken[row])) for row, text in written.items()}
    ends = list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))
    one_language = sentences.spoken[pairs.a] == sentences.spoken[pairs.b]
    is_event = {
        grade: occurrences.is_one_event(pairs.a, pairs.b, grade, is_one_language=one_language)
        for grade in (SAME, CONTRADICTS)
    }
    is_opposed = np.asarray([_difference(facts[a], facts[b]) != "" for a, b in ends], dtype=bool)
    is_clear = np.asarray([_differ_clearly(facts[a], facts[b]) for a, b in ends], dtype=bool)
    is_clear &= _differ_in_little(sentences, pairs)
    for at in np.flatnonzero(~is_clear & is_opposed & one_language & is_event[CONTRADICTS]):
        a, b = ends[at]
        is_clear[at] = counted_nouns.count_differently(written[a], written[b], facts[a].language)
    is_clear &= is_event[CONTRADICTS]
    is_same = is_event[SAME].copy()
    for at in np.flatnonzero(~is_same & ~is_opposed & one_language):
        is_same[at] = passages.has_common_passage(written[ends[at][0]], written[ends[at][1]])
    is_same &= ~(one_language & _say_too_little(sentences, pairs)) & ~_has_other_names(sentences, pairs.a, pairs.b)
    return np.where(is_opposed, np.where(is_clear, CONTRADICTS, RELATED), np.where(is_same, SAME, RELATED))


class _Facts:
    """What is compared of one sentence."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self.quantities = quantities.quantities(text, language)
        self.polarity = polarity.polarity(text, language)
        self.opposites = opposites.opposites(text, language)


def difference(a: tuple[str, str], b: tuple[str, str]) -> str:
    """Return in what two sentences, each a text and its language, differ: number, opposite, negation, or ""."""
    return _difference(_Facts(*a), _Facts(*b))


def _difference(a: _Facts, b: _Facts) -> str:
    if quantities.differ(a.quantities, b.quantities):
        return "number"
    if opposites.differ(a.opposites, b.opposites):
        return "opposite"
    return "negation" if _has_other_polarity(a, b) else ""


def _has_other_polarity(a: _Facts, b: _Facts) -> bool:
    """Return whether one sentence negates and the other does not; in another language not even in other words."""
    if not (polarity.has_negations(a.language) and polarity.has_negations(b.language)):
        return False
    if a.language == b.language:
        return (a.polarity == polarity.NEGATES) != (b.polarity == polarity.NEGATES)
    return {a.polarity, b.polarity} == {polarity.AFFIRMS, polarity.NEGATES}


def _differ_clearly(a: _Facts, b: _Facts) -> bool:
    """Return whether both negate or affirm without doubt, or have one number of a kind each and a different one."""
    return (
        quantities.differ_clearly(a.quantities, b.quantities)
        or opposites.differ(a.opposites, b.opposites)
        or {a.polarity, b.polarity} == {polarity.AFFIRMS, polarity.NEGATES}
    )


def _differ_in_little(sentences: Sentences, pairs: Pairs) -> np.ndarray:
    """Return which pairs have nearly the same words outside names, or across languages a high cosine."""
    is_one_language = sentences.spoken[pairs.a] == sentences.spoken[pairs.b]
    words = (sentences.plain > 0).astype("float64")
    n_words = np.maximum(*(np.diff(words.indptr)[rows] for rows in (pairs.a, pairs.b)))
    n_other = n_words - products(words, pairs.a, pairs.b)
    is_near = (products(sentences.plain, pairs.a, pairs.b) >= CLEAR_PLAIN) | (n_other <= MOST_OTHER)
    return np.where(is_one_language, is_near & (n_other <= 2 * MOST_OTHER), pairs.cosine >= CLEAR_ACROSS)


def _say_too_little(sentences: Sentences, pairs: Pairs) -> np.ndarray:
    n_plain = np.diff(sentences.plain.indptr)
    too_few: np.ndarray = np.minimum(n_plain[pairs.a], n_plain[pairs.b]) < FEWEST_PLAIN
    return too_few


def _has_other_names(sentences: Sentences, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return which pairs of one language have other names: no word in common, or of many too few."""
    n_named = np.diff(sentences.named.indptr)
    fewer = np.minimum(n_named[a], n_named[b])
    n_common = products(sentences.named, a, b)
    is_other = (n_common == 0) | ((fewer >= MANY_NAMED) & (n_common < COMMON_NAMED * fewer))
    return (sentences.spoken[a] == sentences.spoken[b]) & (fewer > 0) & is_other
