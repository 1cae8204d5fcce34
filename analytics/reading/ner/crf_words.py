"""The word lists of the tagger: the kinds of names that a word can be, and how common a word is in a language.

Packed by training/tagger_words.py. The letters of a name: `f` first name, `l` last name, `c` country, `p` city,
`s` small city, `o` organisation, `d` demonym, `t` title, `w` head word of organisations, `h` head word of places.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.reading.ner import word_classes
from analytics.reading.ner.string_table import StringTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analytics.reading.ner.word_classes import WordClasses

FILE = "tagger_words.json.gz"
LONGEST = 5  # most words of a name that is looked up
PHRASED = frozenset("cpso")  # kinds whose names of several words are looked up as a whole


class Words(NamedTuple):
    """The word lists of one language.

    `names` has the letters of each name, `common` the class of each common word. Of the names of several words,
    `beginnings` has the number of words of the longest name that begins with these two words (as a digit), and
    `in_beginnings` the words that can be "first", "second" or "both" in a beginning.
    """

    language: str
    names: StringTable
    beginnings: StringTable
    in_beginnings: StringTable
    common: StringTable
    classes: WordClasses

    def letters(self, word: str) -> str:
        """Return the letters of a word, for capitals and a genitive those of the plain form; "" if it is unknown."""
        kinds = self.names.get(word, "")
        if not kinds and len(word) > 3 and word[0].isupper():  # noqa: PLR2004 - shorter ones are acronyms
            kinds = self.names.get(word.title(), "") if word.isupper() else ""
            if not kinds and word[-1] == "s":
                kinds = self.names.get(word[:-1], "").replace("f", "")
        return kinds

    def phrases(self, windows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, letters) of the longest names of two words and more, left to right.

        A window is a place and the words from there on, at most `LONGEST`.
        """
        free = 0
        for start, words in windows:
            longest = int(self.beginnings.get(" ".join(words[:2]), "0")) if start >= free else 0
            for n in range(min(longest, len(words)), 1, -1):
                letters = self.names.get(" ".join(words[:n]))
                if letters:
                    yield start, start + n, letters
                    free = start + n
                    break


@lru_cache(maxsize=1)
def _read_word_file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        gzip.decompress(resources.files("analytics").joinpath("data", FILE).read_bytes())
    )
    return content


@lru_cache(maxsize=1)
def _names() -> tuple[StringTable, StringTable, StringTable]:
    """Return `names`, `beginnings` and `in_beginnings` of `Words`, which are the same in all languages."""
    names = _read_word_file()["names"]
    split = [
        (letters, name.split(" ")) for letters, lines in names.items() for name in lines.split("\n") if " " in name
    ]
    reach: dict[str, int] = {}
    for letters, (first, *rest) in split:
        if not PHRASED.isdisjoint(letters):
            reach[first] = max(reach.get(first, 0), min(1 + len(rest), LONGEST))
    longest: dict[str, int] = {}
    for _, (first, second, *rest) in split:
        if 2 + len(rest) <= reach.get(first, 0):
            longest[f"{first} {second}"] = max(longest.get(f"{first} {second}", 0), 2 + len(rest))
    firsts, seconds = ({beginning.split(" ")[at] for beginning in longest} for at in (0, 1))
    roles = {"first": firsts - seconds, "second": seconds - firsts, "both": firsts & seconds}
    return StringTable(names), _table(longest), StringTable({role: "\n".join(found) for role, found in roles.items()})


def _table(numbers: Mapping[str, int]) -> StringTable:
    """Return a table of small numbers as digits."""
    return StringTable({str(n): "\n".join(key for key in numbers if numbers[key] == n) for n in range(2, LONGEST + 1)})


@lru_cache(maxsize=64)
def words(language: str) -> Words:
    """Return the word lists of one language; a language without a list has no common words.

    The file is read again for each language: its content takes 30 MB, and a process seldom meets more than a few.
    """
    names = _names()
    common = _read_word_file()["common"].get(language, {})
    _read_word_file.cache_clear()
    classes_of_frequency = StringTable({kind: listed.replace(" ", "\n") for kind, listed in common.items()})
    return Words(language, *names, classes_of_frequency, word_classes.load())
