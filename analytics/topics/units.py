"""What is clustered, and where it lies: documents or passages as word counts and as points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics.corpus import ignored_words, positions
from analytics.crosslingual import document_vectors
from analytics.errors import CorpusError
from analytics.stats import idf, matrices
from analytics.text import tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MIN_DOCUMENTS = 10  # below it documents are too few to cluster; their passages are not
MIN_PASSAGE_WORDS = 5
DIMENSIONS = 50
UNIT_NAMES = ("auto", "document", "passage")


class Units(NamedTuple):
    """Documents or passages: the document's row in the corpus, where the piece lies in it, its word counts."""

    unit: str
    rows: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    counts: sparse.csr_array  # pieces x corpus.vocabulary

    def at(self, chosen: np.ndarray) -> Units:
        """Return the chosen pieces."""
        return Units(self.unit, self.rows[chosen], self.starts[chosen], self.ends[chosen], self.counts[chosen])


def check_unit(unit: str) -> None:
    """Raise CorpusError for what is no unit."""
    if unit not in UNIT_NAMES:
        raise CorpusError(f"unit must be one of {', '.join(UNIT_NAMES)}, got {unit!r}")


def choose_unit(corpus: Corpus, unit: str) -> str:
    """Return "document" or "passage"; "auto" takes passages below 10 documents."""
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
    """Return the pieces in order of document id and place: the order of the input then changes no topic."""
    ids = np.asarray(corpus.doc_ids, dtype=str)[pieces.rows]
    return pieces.at(np.lexsort((pieces.starts, ids)))


def copies(corpus: Corpus, pieces: Units) -> np.ndarray:
    """Return for each piece the number of its set of copies, by first piece: documents of a group, or equal passages.

    Fifty copies of one article would be fifty votes for its words.
    """
    if pieces.unit == "document":
        ids = np.asarray(corpus.doc_ids, dtype=object)
        groups = corpus.documents["duplicate_group"].to_numpy(dtype=object)
        names = np.where(groups != "", groups, ids)[pieces.rows]
    else:
        spans = zip(pieces.rows, pieces.starts, pieces.ends, strict=True)
        names = np.asarray([corpus.text[corpus.doc_ids[row]][start:end] for row, start, end in spans], dtype=object)
    return pd.factorize(names)[0]


def vectors(corpus: Corpus, pieces: Units, *, names: bool = True) -> np.ndarray:
    """Return one point of length 1 per piece: TF-IDF -> SVD(50) -> L2; zeros for a piece without countable words.

    Words are weighted within their language (stopwords out, sublinear counts, IDF of the language). Where there are
    several languages, `names` joins them: by word translations, see `joint_vectors`, or, without tables of them, by the
    linked entities as columns that they share.
    """
    spoken = piece_languages(corpus, pieces)
    if names and document_vectors.applies(spoken):
        return document_vectors.points(corpus, pieces.counts, spoken)
    weighted = tfidf(corpus, pieces)
    if names and len(set(spoken)) > 1:
        weighted = sparse.hstack([weighted, _pieces_by_entity(corpus, pieces)]).tocsr()
    weighted = weighted[:, np.flatnonzero(np.asarray(weighted.sum(axis=0)).ravel())]
    if min(weighted.shape) <= DIMENSIONS:
        return matrices.unit_length(weighted.toarray())
    from sklearn.decomposition import TruncatedSVD  # noqa: PLC0415 - 190 MB that only fitting needs

    # of 5 rounds BBC News ends at NMI .81 or .85 by chance, of 20 at .85 always;
    # single precision is as good, in half of the time
    reduced = TruncatedSVD(DIMENSIONS, n_iter=20, random_state=0).fit_transform(weighted.astype("float32"))
    return matrices.unit_length(reduced.astype("float64"))


