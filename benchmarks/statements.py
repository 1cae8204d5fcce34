"""Quality of finding sentences that say the same: python benchmarks/statements.py [--without-encoder] [LANGUAGE ...].

NTREX-128 has the same news sentences in English and each other language. Two fifths of its documents are asked, the
translations are learnt without them; every second asked sentence loses its English twin, and 6,000 sentences of English
news are around. Only twins in which both have six different content words count. "precision" is the share of twins
among the pairs found to say the same, "recall" the share of twins that are found. Two articles of NTREX on one event
have sentences that say the same too, so precision is a lower bound.

PUD has the same sentences in English and each other language, as documents that are built like articles: precision and
recall of the statements of sentences of eight English words or more.

With the folder of a corpus among the arguments it prints the CPU seconds of its statements, and of the encoder in them.
"""

from __future__ import annotations

import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "training")]

import translations as training  # noqa: E402

from analytics import Corpus, open_corpus  # noqa: E402
from analytics.build import build  # noqa: E402
from analytics.crosslingual.encoder import encoder as encoders  # noqa: E402
from analytics.reading import raw  # noqa: E402
from analytics.reading.formats import files  # noqa: E402
from analytics.statements import linking, links, occurrences, sentence_texts, sentence_vectors, statements  # noqa: E402

if TYPE_CHECKING:
    import pandas as pd

DATA = Path(__file__).parents[2] / "shared" / "data"
NEWS = DATA / "news" / "articles-4000.jsonl.gz"
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "ru", "pl", "ar", "tr", "zh", "ja", "ko", "uk", "fa", "hi", "sw")
PUD = ("de", "fr", "es", "it", "pt", "ru", "pl", "tr", "ar", "zh", "hi")
FOLDS, ASKED = 5, 2
N_NEWS, N_ARTICLES, FEWEST_WORDS = 6_000, 400, 8


class Twins(NamedTuple):
    """The results for the twins of one language: how many there are, precision and recall of the pairs found."""

    n: int
    precision: float
    recall: float


def main() -> int:
    """Print the tables."""
    arguments = [name for name in sys.argv[1:] if not name.startswith("--")]
    folders = [name for name in arguments if Path(name).is_dir()]
    asked = [name for name in arguments if name not in folders]
    if not (DATA / "parallel").is_dir():
        print(f"The parallel news are not at {DATA}: nothing to measure.")
        return 0
    encoder = None if "--without-encoder" in sys.argv else encoders.installed_encoder()
    print(f"encoder: {encoder.name if encoder else 'none'}")
    for title, names, measure in (("NTREX, half", LANGUAGES, twins), ("PUD, built", PUD, pud_twins)):
        print(f"{title:18}{'twins':>6}{'precision':>11}{'recall':>8}")
        for code in [name for name in asked or names if name in names]:
            row = measure(code, encoder)
            print(f"{code + ' - en':18}{row.n:6}{row.precision:11.3f}{row.recall:8.3f}", flush=True)
    for folder in folders:
        _print_times(open_corpus(folder), encoder)
    return 0


def twins(language: str, encoder: encoders.SentenceEncoder | None, *, around: bool = True) -> Twins:
    """Return the results of one language of NTREX; `around`: with half of the twins only, and other news."""
    names = training.documents(DATA)
    order = sorted(set(names))
    tested = {name for fold in range(ASKED) for name in order[fold::FOLDS]}
    asked = [row for row, name in enumerate(names) if name in tested]
    without_twin = set(asked[::2]) if around else set()
    whole = _corpus(language, asked, without_twin, other=_news() if around else [])
    learnt = training.table(DATA, language, tuple(row for row, name in enumerate(names) if name not in tested))
    sentences = sentence_vectors.sentences(whole, learnt={language: learnt})
    table = _rows_of(whole, sentences)
    places = np.arange(len(table)), table["doc"].to_numpy()
    standing = occurrences.occurrences(whole.documents["date"], *places, sentences.cells)
    found = linking.linked(sentences, _texts_of(whole, table), standing, encoder)
    line = _lines_of_rows(whole, language)[sentences.rows]
    spoken = sentences.spoken.astype("str")
    english = set(line[(spoken == "en") & (line >= 0)].tolist())
    n = sum(row in english for row in line[(spoken == language) & (line >= 0)].tolist())
    foreign = np.where(
        spoken[found.a] == language, found.a, found.b
    )  # a part of a line has no twin, so it is not asked
    same = (found.grade == links.SAME) & (spoken[found.a] != spoken[found.b]) & (line[foreign] >= 0)
    right = (line[found.a] == line[found.b])[same]
    return Twins(n, right.sum() / max(same.sum(), 1), right.sum() / n)


