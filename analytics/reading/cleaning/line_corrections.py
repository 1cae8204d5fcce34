"""Correct the line verdicts of one document: changes of the user, and lines that repeat in its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning.lines import count_words
from analytics.reading.raw import squeeze_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.reading.cleaning.clean import Line

KEPT = "kept by you"
CUT = "cut by you"
_REPEATED = "stands in other articles of {} too"
_REPEAT_REASON = re.compile(_REPEATED.format(".+"), re.DOTALL)
REPEATED = _REPEATED.format("this source")  # of an article without a source; a rule with it is for all sources
MOST_REPEATED = 0.5  # share of the words; an article that is mostly repeated is a copy, not boilerplate


class Edits(NamedTuple):
    """The changes to the lines of one document.

    Lines are given in the form of `raw.squeeze_blanks`, rules by their reason. `repeat_reason` is the reason for
    removing the `repeated` lines.
    """

    keep_all: bool = False
    kept: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    repeat_reason: str = REPEATED


def apply_edits(lines: Iterable[Line], edits: Edits) -> tuple[Line, ...]:
    """Return the lines with their verdicts after `edits`; earlier edits are undone first.

    The user's changes have priority over repeated lines; a title stays a title.
    """
    originals = [original(line) for line in lines]
    repeated = _repeated_lines(originals, edits)
    return tuple(_correct_line(line, edits, repeated) for line in originals)


def repeat_reason(source: str) -> str:
    """Return the reason for removing the lines that repeat in the articles of a source: one rule per source."""
    return _REPEATED.format(source) if source else REPEATED


def is_repeat_reason(reason: str) -> bool:
    """Return whether lines were removed for a reason of `repeat_reason`."""
    return _REPEAT_REASON.fullmatch(reason) is not None


def share_removed(lines: Iterable[Line]) -> float:
    """Return the share of the words that are in removed lines, 0..1."""
    counted = [(count_words(line.text), line.verdict == "body") for line in lines]
    total = sum(n_words for n_words, _ in counted)
    return sum(n_words for n_words, body in counted if not body) / total if total else 0.0


def original(line: Line) -> Line:
    """Return a line before any correction."""
    if not line.was:
        return line
    verdict, _, reason = line.was.partition(": ")
    return line._replace(verdict=verdict, reason=reason, was="")


def _correct_line(line: Line, edits: Edits, repeated: frozenset[str]) -> Line:
    text = squeeze_blanks(line.text)
    removed = line.verdict not in ("body", "title")
    if text in edits.cut:
        return _change_verdict(line, "chrome", CUT)
    if removed and (edits.keep_all or text in edits.kept or line.reason in edits.rules):
        return _change_verdict(line, "body", KEPT)
    if line.verdict != "body" or text not in repeated:
        return line
    is_rule_off = not edits.rules.isdisjoint((REPEATED, edits.repeat_reason))
    keeps = edits.keep_all or text in edits.kept or is_rule_off
    return _change_verdict(line, "body", KEPT) if keeps else _change_verdict(line, "chrome", edits.repeat_reason)


def _change_verdict(line: Line, verdict: str, reason: str) -> Line:
    return line._replace(verdict=verdict, reason=reason, was=f"{line.verdict}: {line.reason}")


def _repeated_lines(lines: list[Line], edits: Edits) -> frozenset[str]:
    """Return the lines that other articles of the source have too; none if they are most of the text."""
    if not edits.repeated:
        return frozenset()
    body = [
        (count_words(line.text), squeeze_blanks(line.text) in edits.repeated)
        for line in lines
        if line.verdict == "body"
    ]
    n_repeated = sum(n_words for n_words, repeated in body if repeated)
    return edits.repeated if n_repeated <= MOST_REPEATED * sum(n_words for n_words, _ in body) else frozenset()
