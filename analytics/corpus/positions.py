"""Where rows lie: which sentence or passage of the corpus a position falls into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

_WIDE = 1 << 40  # wider than any text: one ascending number per place in the corpus


def containing_piece(corpus: Corpus, table: pd.DataFrame, rows: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return for each row of `table` the last piece that begins at or before it in the same document, -1 for none.

    The pieces (sentences, passages) are given by document row and start, in any order.
    """
    at = corpus.positions(table["doc_id"])
    begins = number(rows, starts)
    order = np.argsort(begins, kind="stable")
    place = np.searchsorted(begins[order], number(at, table["start"].to_numpy()), "right") - 1
    found: np.ndarray = np.append(order, -1)[place]
    same = (place >= 0) & (np.append(rows, -1)[found] == at)
    return np.where(same, found, -1)


def sentence_of(corpus: Corpus, table: pd.DataFrame) -> np.ndarray:
    """Return for each row of `table` the row of the `sentences` table it begins in, -1 for none."""
    sentences = corpus.stored("sentences")
    return containing_piece(corpus, table, corpus.positions(sentences["doc_id"]), sentences["start"].to_numpy())


def number(rows: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return one ascending number per place in the corpus."""
    return np.asarray(rows, "int64") * _WIDE + np.asarray(starts, "int64")
