"""The lines with the date of an article: "Published: 16 August 2021", "Stand: 16.08.2021", "KABUL, Aug 16 -".

A date in running text, under a picture, in the comments or beside the teaser of another article is not the date of the
article: a stamp is near the headline or directly under the text, and has little more than a date, a time, a label and
names.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.dates import date_names, dates, words_beside
from analytics.reading.dates.date_labels import LABEL
from analytics.reading.raw import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analytics.reading.cleaning.clean import Line

ABOVE, INSIDE, BELOW = 12, 3, 3  # lines with words above the text, at its start and under its end that can be stamps
LONGEST = 160  # most characters of a stamp
NAMES = 8  # most words beside a date that can be a name and an outlet
LIST = 3  # so many different days are a list of other articles

_BY = re.compile(r"\W*(?:by|von|par|por|di|door|текст|автор)(?=[\s:])", re.IGNORECASE)
_SEPARATOR = re.compile(r"[|•·;\t\u2013\u2014]|\s[-/]+\s|\s{3,}")
# "KABUL, Aug 16, 2021 (Reuters) - The": capitalised words, a date, then an agency or a dash between blanks. On 4,000
# articles every looser pattern matched the day of an event ("On October 1 -", "Per this poll of Dec. 16, 2014:").
_AGENCY_FIRST = r"(?:\([^()\d]{2,20}\)\s*[-\u2013\u2014]\s*)?"  # "(ANSA) - ROMA, 16 AGO - "
_PLACE = re.compile(
    rf"{_AGENCY_FIRST}(?:[^\W\d_a-z][^\s\d,]*?(?:\s\([^()\d]{{2,20}}\))?(?:\s[-\u2013]\s|[\s,/]+|(?<=WIRE\)--))){{1,5}}?"
    r"(?:(?:le|den|el|il|em)\s)?(?=\d|[^\W\d_]+\.?\s\d)"
)
_AFTER_DATE = re.compile(
    r"(?:\s(?:г|р|r)(?=\.))?\.?,?\s*(?:(?:\([^()]{2,40}\)|/[^/\d]{2,40}/)\s*\.?\s?[-\u2013\u2014:.]"
    r"|\((?:[A-Z]{2,6}|[^()\x00-\x7f]{2,20})\)\s|[\u2013\u2014]\s|(?<=\s)--?\s|(?<=\d)--)"
)
# A Chinese agency or place, then the date and 电, with no blanks between.
_CHINESE = re.compile(r"[(（【\[]?[\u4e00-\u9fff]{2,12}(?=(?:\d{4}年)?\d{1,2}月\d{1,2}日[电電讯訊])")
_SHORT_YEAR = re.compile(r"(?<![\d./])\d{1,2}([./])\d{1,2}\1\d\d(?![\d./])")
_BRACKETS = re.compile(r"\([^()]*\)")
_RANGE = re.compile(r"\s*(?:[-\u2013\u2014]|to|until|bis|au|al|a)\s*", re.IGNORECASE)
_OF_COPY = re.compile(  # the day on which somebody saved, read or archived the page
    r"\b(?:captures?|captured|archived?|saved|snapshot|cached?|retrieved|accessed|downloaded|printed|abgerufen|gespeichert"
    r"|archiviert|consulté|archivé|enregistré|consultado|archivado|consultato|salvato|geraadpleegd|скачано|сохранено)\b"
    r"|web\.archive\.org|archive\.(?:today|ph|is)",
    re.IGNORECASE,
)


class Stamp(NamedTuple):
    """A possible date of an article: its words, their ISO date, the label beside them, its place and its anchor.

    `date` is "" if the words have no year; `label` is published, updated, or "" for none; `place` is near (the
    headline), under (the text) or dateline (the start of the text); `since` is the day from which relative words count.
    """

    text: str
    date: str = ""
    label: str = ""
    place: str = "near"
    since: str = ""


def stamps(lines: Sequence[Line]) -> list[Stamp]:
    """Return the possible stamps of an article; those without a date are short pieces of lines."""
    body = [index for index, line in enumerate(lines) if line.verdict == "body"]
    if not body:
        return []
    under = _of_lines(_lines_with_words(lines[body[-1] + 1 :])[:BELOW])
    return [
        *_of_lines(lines_near_headline(lines)),
        *(stamp._replace(place="under") for stamp in under if stamp.label == "published"),
        *_datelines(lines[index] for index in body[:INSIDE]),
        *_dated_headline(lines[: body[0]]),
    ]


def best(several: Iterable[Stamp], *, too_many: int = LIST) -> Stamp | None:
    """Return the most reliable stamp, None if there is none.

    The order: published near the headline, without a label, published under the text, updated, dateline. Several
    published days give their common part. Of several days without a label the first is used; `too_many` different days
    are a list of other articles and none is used.
    """
    dated = [stamp for stamp in several if stamp.date]
    bare = [stamp for stamp in dated if not stamp.label and stamp.place == "near"]
    published = [stamp for stamp in dated if stamp.label == "published"]
    groups = [
        _join_stamps([stamp for stamp in published if stamp.place == "near"]),
        bare[:1] if len({stamp.date for stamp in bare}) < too_many else [],
        _join_stamps([stamp for stamp in published if stamp.place == "under"]),
        [stamp for stamp in dated if stamp.label == "updated"],
        [stamp for stamp in dated if stamp.place == "dateline"],
    ]
    return next((group[0] for group in groups if group), None)


def _join_stamps(published: list[Stamp]) -> list[Stamp]:
    """Return one stamp with the common date of several published stamps, none if they differ in the year."""
    whole = dates.common(stamp.date for stamp in published)
    text = " / ".join(dict.fromkeys(stamp.text for stamp in published))
    return [published[0]._replace(date=whole, text=text)] if whole else []


def lines_near_headline(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that can be stamps: from the headline to the first text lines, then those above the headline."""
    title = next((index for index, line in enumerate(lines) if line.verdict == "title"), 0)
    several = [index for index, line in enumerate(lines) if line.verdict == "body"]
    # a menu above the headline can be kept as text: the article begins below the headline
    body = [index for index in several if index > title] or several or [len(lines)]
    above = _lines_with_words(lines[: body[0]])[-ABOVE:]
    headline = max((index for index, line in enumerate(above) if line.verdict == "title"), default=0)
    return [*above[headline:], *_lines_with_words(lines[body[0] : body[-1] + 1])[:INSIDE], *above[:headline]]


