"""Keyness: the terms that are more frequent in a group of documents than in the rest of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import (
    compared_groups,
    default_tables,
    grouping,
    ignored_words,
    independent_texts,
    language_counts,
)
from analytics.keywords import outlet_names
from analytics.keywords.outlet_names import ADDRESS
from analytics.stats import dispersion, group_tests, matrices, multiple_tests
from analytics.text import tokens, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus

BLOCK = 256  # groups counted at once: memory grows with them


def keyness(
    corpus: Corpus,
    *,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
    top: int | None = 50,
) -> pd.DataFrame:
    """One row per group and term in a larger share of its texts than of the rest of the same language.

    Groups: `by` is source, topic, period or a text column of `documents` (author, agency, ...). Each group is compared
    with all other documents; with one group in `groups` only that group is. Two or more in `groups` are compared with
    each other: the rest of each is the documents of the others. With `by` "selection" the groups are `selections`, in
    the format of `analytics.corpus.selections` ("August: date=2021-08"): one is compared with all other documents, two
    or more with each other. Selections may overlap: a document counts for each selection that it is in, and never in
    the rest of such a selection.

    Years: two groups are compared in the years in which both have dated documents, because sources of different years
    differ by their years. `years` lists them. It is "" if all documents are compared: with `common_years` False, or if
    `compared_groups.two_groups` sets no limit (groups by time or topic, too few dates, no document of other years).

    Counts: `n_docs` of `n_group` documents of the group contain the term, compared with `n_docs_rest` of `n_rest`.
    `log_ratio_raw` = log2((n_docs + .5) / (n_group + 1)) - log2((n_docs_rest + .5) / (n_rest + 1)).

    Measures: all others count copies of a text once (`n_texts` and `n_texts_rest` texts have the term), and compare
    texts of about equal length (`stats.strata`), because a long text has more different words. `length` and
    `length_rest` are the median numbers of words. `log_ratio` is the ratio at equal length, with its interval
    `low`..`high` (delta method), whose false coverage rate over the terms that pass is 5 % (Benjamini & Yekutieli
    2005). `z` is the log-odds ratio with a Dirichlet prior over its standard deviation (Monroe, Colaresi & Quinn 2008,
    on texts instead of tokens; prior = share of all texts x 10 texts). `q` is the false discovery rate by the exact
    test of Mantel & Haenszel, over all terms in enough texts to pass, in the group or not, corrected for the number of
    groups too (`stats.multiple_tests`). Interval and `q` are missing if the group or its rest has fewer than 5 texts,
    or no texts of about equal length: then the row is only a description, with the ratio as counted.

    Dispersion: `dispersion` is how evenly the term's documents are spread over the sources of the group, or for one
    source over the thirds of its documents in order of date. 1 is as even as the group itself, 0 is all in the smallest
    part; missing for a group of one document (1 - DPnorm, see `dispersion.evenness`).

    Order: terms that pass q < .05 within their group come first, by `low`, then the others, by `z`; on a tie the term
    with more occurrences. In groups of 5 documents or more a term needs 2 documents. Left out are stopwords, numbers,
    single letters, the beginnings of addresses (http, www), the words of the group's name and of the filters of its
    selection, those of the host of most of its documents, the names of the credited news agencies, and terms that occur
    only in the agency credits of a document.
    """
    options = {"by": by, "groups": tuple(groups), "selections": tuple(selections), "common_years": common_years}
    options |= {"period": period, "top": top}
    stored = default_tables.stored_default(corpus, keyness, options)
    return corpus.cached(_keyness_table, **options) if stored is None else stored


def _keyness_table(corpus: Corpus, *, by: str, top: int | None, **options: Any) -> pd.DataFrame:
    part, compared, years = compared_documents(corpus, by=by, top=top, **options)
    parts = [keyness_columns(*counted, top) for counted in per_language(part, compared, own_counts(part))]
    return join_parts(parts, "keyness", by=by, years=years)


def compared_documents(corpus: Corpus, *, by: str, top: int | None, **options: Any) -> compared_groups.Compared:
    """Return the compared documents and their groups, by the options of `keyness`."""
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    if by == "language":
        raise ValueError(
            "words of different languages cannot be compared; groups by source, topic, period or another column are"
            " compared within each language"
        )
    return compared_groups.compared_groups(corpus, by=by, **options)


def join_parts(parts: list[Part], name: str, **same: str) -> pd.DataFrame:
    """Return the results of `keyness_columns` as one table, in order of group, language and rank."""
    if not parts:
        return schema.empty(name)
    columns = {name: np.concatenate([part.columns[name] for part in parts]) for name in parts[0].columns}
    columns["q"] = multiple_tests.across_families(columns["q"], np.concatenate([part.least_q for part in parts]))
    table = pd.DataFrame(columns).assign(**same)
    return schema.conform(table.sort_values(["group", "language", "rank"], kind="stable"), name)


class LanguageCounts(NamedTuple):
    """The documents of one language, and the counts of the terms that can distinguish groups.

    `texts` has the same number for copies of one text, `lengths` the number of counted words of each document. `cells`
    are `counts` as 0 and 1, `columns` gives the column of a word form.
    """

    language: str
    sources: np.ndarray
    dates: np.ndarray
    ids: np.ndarray
    hosts: np.ndarray
    texts: np.ndarray
    lengths: np.ndarray
    counts: sparse.csr_array
    cells: sparse.csr_array
    terms: np.ndarray
    columns: dict[str, int]


class _Counted(NamedTuple):
    """One entry per group and term in it, in order of groups: their numbers, and four counts of documents.

    `a` of `n_a` documents inside the group contain the term, `b` of `n_b` outside; it occurs `n` times in the group.
    """

    group: np.ndarray
    term: np.ndarray
    a: np.ndarray
    b: np.ndarray
    n_a: np.ndarray
    n_b: np.ndarray
    n: np.ndarray

    def take(self, chosen: np.ndarray) -> _Counted:
        return _Counted(*(values[chosen] for values in self))


def per_language(
    corpus: Corpus, all_groups: grouping.Groups, counts: sparse.csr_array, without: frozenset[str] = frozenset()
) -> Iterator[tuple[LanguageCounts, grouping.Groups]]:
    """Yield each language with a block of the groups, by `counts` of the vocabulary, without the words `without`.

    Stopwords, numbers, single letters and the names of agencies are left out too. A document in several languages is
    in each of them, with the words of its paragraphs in it.
    """
    documents = corpus.documents
    sources, dates, ids, urls = documents[["source", "date", "doc_id", "url"]].to_numpy(dtype=object).T
    hosts = np.asarray([web_address.host_without_ending(url) for url in urls], dtype=object)
    texts = independent_texts.text_numbers(corpus)
    agencies = set(schema.LIST_SEPARATOR.join(documents["agency"].unique()).split(schema.LIST_SEPARATOR))
    for language, rows, all_words in language_counts.by_language(corpus, counts):
        lengths = all_words.sum(axis=1)
        columns = _countable(corpus, np.flatnonzero(np.bincount(all_words.indices)), language, agencies, without)
        own_rows = all_words[:, columns]
        forms = {form: i for i, form in enumerate(corpus.vocabulary[columns])}
        known = (sources[rows], dates[rows], ids[rows], hosts[rows], texts[rows], lengths)
        part = LanguageCounts(
            language, *known, own_rows, (own_rows > 0).astype("int64"), corpus.surfaces[columns], forms
        )
        for first in range(0, len(all_groups.names), BLOCK):
            block = slice(first, first + BLOCK)
            members = all_groups.members[rows][:, block].tocsc()
            yield (
                part,
                grouping.Groups(members, all_groups.names[block], all_groups.definitions[block]),
            )


def own_counts(corpus: Corpus) -> sparse.csr_array:
    """Return the count of each word of the vocabulary in each document, without the agency credits of its text."""
    if corpus.rows is not None:
        return corpus.once(own_counts)[corpus.rows]
    agency_credits = corpus.stored("agency_credits")
    credited_words: list[tuple[int, str]] = []
    for row, text in zip(corpus.positions(agency_credits["doc_id"]), agency_credits["text"], strict=True):
        if text in corpus.text[corpus.doc_ids[row]]:  # credits on removed lines are not in the counts
            credited_words += [(row, form) for form in tokens.tokens(text)]
    counts = corpus.counts
    if credited_words:
        rows, forms = np.asarray(credited_words, dtype=object).T
        columns = np.minimum(np.searchsorted(corpus.vocabulary, forms), len(corpus.vocabulary) - 1)
        is_word = corpus.vocabulary[columns] == forms  # a credit can end within a word of the text
        cells = (np.ones(is_word.sum()), (rows[is_word].astype("int64"), columns[is_word]))
        counts = counts - sparse.csr_array(cells, shape=counts.shape)
        counts.data = np.maximum(counts.data, 0)  # two credits can overlap
        counts.eliminate_zeros()
    return matrices.with_short_indices(counts)


def _countable(
    corpus: Corpus, used: np.ndarray, language: str, agencies: set[str], others: frozenset[str]
) -> np.ndarray:
    """Return the columns of the used words that can distinguish groups.

    Agencies are compared case by case: APP is the Associated Press of Pakistan, app is an ordinary word.
    """
    without = ignored_words.ignored_words(corpus, language) | ADDRESS | others
    words = zip(corpus.vocabulary[used], corpus.surfaces[used], strict=True)
    keep = [
        word not in without and len(word) > 1 and not word[0].isdigit() and surface not in agencies
        for word, surface in words
    ]
    return used[np.asarray(keep, dtype=bool)]


class Part(NamedTuple):
    """The columns of the table for some groups of one language, and the smallest q of each group that was tested."""

    columns: dict[str, np.ndarray]
    least_q: np.ndarray


def keyness_columns(part: LanguageCounts, groups: grouping.Groups, top: int | None, *, alone: bool = False) -> Part:
    """Return the columns of the table for some groups, all at once: 2,018 authors one by one took 3 times as long.

    With `alone`, groups without any rest are listed too, ranked by the documents with a term.
    """
    counted = _count_terms(part, groups, alone=alone)
    design = group_tests.design(groups.members, part.texts, part.lengths)
    tests, least_q = group_tests.compare(design, part.cells, counted.group, counted.term)
    best, rank = group_tests.strongest_entries(tests, counted.a, counted.n, top)
    listed, tests = counted.take(best), tests.take(best)
    group, term, a, b, n_a, n_b, n_hits = listed
    raw, _ = matrices.log_ratio(a, n_a, b, n_b)
    names = {"group": np.asarray(groups.names, dtype=object)[group], "term": part.terms[term]}
    names["language"] = np.full(len(best), part.language, dtype=object)
    counts = {"n_docs": a, "n_docs_rest": b, "n_group": n_a, "n_rest": n_b, "n_hits": n_hits, "rank": rank}
    columns = names | counts | tests.measures() | {"log_ratio_raw": np.where(n_b > 0, raw, np.nan)}
    return Part(columns | _lengths(part, groups, group) | {"dispersion": _evenness(part, groups, listed)}, least_q)


def _count_terms(part: LanguageCounts, groups: grouping.Groups, *, alone: bool) -> _Counted:
    """Return the counts of terms in enough documents of each group with a rest (or `alone`), without its own words."""
    inside, times = ((groups.members.T @ counts).tocsr().sorted_indices() for counts in (part.cells, part.counts))
    inside = inside.tocoo()
    group, term = inside.row.astype("int64"), inside.col
    own = [i * len(part.terms) + column for i, columns_ in enumerate(_own_columns(part, groups)) for column in columns_]
    n_a = groups.members.sum(axis=0)[group]
    total = part.cells.sum(axis=0)
    b, n_b = total[term] - inside.data, len(part.sources) - n_a
    counted = _Counted(group, term, inside.data, b, n_a, n_b, times.data)
    enough = counted.a >= np.where(n_a >= group_tests.MIN_GROUP, 2, 1)
    return counted.take(
        enough & ((counted.n_b > 0) | alone) & ~np.isin(group * len(part.terms) + term, np.asarray(own, "int64"))
    )


def _own_columns(part: LanguageCounts, groups: grouping.Groups) -> Iterator[list[int]]:
    """Yield, for each group, the columns of its own words."""
    for definition, rows in zip(groups.definitions, _documents(groups), strict=True):
        own = outlet_names.own_words(definition, part.hosts[rows]) if len(rows) else set()
        yield [part.columns[word] for word in own if word in part.columns]


def _documents(groups: grouping.Groups) -> list[np.ndarray]:
    """Return the rows of the documents of each group."""
    return np.split(groups.members.indices, groups.members.indptr[1:-1])


def _lengths(part: LanguageCounts, groups: grouping.Groups, listed: np.ndarray) -> dict[str, np.ndarray]:
    """Return the median length of the documents of the group of each listed term, and of the rest; missing for none."""
    medians = np.full((2, len(groups.names)), np.nan)
    documents = _documents(groups)
    for group in np.unique(listed):
        inside = np.isin(np.arange(len(part.lengths)), documents[group])
        sides = (part.lengths[inside], part.lengths[~inside])
        medians[:, group] = [np.median(side) if len(side) else np.nan for side in sides]
    return {"length": medians[0][listed], "length_rest": medians[1][listed]}


def _evenness(part: LanguageCounts, groups: grouping.Groups, listed: _Counted) -> np.ndarray:
    """Return how evenly each listed term is spread over the documents of its group."""
    dispersions = np.full(len(listed.group), np.nan)
    documents = _documents(groups)
    for entries in matrices.spans(listed.group):
        rows = documents[listed.group[entries][0]]
        if len(rows) > 1:
            parts = grouping.parts(part.sources[rows], part.dates[rows], part.ids[rows])
            dispersions[entries] = dispersion.evenness(part.cells[rows][:, listed.term[entries]], parts)
    return dispersions
