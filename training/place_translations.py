"""Names of well-known places in each language, from WordNet and its translations in Wiktionary."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from common_words import NAME_OFFSETS, NTREX, is_named, translations
from lexicons import LANGUAGES
from tagged import read_gz

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Names = dict[str, dict[str, str]]  # language -> name -> key
UNCASED_NTREX = dict(re.findall(r"(\S+)=(\w+)", "arb=ar fas=fa heb=he hin=hi jpn=ja kor=ko pus=ps urd=ur zho-CN=zh"))
MOST_WORDS = 3
LEAST_LETTERS = {"ja": 2, "ko": 2, "zh": 2}  # elsewhere 4: shorter words of these scripts are often common ones
UNIT = re.compile("[州市県省]$")  # state, city, prefecture, province
PROOF = 5  # letters at the beginning of an English place or demonym that prove a translation: "Scotl", "Scott"
ALIGNED = 0.6  # share of the sentences with a name in which the English sentence has the place
FEWEST = 2  # sentences that decide
# Wrong or ambiguous: a family, a knight, given names, an English county, continents, a Swiss state; then words for a
# scene, a stock exchange, a ribbon, a poem, the tip of something, the projection of something
NOT_PLACES = frozenset(
    [
        *("Schwarzenberg", "فارس", "露西亚", "칼리", "Норфолк", "Amériques", "Américas", "Papua", "Canton"),
        *("مشهد", "بورصة", "בורסה", "رباط", "هايكو", "نوک", "مسقط"),
    ]
)
SAME_WORDS = {"hr": ("sr", "bs"), "nb": ("nn",)}  # languages that take the translations of another


def translated_places(
    data: Path, english: Mapping[str, str], countries: set[str], demonyms: Mapping[str, str]
) -> Names:
    """Return {language: {name: key}} for the places that have English names here, {name or alias: key}.

    A place is the first sense of its longest English name in WordNet, a country its only sense: Jordan is a river too.
    A translation is left out if it stands for two places, or if most sentences of the parallel news that have it do not
    have the place on the English side. `demonyms` are {English form: country}.
    """
    lemmas = _lemmas(data)
    known = {name.lower(): key for name, key in sorted(english.items())}
    keys = dict(_synset_keys(lemmas, known, countries))
    keys_of_words = {synset: {known[lemma] for lemma in ranks if lemma in known} for synset, ranks in lemmas.items()}
    evidence = _english_evidence(english, demonyms)
    found: Names = defaultdict(dict)
    for language, names in _translations(data, keys, keys_of_words).items():
        unique = {name: next(iter(places)) for name, places in names.items() if len(places) == 1}
        for code in (language, *SAME_WORDS.get(language, ())):
            found[code] |= _attested(data, code, unique, evidence)
    return dict(found)


def _lemmas(data: Path) -> dict[str, dict[str, int]]:
    """Return {synset: {lemma: rank of the sense}} of WordNet."""
    rows = (line.split("\t") for line in read_gz(data / "lexicon" / "pwn30-synset-lemma-rank.tsv.gz").splitlines())
    split = ((synset, [entry.rpartition(":") for entry in entries.split("|")]) for synset, entries in rows)
    return {synset: {lemma: int(rank) for lemma, _, rank in entries} for synset, entries in split}


def _synset_keys(
    lemmas: Mapping[str, Mapping[str, int]], known: Mapping[str, str], countries: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield (synset, key) of the places; `known` are {name in lower case: key}."""
    senses: dict[str, list[tuple[int, str]]] = defaultdict(list)
    low, high = NAME_OFFSETS[0]
    for synset, ranks in lemmas.items():
        if synset.endswith("n") and low <= int(synset[:8]) < high:
            lemma = max((one for one in ranks if one in known), default="", key=len)
            if lemma:
                senses[known[lemma]].append((ranks[lemma], synset))
    for key, found in senses.items():
        if key not in countries:
            yield min(found)[1], key
        elif len(found) == 1:
            yield found[0][1], key


def _translations(
    data: Path, keys: Mapping[str, str], keys_of_words: Mapping[str, set[str]]
) -> dict[str, dict[str, set[str]]]:
    """Return {language: {name: keys}} for the spellings that can be names.

    In a script without capitals a common word is left out, unless its English word is the name: "Europe", the union.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code, language in LANGUAGES.items():
        path = data / "lexicon" / f"wn-wikt-{code}.tab.gz"
        rows = list(translations(data, code)) if path.exists() else []
        meanings: dict[str, set[str]] = defaultdict(set)
        for synset, word in rows if language in UNCASED_NTREX.values() else ():
            if not is_named(synset):
                meanings[word].add(synset)
        for synset, written in rows:
            for name in _spellings(written, language) if synset in keys else ():
                if name not in NOT_PLACES and all(keys[synset] in keys_of_words.get(one, ()) for one in meanings[name]):
                    found[language][name].add(keys[synset])
    return found


def _spellings(name: str, language: str) -> Iterator[str]:
    """Yield a translation if it can be a name, in Japanese and Chinese without the word for a state or city too."""
    name = unicodedata.normalize("NFC", name)
    least = 2 if name.isupper() else LEAST_LETTERS.get(language, 4)
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace("・", "")
    is_name = name == name.title() or not name[0].islower()
    if is_name and letters.isalpha() and len(letters) >= least and name.count(" ") < MOST_WORDS:
        yield name
        bare = UNIT.sub("", name) if language in {"ja", "zh"} else name
        if bare != name and len(bare) > least:
            yield bare


def _english_evidence(english: Mapping[str, str], demonyms: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Return for each key the pattern of an English text that names the place or its people."""
    words: dict[str, set[str]] = defaultdict(set)
    for name, key in (*english.items(), *demonyms.items(), *((key, key) for key in english.values())):
        words[key].add(re.escape(name[:PROOF]))
    return {key: re.compile(rf"\b(?:{'|'.join(sorted(found))})") for key, found in words.items()}


def _attested(
    data: Path, language: str, names: Mapping[str, str], evidence: Mapping[str, re.Pattern[str]]
) -> dict[str, str]:
    """Return the names without those that are another word in the parallel news."""
    code = next((code for code, ours in (*NTREX.items(), *UNCASED_NTREX.items()) if ours == language), "")
    if not code:
        return dict(names)
    texts = [read_gz(data / "parallel" / f"ntrex.{which}.txt.gz").split("\n") for which in (code, "eng")]
    return {name: key for name, key in names.items() if _is_aligned(name, *texts, evidence[key])}


def _is_aligned(name: str, lines: list[str], english: list[str], proof: re.Pattern[str]) -> bool:
    proved = [bool(proof.search(other)) for line, other in zip(lines, english, strict=True) if name in line]
    return len(proved) < FEWEST or sum(proved) >= ALIGNED * len(proved)
