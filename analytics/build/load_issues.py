"""The problems that were found on load, among the issues of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.reading.containment import CORPUS_STEPS

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def issues_on_load(corpus: Corpus) -> list[tuple[Any, ...]]:
    """Return the problems found on load: the rows of `issues` before the notes on articles and the failed steps."""
    table = corpus.stored("issues")
    n_later = len(corpus.stored("notes")) + int(table["step"].isin(CORPUS_STEPS).sum())
    return list(table.iloc[: len(table) - n_later].itertuples(index=False, name=None))
