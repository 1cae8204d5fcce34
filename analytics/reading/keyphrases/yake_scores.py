"""The YAKE formula over numbered words.

Source: Campos et al. 2020, "YAKE! Keyword extraction from single documents using multiple local features",
Information Sciences 509, as in the yake package 0.7.3. Sums and products have the same order as in the package, because
a difference in the last bit changes the order of equal phrases.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.keyphrases.yake_words import BREAK, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_Key = tuple[int, ...]  # a phrase, as the forms of its words

_PARTING, _LINKING, _CONTENT = range(3)  # the role of a word: it splits phrases, is inside one, begins or ends one
_NO_TERM = -1


class Phrase(NamedTuple):
    """One phrase: its raw score (lower is better) and its first span in the list of all words of the text."""

    score: float
    start: int
    end: int


class _Terms(NamedTuple):
    """The terms of a text by number, in order of first occurrence; `of` is the number for the form of a word.

    `tf` is the frequency of a term, `stop` whether it is a stopword, `cased` the larger of two counts: in capitals, or
    with a first capital inside a sentence; `seen` are the sentences with the term.
    """

    of: dict[int, int]
    tf: list[int]
    stop: list[bool]
    cased: list[int]
    seen: list[list[int]]


class _Links(NamedTuple):
    """The counts of one term after another, and for each term its distinct neighbours per link, before and after."""

    counts: Counter[tuple[int, int]]
    before: list[float]
    after: list[float]


def phrases(
    sentences: list[list[int]], words: Words, stopwords: Collection[str], *, n: int, window: int
) -> Iterator[Phrase]:
    """Yield the phrases of up to `n` words that begin and end with a content word, best first.

    Phrases with a denominator of 0 or less are left out, which is possible for four words or more: there the formula
    has no meaning.
    """
    terms = _terms(sentences, words, stopwords)
    if all(terms.stop):
        return
    forms = tuple(map(words.form.__getitem__, chain.from_iterable(sentences)))
    roles = _roles(terms, words)
    links = _links(forms, roles, terms, window)
    counts, ends = _count_phrases(forms, [roles[form] for form in forms], n)
    raw = _scores(counts, terms, links, _weights(terms, links, len(sentences)))
    lengths = [*map(len, counts)]
    for at in sorted(range(len(raw)), key=raw.__getitem__):
        if raw[at] < inf:
            yield Phrase(raw[at], ends[at] - lengths[at], ends[at])


def _terms(sentences: list[list[int]], words: Words, stopwords: Collection[str]) -> _Terms:
    of: dict[int, int] = {}
    numbers: dict[str, int] = {}
    stop: list[bool] = []
    openers = Counter([sentence[0] for sentence in sentences])
    counts = Counter(chain.from_iterable(sentences))
    del counts[BREAK]
    tf, capitals, names = ([0] * len(counts) for _ in range(3))  # there are no more terms than words
    for word, count in counts.items():
        term, kind, form = words.term[word], words.kind[word], words.form[word]
        at = of[form] = numbers.setdefault(term, len(stop))
        if at == len(stop):
            stop.append(words.short[word] or term in stopwords or words.lower[form] in stopwords)
        tf[at] += count
        if kind == "n":
            names[at] += count - openers[word]
        elif kind == "a":
            capitals[at] += count
    size = len(stop)
    return _Terms(
        of, tf[:size], stop, list(map(max, capitals[:size], names)), _sentences_of_terms(sentences, words, of, size)
    )


def _sentences_of_terms(sentences: list[list[int]], words: Words, of: dict[int, int], size: int) -> list[list[int]]:
    """Return for each of `size` terms the numbers of the sentences with it."""
    seen: list[list[int]] = [[] for _ in range(size + 1)]
    term, form = (of | {BREAK: size}).__getitem__, words.form.__getitem__
    for number, sentence in enumerate(sentences):
        for at in set(map(term, map(form, sentence))):
            seen[at].append(number)
    return seen[:size]


def _roles(terms: _Terms, words: Words) -> dict[int, int]:
    """Return the role of each form in a phrase."""
    kinds, stop = words.kind, terms.stop
    roles = {
        form: _PARTING if kinds[form] in "ud" else _LINKING if stop[term] else _CONTENT
        for form, term in terms.of.items()
    }
    return roles | {BREAK: _PARTING}


def _links(forms: _Key, roles: dict[int, int], terms: _Terms, window: int) -> _Links:
    """Return the counts of pairs of terms at most `window` words apart without punctuation between them."""
    known = {form: terms.of[form] if role else _NO_TERM for form, role in roles.items()}
    if window > 1:  # as many gaps as the window is wide, so that no pair crosses a punctuation mark
        forms = tuple(chain.from_iterable((form,) if form else (form,) * window for form in forms))
    row = [known[form] for form in forms]
    pairs = chain.from_iterable(zip(row, row[apart:], strict=False) for apart in range(1, window + 1))
    counts = Counter([pair for pair in pairs if pair[0] >= 0 <= pair[1]])
    before, after, before_n, after_n = ([0] * len(terms.tf) for _ in range(4))
    for (left, right), count in counts.items():
        after[left] += 1
        after_n[left] += count
        before[right] += 1
        before_n[right] += count
    return _Links(counts, _ratios(before, before_n), _ratios(after, after_n))


def _ratios(neighbours: list[int], links: list[int]) -> list[float]:
    return [n_distinct / n if n else 0.0 for n_distinct, n in zip(neighbours, links, strict=True)]


def _weights(terms: _Terms, links: _Links, n_sentences: int) -> list[float]:
    """Return the weight H of each term: from its place, neighbours, capitals, frequency and spread."""
    content = np.array([float(tf) for tf, stop in zip(terms.tf, terms.stop, strict=True) if not stop])
    usual, most = float(content.mean() + content.std()), max(terms.tf)
    weights = []
    for tf, cased, seen, before, after in zip(
        terms.tf, terms.cased, terms.seen, links.before, links.after, strict=True
    ):
        related = (0.5 + before * (tf / most)) + (0.5 + after * (tf / most))
        place = log(log(3.0 + (seen[0] if len(seen) == 1 else _median(seen))))
        case = cased / (1.0 + log(tf)) if cased else 0.0
        weights.append(place * related / (case + tf / usual / related + len(seen) / n_sentences / related))
    return weights


def _median(ordered: list[int]) -> float:
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def _count_phrases(forms: _Key, roles: list[int], n: int) -> tuple[dict[_Key, int], list[int]]:
    """Return the counts of the phrases in order of first occurrence, and the first end of each."""
    counts: dict[_Key, int] = {}
    ends: list[int] = []
    begin = 0  # of the run of words that can form a phrase
    for last, role in enumerate(roles):
        if role == _PARTING:
            begin = last + 1
        elif role == _CONTENT:
            for first in range(last, max(begin, last - n + 1) - 1, -1):
                if roles[first] == _CONTENT:
                    key = forms[first : last + 1]
                    if key in counts:
                        counts[key] += 1
                    else:
                        counts[key] = 1
                        ends.append(last + 1)
    return counts, ends


def _scores(counts: dict[_Key, int], terms: _Terms, links: _Links, weights: list[float]) -> list[float]:
    """Return product / ((1 + sum) * count) of the weights of the words of each phrase."""
    weight = {form: weights[term] for form, term in terms.of.items()}
    raw = []
    for key, count in counts.items():
        if len(key) == 1:
            total = product = weight[key[0]]
        elif len(key) == 2:  # noqa: PLR2004 - for speed: half of the phrases, and no stopword in them
            one, two = weight[key[0]], weight[key[1]]
            total, product = one + two, one * two
        else:
            total, product = _evidence([terms.of[form] for form in key], terms, links, weights)
        raw.append(product / ((total + 1) * count) if total > -1 else inf)
    return raw


def _evidence(phrase: list[int], terms: _Terms, links: _Links, weights: list[float]) -> tuple[float, float]:
    """Return the sum and the product of the weights; a stopword counts by how often it links its two neighbours."""
    total, product = 0.0, 1.0
    for place, term in enumerate(phrase):
        if terms.stop[term]:
            left, right = phrase[place - 1], phrase[place + 1]
            from_left = links.counts[left, term] / terms.tf[left]
            loose = 1 - from_left * (links.counts[term, right] / terms.tf[right])
            product *= 1 + loose
            total -= loose
        else:
            total += weights[term]
            product *= weights[term]
    return total, product
