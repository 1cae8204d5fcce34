"""English reported speech without "that": 'X said the plan was dead', 'The plan was dead, said X, a spokesman.'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.quotes.quoted import REACH
from analytics.reading.quotes.subject_after import subject_after

if TYPE_CHECKING:
    from analytics.reading.quotes.speakers import Speaker

_AUXILIARY = r"(?:will|would|is|was|are|were|has|have|had|can|could|should|may|might|must|did|does|do)\b"
_WORD = r"(?!(?:who|which|that|whose|said|says|and|but|he|she|they|it|we|I)\b)[\w’'$%-]+"
_SUBJECT = (
    rf"(?:(?:he|she|they|we|I|there|it)(?:[’'](?:s|d|re|ll|ve|m)\b|\s(?:\w+ly\s|also\s|still\s|now\s|never\s)?{_AUXILIARY})"
    r"|(?:he|she|they|we|I)\s(?!and\b|or\b|to\b|in\b|on\b|at\b|of\b|for\b|with\b|as\b|when\b)[a-z]+\s"
    rf"|(?:the|an?|his|her|their|its|our|this|these|those|no|such|many|most|all|[A-Z][\w’'.-]*)(?:\s{_WORD}){{0,8}}?\s{_AUXILIARY})"
)
_WHEN = r"(?:,? (?:on|in|at|during|to|late|early|last) [^.,;:!?“”\"\n]{1,50}?)?(?: [A-Z]\w+day)?(?:,(?= ))?"
_ADDRESSEE = r"(?!(?:as|when|while|before|after|if|that|who|how|why|what|about)\b)[\w.’'-]+"
_CLAUSE = {
    True: re.compile(rf"(?: {_ADDRESSEE}){{1,5}}?{_WHEN}\s(?={_SUBJECT})"),
    False: re.compile(rf"{_WHEN}\s(?={_SUBJECT})"),
}
_VERBS = {"said", "says", "told", "tells", "claimed", "claims", "insisted", "insists", "acknowledged"}
_WITH_ADDRESSEE = {"told", "tells"}
_INVERTED = re.compile(r"[,”\"’]\s$")  # right before the verb: its subject comes behind it
_OTHER_CLAUSE = re.compile(  # 'contrary to what X | said', 'the man who | said'
    r"\b(?:what|than|how) (?:[\w.’'-]+ ){0,3}$|[^,)—–] who (?:\w+ )?$"
)
_CLOSING = re.compile(r"[^;:“”\"\n]{0,200}$")


def clause_start(text: str, verb: re.Match[str], last: int) -> int:
    """Return where the clause begins that 'X said' reports without "that", -1 if there is none."""
    if verb["verb"] not in _VERBS or _INVERTED.search(text, max(0, verb.start() - 2), verb.start()):
        return -1
    if _OTHER_CLAUSE.search(text, max(0, verb.start() - REACH), verb.start()):
        return -1
    clause = _CLAUSE[verb["verb"] in _WITH_ADDRESSEE].match(text, verb.end(), last)
    return clause.end() if clause else -1


def closing_speaker(text: str, first: int, verb: re.Match[str], last: int) -> tuple[Speaker, int] | None:
    """Return the named speaker of '..., said X, a spokesman.' and the offset of the comma before the verb."""
    comma = verb.start() - 2
    if comma <= first or text[comma : verb.start()] != ", " or not _CLOSING.match(text, verb.end(), last):
        return None
    who = subject_after(text, verb.end(), last)
    return (who, comma) if who and who.named else None
