"""Names that may be the same person: suggested with the reason, never merged without the user."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

from analytics import schema
from analytics.curation import curation
from analytics.entities.entities import entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus

SHORT = 4  # letters: Wang Yi and Wang Yu differ by one letter, so short parts must be equal
ALIKE = 80.0  # per cent of equal letters in each part; Selenskyj and Zelensky have 82, Li Keqiang and Li Qiang 71
# Spellings of the same sound and their common form, longest first: German tsch, English ch, French tch, ...
_SOUNDS = (
    *(("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("dsch", "j"), ("dj", "j"), ("kh", "k"), ("ck", "k"), ("ph", "f")),
    *(("th", "t"), ("ts", "z"), ("tz", "z"), ("zh", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("iy", "i")),
    *(("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("c", "k"), ("x", "ks"), ("s", "z")),
)
_TWICE = re.compile(r"(.)\1+")
_JOINED = re.compile(r"[-' ]+")


class _Name(NamedTuple):
    entity: str
    parts: tuple[str, ...]
    n_docs: int


def suggested_merges(corpus: Corpus, *, top: int | None = 200) -> pd.DataFrame:
    """One row per two persons who may be the same, those in most documents first; `a` is the fuller or commoner.

    `reason` is one of two: the names are spellings of one name in different alphabets or languages (`similarity`,
    0..100, is that of the least similar part: rapidfuzz's ratio after spellings of one sound are made equal), or `b` is
    a surname and `a` the only full name in the corpus with it. `n_docs_a` and `n_docs_b` count their documents. Pairs
    that the corrections merge or declare different are left out. Parts of up to four letters must be equal, others
    similar by 80.
    """
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    table = entities(corpus, kinds=("person",))
    columns = (table[column].tolist() for column in ("entity", "label", "n_docs"))
    names = [_Name(entity, _parts(label), n_docs) for entity, label, n_docs in zip(*columns, strict=True)]
    apart = curation.kept_apart(corpus.root.stored("corrections"))
    rows = [row for row in (*_spelled_otherwise(names), *_surnames(names)) if frozenset(row[:2]) not in apart]
    rows.sort(key=lambda row: (-min(row[4], row[5]), -max(row[4], row[5]), row[0], row[1]))
    return schema.from_rows(rows[:top], "suggested_merges")


@lru_cache(maxsize=1 << 14)  # slices of one corpus share their names: half of the time
def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in a spelling by sound."""
    return tuple(_sound(part) for part in _JOINED.split(anyascii(name).casefold()) if part)


def _sound(part: str) -> str:
    for spelled, sound in _SOUNDS:
        part = part.replace(spelled, sound)
    return _TWICE.sub(r"\1", part)


def _spelled_otherwise(names: list[_Name]) -> Iterator[tuple[str, str, str, float, int, int]]:
    """Yield pairs of full names whose parts sound similar, in the same order."""
    blocks: dict[tuple[int | str, ...], list[_Name]] = defaultdict(list)
    for name in names:
        if len(name.parts) > 1:
            initials = (part[0].replace("g", "k") for part in (name.parts[0], name.parts[-1]))  # Gaddafi, Qaddafi
            blocks[len(name.parts), *initials].append(name)
    for block in blocks.values():
        for name, other in combinations(block, 2):
            similarity = _name_similarity(name.parts, other.parts)
            if similarity >= ALIKE:
                a, b = sorted((name, other), key=lambda name: (-name.n_docs, name.entity))
                yield a.entity, b.entity, "spelled otherwise", similarity, a.n_docs, b.n_docs


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


def _surnames(names: list[_Name]) -> Iterator[tuple[str, str, str, float, int, int]]:
    """Yield each name that is only a surname with the only person of the corpus who has it."""
    carriers: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        if len(name.parts) > 1:
            carriers[name.parts[-1]].append(name)
    for name in names:
        full = carriers.get(name.parts[0], []) if len(name.parts) == 1 else []
        if len(full) == 1:
            yield full[0].entity, name.entity, "the only one with this surname", 100.0, full[0].n_docs, name.n_docs
