"""Names by their consonants: one name written in different alphabets has the same, "Joe Biden" and «Джо Байден»."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Spellings and the class of their sound. Letters that alphabets write for one sound are one class: g in "George" is
# «дж» in Russian, and Arabic has one letter for b and p.
_SPELLINGS = (
    *(("^kn", "N"), ("^wr", "R"), ("^ps", "K"), ("^h", "K"), ("gh", ""), ("ph", "F"), ("th", "T")),
    ("tsch|dzh|tch|dj|dg|ts|tz|cz|sz|sch|ch|sh|zh|kh|x", "K"),
    *(("[ckqgjsz]", "K"), ("[bp]", "B"), ("[fv]", "F"), ("[dt]", "T")),
    *(("l", "L"), ("r", "R"), ("m", "M"), ("n", "N"), ("[^A-Z]", "")),
)
_PATTERNS = tuple((re.compile(spelling), sound) for spelling, sound in _SPELLINGS)
_TWICE = re.compile(r"(.)\1+")
_BORDER = re.compile(r"[-' .·・]+")
_SOFT = re.compile("[ьъ]")
_COARSE = str.maketrans("LMF", "RNB")
_R = re.compile("(?<=.)r(?![aeiouyr])")
MOST_KEYS = 16  # readings of one name


def parts(name: str) -> list[str]:
    """Return the parts of a name in small letters, without signs for soft consonants."""
    return [part for part in _BORDER.split(_SOFT.sub("", name.casefold())) if part]


def has_latin(name: str) -> bool:
    """Return whether a name has Latin letters."""
    return any("a" <= letter.casefold() <= "z" for letter in name)


@lru_cache(maxsize=1 << 14)
def skeletons(part: str, *, is_coarse: bool = False) -> frozenset[str]:
    """Return the classes of the consonants of a part in Latin letters: for w as a vowel too, and with and without g
    after n at the end.

    Coarse classes do not tell l from r, m from n and v from b, which Japanese and Chinese do not; r where no vowel
    follows and g after n are read and left out.
    """
    read = {part, part.replace("w", "")} if "w" in part else {part}
    read = {one.replace("w", "v") for one in read}
    read |= {one[:-1] for one in read if one.endswith("ng")}
    if is_coarse:
        read |= {_R.sub("", one) for one in read}
        read |= {one.replace("ng", "n") for one in read}
        return frozenset(_TWICE.sub(r"\1", _classes(one).translate(_COARSE)) for one in read)
    return frozenset(map(_classes, read))


def _classes(part: str) -> str:
    for pattern, sound in _PATTERNS:
        part = pattern.sub(sound, part)
    return _TWICE.sub(r"\1", part)


def keys(readings: Iterable[Iterable[str]], *, is_coarse: bool = False) -> set[tuple[str, ...]]:
    """Return the skeletons of a name, given the readings of each of its parts: stems without the ending of a case."""
    every = (sorted({one for reading in part for one in skeletons(reading, is_coarse=is_coarse)}) for part in readings)
    return set(islice(product(*every), MOST_KEYS))
