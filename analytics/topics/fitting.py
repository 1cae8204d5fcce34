"""Topics of a corpus: pieces -> points -> groups -> the stored tables of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.stats import threads
from analytics.topics import chance, embeddings
from analytics.topics import clusters as topic_clusters
from analytics.topics import edits as topic_edits
from analytics.topics import labels as topic_labels
from analytics.topics import map as topic_map
from analytics.topics import units as topic_units
from analytics.topics.edits import Places

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.topics.units import Units

NO_TEXT_LABEL = "no text"
WEAK_SHARE = 0.1  # without these members the ARI on BBC News is .02 higher
TABLES = ("topic_members", "topic_fit", "topic_joints")


class Placed(NamedTuple):
    """The pieces of a corpus with a point, by document id and start; `copies` numbers the sets of copies."""

    pieces: Units
    points: np.ndarray
    copies: np.ndarray

    def firsts(self) -> np.ndarray:
        """Return the first piece of each set of copies."""
        return np.unique(self.copies, return_index=True)[1]


@threads.one_thread
def fit(corpus: Corpus, *, n_topics: int | str | None = None, unit: str = "auto", seed: int = 0) -> Corpus:
    """Return the corpus with its topics in the tables `topic_members`, `topic_fit` and `topic_joints`.

    The method is TF-IDF -> SVD -> L2 -> KMeans (BBC News: NMI .85; LDA .61), or KMeans on the user's own vectors if the
    corpus has them. With fewer than 10 documents the passages (paragraphs) are clustered instead, unless `unit` is
    document or passage. `n_topics` is a number, coarse, medium (about sqrt(n / 2), the same as None), fine, or auto
    (the number that the stability sweep proposes). Copies count as one text of weight 1 + ln(copies) and share their
    topic. Documents without countable words are in the topic t00, "no text". The result does not depend on the order of
    the documents. Topics are numbered by size and keep their ids under filters. The corrections of the corpus are
    applied.
    """
    topic_clusters.check_number(n_topics)
    placed = place(corpus, unit)
    topic = find_topics(placed, n_topics, seed)
    fitted = with_topic_tables(corpus, placed, topic, corpus.stored("corrections"), seed=seed)
    if embeddings.has_embeddings(corpus):  # the user's own vectors have no words to deal
        return fitted
    by_chance = chance.stability_by_chance(corpus, placed.pieces.at(placed.firsts()), len(set(topic)), seed=seed)
    with_chance = fitted.stored("topic_fit").assign(stability_by_chance=by_chance)
    return fitted.with_tables({"topic_fit": schema.conform(with_chance, "topic_fit")})


def place(corpus: Corpus, unit: str, *, wordless: bool = False) -> Placed:
    """Return the pieces of a corpus and their points, equal for copies; `wordless` includes those with a zero point."""
    has_vectors = embeddings.has_embeddings(corpus)
    unit_name = "document" if has_vectors and unit == "auto" else topic_units.choose_unit(corpus, unit)
    pieces = topic_units.order_pieces(corpus, topic_units.units(corpus, unit_name))
    copies = topic_units.copies(corpus, pieces)
    _, first = np.unique(copies, return_index=True)
    points_of = embeddings.vectors if has_vectors and unit_name == "document" else topic_units.vectors
    points = points_of(corpus, pieces.at(first))[copies]
    with_point = np.flatnonzero(wordless | (np.linalg.norm(points, axis=1) > 0))
    return Placed(pieces.at(with_point), points[with_point], pd.factorize(copies[with_point])[0])


def with_topic_tables(
    corpus: Corpus,
    placed: Placed,
    topic: np.ndarray,
    corrections: pd.DataFrame,
    *,
    kept: pd.DataFrame | None = None,
    seed: int = 0,
) -> Corpus:
    """Return the corpus with the tables of topics, made from the topic of each piece and the corrections.

    Topics that are also in `kept`, a `topic_fit` table, keep its words, label and stability.
    """
    pieces, points = placed.pieces, placed.points
    places = Places(np.asarray(corpus.doc_ids, dtype=object)[pieces.rows], pieces.starts, pieces.ends)
    rows = corrections[corrections["what"] == "topic"]
    topic, changes = topic_edits.move_pieces(
        places, pieces, points, topic, rows, corpus.vocabulary, lambda names: topic_labels.words(corpus, pieces, names)
    )
    names, number = np.unique(topic.astype(str), return_inverse=True)
    centre = topic_clusters.centres(points, number, len(names)) if len(names) else np.zeros((0, 1))
    sizes = np.bincount(number, minlength=len(names))
    members = _members(placed, places, names, number, centre)
    fitted = _fit_table(corpus, placed, places, names, number, members, seed)
    fitted = _keep_names(fitted, kept) if kept is not None else fitted
    no_text = _without_text(corpus, pieces)
    tables = {
        "topic_members": _in_order(corpus, pd.concat([members, no_text]) if len(no_text) else members),
        "topic_fit": _with_no_text(topic_edits.apply_names(fitted, changes), pieces.unit, any_text=not len(no_text)),
        "topic_joints": schema.from_rows(topic_clusters.joints(list(names), centre, sizes), "topic_joints"),
    }
    return corpus.with_tables(tables)


def find_topics(placed: Placed, n_topics: int | str | None = None, seed: int = 0) -> np.ndarray:
    """Return the topic of each piece."""
    if len(placed.copies) == 0:
        return np.zeros(0, dtype=object)
    points, n_copies = placed.points[placed.firsts()], np.bincount(placed.copies)
    number = topic_clusters.number(points, n_topics, seed=seed)
    clusters = topic_clusters.group(points, number, weights=1 + np.log(n_copies), seed=seed)
    groups = topic_clusters.number_by_size(clusters[placed.copies], number)
    return np.asarray([topic_edits.name(one) for one in groups], dtype=object)


def _members(placed: Placed, places: Places, names: np.ndarray, number: np.ndarray, centre: np.ndarray) -> pd.DataFrame:
    """Return the members with their strength; the weakest tenth of each topic is marked `weak`."""
    if len(number) == 0:
        return schema.empty("topic_members")
    strength = np.sum(placed.points * centre[number], axis=1).round(6)
    table = pd.DataFrame({"doc_id": places.ids, "start": places.starts, "end": places.ends, "topic": names[number]})
    table["strength"] = strength
    rank = table.groupby("topic")["strength"].rank(method="first")
    table["weak"] = rank <= np.floor(WEAK_SHARE * table["topic"].map(table["topic"].value_counts()))
    table[["x", "y"]] = topic_map.layout(placed.points, number, centre)
    return schema.conform(table, "topic_members")


def _fit_table(
    corpus: Corpus,
    placed: Placed,
    places: Places,
    names: np.ndarray,
    number: np.ndarray,
    members: pd.DataFrame,
    seed: int,
) -> pd.DataFrame:
    if len(names) == 0:
        return schema.empty("topic_fit")
    topic = names[number]
    words = topic_labels.words(corpus, placed.pieces, topic)
    titles = topic_labels.titles(corpus, placed.pieces, topic)
    first = placed.firsts()
    stability = topic_clusters.stability(placed.points[first], number[first], seed=seed)
    nearest = np.lexsort((places.starts, places.ids.astype(str), -members["strength"].to_numpy()))
    unit, rows = placed.pieces.unit, []
    for i, name in enumerate(names):
        own = nearest[number[nearest] == i]
        key = topic_edits.key(places, _drop_copies(own, placed.copies), unit=unit)
        title = titles.get(name, "")
        rows.append((name, title or words[name], unit, stability[i], words[name], title, key, False, False, np.nan))
    return schema.from_rows(rows, "topic_fit")


def _drop_copies(order: np.ndarray, copies: np.ndarray) -> np.ndarray:
    """Return the pieces in the same order, but only the first of each set of copies."""
    _, first = np.unique(copies[order], return_index=True)
    return order[np.sort(first)]


def _keep_names(fitted: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    """Return the topics with the labels, words and stability of the same ids in `kept`."""
    stored = kept.set_index(kept["topic"].astype("str"))
    stored = stored[stored.index.isin(fitted["topic"].astype("str"))]
    table = fitted.set_index(fitted["topic"].astype("str"))
    table.update(stored[["label", "words", "title", "key", "stability", "stability_by_chance", "pinned", "hidden"]])
    return schema.conform(table.assign(topic=table.index), "topic_fit")


def _without_text(corpus: Corpus, pieces: Units) -> pd.DataFrame:
    """Return the documents without a piece that has a point, as members of the topic "no text"."""
    rows = np.setdiff1d(np.arange(len(corpus)), pieces.rows)
    ids = [corpus.doc_ids[row] for row in rows]
    table = pd.DataFrame({"doc_id": ids, "end": [len(corpus.text[doc_id]) for doc_id in ids]})
    return schema.conform(
        table.assign(start=0, topic=schema.NO_TEXT, strength=0.0, weak=False, x=0.0, y=0.0), "topic_members"
    )


def _in_order(corpus: Corpus, members: pd.DataFrame) -> pd.DataFrame:
    row = pd.Series(np.arange(len(corpus)), index=corpus.doc_ids)
    order = np.lexsort((members["start"], row.reindex(members["doc_id"]).to_numpy()))
    return schema.conform(members.iloc[order], "topic_members")


def _with_no_text(fitted: pd.DataFrame, unit: str, *, any_text: bool) -> pd.DataFrame:
    if any_text:
        return schema.conform(fitted, "topic_fit")
    row = schema.from_rows(
        [(schema.NO_TEXT, NO_TEXT_LABEL, unit, np.nan, NO_TEXT_LABEL, "", "", False, False, np.nan)], "topic_fit"
    )
    return schema.conform(pd.concat([fitted, row]) if len(fitted) else row, "topic_fit")
