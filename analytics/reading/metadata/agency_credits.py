"""Credits of news agencies in an article: in its dateline, byline, credit line or at the end of the text.

A credit means that a text, or part of it, comes from an agency; "according to Reuters" is not a credit. So an agency
is looked for only where credits are written. This also excludes codes that are words or parties in other places ("PTI",
"sid"); some codes are accepted in one language only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.metadata import agencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.reading.cleaning.clean import Line


class Credit(NamedTuple):
    """A credit: the agency, the place (dateline, byline, credit line, end of text), the line and its words."""

    agency: str
    place: str
    line: int
    text: str


PlaceCredits = tuple[str, list[str], str]  # place, agencies, words

DATELINE, BYLINE, CREDIT_LINE, END_OF_TEXT = "dateline", "byline", "credit line", "end of text"
OPENING = 8  # body lines at the start that can have a dateline
ENDING = 3  # body lines at the end, where "(Reuters)" is a credit: further above it ends a caption
BEFORE, AFTER = 12, 4  # lines around the body that can be credits; menus that list agencies are further away
HEAD, TAIL = 120, 260  # characters at the start and end of a line that are searched
SHORT = 160  # most characters of a line that is only a credit
BARE = 60  # the same for a line that is only names
_SKIPPED = frozenset({"link", "caption"})  # verdicts: other articles and pictures have credits of their own

_MONTH = (
    r"(?:jan|feb|mar|apr|may|mai|jun|jul|aug|ago|sep|oct|okt|nov|dec|dez|dic|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)"
    r"[^\W\d]*\.?"
)
_WORD = rf"(?:[^\W\d_a-zà-ÿа-я][\w.'’-]*|{_MONTH}|\d{{1,4}}|of|the|and|und|de|la|du|del|al|el|am|on)"
_PLACE = rf"{_WORD}(?:[ ,/|\[\]]{{1,3}}{_WORD}){{0,8}}"  # no character is in both a word and a separator: "A-A-A" hung
_DATELINE = re.compile(
    rf"[\W_]{{0,3}}(?P<place>{_PLACE})?[ ,:\u2013\u2014-]{{0,4}}[(\[/](?P<named>[^()\[\]]{{2,60}}?)[)\]/]"
    r"(?P<after>\s*[-\u2010-\u2015:.]|\s*\Z|\s)"
)
_OPEN_DATELINE = re.compile(
    rf"[A-ZА-Я]{{3,}}{_PLACE}?\s*[-\u2013\u2014,]\s*(?P<named>[^\W\d_][^,.:;()\u2013\u2014]{{1,24}}?)\s*[-\u2013\u2014.:]+\s"
)
_CHINESE = re.compile(
    r"[(（【\[]?(?P<named>[^\W\d_]{2,5}社)[^。，,]{0,24}?日[电電讯訊](?:[(（【][^)）】]{1,20}[)）】])?"
)
_PICTURED = re.compile(r"\W*\w{1,4}\W*|.*/.*|\W*[(\[].*")
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,3}\s*[,|\u2013\u2014-]\s")
_MARKED = re.compile(r"[(\[/]")
_BY = re.compile(
    r"\W*(?:by|von|par|por|di|door|av|af|przez|от|автор|reported by|written by|story by|text)\b\s*:?\s+(?P<named>.+)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"[\W_]*(?:(?:with|mit|avec|con|com|met|med|z|с)\s+|(?:news |text)?(?:source|quelle|fuente|fonte|bron|kilde|källa"
    r"|źródło|источник|kaynak)[ns]?\s*:\s*)(?P<named>.+)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\W*(?:(?:additional|further|some|inputs?|reports?|reporting|reportage|files?|information|informationen"
    r"|informations|información|informazioni|contributions?|texts?|wires?|agency|agencies|agentur|agenturen|agences"
    r"|(?:agentur)?materials?|from|by|von|vom|der|den|des|de|of|the|die|le|la)\b[\s:]*)+",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:^|[.!?”\"’)\]]\s+)(?P<named>[^!?]{2,170}?)\s+(?:also\s+)?contributed\s+(?:\w+\s+){0,2}?to\s+th(?:is|e)\s+\w+"
)
_CONTRIBUTING = re.compile(r"\W*contribut(?:ing|ors?|ions?)\s*:\s*(?P<named>.+)", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\W*(?:copyright|©)[\s©(c)]*(?:\d{4}[\s,]*)?(?:by )?(?P<named>[^.,|]{2,40}?)\.?\s+all rights", re.IGNORECASE
)
_BRACKET = re.compile(r"[(\[](?P<named>[^()\[\]]{2,70})[)\]][\s.*]*\Z")
_DASH = re.compile(r"[.!?”\"»)]\s*[-/\u2013\u2014]{1,2}\s*(?P<named>[^\W\d_][^()\[\].!?]{1,30}?)/?[\s.*]*\Z")


class _Place(NamedTuple):
    """The place of a line: `opens` among the first body lines, `above` the text, `ends` at its end or below it."""

    opens: bool
    above: bool
    ends: bool


def credits(lines: Sequence[Line], language: str) -> list[Credit]:  # noqa: A001 - the usual term
    """Return the agency credits in the lines of a raw text: each agency once for every kind of place."""
    body = [index for index, line in enumerate(lines) if line.verdict == "body"]
    if not body:
        return []
    opening, ending = set(body[:OPENING]), set(body[-ENDING:])
    by_agency: dict[tuple[str, str], Credit] = {}
    for index in range(max(0, body[0] - BEFORE), min(len(lines), body[-1] + AFTER + 1)):
        line = lines[index]
        place = _Place(index in opening, index <= body[0], index in ending or index > body[-1])
        for kind, names, words in _in_line(line, language, place) if line.verdict not in _SKIPPED else ():
            for agency in names:
                by_agency.setdefault((agency, kind), Credit(agency, kind, line.line, words))
    return list(by_agency.values())


def _in_line(line: Line, language: str, place: _Place) -> Iterator[PlaceCredits]:
    text = line.text.strip()
    if place.opens and (dateline := _dateline(text[:HEAD], language)):
        yield dateline
    if "contributed" in text[-TAIL:] and (note := _CONTRIBUTED.search(text[-TAIL:])):
        yield CREDIT_LINE, agencies.at_work(note["named"], language), note.group().strip(' .”"’')
    if len(text) <= SHORT and (whole := _credit_line(text, line.verdict, language, place)):
        yield whole
    elif place.ends and (at_end := _at_end(text[-TAIL:], language)):
        yield at_end


def _dateline(head: str, language: str) -> PlaceCredits | None:
    """Return the agencies of the dateline of a paragraph: KABUL, Aug 16 (Reuters) -; (AFP) -; ROMA - ANSA -."""
    match = _DATELINE.match(head) if _MARKED.search(head) else None  # a quick test that decides for four in five lines
    if match and (match["after"].strip() or not match["place"]) and match.end() < len(head):
        return DATELINE, agencies.agencies_only(match["named"], language), match.group().strip()
    match = _OPEN_DATELINE.match(head) if head[:3].isupper() else _CHINESE.match(head)
    return (DATELINE, agencies.agencies_only(match["named"], language), match.group().strip()) if match else None


def _credit_line(text: str, verdict: str, language: str, place: _Place) -> PlaceCredits | None:
    """Return the agencies of a credit line: "By Reuters", "- With Reuters", "Quelle: dpa", "dpa/AFP", "(AP)"."""
    if rights := _RIGHTS.match(text):
        return CREDIT_LINE, agencies.agencies_only(rights["named"], language), text
    if (credit := _with_credit(text, language)) or verdict == "chrome":
        return credit
    if note := _CONTRIBUTING.match(text):
        return CREDIT_LINE, agencies.at_work(note["named"], language), text
    if place.above and (by := _BY.match(text)) and (names := agencies.at_work(by["named"], language)):
        return BYLINE, names, text
    return _bare(text, language, place) if len(text) <= BARE and (place.above or place.ends) else None


def _with_credit(text: str, language: str) -> PlaceCredits | None:
    match = _WITH.match(text)
    if not match:
        return None
    sources = _FROM.sub("", match["named"], count=1) if _FROM.match(match["named"]) else match["named"]
    names = agencies.agencies_only(sources, language) or agencies.agencies_only(match["named"], language)
    return (CREDIT_LINE, names, text) if names else None


def _bare(text: str, language: str, place: _Place) -> PlaceCredits | None:
    """Return the agencies of a line of names; above the text, a code or "Jane Doe/AP" is the credit of a picture."""
    names = agencies.agencies_only(text, language)
    if place.ends:
        return (CREDIT_LINE if len(names) > 1 else END_OF_TEXT, names, text) if names else None
    if _PICTURED.fullmatch(text):
        return None
    if not names and _PERSON.match(text):
        names = agencies.agency_names(text, language)
    return (BYLINE, names, text) if names else None


def _at_end(tail: str, language: str) -> PlaceCredits | None:
    """Return the agencies at the end of a text: (Reuters); - dpa; (With inputs from PTI)."""
    match = _BRACKET.search(tail) or _DASH.search(tail)
    if not match:
        return None
    names = agencies.agencies_only(match["named"], language)
    words = match.group().lstrip('.!?”"») ')
    return (END_OF_TEXT, names, words) if names else _with_credit(match["named"], language)
