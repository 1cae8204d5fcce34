"""Tables about the topics of a corpus: sources, timeline, examples, documents, tree, and the number to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.stats import significance, threads
from analytics.text import folding, tokens
from analytics.topics import clusters as topic_clusters
from analytics.topics import fitting as topic_fitting
from analytics.topics.topics import nearest_members, unit_of

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

BEGINNING = 120  # code points


def topic_sources(corpus: Corpus) -> pd.DataFrame:
    """One row per topic and source of the slice, counts of 0 included; the largest sources first, then by topic.

    `n_members` of the `n_source` documents (or passages) of the source are in the topic; `share_members` =
    n_members / n_source with its 95 % interval `low`..`high` (Wilson 1927). The interval is missing for passages: those
    of one document are not independent, and there are fewer than 10 documents.
    """
    members = corpus.stored("topic_members")
    if members.empty:
        return schema.empty("topic_sources")
    source = corpus.documents["source"].to_numpy(dtype=object)[corpus.positions(members["doc_id"])]
    counts = pd.crosstab(members["topic"].astype("str").to_numpy(), source)
    n_source = counts.sum(axis=0)
    order = sorted(counts.columns, key=lambda name: (-n_source[name], name))
    table = counts[order].T.rename_axis("source").reset_index().melt("source", var_name="topic", value_name="n_members")
    table["n_source"] = table["source"].map(n_source)
    table["place"] = table["source"].map({name: i for i, name in enumerate(order)})
    table["share_members"] = table["n_members"] / table["n_source"]
    low, high = significance.wilson(table["n_members"].to_numpy(), table["n_source"].to_numpy())
    if unit_of(corpus) == "passage":
        low, high = np.full((2, len(table)), np.nan)
    table["low"], table["high"] = low, high
    return schema.conform(table.sort_values(["place", "topic"]), "topic_sources")


def source_topic_shares(corpus: Corpus, *, n_sources: int = 12, n_topics: int = 8) -> pd.DataFrame:
    """Return the shares `share_members` of `topic_sources` as sources (rows) x topics (columns), the largest first."""
    table = topic_sources(corpus)
    table = table[table["topic"] != schema.NO_TEXT]
    if table.empty:
        return pd.DataFrame()
    sizes = table.groupby("topic")["n_members"].sum().sort_index().sort_values(ascending=False, kind="stable")
    sources = table["source"].drop_duplicates().head(n_sources)
    square = table.pivot_table(index="source", columns="topic", values="share_members")
    return square.loc[list(sources), list(sizes.index[:n_topics])]


def topic_timeline(corpus: Corpus, *, period: str = "month") -> pd.DataFrame:
    """One row per period with documents and topic of the slice, counts of 0 included; by time, then topic.

    `n_docs` of the `n_period` documents of the period have a member in the topic; `share_docs` = n_docs / n_period.
    `period` is year, month, week or day; documents whose date is missing or less precise have the period "", last.
    """
    periods, names = grouping.period_matrix(corpus, period)
    if corpus.stored("topic_members").empty:
        return schema.empty("topic_timeline")
    cells, topics = grouping.documents_by(corpus, "topic_members", "topic")
    n_docs = (periods.T @ cells).toarray()
    n_period = np.repeat(np.asarray(periods.sum(axis=0)).ravel(), len(topics))
    table = pd.DataFrame({"period": np.repeat(names, len(topics))})
    table["topic"], table["n_docs"], table["n_period"] = np.tile(topics, len(names)), n_docs.ravel(), n_period
    return schema.conform(table.assign(share_docs=n_docs.ravel() / n_period), "topic_timeline")


def topic_examples(corpus: Corpus, *, top: int = 3) -> pd.DataFrame:
    """One row per topic of the slice and each of the `top` documents nearest to its centroid, with a typical sentence.

    The sentence comes from the document, or from the clustered passage, and has the most different words of the label
    of the topic (ties: the first). Only one of several copies is listed.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    nearest = nearest_members(corpus, top)
    if nearest.empty:
        return schema.empty("topic_examples")
    nearest = nearest[nearest["topic"] != schema.NO_TEXT]
    fitted = corpus.stored("topic_fit")
    forms = {row.topic: set(tokens.tokens(f"{row.words} {row.title}")) for row in fitted.itertuples()}
    sentences = corpus.stored("sentences")
    bounds = np.searchsorted(corpus.positions(sentences["doc_id"]), np.arange(len(corpus) + 1))
    spans = sentences[["start", "end"]].to_numpy()
    rows = []
    for member, at in zip(nearest.itertuples(), corpus.positions(nearest["doc_id"]), strict=True):
        text = corpus.text[member.doc_id]
        inside = [(a, b) for a, b in spans[bounds[at] : bounds[at + 1]].tolist() if member.start <= a < member.end]
        start, end = _typical_sentence(text, inside, forms[member.topic])
        rows.append((member.topic, member.doc_id, start, end, member.strength, text[start:end], at))
    table = pd.DataFrame(rows, columns=["topic", "doc_id", "start", "end", "strength", "text", "at"])
    documents = corpus.documents.iloc[table["at"]]
    columns = {name: documents[name].to_numpy() for name in ("title", "source", "date", "language")}
    table = table.assign(rank=table.groupby("topic").cumcount() + 1, **columns)
    return schema.conform(table, "topic_examples")


