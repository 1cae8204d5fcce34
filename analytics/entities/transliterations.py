"""One person in two alphabets, by the consonants of the name and by the other names beside both spellings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz

from analytics.entities import inflected_names, name_skeletons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scipy import sparse

# Languages that write foreign names by their sound ("Majk Pens", "Maikls Penss" is Mike Pence). Those with another
# alphabet are here too, because foreign_spellings may have joined their names to a Latin form.
TRANSCRIBING = frozenset(
    [
        "az",
        "lt",
        "lv",
        "sr",
        "be",
        "bg",
        "el",
        "hy",
        "ka",
        "kk",
        "mk",
        "ru",
        "uk",
        "ar",
        "fa",
        "he",
        "ja",
        "ko",
        "ur",
        "zh",
    ]
)
COARSE = frozenset({"ja", "zh"})  # languages whose writing tells fewer consonants apart
FEWEST_CLASSES = 4  # of consonants in a whole name: Hugh Lee has two, as many other names have
ALIKE = 50.0  # per cent of equal letters of the two names in Latin letters
SUPPORT = 5.0  # two names that one of twelve documents has, or three that one of five has
CLEAR = 1.25  # times the support of the next person with the same consonants
SPELLING = 80.0  # per cent of equal letters: "Jeffa Flake'a" in Polish
MOST_DOCUMENTS = 20  # of each name: all pairs of documents are compared


def transliterations(
    n_docs: Mapping[str, Mapping[str, int]], documents: Mapping[str, np.ndarray], shared: sparse.csr_array
) -> dict[str, str]:
    """Return {full name: the full name of that person in another alphabet} for names of persons.

    `n_docs` are the documents of each name by language, `documents` their rows in `shared`: documents x other names, 1
    where the document has the name. Two names are one person if no language has both, their consonants agree
    (`name_skeletons`) and a document of one and a document of the other have the same names beside them: `SUPPORT` is
    the least sum of log(documents / documents with the name). Of several persons with these consonants the one with
    clearly most support is taken.
    """
    weights = np.log(shared.shape[0] / np.maximum(1, shared.sum(axis=0)))[np.newaxis]
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for name, other in _candidates(n_docs):
        rows = (documents[one][:MOST_DOCUMENTS] for one in (name, other))
        first, second = (shared[one] for one in rows)
        support = float((first.multiply(weights) @ second.T).max())
        if support >= SUPPORT:
            found[name].append((support, other))
    total = {name: sum(languages.values()) for name, languages in n_docs.items()}
    return {name: best for name, others in found.items() if (best := _clear_best(others, total))}


def _clear_best(found: list[tuple[float, str]], total: Mapping[str, int]) -> str:
    """Return the name with most support, or of those that differ from it in few letters the one in most documents.

    "" if a name that differs in more has nearly as much support.
    """
    support, best = max(found)
    near = {other for _, other in found if fuzz.ratio(best, other) >= SPELLING}
    if any(support < CLEAR * weight for weight, other in found if other not in near):
        return ""
    return min(near, key=lambda name: (-total[name], name))


def is_transcribed(name: str, languages: Iterable[str]) -> bool:
    """Return whether a name is in another alphabet than Latin, or in languages that spell foreign names by sound."""
    return not name_skeletons.has_latin(name) or TRANSCRIBING.issuperset(languages)


def _candidates(n_docs: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, str]]:
    """Yield (transcribed name, name in Latin letters) with the same consonants and no language in common."""
    transcribed = [name for name, languages in n_docs.items() if is_transcribed(name, languages)]
    has_coarse = any(COARSE.issuperset(n_docs[name]) for name in transcribed)
    latin: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in n_docs.keys() - set(transcribed):
        for key in _keys(name, ()) | _keys(name, (), is_coarse=has_coarse):
            latin[key].append(name)
    for name in transcribed:
        keys = _keys(name, n_docs[name], is_coarse=COARSE.issuperset(n_docs[name]))
        found = {other for key in keys for other in latin.get(key, ())}
        yield from ((name, other) for other in sorted(found) if _may_be_one(name, other, n_docs))


def _keys(name: str, languages: Iterable[str], *, is_coarse: bool = False) -> set[tuple[str, ...]]:
    """Return the skeletons of a full name and of its last two parts, which can have a title before them."""
    stems = [_stems(part, languages) for part in name_skeletons.parts(name)]
    found = name_skeletons.keys(stems, is_coarse=is_coarse)
    found |= name_skeletons.keys(stems[-2:], is_coarse=is_coarse) if len(stems) > 2 else set()  # noqa: PLR2004
    return {key for key in found if len(key) > 1 and sum(map(len, key)) >= FEWEST_CLASSES}


def _stems(part: str, languages: Iterable[str]) -> set[str]:
    """Return a part of a name in Latin letters, also without the endings of cases of its languages."""
    stems = inflected_names.case_stems(part, languages) if all(map(inflected_names.ENDINGS.get, languages)) else (part,)
    return {anyascii(stem) for stem in stems}


def _may_be_one(name: str, other: str, n_docs: Mapping[str, Mapping[str, int]]) -> bool:
    """Return whether no language has both names, and enough of their letters are equal."""
    if not n_docs[name].keys().isdisjoint(n_docs[other]):
        return False
    return fuzz.ratio(anyascii(name).casefold(), anyascii(other).casefold()) >= ALIKE
