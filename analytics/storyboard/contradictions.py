"""Sentences of one story that contradict what another origin states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.corpus import independent_texts
from analytics.schema import LIST_SEPARATOR
from analytics.statements import quantities, statements
from analytics.storyboard.other_numbers import Claim, Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus


def contradictions(part: Corpus, story_of: Mapping[str, str]) -> Iterator[Disagreement]:
    """Yield each statement of a story that a sentence of the same story and of another origin contradicts.

    `story_of` has the story of each document. The sentence of the statement is the one nearest to its centre. A text
    that also has the number of the other text does not disagree.
    """
    board = part.stored(statements.BOARD)
    rows = (board if len(board) else statements.members(part)).astype({"doc_id": "str", "statement": "str"})
    origin = dict(zip(part.doc_ids, independent_texts.origins(part), strict=True))
    rows = rows.assign(origin=rows["doc_id"].map(origin), story=rows["doc_id"].map(story_of))
    against = rows[rows["near"] & (rows["grade"] == "contradicts")]
    rows = rows[rows["statement"].isin(against["statement"]) & ~rows["near"]]
    shown = set[frozenset[tuple[str, int]]]()
    for row in against.itertuples():
        same = rows[
            (rows["statement"] == row.statement) & (rows["story"] == row.story) & (rows["origin"] != row.origin)
        ]
        found = _contradiction(part, same, row) if len(same) else None
        if found and (ends := frozenset((one.doc_id, one.start) for one in (found.a, found.b))) not in shown:
            shown.add(ends)
            yield found


def _contradiction(part: Corpus, same: pd.DataFrame, row: Any) -> Disagreement | None:
    """Return the disagreement of a sentence with those of a statement; None if a text has both numbers."""
    best = next(same.sort_values(["similarity", "doc_id"], ascending=[False, True]).itertuples())
    first, second = (_numbers(part, one.doc_id, one.start, one.end) for one in (best, row))
    numbers = quantities.unmatched(first, second)
    if _has_number(part, str(row.doc_id), numbers[0]) or _has_number(part, str(best.doc_id), numbers[1]):
        return None
    makers = frozenset(same["origin"]), frozenset([row.origin])
    a, b = (
        Claim(one.doc_id, one.start, one.end, LIST_SEPARATOR.join(others), made_by)
        for one, others, made_by in zip((best, row), numbers, makers, strict=True)
    )
    return Disagreement("contradicts", "", float(row.similarity), a, b)


def _numbers(part: Corpus, doc_id: str, start: int, end: int | None) -> list[quantities.WrittenNumber]:
    language = part.documents["language"].iloc[part.doc_ids.index(doc_id)]
    return quantities.written_numbers(part.text[doc_id][start:end], language)


def _has_number(part: Corpus, doc_id: str, numbers: list[str]) -> bool:
    """Return whether a document has one of the numbers, as written, in any of its sentences."""
    return bool(numbers) and not {one.text for one in _numbers(part, doc_id, 0, None)}.isdisjoint(numbers)
