"""Number of documents of each source over time, and the share about one entity, topic or keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import filters, grouping, independent_texts
from analytics.entities import entities
from analytics.errors import CorpusError, remedy
from analytics.keywords import keywords
from analytics.sources import checkability
from analytics.stats import comparisons, matrices, significance
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.corpus.store import Corpus

FEW_IN_PERIOD = 5  # documents of a source in a period; with fewer, one document changes the share too much
WORDS = "words"  # the subject of a search, which is in no table
BY = {"topic": ("topic_members", "topic"), "entity": ("mentions", "entity"), "keyword": ("keywords", "concept")}


def attention(
    corpus: Corpus,
    *,
    by: str = "entity",
    name: str = "",
    period: str = "month",
    per: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per source and period with documents: how many of them are about one entity, topic, keyword or search.

    `by` is entity, topic or keyword, and `name` is its name; without `name` it is the one in most documents. With `by`
    words, `name` is a search as in the filter `words`: talib*, "foreign ministry", embassy|Botschaft. `n_docs` of
    the `n_source` documents of the source in the period have it, `share_docs` is `n_docs` / `n_source`, with its 95 %
    interval `low`..`high` (Wilson 1927, see `significance.wilson`). `n_source` counts only the documents in which the
    name could be found (`checkability.checkable_documents`); the other `n_unchecked` are in no share. `n_docs_rest` of
    the `n_rest` documents of the other rows with a period have it. `p` is the probability that any row has so large a
    share by chance (`comparisons.excess_p`): copies count once, missing below 5 documents or without a period. `period`
    is year, month, week or day; documents whose date is missing or less precise have the period "". Sources with the
    most documents first, then in order of time.

    `source` is the group of `per` if that is not source but language, topic, author, or selection with `selections` as
    for `keyness.keyness`; with `groups` only these groups.
    """
    _check(corpus, by, name)
    periods = grouping.periods(corpus, period)
    members = grouping.groups(corpus, per, chosen=selections if per == grouping.SELECTION else groups)
    name = name or _most_common(corpus, by)
    if not name or len(corpus) == 0:
        return schema.empty("attention")
    has = _documents_with(corpus, by, name)
    found_in = set(corpus.root.documents["language"][_documents_with(corpus.root, by, name) > 0])
    checked = checkability.checkable_documents(corpus, by, found_in)
    counted = _count_documents(corpus, members, periods, has, checked)
    return schema.conform(counted.assign(by=by, name=name, per=per), "attention")


def _check(corpus: Corpus, by: str, name: str) -> None:
    if by == WORDS and not tokens.tokens(name):
        raise ValueError(f"by words needs a name with a word to search for, got {name!r}")
    if by not in (*BY, WORDS):
        raise ValueError(f"by must be one of {', '.join((*BY, WORDS))}, got {by!r}")
    known = () if by == WORDS else corpus.root.stored(BY[by][0])[BY[by][1]].cat.categories
    if name and by != WORDS and name not in known:
        offered = remedy(name, tuple(known), "examples are", most=grouping.EXAMPLES)
        raise CorpusError(f"{name!r} is no {by} of this corpus; {offered}")


def _documents_with(corpus: Corpus, by: str, name: str) -> np.ndarray:
    """Return 1 for each document of the slice that has the name, or passes the search, else 0."""
    if by == WORDS:
        return filters.documents_passing(corpus, {"words": name}).astype("int64")
    table, column = BY[by]
    rows = corpus.stored(table)
    has = np.zeros(len(corpus), dtype="int64")
    has[corpus.positions(rows.loc[(rows[column] == name).to_numpy(), "doc_id"])] = 1
    return has


