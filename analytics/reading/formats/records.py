"""Read one record of a table as one document: the columns of its fields, and the text of its cells."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from analytics.errors import CorpusError
from analytics.reading.dates import date_orders, dates
from analytics.reading.formats.blobs import DAMAGED, UnreadableError
from analytics.reading.formats.decoding import is_markup, tidy
from analytics.reading.raw import Issue, RawDocument
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Names of columns in exports of databases, feeds and scrapers; the first name that a table has is used.
NAMES = {
    "text": "text content body article fulltext articletext articlebody contents story inhalt artikel volltext texte"
    " contenu corps texteintegral texto contenido cuerpo textocompleto conteudo corpo testo contenuto tekst tresc"
    " brødtekst inhoud texten brodtext metin icerik текст содержание 正文 内容 本文 본문 النص"
    " html contenthtml bodyhtml articlehtml rawhtml",
    "title": "title headline articletitle heading titel schlagzeile uberschrift titre titulo titular titolo tytuł tytul"
    " kop rubrik otsikko başlık baslik заголовок название 标题 見出し 제목 العنوان",
    "source": "source outlet publisher publication newspaper site sitename website domain sourcename medium"
    " mediaoutlet quelle zeitung herausgeber journal fuente medio fonte testata źródło zrodlo krant"
    " bron kalla kaynak источник издание 来源 媒体 المصدر",
    "date": "date published publishedat publishdate publicationdate datepublished pubdate publishedon publishedtime"
    " publicationtime created createdat timestamp day datum veroffentlicht veroffentlichtam erscheinungsdatum"
    " datepublication datedepublication fecha fechadepublicacion data datadepublicacao datapubblicazione"
    " datapublikacji publicatiedatum tarih дата датапубликации 日期 发布时间 日付 날짜 التاريخ",
    "url": "url link permalink sourceurl articleurl webaddress uri href lien enlace ссылка 链接 网址",
    "author": "author authors byline creator writer journalist autor autoren verfasser auteur auteurs autores autore"
    " autori signature schrijver yazar автор 作者 著者 المؤلف",
    "language": "language lang languagecode sprache langue idioma lingua taal jezyk sprak dil язык 语言 言語 اللغة",
    "retrieved": "retrieved retrievedat retrievedon retrievaldate accessed accessedat accessdate dateaccessed crawled"
    " crawledat crawldate scraped scrapedat scrapedate scrapedon downloaded downloadedat downloaddate fetched fetchedat"
    " fetchdate savedat abgerufen abgerufenam abrufdatum consulte consultele datedeconsultation recupere consultado"
    " consultadoel recuperado acessado acessadoem consultato consultatoil pobrano datapobrania dostep geraadpleegd"
    " geraadpleegdop hamtad",
}
FIELDS = tuple(NAMES)
DAYS = ("date", "retrieved")
ON_ONE_LINE = ("title", "source", "language", "author", "url")
NAMING = ("name", "title", "text", "value", "url")  # keys with the name of a record in a cell
DEEPEST = 3  # most levels of lists and records in a cell; deeper ones are not text
SHOWN = 30  # columns named in a message: a table can have 500

Chosen = tuple[tuple[str, str], ...]  # (field, column) pairs chosen by hand; hashable, for the cache below


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


@dataclass
class Table:
    """One table during reading: its chosen columns, and the problems in its rows.

    `orders` is what the columns of dates show up to now, by field. `unsettled` are the cells whose date depends on it:
    {file of the document: {field: cell}}.
    """

    file: str
    unit: str = "row"
    chosen: Chosen = ()
    n_rows: int = 0
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
    orders: dict[str, date_orders.ColumnOrder] = field(default_factory=lambda: defaultdict(date_orders.ColumnOrder))
    unsettled: dict[str, dict[str, str]] = field(default_factory=dict)
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

    def issues(self) -> Iterator[Issue]:
        """Yield one Issue for each kind of problem."""
        if not self.n_rows:
            yield Issue(self.file, f"no {self.unit}s", "the table holds nothing but a header: nothing was loaded")
        for tally in (
            self.no_text,
            self.no_date,
            self.no_order,
            self.no_day,
            self.no_retrieval,
            self.too_wide,
            self.broken,
        ):
            if tally.n:
                problem = f"{tally.n:,} of {self.n_rows:,} {self.unit}s {tally.problem} (first: {tally.first})"
                yield Issue(self.file, problem, tally.detail)

    def column_issues(self, names: Iterable[str]) -> Iterator[Issue]:
        """Yield an Issue for each chosen column that is not in the table, and for a table without a text column."""
        names = tuple(filter(None, names))
        listed = ", ".join(name[:40] for name in names[:SHOWN]) or "none"
        listed += f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
        by_field = columns(names, self.chosen)
        for part, column in self.chosen:
            if column and not _matching_name(column, names):
                instead = (
                    f"column '{by_field[part]}' was taken instead" if part in by_field else "nothing was taken instead"
                )
                detail = f"columns found: {listed}. Choose one of them; {instead}"
                yield Issue(self.file, f"no column '{column[:40]}' for the {part}", detail)
        if "text" not in by_field:
            accepted = ", ".join(NAMES["text"].split()[:12])
            detail = f"columns found: {listed}. Choose the column with the article, or name it one of: {accepted}, ..."
            yield Issue(self.file, "no text column", detail)


@lru_cache(maxsize=256)
def columns(names: tuple[str, ...], chosen: Chosen = ()) -> dict[str, str]:
    """Return `{field: column}` for the columns of a table: the chosen columns, else those with common names.

    A field chosen as "" stays empty; for a chosen column that the table does not have, the common names are used; a
    column chosen for one field is used for no other.
    """
    by_hand = {
        part: _matching_name(column, names) for part, column in chosen if not column or _matching_name(column, names)
    }
    ranked: dict[str, tuple[int, str]] = {}
    for name in names:
        part, rank = _known_columns().get(_bare(name), ("", 0))
        if part and name not in by_hand.values() and (part not in ranked or rank < ranked[part][0]):
            ranked[part] = rank, name
    by_name = {part: name for part, (_, name) in ranked.items()}
    return {part: column for part, column in (by_name | by_hand).items() if column}


@cache
def _known_columns() -> dict[str, tuple[str, int]]:
    """Return `{name in the form of _bare: (field, rank)}` for all common names."""
    return {_bare(name): (part, rank) for part in FIELDS for rank, name in enumerate(NAMES[part].split())}


def _matching_name(column: str, names: Iterable[str]) -> str:
    """Return the name that equals `column`, or differs only in case and signs; "" if there is none."""
    names = tuple(names)
    return column if column in names else next((name for name in names if _bare(name) == _bare(column)), "")


def read_columns(given: Iterable[str]) -> dict[str, str]:
    """Return `{field: column}` for texts such as "text=Body"; "source=" leaves a field empty."""
    pairs = [each.partition("=") for each in given]
    for part, sign, _ in pairs:
        if not sign:
            raise CorpusError(f"Columns are chosen as field=column, as in text=Body: '{part}' has no '='.")
    return dict(chosen_columns({part.strip().lower(): column.strip() for part, _, column in pairs}))


def chosen_columns(given: Mapping[str, str]) -> Chosen:
    """Return the chosen columns as pairs; raise CorpusError for an unknown field."""
    for part in given:
        if part not in FIELDS:
            raise CorpusError(f"There is no field '{part}' to choose a column for. Fields are: {', '.join(FIELDS)}.")
    return tuple(given.items())


def document(row: Mapping[str, object], label: str, number: str, table: Table) -> RawDocument | None:
    """Return the document of one row, or None if it has no text; problems are counted."""
    table.n_rows += 1
    place = f"{table.unit} {number}"
    by_field = columns(tuple(row), table.chosen)
    cells = {part: row[column] for part, column in by_field.items()}
    text = tidy(_text(cells.get("text")))
    if not text.strip():
        table.no_text.add(place)
        return None
    if "\ufffd" in text:
        table.broken.add(place)
    values = {part: cell(cells[part]) for part in ON_ONE_LINE if part in cells}
    days = {part: _day(cells.get(part), part, label, table) for part in DAYS}
    values["date"], retrieved = days["date"], days["retrieved"]
    later = table.unsettled.get(label, {})
    origins = {part: f"column {by_field[part]}" for part, value in values.items() if value or part in later}
    fields: dict[str, Any] = {**values, "html": is_markup(text), "retrieved": retrieved, "origins": origins}
    return with_source(RawDocument(label, text, **fields))


def with_source(document: RawDocument) -> RawDocument:
    """Return the document; if it has no source, its source is the host of its address."""
    name = "" if document.source else web_address.site(document.url)
    return replace(document, source=name, origins={**document.origins, "source": "URL"}) if name else document


def with_column_dates(items: Iterable[RawDocument | Issue], table: Table) -> Iterator[RawDocument | Issue]:
    """Yield the items of a table; from the first document on whose date depends on its column, they wait for its end.

    If the reading of the table fails, the documents before are yielded first.
    """
    waiting: list[RawDocument | Issue] = []
    failure: Exception | None = None
    try:
        for item in items:
            if waiting or item.file in table.unsettled:
                waiting.append(item)
            else:
                yield item
    except (UnreadableError, *DAMAGED) as why:
        failure = why
    for item in waiting:
        yield _settle(item, table) if isinstance(item, RawDocument) else item
    if failure:
        raise failure


def _settle(document: RawDocument, table: Table) -> RawDocument:
    """Return a document with its dates in the order of their columns; what stays uncertain is counted."""
    found: dict[str, Any] = {}
    for part, text in table.unsettled.get(document.file, {}).items():
        found[part] = table.orders[part].read(text)
        _count_uncertain(text, found[part], part, document.file, table)
    origins = {part: origin for part, origin in document.origins.items() if found.get(part, origin)}
    return replace(document, **found, origins=origins)


def _day(value: object, part: str, label: str, table: Table) -> str:
    """Return the date of a cell, for now "" if it depends on the other cells of its column."""
    scalar = _scalar(value)
    if table.orders[part].add(scalar):
        table.unsettled.setdefault(label, {})[part] = str(scalar)
        return ""
    date = dates.normalise(scalar)
    _count_uncertain(scalar, date, part, label, table)
    return date


def _count_uncertain(value: object, date: str, part: str, label: str, table: Table) -> None:
    """Count a cell whose date cannot be read, or that loses its day."""
    first = f"{table.unit} {label.rpartition('#')[2]}: '{cell(value)[:40]}'"
    if not date and cell(value):
        (table.no_date if part == "date" else table.no_retrieval).add(first)
    elif part == "date" and dates.loses_day(value, date):
        (table.no_order if dates.readings(value) else table.no_day).add(first)


def cell(value: object) -> str:
    """Return the text of a cell on one line: lists joined by ", ", "" for empty, NaN and None."""
    return " ".join(tidy(_text(value)).split())


def _bare(name: str) -> str:
    """Return a column name without case, accents, spaces and signs: "Published At" equals "published_at"."""
    decomposed = unicodedata.normalize("NFD", str(name).casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in decomposed if not unicodedata.combining(c)))


def _scalar(value: object) -> object:
    return _text(value) if isinstance(value, list | tuple | Mapping) else value


def _text(value: object, depth: int = 0) -> str:
    """Return a cell as text; for a record in a cell its name, as in {"source": {"id": "cnn", "name": "CNN"}}."""
    if value is None or value != value or depth > DEEPEST:  # noqa: PLR0124 - NaN is an empty cell
        return ""
    if isinstance(value, Mapping):
        return _text(next((value[key] for key in NAMING if value.get(key)), None), depth + 1)
    if isinstance(value, list | tuple):
        return ", ".join(part for part in (_text(each, depth + 1) for each in value) if part)
    return str(value)
