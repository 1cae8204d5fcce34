"""Sentences about a search by meaning: what was found, and what was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import wording
from analytics.statements import similar_sentences
from analytics.text import languages

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus


def search_result(found: pd.DataFrame, nearest: pd.DataFrame) -> str:
    """Return how many sentences were found; if none, the score of the nearest one (`nearest` has 0 or 1 rows)."""
    if len(found):
        places = wording.times(found["doc_id"].nunique(), "article")
        spoken = wording.times(found["language"].nunique(), "language")
        return f"{wording.times(len(found), 'sentence')} in {places} and {spoken}, the nearest first."
    if len(nearest):
        return f"No sentence has this score; the nearest has {nearest['score'].iloc[0]:.2f}."
    return "No sentence was compared: none has a word of the text in common, or its language is not supported."


def search_limits(corpus: Corpus) -> str:
    """Return what the score means, and which sentences of a slice are not compared."""
    score = 'A score of 1 is the same meaning; it does not tell "open" from "closed".'
    return " ".join(filter(None, [score, _part_compared(corpus), _languages_left_out(corpus)]))


def _part_compared(corpus: Corpus) -> str:
    if similar_sentences.compares_all(corpus):
        return ""
    most = similar_sentences.MOST_ENCODED
    what = f"the {most} sentences with the most words of the text, or their translations"
    return f"In a corpus of this size, only {what}, are compared."


def _languages_left_out(corpus: Corpus) -> str:
    documents = corpus.documents
    left_out = documents.loc[
        ~documents["language"].isin(similar_sentences.searched_languages(corpus)), "language"
    ].unique()
    names = wording.list_names(languages.name(code) for code in sorted(left_out))
    return f"Articles in these languages are not searched: {names}." if len(left_out) else ""
