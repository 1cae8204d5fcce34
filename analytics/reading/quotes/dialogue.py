"""Direct speech without quotation marks: a line that opens with a dash, with its speaker after a verb.

"—No nos vamos hoy —dijo Ana—. Nos quedamos." in Spanish, "— Nous partons, dit Anne." in French.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analytics.reading.quotes import anchors
from analytics.reading.quotes.quotation_marks import MAX_QUOTE
from analytics.reading.quotes.quoted import REACH, Attribution, UnresolvedQuote, long_enough, make_quotation
from analytics.reading.quotes.speakers import clitic_subject
from analytics.reading.quotes.speech_verbs import verb_with_clitic
from analytics.reading.quotes.subject_after import subject_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.text.document_text import Text

_LANGUAGES = {"es", "fr", "it", "pl", "pt", "ru"}
_DASHES = "—–-"
_DASH_FLAGS = anchors.flags(_DASHES)
_GOES_ON = re.compile(r"[^\n—–\"“”„«»]{0,60}[—–][.,:]?\s(?P<rest>[^\n—–]+)")


def dialogue(text: Text) -> list[UnresolvedQuote]:
    """Return what the lines say that open with a dash, for those with a reporting verb and its speaker."""
    if text.language not in _LANGUAGES:
        return []
    characters = text.text
    openings = [at for at in anchors.places(text, _DASH_FLAGS) if at == 0 or characters[at - 1] == "\n"]
    return [quote for at in openings for quote in _line_quotes(characters, at, text.language)]


def _line_quotes(text: str, at: int, language: str) -> Iterator[UnresolvedQuote]:
    """Yield the words before the attribution, and those after a second dash."""
    line = _line(language).match(text, at)
    verb = verb_with_clitic(language).match(text, line.end()) if line else None
    if not line or not verb or not long_enough(line["said"]):
        return
    who = clitic_subject(verb, 0) or subject_after(text, verb.end(), verb.end() + REACH, language)
    if not who:
        return
    attribution = Attribution(who, verb["verb"], who.end)
    yield make_quotation(text, *line.span("said"), attribution, direct=True)
    rest = _GOES_ON.match(text, who.end)
    if rest and long_enough(rest["rest"]) and not verb_with_clitic(language).match(rest["rest"]):
        start = rest.start("rest")
        yield make_quotation(text, start, start + len(rest["rest"].rstrip()), attribution, direct=True)


@cache
def _line(language: str) -> re.Pattern[str]:
    verb = verb_with_clitic(language).pattern.replace("?P<verb>", "?:").replace("?P<clitic>", "?:")
    return re.compile(
        rf"[{_DASHES}]\s?(?P<said>[^\W\d_¿¡][^\n]{{2,{MAX_QUOTE}}}?)(?:\s?[—–]\s?|\s-\s|,\s[—–]?\s?|(?<=[?!…])\s)(?={verb})"
    )
