"""Sources without a reporting verb: "according to the ministry", "selon Paris", "laut Polizei", "según fuentes"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analytics.reading.quotes import anchors
from analytics.reading.quotes.quoted import Attribution
from analytics.reading.quotes.speakers import Speaker
from analytics.reading.quotes.speech_verbs import (
    ACCORDING,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    speech_verb,
)
from analytics.reading.quotes.subject_after import subject_after

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATTERNS = {language: re.compile(rf"\b(?P<verb>{words})\b") for language, words in ACCORDING.items()}
_WORDS = re.compile(r"(?: (?:[A-Z]\.)+(?= [A-Za-z])| [^\s,.;:!?“”\"„»«()—]+(?:\.(?=\w)[^\s,.;:!?“”\"„»«()—]*)*)+")
_MODIFIER = re.compile(  # additions to the source: "a report [commissioned by ...]", "officials [familiar with ...]"
    r" (?:in|for|from|at|on|by|with|who|which|that|this|last|as|and(?= [a-z])|or|familiar|close|\w+ed"
    r"|(?!filing|ruling|briefing|finding|meeting|hearing|building)\w+ing|en"
    r"|sur|à|par|dans|au|con|por|nel|(?:publi|diffus|cit)é|parue?s?|(?:publi|réalis|men|effectu|communiqu|consult|interrog|cit|diffus)(?:ées?|és)|(?:publica|emiti|realiza|presenta)d[ao]s?)\b"
)
_NOUNS = r"[A-ZÄÖÜ][\w./-]*[\w-](?:\s[A-ZÄÖÜ][\w.-]*\w){0,3}(?:['’]s|(?<=Welt) am Sonntag|(?<=Bild) am Sonntag)?"
_GERMAN_SOURCE = re.compile(
    rf" (?:(?:dem|der|des|einem|einer|eines|den)\s)?((?:[a-zäöüß]+(?:en|er)\s)?{_NOUNS}"
    rf"(?:\s(?:des|der|eines|einer|von|vom|für|und)\s(?!\w+tag\b)(?:[a-zäöüß]+(?:en|er)\s)?{_NOUNS}){{0,3}})"
    r"(?:, ((?:[A-ZÄÖÜ][\w-]+ ){1,2}[A-ZÄÖÜ][\w-]+)(?=,))?"
)
_UP_TO_MARK = re.compile(r",?\s*")
_NO_VERB = re.compile(  # behind a source without its clause
    r" (?:abseits|in|um|unter|beim?|mit|von|zu|aus|nach|seit|vor|über)\b"
)
_REPORTED_BY = {  # "según revela una encuesta", "secondo quanto affermano le autorità"
    "es": re.compile(r" (?!\w*ción\b)[a-záéíóú]{3,}(?:ron|an?|en?|ó|aba)(?= (?:el|la|los|las|un|una|[A-Z]\w+)\b)"),
    "it": re.compile(r" quanto (?:ha |hanno )?[a-zè]{3,}(?: da)?(?= (?:il|la|lo|i|gli|le|un|una|[A-Z]\w+)\b| l['’])"),
}
_REPORTS = r"se \w+|parece|cita|recoge|publica|publicó|consta|lo que|quanto|ce qu[ei'’]"
_RELATIVE = re.compile(  # "two sailors, according to whom the radar was off": the source stands before
    r" (?:(?:il|la|i|le|el|los|las) (?:qual|cual)\w*|cui|(?:le|la|les)quel\w*|qui|quien(?:es)?|whom|which)(?!\w)"
)
_NOT_A_SOURCE = DETERMINERS | PREPOSITIONS | {""}
_NO_SOURCE = re.compile(
    r"\b(?:plan|plans|law|laws|rules?|schedule|size|terms|termes|age|need|principles?|standards?|constitution|type|way|case"
    r"|cas|ley|plan(?:es)?|pian[oi]|modèle|modelo|lógica|logique|logic|loi|legge|\w*(?:gesetz|vertrag|richtlinie|verfassung|regularien|statuten|plan))$",
    re.IGNORECASE,
)


def according_source(text: str, language: str, at: int, limit: int) -> Attribution | None:
    """Return the source of an "according to X" that begins at this place, None if there is none.

    One with a capital begins the next sentence.
    """
    match = _PATTERNS[language].match(text, at, limit) if language in _PATTERNS else None
    return source(text, language, match, limit) if match and match[0][:1].islower() else None


def source_before(text: str, language: str, start: int, opening: int) -> Attribution | None:
    """Return the source of 'Selon X, ' that begins a sentence and ends at an opening mark."""
    start += len(text[start:opening]) - len(text[start:opening].lstrip())
    match = _PATTERNS[language].match(text, start, opening) if language in _PATTERNS else None
    found = source(text, language, match, opening) if match else None
    is_near = found and _UP_TO_MARK.fullmatch(text, found.end, opening)
    return Attribution(found.speaker, found.verb, opening) if found and is_near else None


def sources(text: str, language: str, starts: Iterable[int]) -> list[re.Match[str]]:
    """Return every "according to" of a text; each begins at one of `starts`."""
    return anchors.matches(text, starts, _PATTERNS[language]) if language in _PATTERNS else []


def source(text: str, language: str, match: re.Match[str], limit: int) -> Attribution | None:
    """Return the source that an "according to" names, None if there is none."""
    at = match.end()
    if _RELATIVE.match(text, at, limit):
        return None
    another = _PATTERNS[language].search(text, at, limit)  # without it a run of "según" took 32 s a MB
    limit = another.start() if another else limit
    verb = _reports(language).match(text, at, limit)
    reported = _REPORTED_BY[language].match(text, at, limit) if language in _REPORTED_BY and not verb else None
    if reported:
        who = subject_after(text, reported.end(), limit)
    elif verb and language in ("es", "fr", "it"):  # "según dijo", "según informó la agencia"
        who = subject_after(text, verb.end(), limit) if verb["verb"] else None
    else:
        who = _german(text, at, limit) if language == "de" else _whole_phrase(text, at, limit)
    if not who or _NO_SOURCE.search(who.name):
        return None
    return Attribution(who, match["verb"], who.end)


@cache
def _reports(language: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{speech_verb(language)}|{_REPORTS})(?!\w)")


def _whole_phrase(text: str, at: int, limit: int) -> Speaker | None:
    """Return the whole phrase ("U.N. estimates") if more than a name follows, else the pronoun or the name."""
    words = _WORDS.match(text, at, limit)
    who = subject_after(text, at, limit)
    if not words or (who and who.name.lower() in PRONOUNS):
        return who
    behind = (
        _MODIFIER.search(text, text.find(" ", words.start() + 1, words.end()), words.end())
        if " " in words[0][1:]
        else None
    )
    start, end = words.start() + 1, behind.start() if behind else words.end()
    if who and who.named and who.end >= end:
        return who
    return Speaker(start, end, text[start:end], named=False) if text[start:end].lower() not in _NOT_A_SOURCE else None


def _german(text: str, at: int, limit: int) -> Speaker | None:
    name = _GERMAN_SOURCE.match(text, at, limit)
    group = 2 if name and name[2] else 1  # "dem Präsidenten, Ugo Rossi,"
    if not name or _NO_VERB.match(text, name.end(), limit):
        return None
    return Speaker(name.start(group), name.end(group), name[group], named=True)
