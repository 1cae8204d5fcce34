"""The words of a text: the one unit that counting, searching and comparing share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_WORD = 60  # code points; longer runs are addresses, keys or pasted data, not words

# Thai to Lao, Burmese, Khmer, kana, Han: written without blanks between words
_UNSPACED_CLASS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff"
)
# Python's \w leaves out combining marks: without them Hindi, and accents typed as two characters, fall into pieces
_MARKS = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in {"Mn", "Mc"})
_JOINERS = "\u00ad\u200c\u200d\u2060"  # soft hyphen and the invisible joiners: inside a word, no part of it
_RUN = rf"[^\W_](?:[^\W_]|[{_MARKS}{_JOINERS}])*"
# The first branch is for speed: plain ASCII words read three times as fast as through the large classes
_WORD = re.compile(rf"[0-9A-Za-z]++(?![^\x00-\x7f]|['\-](?:[0-9A-Za-z]|[^\x00-\x7f]))|{_RUN}(?:['’\-]{_RUN})*")
_UNSPACED = re.compile(f"[{_UNSPACED_CLASS}]")
_POSSESSIVE = re.compile(r"['’][sS]$")
_FOLDED = str.maketrans("’", "'", _JOINERS)


class Word(NamedTuple):
    """A word in a text: code points from `start` up to `end`, as written but without possessive 's."""

    start: int
    end: int
    surface: str

    @property
    def form(self) -> str:
        """The form under which the word is counted."""
        return fold_word(self.surface)


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return a word casefolded, composed (NFC), with straight apostrophes and without invisible joiners."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.translate(_FOLDED).casefold())


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    Scripts that write no blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) give overlapping pairs of characters,
    the usual stand-in where no segmentation is at hand. Runs longer than `MAX_WORD` are no words.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() and _UNSPACED.search(word):
            found.extend(_pairs(word, match.start()))
        elif len(word) <= MAX_WORD:
            found.append(Word(match.start(), match.end(), _POSSESSIVE.sub("", word)))
    return found


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where the words of a text begin and end, as `words` has them and too long runs; five times as fast."""
    if not text.isascii() and _UNSPACED.search(text):
        return ((word.start, word.end) for word in words(text))
    return map(re.Match.span, _WORD.finditer(text))


def tokens(text: str) -> list[str]:
    """Return the forms of the words of a text in order."""
    return [word.form for word in words(text)]


def is_unspaced(text: str) -> bool:
    """Tell whether a text holds letters of a script that writes no blanks between words."""
    return bool(_UNSPACED.search(text))


def _pairs(run: str, offset: int) -> Iterator[Word]:
    for i in range(max(len(run) - 1, 1)):
        pair = run[i : i + 2]
        yield Word(offset + i, offset + i + len(pair), pair)
