"""The tables of a corpus that follow from its other tables and save its first visitor seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.build.failures import Failures
from analytics.build.unchanged import has_same_columns, has_same_stopwords
from analytics.crosslingual import document_similarity, form_stems
from analytics.topics import word_points

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

OF_TEXTS = ("character_runs", "text_norms")
LANGUAGES = {"documents": ["language"]}


def with_derived_tables(whole: Corpus, same_texts: Corpus | None) -> Corpus:
    """Return a whole corpus with its derived tables; those of `same_texts`, a corpus of the same texts, where they fit.

    A table that fails stays empty and adds no issue: the first visit computes it.
    """
    failures = Failures()
    none: dict[str, pd.DataFrame] = {}
    known = same_texts if same_texts is not None and same_texts.doc_ids == whole.doc_ids else None
    if known is not None and len(known.stored("text_norms")):
        tables = _kept(known, *OF_TEXTS)
    else:
        tables = failures.contained("stories", lambda: document_similarity.derived_tables(whole), none)
    if known is not None and not has_same_columns(whole, known, LANGUAGES):
        known = None
    if known is not None and len(known.stored(form_stems.STORED)):
        tables |= _kept(known, form_stems.STORED)
    else:
        tables |= failures.contained("stories", lambda: {form_stems.STORED: form_stems.derived_table(whole)}, none)
    if known is not None and has_same_stopwords(whole, known):
        tables |= _kept(known, word_points.STORED)
    else:
        tables |= failures.contained("topics", lambda: {word_points.STORED: word_points.derived_table(whole)}, none)
    return whole.with_tables(tables)


def _kept(known: Corpus, *names: str) -> dict[str, pd.DataFrame]:
    return {name: schema.conform(known.stored(name), name) for name in names}
