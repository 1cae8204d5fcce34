"""The packed word translations: into English from each language that has a table, loaded one language at a time.

Made by training/translations.py. Two archives, one per licence, hold the same kind of members:

`LANGUAGE.words`: dictionary words, one a line: the word, the stem if it is not the word (a digit says how many letters
are cut), up to four English words, best first; a digit before one is its tenths of the weight of the best.
`LANGUAGE.aligned`: stems of parallel news, with up to three English stems, the digit is ten times the alignment score.
`LANGUAGE.mean`, `english.news`: what bags of translated news look like on average, and the English side of them.
`english.written`: English stems and how news write them.
"""

from __future__ import annotations

import zipfile
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from analytics.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHARED, GPL = "translations-cc-by-sa.zip", "translations-gpl.zip"
MANIFEST = "translations_manifest.json"
_TABLE_OF = {"bs": "hr", "ms": "id", "nn": "nb", "no": "nb"}
DICTIONARY = 0.3  # weight of a dictionary's best word beside an alignment score of 1, measured: .15 to .6 are level
TENTHS = 10

Weighted = dict[str, float]


class Table(NamedTuple):
    """The translations of one language: of dictionary words as they are written, and of stems."""

    language: str
    words: Mapping[str, Weighted]  # folded word -> English words
    stems: Mapping[str, Weighted]  # stem -> English stems

    def english(self, word: str) -> Weighted:
        """Return the English stems of a counted form, the best first; none without a translation."""
        return self.stems.get(stem(word, self.language), {})


def of(code: str) -> str:
    """Return the language whose table serves a language code."""
    return _TABLE_OF.get(code, code)


@cache
def available() -> frozenset[str]:
    """Return the languages that have a table."""
    return frozenset(name.partition(".")[0] for name in _names(SHARED) if name.endswith(".aligned"))


def has(code: str) -> bool:
    """Tell whether words of a language can be compared with those of others: it is English or has a table."""
    return code == "en" or of(code) in available()


@cache
def table(code: str) -> Table:
    """Return the translations of one language; empty where there is no table."""
    language = of(code)
    aligned = dict(map(_aligned, _lines(SHARED, f"{language}.aligned")))
    dictionaries = [list(map(_word, _lines(archive, f"{language}.words"))) for archive in (SHARED, GPL)]
    return made(language, aligned, dictionaries)


def made(
    language: str, aligned: Mapping[str, Weighted], dictionaries: Iterable[Iterable[tuple[str, str, Weighted]]]
) -> Table:
    """Return the table of a language: alignment scores, and of each dictionary up to .3, are added by English stem."""
    words: dict[str, Weighted] = {}
    stems = {key: dict(found) for key, found in aligned.items()}
    for dictionary in dictionaries:
        of_stem: dict[str, Weighted] = {}
        for word, key, english in dictionary:
            _add(words.setdefault(word, {}), english)
            _add(of_stem.setdefault(key, {}), {stem(one.casefold(), "en"): x for one, x in english.items()})
        for key, english in of_stem.items():
            most = max(english.values()) / DICTIONARY
            _add(stems.setdefault(key, {}), {one: x / most for one, x in english.items()})
    return Table(language, words, {key: _best(found) for key, found in stems.items()})


def encode(weights: Mapping[str, float]) -> str:
    """Return English words as they are packed: the best first, tenths of the weight of the best before the others."""
    return " ".join(("" if x >= 1 else str(int(x * TENTHS))) + word for word, x in weights.items())


def cut(word: str, stemmed: str) -> str:
    """Return a stem as it is packed: "" for the word itself, how many letters are cut, or the stem."""
    gone = len(word) - len(stemmed)
    if 0 < gone < TENTHS and word.startswith(stemmed):
        return str(gone)
    return "" if word == stemmed else stemmed


def _word(line: str) -> tuple[str, str, Weighted]:
    word, cut_off, english = line.split("\t")
    key = word[: -int(cut_off)] if cut_off.isdigit() else cut_off or word
    return word, key, _decoded(english)


def _aligned(line: str) -> tuple[str, Weighted]:
    key, english = line.split("\t")
    return key, _decoded(english)


def _decoded(packed: str) -> Weighted:
    return {
        word[1:] if word[0].isdigit() else word: int(word[0]) / TENTHS if word[0].isdigit() else 1.0
        for word in packed.split(" ")
    }


def _add(total: Weighted, more: Mapping[str, float]) -> None:
    for word, weight in more.items():
        total[word] = total.get(word, 0.0) + weight


def _best(found: Weighted) -> Weighted:
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


@cache
def written() -> dict[str, str]:
    """Return how news write an English stem most often."""
    return dict(line.split("\t") for line in _lines(SHARED, "english.written"))  # type: ignore[misc]


@cache
def _names(archive: str) -> frozenset[str]:
    with resources.as_file(resources.files("analytics").joinpath("data", archive)) as path, zipfile.ZipFile(path) as z:
        return frozenset(z.namelist())


def _lines(archive: str, member: str) -> list[str]:
    if member not in _names(archive):
        return []
    with resources.as_file(resources.files("analytics").joinpath("data", archive)) as path, zipfile.ZipFile(path) as z:
        return z.read(member).decode("utf-8").splitlines()
