"""One quotation, and the common parts of the rules for direct and reported speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analytics.reading.quotes.speakers import Speaker

MIN_WORDS = 3
REACH = 160  # code points on either side in which the reporting verb must be: this limits the work per quotation mark
_WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


class Quote(NamedTuple):
    """One quotation: the quoted words or the reported clause, its speaker and its reporting verb; "" is unknown.

    `called` is the text's name for the speaker beside the quotation if `speaker` was found in another place, else "".
    `via` is the agency or newspaper with the words: the speaker itself, or who was told them; "" for none.
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
    via: str = ""


class Attribution(NamedTuple):
    """An attribution: the speaker, the reporting verb, and the end of the attribution."""

    speaker: Speaker
    verb: str
    end: int


class UnresolvedQuote(NamedTuple):
    """A quotation before its pronoun is resolved; `named`: its speaker is a name, not a pronoun or a description."""

    quote: Quote
    named: bool


def make_quotation(text: str, start: int, end: int, attribution: Attribution, *, direct: bool) -> UnresolvedQuote:
    """Return the quotation of a span and its attribution."""
    who = attribution.speaker
    return UnresolvedQuote(
        Quote(start, end, who.name, who.start, who.end, attribution.verb, direct, text[start:end]), who.named
    )


def long_enough(quoted: str, n_words: int = MIN_WORDS) -> bool:
    """Return whether a text has enough words; in a script without blanks two characters count as one."""
    return len(_WORD.findall(quoted)) + len(UNSPACED.findall(quoted)) // 2 >= n_words
