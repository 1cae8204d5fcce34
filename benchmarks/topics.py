"""Topics compared with LDA and NMF of sklearn and, if installed, BERTopic: python benchmarks/topics.py [PYTHON].

BBC News (2,225 articles, 5 classes) and the test part of 10kGNAD (1,028 German articles, 9 classes): how well topics
agree with the classes (NMI, ARI), whether the first ten words of a topic occur together (NPMI in windows of ten words,
which is c_npmi) and are its own (diversity: the share of different words among all), and the cost: CPU seconds and peak
memory of a process that starts with the word counts. All methods have the same counts of the same words; BERTopic gets
our points, so it needs no model. PYTHON is the interpreter of an environment with bertopic 0.17.4, which ours does not
have.

Then the growth of the cost with the corpus, and the cost of a filter at 37,000 documents, which are the shared news
articles repeated with changed words.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans  # noqa: F401 - its import is part of nobody's cost
from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

if TYPE_CHECKING:
    from collections.abc import Callable

    from scipy import sparse

    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import schema
from analytics.corpus import store
from analytics.text import terms, tokens
from analytics.text.document_text import Text
from analytics.topics import assign_new, topics
from analytics.topics import clusters as topic_clusters
from analytics.topics import fitting as topic_fitting
from analytics.topics import labels as topic_labels
from analytics.topics import units as topic_units

DATA = Path(__file__).parents[2] / "shared" / "data"
BBC, GNAD = DATA / "topics" / "BBC_News.tsv.gz", DATA / "topics" / "10kGNAD.test.csv.gz"
NEWS = DATA / "news" / "articles-4000.jsonl.gz"
CLASSES = {"BBC News": ("en", 5), "10kGNAD": ("de", 9)}
FLOORS = {
    ("BBC News", "NMI"): 0.84, ("BBC News", "ARI"): 0.87, ("BBC News", "NPMI"): 0.14, ("BBC News", "diversity"): 0.95,
    ("10kGNAD", "NMI"): 0.475,
}  # fmt: skip
LISTED, WINDOW = 10, 10
TINY = 1e-12
SIZES = (1_000, 4_000, 37_000)
READ = 3_000  # code points of a news article
CHANGED = 1 / 8
ORDER_FLOOR = 0.95


def texts(name: str) -> tuple[list[str], np.ndarray]:
    """Return the texts of a set and their classes."""
    path, separator, text, of = (BBC, "\t", 0, 2) if name == "BBC News" else (GNAD, ";", 1, 0)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split(separator, 2 - text) for line in lines]
    return [row[text] for row in rows], np.asarray([row[of] for row in rows])


@lru_cache(maxsize=2)
def made(name: str) -> Corpus:
    """Return the corpus of a set: documents, texts and the counts of their words."""
    return make(texts(name)[0], CLASSES[name][0])


def make(
    contents: list[str], language: str, sources: list[str] | None = None, dates: list[str] | None = None
) -> Corpus:
    """Return a corpus of texts of one language."""
    ids = [f"d{i:05}" for i in range(len(contents))]
    blank = schema.blank_row("documents") | {"language": language}
    documents = []
    for i, doc_id in enumerate(ids):
        own = {"doc_id": doc_id, "source": sources[i] if sources else "", "date": dates[i] if dates else ""}
        documents.append(tuple((blank | own).values()))
    counted = [
        (doc_id, *term) for doc_id, text in zip(ids, contents, strict=True) for term in terms.counts(Text(text, "en"))
    ]
    tables = {"documents": documents, "texts": list(zip(ids, contents, strict=True)), "terms": counted}
    return store.make({table: schema.from_rows(rows, table) for table, rows in tables.items()})


def figures() -> list[tuple[str, float, float]]:
    """Return (name, value, floor) of what a release must reach; nothing if the sets are not on this machine."""
    if not BBC.is_file() or not GNAD.is_file():
        return []
    found = [
        (f"topics: {measure} on {name}", value, FLOORS[name, measure])
        for name in CLASSES
        for measure, value in judged(name, *ours(made(name), CLASSES[name][1])).items()
        if (name, measure) in FLOORS
    ]
    return [*found, ("topics: ARI of BBC News with the documents in another order", order(), ORDER_FLOOR)]


def order() -> float:
    """Return the ARI of the topics of BBC News with those of the same documents in another order."""
    whole = made("BBC News")
    turned = np.random.default_rng(7).permutation(len(whole))
    documents = schema.conform(whole.documents.iloc[turned], "documents")
    other = store.make(dict(whole.stored_tables) | {"documents": documents})
    first, second = ours(whole, 5)[0], ours(other, 5)[0]
    return float(adjusted_rand_score(first[turned], second))


def joined() -> float:
    """Return the NMI with the classes of a fifth of BBC News that joins the topics of the rest, mean of all fifths."""
    return float(np.mean([_joined(np.arange(len(made("BBC News"))) % 5 == fifth) for fifth in range(5)]))


def _joined(new: np.ndarray) -> float:
    whole, classes = made("BBC News"), texts("BBC News")[1]
    tables = ("documents", "texts", "terms")
    parts = (whole.take(np.flatnonzero(rows)) for rows in (~new, new))
    old, own = (store.make({name: schema.conform(one.stored(name), name) for name in tables}) for one in parts)
    members = assign_new.join(own, topics.fit(old, n_topics=5)).stored("topic_members")
    return float(normalized_mutual_info_score(classes[new], members["topic"].astype("str")))


def proposed(name: str) -> int:
    """Return the number of topics that the stability sweep proposes."""
    placed = topic_fitting.place(made(name), "document")
    return topic_clusters.best(topic_clusters.sweep(placed.points))


def judged(name: str, topic: np.ndarray, words: list[list[str]]) -> dict[str, float]:
    """Return NMI and ARI with the classes, NPMI and diversity of the words."""
    classes = texts(name)[1]
    own = {word for one in words for word in one}
    return {
        "NMI": float(normalized_mutual_info_score(classes, topic)),
        "ARI": float(adjusted_rand_score(classes, topic)),
        "NPMI": npmi(made(name), words),
        "diversity": len(own) / max(sum(map(len, words)), 1),
    }


def npmi(whole: Corpus, words: list[list[str]]) -> float:
    """Return the mean over topics of the mean NPMI of the pairs of their words in windows of ten words (c_npmi)."""
    place = {word: i for i, word in enumerate(whole.vocabulary)}
    forms_of = [np.asarray([place[form] for form in tokens.tokens(text)]) for text in whole.text.values()]
    scores = []
    for one in words:
        column = np.full(len(place), len(one))
        column[[place[word] for word in one]] = np.arange(len(one))
        windows = np.concatenate([_windows(column[forms], len(one)) for forms in forms_of if len(forms)])
        both = windows.T @ windows / len(windows)
        single = np.diag(both)
        pairs = np.log((both + TINY) / np.outer(single, single)) / -np.log(both + TINY)
        scores.append(pairs[np.triu_indices(len(one), k=1)].mean())
    return float(np.mean(scores))


def _windows(columns: np.ndarray, n: int) -> np.ndarray:
    """Return windows x words of a text: 1 if a window of ten words, or a shorter text, has the word."""
    counts = np.zeros((len(columns) + 1, n + 1), dtype="int64")
    counts[np.arange(1, len(columns) + 1), columns] = 1
    counts = counts.cumsum(axis=0)
    wide = min(WINDOW, len(columns))
    return (counts[wide:, :n] > counts[:-wide, :n]).astype("float64")


def ours(whole: Corpus, n_topics: int) -> tuple[np.ndarray, list[list[str]]]:
    """Return the topic of each document and the words of each topic, without stability, map and examples."""
    placed = topic_fitting.place(whole, "document")
    topic = np.full(len(whole), "", dtype=object)
    topic[placed.pieces.rows] = topic_fitting.find_topics(placed, n_topics)
    pieces = topic_units.units(whole, "document")
    ranked = topic_labels.ranked_terms(whole, pieces, topic)
    folded = {surface: form for form, surface in zip(whole.vocabulary, whole.surfaces, strict=True)}
    return topic, [[folded[word] for word in next(iter(by.values()))[:LISTED]] for by in ranked.values()]


def _of_sklearn(kind: str) -> Callable[[Corpus, int], tuple[np.ndarray, list[list[str]]]]:
    def method(whole: Corpus, n_topics: int) -> tuple[np.ndarray, list[list[str]]]:
        language = str(whole.documents["language"].iloc[0])
        columns = topic_units.countable(whole, whole.counts, language)
        if kind == "LDA":
            model: Any = LatentDirichletAllocation(n_topics, random_state=0)
            shares = model.fit_transform(whole.counts[:, columns])
        else:
            model = NMF(n_topics, init="nndsvd", random_state=0)
            shares = model.fit_transform(weighted(whole)[:, columns])
        best = np.argsort(-model.components_, axis=1, kind="stable")[:, :LISTED]
        return shares.argmax(axis=1), [[str(word) for word in whole.vocabulary[columns[row]]] for row in best]

    return method


def weighted(whole: Corpus) -> sparse.csr_array:
    """Return our TF-IDF of documents."""
    return topic_units.tfidf(whole, topic_units.units(whole, "document"))


METHODS = {"ours": ours, "sklearn NMF": _of_sklearn("NMF"), "sklearn LDA": _of_sklearn("LDA")}

BERTOPIC = """
import json, resource, sys, time
import numpy as np
given = np.load(sys.argv[1], allow_pickle=False)
texts = json.load(open(sys.argv[2], encoding="utf-8"))
from bertopic import BERTopic
from sklearn.feature_extraction.text import CountVectorizer
words = CountVectorizer(vocabulary=sorted({word for text in texts for word in text.split()}), token_pattern=r"[^ ]+",
                        lowercase=False)
