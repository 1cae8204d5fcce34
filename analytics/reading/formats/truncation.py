"""Signs that the text of an article is cut short: the marks of search services, feeds and Excel."""

from __future__ import annotations

import re

from analytics.reading.cleaning.wall_phrases import END_WALLS
from analytics.reading.raw import TEASER

EXCEL_LIMIT = 32_767  # most characters of a cell
EXCEL = f"cut at Excel's limit of {EXCEL_LIMIT:,} characters in a cell"
_TAIL = 400  # characters at the end of a text in which its mark is looked for
_SHORT = 1_000  # a text that ends with dots and is no longer than this is an excerpt; a longer one is a style
_END = r"(?:[\s.»>→]|&raquo;|&rarr;|</?[a-z][^<>]{0,200}>)*\Z"
_DOTS = r"(?:…|\.\.\.|&hellip;|&#8230;)"
_MORE = (
    r"(?:read|see|view) (?:more|the (?:full|whole|rest of the) (?:story|article|post)|full (?:story|article|post))"
    r"|continue reading|keep reading|more|mehr lesen|weiterlesen|weiter lesen|zum (?:ganzen )?artikel"
    r"|lire (?:la suite|plus|l['’]article)|(?:leer|seguir leyendo|ver) más|seguir leyendo|leia mais|ler mais"
    r"|continue lendo|leggi tutto|continua a leggere|lees (?:meer|verder)|läs mer|læs mere|les mer|lue lisää"
    r"|czytaj (?:więcej|dalej)|читать (?:далее|дальше|полностью)|devamını oku|číst dál|tovább"
)
_MARKS = tuple(
    (re.compile(pattern + _END, re.IGNORECASE), reason)
    for pattern, reason in (
        (rf"{_DOTS}?\s*\[\s*\+?\s*\d[\d,.]*\s*(?:chars|characters|more (?:words|characters|chars))\s*\]", "excerpt"),
        (rf"(?:[\[(]\s*{_DOTS}\s*[\])]|{_DOTS})\s*(?:</?[a-z][^<>]{{0,200}}>|\s)*[\[(]?(?:{_MORE})[\])]?", "excerpt"),
        (rf"(?:\n|</p>|<p>|<a [^<>]{{0,200}}>|\[)\s*(?:{_MORE})\]?", "excerpt"),
        (rf"[\[(]\s*{_DOTS}\s*[\])]", "excerpt"),
        (rf"(?:\A|[.!?…»”\"\n>]\s{{0,9}})(?P<wall>{END_WALLS})", TEASER),
    )
)
_FEED_END = re.compile(
    r"(?:<p>)?\s*(?:The post|Der Beitrag|L['’]article|La entrada|L['’]articolo|Het bericht|O post) [^\n]{1,300}?"
    r" (?:appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|proviene da"
    r"|verscheen eerst op|apareceu primeiro em) [^\n]{1,200}" + _END,
    re.IGNORECASE,
)
_DOTTED = re.compile(rf"[\w,;:’'\"”)]\s?{_DOTS}{_END}", re.IGNORECASE)


def is_excel_limit(cell: str) -> bool:
    """Return whether a cell is as long as Excel lets it be, so that the rest of its text is lost."""
    return len(cell) in (EXCEL_LIMIT - 1, EXCEL_LIMIT)


def split_mark(text: str) -> tuple[str, str]:
    """Return a text without the mark that it is cut short, and the reason in a few words, "" if it is whole."""
    head, tail = text[:-_TAIL], text[-_TAIL:]
    if ending := _FEED_END.search(tail):
        tail = tail[: ending.start()]
    for pattern, reason in _MARKS:
        if mark := pattern.search(tail):
            start = mark.start("wall") if "wall" in pattern.groupindex else mark.start()
            dots = "…" if re.match(_DOTS, tail[start:]) else ""  # the last word can be cut too
            return (head + tail[:start]).rstrip() + dots, reason
    is_dotted = len(text) <= _SHORT and _DOTTED.search(tail) is not None
    return (head + tail).rstrip() if ending else text, "excerpt" if is_dotted else ""
