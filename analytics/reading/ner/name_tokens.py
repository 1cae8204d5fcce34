"""The words of a text for the name rules: their spans, their capitals, and whether a capital is evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Dra|Sra|Prof|Sens?|Reps?|Gov|Lt"
    "|Gen|Col|Sgt|Cpl|Pvt|Capt|Maj|Adm|Rev|Hon|St|Jr|Sr|Mme|Mlle|MM|Inc|Corp|Co|Ltd"
)
TOKEN = re.compile(
    rf"(?P<junk>(?:https?://|www\.|[@#])\S+)"
    rf"|(?:[^\W\d_]\.){{2,}}|(?:{_ABBREVIATED})\.(?=\s)|[A-Z]\.(?=\s?[A-Z])"
    r"|\w+(?:[-'’&]\w+|\.(?:com|org|net)\b)*\b(?!@)"
)
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
ELISION = re.compile(r"^[a-zàâéè]{1,5}['’](?=[^\W\d_])")  # l'Afghanistan, dell'Iran
CAPITAL_ELISION = re.compile(r"^(?:L|D|Qu|S|N|J|M|C|Dell|All|Nell|Sull)['’](?=[^\W\d_])")
ELIDING = frozenset({"ca", "fr", "it"})
SENTENCE_END = re.compile(r"[.!?…:\n\"“”„«»|•*]|^['‘]|\s['‘]")
LOUD_WORDS = 4  # a line is a heading if it has so many words of more than three letters ...
LOUD_SHARE = 0.75  # ... and this share of them is capitalised: its capitals are no evidence


class Token(NamedTuple):
    """A word: its span, whether it is capitalised, begins a sentence, and is one space after the word before."""

    start: int
    end: int
    word: str
    capital: bool
    initial: bool
    joined: bool


def tokens(text: str, language: str, whole: Container[str], divides: Callable[[str], bool]) -> list[Token]:
    """Return the words of a text, without possessives and elided articles.

    A hyphenated word stays whole if it is in `whole`, is split if `divides` is true for its first part ("US-Truppen"),
    and loses a part in small letters ("Taliban-controlled").
    """
    words: list[Token] = []
    line: list[Token] = []
    end = 0
    for start, stop in _words(text, language, whole, divides):
        gap = text[end:start]
        initial = end == 0 or (gap != " " and SENTENCE_END.search(gap) is not None)
        if initial and "\n" in gap:
            words += _as_heading(line)
            line = []
        line.append(Token(start, stop, text[start:stop], text[start].isupper(), initial, gap == " " and end > 0))
        end = stop
    return words + _as_heading(line)


def _words(
    text: str, language: str, whole: Container[str], divides: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    for match in TOKEN.finditer(text):
        word = match[0]
        if word.isalpha():
            yield match.span()
        elif match["junk"] is None and not word.isdigit():
            start, end = _without_apostrophes(text, *match.span(), language)
            hyphen = text.find("-", start, end)
            if hyphen < 0 or not text[start].isupper() or text[start:end] in whole:
                yield start, end
            else:
                yield from _parts(text, start, hyphen, end, divides)


def _without_apostrophes(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Return the span without an elided article and a possessive; one apostrophe ("it's") is only one of the two."""
    word = text[start:end]
    possessive = POSSESSIVE.search(word)
    last = possessive.start() if possessive else len(word)
    elided = ELISION.match(word, 0, last) or (language in ELIDING and CAPITAL_ELISION.match(word, 0, last))
    return start + (elided.end() if elided else 0), start + last


def _parts(text: str, start: int, hyphen: int, end: int, divides: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    if divides(text[start:hyphen]):
        yield start, hyphen
        yield hyphen + 1, end
    else:
        yield start, hyphen if text[hyphen + 1].islower() else end


def _as_heading(line: list[Token]) -> list[Token]:
    """Return a line; every word of a heading is marked as the first word of a sentence."""
    long = [token.capital for token in line if token.end - token.start > 3]  # noqa: PLR2004 - articles stay small in headings
    if len(long) < LOUD_WORDS or sum(long) < LOUD_SHARE * len(long):
        return line
    return [token._replace(initial=True) for token in line]
