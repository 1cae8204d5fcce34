"""Load files, folders, archives, tables and uploads into raw documents and issues.

No file can stop the others: a file that cannot be read is an Issue with the file, the problem and the remedy.
"""

from __future__ import annotations

import gzip
import io
import posixpath
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeVar

from analytics.reading.formats import (
    archives,
    bibliographies,
    column_names,
    companions,
    disk,
    exported,
    mail,
    mailbox,
    office,
    pdf,
    plain,
    sidecar,
    stored_documents,
    subtitles,
    tables,
    web_archives,
    xml_files,
)
from analytics.reading.formats.blobs import (
    DAMAGED,
    MAIL_LIMIT,
    MB,
    MEMBER_TABLE_LIMIT,
    PLAIN_LIMIT,
    RATIO_FLOOR,
    RATIO_LIMIT,
    RICH_LIMIT,
    TABLE_LIMIT,
    WHOLE_TABLE_LIMIT,
    Blob,
    UnreadableError,
    limit_stream,
    too_dense,
)
from analytics.reading.formats.decoding import printable_name, without_surrogates
from analytics.reading.raw import Corrections, Issue, Loaded, RawDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    Item = RawDocument | Issue | Corrections
    Reader = Callable[[Blob, IO[bytes]], Iterator[Item | Blob]]


T = TypeVar("T")


class Format(NamedTuple):
    """A file format: its reader, its size limit in bytes, and the remedy for larger files."""

    read: Reader
    limit: int
    remedy: str


_ARTICLE = "one article is never that long: split it or convert it to a table"
_TABLE = "split the table"
_REFERENCES = "split the list of references"
_MAIL = "load its attachments as files of their own"
_READERS: dict[str, Format] = {
    ".txt .text .md .markdown": Format(plain.read_text, PLAIN_LIMIT, _ARTICLE),
    ".html .htm .xhtml .hocr": Format(plain.read_html, PLAIN_LIMIT, _ARTICLE),
    ".mhtml .mht": Format(mail.read_saved_page, MAIL_LIMIT, _ARTICLE),
    subtitles.SUFFIXES: Format(subtitles.read, PLAIN_LIMIT, _ARTICLE),
    ".pdf": Format(pdf.read, PLAIN_LIMIT, _ARTICLE),
    ".docx": Format(office.read_docx, PLAIN_LIMIT, _ARTICLE),
    ".odt": Format(office.read_odt, PLAIN_LIMIT, _ARTICLE),
    ".rtf": Format(office.read_rtf, RICH_LIMIT, "save it as .docx"),
    ".eml": Format(mail.read_mail, MAIL_LIMIT, _MAIL),
    ".ris": Format(bibliographies.read_ris, PLAIN_LIMIT, _REFERENCES),
    ".bib .bibtex": Format(bibliographies.read_bibtex, PLAIN_LIMIT, _REFERENCES),
    ".mbox .mbx": Format(mailbox.read, TABLE_LIMIT, "split the mail box"),
    ".rss .atom .xml .rdf .nitf .newsml .tei .ttml .dfxp": Format(xml_files.read, xml_files.LIMIT, "split the file"),
    " ".join(web_archives.SUFFIXES): Format(web_archives.read, TABLE_LIMIT, "split the web archive"),
    ".wacz": Format(web_archives.read_collection, TABLE_LIMIT, "load the .warc.gz files in it one by one"),
    ".csv .tsv .tab .jsonl .jl .jsonlines .ndjson .parquet": Format(tables.read, TABLE_LIMIT, _TABLE),
    ".xlsx .json .js": Format(tables.read, WHOLE_TABLE_LIMIT, _TABLE),
}
_BY_SUFFIX = {suffix: reader for suffixes, reader in _READERS.items() for suffix in suffixes.split()}
SUFFIXES = (*_BY_SUFFIX, ".gz", *archives.SUFFIXES)
FORMATS = (
    "txt, md, html, mhtml, pdf, docx, odt, rtf, eml, mbox, srt, vtt, warc, wet, wacz, ris, bib, csv, tsv, xlsx, json,"
    " jsonl, parquet, feeds and XML of agencies and archives, each also as .gz, and zip or tar archives of them"
)
_SAVE_AS = {
    ".docx": ".doc .dot .docm .pages .wpd .wps .odm",
    ".xlsx": ".xls .xlsm .xlsb .ods .numbers",
    ".pdf": ".ppt .pptx .odp .key .epub .mobi .djvu .ps",
    ".eml": ".msg .pst .ost",
    ".srt": ".ass .ssa .sub .stl",
    ".ris": ".enw .nbib",
}
_REMEDIES = {old: f"save it as {new}" for new, olds in _SAVE_AS.items() for old in olds.split()}


