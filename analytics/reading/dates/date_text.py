"""Bring the text of a written date to a plain form: no label, weekday or clock before the year, western years."""

from __future__ import annotations

import re
import unicodedata

from analytics.reading.dates import calendars, date_names
from analytics.reading.dates.date_labels import LABEL

# After the year: blanks or signs, at most two short words ("um", "o godz.", "ساعت"), a clock, and then anything.
TIME = (
    r"(?:(?:\.(?=\s))?[\s,;:@T|\u2013-]*(?:\b[^\W\d]{1,7}\.?\s*){0,2}(?:\d{1,2}(?:[:hH]\d{2}|\.\d{2}(?!\.?\d)|\s*[AaPp]\.?[Mm]|\s*(?:Uhr|h\b|時|时|시))"
    r".{0,60})|T\d{4,6}(?:\.\d+)?Z?)?"
)
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CLOCK_INSIDE = re.compile(  # Mon Aug 16 10:00:00 +0000 2021
    r"(?<=\d)[\s,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+(?:[A-Za-z]{2,5}|[+-]\d{2}:?\d{2}))?"
    r"[\s,]+(?=\d{4}\Z)"
)
_WORD = r"(?:[^\W\d]|[.'’\u0900-\u0dff\u0e31-\u0e4e-]){1,20}"
_FIRST_WORD = re.compile(rf"({_WORD})[\s.,]+")
_FIRST_WORDS = re.compile(rf"({_WORD}\s{_WORD})[\s.,]+")
_LAST_WORD = re.compile(rf"[\s,(]+({_WORD})\)?\Z")
_JAPANESE_WEEKDAY = re.compile(r"\s*\([月火水木金土日](?:曜日?)?\)")
_BEHIND = re.compile(r"(?<=\d{4})[\s,.]+\(?([^\W\d](?:[^\W\d]|[\u0900-\u0dff]){1,13})\b(.*)")
_CLOCK_FIRST = re.compile(r"\A\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,5}\b)?[\s,|-]+(?=.)")
_NOISE = re.compile(
    r"\A(?:วัน\S*?ที่|ngày|on|am|vom|v\.|dated|den|le|du|el|il|em|op|w dniu|dnia)\s+|(?:พ\.\s?ศ\.|ค\.\s?ศ\.)\s*"
    r"|(?<=\d)\s*(?:года?|году|рік|року|roku|r|g|г|р)\b\.?(?=\Z|[\s,])"
    r"|(?<=\d{4})\.(?:\s*a\.)?\Z",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"([^\W\d_]+(?:\s[^\W\d_]+)?)\s*/\s*([^\W\d_]+)")
_PREPOSITION = re.compile(
    r"\A[\s:：.,|-]*(?:(?:on|at|am|den|le|el|il|em|op|w dniu|dnia|den|the|date|bei|to)\b[\s:]*)?", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:date(?:line)?|datum|fecha|data|дата|tarih|päiväys|日期|日付|날짜|تاريخ|تاریخ)\s*[:：]\s*", re.IGNORECASE
)


def plain(text: str) -> str:
    """Return the text of a date on one line in its plain form."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).replace("،", ",")
    text = " ".join(text.split()).strip(" ()[]{}*•|\"'")
    text = _CLOCK_FIRST.sub("", calendars.western_years(_CAPTION.sub("", text, count=1)), count=1)
    text = _NOISE.sub("", _JAPANESE_WEEKDAY.sub(" ", text)).strip()
    text = _CLOCK_INSIDE.sub(" ", _TWO_NAMES.sub(_one_name, text, count=1))
    text = _NOISE.sub("", _without_weekday(text))
    return _LAST_WORD.sub(_unless_weekday, _BEHIND.sub(_clock_behind, text, count=1))


def published_part(text: str) -> str:
    """Return the piece of a text behind its label of publication, or else behind its first label; the text if none."""
    labels = [*LABEL.finditer(text)]
    if not labels:
        return text
    if any(map(str.isdigit, text[: labels[0].start()])):  # 16 Aug 2021 (updated 18 Aug 2021)
        return text[: labels[0].start()].rstrip(" ([|,;-–—")
    at = next((at for at, label in enumerate(labels) if label.lastgroup == "published"), 0)
    end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
    return _PREPOSITION.sub("", text[labels[at].end() : end].rstrip(" ([|,;-–—"), count=1)


def _one_name(match: re.Match[str]) -> str:
    """Return the second of two names of the same month: آب/أغسطس."""
    both = date_names.months(match[1]), date_names.months(match[2])
    return match[2] if both[0] and both[0] == both[1] else match[0]


def _without_weekday(text: str) -> str:
    """Return a text without the weekday at its start, which has two words in some languages."""
    for pattern in (_FIRST_WORDS, _FIRST_WORD):
        match = pattern.match(text)
        if match and (date_names.weekdays(match[1]) or date_names.weekdays(match[1].replace(" ", ""))):
            return text[match.end() :].lstrip(" ,")
    return text


def _unless_weekday(match: re.Match[str]) -> str:
    return "" if date_names.weekdays(match[1]) else match[0]


def _clock_behind(match: re.Match[str]) -> str:
    """Return what follows a weekday behind the year if it is a clock: in "2021 Monday Final Edition" it is none."""
    if not date_names.weekdays(match[1]):
        return match[0]
    return match[2] if re.match(r"[\s,]*\d{1,2}[:.]\d{2}", match[2]) else ""
