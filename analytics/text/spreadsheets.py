"""Mark texts that a spreadsheet would run as a formula with an apostrophe, and remove the mark."""

from __future__ import annotations

import re

# Excel, LibreOffice and Google Sheets run a cell that begins with = + - @. Japanese and Chinese editions also accept
# full-width forms, so every character is listed that Unicode's NFKC maps to one of these signs.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺₌₊﬩"
# An import may drop these before it reads the sign: blanks, control characters and invisible characters.
_UNSEEN = "\\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
_UNSEEN += "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
# A leading tab, CR or LF is enough: some imports put the text after it into a cell of its own.
FORMULA = re.compile(rf"[\t\r\n]|[{_UNSEEN}]*[{_SIGNS}]")


def neutral(cell: object) -> object:
    """Return a cell; a text that a spreadsheet would run as a formula begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def restore_text(text: str) -> str:
    """Return a text of a CSV file without the apostrophe that `neutral` put before a formula."""
    return text[1:] if text.startswith("'") and FORMULA.match(text, 1) else text
