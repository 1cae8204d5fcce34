"""One record of a table -> one document: which column is which, and what the cells say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from analytics.errors import CorpusError
from analytics.reading.formats.decoding import is_markup, tidy
from analytics.reading.metadata import dates
from analytics.reading.raw import Issue, RawDocument
from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Names of columns as they occur in exports of databases, feeds and scrapers; the first name that is there is taken.
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
ON_ONE_LINE = ("title", "source", "language", "author", "url")
NAMING = ("name", "title", "text", "value", "url")  # keys that name a record in a cell
DEEPEST = 3  # lists and records in a cell; deeper ones are no text
SHOWN = 30  # columns named in a message: a table can have 500

Chosen = tuple[tuple[str, str], ...]  # (field, column) pairs chosen by hand; hashable, for the cache below


@dataclass
class Tally:
    """Rows of one file that share a trouble, told as one Issue and not one per row."""

    problem: str
    detail: str
    n: int = 0
    first: str = ""

    def add(self, first: str) -> None:
        """Count one more row; the first is remembered."""
        self.n += 1
        self.first = self.first or first


@dataclass
class Table:
    """One table while it is read: the columns chosen for it by hand, and what went wrong in its rows."""

    file: str
    unit: str = "row"
    chosen: Chosen = ()
    n_rows: int = 0
    no_text: Tally = field(default_factory=partial(Tally, "have no text", "they were left out; all others were loaded"))
    no_date: Tally = field(
        default_factory=partial(Tally, "have a date that cannot be read", "the documents are kept without a date")
    )
    no_retrieval: Tally = field(
        default_factory=partial(
            Tally,
            "have a day of retrieval that cannot be read",
            "write it as 2021-08-16; the documents are kept without it",
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

    def issues(self) -> Iterator[Issue]:
        """Give one Issue for each kind of trouble that was met."""
        if not self.n_rows:
            yield Issue(self.file, f"no {self.unit}s", "the table holds nothing but a header: nothing was loaded")
        for tally in (self.no_text, self.no_date, self.no_retrieval, self.too_wide, self.broken):
            if tally.n:
                problem = f"{tally.n:,} of {self.n_rows:,} {self.unit}s {tally.problem} (first: {tally.first})"
                yield Issue(self.file, problem, tally.detail)

    def column_issues(self, names: Iterable[str]) -> Iterator[Issue]:
        """Give an Issue for each chosen column that the table has not, and for a table without a text column."""
        names = tuple(filter(None, names))
        seen = ", ".join(name[:40] for name in names[:SHOWN]) or "none"
        seen += f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
        found = columns(names, self.chosen)
        for part, column in self.chosen:
            if column and not _matching_name(column, names):
                instead = f"column '{found[part]}' was taken instead" if part in found else "nothing was taken instead"
                detail = f"columns found: {seen}. Choose one of them; {instead}"
                yield Issue(self.file, f"no column '{column[:40]}' for the {part}", detail)
        if "text" not in found:
            accepted = ", ".join(NAMES["text"].split()[:12])
            detail = f"columns found: {seen}. Choose the column with the article, or name it one of: {accepted}, ..."
            yield Issue(self.file, "no text column", detail)


@lru_cache(maxsize=256)
def columns(names: tuple[str, ...], chosen: Chosen = ()) -> dict[str, str]:
    """Return `{field: column}` for the columns of a table: those chosen by hand, else by their common names.

    A field chosen as "" stays empty; a chosen column that is not there is looked for by the common names; a column
    chosen for one field is taken for no other.
    """
    by_hand = {
        part: _matching_name(column, names) for part, column in chosen if not column or _matching_name(column, names)
    }
    found: dict[str, tuple[int, str]] = {}
    for name in names:
        part, rank = _known_columns().get(_bare(name), ("", 0))
        if part and name not in by_hand.values() and (part not in found or rank < found[part][0]):
            found[part] = rank, name
    by_name = {part: name for part, (_, name) in found.items()}
    return {part: column for part, column in (by_name | by_hand).items() if column}


@cache
def _known_columns() -> dict[str, tuple[str, int]]:
    """Return `{name as _bare has it: (field, rank)}` of all common names."""
    return {_bare(name): (part, rank) for part in FIELDS for rank, name in enumerate(NAMES[part].split())}


def _matching_name(column: str, names: Iterable[str]) -> str:
    """Return the name among `names` that is meant by `column`, "" if none: exactly, or but for case and signs."""
    names = tuple(names)
    return column if column in names else next((name for name in names if _bare(name) == _bare(column)), "")


def read_columns(given: Iterable[str]) -> dict[str, str]:
    """Return `{field: column}` of what was written as "text=Body"; "source=" leaves a field empty."""
    pairs = [each.partition("=") for each in given]
    for part, sign, _ in pairs:
        if not sign:
            raise CorpusError(f"Columns are chosen as field=column, as in text=Body: '{part}' has no '='.")
    return dict(chosen_columns({part.strip().lower(): column.strip() for part, _, column in pairs}))


def chosen_columns(given: Mapping[str, str]) -> Chosen:
    """Return the columns chosen by hand as pairs, or raise CorpusError for a field that there is not."""
    for part in given:
        if part not in FIELDS:
            raise CorpusError(f"There is no field '{part}' to choose a column for. Fields are: {', '.join(FIELDS)}.")
    return tuple(given.items())


def document(row: Mapping[str, object], label: str, number: str, table: Table) -> RawDocument | None:
    """Return the document of one row, or None when it has no text; troubles are counted."""
    table.n_rows += 1
    place = f"{table.unit} {number}"
    where = columns(tuple(row), table.chosen)
    cells = {part: row[column] for part, column in where.items()}
    text = tidy(_text(cells.get("text")))
    if not text.strip():
        table.no_text.add(place)
        return None
    if "\ufffd" in text:
        table.broken.add(place)
    given = {part: cell(cells[part]) for part in ON_ONE_LINE if part in cells}
    given["date"] = _day(cells.get("date"), place, table.no_date)
    retrieved = _day(cells.get("retrieved"), place, table.no_retrieval)
    origins = {part: f"column {where[part]}" for part, value in given.items() if value}
    fields: dict[str, Any] = {**given, "html": is_markup(text), "retrieved": retrieved, "origins": origins}
    return with_source(RawDocument(label, text, **fields))


def with_source(document: RawDocument) -> RawDocument:
    """Return the document with the host of its address as its source, where it has no source."""
    name = "" if document.source else web_address.site(document.url)
    return replace(document, source=name, origins={**document.origins, "source": "URL"}) if name else document


def _day(given: object, place: str, unread: Tally) -> str:
    """Return the date of a row; one that is there and cannot be read is counted."""
    date = dates.normalise(_scalar(given))
    if not date and cell(given):
        unread.add(f"{place}: '{cell(given)[:40]}'")
    return date


def cell(value: object) -> str:
    """Return a cell on one line: lists joined by ", ", nothing for empty, NaN and None."""
    return " ".join(tidy(_text(value)).split())


def _bare(name: str) -> str:
    """Return a column name without case, accents, spaces and signs: "Published At" and "published_at" are one."""
    decomposed = unicodedata.normalize("NFD", str(name).casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in decomposed if not unicodedata.combining(c)))


def _scalar(value: object) -> object:
    return _text(value) if isinstance(value, list | tuple | Mapping) else value


def _text(value: object, depth: int = 0) -> str:
    """Return a cell as text; a record in a cell gives its name, as in {"source": {"id": "cnn", "name": "CNN"}}."""
    if value is None or value != value or depth > DEEPEST:  # noqa: PLR0124 - NaN is an empty cell
        return ""
    if isinstance(value, Mapping):
        return _text(next((value[key] for key in NAMING if value.get(key)), None), depth + 1)
    if isinstance(value, list | tuple):
        return ", ".join(part for part in (_text(each, depth + 1) for each in value) if part)
    return str(value)
