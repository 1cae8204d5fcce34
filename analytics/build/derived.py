"""The tables of a corpus that follow from its other tables and save its first visitor seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.build.failures import Failures
from analytics.crosslingual import document_similarity
from analytics.text import stopwords
from analytics.topics import word_points

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

OF_TEXTS = ("character_runs", "text_norms")


def with_derived_tables(whole: Corpus, same_texts: Corpus | None) -> Corpus:
    """Return a whole corpus with its derived tables; those of `same_texts`, a corpus of the same texts, where they fit.

    Where one fails, it stays empty, and the first visit computes it: so nothing is lost, and no issue is added.
    """
    failures = Failures()
    known = same_texts if same_texts is not None and same_texts.doc_ids == whole.doc_ids else None
    tables: dict[str, pd.DataFrame] = {}
    if known is not None and len(known.stored("text_norms")):
        tables = {name: schema.conform(known.stored(name), name) for name in OF_TEXTS}
    else:
        tables = failures.contained("stories", lambda: document_similarity.derived_tables(whole), {})
    if known is not None and _has_same_words(whole, known):
        points = schema.conform(known.stored(word_points.STORED), word_points.STORED)
    else:
        points = failures.contained(
            "topics", lambda: word_points.derived_table(whole), schema.empty(word_points.STORED)
        )
    return whole.with_tables(tables | {word_points.STORED: points})


def _has_same_words(new: Corpus, old: Corpus) -> bool:
    """Return whether two corpora of the same texts have the same languages and stopwords of the user."""
    words = (stopwords.user_words(one.stored("corrections")) for one in (new, old))
    return new.documents["language"].equals(old.documents["language"]) and next(words) == next(words)
