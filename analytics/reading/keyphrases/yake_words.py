"""Words of a text as YAKE reads them: numbers for forms met before, so that a text is counted and not parsed.

Source: segtok 1.5 (Leitner), `web_tokenizer` and `split_contractions`, which the yake package cuts words with. What a
stretch between two blanks gives depends on nothing else, save at the end of a sentence, so it is kept and looked up.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import chain
from string import punctuation
from typing import TYPE_CHECKING, TypeVar

from segtok import tokenizer

from analytics.text import sentences
from analytics.text.tokens import MAX_WORD

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

BREAK = 0  # the number of every token of punctuation only: it parts phrases and is no word
MAX_STRETCH = 1_000  # code points without a blank; beyond, it is pasted data and parts phrases like punctuation
MAX_KEPT = 1 << 17  # stretches and words remembered, 28 MB (1,200 news articles); then all is forgotten

_PLURAL_FROM, _SHORTEST = 4, 3  # characters: YAKE's own
_FINAL = 3  # tokens at the end of a sentence in which segtok looks for its full stop
_ADDRESS = re.compile("@|://")
# One word between marks, as nearly all stretches are: it need not go through the tokenizer, which takes 8 times longer
_ONE_WORD = re.compile(r"""(["“”(\[]*)([0-9A-Za-z]+(?:[-'’,.][0-9A-Za-z]+)*\.?)(["”)\],;:!?]*)""")
_APOSTROPHES = frozenset(tokenizer.APOSTROPHES)
_CUT_OFF = re.compile("'.|$", re.DOTALL)  # a contraction cut off, such as 's, or nothing: no word
_DOTS = "..."
_ENDS = frozenset(tokenizer.SENTENCE_TERMINALS)
_MARKS = frozenset(punctuation)
_NO_MARKS = str.maketrans("", "", punctuation)


class _Kept(dict[str, _T]):
    """What each stretch gives, read when first asked for; long ones are not kept, for they seldom come back."""

    def __init__(self, read: Callable[[str], _T]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, stretch: str) -> _T:
        numbers = self.read(stretch)
        if len(stretch) <= MAX_WORD:
            self[stretch] = numbers
        return numbers


class Words:
    """All words met so far, by number.

    Of word `i`, `written[i]` is how the text has it, `lower[i]` the same in small letters, `form[i]` the number of the
    first word with that `lower`, `term[i]` what words are counted by (without a plural s), `short[i]` whether that has
    fewer than three characters other than punctuation. `kind[i]` is "d" for a number, "u" for a mixture, "a" for
    capitals, "n" for one capital at the start, "p" for the rest.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._numbers: dict[str, int] = {}
        self._forms: dict[str, int] = {}
        self.written, self.lower, self.term, self.kind = [""], [""], [""], ["u"]
        self.form, self.short = [BREAK], [True]
        self._inner: _Kept[list[int]] = _Kept(self._numbers_within)
        self._last: _Kept[list[int] | None] = _Kept(self._numbers_at_end)

    def sentences(self, text: str) -> list[list[int]]:
        """Return the numbers of the words of each sentence, in order, with a `BREAK` after the last."""
        if len(self._inner) + len(self._last) + len(self.written) > MAX_KEPT:
            self.forget()
        read = self._with_addresses if _ADDRESS.search(text) else self._plain
        return [[*read(sentence), BREAK] for sentence in sentences.split(text)]

    def _with_addresses(self, sentence: str) -> list[int]:
        """Read a sentence in which web and mail addresses are words: they stand at every other place of the split."""
        # the pattern takes quadratic time on a list of addresses without a full stop
        if len(sentence) > sentences.MAX_JOINED or not _ADDRESS.search(sentence):
            return self._plain(sentence)
        parts = tokenizer.web_tokenizer.split(sentence)
        read = (self._token_numbers([part]) if place % 2 else self._plain(part) for place, part in enumerate(parts))
        return [*chain.from_iterable(read)]

    def _plain(self, sentence: str) -> list[int]:
        stretches = sentence.split()
        last = self._last[stretches[-1]] if stretches else []
        if last is None:
            return self._with_distant_end(stretches)
        return [*chain.from_iterable(map(self._inner.__getitem__, stretches[:-1])), *last]

    def _with_distant_end(self, stretches: list[str]) -> list[int]:
        """Read a sentence whose full stop stands before its last stretch, before a lone dash for one."""
        tokens = [token for stretch in stretches[-_FINAL:] for token in _cut(stretch)]
        _close(tokens)
        found = chain.from_iterable(map(self._inner.__getitem__, stretches[:-_FINAL]))
        return [*found, *self._token_numbers(_part_marks(tokens))]

    def _numbers_within(self, stretch: str) -> list[int]:
        return self._token_numbers(_part_marks(_cut(stretch)))

    def _numbers_at_end(self, stretch: str) -> list[int] | None:
        """Read the last stretch of a sentence; None when its end is to be looked for in the stretches before."""
        tokens = _cut(stretch)
        alone = _close(tokens) or len(tokens) >= _FINAL
        return self._token_numbers(_part_marks(tokens)) if alone else None

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


def _cut(stretch: str) -> list[str]:
    """Cut a stretch without blanks into words and the marks between them."""
    if stretch.isascii() and stretch.isalnum():
        return [stretch]
    if len(stretch) > MAX_STRETCH:
        return ["."]
    if one := _ONE_WORD.fullmatch(stretch):
        return [token for token in one.groups() if token]
    whole = unescape(stretch).split() if "&" in stretch else [stretch]
    return [token for one in whole for token in tokenizer.word_tokenizer.split(one) if token]


def _close(tokens: list[str]) -> bool:
    """Part the full stop from the last word, in place; False when the last three tokens hold neither."""
    for place in range(len(tokens) - 1, max(len(tokens) - _FINAL, 0) - 1, -1):
        token = tokens[place]
        if _is_word(token) or not _ENDS.isdisjoint(token):
            if len(token) > 1 and token != _DOTS:
                tokens[place : place + 1] = _part_token(token)
            return True
    return False


def _is_word(token: str) -> bool:
    if token[0].isascii() and token[0].isalnum():
        return True
    return bool(tokenizer.word_tokenizer.match(token)) and not tokenizer.APO_MATCHER.match(token)


def _part_token(token: str) -> list[str]:
    if token[-1] in _ENDS:
        return [token[:-1], token[-1]]
    return [token[0], token[1:]] if token[0] in _ENDS else [token]


def _part_marks(tokens: list[str]) -> list[str]:
    """Part commas, colons and semicolons from the end of each token."""
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
    """Tell whether a word has digits and letters, or neither, or several marks, or is too long for a word."""
    digits, letters = any(map(str.isdigit, word)), any(map(str.isalpha, word))
    return digits == letters or sum(map(_MARKS.__contains__, word)) > 1 or len(word) > MAX_WORD
