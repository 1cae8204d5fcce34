"""The share of documents about one subject, of two sources, in the periods that both have."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics import schema
from analytics.sources.attention import attention
from analytics.stats import comparisons

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

_COUNTS = ["n_docs", "n_source"]


def attention_differences(corpus: Corpus, *, top: int = 6, period: str = "month", **options: Any) -> pd.DataFrame:
    """One row per pair of the `top` largest sources: their shares of documents about one subject in common periods.

    Options as for `attention.attention`. Two sources whose articles are of different years differ by their years: over
    all dates 44 % and 31 % of their documents were about one person, in the years that both had 79 % and 86 %. So only
    the `n_periods` periods are counted in which both have documents that can be checked; `n_docs_a` of `n_a`
    documents are about it, `n_docs_b` of `n_b`. `difference` = n_docs_a / n_a - n_docs_b / n_b has the 95 % interval
    `low`..`high` (Newcombe 1998, see `comparisons.newcombe`), each pair by itself; `n_left_out` documents of the two
    are in other periods or without a date that precise. Without a common period the difference is missing.
    """
    if top < 2:  # noqa: PLR2004 - a pair
        raise ValueError(f"top must be at least 2, got {top}")
    table = attention(corpus, period=period, **options)
    names = list(dict.fromkeys(table["source"]))[:top]
    parts = {name: table[table["source"] == name].set_index("period")[_COUNTS] for name in names}
    rows = pd.DataFrame([_pair(parts, a, b) for a, b in combinations(names, 2)])
    if rows.empty:
        return schema.empty("attention_differences")
    counts = (rows[name].to_numpy() for name in ("n_docs_a", "n_a", "n_docs_b", "n_b"))
    bounds = dict(zip(("difference", "low", "high"), comparisons.newcombe(*counts), strict=True))
    first = table.iloc[0]
    return schema.conform(
        rows.assign(**bounds, by=first["by"], name=first["name"], per=first["per"]), "attention_differences"
    )


def _pair(parts: dict[str, pd.DataFrame], a: str, b: str) -> dict[str, object]:
    """Return the counts of two sources in the periods that both have."""
    shared = parts[a].add_suffix("_a").join(parts[b].add_suffix("_b"), how="inner")
    shared = shared[(shared.index != "") & shared["n_source_a"].gt(0) & shared["n_source_b"].gt(0)]
    sums = shared.sum()
    counted = int(sums["n_source_a"] + sums["n_source_b"])
    n_all = int(parts[a]["n_source"].sum() + parts[b]["n_source"].sum())
    counts: dict[str, object] = {"n_docs_a": sums["n_docs_a"], "n_a": sums["n_source_a"]}
    counts |= {"n_docs_b": sums["n_docs_b"], "n_b": sums["n_source_b"]}
    return {"a": a, "b": b, "n_periods": len(shared), **counts, "n_left_out": n_all - counted}
