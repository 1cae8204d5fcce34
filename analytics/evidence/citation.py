"""The citation of a sentence of the corpus as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.text import web_address

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus


def citations(corpus: Corpus, rows: pd.DataFrame) -> list[str]:
    """Return the citation of each row of `evidence`.

    AUTHOR, "TITLE", SOURCE, DATE, URL, DOC_ID: "SENTENCE" - without missing fields, except the date, which is then
    "no date"; each run of blanks becomes one blank, and quotation marks inside stay unchanged.
    """
    documents = corpus.documents.iloc[corpus.positions(rows["doc_id"])]
    named = zip(rows["text"], documents.itertuples(), strict=True)
    return [_citation(str(text), document) for text, document in named]


def link(url: str) -> str:
    """Return an address of the web, http or https with a host; "" for any other text."""
    return url.strip() if web_address.is_link(url.strip()) else ""


def _citation(text: str, document: object) -> str:
    author, title, source, date, url, doc_id = (
        " ".join(str(getattr(document, name)).split())
        for name in ("author", "title", "source", "date", "url", "doc_id")
    )
    parts = [author, f'"{title}"' if title else "", source, date or "no date", url, doc_id]
    return f'{", ".join(filter(None, parts))}: "{" ".join(text.split())}"'
