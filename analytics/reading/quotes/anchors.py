"""Where a pattern can match in a text: at the chunks with its first word or mark, found once per distinct chunk.

A pattern that is tried at every character of a text takes longer than all rules for the quotations that it finds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from analytics.text.chunks import Tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analytics.text.document_text import Text


def anchor(words: str, starts: str | None = None) -> Tokenizer:
    """Return the tokenizer that finds whole words in the chunks of a text, given as patterns.

    `starts` are the first words of those that are several words, which no chunk has.
    """
    pattern = re.compile(rf"(?<!\w)(?:{words}{f'|{starts}' if starts else ''})(?!\w)")
    return Tokenizer(lambda chunk: [(*match.span(), match.group()) for match in pattern.finditer(chunk)])


def matches(text: Text, first: Tokenizer, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Return what `pattern.finditer` returns, but try the pattern only where a token of `first` starts."""
    found: list[re.Match[str]] = []
    end = 0
    for at in first.tokens(text.chunks).starts.tolist():
        match = pattern.match(text.text, at) if at >= end else None
        if match:
            found.append(match)
            end = match.end()
    return found


def flags(characters: str) -> NDArray[np.bool_]:
    """Return by code point whether it is one of the characters; the last entry is for all higher code points."""
    table = np.zeros(max(map(ord, characters)) + 2, bool)
    table[list(map(ord, characters))] = True
    return table


def places(text: Text, table: NDArray[np.bool_]) -> list[int]:
    """Return the offsets of the characters in a table of `flags`."""
    return np.flatnonzero(table[np.minimum(text.codes, len(table) - 1)]).tolist()
