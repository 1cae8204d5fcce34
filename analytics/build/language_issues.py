"""The problem that a build reports about languages: no quotations are searched in some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.findings import wording
from analytics.reading.quotes import quotes
from analytics.reading.raw import Issue
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


def issues(language: pd.Series) -> Iterator[Issue]:
    """Yield one Issue that names the languages without quotations, the most frequent first; none if all have them.

    `language` has the code of each document.
    """
    known = language[(language != "") & (language != schema.UNDETERMINED)].astype("str")
    counts = known[~known.isin(quotes.SEARCHED)].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if len(counts):
        shown = [f"{languages.name(code)} ({wording.times(n, 'article')})" for code, n in counts.items()]
        names = sorted(map(languages.name, quotes.SEARCHED))
        searched = wording.list_names(names, most=len(names))
        yield Issue(
            schema.WHOLE_CORPUS,
            f"no quotations are searched in {wording.list_names(shown)}",
            f"Quotations are searched in {searched}. The articles are counted and compared as all others.",
        )
