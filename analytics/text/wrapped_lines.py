"""Paragraphs out of lines that were broken at a fixed width, as text recognition, old mail and print leave them.

A line goes on below if the first word of the next line would not have found room in it. A text has such lines if most
lines within a sentence are about as long as the longest ones and the next line begins with a small letter.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Row = tuple[int, str]

NARROWEST, WIDEST = 24, 160  # characters of the lines of a wrapped text
FEWEST = 3  # broken lines that show a wrapped text
FULL = 0.86  # of the usual width from which a line, with the next word, counts as full: letters differ in width
SHARE = 0.5  # of the lines without end mark after which a small letter or the rest of a word follows
DOUBLE, MOSTLY = 2, 0.8  # lines from one line to the next in a text with double spacing, and the share of such gaps
LONGEST, TAIL = 20_000, 40  # characters of a paragraph, and of its end that are searched
PAGE_BREAK = 5  # most lines, blank ones or the head of a page, between two parts of a sentence
_END = re.compile(r"[.!?:;…\"”»“)\]]\W*\Z|[。！？]\W*\Z")
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad\u00ac]\Z")
_KEPT = re.compile(  # "Vor- und Nachteile": the hyphen stands for the second half of a word
    r"(?:und|oder|bzw|sowie|bis|wie|als|noch|statt|and|or|to|nor|versus|vs|of|en|tot|et|ou|y|e|o|och|eller|og|ja|tai|i|lub)\b[^\w-]"
)
_INSIDE = re.compile(r"([^\W\d_])[\u00ac\u00ad]\s*(?=[^\W\d_])|([^\W\d_]{1,12})- (?=([^\W\d_A-ZÄÖÜ]{2,}))")
_FRENCH = re.compile(r"-(?:à|t|ci|là|en|la|le|les|du|sur|sous)-\Z")  # c'est-à-dire, a-t-il
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_lines(rows: Sequence[Row]) -> list[Row]:
    """Return the lines of a text that are not blank, as (number, line): those of a wrapped paragraph as one line.

    A paragraph has the number of its first line. Of a text that was not wrapped only divided words are joined.
    """
    lines = [(number, row.rstrip()) for number, row in rows if row.strip()]
    width = _width(lines)
    if not width and not any(_HYPHEN.search(row[-TAIL:]) for _, row in lines):
        return [(number, row) for number, row in rows if row.strip()]
    known = Counter(word.casefold() for _, row in lines for word in _WORD.findall(row))
    if not width:
        return _with_whole_words(lines, known)
    indent = min((len(row) - len(row.lstrip()) for _, row in lines), default=0)
    is_double = _is_double_spaced(_gaps(lines))
    paragraphs: list[tuple[int, str]] = []
    for (last, above), (number, row) in zip([(0, ""), *lines], lines, strict=False):
        gap = 1 if is_double and number - last == DOUBLE else number - last
        if paragraphs and _goes_on(paragraphs[-1][1], above, row, gap, width=width, indent=indent):
            paragraphs[-1] = paragraphs[-1][0], join(paragraphs[-1][1], row.strip(), known)
        else:
            paragraphs.append((number, row.strip()))
    return [(number, _join_divided_words(text)) for number, text in paragraphs]


def _with_whole_words(lines: Sequence[Row], known: Counter[str]) -> list[Row]:
    """Return the lines; one that ends within a word, "govern-", goes on with the line below it."""
    joined: list[tuple[int, list[str]]] = []
    last, above = 0, ""
    for number, row in lines:
        first = row.lstrip()
        is_rest = number == last + 1 and first[:1].islower() and not _KEPT.match(first.lower())
        if is_rest and _HYPHEN.search(above[-TAIL:]):
            parts = joined[-1][1]
            parts[-1] = join(above, first, known).removesuffix(first)
            parts.append(first)
        else:
            joined.append((number, [row]))
        last, above = number, joined[-1][1][-1]
    return [(number, "".join(parts)) for number, parts in joined]


def join(before: str, after: str, known: Counter[str] | None = None) -> str:
    """Return two parts of a paragraph as one; a word that a hyphen divides at the end of the line is whole again.

    The hyphen stays before "und" and its like, before a capital, and in a word that the text has with it elsewhere.
    """
    if not _HYPHEN.search(before):
        return before + after if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after) else f"{before} {after}"
    if before[-1] in "\u00ac\u00ad":
        return before[:-1] + after
    if _KEPT.match(after.lower()):
        return f"{before} {after}"
    if not after[:1].islower():
        return before + after
    return before + after if _keeps_hyphen(before, after, known or Counter()) else before[:-1] + after


def _keeps_hyphen(before: str, after: str, known: Counter[str]) -> bool:
    first, second = before[:-1].rsplit(None, 1)[-1], (_WORD.match(after) or [""])[0]
    first = first.strip("\"'“„»«(").casefold()
    if _FRENCH.search(before):
        return True
    return known[f"{first}-{second}".casefold()] > 0 and not known[f"{first}{second}".casefold()]


def _join_divided_words(text: str) -> str:
    """Return a paragraph in which "¬" and a hyphen before a blank, "de- cision", no longer divide words."""

    def joined_word(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        return match[0] if _KEPT.match(text[match.end() : match.end() + 12].lower() + " ") else match[2]

    return _INSIDE.sub(joined_word, text) if "- " in text or "\u00ac" in text or "\u00ad" in text else text


def _width(lines: Sequence[Row]) -> int:
    """Return the usual width of the lines of a wrapped text, 0 for any other text."""
    lengths = sorted(len(row.strip()) for _, row in lines)
    width = lengths[int(0.85 * (len(lengths) - 1))] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    breaks = [(row.strip(), below.strip()) for (_, row), (_, below) in _pairs(lines) if not _ends(row)]
    full = [(row, below) for row, below in breaks if _is_full(row, below, width)]
    n_inside = sum(below[:1].islower() or bool(_HYPHEN.search(row)) for row, below in full)
    return width if n_inside >= FEWEST and n_inside >= SHARE * len(breaks) else 0


def _pairs(lines: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the neighbouring lines within blocks; in a text with a blank line after each line all neighbours."""
    gaps = _gaps(lines)
    is_double = _is_double_spaced(gaps)
    return (pair for pair, gap in zip(pairwise(lines), gaps, strict=True) if gap == 1 or (is_double and gap == DOUBLE))


