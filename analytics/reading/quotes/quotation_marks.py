"""Quotation marks: which marks open, which close, and the spans between matching pairs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analytics.reading.quotes import anchors
from analytics.reading.quotes.quoted import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.text.document_text import Text

MAX_QUOTE = 1_000  # code points
_MARKS = '“”"„«»‹›‘’‚「」『』`'
MARKS = re.compile(f"[{_MARKS}]")
_STRAIGHT = "'"  # also an apostrophe: it closes only after or before a mark of the sentence
_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    '"': '"',
    _STRAIGHT: _STRAIGHT,
    "『": "』",
    "`": "'",  # ``...'' of typesetting programs
}
_SAME = {**_CLOSERS, "”": "”", "»": "»«"}  # Swedish and Finnish close a quotation with the mark that opens it
_WITH_SAME = frozenset({"sv", "fi", "da", "nb", "nn", "no"})
_GOES_ON = re.compile(rf'([“„«"])([^\n“”„«»"]{{3,{MAX_QUOTE}}})\n\s*(?=\1)')
_DOUBLE = '“”„«»"'
_SINGLE = f"‘‚‹›{_STRAIGHT}"
_MARK_FLAGS, _DOUBLE_FLAGS = anchors.flags(_MARKS + _STRAIGHT), anchors.flags(_DOUBLE)


def marked_spans(text: Text) -> list[tuple[int, int]]:
    """Return (start, end) of the spans between matching quotation marks, without the marks and within one line.

    The text is read once, so unbalanced marks cost no time and hide no other quotation.
    """
    spans: list[tuple[int, int]] = []
    opened = -1
    line_end = -1
    characters = text.text
    closers = _SAME if text.language in _WITH_SAME else _CLOSERS
    for at in anchors.places(text, _MARK_FLAGS):
        mark = characters[at]
        if opened >= 0 and (at > line_end or at - opened > MAX_QUOTE):
            opened = -1
        if opened >= 0 and _closes(characters, at) and _are_pair(characters, opened, at, closers):
            spans.append((opened + 1, at))
            opened = -1
        elif _opens(characters, at, closers) and (
            opened < 0 or mark == characters[opened] or characters[opened] in _SINGLE
        ):
            opened = at
            if line_end < at:
                line_end = characters.find("\n", at) % (len(characters) + 1)
    return spans


def _are_pair(text: str, opening: int, closing: int, closers: Mapping[str, str]) -> bool:
    """Return whether one mark closes the other; a curly and a straight one only behind a full stop or comma."""
    if text[closing] in closers[text[opening]]:
        return True
    mixed = text[opening] + text[closing]
    return mixed == '„"' or (mixed in ('“"', '"”') and text[closing - 1] in ",.?!")


def going_on(text: Text) -> list[tuple[int, int]]:
    """Return (start, end) of quoted paragraphs without a closing mark, when the next one opens with the same mark."""
    characters = text.text
    openings = [
        first
        for first, following in pairwise(anchors.places(text, _DOUBLE_FLAGS))
        if characters[first] == characters[following] and _opens(characters, first)
    ]
    return [match.span(2) for first in openings if (match := _GOES_ON.match(characters, first))]


def _opens(text: str, at: int, closers: Mapping[str, str] = _CLOSERS) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before.isalnum() and before not in (".", ",")
    return text[at] in closers and (text[at] in "「『«" or (free and after.strip() != ""))


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == _STRAIGHT and before not in tuple(",.?!…") and after not in tuple(",."):
        return False
    return text[at] in "」』»" or (before.strip() != "" and (not after.isalnum() or bool(UNSPACED.match(after))))
