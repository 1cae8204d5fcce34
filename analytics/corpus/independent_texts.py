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
    """Return which documents of the slice are the first one of their text, or of their text in their group.

    The first copy is the earliest by date, on a tie the one with the lowest id; so file names do not matter.
    """
    texts = text_numbers(corpus)
    codes = np.zeros(len(texts), "int64") if groups is None else np.unique(groups.astype(str), return_inverse=True)[1]
    is_first = np.zeros(len(texts), dtype=bool)
    is_first[_first_rows(corpus, codes * (texts.max(initial=0) + 1) + texts)] = True
    return is_first


def tested_rows(corpus: Corpus, is_counted: np.ndarray) -> np.ndarray:
    """Return the first copies among the counted documents, in order of their ids.

    The random draws of a test depend on the order of the documents, which is that of their files.
    """
    rows = np.flatnonzero(first_copies(corpus) & is_counted)
    return rows[np.argsort(np.asarray(corpus.doc_ids, dtype=str)[rows])]


def origins(corpus: Corpus) -> np.ndarray:
    """Return who made the text of each document of the slice: its news agency, else its source; of copies the first."""
    documents = corpus.documents
    maker = np.where(documents["agency"] == "", documents["source"], documents["agency"]).astype("str")
    texts = text_numbers(corpus)
    return np.asarray(maker[_first_rows(corpus, texts)][texts], dtype=object)


def _first_rows(corpus: Corpus, numbers: np.ndarray) -> np.ndarray:
    """Return for each number, in order, the first document with it by date and id; those without a date are last."""
    dates = corpus.documents["date"].astype("str").replace("", "9999").to_numpy(dtype=str)
    order = np.lexsort((np.asarray(corpus.doc_ids, dtype=str), dates))
    return order[np.unique(numbers[order], return_index=True)[1]]
