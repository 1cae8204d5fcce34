"""One line on what a reader should know about the data before trusting a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings.wording import list_names, number, percent, times
from analytics.schema import NO_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


def data_quality(documents: pd.DataFrame, issues: pd.DataFrame) -> str:
    """Return what was removed, could not be read, has no date or source, and is a copy, each with its number.

    `documents` and `issues` are the tables of these names.
    """
    facts = [*_reading(documents, issues), *_documents(documents)]
    sentence = "; ".join(facts) or "every file was read, every article has a date and a source, and none is a copy"
    return f"{sentence[0].upper()}{sentence[1:]}."


def _reading(documents: pd.DataFrame, issues: pd.DataFrame) -> Iterator[str]:
    if share := float(documents["share_removed"].mean()):
        yield f"on average {percent(share)} of the words of a page were removed as not part of the article"
    if len(issues):
        yield f"{times(len(issues), 'reading problem')} in {times(issues['file'].nunique(), 'file')}"


def _documents(documents: pd.DataFrame) -> Iterator[str]:
    total = len(documents)
    undated, unknown = int(documents["date"].eq("").sum()), int(documents["source"].eq(NO_SOURCE).sum())
    lacking = [(undated, "date"), (unknown, "source"), (int(documents["title"].eq("").sum()), "title")]
    named = [f"{number(n)} {'has' if n == 1 else 'have'} no {what}" for n, what in lacking if n]
    if named:
        yield f"of {times(total, 'article')}, {list_names(named)}"
    groups = documents.loc[documents["duplicate_group"] != "", "duplicate_group"]
    if n_copies := len(groups) - groups.nunique():
        yield f"{number(n_copies)} {'is a copy' if n_copies == 1 else 'are copies'} of another article"
    if n_cut := int(documents["truncated"].ne("").sum()):
        yield f"{number(n_cut)} {'is' if n_cut == 1 else 'are'} incomplete"
