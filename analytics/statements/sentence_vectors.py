"""Sentences as vectors of English stems and numbers, comparable within and across languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.crosslingual import dictionaries, stem_bags
from analytics.statements import sentence_content
from analytics.stats import idf, matrices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus
    from analytics.corpus.word_sequences import WordSequences

# Weight of a word within a name, 1 for other words: two sentences that name one senator by office and state do not yet
# say the same. At equal precision NTREX has as many pairs found as with 1; linked names added nothing.
NAMED = 0.7
RAREST = 2_000  # sentences: a word counts as no rarer than 1 in 2,000, so that cosines do not depend on corpus size


class Sentences(NamedTuple):
    """The sentences of a whole corpus with enough content words.

    `rows` are their rows in `sentences`, `cells` their vectors of length 1, `plain` the same without names and
    numbers, `numbers` the numbers as 0 and 1. `spoken` are their languages, `denies` is true for those with a negation,
    `weight` is the rarity of their names and numbers.
    """

    rows: np.ndarray
    cells: sparse.csr_array
    plain: sparse.csr_array
    numbers: sparse.csr_array
    spoken: np.ndarray
    denies: np.ndarray
    weight: np.ndarray

    def at(self, chosen: np.ndarray) -> Sentences:
        """Return the chosen sentences."""
        return Sentences(*(column[chosen] for column in self))


def sentences(
    corpus: Corpus,
    *,
    learnt: Mapping[str, dictionaries.Table] | None = None,
    sequences: WordSequences | None = None,
) -> Sentences:
    """Return the sentences of a whole corpus; `learnt` replaces the included translations, by language.

    `sequences` are the words of the corpus if they are known already.

    A cell is log(1 + n) * rarity of an English stem or a number, n times .7 within a name; rarity is
    log((1 + N) / (1 + n)) + 1 over all N sentences and the 123 English documents of NTREX. `weight` is the rarity of
    the words of names and of the numbers of a sentence, added up.
    """
    table = corpus.stored("sentences")
    spoken = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(table["doc_id"])]
    rows, counts, named, denies = sentence_content.words(corpus, sequences)
    numeric = sentence_content.is_number(corpus)
    stems, plain = (
        _stems(corpus, (counts - reduction * named).tocsr(), spoken[rows], learnt or {}) for reduction in (1 - NAMED, 1)
    )
    has_number = (counts[:, np.flatnonzero(numeric)] > 0).astype("float64")
    numbers = (has_number @ sparse.diags_array(_rarity(has_number))).tocsr()
    cells, plain = (matrices.unit_rows(one) for one in (sparse.hstack([stems, numbers]).tocsr(), plain))
    names = (named > 0).astype("float64") @ _rarity(counts)
    weight = names + np.asarray(numbers.sum(axis=1)).ravel()
    return Sentences(rows, cells, plain, has_number, spoken[rows], denies, weight)


def _stems(
    corpus: Corpus, counts: sparse.csr_array, spoken: np.ndarray, learnt: Mapping[str, dictionaries.Table]
) -> sparse.csr_array:
    """Return sentences x English stems, log(1 + n) * rarity."""
    bags = stem_bags.stem_bags(corpus, counts, spoken, stopwords_out=False, learnt=learnt)
    stems = bags.stacked(list(bags.bags.values()))
    rarity = _rarity(sparse.vstack([stems, bags.news]).tocsr())
    stems.data = np.log1p(stems.data)
    return (stems @ sparse.diags_array(rarity)).tocsr()


def _rarity(cells: sparse.csr_array) -> np.ndarray:
    return idf.capped_plus_one(idf.document_frequency(cells), cells.shape[0], rarest=RAREST)
