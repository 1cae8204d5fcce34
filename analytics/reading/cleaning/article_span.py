"""The span of the article in a list of lines, by rules.

The article is the span of lines with the largest sum of scores: running text has a positive score, boilerplate a
negative one (maximum subsequence segmentation: Pasternack and Roth 2009). In a text without signs of a page, short
lines have no negative score, so that a poem or an interview stays whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.cleaning.lines import ANOTHER, COMMENTS, ELSEWHERE, LEADS_ON, STAMP, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

# Costs and share for the lines around the run of the classifier: from a search on 120 saved pages
LABEL_COST, SIGN_COST, ODDS_SHARE = 12.0, 30.0, 0.2
ARTICLE = 100  # words above a comments line that are enough for an article, so that the article ends there
ELLIPSIS = ("...", "…")  # the end of a line that is cut off
ENTRIES = 3  # lines with a date or time that show a ticker
FEW_SIGNS = 2  # signs that show a page: a single "Advertisement" does not, and links between paragraphs do not
CAP = 60  # most words of one line that count: a very long legal notice must not outweigh an article
SHORT_COST, MARKED_COST, BULLET_COST, COMMENTS_COST = 6.0, 10.0, 8.0, 30.0  # words; from a search on 120 saved pages


def page_weight(looks: list[Look]) -> float:
    """Return how much a text looks like a page, 0..1: from the share of short lines; 0 without signs of a page."""
    signs = sum(is_sign(look) for look in looks)
    short = sum(not look.running for look in looks)
    running = sum(look.running for look in looks)
    if signs < FEW_SIGNS:
        return 0.0
    return max(0.0, (short / (short + running)) - 0.2) / 0.8 if short else 0.0


def is_sign(look: Look) -> bool:
    """Return whether a line shows that there is a page around the text."""
    return (
        look.alone is not None
        and look.alone.verdict in ("chrome", "link")
        and look.n_words > 0
        and look.alone not in (ELSEWHERE, ANOTHER)
    )


def scores(looks: list[Look]) -> list[float]:
    """Return the score of each line: its words if it reads as running text, else a negative cost in words."""
    weight = page_weight(looks)
    return [_score(look, weight) for look in looks]


def article_span(looks: list[Look]) -> tuple[int, int]:
    """Return the first line of the article and the line after its last, according to the rules."""
    line_scores, total = list[float](), 0.0
    for look, value in zip(looks, scores(looks), strict=True):
        if look.alone == COMMENTS and total >= ARTICLE:
            break  # comments of readers are running text too
        line_scores.append(value)
        total = max(total, 0.0) + value
    return best_run(line_scores)


def best_run(scores: Iterable[float]) -> tuple[int, int]:
    """Return the start and end of the run of scores with the largest sum; (0, 0) if no score is above 0."""
    best, total = 0.0, 0.0
    begin, first, last = 0, 0, 0
    for index, value in enumerate(scores):
        if total <= 0:
            total, begin = 0.0, index
        total += value
        if total > best:
            best, first, last = total, begin, index + 1
    return first, last


def extended_span(looks: Sequence[Look], span: tuple[int, int], odds: NDArray[np.float64]) -> tuple[int, int]:
    """Return the span with the sentences around it, however short they are, up to comments and other articles.

    The classifier takes the turns of an interview and the entries of a ticker for labels: they are shorter than the
    paragraphs of its training pages, but they are sentences.
    """
    first, last = span
    if first == last:
        return span
    headings = headings_of_entries(looks)
    above = _reach(looks, range(first - 1, -1, -1), odds, headings)
    below = _reach(looks, range(last, len(looks)), odds, headings)
    return (first if above is None else above), (last if below is None else below + 1)


def headings_of_entries(looks: Sequence[Look]) -> set[int]:
    """Return the headings of the entries of a ticker: the lines below a date or time, if it has several of them."""
    stamps = {index for index, look in enumerate(looks) if look.alone == STAMP}
    if len(stamps) < ENTRIES:
        return set()
    return {index for index, look in enumerate(looks) if look.alone is None and index - 1 in stamps}


def _reach(looks: Sequence[Look], order: range, odds: NDArray[np.float64], headings: set[int]) -> int | None:
    """Return the line up to which the sum of scores is largest, None if no sum is above 0."""
    best, total, reach = 0.0, 0.0, None
    for index in order:
        if looks[index].alone in (COMMENTS, LEADS_ON):
            break
        is_heading = index in headings and not looks[index].ends
        own_odds = 0.0 if index - 1 in headings else float(odds[index])  # the classifier knows no text so short
        total += 0.0 if is_heading else _sentence_score(looks[index], own_odds)
        if total > best:
            best, reach = total, index
    return reach


def _sentence_score(look: Look, odds: float) -> float:
    size = min(max(look.n_words, 1), CAP)
    if look.alone:
        return -SIGN_COST if look.alone.verdict in ("chrome", "link") else 0.0
    if look.ends and not look.bare.endswith(ELLIPSIS):
        return size * ((0.5 if look.bullet else 1.0) + ODDS_SHARE * odds)
    return 0.3 * size if look.running else -LABEL_COST


def _score(look: Look, weight: float) -> float:
    if look.running:
        finished = look.ends and not look.bare.endswith(ELLIPSIS)  # teasers of other articles are cut off
        return min(look.n_words, CAP) * (1.0 if finished else 0.5) * (0.5 if look.bullet else 1.0)
    if look.alone is None:
        return -weight * (BULLET_COST if look.bullet else SHORT_COST)
    if look.alone == COMMENTS:
        return -COMMENTS_COST * weight
    return -MARKED_COST * weight
