"""Keywords compared with human choices: python benchmarks/keyphrases.py.

F1@10, lowercase and Porter stem, exact match, mean over documents: the first ten keywords that differ after stemming
are compared with all gold keys of the data that differ after stemming. The sets are beside the checkout
(shared/data/keyphrases): `docsutf8/NAME.txt` is a text, `keys/NAME.key` has one key per line. Each set is split by a
hash of the name of the document: tuning used the half "tuned", the half "held out" shows the quality. pak2018 was never
tuned on. yake-rust and KeyBERT are measured if they are installed. Speed and growth are measured by yake_speed.py.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import zipfile
from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

import snowballstemmer
from yake import KeywordExtractor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics.reading.keyphrases import keywords, whole_names, yake
from analytics.reading.ner import tagger
from analytics.text import languages
from analytics.text.document_text import Text

DATA = Path(__file__).parents[2] / "shared" / "data" / "keyphrases"
LANGUAGES = {"500N-KPCrowd-v1.1": "en", "WikiNews": "fr", "Inspec": "en", "pak2018": "pl"}
NEWS = ("500N-KPCrowd-v1.1", "WikiNews")
STEP = {"Inspec": 5}  # every fifth abstract: 400 of 2,000 are as many as the other sets have
FLOORS = {"news": 0.31, "Inspec": 0.23}  # figures() of 30 November 2026, rounded down
CLASSIC_FLOORS = {"500N-KPCrowd-v1.1": 0.10, "Inspec": 0.18}  # of 22 November 2026: .105 and .184 on all documents
TOP = 10

_PORTER = snowballstemmer.stemmer("porter")


class Document(NamedTuple):
    """One text with its gold keys, stemmed; `held_out` is true in the half that was not used for tuning."""

    text: str
    gold: frozenset[str]
    held_out: bool


def figures() -> list[tuple[str, float, float]]:
    """Return (name, value, floor) of what a release must reach; nothing if the sets are not on this machine."""
    if not DATA.is_dir():
        return []
    ours = {name: _held_out(_news, name) for name in (*NEWS, "Inspec")}
    ahead = {name: ours[name] - _held_out(term_frequency, name) for name in NEWS}
    return [
        ("keywords: F1@10 on news, held-out halves", mean(ours[name] for name in NEWS), FLOORS["news"]),
        ("keywords: F1@10 on Inspec, held-out half", ours["Inspec"], FLOORS["Inspec"]),
        *((f"keywords: F1@10 on {name} above term frequency", value, 0.0) for name, value in ahead.items()),
        *((f"classic: F1@10 on {name}", _all(_classic, name), floor) for name, floor in CLASSIC_FLOORS.items()),
    ]


@lru_cache(maxsize=8)
def documents(name: str) -> tuple[Document, ...]:
    """Return the documents of a set in the order of their names."""
    with zipfile.ZipFile(DATA / f"{name}.zip") as archive:
        texts = sorted(member for member in archive.namelist() if re.search(r"/docsutf8/.+\.txt$", member))
        return tuple(_document(archive, member) for member in texts[:: STEP.get(name, 1)])


def _document(archive: zipfile.ZipFile, member: str) -> Document:
    keys = archive.read(member.replace("/docsutf8/", "/keys/").replace(".txt", ".key")).decode("utf-8", "replace")
    text = archive.read(member).decode("utf-8", "replace").replace("\r\n", "\n")
    name = member.rpartition("/")[2].removesuffix(".txt")
    return Document(
        text=text,
        gold=frozenset(stemmed(key) for key in keys.splitlines() if key.strip()),
        held_out=bool(int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2),
    )


def stemmed(phrase: str) -> str:
    """Return a phrase in lowercase with the Porter stem of each word."""
    return " ".join(_stem(word) for word in phrase.lower().split())


@lru_cache(maxsize=1 << 18)
def _stem(word: str) -> str:
    return str(_PORTER.stemWord(word))


def f1(keywords: list[str], gold: frozenset[str]) -> float:
    """Return F1 of the first ten keywords that differ after stemming."""
    first = list(dict.fromkeys(map(stemmed, keywords)))[:TOP]
    return 2 * len(gold.intersection(first)) / (len(first) + len(gold)) if first or gold else 0.0


def _held_out(method: Callable[[str, str], list[str]], name: str) -> float:
    """Return the mean F1@10 over the half of a set that was not used for tuning."""
    held_out = [document for document in documents(name) if document.held_out]
    return mean(_scores(method, name, held_out))


def _all(method: Callable[[str, str], list[str]], name: str) -> float:
    return mean(_scores(method, name, documents(name)))


def _scores(method: Callable[[str, str], list[str]], name: str, chosen: Iterable[Document]) -> list[float]:
    return [f1(method(document.text, LANGUAGES[name]), document.gold) for document in chosen]


def _news(text: str, language: str) -> list[str]:
    """Return the keywords as a build finds them: with whole names in place of their pieces."""
    read = Text(text, language)
    ranked = keywords.keywords(read, top=2 * TOP + whole_names.MORE)
    return [keyword.keyword for keyword in whole_names.whole_names(ranked, tagger.names(read), language)]


def term_frequency(text: str, language: str) -> list[str]:
    """Return the most frequent words and phrases of up to three words that neither begin nor end with a stopword."""
    stopwords = languages.get(language).stopwords
    tokens = re.findall(r"\w+(?:[-'’]\w+)*|[^\w\s]|\n", text.lower())
    grams = (tokens[i : i + n] for i in range(len(tokens)) for n in (1, 2, 3) if i + n <= len(tokens))
    counted = Counter(
        " ".join(gram)
        for gram in grams
        if not stopwords.intersection((gram[0], gram[-1]))
        and all(token[0].isalnum() for token in gram)
        and not all(map(str.isdigit, gram))
    )
    return [gram for gram, _ in counted.most_common(2 * TOP)]  # equals stay in the order of the text


def _classic(text: str, language: str) -> list[str]:
    return [keyword.keyword for keyword in yake.keywords(text, language, top=2 * TOP)]


@lru_cache(maxsize=8)
def _extractor(language: str) -> KeywordExtractor:
    return KeywordExtractor(lan=language, n=3, top=2 * TOP)


def _yake(text: str, language: str) -> list[str]:
    return [phrase for phrase, _ in _extractor(language).extract_keywords(text)]


def yake_rust(language: str) -> Callable[[str], list[tuple[str, float]]]:
    """Return a function that finds the first 20 keywords of a text with their scores by yake-rust.

    It gets our stopwords, which are those of the yake package, because it panics for a language without a list;
    newlines are replaced by blanks, as the package does, because its own handling lowers WikiNews from .237 to .057.
    """
    from yake_rust import Yake  # noqa: PLC0415 - measured where it is installed

    extractor = Yake(stopwords=set(languages.get(language).stopwords), ngrams=3)
    return lambda text: extractor.get_n_best(text.replace("\n", " "), n=2 * TOP)


def _keybert(language: str) -> Callable[[str], list[tuple[str, float]]]:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # nothing is downloaded: its model has to be on the machine
    from keybert import KeyBERT  # noqa: PLC0415 - measured where it is installed

    model, stopwords = KeyBERT("paraphrase-multilingual-MiniLM-L12-v2"), sorted(languages.get(language).stopwords)
    options = {"keyphrase_ngram_range": (1, 3), "stop_words": stopwords, "top_n": 2 * TOP}
    return lambda text: model.extract_keywords(text, **options)


def _optional(make: Callable[[str], Callable[[str], list[tuple[str, float]]]]) -> Callable[[str, str], list[str]]:
    """Return a method that creates its extractor once per language."""
    extractor = lru_cache(maxsize=8)(make)
    return lambda text, language: [phrase for phrase, _ in extractor(language)(text)]


METHODS = {"ours, news": _news, "ours, classic": _classic, "term frequency": term_frequency, "yake": _yake}
OPTIONAL = {
    "yake-rust": ("yake_rust", _optional(yake_rust), "pip install yake-rust"),
    "KeyBERT": ("keybert", _optional(_keybert), "pip install keybert; it needs torch and a model"),
}


def main() -> int:
    """Print F1@10 per set and method, then the figures with their floors."""
    if not DATA.is_dir():
        print(f"{DATA.name} is not beside the checkout: nothing to measure.")
        return 0
    _print_table(METHODS | _installed())
    for name, value, floor in figures():
        print(f"{name:58}{value:8.3f}  floor {floor:.3f}")
    return 0


def _installed() -> dict[str, Callable[[str, str], list[str]]]:
    """Return the optional methods that are on this machine; a line names the missing ones."""
    methods = {}
    for name, (module, method, remedy) in OPTIONAL.items():
        if find_spec(module):
            methods[name] = method
        else:
            print(f"{name}: not installed ({remedy})")
    return methods


def _print_table(methods: dict[str, Callable[[str, str], list[str]]]) -> None:
    print(f"{'F1@10':24}{'documents':>10}" + "".join(f"{method:>16}" for method in methods))
    for name in LANGUAGES:
        scores = {label: _scores(method, name, documents(name)) for label, method in methods.items()}
        for part, halves in (("tuned", [False]), ("held out", [True]), ("all", [False, True])):
            chosen = [i for i, document in enumerate(documents(name)) if document.held_out in halves]
            row = "".join(f"{mean(scores[label][i] for i in chosen):16.3f}" for label in methods)
            print(f"{name[:12] + ', ' + part:24}{len(chosen):10}{row}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
