"""Which documents are one text: copies are not independent of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def text_numbers(corpus: Corpus) -> np.ndarray:
    """Return a number for each document of the slice, equal for the copies of one text.

    Every test counts copies once, whatever a table counts: eight copies of one agency text among 40 articles make 229
    words and 227 pairs of names "significant".
    """
    documents = corpus.documents
    group = documents["duplicate_group"].to_numpy(dtype=object)
    ids = np.asarray(corpus.doc_ids, dtype=object)
    return np.unique(np.where(group == "", ids, group).astype(str), return_inverse=True)[1]


def first_copies(corpus: Corpus, groups: np.ndarray | None = None) -> np.ndarray:
    """Return which documents of the slice are the first one of their text, or the first one in their group."""
    texts = text_numbers(corpus)
    codes = np.zeros(len(texts), "int64") if groups is None else np.unique(groups.astype(str), return_inverse=True)[1]
    is_first = np.zeros(len(texts), dtype=bool)
    is_first[np.unique(codes * (texts.max(initial=0) + 1) + texts, return_index=True)[1]] = True
    return is_first


def origins(corpus: Corpus) -> np.ndarray:
    """Return who made the text of each document of the slice: its news agency, else its source; of copies the first."""
    documents = corpus.documents
    maker = np.where(documents["agency"] == "", documents["source"], documents["agency"]).astype("str")
    texts = text_numbers(corpus)
    return np.asarray(maker[np.unique(texts, return_index=True)[1]][texts], dtype=object)
