"""Lines that occur in many articles of one outlet, as they are or with other words in a template: boilerplate."""

from __future__ import annotations

import math
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from analytics.build import line_templates
from analytics.build.article_counts import ArticleCounts
from analytics.reading.cleaning.lines import count_words
from analytics.reading.quotes import quotation_marks
from analytics.text.document_text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FEWEST = 3  # articles
SHARE = 0.02  # of the articles of the outlet
FEWEST_SENTENCES, SHARE_SENTENCES = 5, 0.1  # the same for running text: agencies repeat a paragraph of background
ENOUGH = 10  # articles, in an outlet of any size
LONG = 5  # words from which `ENOUGH` holds: a shorter line may be the name under a picture or the head of a part
SENTENCE = 60  # characters from which a line that ends in a full stop is running text
STANDING = 3  # days on which a line stands at the edge of an article
N_FIRST, N_LAST = 2, 3  # lines at the edges of an article
QUOTED = 0.5  # share of the characters from which a line is a quotation
_ENDS = tuple('.!?…"”»।۔؟。！？։።။')
_QUOTES = str.maketrans("“”„‘’", '"""\'\'')
_LAST_SENTENCE = re.compile(r".*[.!?…]\s+(\S+(?:\s+\S+){3,})")  # of four words or more


class Body(NamedTuple):
    """The article text of one document: the outlets that it counts for, its body lines without double blanks, its day.

    The day is "" where the date is not known.
    """

    outlets: Sequence[str]
    lines: Sequence[str]
    day: str = ""


class _Counts(NamedTuple):
    """The number of articles by outlet, and by outlet and line, opening or template shingle where it is often."""

    sizes: Mapping[str, int]
    lines: Mapping[int, int]
    shingles: Mapping[int, int]


def repeated_lines(bodies: Iterable[Body]) -> dict[str, frozenset[str]]:
    """Return the repeated lines of each outlet that has some.

    `bodies` is iterated three times, so that the texts of a large corpus need not be in the memory. A short line is
    repeated when it occurs in at least 3 articles and 2 % of those of its outlet; running text, in at least 5 articles
    and 10 %; a line of five words or more, in 10 articles of an outlet of any size, or on three days among the first
    two or the last three lines: the introduction of a series, a note on the author. A line is repeated too if it is
    made from a template, see `line_templates`. Quotations are never repeated lines. Articles with the same two longest
    lines are copies of each other and count once: otherwise a text sent twice would be boilerplate.
    """
    sizes, lines = _counted_lines(bodies)
    if not lines:
        return {}
    counts = _Counts(sizes, lines, _counted_shingles(bodies, sizes, lines))
    repeated: dict[str, set[str]] = {}
    for body in bodies:
        for outlet in body.outlets:
            for line in body.lines:
                if (
                    _is_repeated(outlet, line, counts)
                    and line not in repeated.get(outlet, ())
                    and not is_quotation(line)
                ):
                    repeated.setdefault(outlet, set()).add(line)
    return {outlet: frozenset(lines) for outlet, lines in repeated.items()}


def _counted_lines(bodies: Iterable[Body]) -> tuple[dict[str, int], dict[int, int]]:
    """Return the number of articles by outlet, and by outlet and line, and by outlet and edge of a line."""
    counts, articles = ArticleCounts(), dict[str, set[int]]()
    for body, article in _with_article(bodies):
        for outlet in body.outlets:
            articles.setdefault(outlet, set()).add(article)
            counts.add(outlet, map(_same_quotes, body.lines), article)
            counts.add(outlet, filter(None, map(_edge, body.lines)), article)
            if body.day:
                counts.add(outlet, map(_standing_key, _outer_lines(body.lines)), hash(body.day))
    return {outlet: len(found) for outlet, found in articles.items()}, counts.by_text(FEWEST)


def _counted_shingles(bodies: Iterable[Body], sizes: Mapping[str, int], lines: Mapping[int, int]) -> dict[int, int]:
    """Return the number of articles by outlet and shingle of the lines whose edge is in many articles."""
    counts = ArticleCounts()
    for body, article in _with_article(bodies):
        for outlet in body.outlets:
            for line in body.lines:
                if _has_common_edge(outlet, line, sizes, lines):
                    counts.add(outlet, line_templates.shingles(line), article)
    return counts.by_text(line_templates.FEWEST)


def _with_article(bodies: Iterable[Body]) -> Iterator[tuple[Body, int]]:
    """Yield each text that has lines with the number of its article, which is the same for copies of an article."""
    for body in bodies:
        if body.lines:
            yield body, hash(tuple(sorted(set(body.lines), key=lambda line: (len(line), line))[-2:]))


def _outer_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the first and the last lines of an article that have five words or more."""
    outer = (*lines[:N_FIRST], *lines[max(N_FIRST, len(lines) - N_LAST) :])
    return (line for line in outer if count_words(line) >= LONG)


def _standing_key(line: str) -> tuple[str, bool]:
    return (_same_quotes(line), True)  # apart from the line itself, and from the edges of lines


def _same_quotes(line: str) -> str:
    """Return a line with one form of its quotation marks: the same note has both in the articles of one outlet."""
    return line if line.isascii() else line.translate(_QUOTES)


def _edge(line: str) -> tuple[str, ...]:
    """Return the first two words of a line without a full stop, else its last sentence; () for neither."""
    if not line.endswith(_ENDS):
        return tuple(line.split(maxsplit=2)[:2])
    last = _LAST_SENTENCE.fullmatch(line)
    return (last[1],) if last else ()


def _has_common_edge(outlet: str, line: str, sizes: Mapping[str, int], lines: Mapping[int, int]) -> bool:
    edge = _edge(line)
    return bool(edge) and lines.get(hash((outlet, edge)), 0) >= line_templates.least_articles(sizes[outlet])


def _is_repeated(outlet: str, line: str, counts: _Counts) -> bool:
    n_articles = counts.lines.get(hash((outlet, _same_quotes(line))), 0)
    if n_articles and n_articles >= _least_articles(line, counts.sizes[outlet]):
        return True
    if counts.lines.get(hash((outlet, _standing_key(line))), 0) >= STANDING:
        return True
    if not _has_common_edge(outlet, line, counts.sizes, counts.lines):
        return False
    n_by_shingle = partial(_n_articles, counts.shingles, outlet)
    return line_templates.is_from_template(line, n_by_shingle, line_templates.least_articles(counts.sizes[outlet]))


def _n_articles(counts: Mapping[int, int], outlet: str, shingle: tuple[str, ...]) -> int:
    return counts.get(hash((outlet, shingle)), 0)


def _least_articles(line: str, n_articles: int) -> int:
    most = ENOUGH if count_words(line) >= LONG else n_articles
    if len(line) >= SENTENCE and line.endswith(_ENDS):
        return max(FEWEST_SENTENCES, min(most, math.ceil(SHARE_SENTENCES * n_articles)))
    return max(FEWEST, min(most, math.ceil(SHARE * n_articles)))


def is_quotation(line: str) -> bool:
    """Return whether a line is a quotation for the most part, or a quoted paragraph that goes on in the next line."""
    spans = quotation_marks.marked_spans(Text(line, ""))
    n_quoted = sum(end - start for start, end in spans)
    return n_quoted >= QUOTED * len(line) or (not spans and line.startswith(tuple('“„«"')))
