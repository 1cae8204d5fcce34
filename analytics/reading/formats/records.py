"""Read one record of a table as one document: the columns of its fields, and the text of its cells."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from analytics.reading.dates.date_orders import ColumnOrder
from analytics.reading.formats import cell_text, column_dates, column_names, truncation
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import is_markup
from analytics.reading.formats.message_layouts import MARKS, MESSAGE, NOTICE
from analytics.reading.raw import Issue, RawDocument
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ON_ONE_LINE = ("title", "source", "language", "author", "url")
HEADLINE = "headline only"
_ADDRESS = re.compile(r"(?:https?:)?//\S+\Z|www\.[^\s/]+\Z|[\w-]+(?:\.[\w-]+)+/\S*\Z", re.IGNORECASE)
N_SAMPLES = 20  # rows in which columns that look like dates are looked for
_DATE_LENGTH = 40
_DATED = re.compile(  # a day in numbers, or a year in a short text
    r"\A\D{0,12}(?:\d{1,4}[-./]\d{1,2}[-./]\d{2,4}(?!\d)|(?:19|20)\d\d(?:[01]\d[0-3]\d)?(?!\d)"
    r"|\d{1,2}\.? [^\W\d]{3,10}\.? \d{4})"
)
_PLACEHOLDER_LENGTH = 60
_PLACEHOLDER = re.compile(
    r"none|null|nan|nat|<na>|n/?a|#n/?a!?|undefined|not available|\[removed\]|-{1,3}"
    r"|\(?no (?:text|content|title|author)\)?"
    r"|only available in .{1,30} plans?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(  # a source or an author that names nobody
    r"unknown(?: (?:source|author|publisher))?|anonymous|unbekannt|inconnu|desconocido|sconosciuto|onbekend"
    r"|guest writers?(?: - \w+)?",
    re.IGNORECASE,
)
_BY = re.compile(r"by\s+(?=[A-Z\W])", re.IGNORECASE)


@dataclass
class Tally:
    """The rows of one file with the same problem, reported as one Issue."""

    problem: str
    detail: str
    n: int = 0
    first: str = ""

    def add(self, first: str) -> None:
        """Count one more row; the first one is stored."""
        self.n += 1
        self.first = self.first or first

    def issues(self, file: str, n_all: int, unit: str) -> Iterator[Issue]:
        """Yield the Issue for the counted rows of `file`, out of `n_all` rows; none if no row was counted."""
        if self.n:
            problem = f"{self.n:,} of {n_all:,} {unit} {self.problem} (first: {self.first})"
            yield Issue(file, problem, self.detail)


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


def document(row: Mapping[str, object], label: str, number: str, table: Table) -> RawDocument | None:
    """Return the document of one row, or None if it has no text; problems are counted."""
    table.n_rows += 1
    place = f"{table.unit} {number}"
    if row.get(NOTICE):
        table.notices.add(place)
        return None
    row = row if row.get(MESSAGE) else _without_placeholders(row)
    used = _used_columns(row, table.chosen)
    table.note_dated_columns(row, used)
    values = {part: cell(row[used[part]]) for part in ON_ONE_LINE if part in used}
    values |= {part: "" for part in ("source", "author") if _NO_NAME.fullmatch(values.get(part, "").strip())}
    text, truncated = _article_text(row, used, table)
    headline = "" if text.strip() or not table.headlines else values.get("title", "")
    if not (text.strip() or headline):
        table.count_without_text(place, values.get("url", ""))
        return None
    if headline:
        table.count_headline(values.get("url", ""))
        text, truncated = headline, HEADLINE
    elif truncated:
        table.cut_short.add(f"{place}: {truncated}")
    if "\ufffd" in text:
        table.broken.add(place)
    values |= _names(values)
    days = {part: column_dates.day(row, used.get(part, ""), part, label, table) for part in column_dates.DAYS}
    values["date"], retrieved = days["date"], days["retrieved"]
    later = table.unsettled.get(label, {})
    origins = {part: f"column {used[part]}" for part, value in values.items() if value or part in later}
    fields: dict[str, Any] = {**values, "html": is_markup(text), "retrieved": retrieved, "origins": origins}
    body_only = bool(headline or (row.get(MESSAGE) and not fields["html"]))
    return with_source(RawDocument(label, text, **fields, truncated=truncated, body_only=body_only))


def _without_placeholders(row: Mapping[str, object]) -> Mapping[str, object]:
    """Return a row with "" for cells that hold nothing, such as "nan" or "ONLY AVAILABLE IN PAID PLANS"."""
    empty = {name: "" for name, value in row.items() if isinstance(value, str) and _is_placeholder(value)}
    return {**row, **empty} if empty else row


def _is_placeholder(value: str) -> bool:
    return len(value) <= _PLACEHOLDER_LENGTH and _PLACEHOLDER.fullmatch(value.strip()) is not None


def _used_columns(row: Mapping[str, object], chosen: column_names.Chosen) -> dict[str, str]:
    """Return `{field: column}`: of the columns that can be a field the first that is not empty in this row.

    An address is a name of a source only if there is no other.
    """
    used: dict[str, str] = {}
    for part, several in column_names.candidates(tuple(row), chosen).items():
        filled = [name for name in several if row[name] not in (None, "", [], {})] if len(several) > 1 else several
        if part == "source" and len(filled) > 1:
            filled = [name for name in filled if not _ADDRESS.match(cell(row[name]))] or filled
        used[part] = (*filled, several[0])[0]
    return used


def _value(row: Mapping[str, object], used: Mapping[str, str], part: str) -> object:
    return row[used[part]] if part in used else None


def _article_text(row: Mapping[str, object], used: Mapping[str, str], table: Table) -> tuple[str, str]:
    """Return the text of a row without the mark that it is cut short, and why it is cut short, "" if it is whole."""
    column, value = used.get("text", ""), _value(row, used, "text")
    text = cell_text.body(value)
    if isinstance(value, str) and truncation.is_excel_limit(value):
        return text, truncation.EXCEL
    text, reason = truncation.split_mark(text)
    is_excerpt = column_names.is_excerpt(column) and ("text", column) not in table.chosen
    return text, reason or (f"an excerpt: column {column}" if is_excerpt else "")


def _names(values: Mapping[str, str]) -> dict[str, str]:
    """Return the source, the title without the name of its source, and the author without "By"."""
    source = values.get("source", "")
    if _ADDRESS.match(source):
        source = web_address.site(source if "//" in source else f"//{source}") or source
    title = re.sub(rf"\s+[-\u2013\u2014|]\s+{re.escape(source)}\Z", "", values.get("title", ""), flags=re.IGNORECASE)
    names = {"source": source, "title": title if source else values.get("title", "")}
    names["author"] = _BY.sub("", values.get("author", ""), count=1) if _BY.match(values.get("author", "")) else ""
    return {part: value for part, value in names.items() if value}


def numbered_article(
    file: str, number: int, text: str, fields: Mapping[str, str], origin: str, **more: Any
) -> RawDocument:
    """Return article `number` of a file with several: `fields` come from `origin`, `more` are other attributes.

    Its text is the article alone if `more` does not say otherwise.
    """
    origins = {part: origin for part, value in fields.items() if value}
    known: dict[str, Any] = {"body_only": True, **fields, **more}
    return with_source(RawDocument(f"{file}#{number}", text, **known, origins=origins, record=number))


def with_source(document: RawDocument) -> RawDocument:
    """Return the document; if it has no source, its source is the host of its address."""
    name = "" if document.source else web_address.site(document.url)
    return replace(document, source=name, origins={**document.origins, "source": "URL"}) if name else document
