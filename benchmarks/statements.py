"""Quality of finding sentences that say the same: python benchmarks/statements.py [CORPUS] [LANGUAGE ...].

NTREX-128 has the same news sentences in English and each other language. The translations are learnt without the fifth
of the documents that is tested; two fifths are tested. A sentence is compared with all English ones: P@1 is how often
its twin is the nearest; "precision" is the share of twins among the pairs found to say the same, "recall" the share of
twins that are found; "part" is the same precision for pairs where one says part of the other. Only twins in which both
have six different content words count. Two articles of NTREX on one event also have sentences that say the same, so
precision is a lower bound. Speed is CPU seconds on the articles of a corpus folder, with the stems of words.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "training")]

import translations as training  # noqa: E402

from analytics import Corpus, open_corpus  # noqa: E402
from analytics.build import build  # noqa: E402
from analytics.reading import raw  # noqa: E402
from analytics.statements import sentence_pairs, sentence_vectors, statements  # noqa: E402

DATA = Path(__file__).parents[2] / "shared" / "data"
LANGUAGES = ("de", "fr", "es", "ru", "uk", "ar", "fa", "zh", "sw")
FOLDS, ASKED = 5, 2


class Twins(NamedTuple):
    """The results for the twins of one language."""

    n: int
    first: float
    precision: float
    recall: float
    part: float


def main() -> int:
    """Print the tables."""
    folders = [name for name in sys.argv[1:] if Path(name).is_dir()]
    if not (DATA / "parallel").is_dir():
        print(f"The parallel news are not at {DATA}: nothing to measure.")
        return 0
    print(f"{'NTREX, held out':18}{'twins':>6}{'P@1':>7}{'precision':>11}{'recall':>8}{'part':>7}")
    for code in [name for name in sys.argv[1:] if name not in folders] or LANGUAGES:
        row = twins(code)
        print(f"{code + ' - en':18}{row.n:6}{row.first:7.3f}{row.precision:11.3f}{row.recall:8.3f}"
              f"{row.part:7.3f}", flush=True)  # fmt: skip
    for folder in folders:
        whole = open_corpus(folder)
        start = time.process_time()
        rows = statements.find(whole)
        seconds = time.process_time() - start
        sizes = rows[~rows["near"]].groupby("statement")["doc_id"].nunique()
        print(f"\n{len(whole)} articles: {1000 * seconds / len(whole):.1f} CPU s per 1,000, {(sizes > 1).sum()}"
              f" statements of two documents or more, {(sizes == 1).sum()} of one")  # fmt: skip
    return 0


def twins(language: str) -> Twins:
    """Return the results of one language."""
    whole = parallel(language)
    line = lines(whole, language)
    names = training.documents(DATA)
    order = sorted(set(names))
    folds = [_fold_results(whole, line, language, set(order[fold::FOLDS])) for fold in range(ASKED)]
    n, first, same, right, part, right_part = (sum(column) for column in zip(*folds, strict=True))
    return Twins(n, first / n, right / max(same, 1), right / n, right_part / max(part, 1))


def parallel(language: str) -> Corpus:
    """Return the documents of NTREX in a language and in English, each line a paragraph, read like articles."""
    documents = [
        raw.RawDocument(f"{code}-{name}.txt", "\n\n".join(texts), source=code, language=code)
        for code in (language, "en")
        for name, texts in _lines(code).items()
    ]
    return build.build(raw.Loaded(documents, []), workers=2)


def lines(whole: Corpus, language: str) -> np.ndarray:
    """Return the number of the NTREX line of each sentence of the corpus, -1 for a part of a line."""
    number = {
        (f"{code}-{name}.txt", " ".join(text.split())): i
        for code in (language, "en")
        for i, (name, text) in enumerate(zip(training.documents(DATA), _texts(code), strict=True))
    }
    file = dict(zip(whole.doc_ids, whole.documents["file"], strict=True))
    rows = whole.stored("sentences").itertuples()
    texts = ((file[row.doc_id], " ".join(whole.text[row.doc_id][row.start : row.end].split())) for row in rows)
    return np.asarray([number.get(text, -1) for text in texts])


def _fold_results(whole: Corpus, line: np.ndarray, language: str, tested: set[str]) -> tuple[int, ...]:
    """Return for one fold: twins, nearest ones, pairs that say the same, right ones, parts, right ones."""
    names = training.documents(DATA)
    learnt = training.table(DATA, language, tuple(row for row, name in enumerate(names) if name not in tested))
    sentences = sentence_vectors.sentences(whole, learnt={language: learnt})
    at = line[sentences.rows]
    english = np.flatnonzero(sentences.spoken == "en")
    place = {at[row]: i for i, row in enumerate(english) if at[row] >= 0}
    foreign = np.asarray(
        [row for row in np.flatnonzero(sentences.spoken != "en") if at[row] in place and names[at[row]] in tested]
    )
    nearest = (sentences.cells[foreign] @ sentences.cells[english].T).toarray().argmax(axis=1)
    first = sum(place[at[row]] == near for row, near in zip(foreign, nearest, strict=True))
    links = sentence_pairs.links(sentences)
    ends = ((links.a, links.b), (links.b, links.a))
    across = np.any([np.isin(one, foreign) & np.isin(two, english) for one, two in ends], axis=0)
    twin = at[links.a] == at[links.b]
    same = links.share >= 1
    counts = (across & same, across & same & twin, across & ~same, across & ~same & twin)
    return len(foreign), int(first), *(int(cells.sum()) for cells in counts)


def _lines(code: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in zip(training.documents(DATA), _texts(code), strict=True):
        found.setdefault(name, []).append(text)
    return found


def _texts(code: str) -> list[str]:
    return training.read_gz(DATA / "parallel" / f"ntrex.{training.NTREX.get(code, 'eng')}.txt.gz").splitlines()


if __name__ == "__main__":
    sys.exit(main())
