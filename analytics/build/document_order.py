"""The order of the documents of a corpus, and their ids: independent of the order in which files are given."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.reading.article import Article

_ROW = re.compile(r"(?<=[#!])\d+$")  # of a table, or of a sheet of a workbook: "news.csv#12", "news.xlsx#May!12"


def with_own_ids(articles: Sequence[Article]) -> list[Article]:
    """Return the articles, in the order given, with unique ids: of equal texts the second gets the suffix "-2".

    Equal texts are numbered by their metadata and lines, then by their files, never by the order given.
    """
    number = [0] * len(articles)
    order = sorted(range(len(articles)), key=lambda at: (articles[at].doc_id, *_article_key(articles[at])))
    for _, same in groupby(order, key=lambda at: articles[at].doc_id):
        for nth, at in enumerate(same, start=1):
            number[at] = nth
    numbered = zip(articles, number, strict=True)
    return [one if nth == 1 else one._replace(doc_id=f"{one.doc_id}-{nth}") for one, nth in numbered]


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Return articles with unique ids in the order of the corpus: by file, the rows of one table by their content.

    Corrections change neither. Row numbers are ignored, because the same rows can come in another order.
    """
    return sorted(articles, key=lambda one: (_place(one.file)[0], *_parts(one.doc_id)))


def _article_key(article: Article) -> tuple[object, ...]:
    return (*article._replace(doc_id="", file=""), *_place(article.file))


def _place(file: str) -> tuple[list[str], int]:
    """Return the folders and the name of a file without its row number, and the row number, 0 for none."""
    row = _ROW.search(file)
    return _ROW.sub("", file).split("/"), int(row.group()) if row else 0


def _parts(doc_id: str) -> tuple[str, int]:
    content, _, number = doc_id.partition("-")
    return content, int(number or 1)
