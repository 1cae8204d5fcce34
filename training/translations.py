"""Learn and pack the word translations: python training/translations.py --data ../shared/data.

NTREX-128 (the same news sentences in 42 languages) is aligned word by word (see alignment.py) and joined with open
dictionaries (see lexicons.py). The same bytes for the same input. What is held out is measured by
benchmarks/translations.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
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

from analytics.crosslingual import dictionaries as crosslingual_dictionaries
from analytics.crosslingual import form_stems
from analytics.text import stopwords, tokens
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
AVERAGED = 400  # stems in the mean of a language
LEAST = 0.2  # of the weight of the best


@cache
def sentences(data: Path, language: str) -> list[list[str]]:
    """Return the countable forms of each sentence of NTREX, without function words, which are in every sentence."""
    left_out = stopwords.words(language)
    lines = read_gz(data / "parallel" / f"ntrex.{NTREX.get(language, 'eng')}.txt.gz").splitlines()
    return [[form for form in tokens.tokens(line) if len(form) > 1 and form not in left_out] for line in lines]


@cache
def documents(data: Path) -> list[str]:
    """Return the document of each sentence of NTREX."""
    return read_gz(data / "parallel" / "ntrex.document_ids.tsv.gz").split()


def aligned(data: Path, language: str, chosen: Sequence[int] | None = None) -> dict[str, dict[str, float]]:
    """Return the English stems of each stem, learnt from all sentences or the chosen ones."""
    rows = range(len(documents(data))) if chosen is None else chosen
    foreign, english = (
        [[stem(form, code) for form in sentences(data, code)[row]] for row in rows] for code in (language, "en")
    )
    stems = alignment.translations(foreign, english)
    return {word: dict(pairs[:ALIGNED]) for word, pairs in sorted(stems.items())}


def dictionary(words: lexicons.Weighted, language: str) -> list[tuple[str, str, dict[str, float]]]:
    """Return (word, stem, English words by weight relative to the best) of single words that are not function words."""
    rows: dict[str, dict[str, float]] = {}
    for word in sorted(words):
        forms = tokens.words(word)
        form = forms[0].form if len(forms) == 1 else word if language in ("zh", "ja") else ""
        if len(form) > 1 and form not in stopwords.words(language):
            for english, weight in words[word].items():
                row = rows.setdefault(form, {})
                row[english] = row.get(english, 0.0) + weight
    best = ((form, _best(english)) for form, english in rows.items())
    return [(form, stem(form, language), english) for form, english in sorted(best) if english]


def _best(english: Mapping[str, float]) -> dict[str, float]:
    wanted = {word: x for word, x in english.items() if word.casefold() not in stopwords.words("en")}
    best = sorted(wanted.items(), key=lambda pair: (-pair[1], pair[0]))[:LISTED]
    return {word: x / best[0][1] for word, x in best if x >= LEAST * best[0][1]}


def written(data: Path) -> dict[str, str]:
    """Return the most frequent spelling of each English stem in NTREX."""
    counts = Counter(form for sentence in sentences(data, "en") for form in sentence)
    spellings: dict[str, str] = {}
    for form, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        spellings.setdefault(stem(form, "en"), form)
    return dict(sorted(spellings.items()))


@cache
def dictionaries(data: Path, language: str) -> list[list[tuple[str, str, str]]]:
    """Return the rows of the dictionaries under CC BY-SA and of those under the GPL, in packed form."""
    return [
        [
            (form, crosslingual_dictionaries.cut(form, key), crosslingual_dictionaries.encode(english))
            for form, key, english in dictionary(source(data, language), language)
        ]
        for source in (lexicons.wordnet, lexicons.gpl)
    ]


def packed_stems(stems: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """Return the alignments in packed form: every score as a digit."""
    return {
        word: crosslingual_dictionaries.encode({one: min(x, 0.99) for one, x in to.items()})
        for word, to in stems.items()
    }


def table(data: Path, language: str, chosen: Sequence[int] | None = None) -> crosslingual_dictionaries.Table:
    """Return the table of a language, learnt from all sentences or the chosen ones, as it is read from the archives."""
    return crosslingual_dictionaries.make_table(
        language, packed_stems(aligned(data, language, chosen)), dictionaries(data, language)
    )


def news_bags(data: Path, language: str) -> list[Counter[str]]:
    """Return each document of NTREX as a bag of English stems, by the table of all sentences."""
    learnt = None if language == "en" else table(data, language)
    bags: dict[str, Counter[str]] = {}
    for name, forms in zip(documents(data), sentences(data, language), strict=True):
        bag = bags.setdefault(name, Counter())
        for form in forms:
            if not form[0].isdigit():
                for english, share in form_stems.shares(form, language, learnt):
                    bag[english] += share
    return list(bags.values())


def mean(bags: Sequence[Mapping[str, float]]) -> dict[str, int]:
    """Return the mean of log(1 + n), rows of length 1, of the most frequent stems, in thousandths."""
    total: Counter[str] = Counter()
    for bag in bags:
        logs = {word: math.log1p(n) for word, n in bag.items()}
        length = math.sqrt(sum(x * x for x in logs.values()))
        for word, x in logs.items():
            total[word] += x / length
    best = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:AVERAGED]
    return {word: round(1000 * x / len(bags)) for word, x in best}


def counted(bag: Mapping[str, float]) -> str:
    """Return a bag in packed form."""
    return " ".join(f"{word}:{n:g}" for word, n in sorted(bag.items()))


def archive(path: Path, contents: Mapping[str, str]) -> None:
    """Write an archive whose bytes depend only on its contents."""
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
    contents = tables(data)
    contents[crosslingual_dictionaries.SHARED] |= averages(data)
    for name, members in contents.items():
        archive(TARGET / name, members)
    write_manifest(data)


def tables(data: Path) -> dict[str, dict[str, str]]:
    """Return the members of both archives with translations."""
    contents: dict[str, dict[str, str]] = {crosslingual_dictionaries.SHARED: {}, crosslingual_dictionaries.GPL: {}}
    for language in NTREX:
        learnt = packed_stems(aligned(data, language))
        contents[crosslingual_dictionaries.SHARED][f"{language}.aligned"] = _lines(learnt.items())
        for members, rows in zip(contents.values(), dictionaries(data, language), strict=True):
            members[f"{language}.words"] = _lines(rows)
        print(language, len(learnt), *(text.count("\n") for text in _of(contents, language)), flush=True)
    contents[crosslingual_dictionaries.SHARED]["english.written"] = _lines(written(data).items())
    return contents


def averages(data: Path) -> dict[str, str]:
    """Return the members with the averages of news: the English documents, and the mean of each language."""
    news = news_bags(data, "en")
    means = {f"{language}.mean": counted(mean(news_bags(data, language))) for language in NTREX}
    return means | {"en.mean": counted(mean(news)), "english.news": "\n".join(map(counted, news))}


def write_manifest(data: Path) -> None:
    """Write the inputs, the outputs, and the quality on held-out documents."""
    import held_out  # noqa: PLC0415 - it learns by this file

    inputs = [*sorted((data / "parallel").glob("ntrex.*.gz")), *lexicons.files(data)]
    entries = {
        language: {"stems": len(found.aligned), "words": [len(dictionary) for dictionary in found.dictionaries]}
        for language, found in ((language, crosslingual_dictionaries.table(language)) for language in NTREX)
    }
    manifest = {
        "made_by": "training/translations.py",
        "made_from": {path.name: fingerprint(path) for path in inputs},
        "languages": entries,
        "parameters": {
            "rounds": alignment.ROUNDS,
            "least_score": alignment.LEAST_SCORE,
            "least_count": alignment.LEAST_COUNT,
            "english_stems": ALIGNED,
            "english_words": LISTED,
        },
        "twins_held_out": {language: round(held_out.twins(data, language), 3) for language in held_out.LANGUAGES},
        "files": {
            name: fingerprint(TARGET / name)
            for name in (crosslingual_dictionaries.SHARED, crosslingual_dictionaries.GPL)
        },
    }
    (TARGET / crosslingual_dictionaries.MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for name in manifest["files"]:
        print(name, f"{(TARGET / name).stat().st_size:,} bytes")


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _lines(rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _of(contents: Mapping[str, Mapping[str, str]], language: str) -> list[str]:
    return [members[f"{language}.words"] for members in contents.values()]


if __name__ == "__main__":
    main()
