"""Quality of finding sentences that say the same.

    python benchmarks/statements.py [--sample] [--without-encoder] [LANGUAGE ...] [CORPUS ...]

NTREX-128 has the same news sentences in English and each other language. Two fifths of its documents are asked, the
translations are learnt without them; every second asked sentence loses its English twin, and 6,000 sentences of English
news are around. Only twins in which both have three different content words count. "precision" is the share of twins
among the pairs found to say the same, "recall" the share of twins that are found. Two articles of NTREX on one event
have sentences that say the same too, so precision is a lower bound.

PUD has the same sentences in English and each other language, as documents that are built like articles: precision and
recall of the statements of sentences of eight English words or more. "contradict" is the share of the twins that are
called a contradiction, which none of them is.

`--sample` measures five languages instead of all. With the folder of a corpus among the arguments it prints the CPU
seconds of its statements, and of the encoder in them.
"""

from __future__ import annotations

import resource
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
from analytics.crosslingual.encoder import remembering  # noqa: E402
from analytics.reading import raw  # noqa: E402
from analytics.reading.formats import files  # noqa: E402
from analytics.statements import linking, links, occurrences, sentence_texts, sentence_vectors, statements  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

DATA = Path(__file__).parents[2] / "shared" / "data"
NEWS = DATA / "news" / "articles-4000.jsonl.gz"
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "ru", "pl", "ar", "tr", "zh", "ja", "ko", "uk", "fa", "hi", "sw")
SAMPLE = ("de", "ru", "ar", "zh", "hi")
PUD = ("de", "fr", "es", "it", "pt", "ru", "pl", "tr", "ar", "zh", "hi")
FOLDS, ASKED = 5, 2
N_NEWS, LONG_ARTICLE, FEWEST_WORDS = 6_000, 20, 8  # sentences, of an article, words of a sentence of PUD


class Twins(NamedTuple):
    """The results for the twins of one language: how many there are, precision and recall of the pairs found.

    `contradicted` is the share of the twins that are called a contradiction.
    """

    n: int
    precision: float
    recall: float
    contradicted: float


def main() -> int:
    """Print the tables."""
    arguments = [name for name in sys.argv[1:] if not name.startswith("--")]
    folders = [name for name in arguments if Path(name).is_dir()]
    asked = [name for name in arguments if name not in folders]
    encoder = None if "--without-encoder" in sys.argv else encoders.installed_encoder()
    print(f"encoder: {encoder.name if encoder else 'none'}")
    if (DATA / "parallel").is_dir():
        _print_twins(asked or (SAMPLE if "--sample" in sys.argv else LANGUAGES), encoder)
    else:
        print(f"The parallel news are not at {DATA}.")
    for folder in folders:
        _print_times(open_corpus(folder), encoder)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most, {time.process_time():.0f} CPU s")
    return 0


def _print_twins(asked: Sequence[str], encoder: encoders.SentenceEncoder | None) -> None:
    head = f"{'twins':>6}{'precision':>11}{'recall':>8}{'contradict':>12}"
    print(f"{'NTREX, half':18}{head}")
    for code, row in twins([code for code in asked if code in LANGUAGES], encoder).items():
        _print_row(code, row)
    print(f"{'PUD, built':18}{head}")
    for code in [code for code in asked if code in PUD]:
        _print_row(code, pud_twins(code, encoder))


def _print_row(code: str, row: Twins) -> None:
    print(f"{code + ' - en':18}{row.n:6}{row.precision:11.3f}{row.recall:8.3f}{row.contradicted:12.3f}", flush=True)


def twins(
    languages: Sequence[str], encoder: encoders.SentenceEncoder | None, *, around: bool = True
) -> dict[str, Twins]:
    """Return the results of some languages of NTREX; `around`: with half of the twins only, and other news."""
    names = training.documents(DATA)
    order = sorted(set(names))
    tested = {name for fold in range(ASKED) for name in order[fold::FOLDS]}
    asked = [row for row, name in enumerate(names) if name in tested]
    without_twin = set(asked[::2]) if around else set()
    whole = _corpus(languages, asked, without_twin, other=_news() if around else [])
    rows = tuple(row for row, name in enumerate(names) if name not in tested)
    learnt = {code: training.table(DATA, code, rows) for code in languages}
    sentences = sentence_vectors.sentences(whole, learnt=learnt)
    spoken, line = sentences.spoken.astype("str"), _lines_of_rows(whole, languages)[sentences.rows]
    pairs = {code: np.flatnonzero((spoken == code) | (spoken == "en")) for code in languages}
    once = remembering.RememberingEncoder(encoder) if encoder else None
    return {code: _twins_of(whole, sentences.at(own), line[own], code, once) for code, own in pairs.items()}


