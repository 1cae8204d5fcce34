"""One record of a table -> one document: which column is which, and what the cells say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from analytics.reading import dates
from analytics.reading.decoding import tidy
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Names of columns as they occur in exports of databases, feeds and scrapers; the first name that is there is taken.
NAMES = {
    "text": "text content body article fulltext articletext articlebody contents story inhalt artikel volltext texte"
    " contenu corps article_text texto contenido cuerpo conteudo corpo testo contenuto tekst tresc текст 正文 内容",
    "title": "title headline articletitle heading titel schlagzeile uberschrift titre titulo titular titolo tytul"
    " заголовок название 标题",
    "source": "source outlet publisher publication newspaper site sitename website domain sourcename medium quelle"
    " zeitung journal fuente medio fonte zrodlo krant источник 来源",
    "date": "date published publishedat publishdate publicationdate datepublished pubdate publishedon publishedtime"
    " publicationtime created createdat timestamp day datum veroffentlicht erscheinungsdatum fecha data дата 日期",
    "url": "url link permalink sourceurl articleurl uri href",
    "author": "author authors byline creator writer autor autoren verfasser auteur auteurs autores autore autori"
    " автор 作者",
    "language": "language lang sprache langue idioma lingua taal jezyk язык 语言",
}
FIELDS = tuple(NAMES)
NAMING = ("name", "title", "text", "value", "url")  # keys that name a record in a cell
DEEPEST = 3  # lists and records in a cell; deeper ones are no text


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
class RowTroubles:
    """What went wrong in the rows of one file."""

    file: str
    unit: str = "row"
    n_rows: int = 0
    no_text: Tally = field(default_factory=lambda: Tally("have no text", "they were left out; all others were loaded"))
    no_date: Tally = field(
        default_factory=lambda: Tally("have a date that cannot be read", "the documents are kept without a date")
    )
    too_wide: Tally = field(
        default_factory=lambda: Tally(
            "have more cells than the header",
            "a separator inside a cell without quotes? The cells beyond the header were not read",
        )
    )
    broken: Tally = field(
        default_factory=lambda: Tally(
            "hold characters that could not be decoded", "they show as \ufffd; save the file as UTF-8 and load again"
        )
    )

    def issues(self) -> Iterator[Issue]:
        """Give one Issue for each kind of trouble that was met."""
        if not self.n_rows:
            yield Issue(self.file, f"no {self.unit}s", "the table holds nothing but a header: nothing was loaded")
        for tally in (self.no_text, self.no_date, self.too_wide, self.broken):
            if tally.n:
                problem = f"{tally.n:,} of {self.n_rows:,} {self.unit}s {tally.problem} (first: {tally.first})"
                yield Issue(self.file, problem, tally.detail)


@lru_cache(maxsize=256)
def columns(names: tuple[str, ...]) -> dict[str, str]:
    """Return `{field: column}` for the columns of a table, by their common names in several languages."""
    known = {_bare(name): name for name in reversed(names)}
    wanted = ((part, next((known[n] for n in map(_bare, NAMES[part].split()) if n in known), None)) for part in FIELDS)
    return {part: column for part, column in wanted if column is not None}


def no_text_column(file: str, found: Iterable[str]) -> Issue:
    """Return the Issue of a table that has no column to read."""
    accepted = ", ".join(NAMES["text"].split()[:12])
    seen = ", ".join(name[:40] for name in found) or "none"
    return Issue(
        file, "no text column", f"columns found: {seen}. Name the column with the article one of: {accepted}, ..."
    )


def document(row: Mapping[str, object], label: str, number: str, troubles: RowTroubles) -> RawDocument | None:
    """Return the document of one row, or None when it has no text; troubles are counted."""
    troubles.n_rows += 1
    where = columns(tuple(row))
    text = tidy(_text(row.get(where.get("text", ""))))
    if not text.strip():
        troubles.no_text.add(f"{troubles.unit} {number}")
        return None
    if "\ufffd" in text:
        troubles.broken.add(f"{troubles.unit} {number}")
    given = {part: cell(row.get(where.get(part, ""))) for part in FIELDS if part not in ("text", "date")}
    date = _date(row.get(where.get("date", "")), f"{troubles.unit} {number}", troubles)
    return RawDocument(
        label,
        text,
        title=given["title"],
        source=given["source"] or host(given["url"]),
        language=given["language"],
        date=date,
        date_origin=f"column {where['date']}" if date else "",
        author=given["author"],
        url=given["url"],
    )


def _date(given: object, place: str, troubles: RowTroubles) -> str:
    """Return the date of a row; one that is there and cannot be read is counted."""
    date = dates.normalise(_scalar(given))
    if not date and cell(given):
        troubles.no_date.add(f"{place}: '{cell(given)[:40]}'")
    return date


def cell(value: object) -> str:
    """Return a cell on one line: lists joined by ", ", nothing for empty, NaN and None."""
    return " ".join(tidy(_text(value)).split())


def host(url: str) -> str:
    """Return the host of an address without "www.", "" if it is no address."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:  # "http://[" and the like
        return ""
    return name.removeprefix("www.")


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
