"""Learn and pack the word translations: python training/translations.py --data ../shared/data.

NTREX-128 (the same news sentences in 42 languages) is aligned word by word (see alignment.py) and joined with open
dictionaries (see lexicons.py). The same bytes for the same input. What is held out is measured by
benchmarks/translations.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import alignment
import lexicons
from tagged import read_gz

from analytics import segmentation, stopwords, translations
from analytics.stems import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TARGET = Path(__file__).parents[1] / "analytics" / "data"
NTREX = dict(  # our language code -> the file's
    re.findall(
        r"(\w+)=(\S+)",
        "ar=arb bg=bul ca=cat cs=ces da=dan de=deu el=ell es=spa et=est fa=fas fi=fin fr=fra ha=hau he=heb hi=hin"
        " hr=hrv hu=hun id=ind it=ita ja=jpn ko=kor lt=lit lv=lav nb=nob nl=nld pl=pol ps=pus pt=por ro=ron ru=rus"
        " sk=slk sl=slv sr=srp-Latn sv=swe sw=swa tr=tur uk=ukr ur=urd vi=vie zh=zho-CN",
    )
)
ALIGNED, LISTED = 3, 4  # English words kept of a stem and of a dictionary word
LEAST = 0.2  # of the weight of the best


@cache
def sentences(data: Path, language: str) -> list[list[str]]:
    """Give the countable forms of each sentence of NTREX; function words, which every sentence has, teach nothing."""
    left_out = stopwords.words(language)
    lines = read_gz(data / "parallel" / f"ntrex.{NTREX.get(language, 'eng')}.txt.gz").splitlines()
    return [[form for form in segmentation.tokens(line) if len(form) > 1 and form not in left_out] for line in lines]


@cache
def documents(data: Path) -> list[str]:
    """Give the document of each sentence of NTREX."""
    return read_gz(data / "parallel" / "ntrex.document_ids.tsv.gz").split()


def aligned(data: Path, language: str, chosen: Sequence[int] | None = None) -> dict[str, dict[str, float]]:
    """Give the English stems of each stem that all sentences, or the chosen ones, teach."""
    rows = range(len(documents(data))) if chosen is None else chosen
    foreign, english = (
        [[stem(form, code) for form in sentences(data, code)[row]] for row in rows] for code in (language, "en")
    )
    found = alignment.translations(foreign, english)
    return {word: dict(pairs[:ALIGNED]) for word, pairs in sorted(found.items())}


def dictionary(found: lexicons.Weighted, language: str) -> list[tuple[str, str, dict[str, float]]]:
    """Give (word, stem, English words by weight against the best) of single words that are no function words."""
    rows: dict[str, dict[str, float]] = {}
    for word in sorted(found):
        forms = segmentation.words(word)
        form = forms[0].form if len(forms) == 1 else word if language in ("zh", "ja") else ""
        if len(form) > 1 and form not in stopwords.words(language):
            for english, weight in found[word].items():
                row = rows.setdefault(form, {})
                row[english] = row.get(english, 0.0) + weight
    kept = ((form, _best(english)) for form, english in rows.items())
    return [(form, stem(form, language), english) for form, english in sorted(kept) if english]


def _best(english: Mapping[str, float]) -> dict[str, float]:
    wanted = {word: x for word, x in english.items() if word.casefold() not in stopwords.words("en")}
    best = sorted(wanted.items(), key=lambda pair: (-pair[1], pair[0]))[:LISTED]
    return {word: x / best[0][1] for word, x in best if x >= LEAST * best[0][1]}


def written(data: Path) -> dict[str, str]:
    """Give how NTREX writes each English stem most often."""
    counts = Counter(form for sentence in sentences(data, "en") for form in sentence)
    found: dict[str, str] = {}
    for form, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        found.setdefault(stem(form, "en"), form)
    return dict(sorted(found.items()))


def members(data: Path, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the members of the two archives for one language."""
    learnt = "".join(
        f"{word}\t{translations.encode(_scored(english))}\n" for word, english in aligned(data, language).items()
    )
    listed, free = (
        "".join(
            f"{form}\t{translations.cut(form, key)}\t{translations.encode(english)}\n"
            for form, key, english in dictionary(source(data, language), language)
        )
        for source in (lexicons.wordnet, lexicons.gpl)
    )
    return {f"{language}.aligned": learnt, f"{language}.words": listed}, {f"{language}.words": free}


def _scored(english: Mapping[str, float]) -> dict[str, float]:
    return {word: min(x, 0.99) for word, x in english.items()}


def archive(path: Path, contents: Mapping[str, str]) -> None:
    """Write an archive whose bytes depend on its contents alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        for name, text in sorted(contents.items()):
            if text:
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_LZMA
                packed.writestr(info, text.encode("utf-8"))


def main() -> None:
    """Pack every language and write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel and lexicon")
    data = parser.parse_args().data
    shared = {"english.written": "".join(f"{key}\t{word}\n" for key, word in written(data).items())}
    free: dict[str, str] = {}
    sizes = {}
    for language in NTREX:
        ours, theirs = members(data, language)
        shared |= ours
        free |= theirs
        sizes[language] = {name: text.count("\n") for name, text in {**ours, f"{language}.gpl": theirs.popitem()[1]}.items()}
        print(language, *sizes[language].values(), flush=True)
    archive(TARGET / translations.SHARED, shared)
    archive(TARGET / translations.GPL, free)
    for name in (translations.SHARED, translations.GPL):
        print(name, f"{(TARGET / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
