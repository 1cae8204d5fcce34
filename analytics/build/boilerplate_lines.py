"""Lines that stand in many articles of one source: its house style, not its news."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

FEWEST = 3  # articles
SHARE = 0.02  # of the articles of the source
FEWEST_SENTENCES, SHARE_SENTENCES = 5, 0.1  # the same for running text: agencies repeat a paragraph of background
SENTENCE = 60  # characters from which a line that ends in a full stop is running text
_ENDS = tuple('.!?…"”»')


def repeated_lines(bodies: Iterable[tuple[str, Sequence[str]]]) -> dict[str, frozenset[str]]:
    """Return the repeated lines of each source that has some.

    `bodies` gives (source, body lines as `raw.squeeze_blanks` has them) of every article. A short line is repeated when
    it stands in at least 3 articles and 2 % of those of its source, running text from 5 articles and 10 % on. Articles
    with the same two longest lines are copies of one another and count once, or a text sent twice would be house style.
    """
    kept = [(source, lines) for source, lines in bodies if lines]
    sources, codes = np.unique([source for source, _ in kept], return_inverse=True)
    cells = _cells(codes, [lines for _, lines in kept])
    n_articles = _distinct(cells[:, [0, 2]])[:, 0]
    sizes = np.bincount(n_articles, minlength=len(sources))
    many = _articles_per_line(_distinct(cells)[:, :2], sizes)
    found: dict[str, set[str]] = {}
    for code, (source, lines) in zip(codes.tolist(), kept, strict=True):
        for line in lines:
            if many.get((code, hash(line)), 0) >= _least_articles(line, int(sizes[code])):
                found.setdefault(source, set()).add(line)
    return {source: frozenset(lines) for source, lines in found.items()}


def _cells(codes: npt.NDArray[np.int64], bodies: list[Sequence[str]]) -> npt.NDArray[np.int64]:
    """One row per line: its source, the line, the two longest lines of its article."""
    rows = [
        (code, hash(line), longest)
        for code, lines in zip(codes.tolist(), bodies, strict=True)
        for longest in [hash(tuple(sorted(set(lines), key=lambda line: (len(line), line))[-2:]))]
        for line in lines
    ]
    return np.array(rows, dtype="int64").reshape(-1, 3)


def _distinct(cells: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    rows: npt.NDArray[np.int64] = np.unique(cells, axis=0)
    return rows


def _articles_per_line(pairs: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> dict[tuple[int, int], int]:
    """In how many distinct articles each (source, line) stands, those in fewer than three left out."""
    lines, n = np.unique(pairs, axis=0, return_counts=True)
    often = (n >= FEWEST) & (n >= SHARE * sizes[lines[:, 0]])
    return {(code, line): count for (code, line), count in zip(lines[often].tolist(), n[often].tolist(), strict=True)}


def _least_articles(line: str, n_articles: int) -> int:
    if len(line) >= SENTENCE and line.endswith(_ENDS):
        return max(FEWEST_SENTENCES, math.ceil(SHARE_SENTENCES * n_articles))
    return max(FEWEST, math.ceil(SHARE * n_articles))
