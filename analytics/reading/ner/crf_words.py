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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FILE = "tagger_words.json.gz"
LONGEST = 5  # most words of a name that is looked up
PHRASED = frozenset("cpso")  # kinds whose names of several words are looked up as a whole


class Words(NamedTuple):
    """The word lists of one language; `reach` is the number of words of the longest name with this first word."""

    language: str
    names: Mapping[str, str]
    reach: Mapping[str, int]
    second: frozenset[str]
    common: Mapping[str, str]

    def letters(self, word: str) -> str:
        """Return the letters of a word, for capitals and a genitive those of the plain form; "" if it is unknown."""
        kinds = self.names.get(word, "")
        if not kinds and len(word) > 3 and word[0].isupper():  # noqa: PLR2004 - shorter ones are acronyms
            kinds = self.names.get(word.title(), "") if word.isupper() else ""
            if not kinds and word[-1] == "s":
                kinds = self.names.get(word[:-1], "").replace("f", "")
        return kinds

    def phrases(self, words: Sequence[str], places: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, letters) of the longest names of two words and more, left to right.

        They are looked for at places in ascending order.
        """
        free = 0
        for start in places:
            reach = self.reach.get(words[start], 0) if start >= free else 0
            for end in range(min(start + reach, len(words)), start + 1, -1):
                letters = self.names.get(" ".join(words[start:end]))
                if letters:
                    yield start, end, letters
                    free = end
                    break


@lru_cache(maxsize=1)
def _read_word_file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        gzip.decompress(resources.files("analytics").joinpath("data", FILE).read_bytes())
    )
    return content


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, str], dict[str, int], frozenset[str]]:
    names = {name: letters for letters, listed in _read_word_file()["names"].items() for name in listed.split("\n")}
    reach: dict[str, int] = {}
    for name, letters in names.items():
        if " " in name and not PHRASED.isdisjoint(letters):
            first, _, rest = name.partition(" ")
            reach[first] = max(reach.get(first, 0), min(2 + rest.count(" "), LONGEST))
    second = frozenset(name.split(" ", 2)[1] for name in names if " " in name)
    return names, reach, second


@lru_cache(maxsize=64)
def words(language: str) -> Words:
    """Return the word lists of one language; a language without a list has no common words."""
    names, reach, second = _names()
    common = _read_word_file()["common"].get(language, {})
    return Words(language, names, reach, second, {word: kind for kind, listed in common.items() for word in listed.split(" ")})
