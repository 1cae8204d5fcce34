"""Which shares of documents are larger in one period than in all others, corrected for all periods and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from analytics.corpus import independent_texts
from analytics.stats import comparisons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus


def period_excess_p(
    corpus: Corpus, has: sparse.csr_array, members: sparse.csr_array, names: Sequence[str]
) -> np.ndarray:
    """Return periods x columns: the p-values of `comparisons.excess_p`, as if the dates were dealt at random.

    `has` is documents x columns and `members` documents x periods, both of 0 and 1; the period named "" has the
    documents without a date that precise, which are left out. Of a set of copies the earliest document counts.
    """
    dated = [i for i, name in enumerate(names) if name]
    p = np.full((len(names), has.shape[1]), np.nan)
    cells = sparse.csr_array(members[:, dated])
    rows = independent_texts.tested_rows(corpus, np.asarray(cells.sum(axis=1)).ravel() > 0)
    p[dated] = comparisons.excess_p(sparse.csr_array(has)[rows], cells[rows])
    return p
