"""Pairs of entities over time, and pairs that are more frequent in one group than in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import compared_groups, grouping, independent_texts, period_excess
from analytics.entities import cooccurrence, pair_counts
from analytics.stats import group_tests, matrices, multiple_tests
from analytics.text import tokens

if TYPE_CHECKING:
    from scipy import sparse

    from analytics.corpus.store import Corpus


def pair_timeline(
    corpus: Corpus,
    *,
    top: int = 12,
    period: str = "month",
    entity: str = "",
    kinds: tuple[str, ...] = schema.KINDS,
    demonyms: bool = True,
    full_names: bool = False,
    unit: str = "auto",
) -> pd.DataFrame:
    """One row per period with documents and pair among the `top` of `entity_pairs`; in order of time, then rank.

    `n_docs` of the `n_period` documents of the period have a unit with both, 0 included; `share_docs` is `n_docs` /
    `n_period`. `p` is the probability that any pair has so large a share in any period if the dates were dealt at
    random (`comparisons.excess_p`; copies count once), missing in periods of fewer than 10 documents. `entity` limits
    the pairs to those of one entity. `period` is year, month, week or day; documents with a
    missing or coarser date are in the period "". Other options as for `cooccurrence.entity_pairs`.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    options: dict[str, Any] = {"kinds": kinds, "demonyms": demonyms, "full_names": full_names}
    pairs = cooccurrence.entity_pairs(corpus, unit=unit, **options)
    if entity:
        pairs = pairs[(pairs["a"] == entity) | (pairs["b"] == entity)]
    members, periods = grouping.period_matrix(corpus, period)
    best = pairs[["a", "b"]].head(top)
    if best.empty:
        return schema.empty("pair_timeline")
    has = _documents(corpus, best, unit, **options)
    n_docs = (members.T @ has).toarray()
    table = best.iloc[np.tile(np.arange(len(best)), len(periods))]
    n_period = np.repeat(members.sum(axis=0), len(best))
    table = table.assign(n_docs=n_docs.ravel(), n_period=n_period, share_docs=n_docs.ravel() / n_period)
    table["period"] = np.repeat(periods, len(best))
    table["p"] = period_excess.period_excess_p(corpus, has, members, periods).ravel()
    return schema.conform(table, "pair_timeline")


def pair_keyness(
    corpus: Corpus,
    *,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
    top: int | None = 50,
    demonyms: bool = True,
    full_names: bool = False,
    unit: str = "auto",
) -> pd.DataFrame:
    """One row per group and pair of entities in a larger share of its texts than of the rest, surest first.

    Groups are given as for `keyness.keyness`: all of `by`, or those in `groups` or `selections`; one is compared with
    all other documents, two or more with each other, two in their common `years`. A document counts for each selection
    that it is in, and never in the rest of one that it is in. Names are linked across languages, so all languages count
    together.

    `n_docs` of `n_group` documents of the group have a unit with both, compared with `n_docs_rest` of `n_rest`. The
    measures, their order and where they are missing are as in `keyness.keyness`; the length of a document is the number
    of its pairs, and `p` is the one-sided probability of the test, missing for a pair in too few texts to pass. Pairs
    are those of `cooccurrence.entity_pairs` of the compared documents, with the same options, without entities named
    like the group or in its selection: CNN writes about CNN. A pair needs 2 documents of the group, 1 in groups of
    fewer than 5.
    """
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    grouped: dict[str, Any] = {"by": by, "groups": groups, "selections": selections, "period": period}
    corpus, compared, years = compared_groups.compared_groups(corpus, common_years=common_years, **grouped)
    options: dict[str, Any] = {"kinds": schema.KINDS, "demonyms": demonyms, "full_names": full_names}
    pairs = cooccurrence.entity_pairs(corpus, unit=unit, **options)
    if pairs.empty or not compared.names:
        return schema.empty("pair_keyness")
    cells = _documents(corpus, pairs, unit, **options)
    counts = _count_group_pairs(compared.members, cells)
    counts = counts[~_is_group_name(counts, pairs, compared.definitions)].sort_values(["group", "pair"])
    table = _strongest(corpus, compared.members, cells, counts, top)
    named = pairs[["a", "b"]].iloc[table.pop("pair")].reset_index(drop=True)
    table["group"] = np.asarray(compared.names, dtype=object)[table["group"]]
    return schema.conform(pd.concat([table, named], axis="columns").assign(by=by, years=years), "pair_keyness")


