"""Which rows of a table a comparative finding may use: those that pass a test corrected for all comparisons tried."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from analytics import schema
from analytics.findings import wording
from analytics.stats.comparisons import LEAST
from analytics.stats.multiple_tests import ALPHA as LEVEL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd


P = ParamSpec("P")
DESCRIPTION = "This is only a description: it can be chance."  # after facts that are not tests


def passing_rows(table: pd.DataFrame, column: str = "p") -> pd.DataFrame:
    """Return the rows that pass the test: `column` is a p-value or q-value that counts all comparisons tried."""
    return table[table[column] <= LEVEL]


def beside_passing(table: pd.DataFrame, column: str, of: Sequence[str]) -> pd.DataFrame:
    """Return the passing rows and all rows with the same values of `of`: a facet in all sources if one differs."""
    passes = (table[column] <= LEVEL).groupby([table[name] for name in of]).transform("any")
    return table[passes.to_numpy(dtype=bool)]


def rows_passing(n: int, n_all: int, column: str) -> str:
    """Return how many rows of a table pass, and what the others are."""
    if not n:
        return f"No row of {n_all:,} passes the test ({column} at most 0.05). All only describe these documents."
    verb = "passes" if n == 1 else "pass"
    return (
        f"{wording.number(n)} of {wording.times(n_all, 'row')} {verb} the test ({column} at most 0.05). The others only"
        " describe these documents."
    )


def with_years(finding: Callable[Concatenate[pd.DataFrame, P], str]) -> Callable[Concatenate[pd.DataFrame, P], str]:
    """Return a finding that also names the years to which its table, the first argument, is limited."""

    @wraps(finding)
    def with_years_of_table(table: pd.DataFrame, /, *args: P.args, **kwargs: P.kwargs) -> str:
        sentence = finding(table, *args, **kwargs)
        years = "".join(table["years"].head(1)) if "years" in table else ""
        if not years or not sentence:
            return sentence
        return f"{sentence} Only the years that both have count: {wording.years(years.split(schema.LIST_SEPARATOR))}."

    return with_years_of_table


def best_excess(table: pd.DataFrame) -> pd.Series[Any] | None:
    """Return the row with the most certain excess, None if none passes the test; on ties the largest difference.

    `table` has p, share_docs, n_docs and n_docs_rest of n_rest.
    """
    rows = passing_rows(table)
    if rows.empty:
        return None
    above = rows["share_docs"] - rows["n_docs_rest"] / rows["n_rest"].clip(lower=1)
    best: pd.Series[Any] = rows.assign(above=above).sort_values(["p", "above"], ascending=[True, False]).iloc[0]
    return best


def with_other_periods(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return the dated rows with n_docs_rest of n_rest: the counts of the same `keys` in all other dated periods."""
    dated = table[table["period"] != ""]
    sums = dated.groupby(keys)[["n_docs", "n_period"]].transform("sum")
    return dated.assign(n_docs_rest=sums["n_docs"] - dated["n_docs"], n_rest=sums["n_period"] - dated["n_period"])


def no_rise(table: pd.DataFrame, subject: str, period: str) -> str:
    """Return why no rise is reported: no period is large enough to be tested, or none passes the test."""
    if table["p"].isna().all():
        return f"No rise is tested: a test needs a {period} with {LEAST} documents, and documents of another {period}."
    return (
        f"No {subject} stands out in one {period}: differences between {period}s are no larger than chance allows"
        f" (tested: each {period} of {LEAST} documents or more)."
    )


def rise(best: pd.Series[Any], what: str, period: str) -> str:
    """Return the numbers of a rise: "together in 6 of 10 documents, compared with 2 of 40 of the other months (p)"."""
    within = share(best["n_docs"], best["n_period"])
    rest = share(best["n_docs_rest"], best["n_rest"])
    return f"{what} in {within}, compared with {rest} of the other {period}s ({p_note(best['p'])})"


def share(n_docs: float, n_all: float, noun: str = "document") -> str:
    """Return "6 of 10 documents"."""
    return f"{wording.number(n_docs)} of {wording.times(int(n_all), noun)}"


def p_note(p: float) -> str:
    """Return the p-value of a comparison as it is printed: "p = 0.003, corrected for all comparisons"."""
    value = "p < 0.001" if p < 0.001 else f"p = {p:.3f}"  # noqa: PLR2004 - three digits
    return f"{value}, corrected for all comparisons made here"


def n_passing(table: pd.DataFrame, noun: str) -> str:
    """Return how many rows have a q-value below 0.05: "3 listed terms are unlikely to be chance (q < 0.05)"."""
    n = len(passing_rows(table, "q"))
    return f"{wording.times(n, f'listed {noun}')} {'is' if n == 1 else 'are'} unlikely to be chance (q < 0.05)"
