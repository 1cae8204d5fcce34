"""Texts that a spreadsheet would run as a formula, and the apostrophe that keeps it from doing so."""

from __future__ import annotations

import re

# Excel, LibreOffice and Google Sheets run a cell that begins with = + - @. Japanese and Chinese editions take
# full-width forms for the same signs, so every character counts that Unicode's mapping NFKC makes one of them.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺₌₊﬩"
# What an import may drop before it looks at the sign: blanks, controls and characters that are not drawn.
_UNSEEN = "\\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
_UNSEEN += "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
# A tab, CR or LF in front counts alone: some imports take what follows it for a cell of its own.
FORMULA = re.compile(rf"[\t\r\n]|[{_UNSEEN}]*[{_SIGNS}]")


def neutral(cell: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run as a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def restore_text(text: str) -> str:
    """Return a text of a CSV file without the apostrophe that `neutral` puts before a formula."""
    return text[1:] if text.startswith("'") and FORMULA.match(text, 1) else text
