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
    said = dict(iter(rows.groupby(["statement", "story"])))
    spoken = dict(zip(part.doc_ids, part.documents["language"], strict=True))
    shown = set[frozenset[tuple[str, int]]]()
    for row in against.itertuples():
        same = said.get((row.statement, row.story), rows.iloc[:0])
        same = same[same["origin"] != row.origin]
        found = _contradiction(part, spoken, same, row) if len(same) else None
        if found and (ends := frozenset((one.doc_id, one.start) for one in (found.a, found.b))) not in shown:
            shown.add(ends)
            yield found


def _contradiction(part: Corpus, spoken: Mapping[str, str], same: pd.DataFrame, row: Any) -> Disagreement | None:
    """Return the disagreement of a sentence with those of a statement; None if a text has both numbers.

    `spoken` has the language of each document.
    """

    def numbers_of(doc_id: str, start: int = 0, end: int | None = None) -> list[quantities.WrittenNumber]:
        return quantities.written_numbers(part.text[doc_id][start:end], spoken[doc_id])

    best = next(same.sort_values(["similarity", "doc_id"], ascending=[False, True]).itertuples())
    numbers = quantities.unmatched(*(numbers_of(one.doc_id, one.start, one.end) for one in (best, row)))
    for one, others in ((row, numbers[0]), (best, numbers[1])):
        if others and not {number.text for number in numbers_of(one.doc_id)}.isdisjoint(others):
            return None
    makers = frozenset(same["origin"]), frozenset([row.origin])
    a, b = (
        Claim(one.doc_id, one.start, one.end, LIST_SEPARATOR.join(others), made_by)
        for one, others, made_by in zip((best, row), numbers, makers, strict=True)
    )
    return Disagreement("contradicts", "", float(row.similarity), a, b)