def _lines_with_words(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if any(map(str.isalnum, line.text))]


def _of_lines(lines: Sequence[Line]) -> Iterator[Stamp]:
    label_above = ""  # a label on the line above its date
    for line in lines:
        is_possible = len(line.text) <= LONGEST and line.verdict not in ("caption", "credit", "link")
        is_field = line.reason == FRONT_MATTER  # fields were read with their meaning
        if is_possible and not is_field and not _is_of_copy(line.text):
            yield from _of_line(line, label_above)
        label = LABEL.fullmatch(line.text.strip(" :.*|"))
        label_above = (label.lastgroup or "") if label else ""


def _is_of_copy(text: str) -> bool:
    """Return whether the dates of a line are of a copy of the page, or the first and last day of many copies."""
    if _OF_COPY.search(text):
        return True
    spans = dates.spans(text)
    return any(
        first.date != last.date and _RANGE.fullmatch(text[first.end : last.start]) for first, last in pairwise(spans)
    )


def _of_line(line: Line, label_above: str) -> Iterator[Stamp]:
    """Yield the stamps of a line, each with the last label before it; in the text only those with a label or "by"."""
    label = label_above
    for part in _parts(line.text):
        labels = list(LABEL.finditer(part))
        label = (labels[0].lastgroup or "") if labels else label
        whole = dates.spans(part)
        if not _is_stamp(part, whole or dates.yearless(part)):
            continue
        if line.verdict == "body" and not (label or _BY.match(line.text)):
            continue
        yield from (Stamp(part, _check_weekday(part, span), label) for span in whole)
        if not whole:
            yield Stamp(part, label=label)


