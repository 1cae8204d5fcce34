"""Facets that are in the texts of a group although no analysis found them there: names, keywords, statements.

The tagger and the keyphrases miss some of what is written. So an absence is reported only if this search finds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import phrase_search
from analytics.sources import statement_facets
from analytics.sources.facet_counts import TEXT_FACETS
from analytics.stats import matrices
from analytics.text import tokens as text_tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scipy import sparse

    from analytics.corpus.store import Corpus
    from analytics.sources.facet_counts import FacetCounts

SEARCHED = (*schema.KINDS, *TEXT_FACETS)  # all but topics, of which a text has no words


def is_mentioned(corpus: Corpus, counts: FacetCounts, cells: pd.DataFrame) -> np.ndarray:
    """Return which names and keywords are in the texts of a group, and of which statements it says part.

    A name is searched for in all the spellings that were linked to it anywhere in the corpus, surnames included.
    """
    mentioned = np.zeros(len(cells), dtype=bool)
    kinds = cells["kind"]
    for chosen, forms_of in ((schema.KINDS, name_forms), (("keyword",), _keyword_forms)):
        rows = np.flatnonzero(kinds.isin(chosen))
        if len(rows):
            facets = cells["facet"].iloc[rows].astype("str")
            forms = forms_of(corpus, facets.unique().tolist())
            mentioned[rows] = _has_form(corpus, counts, forms, cells["source"].iloc[rows], facets)
    rows = np.flatnonzero(kinds == "statement")
    if len(rows):
        mentioned[rows] = statement_facets.is_near(corpus, counts, cells.iloc[rows])
    return mentioned


def _has_form(
    corpus: Corpus, counts: FacetCounts, forms: dict[str, set[str]], groups: pd.Series, facets: pd.Series
) -> np.ndarray:
    """Return whether the texts of each group have any form of the facet of the same row."""
    place = pd.Index(counts.groups.names).get_indexer(groups)
    column = pd.Index(list(forms)).get_indexer(facets)
    asked = np.zeros((len(counts.groups.names), len(forms)), dtype=bool)
    asked[place, column] = True
    found = _documents_by_form(corpus, forms, (counts.groups.members @ of_facet > 0 for of_facet in asked.T))
    inside = (counts.groups.members.T @ found).tocoo()
    return np.isin(place * len(forms) + column, inside.row.astype("int64") * len(forms) + inside.col)


def _documents_by_form(corpus: Corpus, forms_of: dict[str, set[str]], asked: Iterable[np.ndarray]) -> sparse.csr_array:
    """Return documents x facets as 0 and 1: which texts have any form of each facet.

    `asked` are for each facet the documents in which it is looked for: most texts need not be read then.
    """
    forms = [(i, form, tokens) for i, own in enumerate(forms_of.values()) for form, tokens in _shortest_forms(own)]
    is_asked = list(asked)
    words = np.unique([token for _, _, tokens in forms for token in tokens]) if forms else np.zeros(0, "str")
    columns = np.searchsorted(corpus.vocabulary, words)
    in_vocabulary = columns < len(corpus.vocabulary)
    in_vocabulary[in_vocabulary] = corpus.vocabulary[columns[in_vocabulary]] == words[in_vocabulary]
    cells = corpus.counts[:, columns[in_vocabulary]].tocsc()
    bounds = zip(words[in_vocabulary], cells.indptr[:-1], cells.indptr[1:], strict=True)
    documents_of = {token: cells.indices[start:end] for token, start, end in bounds}
    searched = [(i, form, [rows[is_asked[i][rows]] for rows in (documents_of[token] for token in tokens)])
                for i, form, tokens in forms if all(token in documents_of for token in tokens)]  # fmt: skip
    hits = [(phrase_search.rows_with_phrase(corpus, form, rows), i) for i, form, rows in searched]
    rows = np.concatenate([np.zeros(0, "int64"), *(rows for rows, _ in hits)])
    places = np.repeat(np.asarray([i for _, i in hits], "int64"), [len(rows) for rows, _ in hits])
    return matrices.incidence(rows, places, (len(corpus), len(forms_of)))


def _shortest_forms(forms: set[str]) -> list[tuple[str, list[str]]]:
    """Return the forms that contain no other, with their words: a text with “Donald Trump” has “Trump” too."""
    tokens = sorted(((text_tokens.tokens(form), form) for form in forms), key=lambda one: (len(one[0]), one))
    shortest: list[tuple[str, list[str]]] = []
    known: list[str] = []
    for words, form in tokens:
        spaced = f" {' '.join(words)} "
        if words and not any(one in spaced for one in known):
            known.append(spaced)
            shortest.append((form, words))
    return shortest


def _keyword_forms(corpus: Corpus, keywords: set[str]) -> dict[str, set[str]]:
    """Return the forms of each keyword in the keywords of the documents."""
    return _forms(corpus.stored("keywords"), "concept", "keyword", keywords)


def name_forms(corpus: Corpus, names: Collection[str]) -> dict[str, set[str]]:
    """Return the spellings of each entity in the whole corpus, its own name included."""
    return _forms(corpus.root.mentions, "entity", "surface", names)


def _forms(table: pd.DataFrame, column: str, form: str, facets: Collection[str]) -> dict[str, set[str]]:
    rows = table.loc[table[column].isin(facets).to_numpy(), [column, form]].astype("str").drop_duplicates()
    forms = {facet: {facet} for facet in sorted(facets)}
    for facet, spelling in zip(rows[column], rows[form], strict=True):
        forms[facet].add(spelling)
    return forms
