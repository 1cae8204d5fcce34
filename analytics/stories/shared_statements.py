"""Statements that two articles of different sources both make: the clearest sign of one story across languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.stories.candidate_pairs import Days

# Of 84 pairs of different sources in 4,000 English articles that make one statement within three days, 74 are one story
# by the other features; of the other ten about eight tell of the same event. Reports of one event in two languages
# reach a score of 5 to 10 without their statements
SCORE, MOST = 5.0, 3


class SharedStatements(NamedTuple):
    """Pairs of rows `a` < `b` that make the same statements, and the score for them."""

    a: np.ndarray
    b: np.ndarray
    score: np.ndarray


def shared_statements(corpus: Corpus, rows: np.ndarray, day_range: Days, window: int) -> SharedStatements:
    """Return the pairs of documents that make the same statement, as positions in `rows`.

    The score is 5 for each of the first three statements. Both documents are dated to the day, at most `window` days
    apart, and of different sources: a standing text of one outlet is no story.
    """
    made = _documents_by_statement(corpus)[rows]
    n_shared = (made @ made.T).tocoo()
    a, b = n_shared.row.astype("int64"), n_shared.col.astype("int64")
    source = pd.factorize(corpus.documents["source"])[0][rows]
    is_near = day_range.known[a] & day_range.known[b] & (np.abs(day_range.low[a] - day_range.low[b]) <= window)
    kept = np.flatnonzero((a < b) & (source[a] != source[b]) & is_near)
    return SharedStatements(a[kept], b[kept], SCORE * np.minimum(n_shared.data[kept], MOST))


def _documents_by_statement(corpus: Corpus) -> sparse.csr_array:
    """Return documents x statements that at least two of them make, 1 or 0."""
    table = corpus.stored("statement_sentences")
    same = table.loc[~table["near"], ["doc_id", "statement"]].drop_duplicates()
    same = same[same["statement"].duplicated(keep=False)]
    statement = pd.factorize(same["statement"])[0]
    shape = len(corpus), int(statement.max(initial=-1)) + 1
    return sparse.coo_array((np.ones(len(same)), (corpus.positions(same["doc_id"]), statement)), shape=shape).tocsr()
