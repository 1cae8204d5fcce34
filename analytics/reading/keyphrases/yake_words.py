"""The words of a text for YAKE, as numbers of cached forms, so that most of a text is counted and not parsed.

Source: segtok 1.5 (Leitner), `web_tokenizer` and `split_contractions`, which the yake package uses. The words of a
span between two blanks depend only on the span, except at the end of a sentence, so they are cached.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import chain
from string import punctuation
from typing import TYPE_CHECKING, TypeVar

from segtok import tokenizer

from analytics.reading.keyphrases import yake_sentences
from analytics.text.tokens import MAX_WORD

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

BREAK = 0  # the number of every punctuation token: it separates phrases and is not a word
MAX_SPAN = 1_000  # code points without a blank; a longer span is pasted data and separates phrases like punctuation
MAX_CACHED = 1 << 17  # spans and words in the cache, 28 MB (1,200 news articles); then it is emptied

_PLURAL_FROM, _SHORTEST = 4, 3  # characters: the values of YAKE
_FINAL = 3  # tokens at the end of a sentence in which segtok looks for its full stop
_ADDRESS = re.compile("@|://")
# One word between marks, as nearly all spans are: it skips the tokenizer, which takes 8 times longer
_ONE_WORD = re.compile(r"""(["“”(\[]*)([0-9A-Za-z]+(?:[-'’,.][0-9A-Za-z]+)*\.?)(["”)\],;:!?]*)""")
_APOSTROPHES = frozenset(tokenizer.APOSTROPHES)
_CUT_OFF = re.compile("'.|$", re.DOTALL)  # the rest of a contraction, such as 's, or nothing: not a word
_DOTS = "..."
_ENDS = frozenset(tokenizer.SENTENCE_TERMINALS)
_MARKS = frozenset(punctuation)
_NO_MARKS = str.maketrans("", "", punctuation)


class _Cache(dict[str, _T]):
    """The cached words of each span; long spans are not cached, because they rarely occur again."""

    def __init__(self, read: Callable[[str], _T]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, span: str) -> _T:
        numbers = self.read(span)
        if len(span) <= MAX_WORD:
            self[span] = numbers
        return numbers


class Words:
    """All words of earlier texts, by number.

    For word `i`, `written[i]` is its spelling, `lower[i]` the same in small letters, `form[i]` the number of the first
    word with that `lower`, `term[i]` the form in which it is counted (without a plural s), `short[i]` whether the term
    has fewer than three characters without punctuation. `kind[i]` is "d" for a number, "u" for a mixture, "a" for
    capitals, "n" for one capital at the start, "p" for the rest.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Empty the cache."""
        self._numbers: dict[str, int] = {}
        self._forms: dict[str, int] = {}
        self.written, self.lower, self.term, self.kind = [""], [""], [""], ["u"]
        self.form, self.short = [BREAK], [True]
        self._inner: _Cache[list[int]] = _Cache(self._numbers_within)
        self._last: _Cache[list[int] | None] = _Cache(self._numbers_at_end)

    def sentences(self, text: str) -> list[list[int]]:
        """Return the numbers of the words of each sentence, in order, with a `BREAK` after the last."""
        if len(self._inner) + len(self._last) + len(self.written) > MAX_CACHED:
            self.forget()
        read = self._with_addresses if _ADDRESS.search(text) else self._plain
        return [[*read(sentence), BREAK] for sentence in yake_sentences.split(text)]

    def _with_addresses(self, sentence: str) -> list[int]:
        """Return the numbers for a sentence with addresses: every other part of the split is an address."""
        # the pattern takes quadratic time on a list of addresses without a full stop
        if len(sentence) > yake_sentences.MAX_JOINED or not _ADDRESS.search(sentence):
            return self._plain(sentence)
        parts = tokenizer.web_tokenizer.split(sentence)
        read = (self._token_numbers([part]) if place % 2 else self._plain(part) for place, part in enumerate(parts))
        return [*chain.from_iterable(read)]

    def _plain(self, sentence: str) -> list[int]:
        spans = sentence.split()
        last = self._last[spans[-1]] if spans else []
        if last is None:
            return self._with_distant_end(spans)
        return [*chain.from_iterable(map(self._inner.__getitem__, spans[:-1])), *last]

    def _with_distant_end(self, spans: list[str]) -> list[int]:
        """Return the numbers for a sentence whose full stop is before its last span, for example before a dash."""
        tokens = [token for span in spans[-_FINAL:] for token in _cut(span)]
        _close(tokens)
        before = chain.from_iterable(map(self._inner.__getitem__, spans[:-_FINAL]))
        return [*before, *self._token_numbers(_split_marks(tokens))]

    def _numbers_within(self, span: str) -> list[int]:
        return self._token_numbers(_split_marks(_cut(span)))

    def _numbers_at_end(self, span: str) -> list[int] | None:
        """Return the numbers for the last span of a sentence; None if its end is in an earlier span."""
        tokens = _cut(span)
        alone = _close(tokens) or len(tokens) >= _FINAL
        return self._token_numbers(_split_marks(tokens)) if alone else None

    def _token_numbers(self, tokens: list[str]) -> list[int]:
        if _APOSTROPHES.isdisjoint("".join(tokens)):
            return [self._number(token) for token in tokens]
        cut = tokenizer.split_contractions(tokens)
        return [self._number(token) for token in cut if not _CUT_OFF.match(token)]

    def _number(self, token: str) -> int:
        number = self._numbers.get(token)
        if number is None:
            number = self._numbers[token] = BREAK if _MARKS.issuperset(token) else self._add(token)
        return number

    def _add(self, token: str) -> int:
        lower = token.lower()
        term = lower[:-1] if lower.endswith("s") and len(lower) >= _PLURAL_FROM else lower
        self.written.append(token)
        self.lower.append(lower)
        self.form.append(self._forms.setdefault(lower, len(self.form)))
        self.term.append(term)
        self.kind.append(_kind(token))
        self.short.append(len(term if term.isalnum() else term.translate(_NO_MARKS)) < _SHORTEST)
        return len(self.written) - 1


def _cut(span: str) -> list[str]:
    """Return the words of a span without blanks, and the marks between them."""
    if span.isascii() and span.isalnum():
        return [span]
    if len(span) > MAX_SPAN:
        return ["."]
    if single := _ONE_WORD.fullmatch(span):
        return [token for token in single.groups() if token]
    parts = unescape(span).split() if "&" in span else [span]
    return [token for part in parts for token in tokenizer.word_tokenizer.split(part) if token]


def _close(tokens: list[str]) -> bool:
    """Split the full stop from the last word, in place; return False if the last three tokens have neither."""
    for place in range(len(tokens) - 1, max(len(tokens) - _FINAL, 0) - 1, -1):
        token = tokens[place]
        if _is_word(token) or not _ENDS.isdisjoint(token):
            if len(token) > 1 and token != _DOTS:
                tokens[place : place + 1] = _split_token(token)
            return True
    return False


def _is_word(token: str) -> bool:
    if token[0].isascii() and token[0].isalnum():
        return True
    return bool(tokenizer.word_tokenizer.match(token)) and not tokenizer.APO_MATCHER.match(token)


def _split_token(token: str) -> list[str]:
    if token[-1] in _ENDS:
        return [token[:-1], token[-1]]
    return [token[0], token[1:]] if token[0] in _ENDS else [token]


def _split_marks(tokens: list[str]) -> list[str]:
    """Return the tokens with commas, colons and semicolons split from their ends."""
    found: list[str] = []
    for token in tokens:
        body = token.rstrip(",;:") or token[0]
        found += [body, *token[len(body) :]]
    return found


def _kind(word: str) -> str:
    if not word.isalpha() or len(word) > MAX_WORD:
        number = word.replace(",", "")
        if number.isdigit() or number.replace(".", "", 1).isdigit():
            return "d"
        if _is_mixed(word):
            return "u"
    if word.isupper():
        return "a"
    named = len(word) > 1 and word[0].isupper() and sum(map(str.isupper, word)) == 1
    return "n" if named else "p"


def _is_mixed(word: str) -> bool:
    """Return whether a word has digits and letters, or neither, or several marks, or is too long."""
    digits, letters = any(map(str.isdigit, word)), any(map(str.isalpha, word))
    return digits == letters or sum(map(_MARKS.__contains__, word)) > 1 or len(word) > MAX_WORD
