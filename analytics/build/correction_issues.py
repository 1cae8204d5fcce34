"""The problems that a build reports about corrections: rows about an article that is not in the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.corpus.tags import TAG
from analytics.curation import curation
from analytics.findings import wording
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from analytics.reading.article import Article

PROBLEM = "correction of an article that is not in the corpus"
_SHOWN = 120  # characters of a row: the text of a line can be long
ABOUT_ARTICLES = (TAG, "document", "line")  # what such a correction is about


def issues(corrections: pd.DataFrame, articles: Iterable[Article]) -> Iterator[Issue]:
    """Yield an Issue for each article that corrections name by a file or id that none of the `articles` has.

    `articles` are all that were read, those of pages that were left out too.
    """
    known = {name for article in articles for name in (article.file, article.doc_id)} | {curation.EVERYWHERE}
    is_lost = corrections["what"].isin(ABOUT_ARTICLES) & ~corrections["key"].isin(known)
    for key, rows in corrections[is_lost].groupby("key", sort=False, observed=True):
        first = rows.iloc[0]
        row = ",".join([first["what"], first["key"], first["change"], first["value"]])[:_SHOWN]
        yield Issue(
            str(key),
            PROBLEM,
            f"{wording.times(len(rows), 'row')} did nothing (first: {row}); write the file or the id of the article as"
            " in documents.csv, or remove the row. The other rows were applied.",
        )