def _dated_headline(lines: Sequence[Line]) -> Iterator[Stamp]:
    """Yield the date behind the last comma of a headline that begins a text: "Northport fish market, 3 May 2021"."""
    for pieces in (line.text[:LONGEST].split(", ") for line in lines if line.verdict == "title"):
        for tail in (", ".join(pieces[-n:]) for n in (1, 2) if n < len(pieces)):  # "May 3, 2021" has a comma
            yield from (
                Stamp(tail, span.date, place="dateline")
                for span in dates.spans(tail)
                if (span.start, span.end) == (0, len(tail)) and len(span.date) > len("2021")
            )


def _parts(text: str) -> Iterator[str]:
    """Yield the pieces of a line between its separators; each label after a date begins a new piece."""
    for piece in _SEPARATOR.split(text):
        cuts = [label.start() for label in LABEL.finditer(piece) if any(map(str.isdigit, piece[: label.start()]))]
        for start, end in zip([0, *cuts], [*cuts, len(piece)], strict=True):
            part = piece[start:end].strip(" *,:()[]")
            if part:
                yield part


def _is_stamp(part: str, spans: Sequence[dates.Span]) -> bool:
    """Return whether a piece of a line has only a date or time, names and the words of stamps."""
    names = words_beside.names(part, spans)
    return len(names) <= NAMES and not (spans and any(name[0].islower() for name in names))


def _check_weekday(part: str, span: dates.Span) -> str:
    """Return a date, or its month if the weekday is wrong: "Tuesday, 16 August 2021" was a Monday."""
    return span.date if agrees(part, span, span.date) else span.date[:7]


def agrees(part: str, span: dates.Span, day: str) -> bool:
    """Return whether the weekday beside a date, if there is one, is that of `day`."""
    before, after = words_beside.words(part[: span.start]), words_beside.words(part[span.end :])
    named = [days for days in map(date_names.weekdays, [*before[-1:], *after[:1]]) if days]
    weekday = dates.weekday(day)
    return weekday is None or all(weekday in days for days in named)


def has_short_year(stamp: Stamp) -> bool:
    """Return whether a stamp has a date such as "16.08.21"."""
    return not stamp.date and _SHORT_YEAR.search(stamp.text) is not None


def with_short_year(stamp: Stamp, language: str) -> Stamp:
    """Return a stamp such as "16.08.21, 14:05" with its date in a language that writes the day first."""
    short = _SHORT_YEAR.search(stamp.text)
    found = dates.readings(short[0]) if short and not stamp.date and date_names.is_day_first(language) else None
    date = found.dates.get("dmy", "") if found else ""
    is_right = short and agrees(stamp.text, dates.Span(*short.span(), date), date)
    return stamp._replace(date=date) if is_right else stamp


def with_day(stamp: Stamp, language: str) -> Stamp:
    """Return a stamp such as "Tuesday, 12/9/2023" with its day, if its weekday or the language decides it."""
    for span in dates.spans(stamp.text):
        found = dates.readings(stamp.text[span.start : span.end]) if span.date == stamp.date[:4] else None
        possible = {order: day for order, day in found.dates.items() if agrees(stamp.text, span, day)} if found else {}
        if len(possible) > 1 and date_names.is_day_first(language):
            possible = {"dmy": possible["dmy"]} if "dmy" in possible else {}
        if len(possible) == 1:
            return stamp._replace(date=next(iter(possible.values())))
    return stamp


def _datelines(lines: Iterator[Line]) -> Iterator[Stamp]:
    for line in lines:
        head = line.text[:LONGEST]
        chinese = _CHINESE.match(head)
        place = chinese or _PLACE.match(head)
        spans = [*dates.spans(head), *dates.yearless(head)] if place else []
        span = next((span for span in spans if place and span.start == place.end()), None)
        after = (chinese or _AFTER_DATE.match(head, span.end)) if span else None
        names = words_beside.words(_BRACKETS.sub(" ", head[: span.start])) if span else []
        if span and after and names and all(not name[0].islower() for name in names):
            end = max(span.end, after.end())
            whole = span.date[0].isdigit()
            yield Stamp(head[:end].strip(), _check_weekday(head, span) if whole else "", place="dateline")
