"""Whether the terms of a group distinguish its documents, on unseen articles: python benchmarks/keyness.py.

The data are the 19 largest topics of the shared news articles, as given by their editors (`topic`), on the first 3,000
characters of each article as crawled: only its words are read. The articles are split into halves by a hash of their
id. The first 50 terms of a topic in one half score the articles of the other: the sum of the values that ranked the
terms, over those in the article. AUC is the probability that an article of the topic scores above another one, ties
count half; the figure is the mean over the topics, both ways. The second figure is how many of the first 20 terms come
from a single document.

All methods rank the same words (no stopwords, numbers, single letters). The other methods count tokens and are computed
here: log-odds with an informative Dirichlet prior (Monroe et al. 2008), G2 (Dunning 1993), c-TF-IDF (Grootendorst 2022)
and the log ratio alone. On AUC alone log-odds on tokens can be better, but it lists terms of a single document.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special, stats

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from scipy import sparse

    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import schema
from analytics.corpus import grouping, store
from analytics.keywords import keyness
from analytics.text import folding, languages, terms
from analytics.text.document_text import Text

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
READ = 3_000  # code points of an article: whole articles take twice the time
TOPICS, TOP, LISTED = 19, 50, 20
FLOORS = {"AUC": 0.90, "several": 1.0}


class Half(NamedTuple):
    """One half of the articles: the topic of each, and its counts of words."""

    corpus: Corpus
    topics: np.ndarray
    tokens: sparse.csr_array
    holding: sparse.csc_array


def figures() -> list[tuple[str, float, float]]:
    """Return (name, value, floor) of what a release must reach; nothing if the articles are not on this machine."""
    if not NEWS.is_file():
        return []
    auc, single = measured(METHODS["ours"])
    return [
        (f"keyness: AUC of {TOPICS} topics on the other half", auc, FLOORS["AUC"]),
        (f"keyness: first {LISTED} terms that several documents say", 1 - single, FLOORS["several"]),
    ]


def measured(method: Callable[[Half, str], tuple[np.ndarray, np.ndarray]]) -> tuple[float, float]:
    """Return the mean AUC, and the share of the first terms that are in a single document of the topic."""
    aucs, single = [], []
    for learnt, tested in (halves(), halves()[::-1]):
        for topic in topics():
            columns, values = method(learnt, topic)
            aucs.append(auc(tested.holding[:, columns] @ values, tested.topics == topic))
            listed = learnt.holding[:, columns[:LISTED]].tocsr()[np.flatnonzero(learnt.topics == topic)]
            single.append(np.mean(np.asarray(listed.sum(axis=0)).ravel() == 1))
    return float(np.mean(aucs)), float(np.mean(single))


def auc(scores: np.ndarray, wanted: np.ndarray) -> float:
    """Return the probability that a wanted document scores above another one; ties count half."""
    n = int(wanted.sum())
    above = stats.rankdata(scores)[wanted].sum() - n * (n + 1) / 2
    return float(above / (n * (len(wanted) - n)))


@lru_cache(maxsize=1)
def topics() -> tuple[str, ...]:
    """Return the largest topics, the largest first."""
    names, n_docs = np.unique(np.concatenate([half.topics for half in halves()]), return_counts=True)
    order = np.lexsort((names.astype(str), -n_docs))
    return tuple(name for name in names[order] if name)[:TOPICS]


@lru_cache(maxsize=1)
def halves() -> tuple[Half, Half]:
    """Return the articles as two corpora of documents, terms and topics; both have the same vocabulary."""
    whole = store.make({name: schema.from_rows(rows, name) for name, rows in _tables().items()})
    odd = np.asarray([int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 2 for doc_id in whole.doc_ids])
    first, second = (_half(whole.take(np.flatnonzero(odd == side))) for side in (0, 1))
    return first, second


def _tables() -> dict[str, list[tuple[object, ...]]]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        articles = [json.loads(row) for row in rows]
    return {
        "documents": [_document(one) for one in articles],
        "terms": [(one["id"], *term) for one in articles for term in terms.counts(Text(_text(one), "en"))],
        "topic_members": [(one["id"], 0, 0, one["topic"], 1.0, False, 0.0, 0.0) for one in articles if one["topic"]],
    }


def _text(article: dict[str, str]) -> str:
    return f"{article['title']}\n{article['text'][:READ]}"


def _document(article: dict[str, str]) -> tuple[object, ...]:
    row = {"doc_id": article["id"], "language": "en", "source": article["source"], "url": article["url"] or ""}
    return tuple((schema.blank_row("documents") | row).values())


def _half(part: Corpus) -> Half:
    labels = grouping.labels(part, "topic").to_numpy(dtype=object)
    return Half(part, labels, part.counts, (part.counts > 0).astype("float64").tocsc())


@lru_cache(maxsize=2)
def _table(part: Corpus) -> pd.DataFrame:
    return keyness.keyness(part, by="topic", top=TOP)


def _ours(half: Half, topic: str) -> tuple[np.ndarray, np.ndarray]:
    table = _table(half.corpus)
    table = table[table["group"] == topic]
    forms = [folding.fold_word(term) for term in table["term"]]
    return np.searchsorted(half.corpus.vocabulary, forms), table["z"].to_numpy()


def _on_tokens(score: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Callable[[Half, str], tuple]:
    """Return a method that ranks the words by a score of their tokens inside and outside the topic."""

    def method(half: Half, topic: str) -> tuple[np.ndarray, np.ndarray]:
        inside = half.tokens[np.flatnonzero(half.topics == topic)].sum(axis=0)
        total = half.tokens.sum(axis=0)
        used = np.flatnonzero(_countable() & (total > 0))
        values = score(inside[used], (total - inside)[used])
        best = np.argsort(-values, kind="stable")[:TOP]
        return used[best], values[best]

    return method


@lru_cache(maxsize=1)
def _countable() -> np.ndarray:
    stopwords = languages.get("en").stopwords
    words = halves()[0].corpus.vocabulary
    return np.asarray([word not in stopwords and len(word) > 1 and not word[0].isdigit() for word in words])


def _log_odds(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return Monroe's z; the prior is the share of all tokens x a tenth of the tokens of the topic."""
    n_a, n_b = a.sum(), b.sum()
    prior = n_a / 10 * (a + b) / (n_a + n_b)
    odds_a, odds_b = (np.log((k + prior) / (n + n_a / 10 - k - prior)) for k, n in ((a, n_a), (b, n_b)))
    return (odds_a - odds_b) / np.sqrt(1 / (a + prior) + 1 / (b + prior))


