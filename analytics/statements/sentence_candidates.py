"""Which sentences of a large corpus are worth comparing with a text: those with the most of its words, translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.crosslingual import form_stems
from analytics.stats import idf
from analytics.text import language_detection, stopwords, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus

MOST_DOCUMENTS = 400  # with the rarest words of the text: their sentences are searched
TYPICAL_LENGTH = 120  # code points of a sentence of news; without it the shortest sentences would lead


class _Wanted(NamedTuple):
    """The words of a text in a corpus: `columns` of its vocabulary, and the `stem` (a number) of each."""

    columns: np.ndarray
    stem: np.ndarray


def candidate_rows(corpus: Corpus, sentences: pd.DataFrame, text: str, most: int) -> np.ndarray:
    """Return the index of up to `most` of some `sentences` of a slice, ascending: those with the most words of `text`.

    Words count with their rarity, in any language by their English stems (see `form_stems`); the sum is divided by the
    square root of the length of the sentence. The 400 documents with the rarest words are searched. `sentences` are in
    the order of the corpus, and have the position of their document as `doc`.
    """
    wanted = _wanted_words(corpus, text)
    if not len(wanted.columns):
        return np.zeros(0, "int64")
    has_stem = _documents_with_stems(corpus, wanted)
    rarity = idf.smooth_plus_one(has_stem.sum(axis=0), len(corpus))
    score = (has_stem @ rarity) * np.isin(np.arange(len(corpus)), sentences["doc"])
    documents = np.argsort(-score, kind="stable")[: min(MOST_DOCUMENTS, np.count_nonzero(score))]
    pairs = _words_of_sentences(corpus, sentences, wanted, np.sort(documents))
    rows, number = np.unique(pairs[:, 0], return_inverse=True)
    length = (sentences["end"] - sentences["start"]).to_numpy()[rows]
    scores = np.bincount(number, rarity[pairs[:, 1]]) / np.sqrt(TYPICAL_LENGTH + length)
    best = rows[np.argsort(-scores, kind="stable")[:most]]
    return sentences.index.to_numpy()[np.sort(best)]


def _wanted_words(corpus: Corpus, text: str) -> _Wanted:
    """Return the forms of a corpus that replace the content words of a text, or are those words."""
    language = language_detection.detect(text)
    ignored = stopwords.words(language)
    forms = [form for form in dict.fromkeys(tokens.tokens(text)) if form not in ignored and form[0].isalnum()]
    pairs = [pair for number, form in enumerate(forms) for pair in _columns(corpus, form, number, language)]
    columns, stem = np.asarray(sorted(set(pairs)), "int64").reshape(-1, 2).T
    return _Wanted(columns, stem)


def _columns(corpus: Corpus, form: str, number: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the columns of the vocabulary with the meaning of a form, each with the number of the form."""
    yield from ((int(column), number) for column in corpus.columns_of([form]))
    meanings = corpus.once(form_stems.form_stems)
    stems = {stem for stem, _ in form_stems.shares(form, language)} if len(form) > 1 and form[0].isalpha() else set()
    numbers = np.flatnonzero(np.isin(meanings.stems.astype("str"), sorted(stems)))
    for cells in meanings.by_language.values():
        yield from ((int(column), number) for column in np.unique(cells[:, numbers].nonzero()[0]))


def _documents_with_stems(corpus: Corpus, wanted: _Wanted) -> np.ndarray:
    """Return documents x stems: whether a document has a word of the stem (0 or 1)."""
    cells = np.ones(len(wanted.columns)), (wanted.columns, wanted.stem)
    stands_for = sparse.csr_array(cells, shape=(len(corpus.vocabulary), wanted.stem.max() + 1))
    found: np.ndarray = ((corpus.counts @ stands_for).toarray() > 0).astype("float64")
    return found


def _words_of_sentences(corpus: Corpus, sentences: pd.DataFrame, wanted: _Wanted, documents: np.ndarray) -> np.ndarray:
    """Return pairs of a row of `sentences` and a stem that it has, each once, for the sentences of some documents."""
    first = np.searchsorted(sentences["doc"], np.arange(len(corpus) + 1))
    starts = sentences["start"].to_numpy()
    words = [(corpus.surfaces[column].lower(), stem) for column, stem in zip(*wanted, strict=True)]
    texts = corpus.stored("texts")["text"].array
    pairs = [np.zeros((0, 2), "int64")]
    for doc in documents.tolist():
        own = slice(first[doc], first[doc + 1])
        hits = np.asarray(list(_hits(texts[doc].lower(), words)), "int64").reshape(-1, 2)
        hits[:, 0] = np.maximum(np.searchsorted(starts[own], hits[:, 0], "right") - 1, 0) + own.start
        pairs.append(hits)
    found: np.ndarray = np.unique(np.concatenate(pairs), axis=0)
    return found


def _hits(text: str, words: list[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Yield where a word begins in a text, and its stem; in scripts without blanks anywhere."""
    for word, stem in words:
        is_unspaced = tokens.is_unspaced(word)
        at = text.find(word)
        while at >= 0:
            if is_unspaced or at == 0 or not text[at - 1].isalnum():
                yield at, stem
            at = text.find(word, at + len(word))
