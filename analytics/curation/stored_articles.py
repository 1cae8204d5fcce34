"""The articles of a corpus as they were read, before corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.article import Article
from analytics.reading.cleaning.clean import Line
from analytics.reading.cleaning.line_corrections import original

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def articles(corpus: Corpus) -> list[Article]:
    """Return the articles of a corpus with their lines, before corrections."""
    lines: dict[str, list[Line]] = {doc_id: [] for doc_id in corpus.doc_ids}
    for doc_id, *line in corpus.stored("lines").itertuples(index=False):
        lines[doc_id].append(original(Line(*line)))
    rows = corpus.stored("articles").itertuples(index=False)
    return [Article._make([*row, tuple(lines[row.doc_id])]) for row in rows]
