"""Assign new documents to the topics of a corpus by the nearest centroid; no other document moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import store as corpus_module
from analytics.errors import CorpusError
from analytics.stats import blas
from analytics.topics import clusters as topic_clusters
from analytics.topics import edits as topic_edits
from analytics.topics import fitting as topic_fitting

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.topics.fitting import Placed

NEEDED = ("documents", "texts", "terms", "mentions", "corrections", "embeddings")  # read to compute the points


@blas.one_thread
def join(corpus: Corpus, fitted: Corpus) -> Corpus:
    """Return a corpus with the topics of another corpus, `fitted`; documents that are in `fitted` keep their topic.

    Each other document joins the topic with the largest cosine to the centroid of its known members, in a vector space
    of all documents of both corpora. Ids, labels, words and stability are those of `fitted`; a correction that moves
    documents is applied only if `fitted` did not have it.
    """
    root = fitted.root
    known = root.stored("topic_members")
    known = known[known["topic"] != schema.NO_TEXT]
    if known.empty:
        raise CorpusError("The corpus to take topics from has none: build it from documents with text")
    unit = str(root.stored("topic_fit")["unit"].iloc[0])
    joined = _join_corpora(corpus, root)
    placed = topic_fitting.place(joined, unit, wordless=True)
    topic = _nearest_topics(joined, placed, known)
    own = np.flatnonzero((placed.pieces.rows < len(corpus)) & (topic != ""))  # the documents of `corpus` come first
    pieces = placed.pieces.at(own)
    if joined is not corpus:
        columns = np.searchsorted(joined.vocabulary, corpus.vocabulary)
        pieces = pieces._replace(counts=pieces.counts[:, columns])
    own_placed = topic_fitting.Placed(pieces, placed.points[own], pd.factorize(placed.copies[own])[0])
    corrections = _new_corrections(corpus.stored("corrections"), root.stored("corrections"))
    return topic_fitting.with_topic_tables(corpus, own_placed, topic[own], corrections, kept=root.stored("topic_fit"))


def _join_corpora(corpus: Corpus, root: Corpus) -> Corpus:
    """Return a corpus with the documents of both corpora, those of `corpus` first."""
    known = set(corpus.doc_ids)
    if known.issuperset(root.doc_ids):
        return corpus
    tables = {}
    for name in NEEDED:
        first, second = (_plain(one.stored(name)) for one in (corpus, root))
        second = second[~second["doc_id"].isin(known)] if "doc_id" in second else second.iloc[:0]
        tables[name] = pd.concat([first, second], ignore_index=True)
    return corpus_module.make(tables, corpus.settings)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype({name: "str" for name in table if isinstance(table[name].dtype, pd.CategoricalDtype)})


def _nearest_topics(joined: Corpus, placed: Placed, known: pd.DataFrame) -> np.ndarray:
    """Return the topic of each piece: its own, else that of a copy, else the nearest."""
    topic_at = dict(zip(zip(known["doc_id"].astype("str"), known["start"], strict=True), known["topic"], strict=True))
    ids = np.asarray(joined.doc_ids, dtype=object)[placed.pieces.rows]
    topic = np.asarray([topic_at.get(place, "") for place in zip(ids, placed.pieces.starts, strict=True)], dtype=object)
    has_topic = topic != ""
    names, number = np.unique(topic[has_topic].astype(str), return_inverse=True)
    if not len(names):
        raise CorpusError(
            "No topic can be assigned: no document of the corpus to take topics from has countable words or a vector"
        )
    centres = topic_clusters.centres(placed.points[has_topic], number, len(names))
    topic_of_copy = dict(zip(placed.copies[has_topic][::-1], topic[has_topic][::-1], strict=True))
    nearest = names[np.argmax(placed.points @ centres.T, axis=1)].astype(object)
    free = np.flatnonzero(~has_topic & (np.linalg.norm(placed.points, axis=1) > 0))
    topic[free] = [topic_of_copy.get(copy, nearest[i]) for i, copy in zip(free, placed.copies[free], strict=True)]
    return topic


def _new_corrections(corrections: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Return the corrections without those that already moved documents in the other corpus."""
    applied = set(before.itertuples(index=False, name=None))
    rows = zip(corrections["change"], corrections.itertuples(index=False, name=None), strict=True)
    is_new = [change not in topic_edits.MOVING or row not in applied for change, row in rows]
    return corrections[np.asarray(is_new, dtype=bool)]
