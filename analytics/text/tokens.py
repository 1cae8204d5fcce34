"""The words of a text: the unit for counting, searching and comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_WORD = 60  # code points; longer runs are addresses, keys or pasted data

# Thai and Lao, Burmese, Khmer, kana, Han: written without blanks between words
_UNSPACED_CLASS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff"
)
# Python's \w excludes combining marks: without them, Hindi words and accents typed as two characters are cut
_MARKS = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in {"Mn", "Mc"})
_JOINERS = "\u00ad\u200c\u200d\u2060"  # soft hyphen and invisible joiners: allowed inside a word, ignored in its form
_RUN = rf"[^\W_](?:[^\W_]|[{_MARKS}{_JOINERS}])*"
# The first branch is for speed: it matches plain ASCII words three times as fast as the large classes
_WORD = re.compile(rf"[0-9A-Za-z]++(?![^\x00-\x7f]|['\-](?:[0-9A-Za-z]|[^\x00-\x7f]))|{_RUN}(?:['’\-]{_RUN})*")
_UNSPACED = re.compile(f"[{_UNSPACED_CLASS}]")
_POSSESSIVE = re.compile(r"['’][sS]$")
_FOLDED = str.maketrans("’", "'", _JOINERS)
BREAKS = frozenset(filter(lambda sign: not sign.isalnum() and sign not in "'-", map(chr, range(128))))  # in no word


class Word(NamedTuple):
    """A word in a text: code points from `start` up to `end`; `surface` is as written, without a possessive 's."""

    start: int
    end: int
    surface: str

    @property
    def form(self) -> str:
        """The form under which the word is counted."""
        return fold_word(self.surface)


def fold(text: str) -> str:
    """Return a text casefolded, composed (NFC), with straight apostrophes and without invisible joiners."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.translate(_FOLDED).casefold())


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return the form of a word, see `fold`; the forms of the last 65,536 words are kept."""
    return fold(word)


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    In scripts without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) the words are overlapping pairs of
    characters, the usual substitute for a segmentation. Runs longer than `MAX_WORD` are skipped.
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
    """Return the start and end of each word, like `words` but with too long runs; five times as fast."""
    if not text.isascii() and _UNSPACED.search(text):
        return ((word.start, word.end) for word in words(text))
    return map(re.Match.span, _WORD.finditer(text))


def tokens(text: str) -> list[str]:
    """Return the forms of the words of a text in order."""
    return [word.form for word in words(text)]


def is_unspaced(text: str) -> bool:
    """Return whether a text has letters of a script without blanks between words."""
    return bool(_UNSPACED.search(text))


def _pairs(run: str, offset: int) -> Iterator[Word]:
    for i in range(max(len(run) - 1, 1)):
        pair = run[i : i + 2]
        yield Word(offset + i, offset + i + len(pair), pair)
