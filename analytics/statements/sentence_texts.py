"""The texts of sentences and their alphabetical order; Arrow holds them, so that no list of all texts exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyarrow import compute

from analytics.stats import matrices

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus

BLOCK = 20_000  # sentences that are Python strings at the same time


def ranks(corpus: Corpus, rows: pd.DataFrame) -> np.ndarray:
    """Return the rank of the text of each sentence in alphabetical order; equal texts have the same rank."""
    return compute.rank(texts(corpus, rows), tiebreaker="dense").to_numpy().astype("int32")


def texts(corpus: Corpus, rows: pd.DataFrame) -> pa.ChunkedArray:
    """Return the text of each sentence, blanks and line ends replaced by one blank.

    `rows` have the columns `doc` (position of the document in the corpus), `start` and `end`.
    """
    order = np.argsort(rows["doc"].to_numpy(), kind="stable")
    found = _in_order(corpus, *(rows[name].to_numpy()[order] for name in ("doc", "start", "end")))
    back = np.empty(len(order), "int64")
    back[order] = np.arange(len(order))
    return pa.chunked_array(found, pa.large_string()).take(pa.array(back))


def _in_order(corpus: Corpus, doc: np.ndarray, start: np.ndarray, end: np.ndarray) -> Iterator[pa.LargeStringArray]:
    """Yield the texts of sentences in blocks, in the order of documents."""
    stored = corpus.stored("texts")["text"].array
    block: list[str] = []
    for own in matrices.spans(doc):
        text = stored[doc[own.start]]
        block += [" ".join(text[i:j].split()) for i, j in zip(start[own].tolist(), end[own].tolist(), strict=True)]
        if len(block) >= BLOCK or own.stop == len(doc):
            yield pa.array(block, pa.large_string())
            block.clear()
