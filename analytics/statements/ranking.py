"""Which statements are worth reading first: made by many independent sources, specific, and no set phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics.corpus import dates, independent_texts
from analytics.text import tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

# Below this rarity of its names and numbers a sentence fits many events: "spoke on condition of anonymity" has 0 to 5.5
SPECIFIC = 8.0
SAME_EVENT = 31  # days between the documents of one event


def independent_sources(corpus: Corpus, rows: pd.DataFrame) -> pd.Series[int]:
    """Return for each statement how many sources make it independently of each other.

    `rows` are its sentences with `doc_id`, `source` and `statement`. Copies of one text are one
    source, and so are all texts that credit the same news agency.
    """
    origin = independent_texts.origins(corpus)[corpus.positions(rows["doc_id"])]
    made_by = pd.DataFrame({"statement": rows["statement"].to_numpy(), "origin": origin})
    n_origins = made_by.drop_duplicates().groupby("statement").size()
    return n_origins.clip(upper=rows.groupby("statement")["source"].nunique())


def is_set_phrase(table: pd.DataFrame, rows: pd.DataFrame) -> np.ndarray:
    """Return which statements of `table` say nothing about one event: set phrases of the news, and labels of pictures.

    A set phrase has no rare name or number and stands in documents that are more than a month apart ("The officials
    spoke on condition of anonymity"). A label has no word in small letters ("Senate Majority Leader Mitch McConnell").
    """
    ends = pd.DataFrame([dates.date_bounds(date) for date in rows["date"]], columns=["low", "high"], index=rows.index)
    known = rows.assign(**ends.apply(pd.to_datetime, errors="coerce"))
    span = known.groupby("statement")["low"].max() - known.groupby("statement")["high"].min()
    is_apart = (table["statement"].map(span).dt.days > SAME_EVENT).to_numpy()
    is_label = table["text"].map(_is_label).to_numpy(bool)
    return np.asarray((is_apart & (table["weight"] < SPECIFIC).to_numpy()) | is_label)


def _is_label(text: str) -> bool:
    """Return whether all words with letters of two cases begin with a capital."""
    words = [word.surface for word in tokens.words(text)]
    return any(word[0].isupper() for word in words) and not any(word[0].islower() for word in words)