def topic_documents(corpus: Corpus, *, topic: str = "") -> pd.DataFrame:
    """One row per document (or passage) of `topic`, or of all topics without it; the strongest first.

    `text` is the beginning of the document or passage.
    """
    members = corpus.stored("topic_members")
    members = members[members["topic"] == topic] if topic else members
    documents = corpus.documents.iloc[corpus.positions(members["doc_id"])]
    columns = {name: documents[name].to_numpy() for name in ("title", "source", "date", "language")}
    order = np.lexsort((members["start"], members["doc_id"].astype("str"), -members["strength"].to_numpy()))
    begins = [
        corpus.text[doc_id][start : min(start + BEGINNING, end)]
        for doc_id, start, end in members[["doc_id", "start", "end"]].itertuples(index=False)
    ]
    return schema.conform(members.assign(**columns, text=begins).iloc[order], "topic_documents")


def topic_tree(corpus: Corpus) -> pd.DataFrame:
    """One row per joint of two topics or groups of topics, the most similar first, until one group is left.

    `similarity` is the mean cosine of the centroids of `a` and `b` in the whole corpus, weighted by size (average
    linkage). `topics` are the `n_topics` under the `node`; `n_docs` documents of the slice have a member in them.
    """
    joints = corpus.stored("topic_joints")
    if joints.empty or len(corpus) == 0:
        return schema.empty("topic_tree")
    cells, names = grouping.documents_by(corpus, "topic_members", "topic")
    under: dict[str, list[str]] = {}
    rows = []
    for row in joints.itertuples():
        under[row.node] = sorted(under.get(row.a, [row.a]) + under.get(row.b, [row.b]))
        n_members = cells[:, np.flatnonzero(np.isin(names, under[row.node]))].sum(axis=1)
        counts = (len(under[row.node]), int((np.asarray(n_members) > 0).sum()))
        rows.append((row.node, row.a, row.b, row.similarity, *counts, schema.LIST_SEPARATOR.join(under[row.node])))
    return schema.from_rows(rows, "topic_tree")


@threads.one_thread
def topic_numbers(corpus: Corpus, *, seed: int = 0) -> pd.DataFrame:
    """One row per number of topics tested on the documents (or passages) of the slice: 3..min(20, sqrt n).

    `stability` is the mean adjusted Rand index of two clusterings of 80 % samples; the best is `proposed`. It is
    only a proposal: it was exact on BBC News (5), roughly right on 10kGNAD and too coarse on others.
    """
    if len(corpus) == 0:
        return schema.empty("topic_numbers")
    placed = topic_fitting.place(corpus, unit_of(corpus) or "auto")
    if len(placed.copies) == 0:
        return schema.empty("topic_numbers")
    tried = topic_clusters.sweep(placed.points[placed.firsts()], seed=seed)
    best = topic_clusters.best(tried) if tried else 0
    return schema.from_rows(((n, score, n == best) for n, score in tried), "topic_numbers")


def _typical_sentence(text: str, spans: list[tuple[int, int]], forms: set[str]) -> tuple[int, int]:
    """Return the first of the sentences with the most different forms; (0, 0) without sentences."""
    best, most = (spans or [(0, 0)])[0], 0
    for start, end in spans:
        sentence = text[start:end]
        folded = folding.fold(sentence)
        if sum(form in folded for form in forms) > most:  # no sentence has more words than it has parts of words
            n_words = len(forms.intersection(tokens.tokens(sentence)))
            best, most = ((start, end), n_words) if n_words > most else (best, most)
    return best
