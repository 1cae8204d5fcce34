"""The keywords of one text: words and phrases of up to three words, ranked for news.

The score of a word or phrase uses only this text:

    ln(n - 0.4 * inside) + min(letters, 1.5) - 0.25 * ln(2 + sentence) + 0.25 * name - 0.6 * stopword - 0.5 * small

- `n` is the number of its occurrences: on news, counting alone already finds more than YAKE.
- `inside` is the number of its occurrences in its most frequent longer phrase: these count only in part (the C-value of
  Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms", IJDL 3).
- `letters` is the mean length of its words, divided by that of the words of the text: rare words are long in every
  language (Zipf's law of abbreviation; Bentz and Ferrer-i-Cancho 2016), so length replaces a list of frequencies.
- `sentence` is the number, from 0, of the first sentence with it: news has the most important things first.
- `name`: every word of the phrase has a capital inside sentences. Not in German, where a capital only shows a noun.
- `stopword`: a stopword is in the middle ("conflict of interest"): most such groups of three words are not a unit.
- `small`, only in German: the last word has no capital, so it is not a noun.

If a word occurs at least three times and only inside one phrase, the phrase replaces it. A word or phrase that is part
of a better one and not more frequent is left out. Names of months and days alone are not keywords. The weights are
round numbers chosen on one half of each set, where the quality hardly changes with them; nothing was tuned on German or
Polish. `python benchmarks/keyphrases.py` compares this with counting and YAKE.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import compress
from typing import NamedTuple

from analytics.reading.keyphrases import merge_keys, news_words
from analytics.text import languages, stopwords

_INSIDE, _MAX_LETTERS, _LATE, _NAME, _STOPWORD, _SMALL = 0.4, 1.5, 0.25, 0.25, 0.6, 0.5
_ALWAYS_INSIDE = 3  # occurrences; two in the same phrase can be chance

_Key = tuple[str, ...]


class Keyword(NamedTuple):
    """One keyword of a text.

    `keyword` is its most frequent form in the text, `key` the common form of its inflections, the same in all texts.
    `score` is above 0 and at most 100, that of the best keyword, and can be compared only within one text. `n` is the
    number of occurrences, `starts` are their offsets in code points.
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
    """The words of a text, with the key of each word as the last word of a keyword and as an earlier word."""

    words: news_words.Words
    heads: list[str]
    others: list[str]

    def parts(self, i: int, n_words: int) -> list[_Key]:
        """Return the keys of the words and phrases inside the phrase that begins with word `i`."""
        if n_words == 1:
            return []
        heads, others = self.heads, self.others
        if n_words == 2:  # noqa: PLR2004 - written out, as this runs once per phrase of every text
            return [(heads[i],), (heads[i + 1],)]
        return [
            *((heads[i],), (heads[i + 1],), (heads[i + 2],)),
            *((others[i], heads[i + 1]), (others[i + 1], heads[i + 2])),
        ]


def keywords(text: str, language: str, *, top: int = 20, own: stopwords.Own = stopwords.NONE) -> list[Keyword]:
    """Return the `top` keywords of a text, best first; ties in the order of the text.

    `own` are the user's stopwords beside the list of the language. For a language without a list
    (`languages.get(code).stopwords` is empty) the short frequent words of the text are the stopwords, which is less
    exact. In scripts without blanks, a language has keywords if its words can be segmented (Chinese), else none
    (Japanese, Thai), because each would be a whole sentence.
    """
    _check(text, language, top)
    if not reads(language):
        return []
    keyed = _key_words(news_words.read(text, language, own), language)
    chosen = _choose(_rank_candidates(keyed, language, own), keyed, top)
    return [_keyword(text, keyed.words, candidate, chosen[0].score) for candidate in chosen]


def reads(language: str) -> bool:
    """Return whether a language has keywords here: it has blanks between words, or its words can be segmented."""
    return languages.get(language).spaced or language in news_words.SEGMENTED


def _check(text: object, language: object, top: int) -> None:
    for name, value in (("text", text), ("language", language)):
        if not isinstance(value, str):
            raise TypeError(f"keywords needs the {name} as a string, got {type(value).__name__}: {value!r:.40}")
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")


def _key_words(words: news_words.Words, language: str) -> _Keyed:
    forms = {form: form in words.names for form in words.forms}
    heads = {form: merge_keys.head(form, language, name) for form, name in forms.items()}
    others = {form: merge_keys.before_the_head(form, language, name) for form, name in forms.items()}
    return _Keyed(words, [heads[form] for form in words.forms], [others[form] for form in words.forms])


