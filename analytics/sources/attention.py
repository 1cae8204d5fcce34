"""Number of documents of each source over time, and the share about one entity, topic or keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.entities import entities
from analytics.errors import CorpusError, remedy
from analytics.keywords import keywords
from analytics.stats import significance

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.corpus.store import Corpus

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
    """One row per source and period with documents: how many of them are about one entity, topic or keyword.

    `by` is entity, topic or keyword, `name` which one; without it the one in most documents. `n_docs` of the
    `n_source` documents of the source in the period have it, `share_docs` is `n_docs` / `n_source`, with its 95 %
    interval `low`..`high` (Wilson 1927, see `significance.wilson`). `period` is year, month, week or day; documents
    whose date is missing or less precise have the period "". Sources with the most documents first, then in order of
    time.

    `source` is the group of `per` if that is not source but language, topic, author, or selection with `selections` as
    for `keyness.keyness`; with `groups` only these groups.
    """
    if by not in BY:
        raise ValueError(f"by must be one of {', '.join(BY)}, got {by!r}")
    periods = grouping.periods(corpus, period)
    table, column = BY[by]
    known = corpus.root.stored(table)[column].cat.categories
    if name and name not in known:
        offered = remedy(name, tuple(known), "examples are", most=grouping.EXAMPLES)
        raise CorpusError(f"{name!r} is no {by} of this corpus; {offered}")
    members = grouping.groups(corpus, per, chosen=selections if per == grouping.SELECTION else groups)
    name = name or _most_common(corpus, by)
    if not name or len(corpus) == 0:
        return schema.empty("attention")
    rows = corpus.stored(table)
    has = np.zeros(len(corpus), dtype="int64")
    has[corpus.positions(rows.loc[(rows[column] == name).to_numpy(), "doc_id"])] = 1
    counted = _count_documents(members, periods, has)
    counted["low"], counted["high"] = significance.wilson(counted["n_docs"].to_numpy(), counted["n_source"].to_numpy())
    counted = counted.assign(by=by, name=name, share_docs=counted["n_docs"] / counted["n_source"], per=per)
    size = counted.groupby("source")["n_source"].transform("sum")
    order = counted.assign(size=size).sort_values(["size", "source", "period"], ascending=[False, True, True])
    return schema.conform(order, "attention")


def _count_documents(groups: grouping.Groups, periods: pd.Series, has_it: np.ndarray) -> pd.DataFrame:
    """Return the documents, and those with the thing, by group and period; a document counts in each of its groups."""
    cells = groups.members.tocoo()
    names = np.asarray(groups.names, dtype=object)[cells.col]
    rows = pd.DataFrame({"source": names, "period": periods.to_numpy()[cells.row], "has": has_it[cells.row]})
    counts = rows[cells.data > 0].groupby(["source", "period"])["has"]
    return counts.agg(n_docs="sum", n_source="size").reset_index()


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
