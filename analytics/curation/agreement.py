"""Do two people who tag the same articles agree? Krippendorff's alpha of their curation files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.corpus.tags import TAG

if TYPE_CHECKING:
    import pandas as pd


def agreement(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return the table `agreement`: one row per tag, given the corrections of two coders.

    An article counts if both coders gave it a tag, so that both have read it: give articles to which no tag applies a
    tag such as "none". For each of these `n_units` articles a tag is given or not. `n_agreed`, `n_only_first` and
    `n_only_second` are the articles to which both coders, only the first, and only the second gave it.

    `krippendorff_alpha` for nominal values is 1 - (n - 1) * d / (n0 * n1), with d articles on which they differ, and
    n0 and n1 of the n = 2 * `n_units` values "not given" and "given"; it is empty where all values are equal.
    Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section A.
    """
    one, two = _tags_by_document(first), _tags_by_document(second)
    coded = sorted(one.keys() & two.keys())
    tags = sorted({tag for key in coded for tag in one[key] | two[key]})
    counts = [_counts([(tag in one[key], tag in two[key]) for key in coded]) for tag in tags]
    rows = [(tag, *count, _alpha(*count)) for tag, count in zip(tags, counts, strict=True)]
    return schema.from_rows(rows, "agreement")


def _tags_by_document(corrections: pd.DataFrame) -> dict[str, set[str]]:
    given: dict[str, set[str]] = {}
    for row in corrections[corrections["what"] == TAG].itertuples():
        given.setdefault(row.key, set()).add(row.value.strip())
    return given


def _counts(pairs: list[tuple[bool, bool]]) -> tuple[int, int, int, int]:
    """Return the number of units, and of those with the tag by both, by the first only and by the second only."""
    return len(pairs), pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))


def _alpha(n_units: int, n_both: int, n_first: int, n_second: int) -> float:
    differ = n_first + n_second
    given = 2 * n_both + differ
    missing = 2 * n_units - given
    return 1 - (2 * n_units - 1) * differ / (given * missing) if given and missing else float("nan")
