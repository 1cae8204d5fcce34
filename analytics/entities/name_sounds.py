"""Names by their sound: spellings of one name in different languages and alphabets are alike in it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SHORT = 4  # letters: Wang Yi and Wang Yu differ by one letter, so short parts must be equal
AT_ONCE = 256  # names that are compared with all others of a block together
ALIKE = 80.0  # per cent of equal letters in each part; Selenskyj and Zelensky have 82, Li Keqiang and Li Qiang 71
# Spellings of the same sound and their common form, longest first: German tsch, French tch, Russian dzh, ...
_SOUNDS = (
    *(("dzh", "j"), ("augh", "o"), ("ohn", "on")),
    *(("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("dsch", "j"), ("dj", "j"), ("kh", "k"), ("ck", "k"), ("ph", "f")),
    *(("th", "t"), ("ts", "z"), ("tz", "z"), ("zh", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i")),
    *(("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("c", "k"), ("x", "ks"), ("s", "z"), ("ai", "ei")),
)
_TWICE = re.compile(r"(.)\1+")
_JOINED = re.compile(r"[-' ]+")
_SOFT = re.compile("[ьъ]")  # in Latin letters it becomes an apostrophe, which separates parts


def sound_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in a spelling by sound."""
    return tuple(_sound(part) for part in _JOINED.split(anyascii(_SOFT.sub("", name.casefold())).casefold()) if part)


def _sound(part: str) -> str:
    for spelled, sound in _SOUNDS:
        part = part.replace(spelled, sound)
    return _TWICE.sub(r"\1", part)


def similar_names(parts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of full names whose parts sound similar, in the same order, with their similarity.

    `parts` are those of `sound_parts`. The similarity, 0..100, is that of the least similar part: rapidfuzz's ratio.
    Parts of up to four letters must be equal, others similar by 80.
    """
    blocks: dict[tuple[int | str, ...], list[str]] = defaultdict(list)
    for entity, own in parts.items():
        if len(own) > 1:
            initials = (part[0].replace("g", "k") for part in (own[0], own[-1]))  # Gaddafi, Qaddafi
            blocks[len(own), *initials].append(entity)
    for block in blocks.values():
        for entity, other in _pairs_with_alike_ends(block, parts):
            similarity = _name_similarity(parts[entity], parts[other])
            if similarity >= ALIKE:
                yield entity, other, similarity


def _pairs_with_alike_ends(names: Sequence[str], parts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names, in order, of which the first parts are similar and the last parts are too.

    Compared in blocks of bounded memory: one by one in Python, the names of 4,000 articles take six times as long.
    """
    ends = [[parts[name][place] for name in names] for place in (0, -1)]
    for begin in range(0, len(names), AT_ONCE):
        rows = slice(begin, begin + AT_ONCE)
        alike = np.ones((len(names[rows]), len(names)), dtype=bool)
        for column in ends:
            alike &= process.cdist(column[rows], column, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.float32) > 0
        first, second = np.nonzero(np.triu(alike, begin + 1))
        yield from (
            (names[begin + one], names[other]) for one, other in zip(first.tolist(), second.tolist(), strict=True)
        )


def _name_similarity(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the similarity of the least similar parts, 0 when a short part differs."""
    least = 100.0
    for a, b in zip(one, other, strict=True):
        if a != b:
            if min(len(a), len(b)) <= SHORT or a.endswith(b) or b.endswith(a):  # Li Keqiang is not Li Qiang
                return 0.0
            least = min(least, fuzz.ratio(a, b, score_cutoff=ALIKE))
            if least < ALIKE:
                return 0.0
    return least
