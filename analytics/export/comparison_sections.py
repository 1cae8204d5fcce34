"""The sections of the report on two sides that are compared: how much, how named, one event, who is quoted, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.comparison.sides import selected
from analytics.export.markup import cut
from analytics.export.parts import MAX_ROWS, Grid, Part, count, figure, plain, share
from analytics.findings import comparison as findings
from analytics.findings import wording

if TYPE_CHECKING:
    import pandas as pd

    from analytics.export.parts import View

EVERY_YEAR = "All years"


def how_often(view: View) -> Part:
    """Return how much each side writes about the focus, by year, and how each names it; empty without a comparison."""
    if not view.comparison:
        return Part()
    names, focus = _names(view), view.comparison.get("focus", "")
    table, forms = view.table("comparison_share"), view.table("comparison_forms")
    told = [findings.how_often(table, names, focus), findings.counts(table, names)] if focus else []
    part = Part(findings=[*told, *filter(None, [findings.how_named(forms, names)])])
    if focus:
        part.grids.append(_grid("comparison_share", table, "period", "Year", names, "year"))
    if len(forms):
        part.grids.append(_grid("comparison_forms", forms, "form", "Form", names, "form"))
    part.missing = "" if part.findings else "The comparison has no focus, so no shares are compared."
    return part


def events(view: View) -> Part:
    """Return the stories that both sides report, with an article of each and how many statements they share."""
    table = view.table("comparison_events") if view.comparison else None
    if table is None:
        return Part()
    if table.empty:
        return Part(missing="No story was found that articles of both sides report.")
    names = _names(view)
    rows = [
        [
            *plain(cut(row.title_a, 90), wording.date(row.date_a), cut(row.title_b, 90), wording.date(row.date_b)),
            *plain(count(row.n_both), count(row.n_only_a), count(row.n_only_b)),
        ]
        for row in table.head(MAX_ROWS).itertuples()
    ]
    heads = (names[0], "Date", names[1], "Date", "Said by both", "Only by the first", "Only by the second")
    return Part(
        findings=[f"Both report {wording.times(len(table), 'story')}."],
        grids=[Grid("comparison_events", heads, rows, len(table), counted="event")],
    )


def speakers(view: View) -> Part:
    """Return who is quoted by both sides and by one of them."""
    table = view.table("comparison_speakers") if view.comparison else None
    if table is None:
        return Part()
    if table.empty:
        return Part(missing="No quotation of a named speaker was found.")
    return Part(findings=[f"{heading}: {names}." for heading, names in findings.speakers(table, _names(view))])


def words(view: View) -> Part:
    """Return the words that one side uses more than the other."""
    table = view.table("comparison_words") if view.comparison else None
    if table is None:
        return Part()
    if table.empty:
        return Part(missing=findings.words(table))
    side = dict(zip("ab", _names(view), strict=True))
    rows = [
        plain(row.term, side[row.side], f"{row.n_docs:,} of {row.n_group:,}", f"{row.n_docs_rest:,} of {row.n_rest:,}",
              figure(2**row.log_ratio), figure(row.q))
        for row in table.sort_values(["rank", "side"]).head(MAX_ROWS).itertuples()
    ]  # fmt: skip
    heads = ("Word", "Used more by", "Articles there", "Articles of the other", "Times as often", "q")
    return Part(
        findings=[findings.words(table)], grids=[Grid("comparison_words", heads, rows, len(table), counted="word")]
    )


def _names(view: View) -> tuple[str, str]:
    first, second = selected(view.comparison["a"], view.comparison.get("b", ""))
    return first.name, second.name


def _grid(name: str, table: pd.DataFrame, label: str, head: str, names: tuple[str, str], counted: str) -> Grid:
    """Return the rows of two shares with the interval of their difference; of few documents the counts alone."""
    rows = [
        plain(getattr(row, label) or EVERY_YEAR, *_counts(row, "a"), *_counts(row, "b"), _interval(row))
        for row in table.head(MAX_ROWS).itertuples()
    ]
    heads = (head, names[0], "Share", names[1], "Share", "Difference in points (95% interval)")
    return Grid(name, heads, rows, len(table), counted=counted)


def _counts(row: Any, side: str) -> tuple[str, str]:
    n_docs, n, part = (getattr(row, f"{name}_{side}") for name in ("n_docs", "n", "share"))
    return f"{n_docs:,} of {n:,}", share(part) if n >= findings.FEW else ""


def _interval(row: Any) -> str:
    if min(row.n_a, row.n_b) < findings.FEW:
        return ""
    return f"{wording.points(row.low)} to {wording.points(row.high)}"
