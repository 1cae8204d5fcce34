"""Signs that a text with one article has several, in a layout that is not known."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.exports import clippings, labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST = 3  # marks: two can be a box in an article
BETWEEN = 40  # words between two marks: an article has more, an entry of a list has fewer
SHARE = 0.6  # of the gaps between marks that are so long
_NUMBERED = re.compile(r"\s*\d{1,4}[.)]\s+\S")
_LABEL = re.compile(r"\s*([^\W\d_][^\W\d_ /-]{0,24}(?: [^\W\d_]{1,15})?)\s*:\s*\S")
_KNOWN = {
    *("title", "titel", "titre", "título", "titolo", "headline", "schlagzeile", "source", "quelle", "fuente", "fonte"),
    *("bron", "publication", "date", "datum", "fecha", "data", "published", "veröffentlicht", "link", "id", "document"),
    *labels.BYLINE,
    *labels.SECTION,
    *labels.LENGTH,
    *labels.LANGUAGE,
    *labels.AFTER_BODY,
}


START, RULE, DATE, NUMBER = "start", "rule", "date", "number"  # the kinds of lines with which an article can begin
_PATTERNS = {  # of any text in linear time, since visitors of a server choose among them
    RULE: rf"^\s*{labels.RULE.pattern}$",
    NUMBER: r"^\s*\d{1,4}[.)]\s",
    DATE: r"^\W{0,5}(?:[^\W\d_]{2,12}\W{1,3})?(?:\d{1,4}\W{1,3}\w{1,12}\W{1,3}\d{1,4}|\d{1,2}\W{1,3}\d{4})\W{0,3}$",
}


class Sign(NamedTuple):
    """The lines on which a text looks divided: their kind, for START how they begin, and their number."""

    kind: str
    start: str
    n: int

    @property
    def words(self) -> str:
        """The sign in words."""
        named = {RULE: "a rule", DATE: "a date alone", NUMBER: "a number with outlet and date below it"}.get(
            self.kind, f"the label '{self.start}'"
        )
        return f"{named} stands on {self.n:,} lines"


def pattern(kind: str, start: str = "") -> str:
    """Return the regular expression for the lines of a kind, "" for START without the words of the start."""
    return _PATTERNS[kind] if kind != START else rf"^\s*{re.escape(start)}" if start.strip() else ""


def sign(text: str) -> Sign | None:
    """Return the sign that a text is several articles, None if there is none."""
    lines = text.split("\n")
    words = [len(line.split()) for line in lines]
    for (kind, start), places in _marks(lines):
        gaps = [sum(words[start:end]) for start, end in pairwise([*places, len(lines)])]
        if len(places) >= FEWEST and sum(gap >= BETWEEN for gap in gaps) >= SHARE * len(gaps):
            return Sign(kind, start, len(places))
    return None


def _is_dated(below: Sequence[str]) -> bool:
    """Return whether outlet and date are below a heading: "Northport Herald, 4 March 2019"."""
    return any("date" in clippings.about_line(line) for line in below if line.strip() and len(line) <= 160)  # noqa: PLR2004 - a paragraph


def _marks(lines: Sequence[str]) -> Iterator[tuple[tuple[str, str], list[int]]]:
    """Yield each kind of mark and its start with its lines: a label, a rule, or a line that is nothing but a date."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        label = _LABEL.match(line[:60])
        if label and label[1].casefold() in _KNOWN:
            found[START, f"{label[1]}:"].append(at)
        elif labels.RULE.fullmatch(line.strip()):
            found[RULE, ""].append(at)
        elif labels.written_date(line):
            found[DATE, ""].append(at)
        elif _NUMBERED.match(line[:200]) and _is_dated(lines[at + 1 : at + 3]):
            found[NUMBER, ""].append(at)
    yield from found.items()
