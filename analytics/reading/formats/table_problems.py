"""One table during reading: its chosen columns, and the problems of its rows and columns as issues."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from analytics.reading.dates.date_orders import ColumnOrder
from analytics.reading.formats import column_dates, column_names
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.message_layouts import MARKS
from analytics.reading.formats.tallies import Tally
from analytics.reading.raw import Issue
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

N_SAMPLES = 20  # rows in which columns that look like dates are looked for
_DATE_LENGTH = 40
_DATED = re.compile(  # a day in numbers, or a year in a short text
    r"\A\D{0,12}(?:\d{1,4}[-./]\d{1,2}[-./]\d{2,4}(?!\d)|(?:19|20)\d\d(?:[01]\d[0-3]\d)?(?!\d)"
    r"|\d{1,2}\.? [^\W\d]{3,10}\.? \d{4})"
)


@dataclass
class Table:
    """One table during reading: its chosen columns, and the problems in its rows.

    `orders` is what the columns of dates show up to now, by column. `unsettled` are the cells whose date depends on it:
    {file of the document: {field: cell}}.
    """

    file: str
    unit: str = "row"
    chosen: column_names.Chosen = ()
    headlines: bool = False
    n_rows: int = 0
    n_addresses: int = 0
    n_headlines: int = 0
    dated_columns: dict[str, None] = field(default_factory=dict)
    orders: dict[str, ColumnOrder] = field(default_factory=lambda: defaultdict(ColumnOrder))
    unsettled: dict[str, dict[str, column_dates.Cell]] = field(default_factory=dict)
    no_text: Tally = field(default_factory=partial(Tally, "have no text", "they were left out; all others were loaded"))
    no_date: Tally = field(
        default_factory=partial(
            Tally,
            "have a date that cannot be read",
            "the documents are kept without a date; write it as 2021-08-16, or choose another column for the date",
        )
    )
    no_order: Tally = field(
        default_factory=partial(
            Tally,
            "have a date that can be day first or month first",
            "no row of the column decides it, so only the year was kept; write the dates as 2021-08-16",
        )
    )
    no_day: Tally = field(
        default_factory=partial(
            Tally,
            "have a date whose day is not certain",
            "only the month or the year was kept; write the date as 2021-08-16",
        )
    )
    no_retrieval: Tally = field(
        default_factory=partial(
            Tally,
            "have a day of retrieval that cannot be read",
            "write it as 2021-08-16; the documents are kept without it",
        )
    )
    cut_short: Tally = field(
        default_factory=partial(
            Tally,
            "have a text that is cut short",
            "what is there was read; load the whole articles for full counts",
        )
    )
    notices: Tally = field(
        default_factory=partial(
            Tally,
            "are no articles: notices, media, reposts or links without a text",
            "they were left out; all others were loaded",
        )
    )
    too_wide: Tally = field(
        default_factory=partial(
            Tally,
            "have more cells than the header",
            "a separator inside a cell without quotes? The cells beyond the header were not read",
        )
    )
    broken: Tally = field(
        default_factory=partial(
            Tally,
            "hold characters that could not be decoded",
            "they show as \ufffd; save the file as UTF-8 and load again",
        )
    )

    def count_without_text(self, place: str, url: str) -> None:
        """Count a row that is left out because it has no text."""
        self.no_text.add(place)
        self.n_addresses += web_address.is_link(url)

    def count_headline(self, url: str) -> None:
        """Count a row whose headline is read as its text."""
        self.n_headlines += 1
        self.n_addresses += web_address.is_link(url)

    def issues(self) -> Iterator[Issue]:
        """Yield one Issue for each kind of problem."""
        if not self.n_rows:
            yield Issue(self.file, f"no {self.unit}s", "the table holds nothing but a header: nothing was loaded")
        yield from self._headline_issues()
        tallies = (
            self.no_text,
            self.notices,
            self.cut_short,
            self.no_date,
            self.no_order,
            self.no_day,
            self.no_retrieval,
            self.too_wide,
            self.broken,
        )
        for tally in tallies:
            yield from tally.issues(self.file, self.n_rows, f"{self.unit}s")

    def _headline_issues(self) -> Iterator[Issue]:
        if not self.n_headlines:
            return
        detail = "the table has no column of texts: its headlines were read as the texts, so counts rest on headlines"
        choose = "; or choose the column with the article: --columns text=COLUMN, or 'Columns' on page Corpus"
        if self.n_addresses:
            problem = f"{self.n_addresses:,} addresses without text: load the pages"
            yield Issue(self.file, problem, f"{detail}. Save the pages and load them{choose}")
        else:
            yield Issue(
                self.file, f"{self.n_headlines:,} headlines without text", f"{detail}. Load the articles{choose}"
            )

    def column_issues(self, names: Iterable[str]) -> Iterator[Issue]:
        """Yield an Issue for each chosen column that is not in the table, and for a table without a text column."""
        names = tuple(filter(None, names))
        listed = column_names.listed(names)
        by_field = column_names.columns(names, self.chosen)
        for part, column in self.chosen:
            if column and not column_names.matching_name(column, names):
                instead = (
                    f"column '{by_field[part]}' was taken instead" if part in by_field else "nothing was taken instead"
                )
                detail = f"columns found: {listed}. Choose one of them; {instead}"
                yield Issue(self.file, f"no column '{column[:40]}' for the {part}", detail)
        if "text" not in by_field and not self.headlines:
            yield self._no_text_column(listed)

    def _no_text_column(self, listed: str) -> Issue:
        accepted = ", ".join(column_names.NAMES["text"].split()[:12])
        choose = f"Choose the column with the article, or name it one of: {accepted}, ..."
        detail = f"columns found: {listed}. {choose} (--columns text=COLUMN, or 'Columns' on page Corpus)"
        if self.n_addresses:
            problem = f"{self.n_addresses:,} addresses without text: load the pages"
            return Issue(self.file, problem, f"save the pages and load them, or: {detail}")
        return Issue(self.file, "no text column", detail)

    def note_dated_columns(self, row: Mapping[str, object], used: Mapping[str, str]) -> None:
        """Note the columns of one of the first rows that look like dates but are not the date."""
        if "date" in used or self.n_rows > N_SAMPLES:
            return
        unused = (name for name in row if name and name not in used.values() and name not in MARKS)
        self.dated_columns.update(
            dict.fromkeys(name for name in unused if _DATED.search(cell(row[name])[:_DATE_LENGTH]))
        )

    def no_date_column(self, names: Iterable[str]) -> Iterator[Issue]:
        """Yield an Issue for a table of which no column became the date, though one or more look like dates."""
        by_field = column_names.columns(tuple(names), self.chosen)
        fetched = by_field.get("retrieved", "")
        if "date" in by_field or any(part == "date" for part, _ in self.chosen):
            return
        if self.dated_columns or fetched:
            told = f"column '{fetched[:40]}' has the days on which the pages were fetched. " if fetched else ""
            seen = (
                f"columns that look like dates: {column_names.listed(self.dated_columns)}. "
                if self.dated_columns
                else ""
            )
            choose = "If a column has the day of the article, choose it: --columns date=COLUMN, or on page Corpus"
            yield Issue(self.file, "no column became the date", f"{told}{seen}{choose}")
