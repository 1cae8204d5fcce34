"""Quotation marks: which of them open, which close, and what stands between a matching pair."""

from __future__ import annotations

import re

MAX_QUOTE = 1_000  # code points
MARKS = re.compile('[“”"„«»‹›‘’‚「」]')
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "「": "」", '"': '"'}
_GOES_ON = re.compile(rf'([“„«"])([^\n“”„«»"]{{3,{MAX_QUOTE}}})\n\s*(?=\1)')
_SINGLE = "‘‚‹›"


def marked_spans(text: str) -> list[tuple[int, int]]:
    """Give (start, end) of what stands between matching quotation marks, marks left out, none across a line end.

    One pass: a mark is looked at once, so unbalanced marks cost and swallow nothing.
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
    """Give (start, end) of quoted paragraphs without a closing mark, as the next one opens with the same mark again."""
    return [found.span(2) for found in _GOES_ON.finditer(text) if _opens(text, found.start())]


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before.isalnum() and before not in (".", ",")
    return text[at] in _CLOSERS and (text[at] in "「«" or (free and after.strip() != ""))


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] in "」»" or (before.strip() != "" and not after.isalnum())
