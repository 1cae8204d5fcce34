"""Documents of several languages as vectors of one space: bags of English stems -> SVD -> centred per language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from analytics import schema
from analytics.crosslingual import dictionaries, stem_bags
from analytics.stats import idf, matrices, svd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus

DIMENSIONS = 50
POWER = (
    0.75  # of the singular values, in addition to that of the projection; 0 -> .75: AUC .773 -> .827, see benchmarks
)
SHRINKAGE = 50  # documents of NTREX in the mean of a language
ENOUGH = 200  # documents of the pivot; with fewer, those of NTREX are added: AUC with 80 English ones .763 -> .779
FEW = 20
MANY_WITHOUT = 0.05


def applies(spoken: np.ndarray) -> bool:
    """Return whether there are several languages with a table, and 95 % of the pieces with a language are in one."""
    detected = spoken[spoken != schema.UNDETERMINED]
    has_table = np.asarray([dictionaries.has_translations(code) for code in detected], dtype=bool)
    languages = {dictionaries.table_language(code) for code in detected[has_table]}
    return len(languages) > 1 and np.mean(~has_table) < MANY_WITHOUT


def points(corpus: Corpus, counts: sparse.csr_array, spoken: np.ndarray, *, pivot: str | None = None) -> np.ndarray:
    """Return one point of length 1 per piece; zeros for a piece without countable words.

    `counts` are pieces x corpus.vocabulary, `spoken` their languages. Each piece is a bag of English stems
    (`stem_bags.bags`), log(1 + n) * IDF within the language, projected on the SVD of the pivot's pieces, times singular
    values ** .75, scaled to length 1, minus the shrunken mean of its language: (n * mean + 50 * mean of NTREX) /
    (n + 50). The pivot is the language of most pieces, English on a tie; with fewer than 200 of them the English
    documents of NTREX are added. `pivot` sets another pivot.
    """
    by_language = stem_bags.stem_bags(corpus, counts, spoken, english_first=True)
    means = stem_bags.matrix([dictionaries.mean(code) for code in by_language.rows], by_language.columns)
    rows, bags, news, _ = by_language.widened()
    rarity = {code: language_idf(bag, news) for code, bag in bags.items()}
    cells = {code: tfidf_bag(bag, rarity[code]) for code, bag in bags.items()}
    news_cells = tfidf_bag(news, language_idf(news))
    axes = _axes(cells[pivot or _pivot(rows)], news_cells)
    # the mean of points of length 1 is shorter than 1: it gets the length of the mean of the English ones
    length = np.linalg.norm(matrices.unit_length(news_cells @ axes).mean(axis=0))
    vectors = np.zeros((len(spoken), axes.shape[1]))
    for place, (code, at) in enumerate(rows.items()):
        mean = matrices.unit_length((means[[place]] @ sparse.diags_array(rarity[code])) @ axes)[0] * length
        vectors[at] = _centre_points(matrices.unit_length(cells[code] @ axes), mean)
    return vectors


def _pivot(rows: Mapping[str, np.ndarray]) -> str:
    known = [code for code in rows if dictionaries.has_translations(code)]
    return min(known, key=lambda code: (-len(rows[code]), code != "en", code))


def language_idf(bag: sparse.csr_array, news: sparse.csr_array | None = None) -> np.ndarray:
    """Return the IDF within a language; the English news are added for a language with few pieces."""
    pieces = bag if news is None or bag.shape[0] >= ENOUGH else sparse.vstack([bag, news])
    return idf.smooth_plus_one(idf.document_frequency(pieces), pieces.shape[0])


def tfidf_bag(bag: sparse.csr_array, rarity: np.ndarray) -> sparse.csr_array:
    """Return log(1 + n) * IDF of a bag, rows of length 1."""
    cells = sparse.csr_array((np.log1p(bag.data), bag.indices, bag.indptr), shape=bag.shape)
    cells.data *= rarity[bag.indices]
    return matrices.scale_to_unit_rows(cells)


def _axes(pivot: sparse.csr_array, news: sparse.csr_array) -> np.ndarray:
    """Return stems x dimensions: the right singular vectors of the pivot, scaled by singular values ** .75."""
    n = pivot.shape[0]
    least = 1 if n < FEW else 2 if n < ENOUGH else 3
    n_pieces = idf.document_frequency(pivot)
    keep = (n_pieces >= least) & ((n_pieces <= n / 2) | (n < FEW))
    base = pivot @ sparse.diags_array(keep.astype("float64"))
    base = sparse.vstack([base, news]).tocsr() if n < ENOUGH else base.tocsr()
    values, axes = svd.truncated_svd(base, min(DIMENSIONS, *(side - 1 for side in base.shape)))
    return np.asarray(axes.T * values**POWER)


def _centre_points(vectors: np.ndarray, mean: np.ndarray) -> np.ndarray:
    filled = np.linalg.norm(vectors, axis=1) > 0
    n = int(filled.sum())
    centre = (vectors.sum(axis=0) + SHRINKAGE * mean) / (n + SHRINKAGE)
    return matrices.unit_length(np.where(filled[:, None], vectors - centre, 0.0))
