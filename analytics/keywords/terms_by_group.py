"""The terms that distinguish several groups, with their share of documents in each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import compared_groups, language_counts
from analytics.keywords import keyness
from analytics.stats import matrices
from analytics.text import folding

if TYPE_CHECKING:
    from scipy import sparse

    from analytics.corpus.grouping import Groups
    from analytics.corpus.store import Corpus

MOST = 30  # terms: more rows are not readable


def group_terms(
    corpus: Corpus,
    *,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
    language: str = "en",
    shown: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per term and group of one language; terms in the order of the group that they distinguish.

    The terms are the 30 strongest by `keyness.keyness` with the same options, from all groups or those in `shown`.
    `n_docs` of the group's `n_group` documents of the language contain the term, `share_docs` is `n_docs` / `n_group`.
    """
    options: dict[str, Any] = {"by": by, "groups": groups, "selections": selections, "period": period}
    options["common_years"] = common_years
    table = keyness.keyness(corpus, **options)
    table = table[table["rank"] <= MOST]
    part, compared, _ = compared_groups.compared_groups(corpus, **options)
    return of_counts(part, table, compared, keyness.own_counts(part), language=language, shown=shown)


def of_counts(
    corpus: Corpus,
    table: pd.DataFrame,
    given: Groups,
    counts: sparse.csr_array,
    *,
    language: str,
    shown: tuple[str, ...],
) -> pd.DataFrame:
    """Return `group_terms` of a table of ranked terms, by `counts` of documents x vocabulary."""
    names = [name for name in shown or given.names if name in given.names]
    terms = _terms(table[table["language"] == language], names)
    if not terms:
        return schema.empty("group_terms")
    _, rows, counts = next(one for one in language_counts.by_language(corpus, counts) if one.language == language)
    members = given.members.tocsc()[:, [given.names.index(name) for name in names]].tocsr()[rows]
    columns = np.searchsorted(corpus.vocabulary, [folding.fold_word(term) for term in terms])
    cells = counts[:, columns] > 0
    n_docs = (members.T @ cells.astype("int64")).toarray()
    return schema.conform(_rows(terms, names, n_docs, members.sum(axis=0)), "group_terms")


def documents_of(
    corpus: Corpus,
    *,
    name: str,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
) -> list[str]:
    """Return the `doc_id` of the documents of the group or selection `name`; options as for `keyness.keyness`."""
    options: dict[str, Any] = {"by": by, "groups": groups, "selections": selections, "period": period}
    part, compared, _ = compared_groups.compared_groups(corpus, common_years=common_years, **options)
    rows = compared.members.tocsc()[:, [compared.names.index(name)]].indices
    return [part.doc_ids[row] for row in sorted(rows)]


def square(table: pd.DataFrame) -> pd.DataFrame:
    """Return the shares of `group_terms` as terms x groups, both in the order of the table."""
    return table.pivot_table(index="term", columns="group", values="share_docs", sort=False)


def _terms(table: pd.DataFrame, names: list[str]) -> list[str]:
    """Return the first terms of all groups, each term once and those of one group together."""
    ranked = table[table["group"].isin(names)].sort_values("rank", kind="stable").drop_duplicates("term").head(MOST)
    order = ranked.assign(place=ranked["group"].map({name: place for place, name in enumerate(names)}))
    return list(order.sort_values(["place", "rank"], kind="stable")["term"])


def _rows(terms: list[str], names: list[str], n_docs: np.ndarray, n_group: np.ndarray) -> pd.DataFrame:
    table = pd.DataFrame({"term": np.repeat(terms, len(names)), "group": np.tile(names, len(terms))})
    table["n_docs"] = n_docs.T.ravel()
    table["n_group"] = np.tile(n_group, len(terms))
    return table.assign(share_docs=matrices.share(table["n_docs"].to_numpy(), table["n_group"].to_numpy()))
