"""Names that may be one person, and labels that may be one outlet: suggested, never merged without the user."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz, process

from analytics import schema
from analytics.curation import curation
from analytics.curation.source_suggestions import source_pairs
from analytics.entities import person_names, titles
from analytics.entities.entities import entities
from analytics.entities.linking import PERSON_MARK
from analytics.entities.name_variants import MOST_COMPARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

    Pair = tuple[str, str, str, float, int, int]  # a, b, reason, similarity, n_docs_a, n_docs_b

SHORT = 4  # letters: Wang Yi and Wang Yu differ by one letter, so short parts must be equal
USUAL = 0.75  # of the documents of all bearers of a surname
AT_ONCE = 256  # names that are compared with all others of a block together
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


class _KnownNames(NamedTuple):
    """The persons of a whole corpus: the parts of each name by their sound, and the pairs of similar full names."""

    parts: dict[str, tuple[str, ...]]
    similar: list[tuple[str, str, float]]


def suggested_merges(corpus: Corpus, *, what: str = "", top: int | None = 200) -> pd.DataFrame:
    """One row per two persons or sources that may be one, those that would move most documents, `n_docs_b`, first.

    `what` is "entity" or "source"; without it the table has both. `n_docs_a` and `n_docs_b` count their documents.
    Pairs that the corrections merge, split or declare different are left out.

    Of two persons `a` is the fuller or commoner. `reason` is one of four: the names are spellings of one name
    in different alphabets or languages (`similarity`, 0..100, is that of the least similar part: rapidfuzz's ratio
    after spellings of one sound are made equal); they differ in given or middle names as those of one person can ("Bob"
    and "Robert"); or `b` is a surname and `a` the only full name in the corpus with it, or the one in three of four
    documents of its bearers. Parts of up to four letters must be equal, others similar by 80. The reasons of sources
    are those of `source_pairs`.
    """
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = [(*pair, kind) for kind, pairs in PAIRS.items() if what in ("", kind) for pair in pairs(corpus)]
    rows.sort(key=lambda row: (-row[5], -row[4], row[0], row[1]))
    return schema.from_rows(rows[:top], "suggested_merges")


def _person_pairs(corpus: Corpus) -> list[Pair]:
    table = entities(corpus, kinds=("person",))
    known = corpus.once(_known_names)
    counted = zip(table["entity"].tolist(), table["n_docs"].tolist(), strict=True)
    names = {entity: _Name(entity, known.parts[entity], n_docs) for entity, n_docs in counted}
    corrections = corpus.root.stored("corrections")
    apart = curation.kept_apart(corrections, "entity") | curation.decided_pairs(corrections)
    found = (*_spelled_otherwise(names, known), *_variants(names), *_surnames(list(names.values())))
    first_reasons = {frozenset(row[:2]): row for row in reversed(found)}
    return [row for pair, row in first_reasons.items() if pair not in apart]


def _known_names(corpus: Corpus) -> _KnownNames:
    """Compare all persons of a corpus: .3 s for 4,000 articles; what is similar does not depend on the slice."""
    table = entities(corpus, kinds=("person",))
    parts = {entity: _parts(entity.removesuffix(PERSON_MARK)) for entity in table["entity"].tolist()}
    return _KnownNames(parts, list(_similar_names(parts)))


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in a spelling by sound."""
    return tuple(_sound(part) for part in _JOINED.split(anyascii(name).casefold()) if part)


def _sound(part: str) -> str:
    for spelled, sound in _SOUNDS:
        part = part.replace(spelled, sound)
    return _TWICE.sub(r"\1", part)


def _similar_names(parts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of full names whose parts sound similar, in the same order, with their similarity."""
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


def _spelled_otherwise(names: Mapping[str, _Name], known: _KnownNames) -> Iterator[Pair]:
    """Yield the pairs of similar names of which a slice has both, the one in more of its documents first."""
    for entity, other, similarity in known.similar:
        if entity in names and other in names:
            a, b = sorted((names[entity], names[other]), key=lambda name: (-name.n_docs, name.entity))
            yield a.entity, b.entity, "spelled otherwise", similarity, a.n_docs, b.n_docs


def _variants(names: Mapping[str, _Name]) -> Iterator[Pair]:
    """Yield the names of one surname whose given and middle names can be those of one person."""
    families: dict[str, list[tuple[_Name, person_names.PersonName]]] = defaultdict(list)
    for name in names.values():
        parts = person_names.parse(name.entity)
        if parts.given:
            families[parts.surname].append((name, parts))
    for family in families.values():
        ranked = sorted(family, key=lambda one: (-one[0].n_docs, one[0].entity))[:MOST_COMPARED]
        for (a, a_parts), (b, b_parts) in combinations(ranked, 2):
            if person_names.may_be_one(a_parts, b_parts):
                yield a.entity, b.entity, "another given or middle name", 100.0, a.n_docs, b.n_docs


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


def _surnames(names: list[_Name]) -> Iterator[Pair]:
    """Yield each name that is only a surname with the only person of the corpus who has it, or the most frequent."""
    carriers: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        if len(name.parts) > 1:
            carriers[name.parts[-1]].append(name)
    for name in names:
        full = carriers.get(name.parts[0], []) if len(name.parts) == 1 else []
        if len(full) == 1 and full[0].n_docs < name.n_docs and _is_no_evidence(full[0], name):
            continue
        if len(full) == 1:
            yield full[0].entity, name.entity, "the only one with this surname", 100.0, full[0].n_docs, name.n_docs
        elif full:
            best = max(full, key=lambda one: (one.n_docs, one.entity))
            if best.n_docs >= USUAL * sum(one.n_docs for one in full):
                yield best.entity, name.entity, "most often with this surname", 100.0, best.n_docs, name.n_docs


def _is_no_evidence(full: _Name, bare: _Name) -> bool:
    """Return whether a full name says nothing about a commoner word: "Gamini Francis" once, Pope Francis 30 times."""
    return full.n_docs == 1 or titles.is_given_name(bare.entity.removesuffix(PERSON_MARK).casefold())


PAIRS: dict[str, Callable[[Corpus], Iterable[Pair]]] = {"entity": _person_pairs, "source": source_pairs}
