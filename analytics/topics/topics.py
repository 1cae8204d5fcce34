"""The topics of a corpus, their members, and the similarity of documents in a small corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.stats import matrices
from analytics.topics.fitting import fit
from analytics.topics.labels import label, ranked_terms
from analytics.topics.units import MIN_DOCUMENTS, Units, units, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus

__all__ = ["document_similarity", "fit", "topic_members", "topics", "unit_of"]
NEAREST = 3


def topics(corpus: Corpus, *, n_terms: int = 5) -> pd.DataFrame:
    """One row per topic of the slice: pinned topics first, then the largest; hidden topics and t00 last.

    `n_docs` documents of the slice have a member in the topic, `share_docs` = n_docs / documents of the slice;
    `n_members` are its documents, or its passages if passages were clustered, `n_weak` of them weak.
    `label` is the name from the user, else a phrase of two or three words, else `words`, the words in the whole corpus.
    `terms` are the words of the slice, per language, with the best F1 of coverage (share of the topic's members
    with the word) and precision (share of the members with the word that are in the topic). `stability` is the mean
    overlap (Jaccard) with the nearest topic in refits on 80 % samples; missing if there is only one topic.
    `stability_by_chance` is what 95 % of the topics of as many clusters stay below when the words are dealt at random
    (`chance.stability_by_chance`): a topic that is not above it may exist by chance only. It is missing for vectors of
    the user, for fewer than 50 texts, and in corpora of earlier releases. `nearest` are the three documents of the
    slice nearest to the centroid. `key` identifies the topic in corrections.
    """
    if n_terms < 1:
        raise ValueError(f"n_terms must be at least 1, got {n_terms}")
    members, fitted = corpus.stored("topic_members"), corpus.stored("topic_fit")
    if members.empty:
        return schema.empty("topics")
    name = members["topic"].astype("str")
    n_docs = members.drop_duplicates(["doc_id", "topic"])["topic"].astype("str").value_counts()
    table = fitted.assign(topic=fitted["topic"].astype("str"))
    table = table[table["topic"].isin(n_docs.index)].set_index("topic", drop=False)
    table["n_docs"] = n_docs
    table["n_members"] = name.value_counts()
    table["n_weak"] = name[members["weak"].to_numpy()].value_counts().reindex(table.index, fill_value=0)
    table["share_docs"] = table["n_docs"] / len(corpus)
    table["terms"] = pd.Series(_slice_terms(corpus, n_terms)).reindex(table.index).fillna("")
    nearest = nearest_members(corpus, NEAREST).groupby("topic", observed=True)["doc_id"]
    table["nearest"] = nearest.agg(lambda ids: schema.LIST_SEPARATOR.join(map(str, ids))).reindex(table.index)
    table["last"] = table["hidden"] | (table["topic"] == schema.NO_TEXT)
    order = {"last": True, "pinned": False, "n_members": False, "n_docs": False, "topic": True}
    table = table.reset_index(drop=True).sort_values(list(order), ascending=list(order.values()))
    return schema.conform(table, "topics")


def nearest_members(corpus: Corpus, top: int) -> pd.DataFrame:
    """Return the members of each topic nearest to its centroid, one per document and set of copies."""
    members = corpus.stored("topic_members")
    row = corpus.positions(members["doc_id"])
    groups = corpus.documents["duplicate_group"].to_numpy(dtype=object)[row]
    ids = members["doc_id"].to_numpy(dtype=object)
    order = np.lexsort((members["start"], ids.astype(str), -members["strength"].to_numpy()))
    table = members.assign(text=np.where(groups != "", groups, ids)).iloc[order]
    table = table.drop_duplicates(["topic", "text"])
    return table.groupby("topic", observed=True, sort=False).head(top).sort_values("topic", kind="stable")


def topic_members(corpus: Corpus) -> pd.DataFrame:
    """One row per document (or passage) and its topic; `strength` is the cosine to the centroid of the topic.

    `weak` are the lowest tenth of each topic by strength. `x` and `y` are the position on the map (see `map.layout`).
    """
    return schema.conform(corpus.stored("topic_members"), "topic_members")


def unit_of(corpus: Corpus) -> str:
    """Return the unit of the topics: "document", "passage", or "" if there are no topics."""
    fitted = corpus.stored("topic_fit")
    return str(fitted["unit"].iloc[0]) if len(fitted) else ""


def document_similarity(corpus: Corpus, *, top: int = 300) -> pd.DataFrame:
    """One row per pair of documents, the most similar first: cosine of TF-IDF words, or of names across languages.

    `basis` is "words" within one language and "names" (linked entities, log counts) between two languages, where words
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
    names = _cosines(grouping.documents_by(corpus, "mentions", "entity")[0].toarray())
    language = documents["language"].to_numpy()
    columns = [documents[column].to_numpy() for column in ("title", "source", "language")]
    for a, b in zip(*np.triu_indices(len(corpus), k=1), strict=True):
        same_language = language[a] == language[b]
        basis, value = ("words", words[a, b]) if same_language else ("names", names[a, b])
        pair = (corpus.doc_ids[a], corpus.doc_ids[b], basis, round(float(value), 6))
        yield (*pair, *(values[i] for values in columns for i in (a, b)))


def _cosines(points: np.ndarray) -> np.ndarray:
    unit = matrices.unit_length(points)
    return unit @ unit.T


def _slice_terms(corpus: Corpus, n_terms: int) -> dict[str, str]:
    """Return the words of each topic in the slice, "English: embassy, envoy; German: Botschaft"."""
    members = corpus.stored("topic_members")
    row, topic = corpus.positions(members["doc_id"]), members["topic"].to_numpy(dtype=object)
    if unit_of(corpus) == "document":  # without the ends of the texts: reading 37,000 takes a second
        n = np.zeros(len(corpus), "int64")
        pieces = Units("document", np.arange(len(corpus)), n, n, corpus.counts)
        topic_of = np.full(len(corpus), "", dtype=object)
        topic_of[row] = topic
    else:
        pieces = units(corpus, unit_of(corpus))
        topic_at = dict(zip(zip(row, members["start"], strict=True), topic, strict=True))
        places = zip(pieces.rows, pieces.starts, strict=True)
        topic_of = np.asarray([topic_at.get(place, "") for place in places], dtype=object)
    topic_of[topic_of == schema.NO_TEXT] = ""
    words = ranked_terms(corpus, pieces, topic_of)
    return {topic: label(terms, n_terms=n_terms, full=True) for topic, terms in words.items()}
