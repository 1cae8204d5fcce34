"""Sentences as vectors of English stems and numbers, comparable within and across languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.corpus import store
from analytics.crosslingual import dictionaries, stem_bags
from analytics.statements import sentence_content
from analytics.stats import idf, matrices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analytics.corpus.store import Corpus
    from analytics.corpus.word_sequences import WordSequences

# Weight of a word within a name, 1 for other words: two sentences that name one senator by office and state do not yet
# say the same. At equal precision NTREX has as many pairs found as with 1; linked names added nothing.
NAMED = 0.7
_NEEDED = ("documents", "texts", "sentences", "terms", "names", "appositions")
RAREST = 2_000  # sentences: a word counts as no rarer than 1 in 2,000, so that cosines do not depend on corpus size


class Sentences(NamedTuple):
    """The sentences of a whole corpus with enough content words.

    They are in the order of document ids and starts, so that ties do not depend on the order of files. `rows` are their
    rows in `sentences`, `cells` their vectors of length 1, `plain` the same without names, roles and numbers, `named`
    the words within names as 0 and 1. `spoken` are their languages, `weight` is the rarity of their names and numbers,
    `is_short` says which have too few content words to be compared within their language.
    """

    rows: np.ndarray
    cells: sparse.csr_array
    plain: sparse.csr_array
    named: sparse.csr_array
    spoken: np.ndarray
    weight: np.ndarray
    is_short: np.ndarray

    def at(self, chosen: np.ndarray) -> Sentences:
        """Return the chosen sentences."""
        return Sentences(*(column[chosen] for column in self))


def sentences(
    corpus: Corpus,
    *,
    learnt: Mapping[str, dictionaries.Table] | None = None,
    sequences: Callable[[], WordSequences] | None = None,
) -> Sentences:
    """Return the sentences of a whole corpus; `learnt` replaces the included translations, by language.

    `sequences` returns the words of the corpus if they are known already.

    A cell is log(1 + n) * rarity of an English stem or a number, n times .7 within a name or the role beside it ("the
    chairman of the bank"); rarity is log((1 + N) / (1 + n)) + 1 over all N sentences and the 123 English documents of
    NTREX. `weight` is the rarity of the words of names and of the numbers of a sentence, added up.
    """
    rows, counts, named, titled = _by_id(corpus, sentence_content.words(corpus, sequences))
    docs = corpus.positions(corpus.stored("sentences")["doc_id"].iloc[rows])
    spoken = corpus.documents["language"].to_numpy(dtype=object)[docs]
    is_number = sentence_content.is_number(corpus)
    is_short = sentence_content.n_content_words(counts, is_number) < sentence_content.FEWEST
    numbers = (counts[:, np.flatnonzero(is_number)] > 0).astype("float64")
    weighted_numbers = _weighted(numbers, _rarity(numbers))
    is_named = (named > 0).astype("float64")
    weight = is_named @ _rarity(counts) + np.asarray(weighted_numbers.sum(axis=1)).ravel()
    stems = (
        _stems(corpus, (counts - reduction * titled).tocsr(), spoken, learnt or {}) for reduction in (1 - NAMED, 1)
    )
    cells = matrices.scale_to_unit_rows(sparse.hstack([next(stems), weighted_numbers]).tocsr())
    return Sentences(rows, cells, matrices.scale_to_unit_rows(next(stems)), is_named, spoken, weight, is_short)


def sentences_alone(part: Corpus) -> tuple[Corpus, Sentences]:
    """Return the documents of a slice as a corpus of their own, and its sentences: fast for a few of many documents."""
    alone = store.make({name: store.without_categories(part.stored(name)) for name in _NEEDED})
    return alone, sentences(alone)


def _by_id(corpus: Corpus, content: sentence_content.Words) -> sentence_content.Words:
    """Return the sentences in the order of document ids and starts."""
    place = np.argsort(np.argsort(np.asarray(corpus.doc_ids, dtype=str), kind="stable"))
    docs = corpus.positions(corpus.stored("sentences")["doc_id"].iloc[content.rows])
    order = np.lexsort((content.rows, place[docs]))
    return sentence_content.Words(*(column[order] for column in content))


def _stems(
    corpus: Corpus, counts: sparse.csr_array, spoken: np.ndarray, learnt: Mapping[str, dictionaries.Table]
) -> sparse.csr_array:
    """Return sentences x English stems, log(1 + n) * rarity."""
    bags = stem_bags.stem_bags(corpus, counts, spoken, stopwords_out=False, learnt=learnt)
    stems = bags.stacked(list(bags.bags.values()))
    n_sentences = idf.document_frequency(stems) + idf.document_frequency(bags.news)
    rarity = idf.capped_plus_one(n_sentences, stems.shape[0] + bags.news.shape[0], rarest=RAREST)
    np.log1p(stems.data, out=stems.data)
    return _weighted(stems, rarity)


def _weighted(cells: sparse.csr_array, weights: np.ndarray) -> sparse.csr_array:
    """Return the columns times their weights, without a second index."""
    return sparse.csr_array((cells.data * weights[cells.indices], cells.indices, cells.indptr), shape=cells.shape)


def _rarity(cells: sparse.csr_array) -> np.ndarray:
    return idf.capped_plus_one(idf.document_frequency(cells), cells.shape[0], rarest=RAREST)
