"""Collocates: the words that stand near a word or phrase more often than elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import ignored_words
from analytics.evidence import evidence
from analytics.sources import framing
from analytics.stats import comparisons, matrices
from analytics.text import tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

WINDOW = 5  # words on each side of a hit, as concordance programs have it
FEWEST_DOCS = 2  # documents in which both are near each other: a single text repeats its own phrases


def collocates(corpus: Corpus, *, words: str = "", window: int = WINDOW, top: int = 50) -> pd.DataFrame:
    """One row per language and term near the hits of the search `words` more often than chance, up to `top` of each.

    The search is written as for the filter `words`; its hits are searched in the documents that pass it. Near is in the
    same sentence and at most `window` words from a hit. The term is `n_hits` times among the `n_window` words near the
    hits, in `n_docs` documents, two at least, and `n_term` times among all `n_words` words of the documents of the
    language; `expected` = n_window * n_term / n_words. `g2` is the log-likelihood ratio of these four numbers (Dunning
    1993, "Accurate methods for the statistics of surprise and coincidence"), by which the terms are ranked. Words of
    one text depend on each other, so it is not a test. Stopwords and the words of the search are left out. Copies count
    once. Empty without `words`.
    """
    for name, number in (("window", window), ("top", top)):
        if number < 1:
            raise ValueError(f"{name} must be at least 1, got {number}")
    if not tokens.tokens(words):
        return schema.empty("collocates")
    once = corpus.where(copies="once")
    found = once.where(words=words)
    own = frozenset(tokens.tokens(words.replace("|", " ").replace("*", " ")))
    parts = []
    for code in found.documents["language"].value_counts().index:
        hits = found.where(language=[code])
        near = framing.nearby_words(hits, evidence.word_hits(hits, words), window)
        parts.append(_of_language(once.where(language=[code]), code, near, own).head(top))
    return schema.conform(pd.concat(parts, ignore_index=True), "collocates") if parts else schema.empty("collocates")


def _of_language(part: Corpus, language: str, near: framing.NearbyWords, own: frozenset[str]) -> pd.DataFrame:
    """Return the collocates in the documents of one language, the strongest first."""
    table = _counts(part, near)
    counted = table["n_hits"].to_numpy("float64"), table["n_term"].to_numpy("float64")
    table["g2"] = comparisons.log_likelihood(*counted, len(near.forms), int(part.counts.sum()))
    left_out = own | ignored_words.ignored_words(part, language)
    is_word = table["term"].str.len().gt(1) & table["term"].str[:1].str.isalnum() & ~table["term"].isin(left_out)
    is_word &= table["term"].map(lambda term: own.isdisjoint(term.split("-"))).astype("bool")  # "gun-control" is a hit
    table = table[is_word & (table["g2"] > 0) & (table["n_docs"] >= FEWEST_DOCS)]
    table = table.sort_values(["g2", "term"], ascending=[False, True])
    return table.assign(language=language, rank=np.arange(1, len(table) + 1))


def _counts(part: Corpus, near: framing.NearbyWords) -> pd.DataFrame:
    """Return how often each term is near the hits and among all words, for the terms that the corpus counts."""
    forms, number = np.unique(np.asarray(near.forms, dtype=object), return_inverse=True)
    totals = np.asarray(part.counts.sum(axis=0)).ravel()
    table = pd.DataFrame(
        {
            "term": forms.astype(str),
            "n_hits": np.bincount(number, minlength=len(forms)),
            "n_docs": matrices.n_distinct(number, near.document, len(forms)),
        }
    )
    table = table.assign(n_window=len(near.forms), n_words=int(totals.sum()))
    table["n_term"] = table["term"].map(dict(zip(part.vocabulary, totals, strict=True)))
    table = table[table["n_term"] >= table["n_hits"]]
    return table.assign(expected=table["n_window"] * table["n_term"] / table["n_words"])
