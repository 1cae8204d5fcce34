"""Positions in texts: the sentence or passage of the corpus that contains one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

_WIDE = 1 << 40  # longer than any text: positions of the corpus become ascending numbers


def containing_piece(corpus: Corpus, table: pd.DataFrame, rows: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return, for each row of `table`, the last piece that begins at or before it in the same document; -1 for none.

    `rows` and `starts` are the document row and start of each piece (sentence, passage), in any order.
    """
    at = corpus.positions(table["doc_id"])
    begins = number(rows, starts)
    order = np.argsort(begins, kind="stable")
    place = np.searchsorted(begins[order], number(at, table["start"].to_numpy()), "right") - 1
    piece: np.ndarray = np.append(order, -1)[place]
    same = (place >= 0) & (np.append(rows, -1)[piece] == at)
    return np.where(same, piece, -1)


def sentence_of(corpus: Corpus, table: pd.DataFrame) -> np.ndarray:
    """Return, for each row of `table`, the row of the table `sentences` in which it begins; -1 for none."""
    sentences = corpus.stored("sentences")
    return containing_piece(corpus, table, corpus.positions(sentences["doc_id"]), sentences["start"].to_numpy())


def number(rows: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return one number per position, ascending in the order of the corpus."""
    return np.asarray(rows, "int64") * _WIDE + np.asarray(starts, "int64")
