"""Signs that a text with one article holds several, in a layout that is not known."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from analytics.reading.exports import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST = 3  # marks: two can be a box in an article
BETWEEN = 40  # words between two marks: an article has more, an entry of a list has fewer
SHARE = 0.6  # of the gaps between marks that are so long
_LABEL = re.compile(r"\s*([^\W\d_][^\W\d_ /-]{0,24}(?: [^\W\d_]{1,15})?)\s*:\s*\S")
_KNOWN = {
    *("title", "titel", "titre", "título", "titolo", "headline", "schlagzeile", "source", "quelle", "fuente", "fonte"),
    *("bron", "publication", "date", "datum", "fecha", "data", "published", "veröffentlicht", "link", "id", "document"),
    *labels.BYLINE,
    *labels.SECTION,
    *labels.LENGTH,
    *labels.LANGUAGE,
    *labels.AFTER_BODY,
}


def sign(text: str) -> str:
    """Return in words why a text looks like several articles, "" if it does not."""
    lines = text.split("\n")
    words = [len(line.split()) for line in lines]
    for mark, places in _marks(lines):
        gaps = [sum(words[start:end]) for start, end in pairwise([*places, len(lines)])]
        if len(places) >= FEWEST and sum(gap >= BETWEEN for gap in gaps) >= SHARE * len(gaps):
            return f"{mark} stands on {len(places):,} lines"
    return ""


def _marks(lines: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield each kind of mark with its lines: a label, a rule, or a line that is nothing but a date."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        label = _LABEL.match(line[:60])
        if label and label[1].casefold() in _KNOWN:
            found[f"the label '{label[1]}:'"].append(at)
        elif labels.RULE.fullmatch(line.strip()):
            found["a rule"].append(at)
        elif labels.written_date(line):
            found["a date alone"].append(at)
    yield from found.items()
