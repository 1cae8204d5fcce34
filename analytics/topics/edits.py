"""The user's corrections of topics: rows `topic, KEY, change, value` of the curation table, applied in order.

A KEY lists the documents nearest to the centroid of a topic ("DOC_ID DOC_ID:START", see `key`). It refers to the topic
that has most of these documents now, so that a correction finds its topic again after a rebuild. A label refers to the
topic with that label.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.stats import matrices
from analytics.text import tokens
from analytics.topics import clusters as topic_clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.topics.units import Units

NEW = "*"  # the key of a topic that seed words create
MOVING = ("merge", "split", "seed")
CALLING = {"rename": "label", "pin": "pinned", "hide": "hidden"}
KEY_DOCUMENTS = 3

Changes = dict[str, dict[str, object]]


class Places(NamedTuple):
    """The document id, start and end of each clustered piece."""

    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


def name(number: int) -> str:
    """Return the id of a topic by its number from 0."""
    return f"t{number + 1:02d}"


def key(places: Places, order: np.ndarray, *, unit: str) -> str:
    """Return the key of a topic, its first three documents; `order` lists its pieces, the most central first."""
    shown: dict[str, str] = {}
    for i in order:
        shown.setdefault(places.ids[i], f"{places.ids[i]}:{places.starts[i]}" if unit == "passage" else places.ids[i])
        if len(shown) == KEY_DOCUMENTS:
            break
    return " ".join(shown.values())


def move_pieces(
    places: Places,
    pieces: Units,
    points: np.ndarray,
    topic: np.ndarray,
    rows: pd.DataFrame,
    vocabulary: np.ndarray,
    labels: Callable[[np.ndarray], Mapping[str, str]],
) -> tuple[np.ndarray, Changes]:
    """Return the topic of each piece after the corrections, and the changes of labels, pins and hidden topics.

    `labels` returns the words of each topic from the topic of each piece. A merged topic takes the label of the topic
    it joins; when a topic is split, the largest part keeps id and label.
    """
    topic, changed = topic.astype(object), Changes()
    known: Mapping[str, str] | None = None
    for row in rows.itertuples():
        known = labels(topic) if known is None and not _by_documents(places, row) else known
        target = find(places, topic, row.key, _names(known or {}, changed))
        if row.change == "seed" and (target or row.key == NEW):
            topic = _move_seeded(pieces, points, topic, target or _free_name(topic), row.value, vocabulary)
        elif target and row.change == "merge":
            other = find(places, topic, row.value, _names(known or {}, changed))
            topic[topic == target] = other or target
            if other not in ("", target):
                changed.pop(target, None)
        elif target and row.change == "split":
            topic = _split(points, topic, target, int(row.value or 2))
        elif target:
            changed.setdefault(target, {})[CALLING[row.change]] = row.value if row.change == "rename" else True
    return topic, changed


def rename_topics(fitted: pd.DataFrame, members: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the topics of a corpus with corrected labels, pins and hidden topics; no correction moves a document."""
    places = Places(*(members[name].to_numpy(dtype=object) for name in ("doc_id", "start", "end")))
    topic, changed = members["topic"].to_numpy(dtype=object), Changes()
    words = dict(zip(fitted["topic"].astype("str"), fitted["words"], strict=True))
    for row in rows.itertuples():
        target = find(places, topic, row.key, _names(words, changed))
        if target:
            changed.setdefault(target, {})[CALLING[row.change]] = row.value if row.change == "rename" else True
    uncorrected = fitted.assign(
        label=fitted["title"].where(fitted["title"] != "", fitted["words"]), pinned=False, hidden=False
    )
    return apply_names(uncorrected, changed)


def apply_names(fitted: pd.DataFrame, changed: Changes) -> pd.DataFrame:
    """Return `topic_fit` with the labels, pins and hidden topics of the corrections."""
    table = fitted.copy()
    names = table["topic"].astype("str")
    for topic, changes in changed.items():
        for column, value in changes.items():
            table.loc[names == topic, column] = value
    return table


def find_topic(corpus: Corpus, wanted: str) -> str:
    """Return the label of the topic that a key or label refers to, or the key itself."""
    members, fitted = corpus.root.stored("topic_members"), corpus.root.stored("topic_fit")
    places = Places(*(members[column].to_numpy(dtype=object) for column in ("doc_id", "start", "end")))
    labels = dict(zip(fitted["topic"].astype("str"), fitted["label"], strict=True))
    return labels.get(find(places, members["topic"].to_numpy(dtype=object), wanted, labels), wanted)


def find(places: Places, topic: np.ndarray, wanted: str, labels: Mapping[str, str]) -> str:
    """Return the topic with most documents of a key (ties: of the first document), else with that label, else ""."""
    votes = Counter(topic[i] for part in wanted.split() for i in _pieces(places, part))
    if votes:
        return str(votes.most_common(1)[0][0])
    return next((name for name, label in labels.items() if label == wanted), "")


def _names(known: Mapping[str, str], changed: Changes) -> dict[str, str]:
    return dict(known) | {name: str(changes["label"]) for name, changes in changed.items() if "label" in changes}


def _by_documents(places: Places, row: object) -> bool:
    """Return whether a correction refers to its topics by documents of this corpus, so that no label is needed."""
    keys = [row.key, *([row.value] if row.change == "merge" else [])]  # type: ignore[attr-defined]
    return all(key == NEW or any(len(_pieces(places, part)) for part in key.split()) for key in keys)


def _pieces(places: Places, part: str) -> np.ndarray:
    """Return the pieces that "DOC_ID" or "DOC_ID:START" refers to."""
    doc_id, _, start = part.partition(":")
    own = np.flatnonzero(places.ids == doc_id)
    if not start.isdigit():
        return own if not start else own[:0]
    around = own[(places.starts[own] <= int(start)) & (places.ends[own] > int(start))]
    return around if len(around) else own


def _free_name(topic: np.ndarray) -> str:
    return name(max((int(one[1:]) for one in set(topic)), default=0))


def _split(points: np.ndarray, topic: np.ndarray, target: str, n_parts: int) -> np.ndarray:
    inside = np.flatnonzero(topic == target)
    n_parts = min(n_parts, len(np.unique(points[inside], axis=0)))
    parts = topic_clusters.group(points[inside], n_parts)
    for part in range(1, n_parts):
        topic[inside[parts == part]] = _free_name(topic)
    return topic


def _move_seeded(
    pieces: Units, points: np.ndarray, topic: np.ndarray, target: str, words: str, vocabulary: np.ndarray
) -> np.ndarray:
    """Move to the topic each piece with a seed word that is nearer to the topic and the words than to its own topic."""
    forms = np.unique(tokens.tokens(words))
    columns = np.flatnonzero(np.isin(vocabulary, forms.astype(object)))
    n_seeds = np.asarray((pieces.counts[:, columns] > 0).sum(axis=1)).ravel()
    names, number = np.unique(topic.astype(str), return_inverse=True)
    own = np.sum(points * topic_clusters.centres(points, number, len(names))[number], axis=1)
    target_point = matrices.unit_length(n_seeds @ points) + matrices.unit_length(points[topic == target].sum(axis=0))
    topic[(n_seeds > 0) & (points @ matrices.unit_length(target_point) > own)] = target
    return topic
