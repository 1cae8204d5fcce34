"""Rules for a single line of plain text: its words, its end mark, and the verdict that its own words give."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning import author_lines, boilerplate_markers, editorial_notes, page_labels, wall_phrases
from analytics.reading.dates import date_labels, dates, words_beside
from analytics.text import wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"\s*(?:(?:[•*·◦▪►»>|+]|(?<=\s)o(?=\s)|[-\u2013\u2014](?=\s))\s*)+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
_ENDS = frozenset(".!?…。！？؟।॥۔։:;")
_CLOSERS = "\"'”\u2019»«“)]）]」』* "
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_INDIC = re.compile(r"[\u0900-\u0dff]")  # vowel signs are not word characters of Python: each would end a word
_FULL_STOP = re.compile(r"[^.\d]{2}[.!?]\W*\Z")
_SPOKEN = re.compile(r"[^.][.!?]\W*\Z")  # "No comment." is an answer; "Loading..." is a label
_QUOTES = ('"', "“", "„", "«", "‘", "'")
_DATED_HEADLINE = re.compile(  # three words or more, one of them in small letters, and the date behind a comma
    r"(?=[^,\d]*\s[^\W\d_A-Z]{4,}[\s,])\W*[^\W\d_]+(?:\s+[^\W\d_]+){2,},\s+(?:[^\W\d_]+\s+\d{1,2}"
    r"|\d{1,2}\.?\s+[^\W\d_]+),?\s+\d{4}"
)
_PIECES = re.compile(r"\s+[-|/\u2013\u2014•·]\s+")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s(?:[A-Z]{2,5}|Uhr|uur))?")
_LABEL_FIRST = re.compile(rf"\W*{date_labels.LABEL.pattern}", re.IGNORECASE)
_NUMBER = re.compile(r"\d{9,}")  # of a picture or a video
_PLACES = re.compile(r"[^\W\d_a-z]\w+(?:\s[^\W\d_]+){0,2}")
_READ_MORE = (" read more", " weiterlesen", " lire la suite", " leer más", " leggi tutto", " leia mais", " lees meer")
_VIDEO = ("CLOSE ", "Facebook Twitter Pinterest ")  # the buttons of a video or picture before its caption
_ARROWS = " .…>»›→"
_LINK = re.compile(r"\W*(?:https?://|www\.)\S+\W*")
# "For a graphic click ex.rs/2Ypr9iS"
_SHORT_LINK = re.compile(r"[^.!?]{0,80}\b[a-z][a-z\d-]{2,20}\.[a-z]{2,3}/\w{4,12}\W*")
_TAG = re.compile(r"[a-z-]{3,12}=[\"']https?://")  # what is left of a video on a page, before its teasers

SENTENCE = 7  # words from which a line with an end mark is running text
PARAGRAPH = 25  # words from which a line is running text without an end mark
LONG = 120  # characters from which words are counted by spaces: the pattern took 40 % of all time
PEEK = 60  # first characters of a line that are searched for a script without spaces
HEADLINE = range(3, 25)  # words of a headline
GALLERY = "Hide Caption"
FEW_NAMES = 2  # beside a date
STAMPS = 160  # most characters of a line with the days of publication and update
LABEL = 14  # most words of a label, date or byline; in a longer line the same words are a sentence
DATE = 60  # most characters of a line that is a date
CALL = 45  # the same for credits and calls to follow or subscribe
NOTICE = 80  # the same for captions and legal notices
SOURCE = 90  # last characters of a line in which the origin of a picture stands
LETTERS = 15  # most characters per word on average: one "word" of a million letters would stall the patterns


class Verdict(NamedTuple):
    """The verdict on one line and its reason in plain words."""

    verdict: str
    reason: str


ELSEWHERE = Verdict("link", "asks to read, follow or subscribe elsewhere")
COMMENTS = Verdict("chrome", "belongs to the comments")
LEADS_ON = Verdict("link", "points to other articles")
ANOTHER = Verdict("link", "the headline of another article")
AUTHOR = Verdict("byline", "names the author")
ADDRESS = Verdict("link", "nothing but a link")
SERVICE = Verdict("chrome", "speaks to the reader about a service or the author")
CONTROL = Verdict("chrome", "a button or label of the page")
STAMP = Verdict("byline", "a date or time line")
LABEL_VERDICTS = {page_labels.CONTROL: CONTROL, page_labels.LEADS_ON: LEADS_ON, page_labels.REMARKS: COMMENTS}
CORRECTION = Verdict("chrome", "a note of correction or update")
SLUG = Verdict("chrome", "the headline of an agency before its final form")
DESK = Verdict("credit", "names the desk or its editors")
CONTINUATION = Verdict("chrome", "says on which page the article continues")
CAPTION = Verdict("caption", "names the picture or its origin")
CONSENT = Verdict("chrome", "a notice on cookies, scripts or terms")


@dataclass(slots=True)
class Look:
    """One line that is not blank, with its number in the raw text and the facts that the rules use.

    `ends`: it has an end mark; `running`: it reads as running text; `alone`: the verdict of its own words.
    """

    line: int
    text: str
    bare: str
    n_words: int
    ends: bool
    bullet: bool
    alone: Verdict | None = None
    running: bool = False


def read_rows(rows: Sequence[tuple[int, str]], title: str = "") -> list[Look]:
    """Return the numbered lines that are not blank with the verdict of their own words; a wrapped paragraph is one."""
    looks = [_look(number, line) for number, line in wrapped_lines.join_lines(rows)]
    _join_wrapped(looks)
    n_above: Counter[str] = Counter()
    for look in looks:
        look.alone = _verdict_of_words(look, n_above, title)
        look.running = look.alone is None and (look.n_words >= PARAGRAPH or (look.ends and look.n_words >= SENTENCE))
        n_above[look.bare] += 1
    return looks


def _look(number: int, line: str) -> Look:
    bullet = _BULLET.match(line)
    bare = line[bullet.end() :].strip() if bullet else line.strip()
    return Look(number, line.strip(), bare, count_words(bare), bare.rstrip(_CLOSERS)[-1:] in _ENDS, bool(bullet))


def count_words(text: str) -> int:
    """Return the number of words; in scripts without spaces two letters count as a word."""
    if not text.isascii():
        unspaced = len(_UNSPACED.findall(text)) if _UNSPACED.search(text, 0, PEEK) else 0
        if unspaced > len(text) // 3:
            return unspaced // 2
        if _INDIC.search(text, 0, PEEK):
            return len(text.split())
    return len(text.split()) if len(text) > LONG else len(_WORD.findall(text))


def _join_wrapped(looks: list[Look]) -> None:
    """Set the end mark on all lines of a paragraph that was broken at a fixed width."""
    start = 0
    for end in range(1, len(looks) + 1):
        if end < len(looks) and looks[end].line == looks[end - 1].line + 1 and not looks[end].bullet:
            continue
        paragraph = looks[start:end]
        breaks = [(a, b) for a, b in pairwise(paragraph) if not a.ends]
        n_lower = sum(b.bare[:1].islower() for _, b in breaks)
        if n_lower >= 2 and n_lower >= 0.4 * len(breaks):  # noqa: PLR2004 - German nouns start lines with a capital
            for look in paragraph:
                look.ends, look.n_words = True, max(look.n_words, SENTENCE)
        start = end


def _verdict_of_words(look: Look, n_above: Counter[str], title: str) -> Verdict | None:
    """Return the verdict that a line's own words give, None if the verdict depends on its place."""
    bare, n = look.bare, look.n_words
    if title and n <= LABEL * 3 and bare.casefold() == title.casefold():
        return Verdict("repeat", "the title again") if n_above[bare] else Verdict("title", "equals the given title")
    if n == 0 or _NUMBER.fullmatch(bare):
        return Verdict("chrome", "no words")
    verdict = _label(look) if n <= LABEL and len(bare) <= LABEL * LETTERS else _several_stamps(bare)
    verdict = verdict or (_notice(look) if n <= NOTICE and len(bare) <= NOTICE * LETTERS else None)
    if verdict:
        return verdict
    if n_above[bare] and n >= HEADLINE.start:
        return Verdict("repeat", "the same line is above")
    if bare.count(GALLERY) > 1:  # a gallery of 37 captions in one line made all its articles copies of each other
        return CAPTION
    return _doubled_headline(bare)


