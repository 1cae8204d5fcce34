"""Direct speech without quotation marks: a line that opens with a dash, with its speaker after a verb.

"—No nos vamos hoy —dijo Ana—. Nos quedamos." in Spanish, "— Nous partons, dit Anne." in French.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analytics.reading.quotes import anchors, named_attributions
from analytics.reading.quotes.quotation_marks import MAX_QUOTE
from analytics.reading.quotes.quoted import REACH, Attribution, UnresolvedQuote, long_enough, make_quotation
from analytics.reading.quotes.speakers import clitic_subject
from analytics.reading.quotes.speech_verbs import verb_with_clitic
from analytics.reading.quotes.subject_after import subject_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.text.document_text import Text

_LANGUAGES = {"es", "fr", "it", "pl", "pt", "ru"}
_DASHES = "—–-"
_DASH_FLAGS = anchors.flags(_DASHES)
_SAID = re.compile(r"(?:,|(?<=[?!…]))(?=\s)|\s(?=[—–-]\s)")  # the end of the words before an attribution
_SPEECH_BEFORE = r"(?P<said>[^\W\d_¿¡][^\n]{{2,{length}}}?)(?:\s?[—–]\s?|\s-\s|,\s[—–]?\s?|(?<=[?!…])\s)(?={verb})"
_AFTER_SPEAKER = re.compile(r"(?:,[^.,»”\n]{2,80})?(?:[.,;:]|\s?[—–-])(?:[\s.,;—–-]*)")
_GOES_ON = re.compile(r"[^\n—–\"“”„«»]{0,60}[—–][.,:]?\s(?P<rest>[^\n—–]+)")


def dialogue(text: Text) -> list[UnresolvedQuote]:
    """Return what the lines say that open with a dash, for those with a reporting verb and its speaker."""
    if text.language not in _LANGUAGES | named_attributions.LANGUAGES:
        return []
    characters = text.text
    openings = [at for at in anchors.places(text, _DASH_FLAGS) if at == 0 or characters[at - 1] == "\n"]
    find = _line_quotes if text.language in _LANGUAGES else _named_line_quotes
    return [quote for at in openings for quote in find(characters, at, text.language)]


def _named_line_quotes(text: str, at: int, language: str) -> Iterator[UnresolvedQuote]:
    """Yield the words between a dash at the start of a line and the first reporting verb with a name."""
    line_end = text.find("\n", at) % (len(text) + 1)
    for said in _SAID.finditer(text, at, min(line_end, at + MAX_QUOTE)):
        attribution = named_attributions.attribution_behind(text, language, said.end(), line_end)
        start = at + 1 + len(text[at + 1 : said.start()]) - len(text[at + 1 : said.start()].lstrip())
        if attribution and long_enough(text[start : said.start()]):
            yield make_quotation(text, start, said.start(), attribution, direct=True)
            return


def inserted_attributions(text: Text, spans: Iterable[tuple[int, int]]) -> list[UnresolvedQuote]:
    """Return the words between marks around an attribution: '« Nous partons, a déclaré Anne Roche. Demain. »'."""
    if text.language not in _LANGUAGES:
        return []
    return [quote for span in spans for quote in _quotes_around(text.text, *span, text.language)]


def _quotes_around(text: str, start: int, end: int, language: str) -> Iterator[UnresolvedQuote]:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    said = _words_before_verb(language).match(text, start, end)
    verb = verb_with_clitic(language).match(text, said.end(), end) if said else None
    if not said or not verb or not long_enough(said["said"]):
        return
    who = clitic_subject(verb, 0) or subject_after(text, verb.end(), min(end, verb.end() + REACH), language)
    stop = _AFTER_SPEAKER.match(text, who.end, end) if who else None
    if not who or not stop:
        return
    attribution = Attribution(who, verb["verb"], who.end)
    yield make_quotation(text, *said.span("said"), attribution, direct=True)
    if long_enough(text[stop.end() : end]):
        yield make_quotation(
            text, stop.end(), stop.end() + len(text[stop.end() : end].rstrip()), attribution, direct=True
        )


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
def _words_before_verb(language: str) -> re.Pattern[str]:
    return re.compile(_SPEECH_BEFORE.format(length=MAX_QUOTE, verb=_ungrouped_verb(language)))


@cache
def _line(language: str) -> re.Pattern[str]:
    return re.compile(rf"[{_DASHES}]\s?" + _SPEECH_BEFORE.format(length=MAX_QUOTE, verb=_ungrouped_verb(language)))


def _ungrouped_verb(language: str) -> str:
    return verb_with_clitic(language).pattern.replace("?P<verb>", "?:").replace("?P<clitic>", "?:")
