"""The articles of a file that has several: the records of an export, or the parts at the user's own mark."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analytics.errors import CorpusError
from analytics.reading.exports import suspicion
from analytics.reading.formats import front_matter
from analytics.reading.formats.records import numbered_article, with_source
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from analytics.reading.exports.layout import Export, Record

SEVERAL = "looks like several articles in one file"
_FIELDS = ("title", "source", "language", "date", "author", "url")


def documents(name: str, export: Export) -> Iterator[RawDocument | Issue]:
    """Yield a document for each record of the export in file `name`, and Issues for missing and cut ones."""
    for number, record in enumerate(export.records, start=1):
        yield _document(name, export.layout, number, record)
    n_found = len(export.records)
    if export.n_announced > n_found:
        problem = f"{n_found:,} of {export.n_announced:,} articles of this export were found"
        yield Issue(name, problem, f"read as {export.layout}; export the missing articles again")
    if export.n_unread:
        problem = f"parts of this export that could not be read as articles: {export.n_unread:,}"
        yield Issue(name, problem, f"read as {export.layout}; look at the file, or split it with --split-at")
    if export.records[-1].is_cut:
        yield Issue(name, "the last article is cut off", f"read as {export.layout}; export it again for the whole text")


def _document(name: str, layout: str, number: int, record: Record) -> RawDocument:
    given = {field: getattr(record, field) for field in _FIELDS}
    more = {"section": record.section, "page": record.page, "n_words_export": record.n_words}
    return numbered_article(name, number, record.body, given, f"{layout} export", **more)


def several_issue(name: str, seen: suspicion.Sign) -> Issue:
    """Return the Issue for a file that was read as one article but looks like several."""
    mark = suspicion.pattern(seen.kind, seen.start)
    detail = (
        f"{seen.words}; it was read as one article. To split it, give `build` a pattern of the line that begins each"
        f" article: --split-at '{mark}', or say on page Corpus how each one begins"
    )
    return Issue(name, SEVERAL, detail)


def labelled_documents(name: str, text: str, seen: suspicion.Sign) -> list[RawDocument]:
    """Return the articles of a text if each begins with lines such as "Title: ..." and "Date: ...", else []."""
    if seen.kind != suspicion.START:
        return []
    documents = list(split_documents(name, text, suspicion.pattern(seen.kind, seen.start), {}))
    are_articles = all(one.title and (one.date or one.source) for one in documents)
    return documents if are_articles and len(documents) == seen.n else []


def check_mark(mark: str) -> None:
    """Raise CorpusError for a mark that is not a regular expression."""
    try:
        re.compile(mark)
    except re.error as why:
        raise CorpusError(f"The pattern to split at, '{mark}', is not a regular expression: {why}.") from why


def split_documents(name: str, text: str, mark: str, known: Mapping[str, Any]) -> Iterator[RawDocument]:
    """Yield the parts of a text that begin with a line in which the pattern `mark` is found; no text is left out.

    A mark without letters or digits, such as a rule, is not part of the text. The label lines at the start of a part,
    such as "Title: ...", give its fields.
    """
    lines, pattern = text.split("\n"), re.compile(mark)
    places = [at for at, line in enumerate(lines) if pattern.search(line)]
    bounds = pairwise([0, *(at for at in places if at), len(lines)])
    parts = ["\n".join(line for line in lines[start:end] if not _is_rule(line, pattern)) for start, end in bounds]
    written = [part for part in parts if part.strip()]
    if len(written) == 1:
        yield RawDocument(name, text, **known)
        return
    for number, part in enumerate(written, start=1):
        yield with_source(RawDocument(f"{name}#{number}", part, record=number, **front_matter.read(part, fewest=1)))


def _is_rule(line: str, pattern: re.Pattern[str]) -> bool:
    return pattern.search(line) is not None and not any(map(str.isalnum, line))