def _twins_of(
    whole: Corpus,
    sentences: sentence_vectors.Sentences,
    line: np.ndarray,
    language: str,
    encoder: encoders.SentenceEncoder | None,
) -> Twins:
    """Return the results for the sentences of one language and of English; `line` is -1 for other news.

    A part of a line has no twin, so it is not asked.
    """
    table = _rows_of(whole, sentences)
    documents, doc = np.unique(table["doc"].to_numpy(), return_inverse=True)
    written = whole.documents["date"].to_numpy(dtype=object)[documents]
    standing = occurrences.occurrences(written, np.arange(len(table)), doc, sentences.cells)
    found = linking.linked(sentences, _texts_of(whole, table), standing, encoder)
    spoken = sentences.spoken.astype("str")
    english = set(line[(spoken == "en") & (line >= 0)].tolist())
    n = sum(row in english for row in line[(spoken == language) & (line >= 0)].tolist())
    foreign = np.where(spoken[found.a] == language, found.a, found.b)
    across = (spoken[found.a] != spoken[found.b]) & (line[foreign] >= 0)
    is_twin = line[found.a] == line[found.b]
    same, opposed = across & (found.grade == links.SAME), across & (found.grade == links.CONTRADICTS)
    right = (same & is_twin).sum()
    return Twins(n, right / max(same.sum(), 1), right / n, (opposed & is_twin).sum() / n)


def pud_twins(language: str, encoder: encoders.SentenceEncoder | None) -> Twins:
    """Return the results of one language of PUD, by the statements of a corpus with the English documents."""
    lines = {code: _pud(code) for code in (language, "en")}
    documents = [
        raw.RawDocument(f"{code}-{name}.txt", "\n\n".join(own), source=f"{code}{name}", language=code)
        for code, rows in lines.items()
        for name, own in _by_document(rows).items()
    ]
    whole = build.build(raw.Loaded(documents, []), workers=0)
    found = statements.statement_sentences(whole) if encoder else statements.find(whole, encoder=None)
    long = {row for row, (_, text) in enumerate(lines["en"]) if len(text.split()) >= FEWEST_WORDS}
    saying, opposed = found[~found["near"]], found[found["near"] & (found["grade"] == "contradicts")]
    members, opponents = (_lines_of_statements(whole, rows, lines) for rows in (saying, opposed))
    pairs = [(i, j) for one in members.values() for i in one[language] for j in one["en"] if j in long]
    right = {i for i, j in pairs if i == j}
    contradicted = {
        row
        for name, one in opponents.items()
        for code, other in ((language, "en"), ("en", language))
        for row in one[code] & members[name][other] & long
    }
    precision = sum(i == j for i, j in pairs) / max(len(pairs), 1)
    return Twins(len(long), precision, len(right) / len(long), len(contradicted) / len(long))


def _lines_of_statements(
    whole: Corpus, rows: pd.DataFrame, lines: dict[str, list[tuple[str, str]]]
) -> dict[str, dict[str, set[int]]]:
    """Return the numbers of the lines of each statement, by language."""
    spoken = dict(zip(whole.doc_ids, whole.documents["language"], strict=True))
    number = {code: {_blanks(text): row for row, (_, text) in enumerate(own)} for code, own in lines.items()}
    found: dict[str, dict[str, set[int]]] = {}
    for row in rows.itertuples():
        code = spoken[row.doc_id]
        line = number.get(code, {}).get(_blanks(whole.text[row.doc_id][row.start : row.end]), -1)
        found.setdefault(row.statement, {name: set() for name in lines}).setdefault(code, set()).add(line)
    return found


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


def _corpus(languages: Sequence[str], asked: list[int], without_twin: set[int], other: list[raw.RawDocument]) -> Corpus:
    """Return the asked lines of some languages, the English lines, and other documents, read like articles."""
    names = training.documents(DATA)
    chosen = dict.fromkeys(languages, asked) | {"en": [row for row in range(len(names)) if row not in without_twin]}
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


def _news() -> list[raw.RawDocument]:
    """Return English news articles with some 6,000 sentences."""
    documents, n = [], 0
    for document in files.load([NEWS]).documents[::10]:
        n_sentences = document.text.count(". ")
        if n_sentences >= LONG_ARTICLE and n < N_NEWS:
            documents.append(document)
            n += n_sentences
    return documents


def _rows_of(whole: Corpus, sentences: sentence_vectors.Sentences) -> pd.DataFrame:
    table = whole.stored("sentences").iloc[sentences.rows].reset_index(drop=True)
    return table.assign(doc=whole.positions(table["doc_id"]))


def _texts_of(whole: Corpus, table: pd.DataFrame) -> Any:
    return lambda rows: sentence_texts.texts(whole, table.iloc[rows]).to_pylist()


def _lines_of_rows(whole: Corpus, languages: Sequence[str]) -> np.ndarray:
    """Return the number of the NTREX line of each sentence of the corpus, -1 for a part of a line and other news."""
    number = {
        (f"{code}-{name}.txt", _blanks(text)): row
        for code in (*languages, "en")
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
