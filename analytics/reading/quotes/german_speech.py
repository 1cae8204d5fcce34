"""The speaker of a German sentence of reported speech: the subject is before or after the verb."""

from __future__ import annotations

import re

from analytics.reading.quotes.speakers import Speaker, cited_source, subject_before
from analytics.reading.quotes.subject_after import subject_after

_NO_NOMINATIVE = re.compile(r"(?:es|ich|wir|man|dem|den|des|einem)\b")
_ADVERB = re.compile(  # words before the verb that are not its subject
    r"(?:Anfang|Mitte|Ende|Kürzlich|Zuletzt|Jüngst|Inzwischen|Mittlerweile|Unterdessen|Indessen|Angesprochen|Befragt|Gefragt|Dennoch|Damals|Zugleich|Zudem|Außerdem|Gleichzeitig|Später"
    r"|Danach|Dabei|Dazu|Auch|Weiters?|Gestern|Heute|Nun"
    r"|Schließlich|Ferner|Überdies|Zuvor|Bereits|Erst|So|Dann|Daraufhin|Ebenso|Immerhin|Allerdings|Jedoch|Nicht|Darauf"
    r"|Deshalb|Daher|Trotzdem|Anschließend|Abschließend|Hingegen|Dagegen|Hier|Dort|Wiederholt|Mehrfach|Wörtlich|Konkret"
    r"|Es|Wer|Am|Im|In|An|Nach|Bei|Beim|Zu|Zum|Zur|Auf|Aus|Von|Vor|Für|Gegenüber|Bezüglich|Hinsichtlich|Angesichts|Trotz|Wegen|Mit|Laut|Seit|Während|Über|Unter|Als|Gegen"
    r"|Um|Wie|Was|Dem|Den|Einem|Einer|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\b"
)
_VERB_FINAL = re.compile(r"\s(?!zu\b)[a-zäöüß]+, $")  # 'wenn die Hygiene gut war, | sagte X'
_CLAUSE_START = re.compile(r"(?:^|[,.:;–])\s*(?:und |aber |doch |Und |Aber |Doch )?")
_ATTRIBUTED = re.compile(r"[^,;:!?“”„\"\n]{0,90}\.?\s*$")


def german_speaker(text: str, near: int, verb: re.Match[str], clause: int) -> Speaker | None:
    """Return the speaker: the cited letter, the subject at the start of the clause, else the subject after the verb.

    None for "es heißt" without a letter, which has no speaker.
    """
    cited = cited_source(text, near, verb)
    if cited or verb["verb"].endswith("es"):
        return cited
    before = subject_before(text, near, verb.start())
    if before and _is_subject(text, near, before) and not _VERB_FINAL.search(text, near, verb.start()):
        return before
    after = subject_after(text, verb.end(), clause)
    return after if after and not _NO_NOMINATIVE.match(after.name) else None


def closing_speaker(text: str, first: int, verb: re.Match[str], last: int) -> tuple[Speaker, int] | None:
    """Return the speaker of '..., sagte X am Montag.' and the offset of the comma before the verb."""
    comma = verb.start() - 2
    if text[comma : verb.start()] != ", " or comma <= first or not _ATTRIBUTED.match(text, verb.end(), last):
        return None
    who = subject_after(text, verb.end(), last)
    letter = verb["verb"].endswith("es")  # "heißt es" has no speaker
    return (who, comma) if who and not letter and not _NO_NOMINATIVE.match(who.name) else None


def _is_subject(text: str, near: int, who: Speaker) -> bool:
    """Return whether the words before the verb are its subject, not an adverb or an object."""
    start = max((match.end() for match in _CLAUSE_START.finditer(text, near, who.start + 1)), default=near)
    start = start if start <= who.start else near
    opening = text[start : who.end].lstrip()
    return not _ADVERB.match(opening) and text[who.start : who.end].rsplit(maxsplit=1)[-1][:1].isupper()
