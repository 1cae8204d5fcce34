"""Keywords of one text by YAKE.

Source: Campos et al. 2020, "YAKE! Keyword extraction from single documents using multiple local features",
Information Sciences 509. Order and scores are the same as in the yake package 0.7.3; benchmarks/yake_speed.py compares
both.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.keyphrases import yake_scores, yake_similarity
from analytics.reading.keyphrases.yake_words import Words
from analytics.text import languages, stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

MAX_WORDS_IN_KEYWORD = 3

WRAPPED = range(40, 121)  # code points of the longest line of a wrapped text (by hand or by a mail program)
FEWEST_FULL = 3  # fewest full lines of a wrapped text; two can be a title and a list
_CURLY = re.compile(r"(?<=\w)’(?=(?:d|ll|m|re|s|t|ve)\b)")  # after a curly one, YAKE would count n't as a word


class Keyword(NamedTuple):
    """One keyword: its form in the text, YAKE's score (lower is better) and its starts in code points."""

    keyword: str
    raw: float
    starts: tuple[int, ...]


class _Memory(threading.local):
    """The cached words. Each thread has its own cache, because words are numbered in order of occurrence."""

    def __init__(self) -> None:
        self.words = Words()


_MEMORY = _Memory()


def keywords(text: str, language: str, *, top: int = 20, own: stopwords.Own = stopwords.NONE) -> list[Keyword]:
    """Return the `top` keywords of a text, best first; none for scripts without blanks between words.

    A keyword that occurs only across a line end or a possessive is left out. For an unknown language, or one without
    a stopword list, the only stopwords are the user's `own`.

    Raises:
        TypeError: if `text` is not a string.
        ValueError: for a `top` below 0.
    """
    _check(text, top=top)
    if not languages.get(language).spaced:
        return []
    straight = _CURLY.sub("'", text)
    scored, folded = extract(straight, _small(stopwords.words(language, own)), top=top), _lower_text(straight)
    located = (_locate_phrase(text, folded, phrase, raw) for phrase, raw in scored)
    return [keyword for keyword in located if keyword is not None]


def extract(
    text: str,
    stopwords: Collection[str],
    *,
    n: int = MAX_WORDS_IN_KEYWORD,
    window: int = 1,
    dedup: str = "seqm",
    dedup_limit: float = 0.9,
    top: int = 20,
    line_ends: bool = True,
) -> list[tuple[str, float]]:
    """Return the `top` phrases of up to `n` words in their first spelling, each with YAKE's raw score, best first.

    The raw score has no unit and no upper limit; lower is better. Words up to `window` apart are neighbours. A phrase
    is dropped if its similarity to a better one is above `dedup_limit` by the measure `dedup` ("seqm", "jaro" or
    "levs"); with a limit of 1 or more none is dropped. With `line_ends` the end of a paragraph ends a sentence (see
    `paragraphs`), without it a newline is a blank, as in the yake package. `stopwords` are in small letters.

    Raises:
        TypeError: if `text` is not a string.
        ValueError: for an `n` or a `window` below 1, a `top` below 0, or an unknown `dedup`.
    """
    _check(text, n=n, window=window, top=top)
    similarity = yake_similarity.measure(dedup)
    words = _MEMORY.words
    lines = paragraphs(text) if line_ends else [text]
    sentences = list(chain.from_iterable(map(words.sentences, _as_read(lines))))
    phrases = yake_scores.phrases(sentences, words, frozenset(stopwords), n=n, window=window)
    flat = list(chain.from_iterable(sentences))
    return _distinct(phrases, flat, words, similarity, dedup_limit, top)


def _check(text: str, *, n: int = 1, window: int = 1, top: int = 0) -> None:
    if not isinstance(text, str):
        raise TypeError(f"keywords are found in text, got {text!r:.40} ({type(text).__name__})")
    for name, value, least in (("n", n, 1), ("window", window, 1), ("top", top, 0)):
        if value < least:
            raise ValueError(f"{name} must be at least {least}, got {value}")


@lru_cache(maxsize=64)
def _small(words: frozenset[str]) -> frozenset[str]:
    """Return folded words with their spellings in small letters: YAKE keeps a final sigma and ß, folding does not."""
    sigma = {f"{word[:-1]}ς" for word in words if word.endswith("σ")}
    return words | sigma | {word.replace("ss", "ß") for word in words}


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: a line begins a new one unless it begins with a small letter or is wrapped.

    A text is wrapped if its longest line has 40 to 120 code points and at least half of its lines, three or more, have
    no room for the next word; then a paragraph ends at a line with room for it. So headline and lead are separate, and
    wrapped sentences stay together: yake 0.4 split paragraphs only at capitals, yake 0.7 does not split them.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    width = max(map(len, lines), default=0)
    full = [len(line.rstrip()) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairwise(lines)]
    wrapped = width in WRAPPED and sum(full) >= max(len(full) / 2, FEWEST_FULL)
    groups = [lines[:1]]
    for line, no_room in zip(lines[1:], full, strict=True):
        if line.lstrip()[0].islower() or (wrapped and no_room):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [" ".join(group) for group in groups]


def _as_read(lines: list[str]) -> Iterator[str]:
    """Yield the lines as the package reads them, with a blank before a text that does not begin with A to Z."""
    for number, line in enumerate(lines):
        straight = line.replace("\n", " ").replace("\t", " ")
        yield straight if number or re.match(r"\s*[A-Z]", straight) else f" {straight}"


def _distinct(
    phrases: Iterable[yake_scores.Phrase],
    flat: list[int],
    words: Words,
    similarity: Callable[[str, str], float],
    limit: float,
    top: int,
) -> list[tuple[str, float]]:
    """Return the best `top` phrases that are not similar to a better one."""
    selected: list[tuple[str, float]] = []
    forms: list[str] = []
    for phrase in phrases:
        if len(selected) >= top:
            break
        numbers = flat[phrase.start : phrase.end]
        form = " ".join([words.lower[word] for word in numbers])
        if limit >= 1 or not any(similarity(form, other) > limit for other in forms):
            forms.append(form)
            selected.append((" ".join([words.written[word] for word in numbers]), phrase.score))
    return selected


def _locate_phrase(text: str, folded: str, phrase: str, raw: float) -> Keyword | None:
    """Return the phrase with its places in the text; None if the package joined words that are separate in the text."""
    hits = list(_hits(folded, _lower_text(phrase).split()))
    return Keyword(text[slice(*hits[0])], raw, tuple(start for start, _ in hits)) if hits else None


def _hits(text: str, phrase: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans where the words of a phrase follow each other on one line."""
    at = text.find(phrase[0])
    while at >= 0:
        end = _end(text, at, phrase)
        if end:
            yield at, end
        at = text.find(phrase[0], end or at + 1)


def _end(text: str, at: int, phrase: list[str]) -> int:
    """Return the end of the phrase that begins at `at`; 0 if its other words do not follow or it is inside a word."""
    end = at + len(phrase[0])
    for word in phrase[1:]:
        begin = end
        while text[begin : begin + 1].isspace() and text[begin] != "\n":
            begin += 1
        if begin == end or not text.startswith(word, begin):
            return 0
        end = begin + len(word)
    return 0 if _is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1]) else end


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _lower_text(text: str) -> str:
    """Return a text in small letters with unchanged offsets."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)
