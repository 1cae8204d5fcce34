"""Where the patterns of quotations can match in a text: at a mark, or at the chunks with their first word.

A pattern that is tried at every character of a text takes longer than all rules for the quotations that it finds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.quotes.speech_verbs import ACCORDING, ACCORDING_STARTS, VERB_STARTS, VERBS
from analytics.text.chunks import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from analytics.text.document_text import Text

_ARTICLE = "[Tt]he"
_KINDS = ("verb", "source", "article")


class Anchors(NamedTuple):
    """The offsets in a text where a reporting verb, an "according to" or the English article can begin, in order."""

    verb: list[int]
    source: list[int]
    article: list[int]


def anchors(text: Text) -> Anchors:
    """Return the anchors of a text; verbs and "according to" only in the languages of `speech_verbs`."""
    starts, _, ids, vocabulary = _tokenizer(text.language if text.language in VERBS else "").tokens(text.chunks)
    return Anchors(*(starts[ids == vocabulary.id(kind)].tolist() for kind in _KINDS))


def matches(text: str, starts: Iterable[int], pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Return what `pattern.finditer` returns for a pattern that can match only at these offsets."""
    found: list[re.Match[str]] = []
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
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
    found: list[int] = np.flatnonzero(table[np.minimum(text.codes, len(table) - 1)]).tolist()
    return found


@cache
def _tokenizer(language: str) -> Tokenizer:
    """Return the tokenizer that finds the first words in the chunks of a text; its tokens are the kinds."""
    words = {
        "verb": (VERBS.get(language), VERB_STARTS.get(language)),
        "source": (ACCORDING.get(language), ACCORDING_STARTS.get(language)),
        "article": (_ARTICLE,),
    }
    kinds = [f"(?P<{kind}>{'|'.join(filter(None, parts))})" for kind, parts in words.items() if any(parts)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(kinds)})(?!\w)")

    def cut(chunk: str) -> Iterator[tuple[int, int, str]]:
        return ((*match.span(), str(match.lastgroup)) for match in pattern.finditer(chunk))

    return Tokenizer(cut)
