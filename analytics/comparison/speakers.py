"""Who is quoted by each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.comparison.sides import BOTH, COMMON, sides, with_focus

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def comparison_speakers(
    corpus: Corpus, *, a: str = "", b: str = "", focus: str = "", period: str = COMMON
) -> pd.DataFrame:
    """One row per entity that is quoted in the documents with the focus, the one in most documents first.

    A has `n_quotes_a` quotations of it in `n_docs_a` documents, and B likewise. `side` is "a", "b" or "both".
    Quotations of speakers without a name are left out. Options as in `comparison_share`. Empty without `a`.
    """
    if not a:
        return schema.empty("comparison_speakers")
    compared = sides(corpus, a, b, period)
    counts = [
        _counts(part, focus).add_suffix(f"_{side}") for side, part in zip("ab", (compared.a, compared.b), strict=True)
    ]
    table = counts[0].join(counts[1], how="outer").fillna(0).rename_axis("entity")
    in_a, in_b = table["n_docs_a"] > 0, table["n_docs_b"] > 0
    table = table.assign(side=np.select([in_a & in_b, in_a], [BOTH, "a"], "b"), n=table["n_docs_a"] + table["n_docs_b"])
    table = table.reset_index().sort_values(["n", "entity"], ascending=[False, True])
    return schema.conform(table, "comparison_speakers")


def _counts(part: Corpus, focus: str) -> pd.DataFrame:
    """Return the documents and quotations of each quoted entity."""
    quotes = part.take(np.flatnonzero(with_focus(part, focus))).stored("quotes")
    quotes = quotes[quotes["entity"].astype("str") != ""].astype({"entity": "str", "doc_id": "str"})
    groups = quotes.groupby("entity")["doc_id"]
    return pd.DataFrame({"n_docs": groups.nunique(), "n_quotes": groups.size()})
