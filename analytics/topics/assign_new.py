"""New documents join the topics of a corpus by the nearest centre; no other document moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import store as corpus_module
from analytics.errors import CorpusError
from analytics.topics import clusters as topic_clusters
from analytics.topics import edits as topic_edits
from analytics.topics import fitting as topic_fitting

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.topics.fitting import Placed

NEEDED = ("documents", "texts", "terms", "mentions", "corrections", "embeddings")  # what places pieces


def join(corpus: Corpus, fitted: Corpus) -> Corpus:
    """Return a corpus in the topics of another one, `fitted`: those of its documents that `fitted` knows stay.

    The others go where the cosine to the centre of the known members is largest, in a space made of all documents of
    both. Ids, names, words and stability are those of `fitted`; corrections that move documents are applied only where
    `fitted` did not have them.
    """
    root = fitted.root
    known = root.stored("topic_members")
    known = known[known["topic"] != schema.NO_TEXT]
    if known.empty:
        raise CorpusError("The corpus whose topics are wanted has none: build it from documents with text")
    unit = str(root.stored("topic_fit")["unit"].iloc[0])
    together = _join_corpora(corpus, root)
    placed = topic_fitting.place(together, unit, wordless=True)
    topic = _nearest_topics(together, placed, known)
    own = np.flatnonzero((placed.pieces.rows < len(corpus)) & (topic != ""))  # the documents of `corpus` come first
    pieces = placed.pieces.at(own)
    if together is not corpus:
        columns = np.searchsorted(together.vocabulary, corpus.vocabulary)
        pieces = pieces._replace(counts=pieces.counts[:, columns])
    mine = topic_fitting.Placed(pieces, placed.points[own], pd.factorize(placed.copies[own])[0])
    corrections = _new(corpus.stored("corrections"), root.stored("corrections"))
    return topic_fitting.with_topic_tables(corpus, mine, topic[own], corrections, kept=root.stored("topic_fit"))


def _join_corpora(corpus: Corpus, root: Corpus) -> Corpus:
    """Return a corpus of the documents of both, those of `corpus` first."""
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


def _nearest_topics(together: Corpus, placed: Placed, known: pd.DataFrame) -> np.ndarray:
    """Return the topic of each piece: the one it has, or one of its copies has, else the nearest."""
    topic_at = dict(zip(zip(known["doc_id"].astype("str"), known["start"], strict=True), known["topic"], strict=True))
    ids = np.asarray(together.doc_ids, dtype=object)[placed.pieces.rows]
    topic = np.asarray([topic_at.get(place, "") for place in zip(ids, placed.pieces.starts, strict=True)], dtype=object)
    has = topic != ""
    names, number = np.unique(topic[has].astype(str), return_inverse=True)
    if not len(names):
        raise CorpusError("None of the documents of the corpus whose topics are wanted can be placed")
    centres = topic_clusters.centres(placed.points[has], number, len(names))
    of_copy = dict(zip(placed.copies[has][::-1], topic[has][::-1], strict=True))
    found = names[np.argmax(placed.points @ centres.T, axis=1)].astype(object)
    free = np.flatnonzero(~has & (np.linalg.norm(placed.points, axis=1) > 0))
    topic[free] = [of_copy.get(copy, found[i]) for i, copy in zip(free, placed.copies[free], strict=True)]
    return topic


def _new(corrections: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Return the corrections without those that moved documents in the other corpus already."""
    done = set(before.itertuples(index=False, name=None))
    rows = zip(corrections["change"], corrections.itertuples(index=False, name=None), strict=True)
    keep = [change not in topic_edits.MOVING or row not in done for change, row in rows]
    return corrections[np.asarray(keep, dtype=bool)]
