"""The lines of a printed page in the order in which a person reads them, from the positions of its words.

A page is cut at the gutter that the most lines in a row leave free; the parts on both sides, above and below are cut in
the same way (the recursive cut of Nagy and Seth 1984, with gutters of limited height, so that a headline above two
columns does not join them). Columns hold running text: a table, whose cells are short, is read row by row.
"""

from __future__ import annotations

import statistics
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GUTTER = (
    0.55  # narrowest gutter, in heights of a letter; blanks of justified lines are wider, but not one below another
)
NARROWEST = 0.4  # where a line sticks out
SAME_LINE = 0.35  # of the size: words whose baselines differ by less are on one line
WIDE, SURE_LINES = 1.0, 6  # a narrower gap with fewer lines is chance: blanks of justified lines, one below another
LINES = 3  # fewest lines with text on both sides of a gutter
FILLED = (
    0.28  # least share of its side that the usual line fills: cells of a table fill less, one of three columns a third
)
LETTERS = 12  # fewest letters of the usual line of a column
MOST_PLACES, APART = 16, 3  # places that are looked at for one cut, and the points between them: all took 0.9 s a page
MOST_WORDS = 12_000  # of a page that is cut: no printed page has so many
DEEPEST = 24  # cuts within cuts


class Word(NamedTuple):
    """A word on a page: its text, its left and right edge, the height of its baseline from below, and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Line(NamedTuple):
    """A line of one column: its text, its edges, its baseline, its size, and the number of its column on the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    column: int = 0


Row = list[Word]


def lines(rows: list[Row]) -> list[Line]:
    """Return the lines of a page, column by column; `column` counts the blocks that were read one after the other."""
    blocks = _blocks(rows, DEEPEST) if sum(map(len, rows)) <= MOST_WORDS else [rows]
    return [_line(row, number) for number, block in enumerate(blocks) for row in block]


def has_mixed_columns(lines: Sequence[Line]) -> bool:
    """Return whether many lines of a page have a wide gap inside that no cut took apart."""
    n_wide = sum("\t" in line.text for line in lines)
    return n_wide >= 2 * LINES and n_wide >= 0.3 * len(lines)


def rows(words: Sequence[Word]) -> list[Row]:
    """Return the words in rows of one baseline, from the top, each row from left to right."""
    found: list[Row] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if found and abs(found[-1][0].base - word.base) <= SAME_LINE * max(min(word.size, found[-1][0].size), 1):
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(row, key=lambda word: word.left) for row in found]


def _blocks(rows: list[Row], depth: int) -> list[list[Row]]:
    """Return the blocks of a part of a page in reading order."""
    cut = _best_cut(rows) if depth and len(rows) >= LINES else None
    if cut is None:
        return [rows] if rows else []
    first, last, x = cut
    left, right = _sides(rows[first:last], x)
    above, below = rows[:first], rows[last:]
    return [block for part in (above, left, right, below) for block in _blocks(part, depth - 1)]


def _sides(cut: list[Row], x: float) -> tuple[list[Row], list[Row]]:
    words = [word for row in cut for word in row]
    return rows([word for word in words if word.right <= x]), rows([word for word in words if word.right > x])


def _best_cut(rows: list[Row]) -> tuple[int, int, float] | None:
    """Return first row, row after the last, and place of the gutter that the most rows leave free; None without one."""
    best: tuple[int, tuple[int, int, float]] | None = None
    for x in _places(rows):
        for first, last in _runs(rows, x):
            n_rows = last - first
            if (best is None or n_rows > best[0]) and _is_gutter(rows[first:last], x):
                best = n_rows, (first, last, x)
    return best[1] if best else None


def _places(rows: list[Row]) -> list[float]:
    """Return the places in the middle of gaps that several rows have, from left to right: the most common ones."""
    counts: dict[int, int] = {}
    for row in rows:
        for before, after in pairwise(row):
            if after.left - before.right >= GUTTER * min(before.size, after.size):
                for place in range(int(before.right) + 1, int(after.left) + 1):
                    counts[place] = counts.get(place, 0) + 1
    counts = {place: n for place, n in counts.items() if n >= LINES} | _column_starts(rows)
    best: list[int] = []
    for place in sorted(counts, key=lambda place: (-counts[place], place)):
        if len(best) == MOST_PLACES:
            break
        if all(abs(place - other) >= APART for other in best):
            best.append(place)
    return sorted(map(float, best))


def _column_starts(rows: list[Row]) -> dict[int, int]:
    """Return `{place: number of rows}` for the places left of edges at which many rows begin: baselines can differ."""
    counts: dict[int, int] = {}
    for row in rows:
        counts[round(row[0].left)] = counts.get(round(row[0].left), 0) + 1
    leftmost = min((row[0].left for row in rows), default=0.0)
    return {place - 1: n for place, n in counts.items() if n >= LINES and place > leftmost + 3 * LETTERS}


def _runs(rows: list[Row], x: float) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows of which no word crosses x."""
    start = 0
    for at, row in enumerate([*rows, None]):
        if row is None or _crosses(row, x):
            if at - start >= LINES:
                yield start, at
            start = at + 1


def _crosses(row: Row, x: float) -> bool:
    """Return whether a word of a row is over x, or two words beside it no further apart than in a sentence."""
    before = max((word.right for word in row if word.left < x), default=None)
    after = min((word.left for word in row if word.left >= x), default=None)
    if before is None or (before <= x and after is None):
        return False
    return before > x or (after is not None and after - before < GUTTER * row[0].size)


def _is_gutter(rows: list[Row], x: float) -> bool:
    """Return whether running text is on both sides of x, with a gap as wide as a gutter between."""
    left = [row for row in ([word for word in row if word.right <= x] for row in rows) if row]
    right = [row for row in ([word for word in row if word.left >= x] for row in rows) if row]
    if min(len(left), len(right)) < LINES:
        return False
    size = statistics.median(row[0].size for row in rows)
    gap = min(row[0].left for row in right) - max(row[-1].right for row in left)
    if min(len(left), len(right)) < SURE_LINES and gap < WIDE * size:
        return False
    return gap >= NARROWEST * size and _is_text(left) and _is_text(right)


def _is_text(rows: list[Row]) -> bool:
    """Return whether the usual row fills its side, or a column of it, and has the letters of running text."""
    begin, end = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    width = statistics.median(row[-1].right - row[0].left for row in rows)
    letters = statistics.median(sum(len(word.text) for word in row) for row in rows)
    return width >= FILLED * (end - begin) and letters >= LETTERS


def _line(row: Row, column: int) -> Line:
    size = statistics.median(word.size for word in row)
    text = row[0].text
    for before, after in pairwise(row):
        text += ("\t" if after.left - before.right > 2 * size else " ") + after.text
    return Line(text, row[0].left, row[-1].right, row[0].base, max(word.size for word in row), column)
