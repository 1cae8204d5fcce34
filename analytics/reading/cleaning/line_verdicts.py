"""Give each line of a plain text a verdict and a reason.

A verdict of the rules about a single line is final. For a page, the trained classifier gives every other line its odds
of being part of the article, and the article is the span of lines with the largest sum of odds (maximum subsequence
segmentation: Pasternack and Roth 2009). A text without signs of a page keeps all lines that no rule removes, so that a
poem or an interview stays whole.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

import numpy as np

from analytics.reading.cleaning import line_features, line_model, lines
from analytics.reading.cleaning.article_span import CAP, article_span, best_run, page_weight, scores
from analytics.reading.cleaning.lines import HEADLINE, Look, Verdict
from analytics.text import language_detection, languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

REFRAIN = 12  # a shorter repeated line of a clean text is a refrain or a phrase of an interview (words)
SURE = 5.0  # largest log odds that count: one unusual line must not decide for a page
KEEP = -0.85  # log odds from which a line inside the article belongs to it: a probability of 0.3
SAMPLE = 800  # characters of the longest lines for detecting the language: menus can be in another language

HEADING = Verdict("title", "the headline above the text")
RUNNING = Verdict("body", "running text")
WHOLE = Verdict("body", "kept: no sign of a page around the text")
KEPT = Verdict("body", "nothing looked like an article, so all of it was kept")
PART = Verdict("body", "reads like part of the article")
FURNITURE = Verdict("chrome", "reads like page furniture, not like running text")
ABOVE, BELOW = Verdict("chrome", "above the article"), Verdict("chrome", "below the article")


def judge(text: str, title: str = "", *, model: line_model.Model | None = None) -> list[tuple[Look, Verdict]]:
    """Return every line of `text` that is not blank with its verdict.

    `model` replaces the built-in classifier, for measuring another one.
    """
    looks = lines.read(text, title)
    verdicts = _of_page(looks, title, model or line_model.load()) if page_weight(looks) else _of_text(looks, title)
    if any(verdict.verdict == "body" for verdict in verdicts):
        return list(zip(looks, verdicts, strict=True))
    return [(look, KEPT) for look in looks]


def stopwords(looks: Sequence[Look]) -> frozenset[str]:
    """Return the stopwords of the language of a page, none for a language without a list."""
    longest = nlargest(3, looks, key=lambda look: look.n_words)
    return languages.get(language_detection.detect("\n".join(look.bare for look in longest)[:SAMPLE])).stopwords


def _of_text(looks: list[Look], title: str) -> list[Verdict]:
    """Return the verdicts on the lines of a text without a page around it: only the rules remove lines."""
    headline = _headline(looks, article_span(looks), title)
    verdicts = []
    for index, look in enumerate(looks):
        if index == headline:
            verdicts.append(HEADING)
        elif look.alone and (look.alone.verdict != "repeat" or look.n_words >= REFRAIN):
            verdicts.append(look.alone)
        else:
            verdicts.append(RUNNING if look.running else WHOLE)
    return verdicts


def _of_page(looks: list[Look], title: str, model: line_model.Model) -> list[Verdict]:
    odds = line_model.log_odds(line_features.features(looks, stopwords(looks)), model).clip(-SURE, SURE)
    first, last = best_run(odds * _sizes(looks))
    if first == last:  # a paragraph or two between buttons: shorter than any page of the training
        odds, (first, last) = np.array(scores(looks)), article_span(looks)
    headline = _headline(looks, (first, last), title)
    verdicts = []
    for index, look in enumerate(looks):
        if index == headline:
            verdicts.append(HEADING)
        elif look.alone:
            verdicts.append(look.alone)
        elif first <= index < last:
            verdicts.append(_verdict_inside(look, odds[index]))
        else:
            verdicts.append(ABOVE if index < first else BELOW)
    return verdicts


def _sizes(looks: list[Look]) -> NDArray[np.float64]:
    return np.array([min(max(look.n_words, 1), CAP) for look in looks], float)


def _verdict_inside(look: Look, odds: float) -> Verdict:
    if odds < KEEP:
        return FURNITURE
    return RUNNING if look.running else PART


def _headline(looks: list[Look], article: tuple[int, int], title: str) -> int | None:
    """Return the nearest headline at or above the first line of the article, None if the title is already known."""
    first, last = article
    if title or first == last or any(look.alone and look.alone.verdict == "title" for look in looks):
        return None
    for index in range(first, -1, -1):
        look = looks[index]
        if look.alone is None and not look.ends and not look.bullet and look.n_words in HEADLINE:
            return index
        if look.running and index < first:
            return None
    return None