begin = time.process_time()
model = BERTopic(embedding_model=None, vectorizer_model=words, calculate_probabilities=False)
found, _ = model.fit_transform(texts, embeddings=given)
cost = time.process_time() - begin
ranked = [[word for word, _ in model.get_topic(topic)][:10] for topic in sorted(set(found) - {-1})]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"found": [int(one) for one in found], "words": ranked, "cpu": cost, "peak": peak}))
"""


def bertopic(python: str, name: str) -> dict[str, Any]:
    """Run BERTopic with its own settings on our points, in an environment that has it."""
    whole = made(name)
    pieces = topic_units.units(whole, "document")
    columns = topic_units.countable(whole, whole.counts, CLASSES[name][0])
    counts = whole.counts[:, columns]
    documents = [" ".join(np.repeat(whole.vocabulary[columns[row.indices]], row.data.astype(int))) for row in counts]
    with tempfile.TemporaryDirectory() as folder:
        np.save(f"{folder}/points.npy", topic_units.vectors(whole, pieces).astype("float32"))
        Path(f"{folder}/texts.json").write_text(json.dumps(documents), encoding="utf-8")
        command = [python, "-c", BERTOPIC, f"{folder}/points.npy", f"{folder}/texts.json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the reader gives it
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {"problem": done.stderr[-300:]}


def alone(method: str, name: str) -> dict[str, Any]:
    """Run one of `METHODS` in its own process and return its CPU seconds and peak memory."""
    command = [sys.executable, __file__, "--alone", method, name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    return json.loads(done.stdout)


def _alone(method: str, name: str) -> None:
    whole = made(name)
    whole.counts, whole.surfaces  # noqa: B018 - made once for all analyses
    begin = time.process_time()
    topic, words = METHODS[method](whole, CLASSES[name][1])
    cost = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"found": [str(one) for one in topic], "words": words, "cpu": cost, "peak": peak}))


def main() -> int:
    """Print quality and cost of each method on each set, the growth, the cost of filters, and the floors."""
    if sys.argv[1:2] == ["--alone"]:
        _alone(*sys.argv[2:])
        return 0
    if not BBC.is_file() or not GNAD.is_file():
        print("The sets of topics are not beside the checkout: nothing to measure.")
        return 0
    python = sys.argv[1] if len(sys.argv) > 1 else ""
    for name in CLASSES:
        _print_methods(name, python)
    if not python:
        print("BERTopic is not beside them: python -m venv PEER && PEER/bin/pip install bertopic==0.17.4, then")
        print("python benchmarks/topics.py PEER/bin/python")
    print(f"A fifth of BBC News joins the topics of the rest: NMI {joined():.3f}")
    print(f"Topics proposed: {', '.join(f'{name} {proposed(name)} of {n}' for name, (_, n) in CLASSES.items())}")
    if NEWS.is_file():
        _print_growth()
    for name, value, floor in figures():
        print(f"{name:64}{value:8.3f}  floor {floor:.2f}")
    return 0


def _print_methods(name: str, python: str) -> None:
    print(f"{name}: {len(made(name)):,} documents, {CLASSES[name][1]} classes")
    print(f"{'':16}{'topics':>7}{'NMI':>7}{'ARI':>7}{'NPMI':>7}{'divers.':>8}{'no topic':>9}{'CPU s':>8}{'x ours':>8}"
          f"{'peak MB':>9}")  # fmt: skip
    runs = {method: alone(method, name) for method in METHODS}
    if python:
        runs["BERTopic"] = bertopic(python, name)
    for method, run in runs.items():
        if "problem" in run:
            print(f"{method:16} did not run: {run['problem']}")
            continue
        topic = np.asarray(run["found"])
        scores = judged(name, topic, run["words"])
        outside = float(np.mean(topic.astype(str) == "-1"))
        numbers = "".join(f"{scores[measure]:7.3f}" for measure in ("NMI", "ARI", "NPMI"))
        print(f"{method:16}{len(run['words']):7}{numbers}{scores['diversity']:8.3f}{outside:9.0%}{run['cpu']:8.2f}"
              f"{run['cpu'] / runs['ours']['cpu']:8.1f}{run['peak']:9.0f}", flush=True)  # fmt: skip


def grown(n: int) -> Corpus:
    """Return n news articles: the existing ones repeated, each time with other words at one of eight positions."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        articles = [json.loads(row) for row in rows][:n]
    contents = [f"{one['title']}\n{one['text'][:READ]}" for one in articles]
    sources, dates = [one["source"] for one in articles], [(one["date"] or "")[:10] for one in articles]
    first = make(contents, "en", sources, dates)
    times = -(-n // len(first))
    ids = [f"d{i:05}" for i in range(n)]
    repeated = {}
    for name in ("documents", "texts"):
        table = pd.concat([schema.conform(first.stored(name), name)] * times, ignore_index=True).head(n)
        repeated[name] = table.assign(doc_id=ids)
    repeated["terms"] = pd.concat([_changed(first, i, ids) for i in range(times)], ignore_index=True)
    return store.make(repeated)


def _changed(first: Corpus, turn: int, ids: list[str]) -> pd.DataFrame:
    """Return the words of later documents; from the second repetition on one word in eight is different."""
    said = first.stored("terms")
    row = said["doc_id"].cat.codes.to_numpy("int64") + turn * len(first)
    term = said["term"].cat.codes.to_numpy().copy()
    if turn:
        generator = np.random.default_rng(turn)
        chosen = generator.random(len(term)) < CHANGED
        term[chosen] = generator.choice(term, int(chosen.sum()))
    table = said.assign(term=pd.Categorical.from_codes(term, said["term"].cat.categories))[row < len(ids)]
    return table.assign(doc_id=pd.Categorical.from_codes(row[row < len(ids)], ids))


def _print_growth() -> None:
    print(f"{'documents':>10}{'place s':>9}{'fit s':>8}{'10 % ms':>9}{'50 % ms':>9}{'all ms':>9}   (CPU of one run)")
    for n in SIZES:
        whole = grown(n)
        whole.counts, whole.surfaces  # noqa: B018 - as in `_alone`
        place, _ = _timed(lambda whole=whole: topic_fitting.place(whole, "document"))
        fit, fitted = _timed(lambda whole=whole: topics.fit(whole))
        fitted.counts, fitted.surfaces  # noqa: B018
        topics.topics(fitted.take(np.arange(10)))  # what is made once for all slices
        generator = np.random.default_rng(1)
        parts = [fitted.take(generator.choice(n, int(n * share), replace=False)) for share in (0.1, 0.5)]
        costs = [1000 * _timed(lambda part=part: topics.topics(part))[0] for part in (*parts, fitted)]
        cells = "".join(f"{cost:9.0f}" for cost in costs)
        print(f"{n:10,}{place:9.2f}{fit:8.2f}{cells}", flush=True)


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.process_time()
    result = step()
    return time.process_time() - begin, result


if __name__ == "__main__":
    sys.exit(main())
