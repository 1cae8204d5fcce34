"""The score of each word and phrase of one text, from its counts, its place, its shape and general knowledge.

`news_keywords` explains the terms of the sum. All functions return an array with one entry per phrase.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analytics.reading.keyphrases import news_words
from analytics.text import word_classes, word_frequencies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from analytics.reading.keyphrases.news_phrases import Numbers, Phrases
    from analytics.reading.keyphrases.news_words import Words

    Flags = NDArray[np.bool_]
    Scores = NDArray[np.float64]

_INSIDE, _MAX_LETTERS, _LATE, _NAME, _STOPWORD, _SMALL = 0.4, 1.5, 0.25, 0.25, 1.0, 1.0
_COMMON, _FROM_ZIPF = 0.4, 4.5  # a word once in 30,000
_EVERYDAY = 5.3  # a word once in 5,000
_TITLE = 2.0
_GENERAL = 1.0
_BEFORE_NOUN = 1.0
_ADJECTIVE_LAST = frozenset({"ca", "es", "fr", "it", "pl", "pt"})
_TWO, _THREE = 1.5, 1.2  # words of a phrase, in a text without names
_ONCE_TWO, _ONCE_THREE = 0.5, 1.0  # words of a phrase that occurs once, in a text with names
_NO_NAMES, _MANY_NAMES = 0.03, 0.1  # of the content words; news has 15 % in the median, abstracts 4 %
_TYPICAL_NAMES, _TYPICAL_WORDS = 0.15, 10  # the share of names in a text too short to count them


def scores(words: Words, phrases: Phrases, language: str) -> Scores:
    """Return the score of each phrase."""
    known = _counted(words, phrases) + _shape(words, phrases, nouns_capital=language in news_words.NOUNS_CAPITAL)
    known += _terms(words, phrases, language)
    known -= _commonness(words, phrases, language) + _end_without_noun(words, phrases, language)
    return known - _weak_words(words, phrases, language)


def _counted(words: Words, phrases: Phrases) -> Scores:
    """Return what each phrase has for its occurrences, the length of its words and its first sentence."""
    n = phrases.n
    inside = np.where(phrases.around < 0, 0, np.minimum(n[phrases.around], n))
    late = _LATE * _logarithms(range(2, int(words.sentences.max(initial=0)) + 3))[words.sentences[phrases.first]]
    letters = np.minimum(_letters(words, phrases), _MAX_LETTERS)
    return _logarithms((n - _INSIDE * inside).tolist()) + letters - late


def _letters(words: Words, phrases: Phrases) -> Scores:
    """Return the mean length of the words of each phrase, divided by that of the distinct content words of the text."""
    lengths = words.vocabulary.column("length", len, np.int64)[words.distinct]
    content = np.unique(words.forms[words.holds])
    mean_length = lengths[content].sum() / max(len(content), 1)
    before = np.append(0, np.cumsum(lengths[words.forms]))
    total = before[phrases.first + phrases.n_words] - before[phrases.first]
    return total / phrases.n_words / mean_length


def _logarithms(values: Iterable[float]) -> Scores:
    """Return natural logarithms: those of NumPy differ between processors in the last digit, which orders ties."""
    return np.array([math.log(value) for value in values])


def _shape(words: Words, phrases: Phrases, *, nouns_capital: bool) -> Scores:
    """Return the part of the score that depends on the stopwords and capitals of phrases."""
    first, n_words = phrases.first, phrases.n_words
    last, middle = first + n_words - 1, first + n_words // 2
    around_stopword = (n_words == 3) & ~words.holds[middle]  # noqa: PLR2004 - only three words have a middle
    shape = np.where(around_stopword, -_STOPWORD, 0.0)
    if nouns_capital:
        return shape - _SMALL * ~words.names[words.forms[last]]
    name = words.names[words.forms]
    return shape + _NAME * (
        (name[first] | words.opens[first])
        & (name[last] | words.closes[last])
        & (name[middle] | words.closes[middle] | around_stopword)
    )


def _terms(words: Words, phrases: Phrases, language: str) -> Scores:
    """Return what phrases of two and three words gain in a text with few names, and lose in others if they occur once.

    Terms say what a text without names is about, and most terms are phrases. Nothing changes in a text without
    capitals; where they show nouns, a text counts as one with names.
    """
    if not words.has_capitals:
        return np.zeros(len(phrases.n))
    few = 0.0 if language in news_words.NOUNS_CAPITAL else _fewness_of_names(words)
    gain = np.array([0.0, 0.0, _TWO, _THREE])[phrases.n_words]
    loss = np.array([0.0, 0.0, _ONCE_TWO, _ONCE_THREE])[phrases.n_words]
    return few * gain - (1 - few) * np.where(phrases.n == 1, loss, 0.0)


def _fewness_of_names(words: Words) -> float:
    """Return 1 for a text with few names and 0 for one with many."""
    content = words.holds.copy()
    content[: words.n_headline] = False
    n_names = np.count_nonzero(words.names[words.forms] & content)
    share = (n_names + _TYPICAL_NAMES * _TYPICAL_WORDS) / (np.count_nonzero(content) + _TYPICAL_WORDS)
    return min(max((_MANY_NAMES - share) / (_MANY_NAMES - _NO_NAMES), 0.0), 1.0)


def _commonness(words: Words, phrases: Phrases, language: str) -> Scores:
    """Return what each phrase loses for words that are frequent in general language."""
    known = word_frequencies.zipf_values(language)
    zipf = words.vocabulary.values(
        words.distinct, ("zipf", language), lambda form: known.get(form.lower(), 0.0), np.float64
    )[words.forms]
    before = np.append(0, np.cumsum(np.where(words.holds, np.maximum(zipf - _FROM_ZIPF, 0), 0)))
    n_before = np.append(0, np.cumsum(words.holds))
    first, end = phrases.first, phrases.first + phrases.n_words
    everyday = np.where(phrases.n_words == 1, np.maximum(zipf[first] - _EVERYDAY, 0), 0)
    return _COMMON * (before[end] - before[first]) / np.maximum(n_before[end] - n_before[first], 1) + everyday


def _end_without_noun(words: Words, phrases: Phrases, language: str) -> Scores:
    """Return what phrases lose that end with a word that is never a noun, and not a name here."""
    is_other = _in_list(words, word_classes.not_nouns, language) & ~words.names
    last, alone = phrases.first + phrases.n_words - 1, phrases.n_words == 1
    return np.where(is_other[words.forms][last] & (alone | (language not in _ADJECTIVE_LAST)), 1.0, 0.0)


def _weak_words(words: Words, phrases: Phrases, language: str) -> Scores:
    """Return what single words lose that say little alone: titles, general nouns, words that mostly precede a noun."""
    is_title = _in_list(words, word_classes.titles, language)
    is_general = _in_list(words, word_classes.general_nouns, language)
    weak = np.maximum(_TITLE * is_title, _GENERAL * is_general)
    weak = np.maximum(weak, _BEFORE_NOUN * _modifiers(words, language))
    return np.where(phrases.n_words == 1, weak[words.forms][phrases.first], 0.0)


def _modifiers(words: Words, language: str) -> Flags:
    """Return the forms of which at least half belong to the word behind: adjectives, and first names of names."""
    adjective = _in_list(words, word_classes.nouns_and_adjectives, language)
    adjective |= _in_list(words, word_classes.not_nouns, language)
    adjective |= words.small & words.vocabulary.values(words.distinct, "hyphen", _has_hyphen, bool)  # "last-minute"
    beside = words.joined[1:] & words.holds[1:] & words.holds[:-1]
    name = words.names[words.forms]
    before, behind, n_forms = words.forms[:-1], words.forms[1:], len(words.distinct)
    n_before_word = _counts(before[beside], n_forms)
    n_before_name = _counts(before[beside & name[:-1] & name[1:]], n_forms)
    if language in _ADJECTIVE_LAST:
        n_before_word += _counts(behind[beside], n_forms)
    n = _counts(words.forms, n_forms)
    return (adjective & (2 * n_before_word >= n)) | (2 * n_before_name >= n)


def _counts(forms: Numbers, n_forms: int) -> Numbers:
    return np.asarray(np.bincount(forms, minlength=n_forms), np.int64)


def _has_hyphen(form: str) -> bool:
    return "-" in form


def _in_list(words: Words, listed: Callable[[str], frozenset[str]], language: str) -> Flags:
    """Return which forms are in a list of words of a language."""
    return words.vocabulary.values(words.distinct, (listed, language), listed(language).__contains__, bool)
