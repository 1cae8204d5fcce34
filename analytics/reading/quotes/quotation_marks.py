"""Quotation marks: which marks open, which close, and the spans between matching pairs."""

from __future__ import annotations

import re

MAX_QUOTE = 1_000  # code points
MARKS = re.compile('[“”"„«»‹›‘’‚「」]')
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "「": "」", '"': '"'}
_GOES_ON = re.compile(rf'([“„«"])([^\n“”„«»"]{{3,{MAX_QUOTE}}})\n\s*(?=\1)')
_SINGLE = "‘‚‹›"


def marked_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of the spans between matching quotation marks, without the marks and within one line.

    The text is read once, so unbalanced marks cost no time and hide no other quotation.
    """
    spans: list[tuple[int, int]] = []
    opened = -1
    line_end = -1
    for mark in MARKS.finditer(text):
        at = mark.start()
        if opened >= 0 and (at > line_end or at - opened > MAX_QUOTE):
            opened = -1
        if opened >= 0 and mark[0] in _CLOSERS[text[opened]] and _closes(text, at):
            spans.append((opened + 1, at))
            opened = -1
        elif _opens(text, at) and (opened < 0 or mark[0] == text[opened] or text[opened] in _SINGLE):
            opened = at
            if line_end < at:
                line_end = text.find("\n", at) % (len(text) + 1)
    return spans


def going_on(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of quoted paragraphs without a closing mark, when the next one opens with the same mark."""
    return [match.span(2) for match in _GOES_ON.finditer(text) if _opens(text, match.start())]


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before.isalnum() and before not in (".", ",")
    return text[at] in _CLOSERS and (text[at] in "「«" or (free and after.strip() != ""))


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in "」»" or (before.strip() != "" and not after.isalnum())
