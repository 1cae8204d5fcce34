"""The words of a text: the unit for counting, searching and comparing.

Words are cut as in Unicode Standard Annex 29, with these changes: hyphens join; abbreviations with inner points,
numbers with decimals and names with "&" are one word; an elision ("l'", "dell'") is a separate word; addresses are
not words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from analytics.text.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

# French, Italian and Catalan words that are before an apostrophe
ELISIONS = (
    *("l", "d", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "un"),
    *("dell", "nell", "all", "sull", "dall", "quest", "quell", "coll", "gl", "anch"),
)
MAX_WORD = 60  # code points; longer runs are keys or pasted data

# Thai and Lao, Burmese, Khmer, kana, Han: written without blanks between words
_UNSPACED_CLASS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff"
)
# Python's \w excludes combining marks: without them, Hindi words and accents typed as two characters are cut
_MARKS = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in {"Mn", "Mc"})
LETTERS = rf"[\w{_MARKS}]"
# Before and after a whole word in a regular expression; \b would cut Hindi words at their vowel signs
WORD_BOUNDS = (f"(?<!{LETTERS})", f"(?!{LETTERS})")
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # ignored in the form of a word
_LETTER = r"[^\W\d_]"
_RUN = rf"[^\W_](?:[^\W_]|[{_MARKS}{_INVISIBLE}])*"
_JOINED = rf"(?:(?:['’\-‐‑·]|(?<=[\u05d0-\u05ea])[\"״׳](?=[\u05d0-\u05ea])){_RUN})*"
_HOST = r"(?:[A-Za-z0-9-]{1,63}+\.){1,8}"  # the limits keep the time linear: 63 is that of the domain name system
_TOP = r"(?:com|org|net|gov|edu|info|tv|io|eu|de|fr|uk|ru|ch|nl|pl|ua|cn|jp|au)"
_ADDRESS = rf"(?:https?://|www\.)\S+|[\w.+\-]{{1,64}}+@[\w\-]{{1,63}}+\.[\w.\-]+|{_HOST}{_TOP}/\S*"
# The first branch is for speed: it matches plain ASCII words three times as fast as the large classes
_WORD = re.compile(
    rf"[0-9A-Za-z]++(?![^\x00-\x7f]|['\-.&@:,][^\W_]|['\-.&@:,][^\x00-\x7f]|://)"
    rf"|(?P<address>{_ADDRESS})"
    rf"|{_HOST}{_TOP}(?![\w\-])"  # Amazon.com
    rf"|(?:{_LETTER}-)?{_LETTER}(?:\.{_LETTER})+(?![^\W_])\.?(?:['’]s\b|(?:-{_RUN})+)?"  # U.S., p.m., U.S.-led, R-S.C.
    rf"|[A-Z][A-Za-z]{{0,2}}&[A-Z][A-Za-z]{{0,2}}(?![^\W_])(?:['’]s\b)?"  # AT&T
    rf"|\d+(?:[.,]\d+)+{_LETTER}*{_JOINED}"  # 1.5-degree
    rf"|[A-ZÅÄÖ]{{2,}}:[a-zåäö]{{1,4}}(?![^\W_])"  # EU:n
    rf"|(?<![\w@])@\w+"  # a handle
    rf"|{_RUN}{_JOINED}",
)
_UNSPACED = re.compile(f"[{_UNSPACED_CLASS}]")
_POSSESSIVE = re.compile(r"['’][sS]$")
# Endings that Turkish writes after names, Finnish and Swedish after acronyms; vowels alone would cut "Sana'a"
_ENDING = re.compile(
    r"(?<=.)(?:['’](?:(?:n[ıiuü]n|[ıiuü]n|y[aeıiuü]|n?[dt][ae]n?|[dt][ae]ki|y?l[ae]|l[ae]r\w*|n[ıiuüae]|s[ıiuü])$)|:[a-zåäö]+$)"
)
_ELISION = re.compile(rf"(?:{'|'.join(ELISIONS)})['’](?=[^\W\d_]{{2}})", re.IGNORECASE)


class Word(NamedTuple):
    """A word in a text: code points from `start` up to `end`; `surface` is as written, without a possessive 's."""

    start: int
    end: int
    surface: str

    @property
    def form(self) -> str:
        """The form under which the word is counted."""
        return fold_word(self.surface)


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    In scripts without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) the words are overlapping pairs of
    characters, the usual substitute for a segmentation. Runs longer than `MAX_WORD` are skipped.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isalnum() and word.isascii():
            if len(word) <= MAX_WORD:
                found.append(Word(match.start(), match.end(), word))
        elif not match["address"]:
            found.extend(_words_of_run(word, match.start()))
    return found


def _words_of_run(run: str, start: int) -> Iterator[Word]:
    if not run.isascii() and _UNSPACED.search(run):
        yield from _pairs(run, start)
    elif len(run) <= MAX_WORD:
        elided = _ELISION.match(run)
        if elided:
            yield Word(start, start + elided.end(), elided.group())
        begin = elided.end() if elided else 0
        yield Word(start + begin, start + len(run), _without_ending(run[begin:]))


def _without_ending(word: str) -> str:
    """Return a word without a possessive 's, or an ending that an apostrophe or colon divides from a name."""
    if _POSSESSIVE.search(word):
        return _POSSESSIVE.sub("", word)
    return _ENDING.sub("", word) if word[0].isupper() or word[0].isdigit() else word


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
