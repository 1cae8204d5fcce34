"""What the name rules know before they read: places, organisations, demonyms, name tokens and common words."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PACKED = Path(__file__).parents[2] / "data" / "gazetteer.json.gz"
UNCASED = frozenset({"ar", "bn", "fa", "he", "hi", "ja", "ka", "ko", "mr", "ps", "ta", "te", "th", "ur", "zh"})
# What may stand beside a name written without capitals: (before, after), each a pattern that takes no room.
_WORD_BORDER = (r"(?<!\w)", r"(?!\w)")
_PARTICLES = (r"(?<!\w)", "")  # Korean writes particles onto the name
_KATAKANA = (r"(?<![ァ-ヶー])", r"(?![ァ-ヶー])")
_BORDERS = {"ja": _KATAKANA, "ko": _PARTICLES, "th": ("", ""), "zh": ("", "")}


class Known(NamedTuple):
    """A name the gazetteer has: its readable key, its kind, and whether it needs no other evidence."""

    key: str
    kind: str
    sure: bool


@dataclass(frozen=True)
class Lexicon:
    """The gazetteer as one language sees it. Shared tables are not copied; `own` holds what this language adds."""

    language: str
    own: Mapping[str, Known]
    shared: Mapping[str, Known]
    own_longest: Mapping[str, int]
    shared_longest: Mapping[str, int]
    longest_title: Mapping[str, int]
    whole: frozenset[str]
    demonyms: Mapping[str, str]
    adjectives: Mapping[str, str]
    first: frozenset[str]
    last: frozenset[str]
    common: frozenset[str]
    words: Mapping[str, frozenset[str]]
    portfolios: Mapping[str, str]

    def find(self, name: str) -> Known | None:
        """Give what is known of a name, the language's own names first."""
        return self.own.get(name) or self.shared.get(name)

    def is_sure(self, name: str) -> bool:
        """Say whether the name is known and no common word ("US" in capitals is none)."""
        known = self.find(name)
        return known is not None and known.sure and (name.isupper() or not self.is_common(name))

    def reach(self, word: str) -> int:
        """Give how many words the longest known name that begins with `word` has."""
        return max(self.own_longest.get(word, 0), self.shared_longest.get(word, 0))

    def is_common(self, word: str) -> bool:
        """Say whether a word, or the singular of an English plural, is a common word."""
        low = word.lower()
        return low in self.common or (self.language == "en" and low.endswith("s") and low[:-1] in self.common)


@lru_cache(maxsize=1)
def packed_gazetteer() -> dict[str, Any]:
    """Read the packed file."""
    loaded: dict[str, Any] = json.loads(gzip.decompress(PACKED.read_bytes()))
    return loaded


@lru_cache(maxsize=1)
def _shared_names() -> dict[str, Known]:
    """Give the names that hold in every language: organisations before places, listed names before seen ones."""
    data = packed_gazetteer()
    sure = set(data["capitals"])
    names = {name: Known(name, "place", sure=False) for name in data["seen_places"]}
    names |= {name: Known(key, "place", key in sure) for name, key in data["places"].items()}
    return names | {name: Known(key, "organisation", sure=True) for name, key in data["organisations"].items()}


@lru_cache(maxsize=1)
def _name_tokens() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(packed_gazetteer()["first"].split()), frozenset(packed_gazetteer()["last"].split())


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """Give the gazetteer as one language sees it; an unknown one gets English country names, no words."""
    data = packed_gazetteer()
    own = _language_names(data, language)
    first, last = _name_tokens()
    return Lexicon(
        language=language,
        own=own,
        shared={} if language in UNCASED else _shared_names(),
        own_longest=_longest(own),
        shared_longest=_shared_longest(),
        longest_title=_longest(data["words"]["title"].get(language, ())),
        whole=frozenset(_hyphenated_names(data, language, own)),
        demonyms=data["demonyms"].get(language, {}),
        adjectives=data["adjectives"],
        first=first,
        last=last,
        common=frozenset(data["common"].get(language, "").split()),
        words=_words(data, language),
        portfolios=_portfolios(data, language),
    )


def _words(data: dict[str, Any], language: str) -> dict[str, frozenset[str]]:
    """Give the word lists; English heading words stand in names of every language."""
    english = {name: data["words"][name]["en"] for name in ("event", "never", "organisation", "place")}
    lists = data["words"].items()
    return {name: frozenset((*words.get(language, ()), *english.get(name, ()))) for name, words in lists}


def _language_names(data: dict[str, Any], language: str) -> dict[str, Known]:
    """Countries in this language over those in English, and the organisations as this language writes them."""
    countries = data["countries"]["en"] | data["countries"].get(language, {})
    own = {name: Known(key, "place", sure=True) for name, key in countries.items()}
    return own | {name: Known(key, "organisation", sure=True) for name, key in data["local"].get(language, {}).items()}


def _longest(names: Iterable[str]) -> dict[str, int]:
    """Give, for each first word, how many words the longest name with it has."""
    longest: dict[str, int] = {}
    for name in names:
        first, space, rest = name.partition(" ")
        size = 2 + rest.count(" ") if space else 1
        longest[first.rstrip(",")] = max(longest.get(first.rstrip(","), 0), size)
    return longest


@lru_cache(maxsize=1)
def _shared_longest() -> dict[str, int]:
    return _longest(_shared_names())


def _hyphenated_names(data: dict[str, Any], language: str, own: Iterable[str]) -> set[str]:
    """Give the hyphenated words that are one name or title: "Guinea-Bissau", "US-Präsident", "US-amerikanische"."""
    words = (*own, *_shared_names(), *data["demonyms"].get(language, ()), *data["words"]["title"].get(language, ()))
    return {word for word in words if "-" in word}


def _portfolios(data: dict[str, Any], language: str) -> dict[str, str]:
    """Give `{word as this language writes it: English portfolio}`."""
    lists = ((name, words.get(language, ())) for name, words in data["words"].items() if name.startswith("portfolio:"))
    return {word: name.partition(":")[2] for name, words in lists for word in words}


@lru_cache(maxsize=16)
def pattern(language: str) -> re.Pattern[str]:
    """Give the pattern of all names of an uncased script, the longest first."""
    names = sorted(lexicon(language).own, key=lambda name: (-len(name), name))
    before, after = _BORDERS.get(language, _WORD_BORDER)
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, names))}){after}")
