"""The order of day, month and year in the numeric dates of a column: 13/04/2021 shows that 03/04/2021 is in April."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analytics.reading.dates import dates

if TYPE_CHECKING:
    from analytics.reading.dates.numeric_dates import Readings

MANY_YEARS = 3  # 16/08/21, 17/08/21 and 18/08/21 are days of one year, not one day of three years


@dataclass
class _Separator:
    """What the dates with one separator show: the orders in which all are dates, and the years in each order."""

    possible: set[str]
    years: dict[str, set[str]] = field(default_factory=dict)

    def add(self, found: Readings) -> None:
        self.possible &= found.dates.keys()
        for order, date in found.dates.items():
            self.years.setdefault(order, set()).add(date[:4])

    def orders(self, *, dots: bool) -> set[str]:
        """Return the orders that are left; with dots the day is first in every country."""
        n_years = {order: len(self.years[order]) for order in self.possible}
        fewest = min(n_years.values(), default=0)
        left = {order for order, n in n_years.items() if n < max(MANY_YEARS, 2 * fewest)}
        return {"dmy"} if dots and "dmy" in left and n_years["dmy"] == fewest else left


@dataclass
class ColumnOrder:
    """The order of the dates of one column, by their separators; dates of both orders show none."""

    _separators: dict[str, _Separator] = field(default_factory=dict)

    def add(self, value: object) -> bool:
        """Learn from one cell; return whether its date depends on the order."""
        found = dates.readings(value)
        if not found or not found.dates:
            return False
        known = self._separators.setdefault(found.separator, _Separator(set(found.dates)))
        known.add(found)
        return len(set(found.dates.values())) > 1

    def read(self, value: object) -> str:
        """Return the ISO date of a cell: what it means in all orders that the column leaves possible."""
        found = dates.readings(value)
        known = self._separators.get(found.separator) if found else None
        orders = known.orders(dots=found.separator == ".") if found and known else set()
        return (
            dates.common(found.dates.get(order, "") for order in orders) if found and orders else dates.normalise(value)
        )
