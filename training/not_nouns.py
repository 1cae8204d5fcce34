"""Frequent words that are never a noun, packed for `analytics.text.word_classes`.

    python training/not_nouns.py        writes analytics/data/not_nouns.zip

A word of the lists of `word_frequencies` is in it if a lexicon has it as a verb, an adjective or an adverb and not as a
noun. A word that no lexicon has is looked up without its ending: "responded" as "respond", "politiques" as "politique".
Sources: shared/data/lexicon (Princeton WordNet 3.0 for English; Wiktionary translations linked to WordNet for the other
languages, Bond & Foster 2013).
"""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analytics.reading.keyphrases import merge_keys  # noqa: E402
from analytics.text import folding, word_classes, word_frequencies  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

LEXICON = ROOT.parent / "shared" / "data" / "lexicon"
CODES = {  # without German, where a capital shows a noun
    "ca": "cat",
    "cs": "ces",
    "da": "dan",
    "en": "eng",
    "es": "spa",
    "fi": "fin",
    "fr": "fra",
    "hu": "hun",
    "it": "ita",
    "nb": "nob",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "sv": "swe",
}
EPOCH = (1980, 1, 1, 0, 0, 0)  # equal words give equal bytes
GAZETTEER = ROOT / "analytics" / "data" / "gazetteer.json.gz"  # the titles of persons, by language
# Past forms that WordNet has under another word; those that are also a noun ("met", "saw", "left", "cut") are left out
IRREGULAR = frozenset(
    """
    became began bought brought built came caught chose did does doing done drew drove fell felt flew forgot
    fought gave given gone got grew had has held heard hid kept knew known laid lain led lent lost made meant
    paid sent sold sought spoke stood stuck swore taken taught threw thrown told took understood went woke won
    wore written wrote ate begun bent bitten bore born bound bred broke broken chosen clung crept dealt drawn
    driven drunk eaten fallen fled flown forgotten frozen hidden hung lit ridden risen rode said sang sank
    seen shaken shone shown shrank shrunk slept slid spent spoken spun stolen stole stung sung sunk swept
    swung swam taught torn tore undergone underwent withdrew withdrawn withheld woven wrung
    """.split()  # noqa: SIM905 - shorter to read
)
AMOUNTS = frozenset(
    """
    percent percentage dozen dozens hundred hundreds thousand thousands million millions billion billions
    trillion trillions
    """.split()  # noqa: SIM905 - shorter to read
)
WITH_WORD = 3  # columns of a line: synset, "LANGUAGE:lemma", word
SHORTEST = 4  # letters of a word that is looked up without its ending
# English endings of verbs, and what the dictionary has instead; "-s" is also that of a noun
ENDINGS = (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("es", ""), ("s", ""))
PLURALS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""), ("men", "man"))


class Lexicon(NamedTuple):
    """The lemmas that are a noun in one of their senses, and those that are a verb, an adjective or an adverb."""

    nouns: set[str]
    others: set[str]


def read(language: str) -> Lexicon:
    """Return the lemmas of a language in small letters."""
    found = Lexicon(set(), set())
    for synset, lemma in _entries(language):
        (found.nouns if synset.endswith("n") else found.others).add(folding.fold(lemma))
    return found


def _entries(language: str) -> Iterator[tuple[str, str]]:
    english = language == "en"
    name = "pwn30-synset-lemma-rank.tsv.gz" if english else f"wn-wikt-{CODES[language]}.tab.gz"
    with gzip.open(LEXICON / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if english:
                yield from ((parts[0], lemma.rpartition(":")[0]) for lemma in parts[1].split("|"))
            elif len(parts) == WITH_WORD and not line.startswith("#"):
                yield parts[0], parts[2]


def is_not_noun(word: str, language: str, lexicon: Lexicon) -> bool:
    """Return whether the lexicon has a word, or its lemma, and not as a noun; an amount alone says nothing either."""
    if language == "en" and word in AMOUNTS:
        return True
    if word in lexicon.nouns or word in lexicon.others:
        return word not in lexicon.nouns
    if len(word) < SHORTEST:
        return False
    if language == "en":
        return word in IRREGULAR or _is_english_verb(word, lexicon)
    key = merge_keys.head(word, language, False)  # noqa: FBT003 - not a name
    return key in lexicon.others and key not in lexicon.nouns


def _is_english_verb(word: str, lexicon: Lexicon) -> bool:
    if any(word.removesuffix(end) + more in lexicon.nouns for end, more in PLURALS if word.endswith(end)):
        return False
    stems = [word.removesuffix(end) + more for end, more in ENDINGS if word.endswith(end)]
    doubled = [stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]]  # "stopped"
    return any(stem in lexicon.others for stem in stems + doubled)


def with_keys(lexicon: Lexicon, language: str) -> Lexicon:
    """Return a lexicon with the common key of the inflections of each lemma beside the lemma."""
    nouns, others = ({merge_keys.head(word, language, False) for word in words} for words in lexicon)  # noqa: FBT003
    return Lexicon(lexicon.nouns | nouns, lexicon.others | others)


def main() -> None:
    """Write the lists of all languages."""
    with zipfile.ZipFile(ROOT / "analytics" / "data" / word_classes.FILE, "w") as archive:
        for language in CODES:
            lexicon = read(language)
            lexicon = lexicon if language == "en" else with_keys(lexicon, language)
            known = word_frequencies.zipf_values(language)
            words = sorted(word for word in known if is_not_noun(word, language, lexicon))
            info = zipfile.ZipInfo(f"{language}.txt", EPOCH)
            archive.writestr(info, "\n".join(words).encode(), zipfile.ZIP_DEFLATED, 9)
        for language, titles in json.loads(gzip.decompress(GAZETTEER.read_bytes()))["words"]["title"].items():
            words = sorted({folding.fold(title.rstrip(".")) for title in titles if " " not in title})
            info = zipfile.ZipInfo(f"{language}.titles", EPOCH)
            archive.writestr(info, "\n".join(words).encode(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
