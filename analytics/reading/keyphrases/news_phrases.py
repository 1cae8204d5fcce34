"""The words and phrases of up to three words of one text that can be a keyword, counted over their inflections."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.keyphrases import merge_keys, news_words
from analytics.text.calendar_names import calendar_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analytics.reading.keyphrases.news_words import Flags, Words
    from analytics.text import chunks, stopwords

    Numbers = NDArray[np.int64]
    Rule = Callable[[str, str, bool], str]

_RULES: tuple[Rule, Rule] = (merge_keys.head, merge_keys.before_the_head)
_NO_PHRASE = -1
_MAX_PARTS = 5  # three words and two pairs


class _Keys(NamedTuple):
    """The keys of the words of a text: of each word as the last of a phrase, and as one before the last.

    Both are indices in `distinct`, which are ids in `vocabulary`.
    """

    heads: Numbers
    others: Numbers
    distinct: Numbers
    vocabulary: chunks.Vocabulary

    def pairs(self, places: Numbers) -> Numbers:
        """Return a number for the two-word phrase at each place."""
        return self.others[places] * len(self.distinct) + self.heads[places + 1]


class Phrases(NamedTuple):
    """The distinct words and phrases of a text, each under the common key of its inflections.

    By phrase: `first` is the number of the first word of its first occurrence, `n_words` is 1, 2 or 3, `n` is the
    number of its occurrences, `around` the most frequent longer phrase that contains it (the longest if several are
    equally frequent, -1 for none), `parts` has a row of the words and phrases inside it (-1 for none). `phrase_at` and
    `place_at` are the phrase and the first word of each occurrence, by phrase length and then in the order of the text.
    """

    first: Numbers
    n_words: Numbers
    n: Numbers
    around: Numbers
    parts: Numbers
    phrase_at: Numbers
    place_at: Numbers
    keys: _Keys

    def places(self, phrase: int) -> Numbers:
        """Return the numbers of the first words of all occurrences of a phrase, in order."""
        return self.place_at[self.phrase_at == phrase]

    def key(self, phrase: int) -> str:
        """Return the key of a phrase: the same for all its inflections, in all texts."""
        first, last = int(self.first[phrase]), int(self.first[phrase] + self.n_words[phrase]) - 1
        numbers = [*self.keys.others[first:last].tolist(), int(self.keys.heads[last])]
        return " ".join(self.keys.vocabulary.strings[self.keys.distinct[number]] for number in numbers)


def count(words: Words, language: str, own: stopwords.Own) -> Phrases:
    """Return the words and phrases that begin and end with a word that can, without those that are only a date.

    In a language without blanks, any two words can meet once: there a phrase occurs at least twice, and is not a
    stopword of the user.
    """
    keys = _keys(words, language)
    n_words, places, numbers = _occurrences(words, keys, calendar_names(language))
    distinct, index, phrase_at, n = np.unique(numbers, return_index=True, return_inverse=True, return_counts=True)
    unknown = np.zeros((0, _MAX_PARTS), np.int64)  # the next steps need the other columns
    phrases = Phrases(places[index], n_words[index], n, unknown, unknown, phrase_at, places, keys)
    if language in news_words.SEGMENTED:
        distinct, phrases = _repeated_phrases(distinct, phrases, own)
    parts = _parts(phrases, distinct)
    return phrases._replace(parts=parts, around=_longer_phrases(phrases, parts))


def _keys(words: Words, language: str) -> _Keys:
    vocabulary = words.vocabulary.derived_vocabulary(("keys", language))
    by_form = np.concatenate([_key_ids(words, rule, language, vocabulary) for rule in _RULES])
    distinct, numbers = np.unique(by_form, return_inverse=True)
    heads, others = numbers.reshape(len(_RULES), -1)
    return _Keys(heads[words.forms], others[words.forms], distinct, vocabulary)


def _key_ids(words: Words, rule: Rule, language: str, keys: chunks.Vocabulary) -> Numbers:
    """Return for each distinct form the id of its key by a rule of `merge_keys`."""
    ids = np.empty_like(words.distinct)
    for name in (False, True):
        which = words.names == name
        ids[which] = words.vocabulary.values(
            words.distinct[which],
            ("key", rule, language, name),
            lambda form, name=name: keys.id(rule(form, language, name)),  # type: ignore[misc]
            np.int64,
        )
    return ids


def _occurrences(words: Words, keys: _Keys, dates: frozenset[str]) -> tuple[Numbers, Numbers, Numbers]:
    """Return of each occurrence the number of words, the number of the first word, and one number for equal phrases."""
    is_date = words.vocabulary.values(words.distinct, ("date", dates), dates.__contains__, bool)[words.forms]
    is_open = np.append(words.closes[1:], np.zeros(1, bool))  # the name goes on behind the word
    is_opened = np.append(np.zeros(1, bool), words.opens[:-1])  # the name begins before the word
    is_name = words.names[words.forms]
    begins = (words.holds & ~is_opened) | words.opens
    singles = np.flatnonzero(words.holds & ~is_opened & ~is_date)
    pairs = _places_of_two(begins, words.holds, is_date, is_name, 1)
    pairs = np.union1d(pairs[~is_open[pairs + 1]], np.flatnonzero(words.closes) - 1)
    pairs = pairs[words.joined[pairs + 1]]
    triples = _places_of_two(begins, words.holds, is_date, is_name, 2)
    triples = triples[words.joined[triples + 1] & words.joined[triples + 2] & ~is_open[triples + 2]]
    n_keys = len(keys.distinct)
    before = np.unique(keys.others[triples] * n_keys + keys.others[triples + 1], return_inverse=True)[1]
    numbers = (
        keys.heads[singles],
        _first_pair(n_keys) + keys.pairs(pairs),
        _first_triple(n_keys) + before * n_keys + keys.heads[triples + 2],
    )
    places = (singles, pairs, triples)
    n_words = np.repeat([1, 2, 3], [len(part) for part in places])
    return n_words, np.concatenate(places), np.concatenate(numbers)


def _first_pair(n_keys: int) -> int:
    return n_keys


def _first_triple(n_keys: int) -> int:
    return n_keys + n_keys * n_keys


def _places_of_two(begins: Flags, ends: Flags, is_date: Flags, is_name: Flags, distance: int) -> Numbers:
    """Return the places of the words that can begin a phrase which ends `distance` words later.

    A day or month is part of a name ("Super Tuesday"), never of another phrase ("meeting Wednesday").
    """
    first, last = slice(None, -distance), slice(distance, None)
    dated = (is_date[first] & ~is_name[last]) | (is_date[last] & ~is_name[first])
    return np.flatnonzero(begins[first] & ends[last] & ~dated & ~(is_date[first] & is_date[last]))


def _repeated_phrases(distinct: Numbers, phrases: Phrases, own: stopwords.Own) -> tuple[Numbers, Phrases]:
    """Return only the single words, and the phrases that occur at least twice and are not stopwords of the user."""
    kept = (phrases.n_words == 1) | (phrases.n > 1)
    for phrase in np.flatnonzero(kept & (phrases.n_words > 1)).tolist():
        kept[phrase] = phrases.key(phrase).replace(" ", "") not in own.stop
    number = np.where(kept, np.cumsum(kept) - 1, _NO_PHRASE)
    return distinct[kept], phrases._replace(
        first=phrases.first[kept],
        n_words=phrases.n_words[kept],
        n=phrases.n[kept],
        phrase_at=number[phrases.phrase_at],
    )


def _parts(phrases: Phrases, distinct: Numbers) -> Numbers:
    """Return for each phrase the numbers of the words and phrases inside it, -1 where one is not a phrase itself."""
    heads, first = phrases.keys.heads, phrases.first
    n_keys = len(phrases.keys.distinct)
    parts = np.full((len(first), _MAX_PARTS), _NO_PHRASE)
    single = np.full(n_keys, _NO_PHRASE)
    single[distinct[phrases.n_words == 1]] = np.flatnonzero(phrases.n_words == 1)
    long, triples = (np.flatnonzero(phrases.n_words > n) for n in (1, 2))
    for i in (0, 1):
        parts[long, i] = single[heads[first[long] + i]]
        wanted = _first_pair(n_keys) + phrases.keys.pairs(first[triples] + i)
        at = np.searchsorted(distinct[: len(distinct) - 1], wanted)  # the last phrase is not part of another
        parts[triples, 3 + i] = np.where(distinct[at] == wanted, at, _NO_PHRASE)
    parts[triples, 2] = single[heads[first[triples] + 2]]
    return parts


def _longer_phrases(phrases: Phrases, parts: Numbers) -> Numbers:
    """Return for each phrase its most frequent longer phrase, the longest if several are equally frequent."""
    around = np.full(len(parts), _NO_PHRASE)
    order = np.lexsort((phrases.first, -phrases.n_words, -phrases.n))[::-1]
    inside, longer = parts[order].ravel(), np.repeat(order, parts.shape[1])
    known = inside != _NO_PHRASE
    around[inside[known]] = longer[known]  # of several assignments the last counts: the most frequent phrase
    return around
