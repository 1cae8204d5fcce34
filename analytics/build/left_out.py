"""Pages that are not articles: no document of the corpus, but stored apart, so that a correction restores them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.reading.cleaning import line_corrections, no_article
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.build.articles import CorrectedArticles

RESTORE = (
    "It is left out and counts for no source. If it is an article, restore it on page Corpus or with a line of"
    " curation.csv: document,FILE,restore,"
)


def issues(corrected: CorrectedArticles) -> Iterator[Issue]:
    """Yield an Issue for each page that was left out."""
    for page in corrected.left_out.values():
        yield Issue(page.file, no_article.reason_of_lines(page.lines), RESTORE)


def tables(corrected: CorrectedArticles) -> dict[str, pd.DataFrame]:
    """Return the pages that were left out, and their lines, as they were before corrections."""
    pages = sorted(corrected.left_out)
    before = {article.doc_id: article for article in corrected.before}
    lines = (
        (doc_id, *line_corrections.original(line)) for doc_id in pages for line in corrected.left_out[doc_id].lines
    )
    return {
        "left_out": schema.from_rows((before[doc_id][:-1] for doc_id in pages), "left_out"),
        "left_out_lines": schema.from_rows(lines, "left_out_lines"),
    }
