"""The entity of the speaker of each quotation: the mention within the words for the speaker."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

_OF = re.compile(r"\b(?:of|for|to|by|with|de|du|von|para)\s(?:\w+\s|\w+\.\s)?$")
_ABOUT = re.compile(r"\b(?:on|in|from|to|about|at)\s(?:the\s)?$")
_OWNS = re.compile(r"[’'](?:s\b|\s)")


def with_speakers(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the quotations with the entity mentioned within the words for the speaker, "" for none."""
    mentions_of: dict[str, list[Any]] = {}
    for row in mentions.itertuples():
        mentions_of.setdefault(row.doc_id, []).append(row)
    # names are in order and do not overlap
    starts = {doc_id: [row.start for row in rows] for doc_id, rows in mentions_of.items()}
    entities = []
    for quote in quotes.itertuples():
        starts_of_names = starts.get(quote.doc_id, [])
        near = slice(
            max(bisect_right(starts_of_names, quote.speaker_start) - 1, 0),
            bisect_left(starts_of_names, quote.speaker_end),
        )
        within = [name for name in mentions_of.get(quote.doc_id, [])[near] if name.end > quote.speaker_start]
        entities.append(next((name.entity for name in within if _is_speaker(quote, name)), ""))
    return quotes.assign(entity=entities)


def _is_speaker(quote: Any, mention: Any) -> bool:
    """Return whether a name in the words for the speaker is the speaker's: "Putin's envoy on Syria" has two others."""
    before = quote.speaker[: max(0, mention.start - quote.speaker_start)]
    behind = quote.speaker[mention.end - quote.speaker_start :]
    if mention.kind == "person":
        return not _OF.search(before) and not _OWNS.match(behind)
    return not _ABOUT.search(before)
