"""The citation of a sentence of the corpus as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from analytics.corpus.store import Corpus

_FIELDS = ("author", "title", "source", "date", "url", "doc_id")


def citations(corpus: Corpus, rows: pd.DataFrame) -> list[str]:
    """Return the citation of each row of `evidence`.

    AUTHOR, "TITLE", SOURCE, DATE, URL, DOC_ID: "SENTENCE" - without missing fields, except the date, which is then
    "no date"; each run of blanks becomes one blank, and quotation marks inside stay unchanged.
    """
    documents = corpus.documents.iloc[corpus.positions(rows["doc_id"])]
    fields = zip(*(documents[name].tolist() for name in _FIELDS), strict=True)
    return [_citation(str(text), document) for text, document in zip(rows["text"], fields, strict=True)]


def link(url: str) -> str:
    """Return an address of the web, http or https with a host; "" for any other text."""
    return url.strip() if web_address.is_link(url.strip()) else ""


def _citation(text: str, document: Iterable[object]) -> str:
    author, title, source, date, url, doc_id = (" ".join(str(value).split()) for value in document)
    parts = [author, f'"{title}"' if title else "", source, date or "no date", url, doc_id]
    return f'{", ".join(filter(None, parts))}: "{" ".join(text.split())}"'
