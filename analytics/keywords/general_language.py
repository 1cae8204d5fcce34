"""How often words occur in general language, and how many more documents have a keyword than expected from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.stats.significance import Z95
from analytics.text import tokens, word_frequencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def log_odds_bound(expected: np.ndarray, n_docs: np.ndarray, n_all: np.ndarray) -> np.ndarray:
    """Return the lower 95 % bound of log2 of the odds that a document has a phrase, against general language.

    `n_docs` of `n_all` documents have the phrase, `expected` is the share in general language, see `expected_shares`.
    The variance of the log odds is 1/n + 1/(N - n); missing for a phrase without an expected share.
    """
    n_all = np.asarray(n_all, "float64")
    n = np.minimum(np.asarray(n_docs, "float64"), n_all - 0.5)
    expected = np.where(expected > 0, expected, np.nan)
    odds = np.log(n / (n_all - n)) - np.log(expected / (1 - expected))
    return np.asarray((odds - Z95 * np.sqrt(1 / n + 1 / (n_all - n))) / np.log(2))


def expected_shares(frequencies: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return the share of documents of L words that have a word of frequency f: 1 - (1 - f)^L."""
    return np.asarray(-np.expm1(lengths * np.log1p(-np.minimum(frequencies, 0.5))))


def frequencies(phrases: Iterable[str], language: str) -> list[float]:
    """Return the frequency of the rarest word of each phrase; all missing for a language without a list.

    A phrase is at most as frequent as its rarest word, and a word that is not in the list at most as frequent as the
    last word of the list. So the odds of both can be too low, never too high.
    """
    words = word_frequencies.frequencies(language)
    rarest = min(words.values(), default=float("nan"))
    return [min(_known_parts(phrase, words, rarest), default=rarest) for phrase in phrases]


def _known_parts(phrase: str, words: Mapping[str, float], rarest: float) -> list[float]:
    found = [words[part] for part in phrase.casefold().split() if part in words]
    if len(found) == phrase.count(" ") + 1:
        return found
    return [words.get(token.lower(), rarest) for token in tokens.tokens(phrase)]
