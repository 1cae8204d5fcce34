"""The entity of the speaker of each quotation: the mention within the words for the speaker."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analytics.corpus import positions

_OF = re.compile(r"\b(?:of|for|to|by|with|de|du|von|para)\s(?:\w+\s|\w+\.\s)?$")
_ABOUT = re.compile(r"\b(?:on|in|from|to|about|at)\s(?:the\s)?$")
_OWNS = re.compile(r"[’'](?:s\b|\s)")


def with_speakers(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the quotations with the entity mentioned within the words for the speaker, "" for none."""
    doc_ids = pd.Index(mentions["doc_id"].unique())
    begins = positions.number(doc_ids.get_indexer(mentions["doc_id"]), mentions["start"].to_numpy())
    order = np.argsort(begins, kind="stable")
    first, last = _rows_within(quotes, begins[order], doc_ids)
    starts, ends, kinds, entities = (mentions[name].to_numpy()[order] for name in ("start", "end", "kind", "entity"))
    words, origins = quotes["speaker"].tolist(), quotes["speaker_start"].to_numpy()
    found = np.full(len(quotes), "", dtype=object)
    for i in np.flatnonzero(last > first):
        for row in range(first[i], last[i]):
            start, end = starts[row] - origins[i], ends[row] - origins[i]
            if end > 0 and _is_speaker(words[i], start, end, kinds[row]):
                found[i] = entities[row]
                break
    return quotes.assign(entity=found)


def _rows_within(quotes: pd.DataFrame, begins: np.ndarray, doc_ids: pd.Index) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last row (exclusive) of the mentions that can be within the words for each speaker.

    `begins` are the positions of the mentions, ascending; mentions do not overlap.
    """
    document = doc_ids.get_indexer(quotes["doc_id"])
    in_document = np.searchsorted(begins, positions.number(document, np.zeros(len(quotes))))
    start, end = (positions.number(document, quotes[name].to_numpy()) for name in ("speaker_start", "speaker_end"))
    before = np.searchsorted(begins, start, "right") - 1  # this one can reach into the words
    return np.maximum(before, in_document), np.searchsorted(begins, end)


def _is_speaker(words: str, start: int, end: int, kind: str) -> bool:
    """Return whether a name in the words for the speaker is the speaker's: "Putin's envoy on Syria" has two others."""
    before, behind = words[: max(0, start)], words[end:]
    if kind == "person":
        return not _OF.search(before) and not _OWNS.match(behind)
    return not _ABOUT.search(before)
