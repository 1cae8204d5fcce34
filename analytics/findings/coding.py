"""The sentences about the user's own tags, and about the agreement of two coders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.curation.agreement import ARTICLE, SENTENCE
from analytics.findings import wording

if TYPE_CHECKING:
    import pandas as pd

RELIABLE = 0.8  # Krippendorff (2004), Content Analysis, chapter 11


def agreement(table: pd.DataFrame) -> str:
    """Return how far two coders agree, from the table `agreement`; there is no alpha of all tags."""
    if table.empty:
        return (
            "Nothing can be compared: no article has a tag in both files, and no article of the open corpus has tags on"
            " sentences in both."
        )
    units = (table[table["unit"] == unit] for unit in (ARTICLE, SENTENCE))
    return " ".join(_agreement_on(rows) for rows in units if len(rows))


def _agreement_on(table: pd.DataFrame) -> str:
    first = table.iloc[0]
    n_units = wording.times(int(first["n_units"]), first["unit"])
    is_article = first["unit"] == ARTICLE
    counted = f"Both tagged {n_units}." if is_article else f"The articles that both coded have {n_units}."
    measured = table.dropna(subset=["krippendorff_alpha"])
    if measured.empty:
        return f"{counted} Each tag has the same value everywhere, so agreement cannot be distinguished from chance."
    n_reliable = int((measured["krippendorff_alpha"] >= RELIABLE).sum())
    lowest = measured.loc[measured["krippendorff_alpha"].idxmin()]
    worst = f"it is lowest for {lowest['tag']} ({lowest['krippendorff_alpha']:.2f})"
    n_tags = wording.times(len(measured), "tag")
    return f"{counted} Krippendorff's alpha is {RELIABLE} or more for {n_reliable:,} of {n_tags}; {worst}."


def tags(counts: pd.DataFrame) -> str:
    """Return what was tagged, from the table `tag_counts`."""
    if counts.empty:
        return ""
    by_tag = counts.groupby("tag", sort=False)[["n_docs", "n_sentences"]].sum()
    given = f"You gave {wording.times(len(by_tag), 'tag')}."
    if n_sentences := int(by_tag["n_sentences"].sum()):
        given += f" Sentences have a tag {wording.times(n_sentences, 'time')}."
    first, *others = by_tag["n_docs"].sort_values(ascending=False, kind="stable").items()
    if others and others[0][1] == first[1]:
        return given
    return f"{given} {first[0]} is in the most documents ({first[1]:,})."