def load(paths: Iterable[str | Path], columns: Mapping[str, str] | None = None, *, split_at: str = "") -> Loaded:
    """Return the documents, issues and corrections of files and folders.

    Folders are read with everything below them, sorted by name, without hidden files. `file` of a document is its path
    below the given folder, or the name of the given file. `columns` chooses, for every table, the column of a field
    ("text", "title", ...): it has priority over the known names. `split_at` is the pattern of the line with which each
    article of a text file begins, for files that have several in a layout that is not known.

    Raises:
        CorpusError: for an unknown field, or a pattern that is not a regular expression.
    """
    return _load_entries(disk.entries(paths), columns, split_at)


def load_uploads(
    uploads: Iterable[tuple[str, bytes]], columns: Mapping[str, str] | None = None, *, split_at: str = ""
) -> Loaded:
    """Return the result of loading the (name, content) pairs of an upload; a name is a label, never a path."""
    return _load_entries(_uploaded_blobs(uploads), columns, split_at)


def columns_of(uploads: Iterable[tuple[str, bytes]]) -> list[tables.TableColumns]:
    """Return the columns of every table in an upload, from its first rows; none for files that cannot be read."""
    return [*read_part(uploads, tables.read, tables.head)]


def read_part(
    uploads: Iterable[tuple[str, bytes]],
    reader: Reader,
    read: Callable[[Blob, IO[bytes]], Iterable[T]],
    columns: Mapping[str, str] | None = None,
    *,
    split_at: str = "",
) -> Iterator[T]:
    """Yield what `read` gives of each file in an upload and its archives whose reader is `reader`, up to an error.

    A sidecar is left out, as it has no articles.
    """
    chosen = column_names.chosen_columns(columns or {})
    for blob in _uploaded_blobs(uploads):
        yield from _read_part(replace(blob, columns=chosen, split_at=split_at), reader, read)


def _uploaded_blobs(uploads: Iterable[tuple[str, bytes]]) -> Iterator[Blob]:
    for label, data in uploads:
        name = printable_name(label)
        if not archives.is_hidden(name):
            yield Blob(name, name, len(data), partial(io.BytesIO, data))


def _read_part(blob: Blob, reader: Reader, read: Callable[[Blob, IO[bytes]], Iterable[T]]) -> Iterator[T]:
    try:
        with blob.open() as raw:
            if archives.is_archive(blob.name):
                for entry in archives.members(blob, raw):
                    yield from _read_part(entry, reader, read) if isinstance(entry, Blob) else ()
            elif _format(blob).read is reader and posixpath.basename(blob.place).lower() != sidecar.NAME:
                yield from read(blob, _stream(blob, raw))
    except (UnreadableError, *DAMAGED):
        return


def _load_entries(entries: Iterable[Blob | Issue], columns: Mapping[str, str] | None, split_at: str = "") -> Loaded:
    exported.check_mark(split_at)
    collector, chosen = stored_documents.Collector(), column_names.chosen_columns(columns or {})
    issues, corrections = list[Issue](), list[Corrections]()
    blobs = [
        replace(entry, columns=chosen, split_at=split_at) if isinstance(entry, Blob) else entry for entry in entries
    ]
    add = {RawDocument: collector.add, Issue: issues.append, Corrections: corrections.append}
    for item in map(_printable, _read_all(blobs)):
        add[type(item)](item)  # type: ignore[operator]
    settings = {"columns": "\n".join(map("=".join, chosen)), "split_at": split_at}
    settings = {name: value for name, value in settings.items() if value}
    return Loaded(collector.documents(), issues, corrections, settings)


def _printable(item: Item) -> Item:
    """Return an item without lone surrogates in its texts."""
    texts = ((name, value) for name, value in vars(item).items() if not isinstance(value, bytes | bool | int))
    cleaned: dict[str, Any] = {name: _clean(value) for name, value in texts}
    return item if cleaned.items() <= vars(item).items() else replace(item, **cleaned)


def _clean(value: str | Mapping[str, str]) -> str | dict[str, str]:
    if isinstance(value, str):
        return without_surrogates(value)
    return {without_surrogates(part): without_surrogates(origin) for part, origin in value.items()}


def _read_all(entries: list[Blob | Issue]) -> Iterator[Item]:
    """Yield the items of all entries of one place; sidecars are read first, to fill the fields of the documents."""
    entries = [*companions.without_companions(entries)]
    sidecars = dict(sorted(_sidecars(entries), key=_nearness))
    described = {place: each for each in sidecars.values() for place in each.rows}
    for entry in entries:
        if isinstance(entry, Issue):
            yield entry
        elif entry.place in sidecars:
            yield from sidecars[entry.place].issues
        else:
            yield from _fill_documents(entry, described.get(entry.place))
    places = {entry.place for entry in entries if isinstance(entry, Blob)}
    for each in sidecars.values():
        yield from each.unmatched(places)