def _label(look: Look) -> Verdict | None:
    """Return the verdict on a line of a few words: a button, a heading of the page, a date, a name; else None."""
    bare, low = look.bare, look.bare.lower()
    if not _SPOKEN.search(bare) and (label := _page_label(low)):
        return label
    if editorial_notes.is_continuation(bare):
        return CONTINUATION
    if editorial_notes.is_desk_mark(bare):
        return DESK
    if _is_stamp(look) or _is_date(bare):
        return STAMP
    if not look.ends and (boilerplate_markers.BYLINE.fullmatch(bare) or author_lines.authors(bare) is not None):
        return AUTHOR
    return AUTHOR if not look.ends and page_labels.is_byline(bare) else None


def _several_stamps(bare: str) -> Verdict | None:
    """Return the verdict on a line with the days of publication and update that has more words than a label."""
    return STAMP if len(bare) <= STAMPS and _LABEL_FIRST.match(bare) and _is_dated(bare) else None


def _page_label(low: str) -> Verdict | None:
    """Return the verdict on a line in small letters that is a label of the page."""
    if kind := page_labels.kind(low):
        return LABEL_VERDICTS[kind]
    if boilerplate_markers.CONTROL.fullmatch(low):
        return CONTROL
    if boilerplate_markers.HEADING.fullmatch(low):
        return LEADS_ON
    return COMMENTS if boilerplate_markers.REMARKS.fullmatch(low) else None


def _is_stamp(look: Look) -> bool:
    """Return whether a line is a date with a label or names; "Northport fish market, 3 May 2021" is a headline."""
    if _FULL_STOP.search(look.bare) or _DATED_HEADLINE.fullmatch(look.bare):
        return False
    return boilerplate_markers.STAMP.fullmatch(look.bare.lower()) is not None or page_labels.is_stamp(look.bare)


