"""The authors above an article whose line has no label: "Maud Quill and Ned Inkwell" below the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.cleaning import author_lines
from analytics.reading.cleaning.lines import count_words
from analytics.reading.ner import gazetteer
from analytics.text import given_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.cleaning.clean import Line

SIGNATURE = "names the author of the entry above"
SEVERAL = 2  # signatures in a text: one alone can be the author of a quotation
REASON = "names the author above the text"
PARAGRAPH = 12  # words of a line that is a paragraph of the article
FEW = 4  # words of the outlet or the role of the authors
MOST_LINES = 3  # lines above the first paragraph that can be the authors
_LINE = re.compile(rf"{author_lines.NAME}(?:{author_lines.JOIN}{author_lines.NAME}){{0,4}}")
_JOIN = re.compile(author_lines.JOIN)
_DASHES = ("-", "–", "—")
_FULL_NAME = rf"{author_lines.NAME_WORD}(?: {author_lines.NAME_WORD}){{1,3}}"
_SIGNED = re.compile(rf"[-–—]\s?{_FULL_NAME}(?:{author_lines.JOIN}{_FULL_NAME}){{0,4}}\W*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def authors_lines(lines: Sequence[Line], title: str) -> range:
    """Return the index of the line of full names above the first paragraph, and of the line between the two.

    The line between is the outlet or the role of the authors: "Opinion columnist". Each name begins with a given name.
    A person whose surname is in the title or in the text is a subject of the article, and without a title the line can
    be the headline: both give no line.
    """
    heading = title or next((line.text for line in lines if line.verdict == "title"), "")
    first = next((at for at, line in enumerate(lines) if _is_paragraph(line)), 0)
    above = range(max(first - MOST_LINES, 0), first)
    found = next((at for at in above if lines[at].verdict in ("body", "chrome") and are_authors(lines[at].text)), None)
    if not heading or found is None or _is_subject(lines[found].text, [heading, *_paragraphs(lines[first:])]):
        return range(0)
    is_role = found == first - 2 and count_words(lines[first - 1].text) <= FEW
    return range(found, first if is_role else found + 1)


def signatures(texts: Sequence[str]) -> list[int]:
    """Return the indexes of the lines that are a dash and full names, each below a paragraph, if there are several.

    Such lines below each other are a list of persons.
    """
    named = {at for at, text in enumerate(texts) if text[:1] in _DASHES and _SIGNED.fullmatch(text)}
    alone = [at for at in named if at and at - 1 not in named and at + 1 not in named]
    signed = sorted(at for at in alone if count_words(texts[at - 1]) >= PARAGRAPH)
    return signed if len(signed) >= SEVERAL else []


def _is_subject(names: str, texts: Sequence[str]) -> bool:
    """Return whether a text has the last word of one of the names."""
    words = {word for text in texts for word in _WORD.findall(text)}
    return any(_WORD.findall(name)[-1] in words for name in _JOIN.split(names))


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if _is_paragraph(line)]


def _is_paragraph(line: Line) -> bool:
    return line.verdict == "body" and count_words(line.text) >= PARAGRAPH


def are_authors(text: str) -> bool:
    """Return whether a line is nothing but full names, each with a given name in front."""
    if len(text) > author_lines.LONGEST or not _LINE.fullmatch(text):
        return False
    names = [_WORD.findall(name) for name in _JOIN.split(text)]
    return all(len(words) > 1 and _is_given_name(words[0]) for words in names)


def _is_given_name(word: str) -> bool:
    return word in given_names.GENDER or word in gazetteer.first_names()
