"""Read lists of references (RIS, BibTeX): the text of each is its abstract, marked as cut short and reported."""

from __future__ import annotations

import logging
import re
from typing import IO, TYPE_CHECKING, Any

from analytics import schema
from analytics.reading.dates import dates
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import decode, lost_letters
from analytics.reading.formats.records import numbered_article
from analytics.reading.formats.tallies import Tally
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Fields = dict[str, str]
ABSTRACT = "an abstract"
_RIS = re.compile(r"\s*(?:^.{0,80}\n){0,3}?TY {1,2}- ", re.MULTILINE)
_KEYS = {  # field: the names in RIS (as rispy gives them) and in BibTeX
    "text": "abstract notes_abstract annote",
    "title": "title primary_title",
    "source": "newspaper journaltitle journal secondary_title journal_name alternate_title1 alternate_title3"
    " alternate_title2 booktitle container_title publisher",
    "language": "language langid",
    "date": "date",
    "year": "publication_year year date",
    "month": "month",
    "url": "url urls",
    "page": "start_page pages",
}


def is_ris(text: str) -> bool:
    """Return whether a text is in RIS: it begins with the tag of a type."""
    return _RIS.match(text[:500]) is not None and "\nER  -" in text


def read_ris(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield the abstract of each reference in a RIS file."""
    text, lost = decode(stream.read())
    yield from lost_letters(blob.name, lost)
    yield from documents_of_ris(blob, text)


def documents_of_ris(blob: Blob, text: str) -> Iterator[RawDocument | Issue]:
    """Yield the abstract of each reference in RIS."""
    import rispy  # type: ignore[import-untyped] # noqa: PLC0415 - only for RIS

    try:
        entries = rispy.loads(text)
    except (ValueError, LookupError, OSError) as why:
        detail = f"{cell(why)[:100]}; export the references again"
        raise UnreadableError("a RIS file that cannot be read", detail) from why
    yield from _documents(blob, "RIS", entries)


def read_bibtex(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield the abstract of each reference in a BibTeX file; an entry that is not valid is counted."""
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - only for BibTeX
    from bibtexparser.middlewares import LatexDecodingMiddleware  # noqa: PLC0415
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry  # noqa: PLC0415

    text, lost = decode(stream.read())
    yield from lost_letters(blob.name, lost)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would print becomes an Issue
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    twice = [each for each in library.failed_blocks if isinstance(each, DuplicateBlockKeyBlock)]
    blocks = [*library.entries, *(each.ignore_error_block for each in twice)]
    entries = [
        {key.lower(): field.value for key, field in entry.fields_dict.items()}
        for entry in blocks
        if isinstance(entry, Entry)
    ]
    yield from _documents(blob, "BibTeX", entries)
    failed = [each for each in library.failed_blocks if not isinstance(each, DuplicateBlockKeyBlock)]
    if failed:
        problem = f"{len(failed):,} entries are not valid BibTeX (first: {cell(failed[0].raw)[:60]})"
        yield Issue(blob.name, problem, "they were left out: correct them, or export the references again")


def _documents(blob: Blob, kind: str, entries: Iterable[Mapping[str, Any]]) -> Iterator[RawDocument | Issue]:
    empty = Tally("have no abstract", "they were left out: load the articles themselves")
    number = n_documents = 0
    for number, entry in enumerate(entries, start=1):
        fields = {field: _value(entry, names) for field, names in _KEYS.items()}
        if not fields["text"]:
            empty.add(fields["title"][:60] or f"reference {number}")
            continue
        n_documents += 1
        yield _document(blob, kind, number, fields | {"author": _authors(entry)})
    if not number:
        raise UnreadableError(f"no references in this {kind} file", "export the references again")
    if n_documents:
        detail = "a list of references holds no articles: load the articles for full counts"
        yield Issue(blob.name, f"{n_documents:,} of {number:,} references were read by their abstract", detail)
    yield from empty.issues(blob.name, number, "references")


def _document(blob: Blob, kind: str, number: int, fields: Fields) -> RawDocument:
    given = {part: fields[part] for part in ("title", "source", "language", "author", "url")}
    given["date"] = _date(fields["date"], fields["month"], fields["year"])
    more = {"page": fields["page"], "truncated": ABSTRACT}
    return numbered_article(blob.name, number, fields["text"], given, f"{kind} file", **more)


def _date(day: str, month: str, year: str) -> str:
    """Return the date of a reference; BibTeX writes "year = 2021, month = may"."""
    written = day.strip("/ ") or f"{month[:3]} {year}"
    return dates.normalise(written) or dates.normalise(year[:4])


def _value(entry: Mapping[str, Any], names: str) -> str:
    values = (entry.get(name) for name in names.split())
    return next((text for value in values if (text := _first_value(value))), "")


def _first_value(value: object) -> str:
    """Return a value without the braces of LaTeX; of several the first."""
    several = value if isinstance(value, list) else [value]
    return " ".join(str(several[0] or "").replace("{", "").replace("}", "").split()) if several else ""


def _authors(entry: Mapping[str, Any]) -> str:
    """Return the names of the authors in their spoken order, joined by "; "."""
    listed = entry.get("authors") or entry.get("first_authors") or entry.get("author") or ()
    names = re.split(r"\s+and\s+", listed) if isinstance(listed, str) else listed
    return schema.LIST_SEPARATOR.join(filter(None, map(_spoken_name, names)))


def _spoken_name(name: str) -> str:
    """Return "Maud Quill" for "Quill, Maud"."""
    family, _, given = _first_value(name).partition(",")
    return f"{given.strip()} {family.strip()}".strip()