def pud_twins(language: str, encoder: encoders.SentenceEncoder | None) -> Twins:
    """Return the results of one language of PUD, by the statements of a corpus with the English documents."""
    lines = {code: _pud(code) for code in (language, "en")}
    documents = [
        raw.RawDocument(f"{code}-{name}.txt", "\n\n".join(own), source=f"{code}{name}", language=code)
        for code, rows in lines.items()
        for name, own in _by_document(rows).items()
    ]
    whole = build.build(raw.Loaded(documents, []), workers=0)
    table = statements.find(whole, encoder=encoder)
    table = table[~table["near"]]
    spoken = dict(zip(whole.doc_ids, whole.documents["language"], strict=True))
    number = {code: {_blanks(text): row for row, (_, text) in enumerate(lines[code])} for code in lines}
    members: dict[str, dict[str, set[int]]] = {}
    for row in table.itertuples():
        code = spoken[row.doc_id]
        text = _blanks(whole.text[row.doc_id][row.start : row.end])
        members.setdefault(row.statement, {}).setdefault(code, set()).add(number.get(code, {}).get(text, -1))
    long = {row for row, (_, text) in enumerate(lines["en"]) if len(text.split()) >= FEWEST_WORDS}
    pairs = [(i, j) for one in members.values() for i in one.get(language, ()) for j in one.get("en", ())]
    pairs = [(i, j) for i, j in pairs if j in long]
    return Twins(
        len(long), sum(i == j for i, j in pairs) / max(len(pairs), 1), len({i for i, j in pairs if i == j}) / len(long)
    )


def _print_times(whole: Corpus, encoder: encoders.SentenceEncoder | None) -> None:
    timed = _Timed(encoder) if encoder else None
    start = time.process_time()
    rows = statements.find(whole, encoder=timed)
    seconds = time.process_time() - start
    sizes = rows[~rows["near"]].groupby("statement")["doc_id"].nunique()
    print(f"\n{len(whole)} articles: {seconds:.1f} CPU s, {timed.seconds if timed else 0:.1f} of them the encoder for"
          f" {timed.n if timed else 0} sentences; {(sizes > 1).sum()} statements of two documents or more,"
          f" {(sizes == 1).sum()} of one")  # fmt: skip


class _Timed:
    """An encoder that counts its CPU seconds and sentences."""

    def __init__(self, encoder: encoders.SentenceEncoder) -> None:
        self.encoder, self.seconds, self.n = encoder, 0.0, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.encoder, name)

    def encode(self, texts: list[str]) -> np.ndarray:
        start = time.process_time()
        found = self.encoder.encode(texts)
        self.seconds += time.process_time() - start
        self.n += len(texts)
        return found


def _corpus(language: str, asked: list[int], without_twin: set[int], other: list[raw.RawDocument]) -> Corpus:
    """Return the asked lines of a language, the English lines, and other documents, read like articles."""
    names = training.documents(DATA)
    chosen = {language: asked, "en": [row for row in range(len(names)) if row not in without_twin]}
    documents = list(other)
    for code, rows in chosen.items():
        lines = _texts(code)
        documents += [
            raw.RawDocument(f"{code}-{name}.txt", "\n\n".join(own), source=code, language=code)
            for name, own in _by_document([(names[row], lines[row]) for row in rows]).items()
        ]
    return build.build(raw.Loaded(documents, []), workers=0)


def _by_document(rows: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in rows:
        found.setdefault(name, []).append(text)
    return found


@cache
def _news() -> list[raw.RawDocument]:
    """Return English news articles with some 6,000 sentences, each of one line."""
    documents, n = [], 0
    for document in files.load([NEWS]).documents[::10]:
        documents.append(document)
        n += document.text.count(". ")
        if n >= N_NEWS:
            break
    return documents


def _rows_of(whole: Corpus, sentences: sentence_vectors.Sentences) -> pd.DataFrame:
    table = whole.stored("sentences").iloc[sentences.rows].reset_index(drop=True)
    return table.assign(doc=whole.positions(table["doc_id"]))


def _texts_of(whole: Corpus, table: pd.DataFrame) -> Any:
    return lambda rows: sentence_texts.texts(whole, table.iloc[rows]).to_pylist()


def _lines_of_rows(whole: Corpus, language: str) -> np.ndarray:
    """Return the number of the NTREX line of each sentence of the corpus, -1 for a part of a line and other news."""
    number = {
        (f"{code}-{name}.txt", _blanks(text)): row
        for code in (language, "en")
        for row, (name, text) in enumerate(zip(training.documents(DATA), _texts(code), strict=True))
    }
    file = dict(zip(whole.doc_ids, whole.documents["file"], strict=True))
    rows = whole.stored("sentences").itertuples()
    return np.asarray(
        [number.get((file[row.doc_id], _blanks(whole.text[row.doc_id][row.start : row.end])), -1) for row in rows]
    )


@cache
def _pud(code: str) -> list[tuple[str, str]]:
    lines = training.read_gz(DATA / "sentences" / f"pud.{code}.tsv.gz").splitlines()
    return [tuple(line.split("\t")) for line in lines]  # type: ignore[misc]


def _blanks(text: str) -> str:
    return " ".join(text.split())


def _texts(code: str) -> list[str]:
    return training.read_gz(DATA / "parallel" / f"ntrex.{training.NTREX.get(code, 'eng')}.txt.gz").splitlines()


if __name__ == "__main__":
    sys.exit(main())
