"""One quotation, and what the rules for direct and for reported speech have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analytics.reading.quotes.speakers import Speaker

MIN_WORDS = 3
REACH = 160  # code points to either side in which the speech verb must stand: bounds the work per quotation mark
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


class Quote(NamedTuple):
    """One quotation: the quoted words or the reported clause, who says it and by which verb; "" is not known.

    `called` is what the text calls the speaker beside the quotation where `speaker` was found elsewhere, else "".
    """

    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    verb: str
    direct: bool
    text: str
    called: str = ""


class Said(NamedTuple):
    """An attribution: who says something, by which verb, and where the attribution ends."""

    speaker: Speaker
    verb: str
    end: int


class Found(NamedTuple):
    """A quotation as the text has it; `named` tells a name from a pronoun or a description."""

    quote: Quote
    named: bool


def make_quotation(text: str, start: int, end: int, said: Said, *, direct: bool) -> Found:
    """Put a quotation together."""
    who = said.speaker
    return Found(Quote(start, end, who.name, who.start, who.end, said.verb, direct, text[start:end]), who.named)


def long_enough(quoted: str) -> bool:
    """Tell whether that are three words, or six signs of a script without blanks."""
    return len(_WORD.findall(quoted)) + len(_UNSPACED.findall(quoted)) // 2 >= MIN_WORDS