def _gaps(lines: Sequence[Row]) -> list[int]:
    return [below[0] - row[0] for row, below in pairwise(lines)]


def _is_double_spaced(gaps: Sequence[int]) -> bool:
    return len(gaps) > FEWEST and sum(gap == DOUBLE for gap in gaps) >= MOSTLY * len(gaps)


def _ends(text: str) -> bool:
    """Return whether a text ends with the mark of a sentence; only its end is searched: a hostile one is all marks."""
    return _END.search(text[-TAIL:]) is not None


def _is_full(row: str, below: str, width: int) -> bool:
    return (
        " " in row and len(row) + 1 + len(below.split(None, 1)[0]) >= FULL * width
    )  # a list of addresses has no blank


def _goes_on(text: str, above: str, row: str, gap: int, *, width: int, indent: int) -> bool:
    """Return whether a line, `gap` lines below the line `above`, goes on with the paragraph `text`.

    The line above is full, and the line is not set in.
    """
    if len(text) > LONGEST:
        return False
    bare = row.strip()
    is_inside = not _ends(text) and (bare[:1].islower() or bool(_HYPHEN.search(text)))
    if _HYPHEN.search(text) and is_inside and gap <= PAGE_BREAK:
        return True
    if not _is_full(above.strip(), bare, width):
        return False
    if gap > 1:
        return is_inside and gap <= PAGE_BREAK
    is_set_in = len(row) - len(row.lstrip()) - indent > 1 and len(above) - len(above.lstrip()) - indent <= 1
    return is_inside or not is_set_in
