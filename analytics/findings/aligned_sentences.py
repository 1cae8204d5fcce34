"""Sentences about two articles side by side: what both say, and what was found in one of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.comparison import aligned_sentences
from analytics.crosslingual.encoder import encoder
from analytics.findings import wording

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

GRADES = {
    "same": "Both say the same",
    "contradicts": "Another number, or the opposite",
    "related": "Nearest in meaning, but not the same",
}
_PAIRS = {
    "same": "with the same content",
    "contradicts": "with another number or the opposite",
    "related": "near in meaning only",
}


def counterparts(table: pd.DataFrame) -> str:
    """Return how many sentences of two articles correspond, by grade; `table` is `aligned_sentences`."""
    n = table["grade"].value_counts()
    pairs = [f"{wording.times(int(n[grade]), 'pair')} {text}" for grade, text in _PAIRS.items() if grade in n]
    alone = table[table["grade"] == ""]
    n_alone = [int(alone[f"doc_{side}"].ne("").sum()) for side in "ab"]
    found = wording.list_names(pairs) if pairs else "none"
    left = f"{wording.times(n_alone[0], 'sentence')} of A, {n_alone[1]:,} of B"
    return f"Counterparts: {found}. Without a counterpart: {left}."


def limits(corpus: Corpus, doc_ids: tuple[str, str]) -> str:
    """Return what "only" means, and what of two articles was not compared."""
    sentences = ["Without a counterpart means: none was recognised. The other article may say it in other words."]
    if any(aligned_sentences.has_more_sentences(corpus, doc_id) for doc_id in doc_ids):
        sentences.append(f"Only the first {aligned_sentences.MOST_SENTENCES} sentences of an article are compared.")
    documents = corpus.documents
    spoken = set(documents.loc[documents["doc_id"].isin(doc_ids), "language"])
    if not spoken <= set(encoder.held_languages()):
        way = "by its words alone" if len(spoken) == 1 else "word by word, by translations into English"
        sentences.append(f"The language of an article is compared {way}.")
    return " ".join(sentences)
