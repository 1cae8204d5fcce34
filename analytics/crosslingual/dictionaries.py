"""The packed word translations: into English from each language that has a table, loaded one language at a time.

Made by training/translations.py. Two archives, one per licence, have the same kinds of members:

`LANGUAGE.words`: dictionary words, one per line: the word, its stem if it differs (a digit is the number of letters to
cut), up to four English words, best first; a digit before a word is its weight in tenths of the weight of the best.
`LANGUAGE.aligned`: stems of parallel news, with up to three English stems; the digit is ten times the alignment score.
`LANGUAGE.mean`, `english.news`: the average bag of translated news, and the bags of the English originals.
`english.written`: English stems and their spelling in news.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from analytics.text import data_archives
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SHARED, GPL = "translations-cc-by-sa.zip", "translations-gpl.zip"
MANIFEST = "translations_manifest.json"
_TABLE_OF = {"bs": "hr", "ms": "id", "nn": "nb", "no": "nb"}
# Weight of a dictionary's best word relative to an alignment score of 1; measured: .15 to .6 are equally good
DICTIONARY = 0.3
TENTHS = 10

Weighted = dict[str, float]


class Table(NamedTuple):
    """The translations of one language, each packed until its first use."""

    language: str
    aligned: Mapping[str, str]  # stem -> English stems
    dictionaries: Sequence[Mapping[str, str]]  # folded word -> English words
    inflected: Sequence[Mapping[str, list[str]]]  # stem -> words of the dictionary

    def english(self, form: str) -> Weighted:
        """Return the English stems of a counted form with their weights, the best first; none without a translation.

        A weight is the alignment score of the stem plus, for each dictionary, up to .3 for the words of that stem.
        """
        key = stem(form, self.language)
        total = _decode_weights(self.aligned.get(key, ""))
        for dictionary, inflected in zip(self.dictionaries, self.inflected, strict=True):
            weights = _merged_entries(dictionary, inflected.get(key, ()))
            most = max(weights.values(), default=1.0) / DICTIONARY
            _add(total, ((stem(word.casefold(), "en"), x / most) for word, x in weights.items()))
        return _best(total)

    def words(self, form: str) -> Weighted:
        """Return the English words of a counted form in the dictionaries, the best first.

        They are those of the word itself or, if no dictionary has it, of the most similar word with the same stem.
        """
        total: Weighted = {}
        listed = any(form in dictionary for dictionary in self.dictionaries)
        for dictionary, inflected in zip(self.dictionaries, self.inflected, strict=True):
            same_stem = inflected.get(stem(form, self.language), ()) if not listed else ()
            word = min(same_stem, key=lambda other: (_letters_apart(form, other), len(other), other), default=form)
            _add(total, _decode_weights(dictionary.get(word, "")).items())
        return _best(total)

    def knows(self, form: str) -> bool:
        """Return whether there is a translation of the form or of its stem."""
        key = stem(form, self.language)
        return key in self.aligned or any(key in inflected for inflected in self.inflected)


def table_language(code: str) -> str:
    """Return the language whose table is used for a language code."""
    return _TABLE_OF.get(code, code)


@cache
def available() -> frozenset[str]:
    """Return the languages that have a table."""
    return frozenset(name.partition(".")[0] for name in data_archives.members(SHARED) if name.endswith(".aligned"))


def has_translations(code: str) -> bool:
    """Return whether words of a language can be compared with those of others: it is English or has a table."""
    return code == "en" or table_language(code) in available()


@cache
def table(code: str) -> Table:
    """Return the translations of one language; empty without a table."""
    language = table_language(code)
    learnt = [line.split("\t") for line in data_archives.read_lines(SHARED, f"{language}.aligned")]
    dictionaries = [
        [line.split("\t") for line in data_archives.read_lines(archive, f"{language}.words")]
        for archive in (SHARED, GPL)
    ]
    return make_table(language, dict(learnt), dictionaries)


def make_table(language: str, aligned: Mapping[str, str], dictionaries: Iterable[Iterable[Sequence[str]]]) -> Table:
    """Return a table of packed parts; a row of a dictionary is (word, cut, English words)."""
    listed: list[dict[str, str]] = []
    inflected: list[dict[str, list[str]]] = []
    for rows in dictionaries:
        listed.append({})
        inflected.append({})
        for word, cut_off, english in rows:
            listed[-1][word] = english
            key = word[: -int(cut_off)] if cut_off.isdigit() else cut_off or word
            inflected[-1].setdefault(key, []).append(word)
    return Table(language, aligned, listed, inflected)


def encode(weights: Mapping[str, float]) -> str:
    """Return English words in packed form: the best first, the others after their weight in tenths of the best's."""
    return " ".join(("" if x >= 1 else str(int(x * TENTHS))) + word for word, x in weights.items())


def cut(word: str, stemmed: str) -> str:
    """Return a stem in packed form: "" for the word itself, the number of letters to cut, or the stem."""
    n_cut = len(word) - len(stemmed)
    if 0 < n_cut < TENTHS and word.startswith(stemmed):
        return str(n_cut)
    return "" if word == stemmed else stemmed


def _decode_weights(packed: str) -> Weighted:
    return {
        word[1:] if word[0].isdigit() else word: int(word[0]) / TENTHS if word[0].isdigit() else 1.0
        for word in packed.split()
    }


def _letters_apart(word: str, other: str) -> int:
    """Return the number of letters after the common beginning; accents do not count ("Gründe", "Grund")."""
    letters_a, letters_b = (anyascii(form) for form in (word, other))
    return (
        len(letters_a)
        + len(letters_b)
        - 2 * sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(letters_a, letters_b, strict=False)))
    )


def _merged_entries(dictionary: Mapping[str, str], words: Iterable[str]) -> Weighted:
    total: Weighted = {}
    for word in words:
        _add(total, _decode_weights(dictionary[word]).items())
    return total


def _add(total: Weighted, more: Iterable[tuple[str, float]]) -> None:
    for word, weight in more:
        total[word] = total.get(word, 0.0) + weight


def _best(weights: Weighted) -> Weighted:
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


@cache
def news() -> list[Weighted]:
    """Return the English documents of NTREX as counts of stems."""
    return [_parse_counts(line) for line in data_archives.read_lines(SHARED, "english.news")]


@cache
def mean(code: str) -> Weighted:
    """Return the average bag of a news document of a language: its most frequent English stems."""
    return {
        word: x
        for line in data_archives.read_lines(SHARED, f"{table_language(code)}.mean")
        for word, x in _parse_counts(line).items()
    }


def _parse_counts(line: str) -> Weighted:
    return {word: float(n) for word, _, n in (cell.rpartition(":") for cell in line.split(" "))}


@cache
def commonest_spellings() -> dict[str, str]:
    """Return the most frequent spelling of each English stem in news."""
    return dict(line.split("\t") for line in data_archives.read_lines(SHARED, "english.written"))
