"""Which documents tell one story: found once for a whole corpus, the same under every filter."""

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
LONGEST = 7  # days from the first document of a story to its last


def members(corpus: Corpus) -> pd.DataFrame:
    """One row per document of the slice, with the story of the whole corpus that it belongs to.

    Found on building; for a folder that an earlier release built, when it is first asked for.
    """
    stored = corpus.stored("story_members")
    if len(stored) or len(corpus) == 0:
        return stored
    found = corpus.once(find)
    return found if corpus.rows is None else found.iloc[corpus.rows].reset_index(drop=True)


def find(corpus: Corpus) -> pd.DataFrame:
    """One row per document of a whole corpus, in its order: its story, a cluster of documents that are alike.

    Documents are joined by average link while the mean score of two clusters is 12 or more and no two are certain to
    lie more than 7 days apart (`story_clusters`, `candidate_pairs.score_pairs`). Copies (`duplicate_group`) count as
    the first of them by date, and all are of its story. `story` is the id of its most central document, the one with
    the highest sum of scores to the others; `score` is the mean score to the others, 0 for a story of one document.
    """
    order = np.argsort(np.asarray(corpus.doc_ids, dtype=str), kind="stable")  # whatever the order of the files was
    documents = corpus.documents.iloc[order]
    rows, copied = _first_copies(documents)
    when = candidate_pairs.days(documents["date"].iloc[rows])
    pairs = candidate_pairs.score_pairs(corpus, order[rows], when)
    cluster = linkage.average_link(when, pairs, least=LEAST, longest=LONGEST)
    total, mean = _links(pairs, cluster)
    central = _central(cluster, total, when)
    ids = documents["doc_id"].to_numpy(dtype=object)
    table = pd.DataFrame({"doc_id": ids, "story": ids[rows[central[copied]]], "score": mean[copied]})
    return schema.conform(table.iloc[np.argsort(order)], "story_members")


def _first_copies(documents: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows that stand for themselves and their copies, and the place among them of each row's.

    Of copies it is the first of those with the finest date.
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


def _central(cluster: np.ndarray, total: np.ndarray, when: Days) -> np.ndarray:
    """Return the row of the most central document of the cluster of each row, the earlier one where two are level."""
    order = np.lexsort((when.high, -total, cluster))
    _, first, place = np.unique(cluster[order], return_index=True, return_inverse=True)
    found = np.empty(len(cluster), "int64")
    found[order] = order[first][place]
    return found