def _nearness(entry: tuple[str, sidecar.Sidecar]) -> tuple[int, str, str]:
    """Return the sort key of a sidecar: of two for the same file, the one in the nearer folder is last and is used."""
    place, metadata = entry
    return place.count("/"), place, repr(metadata.rows)


def _fill_documents(blob: Blob, metadata: sidecar.Sidecar | None) -> Iterator[Item]:
    for item in _read(blob):
        yield metadata.fill(item, blob.place) if metadata and isinstance(item, RawDocument) else item


def _sidecars(entries: list[Blob | Issue]) -> Iterator[tuple[str, sidecar.Sidecar]]:
    """Yield the sidecars among the entries with their places; one that cannot be read gives its Issue later."""
    for entry in entries:
        if isinstance(entry, Blob) and posixpath.basename(entry.place).lower() == sidecar.NAME:
            try:
                with entry.open() as raw:
                    metadata = sidecar.read(
                        entry.name, entry.place, limit_stream(raw, PLAIN_LIMIT, _larger(PLAIN_LIMIT, _TABLE)).read()
                    )
            except (UnreadableError, *DAMAGED):
                continue
            if metadata:
                yield entry.place, metadata


def _read(blob: Blob) -> Iterator[Item]:
    """Yield the items of one file and of its attachments; an error that ends the reading is its last Issue."""
    try:
        with blob.open() as raw:
            for item in _one_kind(blob, raw):
                if isinstance(item, Blob):
                    yield from _read(item)
                elif isinstance(item, RawDocument) and blob.file_time and not item.file_time:
                    yield replace(item, file_time=blob.file_time)
                else:
                    yield item
    except UnreadableError as why:
        yield Issue(blob.name, why.problem, why.detail)
    except DAMAGED as why:
        detail = f"{why}; what was read before that was kept: get a whole copy of the file and load again"
        yield Issue(blob.name, "damaged, or cannot be opened", detail)


def _one_kind(blob: Blob, raw: IO[bytes]) -> Iterator[Item | Blob]:
    """Yield the items of an archive, a curation file or any other file."""
    if archives.is_archive(blob.name):
        yield from _archive(blob, raw)
    elif sidecar.is_curation(blob.place, raw):
        yield Corrections(blob.name, _stream(blob, raw).read())
    else:
        yield from _file(blob, raw)


def _archive(archive: Blob, raw: IO[bytes]) -> Iterator[Item]:
    """Yield the items of the members; for a damaged archive those before the damage."""
    entries: list[Blob | Issue] = []
    failure: Issue | None = None
    try:
        entries.extend(archives.members(archive, raw))
    except UnreadableError as why:
        failure = Issue(archive.name, why.problem, why.detail)
    except DAMAGED as why:
        failure = Issue(
            archive.name, "damaged archive", f"{why}; {len(entries):,} members were found before the damage"
        )
    yield from _read_all(entries)
    if failure:
        yield failure
    elif not entries:
        yield Issue(archive.name, "empty archive", "it holds no files")


def _file(blob: Blob, raw: IO[bytes]) -> Iterator[Item | Blob]:
    """Yield the items of one file, read by the reader of its format up to its limit."""
    yield from _format(blob).read(blob, _stream(blob, raw))


def _format(blob: Blob) -> Format:
    file_format = _BY_SUFFIX.get(blob.suffix)
    if file_format is None:
        raise UnreadableError("not a format Parallax reads", _REMEDIES.get(blob.suffix, f"it reads {FORMATS}"))
    return file_format


def _stream(blob: Blob, raw: IO[bytes]) -> IO[bytes]:
    """Return the unpacked bytes of a file as a stream with the limit of its format."""
    _, limit, remedy = _format(blob)
    limit = min(limit, MEMBER_TABLE_LIMIT) if blob.depth else limit
    too_large = _larger(limit, remedy)
    if blob.size == 0:
        raise UnreadableError("empty file", "it holds nothing and was left out")
    if blob.size > limit:
        raise too_large
    bound = max(RATIO_FLOOR, RATIO_LIMIT * blob.size) if blob.packed else limit
    error = too_dense() if bound < limit else too_large
    stream = gzip.GzipFile(fileobj=raw) if blob.packed else raw
    return limit_stream(stream, min(bound, limit), error)  # type: ignore[arg-type]


def _larger(limit: int, remedy: str) -> UnreadableError:
    return UnreadableError(f"larger than {limit // MB:,} MB", remedy)
