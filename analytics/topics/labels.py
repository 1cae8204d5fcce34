"""The words and titles of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from analytics.corpus import positions
from analytics.keywords import keyness, outlet_names
from analytics.schema import LIST_SEPARATOR
from analytics.stats import matrices
from analytics.text import languages
from analytics.topics.units import Units, countable, piece_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus

MAX_TERMS = 20
SHORTEST_STEM, LONGEST_ENDING = 4, 1  # code points; endings of two would treat player as a form of play
FEW = 19  # pieces
OWN = 0.8  # of the pieces with a word; 0 to 1 choose the same words on BBC News (benchmarks/thresholds.py)
# BBC News, 400 articles (benchmarks/thresholds.py): a coverage of .05 gives four of five classes a title, F1 .20 in
# other articles; .1 gives one class a title, with F1 .50; .2 none. A precision of .25 to .9 chooses the same titles.
MIN_COVERAGE, MIN_PRECISION = 0.1, 0.5


def ranked_terms(corpus: Corpus, pieces: Units, topic: np.ndarray) -> dict[str, dict[str, list[str]]]:
    """Return per topic and language (the most common first) the words with the best F1 of coverage and precision.

    `topic` is the topic of each piece, "" for none. Coverage = share of the topic's pieces with the word, precision
    = share of the pieces with the word that are in the topic; both within the language.
    """
    pieces = _without_credits(corpus, pieces)
    language_of = piece_languages(corpus, pieces)
    languages_first = sorted(set(language_of), key=lambda language: (-int((language_of == language).sum()), language))
    ranked: dict[str, dict[str, list[str]]] = {name: {} for name in sorted(set(topic) - {""})}
    for language in languages_first:
        rows = np.flatnonzero(language_of == language)
        for name, words in _rank_terms(
            corpus, pieces if len(rows) == len(language_of) else pieces.at(rows), topic[rows], language
        ):
            ranked[name][language] = words
    return ranked


def label(terms: dict[str, list[str]], *, n_terms: int = 3, full: bool = False) -> str:
    """Return the first words of each language, "embassy, envoy · Botschaft, Brief"; `full` adds the language names."""
    parts = [(language, ", ".join(words[:n_terms])) for language, words in terms.items() if words]
    if not full:
        return " · ".join(words for _, words in parts)
    if len(parts) == 1:
        return parts[0][1]
    return LIST_SEPARATOR.join(f"{languages.name(language)}: {words}" for language, words in parts)


def words(corpus: Corpus, pieces: Units, topic: np.ndarray) -> dict[str, str]:
    """Return the words that label each topic."""
    return {name: label(terms) for name, terms in ranked_terms(corpus, pieces, topic).items()}


def titles(corpus: Corpus, pieces: Units, topic: np.ndarray) -> dict[str, str]:
    """Return the title of each topic that has one: the best phrase of two or three words among its keyphrases.

    The best phrase has the highest F1 of coverage and precision. It is in at least a tenth of the pieces of the topic
    and in at least two, with a precision of at least .5, and does not name an outlet or an agency.
    """
    rows = corpus.stored("keywords")
    kinds = rows["concept"].cat.categories.astype("str")
    is_short = np.asarray([2 <= len(one.split()) <= 3 for one in kinds], dtype=bool)  # noqa: PLR2004 - see the docstring
    rows = rows[is_short[rows["concept"].cat.codes.to_numpy()]]
    piece = positions.containing_piece(corpus, rows, pieces.rows, pieces.starts)
    codes = rows["concept"].cat.codes.to_numpy()[piece >= 0]
    has_phrase = matrices.incidence(piece[piece >= 0], codes, (len(pieces.rows), len(kinds)))
    names, n_topic, n_both = _counts_by_topic(topic, has_phrase)
    n_pieces = has_phrase.sum(axis=0)
    is_title = (n_both >= 2) & (n_both >= MIN_COVERAGE * n_topic) & (n_both >= MIN_PRECISION * n_pieces)  # noqa: PLR2004 - two pieces
    column = np.flatnonzero(is_title.any(axis=0))
    column = column[~outlet_names.is_outlet(corpus, kinds[column])]
    f1 = np.where(is_title, matrices.share(2.0 * n_both, n_pieces + n_topic), 0)[:, column]
    return {name: str(kinds[column[row.argmax()]]) for name, row in zip(names, f1, strict=True) if row.any()}


def _without_credits(corpus: Corpus, pieces: Units) -> Units:
    """Return the pieces without the words of agency credits; only documents have such counts."""
    if pieces.unit != "document" or corpus.root.stored("agency_credits").empty:
        return pieces
    return pieces._replace(counts=keyness.own_counts(corpus)[pieces.rows])


def _rank_terms(corpus: Corpus, pieces: Units, topic: np.ndarray, language: str) -> Iterator[tuple[str, list[str]]]:
    columns = countable(corpus, pieces.counts, language, common=len(set(topic)) > 1)
    columns = columns[~np.isin(columns, corpus.once(outlet_names.columns))]
    if language != "en":  # film and song titles bring "The" into texts of every language
        columns = np.setdiff1d(columns, corpus.columns_of(languages.get("en").stopwords))
    cells = sparse.csr_array(
        (np.ones(len(pieces.counts.data)), pieces.counts.indices, pieces.counts.indptr), pieces.counts.shape
    )
    names, n_topic, n_both = _counts_by_topic(topic, cells)
    n_both = n_both[:, columns]
    n_pieces = np.bincount(cells.indices, minlength=cells.shape[1])[columns]
    n_sum = n_pieces + n_topic
    surfaces = corpus.surfaces[columns].astype(str)
    is_everywhere = n_pieces > max(len(topic) / 2, FEW)  # such a word says little, unless the topic is that large
    f1s = np.where(is_everywhere & (n_both < OWN * n_pieces), 0, matrices.share(2.0 * n_both, n_sum))
    for name, shared, f1 in zip(names, n_both, f1s, strict=True):
        candidates = np.flatnonzero((shared > 0) & (f1 > 0))
        best = candidates
        if len(candidates) > MAX_TERMS:  # ties at the end are ordered by the word too
            best = candidates[f1[candidates] >= np.partition(f1[candidates], -MAX_TERMS)[-MAX_TERMS]]
        order = best[np.lexsort((surfaces[best], -f1[best]))][:MAX_TERMS]
        yield name, _distinct_forms([str(one) for one in surfaces[order]])


def _counts_by_topic(topic: np.ndarray, cells: sparse.csr_array) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the topics, a column of their numbers of pieces, and in how many of these each column of `cells` is."""
    members, names = matrices.group_matrix(pd.Series(topic, dtype=object))
    # without `tocsr` scipy converts `cells` first: a fifth of the time for half of 37,000 documents
    n_both = (members.T.tocsr().astype("float64") @ cells).toarray()
    return names, members.sum(axis=0).reshape(-1, 1), n_both


def _distinct_forms(ranked: list[str]) -> list[str]:
    """Return the words without those that differ from an earlier word only by a short ending: users after user."""
    chosen: list[str] = []
    for word in ranked:
        similar = (one for one in chosen if abs(len(one) - len(word)) <= LONGEST_ENDING)
        is_short = len(word) < SHORTEST_STEM
        if is_short or not any(one.startswith(word) or word.startswith(one) for one in similar):
            chosen.append(word)
    return chosen
