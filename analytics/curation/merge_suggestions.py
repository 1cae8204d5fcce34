"""Names that may be one person, and labels that may be one outlet: suggested, never merged without the user."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.curation import curation
from analytics.curation.source_suggestions import source_pairs
from analytics.entities import name_sounds, person_names, titles
from analytics.entities.entities import entities
from analytics.entities.linking import PERSON_MARK
from analytics.entities.name_variants import MOST_COMPARED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

    Pair = tuple[str, str, str, float, int, int]  # a, b, reason, similarity, n_docs_a, n_docs_b

USUAL = 0.75  # of the documents of all bearers of a surname


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
    parts = {entity: name_sounds.sound_parts(entity.removesuffix(PERSON_MARK)) for entity in table["entity"].tolist()}
    return _KnownNames(parts, list(name_sounds.similar_names(parts)))


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


def same_outlets(table: pd.DataFrame, chosen: Collection[str]) -> list[str]:
    """Return the other sources that are, by `suggested_merges`, perhaps the outlet of some sources, largest first."""
    known, found = set(chosen), list[str]()
    pairs = list(zip(table["a"].tolist(), table["b"].tolist(), strict=True))
    while new := [one for pair in pairs if known.intersection(pair) for one in pair if one not in known]:
        found += dict.fromkeys(new)
        known.update(new)
    return found
