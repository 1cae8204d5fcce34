"""The words of the open bilingual dictionaries: Wiktionary and CLDR through WordNet; FreeDict and Apertium."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree
from tagged import read_gz

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGES = dict(  # the lexicon's language code -> ours
    re.findall(
        r"(\S+)=(\w+)",
        "arb=ar bul=bg cat=ca ces=cs cmn=zh dan=da deu=de ell=el est=et fas=fa fin=fi fra=fr hau=ha heb=he hin=hi"
        " hrv=hr hbs=hr hun=hu ind=id ita=it jpn=ja kor=ko lav=lv lit=lt nld=nl nob=nb pol=pl por=pt ron=ro rus=ru"
        " slk=sk slv=sl spa=es swa=sw swe=sv tur=tr ukr=uk urd=ur vie=vi"
        " swh=sw srp=hr nor=nb pes=fa",
    )
)
SPELLED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Weighted = dict[str, dict[str, float]]  # word -> English word -> weight


def wordnet(data: Path, language: str) -> Weighted:
    """Return the English words of each word by shared WordNet synsets, earlier senses with more weight."""
    english = _synsets(data / "lexicon" / "pwn30-synset-lemma-rank.tsv.gz")
    words: Weighted = defaultdict(lambda: defaultdict(float))
    for path in _files(data, "wn-*-{}.tab.gz", language):
        for line in read_gz(path).splitlines():
            synset, _, word = (*line.split("\t"), "", "")[:3]
            for lemma, weight in english.get(synset.replace("-s", "-a"), ()):
                _add(words, word, lemma, weight)
    return words


def gpl(data: Path, language: str) -> Weighted:
    """Return the English words of each word of FreeDict and Apertium, earlier ones with more weight."""
    words: Weighted = defaultdict(lambda: defaultdict(float))
    for path in _files(data, "fd.*{}*.tei.gz", language):
        for word, english, weight in _freedict(path):
            _add(words, word, english, weight)
    for path in _files(data, "apertium.*{}*.dix.gz", language):
        for word, english in _apertium(path):
            _add(words, word, english, 1.0)
    return words


def files(data: Path) -> list[Path]:
    """Return all files of the dictionaries."""
    return sorted((data / "lexicon").glob("*.gz"))


def _files(data: Path, pattern: str, language: str) -> list[Path]:
    codes = [code for code, ours in LANGUAGES.items() if ours == language or (ours, language) == ("hr", "sr")]
    return sorted({path for code in codes for path in (data / "lexicon").glob(pattern.format(code))})


def _add(words: Weighted, word: str, english: str, weight: float) -> None:
    """Add pairs of single words; "to go" and "(a) house" are reduced to the word."""
    english = re.sub(r"\(.*?\)|^(?:to|the|an?) ", "", english.strip()).strip()
    word = word.strip()
    if SPELLED.fullmatch(english) and english.isascii() and word and " " not in word:
        words[word][english] = max(words[word][english], weight) + 0.25 * min(words[word][english], weight)


@cache
def _synsets(path: Path) -> dict[str, list[tuple[str, float]]]:
    rows = (line.split("\t") for line in read_gz(path).splitlines())
    return {synset: [_ranked(entry) for entry in entries.split("|")] for synset, entries in rows}


def _ranked(entry: str) -> tuple[str, float]:
    lemma, _, rank = entry.rpartition(":")
    return lemma, 1 / (1 + int(rank))


def _freedict(path: Path) -> Iterator[tuple[str, str, float]]:
    tree = etree.fromstring(read_gz(path).encode())
    name = {"t": "http://www.tei-c.org/ns/1.0"}
    backwards = path.name.startswith("fd.eng-")
    for entry in tree.iterfind(".//t:entry", name):
        words = [orth.text or "" for orth in entry.iterfind(".//t:orth", name)]
        elements = (*entry.iterfind(".//t:cit[@type='trans']/t:quote", name), *entry.iterfind(".//t:def", name))
        quotes = [quote.text or "" for quote in elements]
        for place, quote in enumerate(quotes):
            for word in words:
                for part in re.split("[,;]", quote):
                    pair = (part, word) if backwards else (word, part)
                    yield *pair, 1 / (1 + place)


def _apertium(path: Path) -> Iterator[tuple[str, str]]:
    first_english = path.name.startswith("apertium.eng-")
    for pair in re.finditer(r"<l>(.*?)</l>\s*<r>(.*?)</r>", read_gz(path)):
        left, right = (unescape(re.sub(r"<[^>]*>", " ", side.replace("<b/>", " "))).strip() for side in pair.groups())
        yield (right, left) if first_english else (left, right)
