"""The similarity of two phrases, 0..1: the three measures by which the yake package drops near repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORT = 4  # most characters of two phrases that are compared only by their letters


def measure(name: str) -> Callable[[str, str], float]:
    """Return the measure with the name "seqm", "jaro" or "levs".

    Raises:
        ValueError: for any other name.
    """
    measures = {"seqm": seqm, "jaro": jaro, "levs": levs}
    if name not in measures:
        raise ValueError(f'dedup must be "seqm", "jaro" or "levs", got {name!r}')
    return measures[name]


def seqm(a: str, b: str) -> float:
    """Return the share of common words or, if it is small, a mixture of length, letters and trigrams of letters.

    Phrases in small letters with different first or last letters have a similarity of 0.
    """
    if a == b:
        return 1.0
    if not _alike_at_the_ends(a, b):
        return 0.0
    length = min(len(a), len(b)) / max(len(a), len(b))
    letters = _overlap(set(a), set(b))
    if length < 0.3 or letters < 0.2:  # noqa: PLR2004 - the package's own, like the numbers below
        return 0.0
    if max(len(a), len(b)) <= _SHORT:
        return letters * length
    words = _overlap(set(a.split()), set(b.split())) if " " in a or " " in b else 0.0
    if words > 0.4:  # noqa: PLR2004
        return words
    return min(0.3 * length + 0.2 * letters + 0.5 * _overlap(_trigrams(a), _trigrams(b)), 1.0)


def _alike_at_the_ends(a: str, b: str) -> bool:
    short, long = sorted((len(a), len(b)))
    if long > _SHORT - 1 and (a[0] != b[0] or a[-1] != b[-1]):
        return False
    if long > _SHORT - 1 and short >= 3 and a[1] != b[1]:  # noqa: PLR2004
        return False
    return long - short <= long * 0.6 and abs(a.count(" ") - b.count(" ")) <= 1


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _trigrams(phrase: str) -> set[str]:
    return {phrase[at : at + 3] for at in range(len(phrase) - 2)}


def jaro(a: str, b: str) -> float:
    """Return the Jaro similarity."""
    from rapidfuzz.distance import Jaro  # noqa: PLC0415 - only for this choice

    return Jaro.similarity(a, b)


def levs(a: str, b: str) -> float:
    """Return 1 - the Levenshtein distance per character of the longer phrase; 0 for lengths far apart."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only for this choice

    longer = max(len(a), len(b))
    far = abs(len(a) - len(b)) > longer * 0.7
    return 0.0 if far else 1 - Levenshtein.distance(a, b) / longer
