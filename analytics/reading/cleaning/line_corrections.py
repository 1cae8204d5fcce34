"""What the user and the other articles of a source change in the verdicts on the lines of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning.lines import count_words
from analytics.reading.raw import squeeze_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.reading.cleaning.clean import Line

KEPT = "kept by you"
CUT = "cut by you"
REPEATED = "stands in other articles of this source too"
MOST_REPEATED = 0.5  # share of the words; an article that mostly stands elsewhere is a copy, not page furniture


class Edits(NamedTuple):
    """The changes to the lines of one document; lines are named as `raw.squeeze_blanks` has them, rules by their
    reason.
    """

    keep_all: bool = False
    kept: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()


def mend(lines: Iterable[Line], edits: Edits) -> tuple[Line, ...]:
    """Return the lines with the verdicts that they have after `edits`; earlier edits are undone first.

    The user's word stands above what other articles say; a title stays a title.
    """
    found = [original(line) for line in lines]
    repeated = _repeated_lines(found, edits)
    return tuple(_mend_line(line, edits, repeated) for line in found)


def share_removed(lines: Iterable[Line]) -> float:
    """Return the share of the words that stand in lines outside the article text, 0..1."""
    counted = [(count_words(line.text), line.verdict == "body") for line in lines]
    total = sum(n_words for n_words, _ in counted)
    return sum(n_words for n_words, body in counted if not body) / total if total else 0.0


def original(line: Line) -> Line:
    """Return a line as the cleaning found it."""
    if not line.was:
        return line
    verdict, _, reason = line.was.partition(": ")
    return line._replace(verdict=verdict, reason=reason, was="")


def _mend_line(line: Line, edits: Edits, repeated: frozenset[str]) -> Line:
    text = squeeze_blanks(line.text)
    removed = line.verdict not in ("body", "title")
    if text in edits.cut:
        return _change_verdict(line, "chrome", CUT)
    if removed and (edits.keep_all or text in edits.kept or line.reason in edits.rules):
        return _change_verdict(line, "body", KEPT)
    if line.verdict != "body" or text not in repeated:
        return line
    kept = edits.keep_all or text in edits.kept or REPEATED in edits.rules
    return _change_verdict(line, "body", KEPT) if kept else _change_verdict(line, "chrome", REPEATED)


def _change_verdict(line: Line, verdict: str, reason: str) -> Line:
    return line._replace(verdict=verdict, reason=reason, was=f"{line.verdict}: {line.reason}")


def _repeated_lines(lines: list[Line], edits: Edits) -> frozenset[str]:
    """Return the lines that stand in other articles too, none where most of the text does."""
    if not edits.repeated:
        return frozenset()
    body = [
        (count_words(line.text), squeeze_blanks(line.text) in edits.repeated)
        for line in lines
        if line.verdict == "body"
    ]
    elsewhere = sum(n_words for n_words, repeated in body if repeated)
    return edits.repeated if elsewhere <= MOST_REPEATED * sum(n_words for n_words, _ in body) else frozenset()
