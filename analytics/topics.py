"""Which documents, or passages of a few documents, belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import counting, schema
from analytics.topic_labels import label, ranked_terms
from analytics.topic_units import MIN_DOCUMENTS, Units, choose_unit, units, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus import Corpus

MAX_TOPICS = 30
RESAMPLES = 5
RESAMPLE_SHARE = 0.8


def fit(corpus: Corpus, *, n_topics: int | None = None, unit: str = "auto", seed: int = 0) -> Corpus:
    """Return the corpus with its topics found: the tables `topic_members` and `topic_fit` in place.

    TF-IDF -> SVD -> L2 -> KMeans (BBC News: NMI .85; LDA .61). With fewer than 10 documents the passages (paragraphs)
    are clustered instead; `unit` document or passage says so by force. `n_topics` None takes about sqrt(n / 2).
    Topics are numbered by size and keep their names under filters. Texts without words are in no topic.
    """
    if n_topics is not None and n_topics < 1:
        raise ValueError(f"n_topics must be at least 1, got {n_topics}")
    pieces = units(corpus, choose_unit(corpus, unit))
    points = vectors(corpus, pieces)
    some = np.flatnonzero(np.linalg.norm(points, axis=1) > 0)
    pieces, points = pieces.at(some), points[some]
    if len(some) == 0:
        return corpus.with_table("topic_members", schema.empty("topic_members")).with_table(
            "topic_fit", schema.empty("topic_fit")
        )
    found = _cluster(points, min(n_topics or _default_number(len(some)), len(np.unique(points, axis=0))), seed)
    members = _members(corpus, pieces, points, found)
    stability = _stability(points, found, seed)
    fitted = _fitted(corpus, pieces, found, stability)
    return corpus.with_table("topic_members", members).with_table("topic_fit", fitted)


def topics(corpus: Corpus, *, n_terms: int = 5) -> pd.DataFrame:
    """One row per topic of the slice, the largest first.

    `n_docs` documents of the slice have a member in the topic, `share_docs` = n_docs / documents of the slice;
    `n_members` are its documents, or its passages where those were clustered.
    `label` is that of the whole corpus; `terms` are the words of the slice, per language, with the best F1 of coverage
    (share of the topic's members with the word) and precision (share of the members with the word that are in the
    topic). `stability` is the mean overlap (Jaccard) with the nearest topic in refits on 80 % samples; missing for one
    topic.
    """
    if n_terms < 1:
        raise ValueError(f"n_terms must be at least 1, got {n_terms}")
    members, fitted = corpus.table("topic_members"), corpus.table("topic_fit")
    if members.empty:
        return schema.empty("topics")
    n_docs = members.drop_duplicates(["doc_id", "topic"])["topic"].astype("str").value_counts()
    n_members = members["topic"].astype("str").value_counts()
    table = fitted.assign(topic=fitted["topic"].astype("str"))
    table = table[table["topic"].isin(n_docs.index)]
    table["n_docs"] = table["topic"].map(n_docs)
    table["n_members"] = table["topic"].map(n_members)
    table["share_docs"] = table["n_docs"] / len(corpus)
    table["terms"] = table["topic"].map(_slice_terms(corpus, n_terms))
    order = ["n_members", "n_docs", "topic"]
    return schema.conform(table.sort_values(order, ascending=[False, False, True]), "topics")


def by_source(corpus: Corpus, *, top: int = 12) -> pd.DataFrame:
    """Return the share of each source's documents (or passages) in each topic: topics down, largest sources across."""
    members = corpus.table("topic_members")
    source = corpus.documents["source"].to_numpy()[corpus.positions(members["doc_id"])]
    shares = pd.crosstab(members["topic"].astype("str"), source, normalize="columns")
    return shares.reindex(columns=corpus.documents["source"].value_counts().index[:top], fill_value=0.0)


def topic_members(corpus: Corpus) -> pd.DataFrame:
    """One row per document (or passage) and its topic; `strength` is the cosine to the centre of the topic."""
    return schema.conform(corpus.table("topic_members"), "topic_members")


def unit_of(corpus: Corpus) -> str:
    """Return what was clustered: "document", "passage", or "" where there are no topics."""
    fitted = corpus.table("topic_fit")
    return str(fitted["unit"].iloc[0]) if len(fitted) else ""


def document_similarity(corpus: Corpus, *, top: int = 300) -> pd.DataFrame:
    """One row per pair of documents, the most alike first: cosine of TF-IDF words, or of names across languages.

    `basis` says which: "words" within one language, "names" (linked entities, log counts) between two, where words
    would measure the language and not the story. Only for slices of fewer than 10 documents; otherwise empty.
    """
    if not 1 < len(corpus) < MIN_DOCUMENTS:
        return schema.empty("document_similarity")
    rows = list(_pairs(corpus))
    table = schema.from_rows(rows, "document_similarity")
    return table.sort_values("similarity", ascending=False, kind="stable", ignore_index=True).head(top)


