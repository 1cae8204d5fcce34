"""Quality, speed and size of joining languages: python benchmarks/translations.py [LANGUAGE ...].

Twins: whether the English original of each document of NTREX-128 in a language is the nearest of all 123 (bags of
English stems, TF-IDF, cosine). The translations are learnt without the fifth of the documents that is tested.
MasakhaNEWS dev, English and French: AUC is the probability that a pair of articles of the two languages with one label
is nearer than a pair with two; "nearest" is how often the nearest article of the other language has the label; NMI of
KMeans with as many clusters as labels, with the labels and with the languages. Below it the same with few English
articles, by what the space is fitted on (means of five samples). Speed is CPU seconds of this run.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "training")]

from analytics import schema  # noqa: E402
from analytics.corpus import store  # noqa: E402
from analytics.crosslingual import dictionaries, document_vectors  # noqa: E402
from analytics.text import terms  # noqa: E402
from analytics.text.document_text import Text  # noqa: E402
from training import held_out  # noqa: E402

DATA = Path(__file__).parents[2] / "shared" / "data"
DRAWS = 5
CUTS = (10, 40, 160)
csv.field_size_limit(1 << 30)


class Labelled(NamedTuple):
    """Articles with a label and a language, as a corpus."""

    corpus: store.Corpus
    labels: np.ndarray
    spoken: np.ndarray


def main() -> int:
    """Print the tables."""
    if not (DATA / "parallel").is_dir():
        print(f"The parallel news are not at {DATA}: nothing to measure.")
        return 0
    print("twins, P@1, translations held out: ", end="")
    print(
        " ".join(f"{code} {held_out.twins(DATA, code):.3f}" for code in sys.argv[1:] or held_out.LANGUAGES), flush=True
    )
    news = masakhanews()
    start = time.process_time()
    points = joint(news)
    seconds = time.process_time() - start
    print(f"\n{'MasakhaNEWS eng+fra':34}{'AUC':>7}{'nearest':>9}{'NMI label':>11}{'NMI language':>14}")
    print(_row(f"all {len(news.labels)}", measured(news, points)))
    for n in CUTS:
        for fit in ("en", "fr", None):
            print(_row(f"{n} English, fitted on {fit or 'what is chosen'}", cut(news, n, fit)))
    print(f"\n{seconds / len(news.labels) * 1000:.1f} CPU s per 1,000 articles, tables and stems included")
    for name in (dictionaries.SHARED, dictionaries.GPL):
        size = (Path(dictionaries.__file__).parents[1] / "data" / name).stat().st_size
        print(f"{name} {size / 1e6:.2f} MB", end="  ")
    print(f"{len(dictionaries.available())} languages")
    return 0


def masakhanews() -> Labelled:
    """Return the English and French articles, headline and text."""
    rows = [
        (code[:2], row["category"], f"{row['headline']}\n{row['text']}")
        for code in ("eng", "fra")
        for row in csv.DictReader(io.StringIO(_read(code)), delimiter="\t")
    ]
    return labelled(rows)


def labelled(rows: list[tuple[str, str, str]]) -> Labelled:
    """Return (language, label, text) as a corpus of documents and words only."""
    spoken = np.asarray([row[0] for row in rows], dtype=object)
    blank = schema.blank_row("documents")
    documents = [
        tuple((blank | {"doc_id": f"d{at:05}", "language": code}).values()) for at, (code, _, _) in enumerate(rows)
    ]
    words = [(f"d{at:05}", *term) for at, row in enumerate(rows) for term in terms.counts(Text(row[2], "en"))]
    tables = {"documents": schema.from_rows(documents, "documents"), "terms": schema.from_rows(words, "terms")}
    return Labelled(store.make(tables), np.asarray([row[1] for row in rows], dtype=object), spoken)


def _read(code: str) -> str:
    return gzip.decompress((DATA / "multilingual" / f"masakhanews.{code}.dev.tsv.gz").read_bytes()).decode("utf-8")


def joint(news: Labelled, pivot: str | None = None) -> np.ndarray:
    """Return the points of articles."""
    return document_vectors.points(news.corpus, news.corpus.counts, news.spoken, pivot=pivot)


def cut(news: Labelled, n: int, pivot: str | None) -> np.ndarray:
    """Return the results with `n` English articles, sampled five times."""
    english, others = np.flatnonzero(news.spoken == "en"), np.flatnonzero(news.spoken != "en")
    results = []
    for draw in range(DRAWS):
        chosen = np.random.default_rng(draw).permutation(english)[:n]
        rows = np.sort(np.concatenate([chosen, others]))
        part = Labelled(news.corpus.take(rows), news.labels[rows], news.spoken[rows])
        results.append(measured(part, joint(part, pivot)))
    return np.mean(results, axis=0)


def measured(news: Labelled, points: np.ndarray) -> np.ndarray:
    """Return AUC, nearest, NMI with the labels and with the languages."""
    from sklearn.cluster import KMeans  # noqa: PLC0415 - slow to import
    from sklearn.metrics import normalized_mutual_info_score, roc_auc_score  # noqa: PLC0415

    ours, theirs = np.flatnonzero(news.spoken == "en"), np.flatnonzero(news.spoken != "en")
    near = points[ours] @ points[theirs].T
    same = news.labels[ours][:, None] == news.labels[theirs]
    hits = [same[np.arange(len(ours)), near.argmax(axis=1)], same[near.argmax(axis=0), np.arange(len(theirs))]]
    clusters = KMeans(len(set(news.labels)), n_init=10, random_state=0).fit_predict(points)
    mutual = [normalized_mutual_info_score(kind, clusters) for kind in (news.labels, news.spoken)]
    return np.asarray([roc_auc_score(same.ravel(), near.ravel()), np.concatenate(hits).mean(), *mutual])


def _row(name: str, values: np.ndarray) -> str:
    auc, nearest, label, language = values
    return f"{name:34}{auc:7.3f}{nearest:9.3f}{label:11.3f}{language:14.3f}"


if __name__ == "__main__":
    sys.exit(main())
