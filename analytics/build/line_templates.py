"""Lines made from a template of an outlet: "JUST WATCHED <title> Replay More Videos ... MUST WATCH <title> 01:58".

The template is not written down anywhere: it is the shingles of words that many articles of the outlet have in lines
that begin, or end, with the same words.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Shingle = tuple[str, ...]

SIZE = 4  # words of a shingle, with the edges of the line
FEWEST, SHARE = 5, 0.02  # articles with the shingle: number, and share of the articles of the outlet
MOST_WORDS = 400  # of a line that are compared: the longest form to sign up has 500
HALF = 0.5  # share of the words of a line in its template
AFTER_LEAD = 0.3  # the same where the line begins with four words of the template: "Also on POLITICO: <headline>"
_EDGE = "\n"  # no line holds it


def least_articles(n_articles: int) -> int:
    """Return the number of articles, of those of an outlet, that make a shingle part of a template."""
    return max(FEWEST, math.ceil(SHARE * n_articles))


def shingles(line: str) -> list[Shingle]:
    """Return every run of four words of a line; its start and its end count as words."""
    return _runs([_EDGE, *line.split()[:MOST_WORDS], _EDGE], SIZE)


def is_from_template(line: str, n_articles: Callable[[Shingle], int], least: int) -> bool:
    """Return whether most words of a line stand in shingles of at least `least` articles, or twice in the line.

    `n_articles` gives the number of articles with a shingle. A template fills a title in twice, so words that the line
    repeats belong to it.
    """
    words = line.split()[:MOST_WORDS]
    shared = _covered_words([n_articles(shingle) >= least for shingle in shingles(line)], SIZE)[1:-1]
    n_lead = sum(1 for _ in takewhile(bool, shared))
    if len(words) < SIZE or not any(shared):
        return False
    own = _runs(words, SIZE - 1)
    times = Counter(own)
    twice = _covered_words([times[run] > 1 for run in own], SIZE - 1)
    n_filled = sum(a or b for a, b in zip(shared, twice, strict=True))
    return n_filled >= (AFTER_LEAD if n_lead >= SIZE else HALF) * len(words)


def _runs(words: list[str], size: int) -> list[Shingle]:
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def _covered_words(is_chosen: list[bool], size: int) -> list[bool]:
    """Return which words are in a chosen run, given whether each run of `size` words is chosen."""
    covered = [False] * (len(is_chosen) + size - 1)
    for at, chosen in enumerate(is_chosen):
        if chosen:
            covered[at : at + size] = [True] * size
    return covered