def _documents(corpus: Corpus, pairs: pd.DataFrame, unit: str, **options: Any) -> sparse.csr_array:
    """Return documents x pairs as 0 and 1: 1 where a unit of the document has both."""
    named = pair_counts.named_entities(corpus, least=1, **options)
    named = named.only(pd.unique(pairs[["a", "b"]].to_numpy(dtype=object).ravel()))
    i, j = (named.names.get_indexer(pairs[end]) for end in ("a", "b"))
    return pair_counts.by_document(pair_counts.in_units(corpus, named, unit), len(corpus), i, j)


def _count_group_pairs(members: sparse.csr_array, cells: sparse.csr_array) -> pd.DataFrame:
    """Return the documents of each group and of its rest with each pair, for pairs in enough documents of the group."""
    inside = (members.T @ cells).tocoo()
    group, pair, n_docs = inside.row.astype("int64"), inside.col, inside.data
    n_group = members.sum(axis=0)[group]
    table = pd.DataFrame({"group": group, "pair": pair, "n_docs": n_docs, "n_group": n_group})
    table["n_docs_rest"] = cells.sum(axis=0)[pair] - n_docs
    table["n_rest"] = members.shape[0] - n_group
    return table[(table["n_docs"] >= np.where(n_group >= group_tests.MIN_GROUP, 2, 1)) & (table["n_rest"] > 0)]


def _is_group_name(table: pd.DataFrame, pairs: pd.DataFrame, definitions: list[str]) -> np.ndarray:
    """Return which rows have an entity all of whose words are in the definition of their group."""
    names, codes = np.unique(pairs[["a", "b"]].to_numpy(dtype=object).ravel(), return_inverse=True)
    words = [frozenset(tokens.tokens(name)) for name in names]
    own_names = [
        group * len(names) + column
        for group, group_words in enumerate(set(tokens.tokens(text)) for text in definitions)
        for column, name_words in enumerate(words)
        if name_words and name_words <= group_words
    ]
    ends = codes.reshape(-1, 2)[table["pair"].to_numpy()]
    is_own: np.ndarray = np.isin(table["group"].to_numpy()[:, None] * len(names) + ends, own_names)
    return is_own[:, 0] | is_own[:, 1]


def _strongest(
    corpus: Corpus, members: sparse.csr_array, cells: sparse.csr_array, counts: pd.DataFrame, top: int | None
) -> pd.DataFrame:
    """Return the counts of the strongest pairs of each group with rank, ratio, interval and test.

    A document with more names has more pairs: the number of its pairs is its length.
    """
    group, pair, n_docs = (counts[name].to_numpy() for name in ("group", "pair", "n_docs"))
    copies = independent_texts.text_numbers(corpus)
    design = group_tests.design(members, copies, np.asarray(cells.sum(axis=1)).ravel())
    tests, least_q = group_tests.compare(design, cells, group, pair)
    best, rank = group_tests.strongest_entries(tests, n_docs, n_docs, top)
    measures = {name: values[best] for name, values in tests.measures().items()}
    measures["q"] = multiple_tests.across_families(measures["q"], least_q)
    sides = (counts.iloc[best][name].to_numpy() for name in ("n_docs", "n_group", "n_docs_rest", "n_rest"))
    raw, _ = matrices.log_ratio(*sides)
    return counts.iloc[best].reset_index(drop=True).assign(**measures, rank=rank, log_ratio_raw=raw)
