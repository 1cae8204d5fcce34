"""Parts of sentences that all findings use: lists of names, numbers, plurals, and limits of small corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.schema import UNDETERMINED
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

FEW_DOCUMENTS = 10  # with fewer, counts are shown and nothing is tested
FEW_SOURCES = 12  # up to this number each source can be named
MAX_LISTED = 4


def list_names(items: str | Iterable[object], *, most: int = MAX_LISTED) -> str:
    """Return "a, b and c"; beyond `most` items the rest is counted: "a, b and 3 more"."""
    names = [items] if isinstance(items, str) else [str(item) for item in items]
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return names[0] if len(names) == 1 else " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def number(n: float) -> str:
    """Return a count with thin separators: 4 000 as "4,000"."""
    return f"{int(n):,}"


def times(n: int, noun: str) -> str:
    """Return "1 document", "2 documents", "3 countries"."""
    if n == 1:
        return f"1 {noun}"
    return f"{number(n)} {noun[:-1]}ies" if noun.endswith(("ty", "ry")) else f"{number(n)} {noun}s"


def spoken_languages(documents: pd.DataFrame) -> list[str]:
    """Return the names of the languages, the most common first; unknown ones are left out if there are others."""
    codes = list(documents["language"].value_counts().index)
    return [languages.name(code) for code in codes if code != UNDETERMINED] or ["no known language"]