def countable(corpus: Corpus, counts: sparse.csr_array, language: str, *, common: bool = False) -> np.ndarray:
    """Return the columns of words that can tell pieces of one language apart.

    Not stopwords (the user's included), numbers or single letters; in at least 1 / 2 / 3 of under 20 / under 200 / more
    pieces, and from 20 pieces on in at most half of them unless that leaves none, or `common` ones are wanted too.
    """
    n = counts.shape[0]
    n_pieces = np.bincount(counts.indices, counts.data > 0, counts.shape[1])
    least = 1 if n < 20 else 2 if n < 200 else 3  # noqa: PLR2004 - the docstring names them
    most = n if common or n < 20 else n / 2  # noqa: PLR2004
    used = np.flatnonzero((n_pieces >= least) & (n_pieces <= most))
    if len(used) == 0:  # copies of one text: every word is in all of them
        used = np.flatnonzero(n_pieces >= least)
    return used[corpus.once(_content_words)[language][used]]


def _content_words(corpus: Corpus) -> dict[str, np.ndarray]:
    """Return for each language which words of the vocabulary can tell: no stopwords, numbers or single letters."""
    long = np.asarray([len(word) > 1 and not word[0].isdigit() for word in corpus.vocabulary], dtype=bool)
    left_out = {code: ignored_words.ignored_words(corpus, code) for code in sorted(set(corpus.documents["language"]))}
    return {code: long & ~np.isin(corpus.vocabulary, list(words)) for code, words in left_out.items()}


def piece_languages(corpus: Corpus, pieces: Units) -> np.ndarray:
    """Return the language code of each piece."""
    return corpus.documents["language"].to_numpy(dtype=object)[pieces.rows]


def tfidf(corpus: Corpus, pieces: Units) -> sparse.csr_array:
    """Return pieces x corpus.vocabulary: (1 + log n) * IDF within the language of the piece, rows of length 1."""
    weighted = sparse.csr_array(pieces.counts.shape)
    spoken = piece_languages(corpus, pieces)
    for language in sorted(set(spoken)):
        rows = np.flatnonzero(spoken == language)
        weighted = weighted + _place_rows(
            _tfidf_counts(corpus, pieces.counts[rows], language), rows, pieces.counts.shape
        )
    return weighted


def _tfidf_counts(corpus: Corpus, counts: sparse.csr_array, language: str) -> sparse.csr_array:
    """Return (1 + log n) * IDF of the countable words, rows of length 1."""
    keep = np.zeros(counts.shape[1])
    keep[countable(corpus, counts, language)] = 1
    rarity = idf.smooth_plus_one(idf.document_frequency(counts), counts.shape[0]) * keep
    logs = counts.copy()
    logs.data = 1 + np.log(logs.data)
    return matrices.unit_rows(logs @ sparse.diags_array(rarity))


def _place_rows(part: sparse.csr_array, rows: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    cells = part.tocoo()
    return sparse.coo_array((cells.data, (rows[cells.row], cells.col)), shape=shape).tocsr()


def _pieces_by_entity(corpus: Corpus, pieces: Units) -> sparse.csr_array:
    """Return pieces x entities by IDF, rows of length 1: the columns that languages share."""
    mentions = corpus.stored("mentions")
    at = positions.containing_piece(corpus, mentions, pieces.rows, pieces.starts)
    inside = at >= 0
    codes = mentions["entity"].cat.codes.to_numpy()[inside]
    shape = (len(pieces.rows), len(mentions["entity"].cat.categories))
    named = matrices.incidence(at[inside], codes, shape).astype("float64")
    rarity = idf.smooth(idf.document_frequency(named), len(pieces.rows))
    return matrices.unit_rows(named @ sparse.diags_array(rarity))


def _passage_counts(corpus: Corpus, spans: list[tuple[int, int, int]]) -> sparse.csr_array:
    column = {word: i for i, word in enumerate(corpus.vocabulary)}
    rows: list[int] = []
    columns: list[int] = []
    for piece, (row, start, end) in enumerate(spans):
        forms = tokens.tokens(corpus.text[corpus.doc_ids[row]][start:end])
        forms = [form for form in forms if form in column]  # those of a text whose words could not be counted are not
        columns.extend(column[form] for form in forms)
        rows.extend([piece] * len(forms))
    cells = (np.ones(len(rows)), (np.asarray(rows, "int64"), np.asarray(columns, "int64")))
    return sparse.csr_array(cells, shape=(len(spans), len(column)))
