"""Sources that no speech verb names: "according to the ministry", "selon Paris", "laut Polizei", "según fuentes"."""

from __future__ import annotations

import re

from analytics.reading.quoted import Said
from analytics.reading.speakers import Speaker, subject_after
from analytics.reading.speech_words import ACCORDING

_PATTERNS = {language: re.compile(rf"(?<!\w)(?P<verb>{words})", re.IGNORECASE) for language, words in ACCORDING.items()}
_GERMAN_SOURCE = re.compile(
    r" (?:(?:dem|der|des|einem|einer|den)\s)?(?:[a-zäöüß]+(?:en|er)\s)?([A-ZÄÖÜ][\w.-]*\w(?:\s[A-ZÄÖÜ][\w.-]*\w){0,3})"
)
_NO_SOURCE = re.compile(
    r"\b(?:plan|plans|law|laws|rules?|schedule|size|terms|age|need|principles?|standards?|constitution|type|way|case"
    r"|cas|ley|plan|loi|legge)$",
    re.IGNORECASE,
)


def cited(text: str, language: str, at: int, limit: int) -> Said | None:
    """Read "according to X" at this place."""
    match = _PATTERNS[language].match(text, at, limit) if language in _PATTERNS else None
    return _source(text, language, match, limit) if match else None


def sources(text: str, language: str) -> list[re.Match[str]]:
    """Find every "according to" of a text."""
    return list(_PATTERNS[language].finditer(text)) if language in _PATTERNS else []


def source(text: str, language: str, match: re.Match[str], limit: int) -> Said | None:
    """Read whom an "according to" names."""
    return _source(text, language, match, limit)


def _source(text: str, language: str, match: re.Match[str], limit: int) -> Said | None:
    who = _german(text, match.end(), limit) if language == "de" else subject_after(text, match.end(), limit)
    if not who or _NO_SOURCE.search(who.name):
        return None
    return Said(who, match["verb"], who.end)


def _german(text: str, at: int, limit: int) -> Speaker | None:
    name = _GERMAN_SOURCE.match(text, at, limit)
    return Speaker(name.start(1), name.end(1), name[1], named=True) if name else None
