"""Sentence bounds for attributions: a sentence ends at a full stop or a line end, not at an abbreviation."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from analytics.reading.quotes import anchors

if TYPE_CHECKING:
    from analytics.text.document_text import Text

LONGEST = 2_000  # code points on either side: twice the longest quotation; this limits the work at one place
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|No|vs"
    r"|[ap]\.m|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|\d{1,2})$"
)
_LONGER = 5  # letters of a word that is longer than these abbreviations: no pattern is tried on it
_END_FLAGS = anchors.flags(".!?…\n")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»“)]{0,3}(?=\s)|\n")


def sentence_ends(text: Text) -> list[int]:
    """Return the offset after each sentence of the text, in order."""
    ends = anchors.matches(text.text, anchors.places(text, _END_FLAGS), _SENTENCE_END)
    return [end.end() for end in ends if not _is_abbreviation(text.text, end.start())]


def sentence_at(ends: list[int], at: int, length: int) -> tuple[int, int]:
    """Return (start, end) of the sentence around `at`, in a text of `length` with these sentence ends.

    The span is cut at `LONGEST` from `at`: in one line of 60 kB each "according to" took 40 ms.
    """
    place = bisect_right(ends, at)
    first, last = ends[place - 1] if place else 0, ends[place] if place < len(ends) else length
    return max(first, at - LONGEST), min(last, at + LONGEST)


def _is_abbreviation(text: str, at: int) -> bool:
    if text[at] != ".":
        return False
    if text[at + 1 : at + 3].lstrip(" ")[:1].islower():
        return True
    if at >= _LONGER and text[at - _LONGER : at].isalpha():
        return False
    return _ABBREVIATION.search(text[max(0, at - 7) : at]) is not None
