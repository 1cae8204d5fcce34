"""Rows that are found in each part of a text by the rules of its language, as rows of the whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from analytics.schema import LIST_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from analytics.reading.keyphrases import keywords
    from analytics.text.document_text import Text

    Spans = Sequence[tuple[int, int]]

Row = TypeVar("Row", bound=NamedTuple)

_OFFSETS = ("start", "end", "speaker_start", "speaker_end", "name_start", "name_end")


def rows(text: Text, find: Callable[[Text], Iterable[Row]]) -> list[Row]:
    """Return the rows that `find` returns for each section, with offsets in the whole text."""
    return [_moved_row(row, start) for start, section in text.sections for row in find(section)]


def rows_with_people(text: Text, people: Spans, find: Callable[[Text, Spans], Iterable[Row]]) -> list[Row]:
    """Return the rows that `find` returns for each section; `people` are spans of names in the whole text."""
    found: list[Row] = []
    for start, section in text.sections:
        end = start + len(section.text)
        inside = [(first - start, last - start) for first, last in people if start <= first and last <= end]
        found.extend(_moved_row(row, start) for row in find(section, inside))
    return found


def ranked_keywords(text: Text, rank: Callable[[Text], list[keywords.Keyword]]) -> list[keywords.Keyword]:
    """Return the keywords of all sections, best first; those of a shorter section have lower scores.

    Scores are comparable only within one section, so each is multiplied by the length of its section, as a share of
    the longest. A keyword of several sections is one row with all its occurrences.
    """
    if len(text.sections) == 1:
        return rank(text)
    longest = max(len(section.text) for _, section in text.sections)
    found: dict[str, keywords.Keyword] = {}
    for start, section in text.sections:
        for keyword in rank(section):
            moved = _moved_keyword(keyword, start, len(section.text) / longest)
            known = found.get(keyword.key)
            found[keyword.key] = _joined(known, moved) if known else moved
    return sorted(found.values(), key=lambda one: (-one.score, one.start))


def _moved_row(row: Row, offset: int) -> Row:
    moved = {name: getattr(row, name) + offset for name in _OFFSETS if name in row._fields} if offset else {}
    return row._replace(**moved)


def _moved_keyword(keyword: keywords.Keyword, offset: int, weight: float) -> keywords.Keyword:
    starts = LIST_SEPARATOR.join(str(int(start) + offset) for start in keyword.starts.split(LIST_SEPARATOR))
    return _moved_row(keyword, offset)._replace(score=round(keyword.score * weight, 4), starts=starts)


def _joined(first: keywords.Keyword, second: keywords.Keyword) -> keywords.Keyword:
    """Return one row for a keyword of two sections, with the better score and the spelling of its section."""
    best = max(first, second, key=lambda one: one.score)
    starts = LIST_SEPARATOR.join((first.starts, second.starts))
    return best._replace(n=first.n + second.n, start=first.start, starts=starts)
