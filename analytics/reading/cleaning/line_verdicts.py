"""Give each line of a plain text a verdict and a reason.

A verdict of the rules about a single line is final. For a page, the trained classifier gives every other line its odds
of being part of the article, and the article is the span of lines with the largest sum of odds (maximum subsequence
segmentation: Pasternack and Roth 2009). A text without signs of a page keeps all lines that no rule removes, so that a
poem or an interview stays whole.
"""

from __future__ import annotations

import re
from heapq import nlargest
from typing import TYPE_CHECKING

import numpy as np

from analytics.reading.cleaning import headlines, line_features, line_model, opening_names, page_blocks
from analytics.reading.cleaning.article_span import (
    CAP,
    article_span,
    best_run,
    extended_span,
    headings_of_entries,
    page_weight,
    scores,
)
from analytics.reading.cleaning.lines import AUTHOR, HEADLINE, SLUG, Look, Verdict
from analytics.text import language_detection, languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

REFRAIN = 12  # a shorter repeated line of a clean text is a refrain or a phrase of an interview (words)
SURE = 5.0  # largest log odds that count: one unusual line must not decide for a page
KEEP = -0.85  # log odds from which a line inside the article belongs to it: a probability of 0.3
NEAR = 6  # lines between a headline and its author
SAMPLE = 800  # characters of the longest lines for detecting the language: menus can be in another language

_NUMBERED = re.compile(r"\d{1,2}[.)] +[^\W\d_]")  # "3. Detrimental Reliance": a heading of an article in parts
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
    return judge_rows(list(enumerate(text.split("\n"), start=1)), title, model=model)


def judge_rows(
    rows: Sequence[tuple[int, str]], title: str = "", *, model: line_model.Model | None = None
) -> list[tuple[Look, Verdict]]:
    """Return the result of `judge` for lines with their numbers."""
    looks = page_blocks.read_rows(rows, title)
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
    headline = _headline(looks, article_span(looks), title, is_page=False)
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
    core, (first, last) = range(first, last), extended_span(looks, (first, last), odds)
    first -= first - 1 in headings_of_entries(looks)
    headline = _headline(looks, (first, last), title, is_page=True)
    n_numbered = sum(_NUMBERED.match(look.bare) is not None for look in looks[first:last])
    verdicts = []
    for index, look in enumerate(looks):
        if index == headline:
            verdicts.append(HEADING)
        elif look.alone:
            verdicts.append(look.alone)
        elif first <= index < last:
            is_item = _NUMBERED.match(look.bare) is not None and n_numbered > 1
            verdicts.append(_verdict_inside(look, odds[index] if index in core and not is_item else 0.0))
        else:
            verdicts.append(ABOVE if index < first else BELOW)
    return verdicts


def _sizes(looks: list[Look]) -> NDArray[np.float64]:
    return np.array([min(max(look.n_words, 1), CAP) for look in looks], float)


def _verdict_inside(look: Look, odds: float) -> Verdict:
    if odds < KEEP:
        return FURNITURE
    return RUNNING if look.running else PART


def _headline(looks: list[Look], article: tuple[int, int], title: str, *, is_page: bool) -> int | None:
    """Return the headline above the text, None if there is none or the title is already known.

    On a page it is the nearest line above the text that can be one, or the line above the author; in a text without a
    page around it the first line. The headline of an agency before its final form is used if there is no other.
    """
    first, last = article
    if title or first == last or any(look.alone and look.alone.verdict == "title" for look in looks):
        return None
    top = next((index for index in range(first - 1, -1, -1) if looks[index].running), -1) + 1
    above = range(top, min(first + 1, len(looks)))
    entries = headings_of_entries(looks)
    lines_above = [index for index in above if _can_be_headline(looks[index]) and index not in entries]
    named = [index for index in lines_above if not _is_name(looks[index].bare)] or lines_above
    slugs = [index for index in above if looks[index].alone == SLUG]
    chosen = (_nearest_headline(looks, named, above) if is_page else named[:1]) or slugs[:1]
    if not chosen and first == 0 and _is_question(looks):
        return 0
    return chosen[0] if chosen else None


def _is_name(line: str) -> bool:
    """Return whether a line is the name of an outlet or of authors."""
    return headlines.is_outlet(line) or opening_names.are_authors(line)


def _is_question(looks: list[Look]) -> bool:
    """Return whether a text begins with a line that is a question, above several lines of running text."""
    return (
        looks[0].bare.endswith("?") and looks[0].n_words in HEADLINE and sum(look.running for look in looks) > NEAR // 2
    )


def _nearest_headline(looks: list[Look], candidates: list[int], above: range) -> list[int]:
    """Return the nearest candidate above the lowest line of the author, else the nearest to the text, none if none."""
    author = max((index for index in above if looks[index].alone == AUTHOR), default=above.stop)
    return [index for index in candidates if author - NEAR <= index < author][-1:] or candidates[-1:]


def _can_be_headline(look: Look) -> bool:
    ends_as_headline = not look.running and (look.bare.isupper() or look.bare.endswith(("?", "!")))
    return look.alone is None and not look.bullet and look.n_words in HEADLINE and (not look.ends or ends_as_headline)
