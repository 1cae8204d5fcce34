"""The files that a corpus was read from: their articles, and the share of an export's own words that was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

RECORD = r"#(?:.*!)?\d+(?:\.\d+)?$"  # "news.txt#3", "news.xlsx#May!3", "news.jsonl#3.1"


def files(corpus: Corpus) -> pd.DataFrame:
    """One row per file, in the order of their names; a file of an archive is a file of its own.

    `n_words` are the words read in its articles. Of the `n_stated` articles whose export states their length,
    `n_words_export` is the sum of these lengths, `n_words_read` the words read, and `share_read` their ratio: nan if no
    length is stated, above 1 if Parallax counts more parts of the text as words. `n_truncated` articles are incomplete.
    `n_issues` are the problems with the file. Files without an article are listed for the whole corpus only.
    """
    documents = corpus.documents
    stated = documents["n_words_export"] > 0
    counted = pd.DataFrame(
        {
            "file": file_names(documents["file"]),
            "n_docs": 1,
            "n_words": documents["n_words"],
            "n_stated": stated.astype("int64"),
            "n_words_export": documents["n_words_export"],
            "n_words_read": documents["n_words"].where(stated, 0),
            "n_truncated": (documents["truncated"] != "").astype("int64"),
        }
    )
    table = counted.groupby("file").sum()
    n_issues = _problems(corpus)
    names = table.index if corpus.rows is not None else table.index.union(n_issues.index)
    table = table.reindex(names, fill_value=0).assign(n_issues=n_issues.reindex(names, fill_value=0))
    table["share_read"] = (table["n_words_read"] / table["n_words_export"].replace(0, np.nan)).round(4)
    return schema.conform(table.rename_axis("file").reset_index(), "files")


def file_name(label: str) -> str:
    """Return the file in the label of an article; a label has a number after the file if the file has several."""
    return re.sub(RECORD, "", label)


def file_names(labels: pd.Series) -> pd.Series:
    """Return `file_name` of each label."""
    return labels.astype("str").str.replace(RECORD, "", regex=True)


def _problems(corpus: Corpus) -> pd.Series:
    """Return the number of problems by file."""
    named = corpus.stored("issues")["file"]
    return file_names(named[named != schema.WHOLE_CORPUS]).value_counts()
