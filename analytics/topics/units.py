"""The pieces that are clustered: documents or passages, their spans, word counts and points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics.corpus import ignored_words, positions
from analytics.crosslingual import document_vectors
from analytics.errors import CorpusError
from analytics.stats import idf, matrices, svd
from analytics.text import tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MIN_DOCUMENTS = 10  # fewer documents are too few to cluster; their passages are enough
MIN_PASSAGE_WORDS = 5
DIMENSIONS = 50
ITERATIONS = 20  # of the SVD: with 5 BBC News ends at NMI .81 or .85 by chance, with 20 always at .85
UNIT_NAMES = ("auto", "document", "passage")


class Units(NamedTuple):
    """Documents or passages: the row of the document in the corpus, the span of the piece, and its word counts."""

    unit: str
    rows: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    counts: sparse.csr_array  # pieces x corpus.vocabulary

    def at(self, chosen: np.ndarray) -> Units:
        """Return the chosen pieces."""
        return Units(self.unit, self.rows[chosen], self.starts[chosen], self.ends[chosen], self.counts[chosen])


def check_unit(unit: str) -> None:
    """Raise CorpusError if `unit` is not a valid unit."""
    if unit not in UNIT_NAMES:
        raise CorpusError(f"unit must be one of {', '.join(UNIT_NAMES)}, got {unit!r}")


def choose_unit(corpus: Corpus, unit: str) -> str:
    """Return "document" or "passage"; "auto" means passages in a corpus of fewer than 10 documents."""
    check_unit(unit)
    if unit != "auto":
        return unit
    return "passage" if len(corpus) < MIN_DOCUMENTS else "document"


def units(corpus: Corpus, unit: str) -> Units:
    """Return the documents, or the paragraphs of at least 5 words, of a corpus."""
    if unit == "document":
        ends = np.asarray([len(corpus.text[doc_id]) for doc_id in corpus.doc_ids], dtype="int64")
        return Units(unit, np.arange(len(corpus)), np.zeros(len(corpus), "int64"), ends, corpus.counts)
    spans = [
        (row, line.start(), line.end())
        for row, doc_id in enumerate(corpus.doc_ids)
        for line in re.finditer(r"[^\n]+", corpus.text[doc_id])
        if len(tokens.words(line.group())) >= MIN_PASSAGE_WORDS
    ]
    rows, starts, ends = np.asarray(spans, dtype="int64").reshape(-1, 3).T
    return Units(unit, rows, starts, ends, _passage_counts(corpus, spans))


def order_pieces(corpus: Corpus, pieces: Units) -> Units:
    """Return the pieces in order of document id and start, so that topics do not depend on the order of the input."""
    ids = np.asarray(corpus.doc_ids, dtype=str)[pieces.rows]
    return pieces.at(np.lexsort((pieces.starts, ids)))


def copies(corpus: Corpus, pieces: Units) -> np.ndarray:
    """Return the number of the set of copies of each piece: documents of a duplicate group, or equal passages.

    Otherwise fifty copies of one article would count its words fifty times.
    """
    if pieces.unit == "document":
        ids = np.asarray(corpus.doc_ids, dtype=object)
        groups = corpus.documents["duplicate_group"].to_numpy(dtype=object)
        names = np.where(groups != "", groups, ids)[pieces.rows]
    else:
        spans = zip(pieces.rows, pieces.starts, pieces.ends, strict=True)
        names = np.asarray([corpus.text[corpus.doc_ids[row]][start:end] for row, start, end in spans], dtype=object)
    return pd.factorize(names)[0]


def vectors(corpus: Corpus, pieces: Units, *, names: bool = True, n_iter: int = ITERATIONS) -> np.ndarray:
    """Return one point of length 1 per piece: TF-IDF -> SVD(50) -> L2; zeros for a piece without countable words.

    Words are weighted within their language (no stopwords, sublinear counts, IDF of the language). With several
    languages, `names` makes them comparable: by word translations (see `document_vectors`), or, without translations,
    by the linked entities as shared columns.
    """
    language_of = piece_languages(corpus, pieces)
    if names and document_vectors.applies(language_of):
        return document_vectors.points(corpus, pieces.counts, language_of)
    weighted = tfidf(corpus, pieces)
    if names and len(set(language_of)) > 1:
        weighted = sparse.hstack([weighted, _pieces_by_entity(corpus, pieces)]).tocsr()
    return matrices.unit_length(project(weighted, n_iter).astype("float64"))


def project(weighted: sparse.csr_array, n_iter: int = ITERATIONS) -> np.ndarray:
    """Return pieces x 50 in single precision, on the SVD of the pieces; up to 50 pieces or words as they are."""
    weighted = weighted[:, np.flatnonzero(np.asarray(weighted.sum(axis=0)).ravel())]
    if min(weighted.shape) <= DIMENSIONS:
        return np.asarray(weighted.toarray())
    # single precision is as good and takes half the time
    single = weighted.astype("float32")
    _, axes = svd.truncated_svd(single, DIMENSIONS, n_iter=n_iter)
    return np.asarray(single @ axes.T)


def countable(corpus: Corpus, counts: sparse.csr_array, language: str, *, common: bool = False) -> np.ndarray:
    """Return the columns of words that can distinguish pieces of one language.

    Stopwords (also those of the user), numbers and single letters are excluded. A word is in at least 1 / 2 / 3 of
    under 20 / under 200 / more pieces. From 20 pieces on it is in at most half of them, unless no word would be left or
    `common` words are included.
    """
    n = counts.shape[0]
    n_pieces = np.bincount(counts.indices, counts.data > 0, counts.shape[1])
    fewest = 1 if n < 20 else 2 if n < 200 else 3  # noqa: PLR2004 - the docstring names them
    largest = n if common or n < 20 else n / 2  # noqa: PLR2004
    columns = np.flatnonzero((n_pieces >= fewest) & (n_pieces <= largest))
    if len(columns) == 0:  # all pieces are copies of one text, so that every word is in all of them
        columns = np.flatnonzero(n_pieces >= fewest)
    return columns[corpus.once(_content_words)[language][columns]]


def _content_words(corpus: Corpus) -> dict[str, np.ndarray]:
    """Return for each language which words of the vocabulary are not stopwords, numbers or single letters."""
    is_word = np.asarray([len(word) > 1 and not word[0].isdigit() for word in corpus.vocabulary], dtype=bool)
    by_language = {}
    for code in sorted(set(corpus.documents["language"])):
        by_language[code] = is_word.copy()
        by_language[code][corpus.columns_of(ignored_words.ignored_words(corpus, code))] = False
    return by_language


def piece_languages(corpus: Corpus, pieces: Units) -> np.ndarray:
    """Return the language code of each piece."""
    return corpus.documents["language"].to_numpy(dtype=object)[pieces.rows]


def tfidf(corpus: Corpus, pieces: Units) -> sparse.csr_array:
    """Return pieces x corpus.vocabulary: (1 + log n) * IDF within the language of the piece, rows of length 1."""
    language_of, languages = pd.factorize(piece_languages(corpus, pieces))
    order = np.argsort(language_of, kind="stable")
    parts = matrices.spans(language_of[order])
    weighted = [_tfidf_counts(corpus, pieces.counts[order[part]], languages[i]) for i, part in enumerate(parts)]
    return sparse.vstack(weighted, format="csr")[np.argsort(order)] if weighted else pieces.counts.astype("float64")


def _tfidf_counts(corpus: Corpus, counts: sparse.csr_array, language: str) -> sparse.csr_array:
    """Return (1 + log n) * IDF of the countable words, rows of length 1."""
    is_countable = np.zeros(counts.shape[1])
    is_countable[countable(corpus, counts, language)] = 1
    rarity = idf.smooth_plus_one(idf.document_frequency(counts), counts.shape[0]) * is_countable
    weights = counts.copy()
    weights.data = (1 + np.log(weights.data)) * rarity[weights.indices]
    weights.eliminate_zeros()
    return matrices.unit_rows(weights)


def _pieces_by_entity(corpus: Corpus, pieces: Units) -> sparse.csr_array:
    """Return pieces x entities, weighted by IDF, rows of length 1: the columns that languages share."""
    mentions = corpus.stored("mentions")
    piece = positions.containing_piece(corpus, mentions, pieces.rows, pieces.starts)
    inside = piece >= 0
    codes = mentions["entity"].cat.codes.to_numpy()[inside]
    shape = (len(pieces.rows), len(mentions["entity"].cat.categories))
    has_entity = matrices.incidence(piece[inside], codes, shape).astype("float64")
    rarity = idf.smooth(idf.document_frequency(has_entity), len(pieces.rows))
    return matrices.unit_rows(has_entity @ sparse.diags_array(rarity))


def _passage_counts(corpus: Corpus, spans: list[tuple[int, int, int]]) -> sparse.csr_array:
    column = {word: i for i, word in enumerate(corpus.vocabulary)}
    rows: list[int] = []
    columns: list[int] = []
    for piece, (row, start, end) in enumerate(spans):
        forms = tokens.tokens(corpus.text[corpus.doc_ids[row]][start:end])
        forms = [form for form in forms if form in column]  # a text whose words could not be counted has none
        columns.extend(column[form] for form in forms)
        rows.extend([piece] * len(forms))
    cells = (np.ones(len(rows)), (np.asarray(rows, "int64"), np.asarray(columns, "int64")))
    return sparse.csr_array(cells, shape=(len(spans), len(column)))
