"""The keywords of one text: words and phrases of up to three words, ranked for news.

The score of a word or phrase uses only this text:

    ln(n - 0.4 * inside) + min(letters, 1.5) - 0.25 * ln(2 + sentence) + 0.25 * name - stopword - small
        - 0.4 * common - everyday - not_noun - weak + terms - once

- `n` is the number of its occurrences: on news, counting alone already finds more than YAKE.
- `inside` is the number of its occurrences in its most frequent longer phrase: these count only in part (the C-value of
  Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms", IJDL 3).
- `letters` is the mean length of its words, divided by that of the words of the text: rare words are long in every
  language (Zipf's law of abbreviation; Bentz and Ferrer-i-Cancho 2016), so length replaces a list of frequencies.
- `sentence` is the number, from 0, of the first sentence with it: news has the most important things first.
- `name`: every word of the phrase has a capital inside sentences. Not in German, where a capital only shows a noun.
- `stopword`: a stopword is in the middle ("conflict of interest"): most such groups of three words are not a unit.
- `small`, only in German: the last word has no capital inside sentences, so it is not a noun.
- `common`: how far the words are above 4.5 on the Zipf scale of general language, on average (van Heuven et al. 2014,
  QJEP 67): "people", "state" and "percent" say little about a text. 0 for languages without a list.
- `everyday`: how far a single word is above 5.3 on this scale ("president", "things").
- `not_noun`: the last word is never a noun, as "responded" or "difficult" (`text.word_classes`), and no name here. A
  phrase may end with an adjective in a language in which it follows the noun.
- `weak`: 2 for a single word that stands before names ("Mrs"), 1 for a general noun ("member", "situation"), and 1 for
  an adjective or first name of which at least half of the occurrences are before the word that it belongs to.
- `terms`: in a text with few names, 1.5 for two words and 1.2 for three: such texts are about terms, and most terms are
  phrases (Justeson and Katz 1995, "Technical terminology", NLE 1). The share of names decides between this and `once`.
- `once`, in a text with names: 0.5 for two words and 1 for three that occur only once.

If a word occurs at least three times and only inside one phrase, the phrase replaces it. A word or phrase that is part
of a better one and at most 1.5 times as frequent is left out, and so is a phrase with a better part that is more than
three times as frequent; for a name only its last word counts there. A name takes the place of a part with half of its
occurrences in the name, and of two parts that would both be keywords: "Breonna Taylor", not "Breonna" and
"Taylor". Another phrase takes the place of a part that is only in it. Of "Republican" and "Republicans" one is a
keyword. Names of months and days alone are not keywords, nor are decades. The weights are round numbers chosen on one
half of each set, where the quality hardly changes with them; nothing was tuned on Polish; German, Arabic and Chinese
were only read.
`python benchmarks/keyphrases.py` compares this with counting and YAKE.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.keyphrases import news_phrases, news_scores, news_words
from analytics.text import languages, stopwords
from analytics.text.document_text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from analytics.reading.keyphrases.news_phrases import Numbers, Phrases
    from analytics.reading.keyphrases.news_words import Words

    Flags = NDArray[np.bool_]
    Scores = NDArray[np.float64]

_ALWAYS_INSIDE = 3  # occurrences; two in the same phrase can be chance
_FEWEST_OF_A_NAME = 2  # occurrences of a name that replaces its parts
_ALONE = 1.5  # times as frequent as a better phrase, a part of it is another keyword
_FEWEST_OF_A_PHRASE = 2  # occurrences of a phrase that replaces a part of it
_MOSTLY_INSIDE = 1.5  # times as frequent as a phrase that replaces it, where no capital shows a name and its adjective
_LONG_WORD = 5  # letters; "state" and "states" are one word, "new" and "news" are not
_MOST_TIMES = 3  # as frequent as a phrase, a better part of it is enough


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


def keywords(text: Text, *, top: int = 20, own: stopwords.Own = stopwords.NONE) -> list[Keyword]:
    """Return the `top` keywords of a text, best first; ties in the order of the text.

    `own` are the user's stopwords beside the list of the language. For a language without a list
    (`languages.get(code).stopwords` is empty) the short frequent words of the text are the stopwords, which is less
    exact. In scripts without blanks, a language has keywords if its words can be segmented (Chinese), else none
    (Japanese, Thai), because each would be a whole sentence.
    """
    if not isinstance(text, Text):
        raise TypeError(f"keywords needs a Text, got {type(text).__name__}: {text!r:.40}")
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    if not reads(text.language):
        return []
    words = news_words.read(text, own)
    phrases = news_phrases.count(words, text.language, own)
    scores, ranked = _rank(words, phrases, text.language)
    is_name = _are_names(words, phrases)
    chosen = _choose(_with_whole_names(ranked.tolist(), words, phrases, is_name), words, phrases, is_name, top)
    ordered = np.maximum.accumulate(scores[chosen][::-1])[::-1]  # a phrase has the place of the part that it replaces
    return [
        _keyword(text.text, words, phrases, phrase, 100 * math.exp(score - ordered[0]))
        for phrase, score in zip(chosen, ordered.tolist(), strict=True)
    ]


def reads(language: str) -> bool:
    """Return whether a language has keywords here: it has blanks between words, or its words can be segmented."""
    return languages.get(language).spaced or language in news_words.SEGMENTED


def _rank(words: Words, phrases: Phrases, language: str) -> tuple[Scores, Numbers]:
    """Return the score of each phrase, and the numbers of the phrases from the best; ties in the order of the text."""
    scores = news_scores.scores(words, phrases, language)
    remaining = _give_way(scores, phrases)
    order = np.lexsort((phrases.n_words[remaining], phrases.first[remaining], -scores[remaining]))
    return scores, remaining[order]


def _give_way(scores: Scores, phrases: Phrases) -> Numbers:
    """Let phrases replace the words and phrases that occur only inside them: they take over the better score.

    The numbers of the other phrases are returned.
    """
    n, around = phrases.n, phrases.around
    gives_way = (around >= 0) & (n >= _ALWAYS_INSIDE) & (n <= n[around])
    for n_words in (1, 2):  # a word gives way first, so that its score can go on to a phrase of three words
        parts = np.flatnonzero(gives_way & (phrases.n_words == n_words))
        np.maximum.at(scores, around[parts], scores[parts])
    return np.flatnonzero(~gives_way)


def _are_names(words: Words, phrases: Phrases) -> Flags:
    """Return which phrases are several words that all have a capital inside sentences."""
    n_others = np.append(0, np.cumsum(~(words.names[words.forms] | words.opens | words.closes)))
    return (n_others[phrases.first + phrases.n_words] == n_others[phrases.first]) & (phrases.n_words > 1)


def _with_whole_names(ranked: list[int], words: Words, phrases: Phrases, is_name: Flags) -> list[int]:
    """Return the ranked phrases with each name at the place of its best part, which goes."""
    n, whole_of = phrases.n, dict[int, int]()
    is_capital = words.names[words.forms[phrases.first]]
    for name in (phrase for phrase in ranked if is_name[phrase] and n[phrase] >= _FEWEST_OF_A_NAME):
        parts = phrases.parts[name][:3]
        for part in parts[(parts >= 0) & is_capital[parts] & (2 * n[name] >= n[parts])].tolist():
            whole_of.setdefault(part, name)
    return list(dict.fromkeys(whole_of.get(phrase, phrase) for phrase in ranked))


def _choose(ranked: Iterable[int], words: Words, phrases: Phrases, is_name: Flags, top: int) -> list[int]:
    """Return the first `top` phrases that are not only a part, a rare use or another form of a better one."""
    chosen: dict[int, None] = {}
    covered: dict[int, int] = {}
    forms = _Forms(words, phrases)
    n_inside = 1.0 if words.has_capitals else _MOSTLY_INSIDE
    n_occurrences = phrases.n.tolist()
    for phrase in ranked:
        if len(chosen) == top:
            break
        n, parts = n_occurrences[phrase], [part for part in phrases.parts[phrase].tolist() if part >= 0]
        better = [part for part in parts if part in chosen]
        last = phrases.parts[phrase, phrases.n_words[phrase] - 1]
        is_rare_use = any(
            n_occurrences[part] > _MOST_TIMES * n for part in better if part == last or not is_name[phrase]
        )
        if (
            is_name[phrase] and n >= _FEWEST_OF_A_NAME and len(better) > 1
        ):  # "Breonna" and "Taylor": the name is better than both
            chosen = {phrase if part == better[0] else part: None for part in chosen if part not in better[1:]}
        elif better and n >= _FEWEST_OF_A_PHRASE and n_inside * n >= n_occurrences[better[0]]:
            chosen = {phrase if part == better[0] else part: None for part in chosen}
        elif n > _ALONE * covered.get(phrase, 0) and not is_rare_use and forms.is_new(phrase):
            chosen[phrase] = None
        else:
            continue
        covered |= {part: max(n, covered.get(part, 0)) for part in parts}
    return list(chosen)


class _Forms:
    """The single words seen so far: a word is not new if it differs from one of them only by a last letter.

    The keys of inflections leave names whole, because "Sessions" is not "Session"; but in one text "Republican" and
    "Republicans", or "Russia" and "Russian", need one place.
    """

    def __init__(self, words: Words, phrases: Phrases) -> None:
        self._words, self._phrases = words, phrases
        self._seen: set[str] = set()

    def is_new(self, phrase: int) -> bool:
        """Return whether a phrase is new, and remember it; phrases of several words always are."""
        if self._phrases.n_words[phrase] > 1:
            return True
        words = self._words
        form = words.vocabulary.strings[words.distinct[words.forms[self._phrases.first[phrase]]]]
        is_new = len(form) < _LONG_WORD or self._seen.isdisjoint({form, form[:-1]})
        self._seen |= {form, form[:-1]} if len(form) > _LONG_WORD else {form}
        return is_new


def _keyword(text: str, words: Words, phrases: Phrases, phrase: int, score: float) -> Keyword:
    places = phrases.places(phrase)
    starts = words.starts[places].tolist()
    ends = words.ends[places + phrases.n_words[phrase] - 1].tolist()
    spans = list(zip(starts, ends, strict=True))
    n_headline = int(np.count_nonzero(places < words.n_headline))
    label = _spelling(text, spans[n_headline:] + spans[:n_headline])  # headlines capitalise words
    return Keyword(label, phrases.key(phrase), score, len(starts), tuple(starts))


def _spelling(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the most frequent spelling, the first if several are equally frequent."""
    spellings = [" ".join(text[start:end].split()) for start, end in spans]
    return spellings[0] if len(spellings) == 1 else Counter(spellings).most_common(1)[0][0]
