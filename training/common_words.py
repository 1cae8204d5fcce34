"""The common words of each language: words that are not names even if capitalised."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tagged import Counts, read_gz

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NTREX = dict(  # the file's language code -> ours
    re.findall(
        r"(\S+)=(\w+)",
        "eng=en deu=de fra=fr spa=es ita=it por=pt nld=nl pol=pl swe=sv dan=da nob=nb fin=fi ces=cs slk=sk slv=sl"
        " hrv=hr ron=ro hun=hu est=et lav=lv lit=lt tur=tr cat=ca ind=id rus=ru ukr=uk bul=bg ell=el swa=sw vie=vi"
        " srp-Latn=sr",
    )
)
CORE = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")
WIKTIONARY = {code: NTREX[code] for code in ("deu", "fra", "spa", "ita", "por", "nld", "pol")}
# PWN 3.0 offsets of noun.location / noun.object and of persons by name: lemmas there are names, not common words.
NAME_OFFSETS = ((8_400_000, 9_480_000), (10_780_000, 11_500_000))
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LONG_WORD = 13  # longer lemmas are taxonomy and chemistry; no name is mistaken for them
OUTSIDE = 0.9  # a German noun is outside names at least so often


def common_words(
    data: Path, counts: Counts, names: set[str], listed: Mapping[str, set[str]], places: set[str]
) -> dict[str, set[str]]:
    """Return `{language: words}`: words in lower case, and for German capitalised nouns too.

    `listed` are the organisations of names/organisations.tsv in lower case, by language and under "" for all:
    dictionaries have "Kreml" and "Hisbollah" as nouns. `places` are well-known places in lower case: WordNet, in lower
    case here, has "illinois" (a people) and "chicago" (a game) beside the places.
    """
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for language, counter in counts.lower.items():
        words[language].update(counter)
    for code, language in NTREX.items():
        text = read_gz(data / "parallel" / f"ntrex.{code}.txt.gz")
        words[language].update(2 * [word for word in WORD.findall(text) if word[:1].islower()])
    small = {
        language: {w for w, n in counter.items() if n > _least(language) and w.isalpha()}
        for language, counter in words.items()
    }
    small["en"] |= (
        english_lemmas(data, places) - listed[""]
    )  # WordNet has "sputnik", "congress": no text here writes them small
    for code, language in WIKTIONARY.items():
        small[language] |= wiktionary(data, code)
    small["de"] |= (german_nouns(data, counts, names) | untranslated_nouns(data, counts, names)) - listed[""]
    return {language: found - listed.get(language, set()) for language, found in small.items()}


def _least(language: str) -> int:
    """Return the required evidence, more for languages with general rules only, to keep the file small."""
    return 1 if language in CORE else 3


def english_lemmas(data: Path, places: set[str]) -> set[str]:
    """Return the single-word lemmas of WordNet without persons by name, and without places, also of another sense."""
    rows = [line.split("\t") for line in read_gz(data / "lexicon" / "pwn30-synset-lemma-rank.tsv.gz").splitlines()]
    lemmas = {named: {entry.partition(":")[0] for synset, entries in rows if is_named(synset) == named
                      for entry in entries.split("|")} for named in (True, False)}  # fmt: skip
    common = lemmas[False] - (lemmas[True] & places)
    return {lemma for lemma in common if lemma.isalpha() and lemma.isascii() and len(lemma) < LONG_WORD}


def wiktionary(data: Path, code: str) -> set[str]:
    """Return the translations in lower case in one language."""
    return {word for _, word in translations(data, code) if word.isalpha() and word[:1].islower()}


def german_nouns(data: Path, counts: Counts, names: set[str]) -> set[str]:
    """Return the capitalised German words that are not names, in lower case."""
    dictionary = {word for synset, word in translations(data, "deu") if not is_named(synset)}
    nouns = {word for word, n in counts.nouns.items() if n > 1 and counts.share(word, "O") >= OUTSIDE}
    return {word.lower() for word in (dictionary | nouns) - names if word.isalpha() and word[:1].isupper()}


def untranslated_nouns(data: Path, counts: Counts, names: set[str]) -> set[str]:
    """Return the capitalised words of the German news that the English side does not have, in lower case."""
    german, english = (WORD.findall(read_gz(data / "parallel" / f"ntrex.{code}.txt.gz")) for code in ("deu", "eng"))
    names_and_english = {*english, *names, *(word + "s" for word in english)}
    names_and_english |= {word for word in counts.tokens if counts.share(word, "O") < OUTSIDE}
    return {word.lower() for word in german if word[:1].isupper() and word.isalpha() and word not in names_and_english}


def translations(data: Path, code: str) -> Iterator[tuple[str, str]]:
    """Yield (synset, word) of the Wiktionary translations into one language."""
    for line in read_gz(data / "lexicon" / f"wn-wikt-{code}.tab.gz").splitlines():
        if line[:8].isdigit() and line.count("\t") > 1:
            synset, _, word = line.split("\t")[:3]
            yield synset, word


def is_named(synset: str) -> bool:
    """Return whether a WordNet synset is a place or a person by name."""
    offset = int(synset[:8])
    return synset.endswith("n") and any(low <= offset < high for low, high in NAME_OFFSETS)
