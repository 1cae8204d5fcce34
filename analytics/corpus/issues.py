"""The problems of loading and reading, as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.corpus.file_summary import file_names

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

NO_ARTICLE = "no article: "  # the start of the problems that are reported once for all articles of a file


def issues(corpus: Corpus) -> pd.DataFrame:
    """One row per problem found while loading or reading; texts of one file that are not articles share a row."""
    table = schema.conform(corpus.stored("issues"), "issues")
    problem, file = table["problem"].astype("str"), table["file"].astype("str")
    whole = file_names(file)
    is_shared = problem.str.startswith(NO_ARTICLE) & (file != whole)
    if not is_shared.any():
        return table
    key = file.where(~is_shared, whole + "\n" + problem)
    n_texts = key.groupby(key).transform("size").where(is_shared, 1)
    shown = table.assign(
        problem=problem.where(n_texts == 1, n_texts.astype("str") + " texts hold " + problem),
        detail=table["detail"].where(n_texts == 1, "First: " + file + ". " + table["detail"].astype("str")),
        file=file.where(n_texts == 1, whole),
    )
    return schema.conform(shown[~(is_shared & key.duplicated())].reset_index(drop=True), "issues")
