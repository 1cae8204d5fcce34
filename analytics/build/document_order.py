"""The order of the documents of a corpus, and their ids: independent of the order in which files are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.reading.article import Article
    from analytics.reading.cleaning.clean import Line

_ROW = re.compile(r"(?<=[#!])\d+$")  # of a table, or of a sheet of a workbook: "news.csv#12", "news.xlsx#May!12"


def with_own_ids(articles: Sequence[Article], lines: Callable[[int], tuple[Line, ...]]) -> list[Article]:
    """Return the articles, in the order given, with unique ids: of equal texts the second gets the suffix "-2".

    Equal texts are numbered by their metadata and lines, then by their files, never by the order given. `lines(at)` are
    the lines of the article at a position; it is called for equal texts only.
    """
    numbered = list(articles)
    for same in _equal_texts(articles):
        ranked = sorted(same, key=lambda at: _article_key(articles[at]._replace(lines=lines(at))))
        for nth, at in enumerate(ranked[1:], start=2):
            numbered[at] = articles[at]._replace(doc_id=f"{articles[at].doc_id}-{nth}")
    return numbered


def order(articles: Sequence[Article]) -> list[int]:
    """Return the positions of articles with unique ids in the order of the corpus.

    It is by file, and by content for the rows of one table. Corrections do not change it. Row numbers are ignored,
    because the same rows can come in another order.
    """
    return sorted(range(len(articles)), key=lambda at: (_place(articles[at].file)[0], *_parts(articles[at].doc_id)))


def _equal_texts(articles: Sequence[Article]) -> list[list[int]]:
    """Return the positions of the articles of each text that occurs more than once."""
    positions: dict[str, list[int]] = {}
    for at, article in enumerate(articles):
        positions.setdefault(article.doc_id, []).append(at)
    return [same for same in positions.values() if len(same) > 1]


def _article_key(article: Article) -> tuple[object, ...]:
    return (*article._replace(doc_id="", file="", record=0), *_place(article.file))


def _place(file: str) -> tuple[list[str], int]:
    """Return the folders and the name of a file without its row number, and the row number, 0 for none."""
    row = _ROW.search(file)
    return _ROW.sub("", file).split("/"), int(row.group()) if row else 0


def _parts(doc_id: str) -> tuple[str, int]:
    content, _, number = doc_id.partition("-")
    return content, int(number or 1)
