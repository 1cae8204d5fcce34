"""How much each side writes about the focus, and how each names it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.comparison.sides import COMMON, EVERY, focus_name, sides, with_focus
from analytics.corpus import grouping
from analytics.entities import titles
from analytics.stats import significance
from analytics.stats.comparisons import newcombe
from analytics.stats.strata import stratified_difference

if TYPE_CHECKING:
    from analytics.comparison.sides import Sides
    from analytics.corpus.store import Corpus

FEWEST = 3  # documents of both sides together that use a form


def comparison_share(
    corpus: Corpus, *, a: str = "", b: str = "", focus: str = "", period: str = COMMON
) -> pd.DataFrame:
    """One row per compared year, and a last one of all of them (`period` ""): how much each side writes about a focus.

    `n_docs_a` of the `n_a` documents of A have the focus, a share of `share_a` with the 95 % interval
    `low_a`..`high_a` (Wilson); the same for B. `difference` is `share_a` - `share_b`, with its 95 % interval
    `low`..`high`: by Newcombe for a year, and for all years by Mantel and Haenszel, see `stratified_difference`. No
    interval is adjusted for the number of years.
    Copies count once. `a`, `b`, `focus` and `period` as in `sides.sides` and `sides.with_focus`. Empty without `a`.
    """
    if not a:
        return schema.empty("comparison_share")
    compared = sides(corpus, a, b, period)
    table = pd.DataFrame(
        {f"{count}_{side}": numbers for side in "ab" for count, numbers in _by_year(compared, side, focus).items()},
        index=pd.Index([*_years(compared), ""], name="period"),
    )
    table = _with_intervals(table).reset_index()
    strata = table[table["period"] != ""]
    if len(strata) > 1 and period != EVERY:
        counts = [strata[name].to_numpy() for name in ("n_docs_a", "n_a", "n_docs_b", "n_b")]
        table.loc[table["period"] == "", ["difference", "low", "high"]] = stratified_difference(*counts)
    return schema.conform(table, "comparison_share")


def comparison_forms(
    corpus: Corpus, *, a: str = "", b: str = "", focus: str = "", period: str = COMMON
) -> pd.DataFrame:
    """One row per form in which a person, place or organisation is named, with its title ("President Trump").

    `n_docs_a` of the `n_a` documents of A that name it use the form at least once; shares, intervals and difference as
    in `comparison_share`, the largest difference first. Forms in fewer than three documents are left out. `p` is that
    of Fisher's exact test, two-sided, times the number of forms (Bonferroni).
    Empty without `a`, or if the focus is not a name.
    """
    entity = focus_name(corpus.root, focus) if a and focus else ""
    if not entity:
        return schema.empty("comparison_forms")
    compared = sides(corpus, a, b, period)
    counts = [_documents_by_form(part, entity) for part in (compared.a, compared.b)]
    table = pd.DataFrame({"form": sorted({*counts[0][0], *counts[1][0]})})
    for side, (n_docs, n_naming) in zip("ab", counts, strict=True):
        table[f"n_docs_{side}"] = table["form"].map(lambda form, n_docs=n_docs: n_docs[form]).astype("int64")
        table[f"n_{side}"] = n_naming
    table = _with_intervals(table[table["n_docs_a"] + table["n_docs_b"] >= FEWEST])
    table = table.assign(p=_corrected_p(table))
    size = table["difference"].abs().fillna(0)
    return schema.conform(table.iloc[np.argsort(-size.to_numpy(), kind="stable")], "comparison_forms")


def _years(compared: Sides) -> tuple[str, ...]:
    if compared.years:
        return compared.years
    years = {*grouping.periods(compared.a, "year"), *grouping.periods(compared.b, "year")}
    return tuple(sorted(years - {""}))


def _by_year(compared: Sides, side: str, focus: str) -> dict[str, list[int]]:
    """Return the documents of a side by year and in all, and those of them with the focus."""
    part: Corpus = getattr(compared, side)
    year, has = grouping.periods(part, "year").to_numpy(), with_focus(part, focus)
    chosen = [*(year == one for one in _years(compared)), np.ones(len(part), dtype=bool)]
    return {"n_docs": [int((has & rows).sum()) for rows in chosen], "n": [int(rows.sum()) for rows in chosen]}


def _with_intervals(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the shares of both sides, their intervals, and the interval of the difference."""
    counts = {name: table[name].to_numpy() for name in ("n_docs_a", "n_a", "n_docs_b", "n_b")}
    for side in "ab":
        part, whole = counts[f"n_docs_{side}"], counts[f"n_{side}"]
        low, high = significance.wilson(part, whole)
        numbers = {"share": part / np.maximum(whole, 1), "low": low, "high": high}
        table = table.assign(**{f"{name}_{side}": np.where(whole > 0, one, np.nan) for name, one in numbers.items()})
    difference, low, high = newcombe(*counts.values())
    return table.assign(difference=difference, low=low, high=high)


def _corrected_p(table: pd.DataFrame) -> np.ndarray:
    """Return the two-sided p-value of each row of two shares, times the number of rows."""
    counts = {name: table[name].to_numpy() for name in ("n_docs_a", "n_a", "n_docs_b", "n_b")}
    n_with, total = counts["n_docs_a"] + counts["n_docs_b"], int(counts["n_a"][:1].sum() + counts["n_b"][:1].sum())
    one_sided = [significance.overlap_p(counts[f"n_docs_{side}"], counts[f"n_{side}"], n_with, total) for side in "ab"]
    return np.minimum(2 * len(table) * np.minimum(*one_sided), 1.0)


def _documents_by_form(part: Corpus, entity: str) -> tuple[Counter[str], int]:
    """Return in how many documents each form occurs, and how many name the entity at all."""
    mentions = part.mentions[(part.mentions["entity"] == entity).to_numpy() & ~part.mentions["demonym"].to_numpy()]
    rows = zip(mentions["doc_id"].astype("str"), mentions["start"], mentions["surface"].astype("str"), strict=True)
    forms = {(doc_id, form(part.text[doc_id], start, surface)) for doc_id, start, surface in rows}
    return Counter(one for _, one in forms), len({doc_id for doc_id, _ in forms})


def form(text: str, start: int, surface: str) -> str:
    """Return a mention with the title before it: "President Trump"."""
    title = titles.written_title(titles.words_before(text, start))
    return f"{title} {surface}".strip()
