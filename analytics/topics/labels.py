"""The words that name a topic."""

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
SHORTEST_STEM, LONGEST_ENDING = 4, 1  # code points; with endings of two, player would stand for play
FEW = 19  # pieces
OWN = 0.8  # of the pieces with a word; 0 to 1 choose the same words on BBC News (benchmarks/thresholds.py)
# BBC News, 400 articles (benchmarks/thresholds.py): with a coverage of .05 four of five classes have a title, of F1 .20
# in other articles, with .1 one, of .50, with .2 none. A precision of .25 to .9 chooses the same titles there.
MIN_COVERAGE, MIN_PRECISION = 0.1, 0.5


def ranked_terms(corpus: Corpus, pieces: Units, topic: np.ndarray) -> dict[str, dict[str, list[str]]]:
    """Return per topic and language (the commonest in the topic first) its words by F1 of coverage and precision.

    `topic` names the topic of each piece, "" for none. Coverage = share of the topic's pieces with the word, precision
    = share of the pieces with the word that are in the topic; both within the language.
    """
    pieces = _without_credits(corpus, pieces)
    spoken = piece_languages(corpus, pieces)
    languages_first = sorted(set(spoken), key=lambda language: (-int((spoken == language).sum()), language))
    found: dict[str, dict[str, list[str]]] = {name: {} for name in sorted(set(topic) - {""})}
    for language in languages_first:
        rows = np.flatnonzero(spoken == language)
        for name, words in _rank_terms(
            corpus, pieces if len(rows) == len(spoken) else pieces.at(rows), topic[rows], language
        ):
            found[name][language] = words
    return found


def label(terms: dict[str, list[str]], *, n_terms: int = 3, full: bool = False) -> str:
    """Return the first words of each language: "embassy, envoy, Kabul · Botschaft, Brief"; `full` names languages."""
    parts = [(language, ", ".join(words[:n_terms])) for language, words in terms.items() if words]
    if not full:
        return " · ".join(words for _, words in parts)
    if len(parts) == 1:
        return parts[0][1]
    return LIST_SEPARATOR.join(f"{languages.name(language)}: {words}" for language, words in parts)


def words(corpus: Corpus, pieces: Units, topic: np.ndarray) -> dict[str, str]:
    """Return per topic the words that it is called by."""
    return {name: label(terms) for name, terms in ranked_terms(corpus, pieces, topic).items()}


def titles(corpus: Corpus, pieces: Units, topic: np.ndarray) -> dict[str, str]:
    """Return per topic the phrase of two or three words, among the keywords of its pieces, that tells it best.

    By F1 of coverage and precision, of the phrases that a tenth of the topic's pieces and two of them have, and that
    are in this topic in half of all cases; none where there is no such phrase, none that names an outlet or an agency.
    """
    rows = corpus.stored("keywords")
    kinds = rows["concept"].cat.categories.astype("str")
    wanted = np.asarray([2 <= len(one.split()) <= 3 for one in kinds], dtype=bool)  # noqa: PLR2004 - as told
    rows = rows[wanted[rows["concept"].cat.codes.to_numpy()]]
    at = positions.containing_piece(corpus, rows, pieces.rows, pieces.starts)
    codes = rows["concept"].cat.codes.to_numpy()[at >= 0]
    held = matrices.incidence(at[at >= 0], codes, (len(pieces.rows), len(kinds)))
    names, n_topic, both = _counted_by_topic(topic, held)
    n_held = held.sum(axis=0)
    good = (both >= 2) & (both >= MIN_COVERAGE * n_topic) & (both >= MIN_PRECISION * n_held)  # noqa: PLR2004 - as told
    column = np.flatnonzero(good.any(axis=0))
    column = column[~outlet_names.is_outlet(corpus, kinds[column])]
    f1 = np.where(good, matrices.share(2.0 * both, n_held + n_topic), 0)[:, column]
    return {name: str(kinds[column[row.argmax()]]) for name, row in zip(names, f1, strict=True) if row.any()}


def _without_credits(corpus: Corpus, pieces: Units) -> Units:
    """Return documents without the words of their agency credits."""
    if pieces.unit != "document" or corpus.root.stored("agency_credits").empty:
        return pieces
    rows = pieces.rows if corpus.rows is None else corpus.rows[pieces.rows]
    return pieces._replace(counts=corpus.once(keyness.own_counts)[rows])


def _rank_terms(corpus: Corpus, pieces: Units, topic: np.ndarray, language: str) -> Iterator[tuple[str, list[str]]]:
    columns = countable(corpus, pieces.counts, language, common=len(set(topic)) > 1)
    columns = columns[~np.isin(columns, corpus.once(outlet_names.columns))]
    if language != "en":  # titles of films and songs leave "The" in texts of every language
        columns = columns[~np.isin(corpus.vocabulary[columns], list(languages.get("en").stopwords))]
    cells = sparse.csr_array(
        (np.ones(len(pieces.counts.data)), pieces.counts.indices, pieces.counts.indptr), pieces.counts.shape
    )
    names, n_topic, both = _counted_by_topic(topic, cells)
    both = both[:, columns]
    n_pieces = np.bincount(cells.indices, minlength=cells.shape[1])[columns]
    either = n_pieces + n_topic
    written = corpus.surfaces[columns].astype(str)
    everywhere = n_pieces > max(len(topic) / 2, FEW)  # of little use, unless the topic is that large itself
    f1s = np.where(everywhere & (both < OWN * n_pieces), 0, matrices.share(2.0 * both, either))
    for name, shared, f1 in zip(names, both, f1s, strict=True):
        some = np.flatnonzero((shared > 0) & (f1 > 0))
        best = some
        if len(some) > MAX_TERMS:  # equals at the end are ranked by their words too
            best = some[f1[some] >= np.partition(f1[some], -MAX_TERMS)[-MAX_TERMS]]
        order = best[np.lexsort((written[best], -f1[best]))][:MAX_TERMS]
        yield name, _one_of_each([str(one) for one in written[order]])


def _counted_by_topic(topic: np.ndarray, cells: sparse.csr_array) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the topics, how many pieces each has, as a column, and how many of these hold each column of `cells`."""
    members, names = matrices.group_matrix(pd.Series(topic, dtype=object))
    # without `tocsr` the other side is turned first: a fifth of the time of half of 37,000 documents
    both = (members.T.tocsr().astype("float64") @ cells).toarray()
    return names, members.sum(axis=0).reshape(-1, 1), both


def _one_of_each(ranked: list[str]) -> list[str]:
    """Return words without those that are an earlier one with a short ending more or less: users after user."""
    chosen: list[str] = []
    for word in ranked:
        near = (one for one in chosen if abs(len(one) - len(word)) <= LONGEST_ENDING)
        short = len(word) < SHORTEST_STEM
        if short or not any(one.startswith(word) or word.startswith(one) for one in near):
            chosen.append(word)
    return chosen
