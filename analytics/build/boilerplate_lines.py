"""Lines that occur in many articles of one source: boilerplate, not news."""

from __future__ import annotations

import math
from array import array
from itertools import chain
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

    `bodies` has (source, body lines after `raw.squeeze_blanks`) of each article; it is iterated twice, so that the
    texts of a large corpus need not be in the memory. A short line is repeated when it occurs in at least 3 articles
    and 2 % of those of its source; running text, in at least 5 articles and 10 %. Articles with the same two longest
    lines are copies of each other and count once: otherwise a text sent twice would be boilerplate.
    """
    codes: dict[str, int] = {}
    cells = _cells(bodies, codes)
    sizes = np.bincount(_distinct(cells[:, [0, 2]])[:, 0], minlength=len(codes))
    articles_per_line = _articles_per_line(_distinct(cells)[:, :2], sizes)
    repeated: dict[str, set[str]] = {}
    for source, lines in bodies if articles_per_line else ():
        for line in lines:
            n_articles = articles_per_line.get((codes[source], hash(line)), 0)
            if n_articles and n_articles >= _least_articles(line, int(sizes[codes[source]])):
                repeated.setdefault(source, set()).add(line)
    return {source: frozenset(lines) for source, lines in repeated.items()}


def _cells(bodies: Iterable[tuple[str, Sequence[str]]], codes: dict[str, int]) -> npt.NDArray[np.int64]:
    """Return one row per line: its source, its hash, the hash of the two longest lines of its article.

    `codes` gets the number of each source that has lines.
    """
    cells = array("q")
    for source, lines in bodies:
        if lines:
            code = codes.setdefault(source, len(codes))
            longest = hash(tuple(sorted(set(lines), key=lambda line: (len(line), line))[-2:]))
            cells.extend(chain.from_iterable((code, hash(line), longest) for line in lines))
    return np.frombuffer(cells, dtype="int64").reshape(-1, 3)


def _distinct(cells: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    rows: npt.NDArray[np.int64] = np.unique(cells, axis=0)
    return rows


def _articles_per_line(pairs: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> dict[tuple[int, int], int]:
    """Return the number of distinct articles of each (source, line) that occurs often enough."""
    lines, n = np.unique(pairs, axis=0, return_counts=True)
    often = (n >= FEWEST) & (n >= SHARE * sizes[lines[:, 0]])
    return {(code, line): count for (code, line), count in zip(lines[often].tolist(), n[often].tolist(), strict=True)}


def _least_articles(line: str, n_articles: int) -> int:
    if len(line) >= SENTENCE and line.endswith(_ENDS):
        return max(FEWEST_SENTENCES, math.ceil(SHARE_SENTENCES * n_articles))
    return max(FEWEST, math.ceil(SHARE * n_articles))
