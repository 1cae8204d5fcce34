"""The problems of loading and reading, as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

NO_ARTICLE = "no article: "  # the start of the problems that are reported once for all articles of a file
RECORD = "#"  # between the name of a file and the number of an article in it


def issues(corpus: Corpus) -> pd.DataFrame:
    """One row per problem found while loading or reading; texts of one file that are no article share a row."""
    table = schema.conform(corpus.stored("issues"), "issues")
    problem, file = table["problem"].astype("str"), table["file"].astype("str")
    is_shared = problem.str.startswith(NO_ARTICLE) & file.str.contains(RECORD, regex=False)
    if not is_shared.any():
        return table
    key = file.where(~is_shared, file.str.rpartition(RECORD)[0] + "\n" + problem)
    n_texts = key.groupby(key).transform("size").where(is_shared, 1)
    shown = table.assign(
        problem=problem.where(n_texts == 1, n_texts.astype("str") + " texts hold " + problem),
        detail=table["detail"].where(n_texts == 1, "First: " + file + ". " + table["detail"].astype("str")),
        file=file.where(n_texts == 1, file.str.rpartition(RECORD)[0]),
    )
    return schema.conform(shown[~(is_shared & key.duplicated())].reset_index(drop=True), "issues")
