"""The labels of news pages in 63 languages: buttons, headings of links and of comments, dates and authors.

They are written for this project, see `analytics/data/NOTICE.md`; the patterns for the most common languages of the
press are in `boilerplate_markers`. A label is a whole line: lines that differ only in marks, digits and capitals at
their edges are the same label.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

FILE = "page_labels.tsv"
CONTROL, LEADS_ON, REMARKS, STAMP, BYLINE = "control", "leads on", "remarks", "stamp", "byline"
_WHOLE_LINES = (CONTROL, LEADS_ON, REMARKS)
_EDGES = re.compile(r"\A[\W\d_]+|[\W\d_]+\Z")
# A name before the Korean word for reporter, and the place of a Chinese reporter before the word
_BEFORE = (
    r"(?P<before>[가-힣]{2,4})\s?(?:[가-힣]{0,6}\s?)(?:기자|특파원)(?:\s*=?\s*\S+@\S+)?\W*"
    r"|[一-鿿]{2,10}(?:记者|記者)[：:\s](?P<behind>[一-鿿]{2,4})"
)
_LINK = re.compile(r"\W*([^:：|>»→]{4,40}?)\s*[:：|>»→]+\s*[^\W_]")
_SHORTEST_UNSPACED = 3  # letters of a label of Chinese, Japanese, Korean or Thai that is sure


def kind(line: str) -> str:
    """Return the kind of the label that a line is: CONTROL, LEADS_ON or REMARKS; "" for any other line."""
    return _kinds().get(_without_edges(line), "")


def is_stamp(line: str) -> bool:
    """Return whether a line begins with a word such as "published" and has a digit."""
    return any(map(str.isdigit, line)) and _without_edges(line).startswith(_first_words(STAMP))


def is_byline(line: str) -> bool:
    """Return whether a line is a word such as "by" or "reporter" with a name."""
    return bool(byline_names(line))


def byline_names(line: str) -> str:
    """Return what a byline names, as it is written; "" for any other line, such as "Autor des Romans gestorben"."""
    low = line.lower()
    match = _byline_pattern().match(low.replace("i\u0307", "i"))  # "İ" has two letters when it is small
    if match is None:
        return ""
    start, end = match.span(match.lastgroup or 0)
    return "" if line[start].islower() and ":" not in line[:start] else line[start:end].strip()


def leads_away(line: str) -> bool:
    """Return whether a line is a label such as "read also", a mark, and the headline of another article.

    Labels of one word can begin a sentence too, such as "главное: ...".
    """
    match = _LINK.match(line)
    label = _without_edges(match[1]) if match else ""
    return _kinds().get(label) == LEADS_ON and (" " in label or _is_unspaced(label))


def _is_unspaced(label: str) -> bool:
    return len(label) >= _SHORTEST_UNSPACED and label[0] > "\u0e00"  # Thai and what follows: Hangul, kana, Han


def _without_edges(line: str) -> str:
    return _EDGES.sub("", line.lower().replace("i\u0307", "i"))


@cache
def _rows() -> list[tuple[str, list[str]]]:
    """Return (kind, labels) of each row of the file."""
    content = resources.files("analytics").joinpath("data", FILE).read_text(encoding="utf-8")
    rows = (row.split("\t") for row in content.splitlines()[1:])
    return [(kind, labels.split(", ")) for _, kind, labels in rows]


@cache
def _kinds() -> dict[str, str]:
    return {_without_edges(label): kind for kind, labels in _rows() if kind in _WHOLE_LINES for label in labels}


@cache
def _first_words(kind: str) -> tuple[str, ...]:
    return tuple(label for each, labels in _rows() if each == kind for label in labels)


@cache
def _byline_pattern() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _first_words(BYLINE)))
    return re.compile(
        rf"\W*(?:(?:{words})(?:\s*[:：]\s*|\s+)(?P<names>\S[^.!?。:：]{{0,40}}?)[\s|*,;·•–—-]*|{_BEFORE})\Z"
    )