def _count_documents(
    corpus: Corpus, groups: grouping.Groups, periods: pd.Series, has_it: np.ndarray, checked: np.ndarray
) -> pd.DataFrame:
    """Return the counts, shares and tests by group and period; a document counts in each of its groups."""
    cells, names = _cells(groups, periods)
    counts = {"n_docs": cells.T @ (has_it & checked), "n_source": cells.T @ checked.astype("int64")}
    table = names.assign(**counts, n_unchecked=cells.T @ (~checked).astype("int64"))
    table["share_docs"] = table["n_docs"] / table["n_source"].replace(0, np.nan)
    for name, bound in zip(("low", "high"), significance.wilson(table["n_docs"], table["n_source"]), strict=True):
        table[name] = np.where(table["n_source"] > 0, bound, np.nan)
    table = table.assign(**_comparison(corpus, cells, names["period"].ne("").to_numpy(), has_it, checked))
    size = table["n_source"] + table["n_unchecked"]
    table["size"] = size.groupby(table["source"]).transform("sum")
    return table.sort_values(["size", "source", "period"], ascending=[False, True, True])


def _cells(groups: grouping.Groups, periods: pd.Series) -> tuple[sparse.csr_array, pd.DataFrame]:
    """Return documents x (group, period) as 0 and 1, and the group (`source`) and period of each column."""
    members = groups.members.tocoo()
    inside = members.data > 0
    doc, group = members.row[inside], members.col[inside]
    codes, distinct = pd.factorize(periods, sort=True)
    used, column = np.unique(group * len(distinct) + codes[doc], return_inverse=True)
    group_of, period_of = np.divmod(used, max(len(distinct), 1))
    names = np.asarray(groups.names, dtype=object)[group_of]
    table = pd.DataFrame({"source": names, "period": distinct.to_numpy()[period_of]})
    return matrices.incidence(doc, column, (len(periods), len(used))), table


def _comparison(
    corpus: Corpus, cells: sparse.csr_array, is_dated: np.ndarray, has_it: np.ndarray, checked: np.ndarray
) -> dict[str, np.ndarray]:
    """Return the counts of the other dated documents that could be checked, and the corrected p-values."""
    columns = np.flatnonzero(is_dated)
    is_compared = checked & (cells[:, columns].sum(axis=1) > 0)
    rows = np.flatnonzero(is_compared)
    inside, has_rows = cells[rows], has_it[rows]
    n_rest = np.where(is_dated, len(rows) - inside.sum(axis=0), 0)
    n_docs_rest = np.where(is_dated, has_rows.sum() - inside.T @ has_rows, 0)
    tested = independent_texts.tested_rows(corpus, is_compared)
    p = np.full(cells.shape[1], np.nan)
    has = sparse.csr_array(has_it[tested][:, None])
    p[columns] = comparisons.excess_p(has, sparse.csr_array(cells[tested][:, columns]), least=FEW_IN_PERIOD).ravel()
    return {"n_docs_rest": n_docs_rest, "n_rest": n_rest, "p": p}


def _most_common(corpus: Corpus, by: str) -> str:
    """Return the entity, topic or keyword in most documents, "" if there is none."""
    names: dict[str, Callable[[], pd.Series]] = {
        "entity": lambda: entities.entities(corpus)["entity"],
        "keyword": lambda: keywords.corpus_keywords(corpus)["keyword"],
        "topic": lambda: corpus.stored("topic_members")["topic"].astype("str").mode(),
    }
    return "".join(names[by]().head(1))


def timeline(corpus: Corpus, *, period: str = "month") -> pd.DataFrame:
    """One row per period and source with documents, in order of time; `period` is year, month, week or day.

    `share_docs` is the share of the source in the documents of the period. Documents whose date is missing or less
    precise than the period have the period "".
    """
    table = pd.DataFrame(
        {"period": grouping.periods(corpus, period), "source": corpus.documents["source"].astype("str")}
    )
    if table.empty:
        return schema.empty("timeline")
    table = table.value_counts(["period", "source"]).reset_index(name="n_docs")
    table["share_docs"] = table["n_docs"] / table.groupby("period")["n_docs"].transform("sum")
    return schema.conform(table.sort_values(["period", "source"]), "timeline")
