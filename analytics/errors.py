"""The error that a user can correct, and the known values that it suggests for an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAREST = 3  # known values that an error suggests
ALIKE = 80  # WRatio: "Reuter" and Reuters 92, "arabiya" and Al Arabiya English 90; different names reach 60


class CorpusError(ValueError):
    """Input that the user can correct; the message says what is wrong, where, and what to do."""


def remedy(value: str, known: Sequence[str], label: str, most: int | None = None) -> str:
    """Return the second half of a sentence about an unknown value: the nearest known values, then the first `most`.

    "did you mean 'Reuters'? The sources are BBC, Reuters, Tass", where `label` is "the sources are".
    """
    shown = f"{label} {', '.join(known[:most])}{_rest(len(known) - len(known[:most]))}"
    close = nearest(value, known)
    if not close:
        return shown
    return f"did you mean {' or '.join(map(repr, close))}? {shown[:1].upper()}{shown[1:]}"


def nearest(value: str, known: Sequence[str]) -> list[str]:
    """Return the known values with a spelling similar to a value, the most similar first."""
    candidates = [name for name in known if len(name) > 1]  # one letter is in nearly every value
    matches = process.extract(
        value, candidates, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=ALIKE, limit=NEAREST
    )
    return [name for name, _, _ in matches]


def _rest(n: int) -> str:
    return f" and {n:,} more" if n > 0 else ""
