"""The word counts of documents in one language: of a document in several, only its paragraphs in this language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.corpus.document_languages import document_languages
from analytics.schema import UNDETERMINED
from analytics.text.document_text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus


class LanguageRows(NamedTuple):
    """The documents with text in one language as rows of the slice, and the counts of their words in it."""

    language: str
    rows: np.ndarray
    counts: sparse.csr_array


def by_language(corpus: Corpus, counts: sparse.csr_array) -> Iterator[LanguageRows]:
    """Yield for each language its documents with their part of `counts` (documents of the slice x vocabulary)."""
    spoken = document_languages(corpus.documents)
    for language in sorted(set(spoken) - {UNDETERMINED}):
        rows = spoken.index[spoken == language].to_numpy("int64")
        yield LanguageRows(language, rows, _in_language(corpus, counts[rows], rows, language))


def _in_language(corpus: Corpus, counts: sparse.csr_array, rows: np.ndarray, language: str) -> sparse.csr_array:
    """Return counts without the words that a document has only in its paragraphs in other languages."""
    mixed = corpus.once(_mixed_documents)
    at = rows if corpus.rows is None else corpus.rows[rows]
    is_mixed = np.isin(at, mixed.rows)
    if not is_mixed.any():
        return counts
    within = mixed.counts.get(language, sparse.csr_array((len(mixed.rows), counts.shape[1])))
    own = within[np.searchsorted(mixed.rows, at[is_mixed])].minimum(counts[np.flatnonzero(is_mixed)])
    order = np.argsort(np.concatenate([np.flatnonzero(~is_mixed), np.flatnonzero(is_mixed)]))
    return sparse.vstack([counts[np.flatnonzero(~is_mixed)], own], format="csr")[order]


class _Mixed(NamedTuple):
    """The rows of the documents in several languages, and by language the counts of their words in it."""

    rows: np.ndarray
    counts: dict[str, sparse.csr_array]


def _mixed_documents(root: Corpus) -> _Mixed:
    spoken = document_languages(root.documents)
    rows = np.unique(spoken.index[spoken.index.duplicated()].to_numpy("int64"))
    column = {form: i for i, form in enumerate(root.vocabulary)} if len(rows) else {}
    cells: dict[str, list[tuple[int, int]]] = {}
    for number, row in enumerate(rows.tolist()):
        for _, section in Text(root.text[root.doc_ids[row]]).sections:
            words = section.words
            forms = (words.vocabulary.strings[form] for form in words.forms.tolist())
            cells.setdefault(section.language, []).extend((number, column[form]) for form in forms if form in column)
    shape = (len(rows), len(root.vocabulary))
    return _Mixed(rows, {code: _counts(found, shape) for code, found in cells.items()})


def _counts(found: list[tuple[int, int]], shape: tuple[int, int]) -> sparse.csr_array:
    at = np.asarray(found, "int64").reshape(-1, 2)
    return sparse.csr_array((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=shape)
