"""The articles of a build between cleaning and counting: their metadata in the memory, their lines in the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.build import boilerplate_lines
from analytics.curation import curation
from analytics.reading.article import Article
from analytics.reading.cleaning import no_article
from analytics.reading.cleaning.clean import Line
from analytics.reading.containment import Note, contain_failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, Protocol

    import pandas as pd

    from analytics.build.failures import Failures
    from analytics.build.part_store import Part, Record

    class Lines(Protocol):
        """Articles whose lines are not in the memory."""

        articles: list[Article]

        def with_lines(self, articles: Sequence[Article]) -> Iterator[Article]:
            """Yield each of the articles, given in the order of `self.articles`, with its lines before corrections."""


class CleanedArticles:
    """The articles of the records of a build, in the order of the records, without their lines; and their notes."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._places: dict[Part, list[tuple[int, int]]] = {}  # by part: position here, number in the part
        for position, (part, number) in enumerate(records):
            self._places.setdefault(part, []).append((position, number))
        articles, notes = {}, {}
        for part, places in self._places.items():
            rows, noted = _rows(part, "articles"), _rows_by_document(part, "notes")
            for position, number in places:
                articles[position] = Article._make([*rows[number][1:], ()])
                notes[position] = [Note._make(row) for row in noted[number]]
        self.articles = [articles[position] for position in range(len(records))]
        self.notes = [notes[position] for position in range(len(records))]

    def with_lines(self, articles: Sequence[Article]) -> Iterator[Article]:
        """Yield each of the articles, given in the order of the records, with its lines; one part after the other."""
        for part, places in self._places.items():
            lines = _lines(part)
            for position, number in places:
                yield articles[position]._replace(lines=lines[number])

    def lines(self, position: int) -> tuple[Line, ...]:
        """Return the lines of one article."""
        part, number = self._records[position]
        return _lines(part)[number]


class CorrectedArticles:
    """Articles with corrections applied and repeated lines of their outlets removed; iterated anew at each use.

    `articles` has them in the order of `stored`, without lines; `before` those before corrections. `failed` has the
    notes on corrections that failed, `left_out` the pages that are not articles, with their lines; both by document, as
    far as it was iterated.
    """

    def __init__(self, stored: Lines, corrections: pd.DataFrame, failures: Failures) -> None:
        self._stored = stored
        self.before = stored.articles
        self.articles: list[Article] = failures.contained(
            "corrections", lambda: curation.correct_metadata(stored.articles, corrections), stored.articles
        )
        repeated: dict[str, frozenset[str]] = failures.contained(
            "repeats", lambda: boilerplate_lines.repeated_lines(_Bodies(stored, self.articles)), {}
        )
        unchanged: Callable[[Article], Article] = lambda article: article  # noqa: E731 - the type of the lambda
        self._edit = failures.contained(
            "corrections", lambda: curation.line_corrector(corrections, repeated), unchanged
        )
        self.failed: dict[str, Note] = {}
        self.left_out: dict[str, Article] = {}

    def __iter__(self) -> Iterator[Article]:
        return (article for article in self.with_left_out() if article.doc_id not in self.left_out)

    def with_left_out(self) -> Iterator[Article]:
        """Yield each article with its lines, those of pages that are not articles too."""
        for article in map(self._corrected_article, self._stored.with_lines(self.articles)):
            if no_article.reason_of_lines(article.lines):
                self.left_out[article.doc_id] = article
            yield article

    def _corrected_article(self, article: Article) -> Article:
        notes: list[Note] = []
        corrected = contain_failure("corrections", notes, lambda: self._edit(article), article)
        if notes:
            self.failed[article.doc_id] = notes[0]
        return corrected


class _Bodies:
    """The outlets and the body lines of each article, for `boilerplate_lines`, which iterates them several times."""

    def __init__(self, stored: Lines, articles: Sequence[Article]) -> None:
        self._stored, self._articles = stored, articles
        sources, sources_of = {article.source for article in articles}, dict[str, set[str]]()
        for article in articles:
            for site in article.outlets[1:]:
                sources_of.setdefault(site, set()).add(article.source)
        self._outlets = sources | {site for site, sharing in sources_of.items() if len(sharing) > 1}

    def __iter__(self) -> Iterator[boilerplate_lines.Body]:
        for article in self._stored.with_lines(self._articles):
            outlets = [outlet for outlet in article.outlets if outlet in self._outlets]
            yield boilerplate_lines.Body(outlets, article.found, article.date)


def _lines(part: Part) -> list[tuple[Line, ...]]:
    return [tuple(Line._make(row) for row in rows) for rows in _rows_by_document(part, "lines")]


def _rows(part: Part, name: str) -> list[tuple[Any, ...]]:
    return list(zip(*(column.to_pylist() for column in part.table(name).columns), strict=True))


def _rows_by_document(part: Part, name: str) -> list[list[tuple[Any, ...]]]:
    """Return the rows of each document of a part, without its number."""
    rows: list[list[tuple[Any, ...]]] = [[] for _ in part.keys]
    for number, *row in _rows(part, name):
        rows[number].append(tuple(row))
    return rows
