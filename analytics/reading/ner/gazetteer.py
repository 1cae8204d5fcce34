"""The gazetteer of the name rules: places, organisations, demonyms, name tokens and common words."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.reading.ner.place_cases import PlaceCases
from analytics.text import languages
from analytics.text.calendar_names import written_calendar_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKED = Path(__file__).parents[2] / "data" / "gazetteer.json.gz"
_LETTERS = re.compile(r"\w+")
# What can be beside a name in a script without capitals: (before, after), each a pattern of width 0.
_WORD_BORDER = (r"(?<!\w)", r"(?!\w)")
_PARTICLES = (r"(?<!\w)", "")  # Korean attaches particles to the name
_KATAKANA = (r"(?<![ァ-ヶー])", r"(?![ァ-ヶー])")
_BORDERS = {"ja": _KATAKANA, "ko": _PARTICLES, "th": ("", ""), "zh": ("", "")}
# Arabic and Hebrew write "and", "in", "to", "from", "as" as letters before the name, Hebrew the article too.
_PREFIXES = {
    "ar": r"(?:(?<=\b[وفبلك])|(?<=\b[وف][بلك]))",
    "he": r"(?:(?<=\b[והבלמשכ])|(?<=\b[וש][הבלמכ])|(?<=\bמה)|(?<=\bשב))",
}
_PREFIXED = 4  # letters of a name that can have a prefix: shorter ones are the end of other words


class Known(NamedTuple):
    """A name in the gazetteer: its readable key, its kind, and whether it needs no other evidence."""

    key: str
    kind: str
    sure: bool


@dataclass(frozen=True)
class Lexicon:
    """The gazetteer of one language. Shared tables are not copied; `own` are the names that this language adds."""

    language: str
    own: Mapping[str, Known]
    shared: Mapping[str, Known]
    own_longest: Mapping[str, int]
    shared_longest: Mapping[str, int]
    own_later: frozenset[str]
    shared_later: frozenset[str]
    longest_title: Mapping[str, int]
    whole: frozenset[str]
    demonyms: Mapping[str, str]
    demonym_starts: frozenset[str]
    adjectives: Mapping[str, str]
    first: frozenset[str]
    last: frozenset[str]
    common: frozenset[str]
    words: Mapping[str, frozenset[str]]
    portfolios: Mapping[str, str]
    possessive: Mapping[str, Known]
    cases: PlaceCases

    def find(self, name: str) -> Known | None:
        """Return the entry of a name, first from the language's own names; None if there is none.

        An adjective of a country is not a separate name: "South Korean". A place can be in another case.
        """
        if name in self.demonyms:
            return self.own.get(name)
        shared = self.shared.get(name)
        if shared is None or shared == (name, "place", False):  # a name that a corpus has, in any case
            return self.own.get(name) or self.own.get(self.cases.plain_name(name)) or self._genitive(name) or shared
        return self.own.get(name) or shared

    def _genitive(self, name: str) -> Known | None:
        """Return the sure place of which a name in a corpus is the German genitive: "Europas"."""
        if self.language != "de" or name not in self.shared or not name.endswith("s"):
            return None
        known = self.own.get(name[:-1]) or self.shared.get(name[:-1])
        return known if known and known.sure and known.kind == "place" else None

    def is_sure(self, name: str) -> bool:
        """Return whether the name is known and not a common word ("US" in capitals is not one)."""
        known = self.find(name)
        return known is not None and known.sure and (name.isupper() or not self.is_common(name))

    def reach(self, word: str) -> int:
        """Return the number of words of the longest known name that begins with `word`."""
        return max(self.own_longest.get(word, 0), self.shared_longest.get(word, 0), self.cases.reach(word))

    def is_later_word(self, word: str) -> bool:
        """Return whether a name in the gazetteer can go on with this word after its first word."""
        letters = _LETTERS.match(word)
        if letters is None:
            return False
        return letters[0] in self.own_later or letters[0] in self.shared_later or self.cases.is_later_word(word)

    def country(self, word: str) -> str:
        """Return the country of a word that is its name or demonym, "" for other words."""
        country = self.demonyms.get(word) or self.demonyms.get(word.removesuffix("-"))
        if country:
            return country
        known = self.own.get(word) or self.own.get(word.removesuffix("s"))
        return known.key if known and known.kind == "place" else ""

    def inflected_place(self, word: str) -> Known | None:
        """Return the sure place of which a word is a form: "Afghanistans" (German genitive), "WASHINGTON"."""
        if self.language == "de" and word.endswith("s"):
            known = self.find(word[:-1])
        elif word.isupper() and len(word) > 3:  # noqa: PLR2004 - shorter ones are acronyms
            known = self.find(word.title())
        else:
            return None
        return known if known and known.sure and known.kind == "place" else None

    def is_surname(self, word: str) -> bool:
        """Return whether a word can be the last name of a person, as first names often are."""
        return word in self.last or word in self.first

    def is_common(self, word: str) -> bool:
        """Return whether a word, or the singular of an English plural, is a common word."""
        low = word.lower()
        return low in self.common or (self.language == "en" and low.endswith("s") and low[:-1] in self.common)


@lru_cache(maxsize=1)
def packed_gazetteer() -> dict[str, Any]:
    """Return the content of the packed file."""
    loaded: dict[str, Any] = json.loads(gzip.decompress(PACKED.read_bytes()))
    return loaded


def is_uncased(language: str) -> bool:
    """Return whether a language is written without capitals and the file has names in its script.

    Such names are looked up. In other languages without capitals only names in Latin letters can be found.
    """
    return language in packed_gazetteer()["countries"] and not languages.get(language).cased


@lru_cache(maxsize=1)
def _shared_names() -> dict[str, Known]:
    """Return the names for every language: organisations before places, listed names before names from corpora."""
    data = packed_gazetteer()
    sure = set(data["capitals"])
    names = {name: Known(name, "place", sure=False) for name in data["seen_places"]}
    names |= {name: Known(key, "place", key in sure) for name, key in data["places"].items()}
    return names | {name: Known(key, "organisation", sure=True) for name, key in data["organisations"].items()}


@lru_cache(maxsize=1)
def _possessive_names() -> dict[str, Known]:
    """Return the names of one word that end in 's, without it: "McDonald"."""
    names = _shared_names().items()
    return {name[:-2]: known for name, known in names if name.endswith("'s") and " " not in name}


