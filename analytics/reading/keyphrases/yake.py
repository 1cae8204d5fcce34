"""Keywords of one text by YAKE.

Source: Campos et al. 2020, "YAKE! Keyword extraction from single documents using multiple local features",
Information Sciences 509. Order and scores are those of the yake package 0.7.3, which benchmarks/yake_speed.py runs
beside this.
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

WRAPPED = range(40, 121)  # code points of the longest line of a text that was wrapped by hand or by a mail program
FEWEST_FULL = 3  # lines without room; two can be a title and a list
_CURLY = re.compile(r"(?<=\w)’(?=(?:d|ll|m|re|s|t|ve)\b)")  # only after a straight one is n't no word of its own


class Keyword(NamedTuple):
    """One keyword: its form in the text, YAKE's score (lower is better) and the code points where it begins."""

    keyword: str
    raw: float
    starts: tuple[int, ...]


class _Memory(threading.local):
    """The words met so far. Each thread has its own, for they are numbered as they come."""

    def __init__(self) -> None:
        self.words = Words()


_MEMORY = _Memory()


def keywords(text: str, language: str, *, top: int = 20, own: stopwords.Own = stopwords.NONE) -> list[Keyword]:
    """Return the `top` keywords of a text, best first; none for scripts that write no blanks between words.

    A keyword that the text has only across a line end or a possessive is left out. A language without a stopword list,
    or unknown, is read without stopwords but the user's `own`.

    Raises:
        TypeError: for anything but a text.
        ValueError: for a `top` below 0.
    """
    _check(text, top=top)
    if not languages.get(language).spaced:
        return []
    straight = _CURLY.sub("'", text)
    scored, folded = extract(straight, _small(stopwords.words(language, own)), top=top), _lower_text(straight)
    found = (_locate_phrase(text, folded, phrase, raw) for phrase, raw in scored)
    return [keyword for keyword in found if keyword is not None]


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
    """Return the `top` phrases of up to `n` words as first written, each with YAKE's raw score, best first.

    The raw score has no unit and no upper end; lower is better. Words up to `window` apart count as neighbours. A
    phrase is dropped when it is more than `dedup_limit` like a better one by the measure `dedup` ("seqm", "jaro" or
    "levs"); from a limit of 1 on none is. With `line_ends` a line end that closes a paragraph ends a sentence (see
    `paragraphs`), without it a newline is a blank, as in the yake package. `stopwords` are in small letters.

    Raises:
        TypeError: for anything but a text.
        ValueError: for an `n` or a `window` below 1, a `top` below 0, or an unknown `dedup`.
    """
    _check(text, n=n, window=window, top=top)
    alike = yake_similarity.measure(dedup)
    words = _MEMORY.words
    lines = paragraphs(text) if line_ends else [text]
    sentences = list(chain.from_iterable(map(words.sentences, _as_read(lines))))
    found = yake_scores.phrases(sentences, words, frozenset(stopwords), n=n, window=window)
    flat = list(chain.from_iterable(sentences))
    return _distinct(found, flat, words, alike, dedup_limit, top)


def _check(text: str, *, n: int = 1, window: int = 1, top: int = 0) -> None:
    if not isinstance(text, str):
        raise TypeError(f"keywords are found in text, got {text!r:.40} ({type(text).__name__})")
    for name, value, least in (("n", n, 1), ("window", window, 1), ("top", top, 0)):
        if value < least:
            raise ValueError(f"{name} must be at least {least}, got {value}")


@lru_cache(maxsize=64)
def _small(words: frozenset[str]) -> frozenset[str]:
    """Return folded words also as small letters write them: YAKE keeps a final sigma and ß, which folding replaces."""
    sigma = {f"{word[:-1]}ς" for word in words if word.endswith("σ")}
    return words | sigma | {word.replace("ss", "ß") for word in words}


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: a line begins one unless it goes on with a small letter or the text is wrapped.

    A text is wrapped where its longest line has 40 to 120 code points and at least half of the lines, three or more,
    have no room for the next word; then a paragraph ends where a line leaves room. So headline and lead stay apart,
    and wrapped sentences together: yake 0.4 told paragraphs by capitals alone, yake 0.7 by nothing.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    width = max(map(len, lines), default=0)
    full = [len(line.rstrip()) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairwise(lines)]
    wrapped = width in WRAPPED and sum(full) >= max(len(full) / 2, FEWEST_FULL)
    found = [lines[:1]]
    for line, no_room in zip(lines[1:], full, strict=True):
        if line.lstrip()[0].islower() or (wrapped and no_room):
            found[-1].append(line)
        else:
            found.append([line])
    return [" ".join(joined) for joined in found]


def _as_read(lines: list[str]) -> Iterator[str]:
    """Write lines as the package reads them; a blank stands before a text that does not begin with a capital A to Z."""
    for number, line in enumerate(lines):
        straight = line.replace("\n", " ").replace("\t", " ")
        yield straight if number or re.match(r"\s*[A-Z]", straight) else f" {straight}"


def _distinct(
    found: Iterable[yake_scores.Phrase],
    flat: list[int],
    words: Words,
    alike: Callable[[str, str], float],
    limit: float,
    top: int,
) -> list[tuple[str, float]]:
    """Keep the best `top` phrases that are not like a better one."""
    kept: list[tuple[str, float]] = []
    forms: list[str] = []
    for phrase in found:
        if len(kept) >= top:
            break
        here = flat[phrase.start : phrase.end]
        form = " ".join([words.lower[word] for word in here])
        if limit >= 1 or not any(alike(form, other) > limit for other in forms):
            forms.append(form)
            kept.append((" ".join([words.written[word] for word in here]), phrase.score))
    return kept


def _locate_phrase(text: str, folded: str, phrase: str, raw: float) -> Keyword | None:
    """Find the phrase as whole words in the text; None when the package joined what the text keeps apart."""
    hits = list(_hits(folded, _lower_text(phrase).split()))
    return Keyword(text[slice(*hits[0])], raw, tuple(start for start, _ in hits)) if hits else None


def _hits(text: str, phrase: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where the words of a phrase stand one after the other on one line."""
    at = text.find(phrase[0])
    while at >= 0:
        end = _end(text, at, phrase)
        if end:
            yield at, end
        at = text.find(phrase[0], end or at + 1)


def _end(text: str, at: int, phrase: list[str]) -> int:
    """Return where the phrase that begins at `at` ends; 0 when its other words do not follow, or inside a word."""
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
    """Return a text in small letters, every character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one if len(one := character.lower()) == 1 else character for character in text)
