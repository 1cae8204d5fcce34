"""The story of each document, computed once for a whole corpus and the same under every filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.stories import candidate_pairs, linkage

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.stories.candidate_pairs import Days, Pairs

# NTREX in three languages (benchmarks/thresholds.py), precision and recall of pairs: 8 .80 and 1, 12 .83 and 1, 14 .85
# and .98, 18 .90 and .86
LEAST = 12.0
LONGEST = 7  # days from the first to the last document of a story


def members(corpus: Corpus) -> pd.DataFrame:
    """One row per document of the slice, with its story in the whole corpus.

    Stories are found by the build; for a corpus folder of an earlier release, at first use.
    """
    stored = corpus.stored("story_members")
    if len(stored) or len(corpus) == 0:
        return stored
    table = corpus.once(find)
    return table if corpus.rows is None else table.iloc[corpus.rows].reset_index(drop=True)


def find(corpus: Corpus) -> pd.DataFrame:
    """One row per document of a whole corpus, in its order, with its story: a cluster of similar documents.

    Documents are joined by average linkage while the mean score of two clusters is 12 or more and no two documents are
    certainly more than 7 days apart (`linkage.average_link`, `candidate_pairs.score_pairs`). Copies (`duplicate_group`)
    are represented by the first by date, and all belong to its story. `story` is the id of its most central document,
    the one with the highest sum of scores to the others; `score` is the mean score to the others, 0 if there is none.
    """
    order = np.argsort(
        np.asarray(corpus.doc_ids, dtype=str), kind="stable"
    )  # the result does not depend on the order of files
    documents = corpus.documents.iloc[order]
    rows, first_of = _first_copies(documents)
    day_range = candidate_pairs.days(documents["date"].iloc[rows])
    pairs = candidate_pairs.score_pairs(corpus, order[rows], day_range)
    cluster = linkage.average_link(day_range, pairs, least=LEAST, longest=LONGEST)
    total, mean = _links(pairs, cluster)
    central = _central(cluster, total, day_range)
    ids = documents["doc_id"].to_numpy(dtype=object)
    table = pd.DataFrame({"doc_id": ids, "story": ids[rows[central[first_of]]], "score": mean[first_of]})
    return schema.conform(table.iloc[np.argsort(order)], "story_members")


def _first_copies(documents: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows that represent themselves and their copies, and the position in them for each row.

    A set of copies is represented by the first document with the most precise date.
    """
    group = documents["duplicate_group"].where(documents["duplicate_group"] != "", documents["doc_id"]).astype("str")
    finest = -documents["date"].str.len()
    order = np.lexsort((documents["date"], finest))
    codes = pd.factorize(group)[0]
    _, first = np.unique(codes[order], return_index=True)
    rows = order[first]
    by_row = np.argsort(rows)
    place = np.empty(len(rows), "int64")
    place[by_row] = np.arange(len(rows))
    return rows[by_row], place[codes]


def _links(pairs: Pairs, cluster: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the sum and the mean of the scores of each row to the others of its cluster."""
    inside = cluster[pairs.a] == cluster[pairs.b]
    total = np.zeros(len(cluster))
    for side in (pairs.a, pairs.b):
        total += np.bincount(side[inside], pairs.score[inside], len(cluster))
    size = np.bincount(cluster, minlength=len(cluster))[cluster]
    return total.round(6), (total / np.maximum(size - 1, 1)).round(6)


def _central(cluster: np.ndarray, total: np.ndarray, day_range: Days) -> np.ndarray:
    """Return the row of the most central document of the cluster of each row (ties: the earlier document)."""
    order = np.lexsort((day_range.high, -total, cluster))
    _, first, place = np.unique(cluster[order], return_index=True, return_inverse=True)
    central = np.empty(len(cluster), "int64")
    central[order] = order[first][place]
    return central
