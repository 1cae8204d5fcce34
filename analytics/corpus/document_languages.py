"""The languages of the documents: each document has a main language, and can have others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.schema import LIST_SEPARATOR

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus


def document_languages(documents: pd.DataFrame) -> pd.Series:
    """Return one row per document and language, the main language of a document first, by the position of the document.

    A folder written by an earlier release has only the main language of each document.
    """
    main, every = (documents[column].astype("str") for column in ("language", "languages"))
    return every.where(every != "", main).str.split(LIST_SEPARATOR).reset_index(drop=True).explode()


def other_languages(corpus: Corpus, language: str) -> list[str]:
    """Return the other languages in the documents of the whole corpus whose main language is `language`."""
    documents = corpus.root.documents
    codes = document_languages(documents[(documents["language"] == language).to_numpy()])
    return sorted(set(codes) - {language})