def _pairs(corpus: Corpus) -> Iterator[tuple[object, ...]]:
    documents = corpus.documents
    words = _cosines(vectors(corpus, units(corpus, "document"), names=False))
    named = _cosines(counting.documents_by(corpus, "mentions", "entity")[0].toarray())
    language = documents["language"].to_numpy()
    shown = [documents[column].to_numpy() for column in ("title", "source", "language")]
    for a, b in zip(*np.triu_indices(len(corpus), k=1), strict=True):
        same = language[a] == language[b]
        basis, value = ("words", words[a, b]) if same else ("names", named[a, b])
        pair = (corpus.doc_ids[a], corpus.doc_ids[b], basis, round(float(value), 6))
        yield (*pair, *(values[i] for values in shown for i in (a, b)))


def _cosines(points: np.ndarray) -> np.ndarray:
    norms = np.linalg.norm(points, axis=1, keepdims=True)
    unit = points / np.where(norms > 0, norms, 1)
    return unit @ unit.T


def _default_number(n: int) -> int:
    return int(np.clip(round(np.sqrt(n / 2)), 1, MAX_TOPICS))


def _cluster(points: np.ndarray, n_topics: int, seed: int) -> np.ndarray:
    """Return the topic of each point, the largest topic first, ties by first member."""
    from sklearn.cluster import KMeans  # noqa: PLC0415 - 190 MB that only fitting needs

    raw = KMeans(n_clusters=n_topics, n_init=_starts(len(points)), random_state=seed).fit_predict(points)
    sizes = np.bincount(raw, minlength=n_topics)
    first = [int(np.argmax(raw == topic)) for topic in range(n_topics)]
    order = sorted(range(n_topics), key=lambda topic: (-sizes[topic], first[topic]))
    number = np.empty(n_topics, dtype="int64")
    number[order] = np.arange(n_topics)
    return number[raw]


def _starts(n: int) -> int:
    """Return how many starts KMeans keeps the best of: with few pieces a single start is often a poor one."""
    return 20 if n < 500 else 4  # noqa: PLR2004 - the sum of both costs stays under seconds


def _members(corpus: Corpus, pieces: Units, points: np.ndarray, found: np.ndarray) -> pd.DataFrame:
    centres = np.stack([points[found == topic].mean(axis=0) for topic in range(found.max() + 1)])
    strength = np.sum(points * centres[found], axis=1) / np.maximum(np.linalg.norm(centres[found], axis=1), 1e-12)
    table = pd.DataFrame({"doc_id": np.asarray(corpus.doc_ids, dtype=object)[pieces.rows]})
    table["start"], table["end"] = pieces.starts, pieces.ends
    table["topic"] = [_name(topic) for topic in found]
    table["strength"] = strength.round(6)
    return schema.conform(table, "topic_members")


def _fitted(corpus: Corpus, pieces: Units, found: np.ndarray, stability: np.ndarray) -> pd.DataFrame:
    names = np.asarray([_name(topic) for topic in found], dtype=object)
    words = ranked_terms(corpus, pieces, names)
    rows = ((name, label(words[name]), pieces.unit, stability[i]) for i, name in enumerate(sorted(words)))
    return schema.from_rows(rows, "topic_fit")


def _stability(points: np.ndarray, found: np.ndarray, seed: int) -> np.ndarray:
    """Return per topic the mean Jaccard overlap with its nearest topic in refits on 80 % samples."""
    n_topics = int(found.max()) + 1
    if n_topics == 1:
        return np.full(1, np.nan)
    generator = np.random.default_rng(seed)
    runs = [_overlaps(points, found, n_topics, generator) for _ in range(RESAMPLES)]
    return np.nanmean(np.stack(runs), axis=0).round(4)


def _overlaps(points: np.ndarray, found: np.ndarray, n_topics: int, generator: np.random.Generator) -> np.ndarray:
    sample = np.sort(generator.choice(len(points), max(int(len(points) * RESAMPLE_SHARE), n_topics), replace=False))
    again = _cluster(points[sample], n_topics, seed=0)
    both = np.zeros((n_topics, n_topics))
    np.add.at(both, (found[sample], again), 1)
    either = both.sum(axis=1, keepdims=True) + both.sum(axis=0, keepdims=True) - both
    return counting.share(both, either).max(axis=1)


def _slice_terms(corpus: Corpus, n_terms: int) -> dict[str, str]:
    """Return the words of each topic within the slice, "English: embassy, envoy; German: Botschaft"."""
    pieces = units(corpus, unit_of(corpus))
    members = corpus.table("topic_members")
    places = zip(corpus.positions(members["doc_id"]), members["start"], strict=True)
    topic_at = dict(zip(places, members["topic"], strict=True))
    found = [topic_at.get(place, "") for place in zip(pieces.rows, pieces.starts, strict=True)]
    words = ranked_terms(corpus, pieces, np.asarray(found, dtype=object))
    return {topic: label(terms, n_terms=n_terms, full=True) for topic, terms in words.items()}


def _name(topic: int) -> str:
    return f"t{topic + 1:02d}"
