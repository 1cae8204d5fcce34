"""The entity that speaks each quotation: the name within the words that name the speaker."""

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
    """Give each quotation the entity that is named within the words that name its speaker, "" for none."""
    named: dict[str, list[Any]] = {}
    for row in mentions.itertuples():
        named.setdefault(row.doc_id, []).append(row)
    starts = {doc_id: [row.start for row in rows] for doc_id, rows in named.items()}  # names stand in order, apart
    found = []
    for quote in quotes.itertuples():
        there = starts.get(quote.doc_id, [])
        near = slice(max(bisect_right(there, quote.speaker_start) - 1, 0), bisect_left(there, quote.speaker_end))
        within = [name for name in named.get(quote.doc_id, [])[near] if name.end > quote.speaker_start]
        found.append(next((name.entity for name in within if _is_speaker(quote, name)), ""))
    return quotes.assign(entity=found)


def _is_speaker(quote: Any, mention: Any) -> bool:
    """Tell whether a name in the speaker's words is the speaker's own: "Putin's envoy on Syria" names two others."""
    before = quote.speaker[: max(0, mention.start - quote.speaker_start)]
    behind = quote.speaker[mention.end - quote.speaker_start :]
    if mention.kind == "person":
        return not _OF.search(before) and not _OWNS.match(behind)
    return not _ABOUT.search(before)