def _g2(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return Dunning's G2, negative for words that the topic uses less often."""
    share = a.sum() / (a.sum() + b.sum())
    expected_a, expected_b = (a + b) * share, (a + b) * (1 - share)
    g2 = 2 * (special.xlogy(a, a / expected_a) + special.xlogy(b, b / expected_b))
    return g2 * np.sign(a - expected_a)


def _ctfidf(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the share of the tokens of the topic x log(1 + mean tokens of a topic / tokens of the word)."""
    average = (a + b).sum() / len(set(halves()[0].topics))
    return a / a.sum() * np.log(1 + average / (a + b))


def _log_ratio(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.log2((a + 0.5) / (a.sum() + 1)) - np.log2((b + 0.5) / (b.sum() + 1))


METHODS = {
    "ours": _ours,
    "log-odds on tokens": _on_tokens(_log_odds),
    "G2": _on_tokens(_g2),
    "c-TF-IDF": _on_tokens(_ctfidf),
    "log ratio alone": _on_tokens(_log_ratio),
}


def main() -> int:
    """Print AUC and single-document terms of each method, what all topics cost, and the figures with their floors."""
    if not NEWS.is_file():
        print(f"{NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    print(f"{'':24}{'AUC':>8}{f'of the first {LISTED} in one document':>36}")
    for name, method in METHODS.items():
        auc_value, single = measured(method)
        print(f"{name:24}{auc_value:8.3f}{single:36.0%}", flush=True)
    _print_cost()
    for name, value, floor in figures():
        print(f"{name:58}{value:8.3f}  floor {floor:.3f}")
    return 0


def _print_cost() -> None:
    whole = halves()[0].corpus.root
    for by in ("topic", "source"):
        begin = time.perf_counter()
        n_groups = keyness.keyness(whole, by=by)["group"].nunique()
        print(f"{len(whole):,} articles, {n_groups} groups by {by}: {time.perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