@lru_cache(maxsize=1)
def _name_tokens() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(packed_gazetteer()["first"].split()), frozenset(packed_gazetteer()["last"].split())


def first_names() -> frozenset[str]:
    """Return the first names, which are the same in the gazetteers of all languages."""
    return _name_tokens()[0]


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """Return the gazetteer of one language; an unknown language has English country names and no word lists."""
    data = packed_gazetteer()
    own = _language_names(data, language)
    demonyms = data["demonyms"].get(language, {})
    first, last = _name_tokens()
    return Lexicon(
        language=language,
        own=own,
        shared={} if is_uncased(language) else _shared_names(),
        own_longest=_longest(own),
        shared_longest=_shared_longest(),
        own_later=_later_words(own),
        shared_later=_shared_later_words(),
        longest_title=_longest(data["words"]["title"].get(language, ())),
        whole=frozenset(_hyphenated_names(data, language, own)),
        demonyms=demonyms,
        demonym_starts=frozenset(re.split("[ -]", name)[0] for name in demonyms if not name.isalpha()),
        adjectives=data["adjectives"],
        first=first,
        last=last,
        common=frozenset(data["common"].get(language, "").split()),
        words=_words(data, language),
        portfolios=_portfolios(data, language),
        possessive={} if is_uncased(language) else _possessive_names(),
        cases=PlaceCases(language, {name: known.key for name, known in own.items() if known.kind == "place"}),
    )


def _words(data: dict[str, Any], language: str) -> dict[str, frozenset[str]]:
    """Return the word lists; English head words are in the lists of every language.

    Months and weekdays are never names where the language writes them with a capital; its own list of such words has
    them already ("May" is not in the English one: it is also a surname).
    """
    more = {name: data["words"][name]["en"] for name in ("event", "never", "organisation", "phrase", "place")}
    if language not in data["words"]["never"]:
        more["never"] = [*more["never"], *_capitalised_calendar_names(language)]
    lists = data["words"].items()
    return {name: frozenset((*words.get(language, ()), *more.get(name, ()))) for name, words in lists}


def _capitalised_calendar_names(language: str) -> Iterator[str]:
    for name in written_calendar_names(language):
        if name[0].isupper():
            yield from (name, name.capitalize(), name.upper())


def _language_names(data: dict[str, Any], language: str) -> dict[str, Known]:
    """Return countries in this language and in English, and organisations with their names in this language."""
    countries = data["countries"]["en"] | data["countries"].get(language, {})
    own = {name: Known(key, "place", sure=True) for name, key in countries.items()}
    return own | {name: Known(key, "organisation", sure=True) for name, key in data["local"].get(language, {}).items()}


def _longest(names: Iterable[str]) -> dict[str, int]:
    """Return for each first word the number of words of the longest name with it."""
    longest: dict[str, int] = {}
    for name in names:
        first, space, rest = name.partition(" ")
        size = 2 + rest.count(" ") if space else 1
        longest[first.rstrip(",")] = max(longest.get(first.rstrip(","), 0), size)
    return longest


@lru_cache(maxsize=1)
def _shared_longest() -> dict[str, int]:
    return _longest(_shared_names())


def _later_words(names: Iterable[str]) -> frozenset[str]:
    """Return every run of letters after the first of each name: "in" and "Congo" of "Brazzaville in Congo"."""
    return frozenset(run for name in names for run in _LETTERS.findall(name)[1:])


@lru_cache(maxsize=1)
def _shared_later_words() -> frozenset[str]:
    return _later_words(_shared_names())


def _hyphenated_names(data: dict[str, Any], language: str, own: Iterable[str]) -> set[str]:
    """Return the hyphenated words that are one name or title: "Guinea-Bissau", "US-Präsident", "US-amerikanische"."""
    words = (*own, *_shared_names(), *data["demonyms"].get(language, ()), *data["words"]["title"].get(language, ()))
    return {word for word in words if "-" in word}


def _portfolios(data: dict[str, Any], language: str) -> dict[str, str]:
    """Return `{word of this language: English portfolio}`."""
    lists = ((name, words.get(language, ())) for name, words in data["words"].items() if name.startswith("portfolio:"))
    return {word: name.partition(":")[2] for name, words in lists for word in words}


@lru_cache(maxsize=16)
def pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of all names of a script without capitals, the longest first."""
    names = sorted(lexicon(language).own, key=lambda name: (-len(name), name))
    before, after = _BORDERS.get(language, _WORD_BORDER)
    every = "|".join(map(re.escape, names))
    if language not in _PREFIXES:
        return re.compile(f"{before}(?:{every}){after}")
    long = "|".join(re.escape(name) for name in names if len(name) >= _PREFIXED)
    return re.compile(f"(?:{before}(?:{every})|{_PREFIXES[language]}(?:{long})){after}")