def _is_date(bare: str) -> bool:
    """Return whether a line is nothing but a date with a day or month, in any language: it is never the headline."""
    if not any(map(str.isdigit, bare)) or len(bare) > STAMPS:
        return False
    if len(bare) > DATE:
        return _is_dated(bare)
    return len(dates.normalise(bare)) > len("2021") or _is_place_and_time(bare) or _is_dated(bare)


def _is_dated(bare: str) -> bool:
    """Return whether a line has a date, a time or a label such as "updated", and else at most two names."""
    if not (_CLOCK.search(bare) or date_labels.LABEL.search(bare)):
        return False
    spans = dates.spans(bare)
    names = words_beside.names(bare, spans) if any(len(span.date) > len("2021") for span in spans) else ["none"]
    return len(names) <= FEW_NAMES and not any(name[0].islower() for name in names)


def _is_place_and_time(bare: str) -> bool:
    """Return whether a line has a date, a time and else only places: "Puerto Selva - 12 SEP 2023 - 10:15 CEST"."""
    pieces = [piece for piece in _PIECES.split(bare) if piece and not _CLOCK.fullmatch(piece)]
    dated = [piece for piece in pieces if len(dates.normalise(piece)) > len("2021")]
    names = [piece for piece in pieces if piece not in dated]
    return bool(dated) and _CLOCK.search(bare) is not None and all(map(_PLACES.fullmatch, names))


def _notice(look: Look) -> Verdict | None:  # noqa: PLR0911 - a list of rules
    """Return the verdict on a line of up to a paragraph: a caption, credit, call or notice; else None."""
    bare, low = look.bare, look.bare.lower()
    if editorial_notes.is_correction(bare):
        return CORRECTION
    if look.n_words <= CALL and editorial_notes.is_slug(bare):
        return SLUG
    if ("://" in bare or "www." in bare) and (_LINK.fullmatch(bare) or _TAG.match(bare)):
        return ADDRESS
    if "/" in bare and _SHORT_LINK.fullmatch(bare):
        return ADDRESS
    if look.n_words <= CALL and _leads_elsewhere(low):
        return ELSEWHERE
    if look.n_words <= CALL and not look.ends and low.rstrip(_ARROWS).endswith(_READ_MORE):
        return ANOTHER
    if look.n_words <= CALL and not bare.startswith(_QUOTES) and boilerplate_markers.SERVICE.phrases_in(low):
        return SERVICE
    if _is_caption(bare, low):
        return CAPTION
    if look.n_words <= CALL and (boilerplate_markers.CREDIT.fullmatch(low) or _is_contributor_note(bare)):
        return Verdict("credit", "names who contributed")
    return _legal_notice(low)


def _leads_elsewhere(low: str) -> bool:
    return bool(
        boilerplate_markers.LEADS_AWAY.match(low)
        or boilerplate_markers.PROMOTION.match(low)
        or page_labels.leads_away(low)
    )


def _legal_notice(low: str) -> Verdict | None:
    # this test is ten times as fast as a search for each phrase
    if "©" in low or not boilerplate_markers.LEGAL.isdisjoint(low.split()):
        if any(phrase in low for phrase in boilerplate_markers.RIGHTS):
            return Verdict("chrome", "a notice of rights")
        if any(phrase in low for phrase in wall_phrases.NOTICES):
            return CONSENT
    return None


def _is_contributor_note(bare: str) -> bool:
    if boilerplate_markers.ASSISTED.match(bare):
        return ":" in bare or count_words(bare) <= LABEL
    if "contributed" not in bare and " reported from " not in bare:
        return False
    return boilerplate_markers.CONTRIBUTORS.fullmatch(bare) is not None or bare.lower().rstrip("\"'”. )").endswith(
        ("contributed to this report", "contributed to this article", "contributed to this story")
    )


def _is_caption(bare: str, low: str) -> bool:
    """Return whether a line ends with the origin of a picture or starts with it; of quotations, behind a "|" only."""
    if "|" in low and boilerplate_markers.PIPED.search(low):
        return True
    if bare.startswith(_QUOTES):
        return False
    if bare.startswith(_VIDEO) and not bare.isupper():
        return True
    bracket = max(low.rfind("("), low.rfind("[")) if low.rstrip(". ")[-1:] in (")", "]") else -1
    if bracket >= 0 and boilerplate_markers.CAPTION.fullmatch(low[bracket:]):
        return True
    begin = bare[:SOURCE]
    if ("/" in begin or "ia Getty" in begin) and boilerplate_markers.CAPTION_ORIGIN.match(bare):
        return True
    is_end = "/" in bare or ":" in bare or "Credit" in bare
    return bool(boilerplate_markers.CAPTION_START.match(low)) or (
        is_end and boilerplate_markers.CAPTION_END.search(bare, max(0, len(bare) - SOURCE)) is not None
    )


def _doubled_headline(bare: str) -> Verdict | None:
    half = len(bare) // 2
    twice = len(bare) > 20 and bare[:half].strip() == bare[half:].strip()  # noqa: PLR2004 - "ha ha" is a repeated word
    return Verdict("link", "repeated teaser headline") if twice else None
