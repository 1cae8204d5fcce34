"""The articles of a corpus as they were read, before corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics.reading.article import Article
from analytics.reading.cleaning.clean import Line
from analytics.reading.cleaning.line_corrections import original

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.corpus.store import Corpus

CHUNK = 256  # articles whose lines are in the memory at the same time


class StoredArticles:
    """The articles of a corpus, in its order, without their lines; the lines stay in the table `lines`.

    With `left_out` the pages that are not articles follow them.
    """

    def __init__(self, corpus: Corpus, *, left_out: bool = False) -> None:
        self._lines = corpus.stored("lines")
        self._rows = corpus.positions(self._lines["doc_id"])  # in ascending order
        self.articles = _articles(corpus.stored("articles"))
        if left_out:
            pages = corpus.stored("left_out")
            place = dict(zip(pages["page_id"], range(len(self.articles), len(self.articles) + len(pages)), strict=True))
            lines = corpus.stored("left_out_lines").rename(columns={"page_id": "doc_id"})
            self._rows = np.concatenate([self._rows, lines["doc_id"].map(place).to_numpy("int64")])
            self._lines = pd.concat([self._lines.astype({"doc_id": "str", "verdict": "str"}), lines])
            self.articles += _articles(pages)

    def with_lines(self, articles: Sequence[Article]) -> Iterator[Article]:
        """Yield each of the articles, given in the order of the corpus, with its lines before corrections."""
        for start in range(0, len(articles), CHUNK):
            lines: list[list[Line]] = [[] for _ in articles[start : start + CHUNK]]
            first, end = np.searchsorted(self._rows, [start, start + CHUNK])
            rows = zip(self._rows[first:end], self._lines[first:end].itertuples(index=False), strict=True)
            for position, (_, *line) in rows:
                lines[position - start].append(original(Line(*line)))
            for article, own in zip(articles[start : start + CHUNK], lines, strict=True):
                yield article._replace(lines=tuple(own))


def _articles(table: pd.DataFrame) -> list[Article]:
    return [Article._make([*row, ()]) for row in table.itertuples(index=False)]


def articles(corpus: Corpus) -> list[Article]:
    """Return the articles of a corpus with their lines, before corrections."""
    stored = StoredArticles(corpus)
    return list(stored.with_lines(stored.articles))
