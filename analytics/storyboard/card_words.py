"""What the words of the sentences on one card tell: the keywords that all of them have, and in what two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.statements import gates
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from analytics.corpus.store import Corpus

MOST = 2  # keywords of a card
COMPARED = ("same", "related", "contradicts")  # cards whose sentences are compared in what they say
PAIR = 2  # sentences


def common_keywords(part: Corpus, table: pd.DataFrame) -> dict[int, list[str]]:
    """Return, by card, the best keywords of its documents that are in each of its sentences.

    `table` has the columns of `story_board`. Names are no keywords here, nor words that a better keyword or the heading
    has. Cards of one source have none.
    """
    keywords = part.stored("keywords")
    keywords = keywords[(keywords["kind"] == "").to_numpy() & keywords["doc_id"].isin(table["doc_id"]).to_numpy()]
    ranked = keywords.sort_values(["rank", "keyword"]).astype({"doc_id": "str"})
    of_document = {doc_id: rows["keyword"].tolist() for doc_id, rows in ranked.groupby("doc_id", sort=False)}
    return {
        int(str(card)): _in_each(
            rows, dict.fromkeys(word for doc in rows["doc_id"] for word in of_document.get(doc, ()))
        )
        if rows["n_sources"].iloc[0] > 1
        else []
        for card, rows in table.groupby("card")
    }


def _in_each(rows: pd.DataFrame, words: Iterable[str]) -> list[str]:
    """Return the first of some words that each sentence has and the heading does not."""
    texts, heading = [_spaced(text) for text in rows["text"]], _spaced(rows["heading"].iloc[0])
    found: dict[str, str] = {}
    for word in words:
        searched = _spaced(word)
        is_new = searched not in heading and not any(searched in one or one in searched for one in found)
        if is_new and all(searched in text for text in texts):
            found[searched] = word
    return [*found.values()][:MOST]


def _spaced(text: str) -> str:
    """Return the counted words of a text, each between blanks: so words are found in it in any script."""
    return f" {' '.join(tokens.tokens(text))} "


def difference(rows: pd.DataFrame) -> str:
    """Return in what the two sentences of a card differ, see `gates.difference`; "" for a card of more, or of names."""
    if len(rows) != PAIR or rows["basis"].iloc[0] not in COMPARED:
        return ""
    first, second = zip(rows["text"], rows["language"], strict=True)
    return gates.difference(first, second)