def _rank_candidates(keyed: _Keyed, language: str, own: stopwords.Own) -> list[_Candidate]:
    places = _places(keyed, news_words.calendar(language))
    if language in news_words.SEGMENTED:
        places = _repeated_phrases(places, own)
    around = _longer_phrases(places, keyed)
    scores = _scores(keyed.words, places, around, nouns_capital=language in news_words.NOUNS_CAPITAL)
    _give_way(scores, places, around)
    candidates = [_Candidate(key, places[key], score) for key, score in scores.items()]
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.places[0], len(candidate.key)))


def _places(keyed: _Keyed, dates: frozenset[str]) -> dict[_Key, list[int]]:
    """Return the numbers of the first words of each word and phrase of up to three words."""
    (_, _, forms, holds, joined, *_), heads, others = keyed
    end = len(forms)
    in_calendar = [form in dates for form in forms]
    places: dict[_Key, list[int]] = defaultdict(list)
    for i in compress(range(end), holds):
        if not in_calendar[i]:
            places[heads[i],].append(i)
        if i + 1 < end and joined[i + 1]:
            if holds[i + 1] and not (in_calendar[i] and in_calendar[i + 1]):
                places[others[i], heads[i + 1]].append(i)
            if i + 2 < end and joined[i + 2] and holds[i + 2] and not (in_calendar[i] and in_calendar[i + 2]):
                places[others[i], others[i + 1], heads[i + 2]].append(i)
    return places


def _repeated_phrases(places: dict[_Key, list[int]], own: stopwords.Own) -> dict[_Key, list[int]]:
    """Return the words, and the phrases that occur at least twice: without blanks, any two words can meet once.

    A phrase that is a stopword of the user is left out too.
    """
    return {key: at for key, at in places.items() if len(key) == 1 or (len(at) > 1 and "".join(key) not in own.stop)}


def _longer_phrases(places: dict[_Key, list[int]], keyed: _Keyed) -> dict[_Key, _Key]:
    """Return for each word and phrase its most frequent longer phrase, the longest if several are equally frequent."""
    around: dict[_Key, _Key] = {}
    for key, at in sorted(places.items(), key=lambda place: (-len(place[1]), -len(place[0]))):
        for part in keyed.parts(at[0], len(key)):
            around.setdefault(part, key)
    return around


def _scores(
    words: news_words.Words, places: dict[_Key, list[int]], around: dict[_Key, _Key], *, nouns_capital: bool
) -> dict[_Key, float]:
    lengths = [len(form) for form in words.forms]
    content = {form for form, holds in zip(words.forms, words.holds, strict=True) if holds}
    mean_length = sum(map(len, content)) / max(len(content), 1)
    scores: dict[_Key, float] = {}
    for key, at in places.items():
        i, n, n_words = at[0], len(at), len(key)
        inside = min(len(places[around[key]]), n) if key in around else 0
        letters = sum(lengths[i : i + n_words]) / n_words / mean_length
        scores[key] = (
            math.log(n - _INSIDE * inside) + min(letters, _MAX_LETTERS) - _LATE * math.log(2 + words.sentences[i])
        )
        if n_words > 1 or nouns_capital:
            scores[key] += _shape(words, i, n_words, nouns_capital=nouns_capital)
    return scores


def _shape(words: news_words.Words, i: int, n_words: int, *, nouns_capital: bool) -> float:
    """Return the part of the score that depends on the stopwords and capitals of a word or phrase."""
    forms = words.forms[i : i + n_words]
    around_stopword = n_words > 2 and not words.holds[i + 1]  # noqa: PLR2004 - only three words have a middle
    score = -_STOPWORD if around_stopword else 0.0
    if nouns_capital:
        return score - _SMALL * (forms[-1] in words.small)
    return score + _NAME * words.names.issuperset(forms[::2] if around_stopword else forms)


def _give_way(scores: dict[_Key, float], places: dict[_Key, list[int]], around: dict[_Key, _Key]) -> None:
    """Replace the words and phrases that occur only inside one longer phrase by that phrase."""
    for part in sorted((key for key in around if key in scores), key=len):
        phrase, n = around[part], len(places[part])
        if _ALWAYS_INSIDE <= n <= len(places[phrase]):
            scores[phrase] = max(scores[phrase], scores.pop(part))


def _choose(ranked: list[_Candidate], keyed: _Keyed, top: int) -> list[_Candidate]:
    """Return the first `top` candidates that are not only a part of a better one."""
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
    in_text_first = sorted(candidate.places, key=lambda i: i < words.n_headline)  # headlines capitalise words
    spellings = Counter(" ".join(text[words.starts[i] : words.ends[i + last]].split()) for i in in_text_first)
    return Keyword(
        keyword=spellings.most_common(1)[0][0],
        key=" ".join(candidate.key),
        score=100 * math.exp(candidate.score - best),
        n=len(candidate.places),
        starts=tuple(words.starts[i] for i in candidate.places),
    )
