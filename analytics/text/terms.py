"""The word forms of one text with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from analytics.text.document_text import Text


class Term(NamedTuple):
    """A word form of one text, its most frequent spelling there, and how often it occurs."""

    form: str
    surface: str
    n: int


def counts(text: Text) -> list[Term]:
    """Return the word forms of a text with their counts, in order of first occurrence.

    Of two spellings that are equally frequent, the first in the text is chosen.
    """
    words = text.words
    spellings, first, n = np.unique(words.surfaces, return_index=True, return_counts=True)
    forms = words.forms[first]
    order = np.lexsort((first, -n, forms))  # the best spelling of each form comes first
    begins = np.flatnonzero(np.diff(forms[order], prepend=-1))
    if not len(begins):
        return []
    totals = np.add.reduceat(n[order], begins)
    occurrence = np.argsort(np.minimum.reduceat(first[order], begins), kind="stable")
    best = order[begins][occurrence]
    strings = zip(forms[best].tolist(), spellings[best].tolist(), totals[occurrence].tolist(), strict=True)
    return [
        Term(words.vocabulary.strings[form], words.spellings.strings[surface], total)
        for form, surface, total in strings
    ]
