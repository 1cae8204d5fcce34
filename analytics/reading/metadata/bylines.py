"""The author in a line near the headline: "By Ann Smith and Omar Khan", "Von Anna Meier"."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from analytics import schema
from analytics.reading.cleaning import author_lines, opening_names, page_labels
from analytics.reading.dates import dates
from analytics.reading.metadata import date_lines
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.cleaning.clean import Line

_BY = re.compile(
    r"\W*(?:written by|reported by|posted by|author|autora?|auteur|autore|автор|текст|tekst|by|von|par|por|di"
    r"|door|af|av)(?:\s*:)?(?P<names>\s.*|)",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:[|/•·;(\t\d@\u2013\u2014]|\s-|\b(?:on|am|for|für|pour|via|staff)\b).*", re.IGNORECASE)
_AND = r"\b(?:and|und|et|y|e|en|i|и|og|och|AND|UND|ET|with|mit|avec)\b"
_JOIN = re.compile(rf"\s*(?:[,;&+]\s*(?:{_AND})?|{_AND})\s*")
_PLACE = re.compile(rf"\s+{author_lines.PLACE_WORD}\s+.*")
_PARTICLES = frozenset(
    {"de", "del", "della", "der", "den", "di", "da", "dos", "van", "von", "bin", "ibn", "al", "ter", "zu"}
)
_DESKS = """
press agency agencies news staff reporter reporters desk editor editors editorial bureau team redaktion agentur agence
rédaction agencia redacción redazione redação correspondent writer reuters afp dpa associated
"""
_WITHOUT_BLANKS = re.compile(r"[가-힣]{2,4}|[一-鿿\u3040-\u30ff]{2,8}")  # Korean, Chinese and Japanese names
_DESK = frozenset(_DESKS.split())  # words of a desk or an outlet


def author(lines: Sequence[Line], source: str) -> str:
    """Return the names of the authors, joined by "; ", "" if no line near the headline has one.

    Only a line with a label ("By", "Von", "Autor:", "记者") is used, or the line below a label on its own line; an
    outlet or a desk is not an author.
    """
    candidates = date_lines.lines_near_headline(lines)
    for line, following in zip_longest(candidates, candidates[1:]):
        if line.verdict in ("caption", "credit", "link"):
            continue
        names = _people(_names(line, following.text if following else ""), source)
        if names:
            return schema.LIST_SEPARATOR.join(names)
    return ""


def _names(line: Line, following: str) -> str:
    """Return the names in a line of authors, those below a label alone, or all behind a label; "" for none."""
    if line.reason == opening_names.REASON:
        return line.text
    authors = author_lines.authors(line.text)
    if authors is not None and (line.verdict == "byline" or author_lines.LABEL.match(line.text)):
        return authors
    if len(line.text) > date_lines.LONGEST:
        return ""
    byline = _BY.fullmatch(line.text)
    return (byline["names"].strip() or following) if byline else page_labels.byline_names(line.text)


def _people(text: str, source: str) -> list[str]:
    """Return the names at the start of a text; a name has two to four words, none of them the name of a desk."""
    date_spans = [*dates.spans(text), *dates.yearless(text)]
    names = []
    for piece in _JOIN.split(_END.sub("", text[: min((span.start for span in date_spans), default=None)]).strip(" ,")):
        name = _PLACE.sub("", piece)
        if not _is_person(name) or tokens.tokens(name) == tokens.tokens(source):
            break
        names.append(_capitalised_name(name.strip(" .*")))
    return names


def _capitalised_name(name: str) -> str:
    """Return a name in capitals with small letters: "MAUD QUILL" is Maud Quill."""
    return name.title() if name.isupper() else name


def _is_person(name: str) -> bool:
    words = name.split()
    if _WITHOUT_BLANKS.fullmatch(name):
        return True
    cased = [word for word in words if word.lower() not in _PARTICLES]
    return (
        2 <= len(words) <= 4  # noqa: PLR2004 - one word is a first name, a nickname or an agency
        and not any(word[0].islower() for word in cased)
        and len(cased) > 1
        and _DESK.isdisjoint(tokens.tokens(name))
    )
