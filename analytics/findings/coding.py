"""The sentence about the agreement of two coders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import wording

if TYPE_CHECKING:
    import pandas as pd

RELIABLE = 0.8  # Krippendorff (2004), Content Analysis, chapter 11


def agreement(table: pd.DataFrame) -> str:
    """Return how far two coders agree, from the table `agreement`; there is no alpha of all tags."""
    if table.empty:
        return "No article has a tag in both files, so that nothing can be compared."
    counted = f"Both tagged {wording.times(int(table['n_units'].iloc[0]), 'article')}."
    measured = table.dropna(subset=["krippendorff_alpha"])
    if measured.empty:
        return f"{counted} Each tag has the same value everywhere, so agreement cannot be distinguished from chance."
    n_reliable = int((measured["krippendorff_alpha"] >= RELIABLE).sum())
    lowest = measured.loc[measured["krippendorff_alpha"].idxmin()]
    worst = f"it is lowest for {lowest['tag']} ({lowest['krippendorff_alpha']:.2f})"
    n_tags = wording.times(len(measured), "tag")
    return f"{counted} Krippendorff's alpha is {RELIABLE} or more for {n_reliable:,} of {n_tags}; {worst}."
