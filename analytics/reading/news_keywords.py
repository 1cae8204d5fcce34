"""What one text is about: its words and phrases of up to three words, ranked for news.

The score of a word or phrase, from what one text shows:

    ln(n - 0.4 * inside) + min(letters, 1.5) - 0.25 * ln(2 + sentence) + 0.25 * name - 0.6 * stopword - 0.5 * small

- `n` counts its occurrences: in news plain counting beats every cleverer single sign (facts of the benchmark).
- `inside` is how often it stands in its most frequent longer phrase: only a part of what belongs to the phrase is its
  own (the C-value of Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms", IJDL 3).
- `letters` is the mean length of its words, divided by that of the words of the text: rare words are long in every
  language (Zipf's law of abbreviation; Bentz and Ferrer-i-Cancho 2016), so length stands in for a list of frequencies.
- `sentence` is the number of the sentence, from 0, in which it first stands: news tells the most important thing first.
- `name`: a phrase of which every word is written with a capital inside sentences. Not in German: there it says "noun".
- `stopword`: a phrase around a stopword ("conflict of interest"), seldom one by chance three words long.
- `small`, in German alone: the last word is written small, so it is no noun.

A word found three times and never outside one phrase gives its place to the phrase; a word or phrase found no more
often than a longer one before it is left out; names of months and days are no keywords by themselves.
`python benchmarks/keyphrases.py` measures all this against counting and YAKE.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analytics import languages, segmentation
from analytics.reading import merge_keys, news_words

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_WORDS = 3

_INSIDE, _MAX_LETTERS, _LATE, _NAME, _STOPWORD, _SMALL = 0.4, 1.5, 0.25, 0.25, 0.6, 0.5
_ALWAYS_INSIDE = 3  # occurrences; two in the same phrase may be chance

_Key = tuple[str, ...]


class Keyword(NamedTuple):
    """One keyword of a text.

    `keyword` is its most frequent form in the text, `key` the form under which its inflections are one, also across
    texts. `score` is above 0 up to 100, the best of the text, and tells only about that text. `n` counts the
    occurrences, `starts` are their code points.
    """

    keyword: str
    key: str
    score: float
    n: int
    starts: tuple[int, ...]


class _Candidate(NamedTuple):
    key: _Key
    places: list[int]  # numbers of the first words
    score: float


class _Keyed(NamedTuple):
    """The words of a text with the key of each as the last word of a keyword, and before the last."""

    words: news_words.Words
    heads: list[str]
    others: list[str]

    def key(self, start: int, end: int) -> _Key:
        return (*self.others[start : end - 1], self.heads[end - 1])

    def parts(self, start: int, n_words: int) -> Iterator[_Key]:
        """Yield the keys of the words and phrases inside a phrase."""
        for n in range(1, n_words):
            for i in range(start, start + n_words - n + 1):
                yield self.key(i, i + n)


def keywords(text: str, language: str, *, top: int = 20, stopwords: frozenset[str] | None = None) -> list[Keyword]:
    """Return the `top` keywords of a text, best first; ties in the order of the text.

    `stopwords` replaces the list of the language; a language without one (`languages.get(code).stopwords` is empty)
    takes the short words that the text keeps repeating for stopwords, which is rougher. Scripts that write no blanks
    between words (Chinese, Japanese, Thai) have no keywords here: what looks like one would be a whole sentence.
    """
    _check(text, language, top)
    known = languages.get(language)
    if not known.spaced:
        return []
    left_out = known.stopwords if stopwords is None else frozenset(map(segmentation.folded, stopwords))
    keyed = _keyed(news_words.read(text, language, left_out), language)
    chosen = _choose(_ranked(keyed, language), keyed, top)
    return [_keyword(text, keyed.words, candidate, chosen[0].score) for candidate in chosen]


def _check(text: object, language: object, top: int) -> None:
    for what, value in (("text", text), ("language", language)):
        if not isinstance(value, str):
            raise TypeError(f"keywords needs the {what} as a string, got {type(value).__name__}: {value!r:.40}")
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")


def _keyed(words: news_words.Words, language: str) -> _Keyed:
    heads: dict[str, str] = {}
    others: dict[str, str] = {}
    for form in set(words.forms):
        name = form in words.names
        heads[form] = merge_keys.head(form, language, name=name)
        others[form] = merge_keys.before_the_head(form, language, name=name)
    return _Keyed(words, [heads[form] for form in words.forms], [others[form] for form in words.forms])


def _ranked(keyed: _Keyed, language: str) -> list[_Candidate]:
    places = _places(keyed, news_words.calendar(language))
    around = _around(places, keyed)
    letters = _mean_letters(keyed.words)
    scores: dict[_Key, float] = {}
    for key, at in places.items():
        inside = len(places[around[key]]) if key in around else 0
        scores[key] = _score(keyed.words, at[0], len(key), len(at), inside, letters, language)
    _give_way(scores, places, around)
    found = [_Candidate(key, places[key], score) for key, score in scores.items()]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.places[0], len(candidate.key)))


def _places(keyed: _Keyed, dates: frozenset[str]) -> dict[_Key, list[int]]:
    """Return where each word and phrase begins."""
    forms, holds, joined = keyed.words.forms, keyed.words.holds, keyed.words.joined
    places: dict[_Key, list[int]] = {}
    for i in (i for i, begins in enumerate(holds) if begins):
        if forms[i] not in dates:
            places.setdefault((keyed.heads[i],), []).append(i)
        for end in range(i + 2, min(i + MAX_WORDS, len(holds)) + 1):
            if not joined[end - 1]:
                break
            if holds[end - 1]:
                places.setdefault(keyed.key(i, end), []).append(i)
    return places


def _around(places: dict[_Key, list[int]], keyed: _Keyed) -> dict[_Key, _Key]:
    """Return the most frequent longer phrase around each word and phrase, the longest of equals."""
    around: dict[_Key, _Key] = {}
    for key, at in places.items():
        for part in keyed.parts(at[0], len(key)):
            best = around.get(part)
            if best is None or (len(at), len(key)) > (len(places[best]), len(best)):
                around[part] = key
    return around


def _mean_letters(words: news_words.Words) -> float:
    held = {form for form, holds in zip(words.forms, words.holds, strict=True) if holds}
    return sum(map(len, held)) / max(len(held), 1)


def _score(words: news_words.Words, i: int, n_words: int, n: int, inside: int, letters: float, language: str) -> float:
    forms = words.forms[i : i + n_words]
    score = math.log(n - _INSIDE * min(inside, n)) - _LATE * math.log(2 + words.sentences[i])
    score += min(sum(map(len, forms)) / n_words / letters, _MAX_LETTERS)
    nouns_capital = language in news_words.NOUNS_CAPITAL
    score -= _SMALL * (nouns_capital and forms[-1] in words.small)
    if n_words > 1:
        held = [form for form, ok in zip(forms, words.holds[i : i + n_words], strict=True) if ok]
        score -= _STOPWORD * (len(held) < n_words)
        score += _NAME * (not nouns_capital and words.names.issuperset(held))
    return score


def _give_way(scores: dict[_Key, float], places: dict[_Key, list[int]], around: dict[_Key, _Key]) -> None:
    """Leave out what stands in one phrase only, and put the phrase in its place."""
    for part in sorted((key for key in around if key in scores), key=len):
        phrase, n = around[part], len(places[part])
        if _ALWAYS_INSIDE <= n <= len(places[phrase]):
            scores[phrase] = max(scores[phrase], scores.pop(part))


def _choose(ranked: list[_Candidate], keyed: _Keyed, top: int) -> list[_Candidate]:
    """Return the first `top` that are no mere part of one before them."""
    chosen: list[_Candidate] = []
    covered: dict[_Key, int] = {}
    for candidate in ranked:
        if len(chosen) == top:
            break
        n = len(candidate.places)
        if covered.get(candidate.key, 0) < n:
            chosen.append(candidate)
            for part in keyed.parts(candidate.places[0], len(candidate.key)):
                covered[part] = max(n, covered.get(part, 0))
    return chosen


def _keyword(text: str, words: news_words.Words, candidate: _Candidate, best: float) -> Keyword:
    last = len(candidate.key) - 1
    in_text_first = sorted(candidate.places, key=lambda i: i < words.n_headline)  # headlines write words large
    written = Counter(" ".join(text[words.starts[i] : words.ends[i + last]].split()) for i in in_text_first)
    return Keyword(
        keyword=written.most_common(1)[0][0],
        key=" ".join(candidate.key),
        score=100 * math.exp(candidate.score - best),
        n=len(candidate.places),
        starts=tuple(words.starts[i] for i in candidate.places),
    )
