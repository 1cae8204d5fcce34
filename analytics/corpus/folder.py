"""A corpus as a folder of Parquet files and a manifest; opening the folder compares the files with the manifest."""

from __future__ import annotations

import hashlib
import io
from contextlib import contextmanager
from functools import partial
from math import nan
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from analytics import schema
from analytics.corpus import categories
from analytics.corpus import manifest as corpus_manifest
from analytics.corpus import store as corpus_module
from analytics.corpus.manifest import FIRST_FORMAT, change_error, damage_error, table_file
from analytics.corpus.store import CATEGORIES, LATER, STORED, Corpus
from analytics.corpus.stored_tables import StoredTables
from analytics.errors import CorpusError
from analytics.output import folder as output_folder
from analytics.output.folder import MANIFEST
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from _typeshed import ReadableBuffer

    from analytics.corpus.manifest import Manifest

# columns and tables that may be missing in folders of earlier releases; both pairs only in those of the first format
_OF_RECORD = frozenset({"record", "section", "page", "n_words_export", "truncated"})
_LATER = _OF_RECORD | {"languages", "link_rule", "certainty", "via", "grade", "basis", "stability_by_chance"}
_LATER_IN_FIRST = _LATER | {"called", "step"}
_LATER_TABLES = frozenset({"statement_sentences", "story_members", *LATER})
# few pages need them: compressed, those of 4,000 articles take 29 MB, decoded 63
_DECODED_LATER = frozenset({"lines", "fingerprints", "names", "speeches", "articles", "embeddings", *LATER})
ROW_GROUP = 1 << 20  # rows of a Parquet file that are strings at the same time
_ALWAYS = ("documents", "texts")  # they identify a corpus whose manifest is lost
_KEY_TABLES = "documents, issues, mentions, corrections and those of topics"
_ARROW_TYPES = {
    "str": (pa.string(), pa.large_string()),
    "int64": (pa.int64(),),
    "float64": (pa.float64(),),
    "bool": (pa.bool_(),),
}


def save(corpus: Corpus, folder: str | Path) -> None:
    """Write the whole corpus as Parquet files and a manifest; an existing corpus there is replaced."""
    with output_folder.write_folder(folder, output_folder.CORPUS) as output:
        write_tables(corpus, output.fresh)


def write_tables(corpus: Corpus, folder: Path) -> None:
    """Write the files of a corpus folder into an empty folder, and compare the checksums of the written files."""
    tables = {name: _write(corpus.root.stored_tables.read(name), folder / table_file(name)) for name in STORED}
    (folder / MANIFEST).write_text(corpus_manifest.manifest_text(corpus.root, tables), encoding="utf-8")
    for name, about in tables.items():
        if _file_checksum(folder / table_file(name)) != about["blake2b"]:
            raise CorpusError(f"{folder}: the table {name} is not on the disk as it was written. Check the disk.")


def open_corpus(folder: str | Path, *, verify: bool = True) -> Corpus:
    """Return the corpus of a folder; raises CorpusError when it is not a corpus, or was changed after it was written.

    Without `verify` checksums and the content key are not compared; columns, types and numbers of rows always are.
    """
    path = Path(folder)
    content = corpus_manifest.content(path)
    while True:
        try:
            return _open_folder(path, content, verify=verify)
        except CorpusError:
            before, content = content, corpus_manifest.content(path)
            if content == before:
                raise  # else another corpus replaced it during the reading


def stored_tables(folder: str | Path) -> tuple[dict[str, pd.DataFrame], Manifest]:
    """Return the tables of a corpus folder, without checks of their content, and the manifest."""
    path = Path(folder)
    manifest = corpus_manifest.parse_manifest(path, corpus_manifest.content(path))
    packed = _packed_tables(path, manifest, checksums=False)
    ids = pd.Index(packed["documents"].arrow(["doc_id"])["doc_id"].unique().to_pandas(), dtype="str")
    tables = {name: _decode_table(path, table, ids) for name, table in packed.items()}
    return {name: corpus_module.without_categories(table) for name, table in tables.items()}, manifest


def is_corpus_folder(folder: str | Path) -> bool:
    """Return whether a folder has a corpus, even a damaged one: a manifest, or tables whose manifest is lost."""
    path = Path(folder)
    try:
        return (path / MANIFEST).is_file() or all((path / table_file(name)).is_file() for name in _ALWAYS)
    except PermissionError:
        return True


def stamp(folder: str | Path) -> tuple[int, ...]:
    """Return numbers that change when a corpus is written to the folder; () without a manifest. It costs one `stat`."""
    try:
        status = Path(folder, MANIFEST).stat()
    except OSError:
        return ()
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def missing_checksums(folder: str | Path) -> str:
    """Return a sentence about the missing checksums of a corpus folder, "" when it has them."""
    path = Path(folder)
    if corpus_manifest.parse_manifest(path, corpus_manifest.content(path))["format"] != FIRST_FORMAT:
        return ""
    return (
        f"{path} was made by an earlier release, which stored no checksums: only changes of {_KEY_TABLES} are noticed."
        " Build it again to have them."
    )


def _write(table: pd.DataFrame, file: Path) -> dict[str, str | int]:
    with file.open("wb") as opened:
        output = _HashedFile(opened)
        _write_parquet(table, output)
    return {"file": file.name, "rows": len(table), "blake2b": output.digest.hexdigest()}


class _HashedFile(io.RawIOBase):
    """A file that is written from start to end, and the hash of what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = _digest()

    def writable(self) -> bool:
        return True

    def write(self, content: ReadableBuffer) -> int:
        self.digest.update(content)
        return self._file.write(content)


def _write_parquet(table: pd.DataFrame, file: io.RawIOBase | io.BytesIO) -> None:
    """Write a table without categories, one row group after the other: as strings, a column takes much more memory."""
    with parquet.ParquetWriter(file, _arrow_table(table.iloc[:0]).schema) as writer:
        for start in range(0, max(len(table), 1), ROW_GROUP):
            writer.write_table(_arrow_table(table.iloc[start : start + ROW_GROUP]), ROW_GROUP)


def _arrow_table(table: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(corpus_module.without_categories(table), preserve_index=False)


def _parquet_of_empty(name: str) -> bytes:
    buffer = io.BytesIO()
    _write_parquet(schema.empty(name), buffer)
    return buffer.getvalue()


def _checksum(content: bytes) -> str:
    return _digest(content).hexdigest()


def _digest(content: bytes = b"") -> hashlib.blake2b:
    return hashlib.blake2b(content, digest_size=16)


def _file_checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, _digest).hexdigest()


def _open_folder(path: Path, content: bytes, *, verify: bool) -> Corpus:
    manifest = corpus_manifest.parse_manifest(path, content)
    key, settings, first_format = manifest["key"], manifest["settings"], manifest["format"] == FIRST_FORMAT
    packed = _packed_tables(path, manifest, checksums=verify)
    written = {name: table.columns for name, table in packed.items()}
    ids = _document_ids(path, packed["documents"])
    later = _DECODED_LATER if verify and not first_format else frozenset()  # the checksum says what is in them
    now = {name: _decode_table(path, packed.pop(name), ids) for name in STORED if name not in later}
    is_of_now = manifest["version"] == VERSION and all(
        columns == list(schema.TABLES[name].columns) for name, columns in written.items()
    )
    as_written = {name: table[written[name]] for name, table in now.items()}
    if verify and corpus_module.content_key(as_written, settings, manifest["version"]) != key:
        tampered = f"the tables {_KEY_TABLES}" if first_format else "the tables"
        raise change_error(path, f"key, version and settings in {MANIFEST} do not fit {tampered}")
    return Corpus(
        StoredTables(now, {name: partial(_decode_table, path, table, ids) for name, table in packed.items()}),
        settings,
        key if is_of_now else "",  # it would not fit the tables if they were saved again
    )


def _document_ids(path: Path, documents: _PackedTable) -> pd.Index:
    """Return the `doc_id` of each document, in order; raises CorpusError when one is missing or occurs twice."""
    ids = documents.arrow(["doc_id"])["doc_id"]
    if ids.null_count or len(ids.unique()) < len(ids):
        raise damage_error(path, "a doc_id of the table documents is empty or occurs twice")
    return pd.Index(ids.to_pandas(), dtype="str", name="doc_id")


class _PackedTable(NamedTuple):
    """The Parquet file of one table in memory; `columns` are those of the table that the file has."""

    name: str
    content: bytes
    columns: list[str]

    def arrow(self, columns: list[str], *, coded: Sequence[str] = ()) -> pa.Table:
        """Return some columns; those in `coded` as dictionaries, so that each string is decoded only once."""
        return parquet.read_table(
            pa.BufferReader(self.content), columns=columns, read_dictionary=list(coded), use_threads=False
        )


def _packed_tables(path: Path, manifest: Manifest, *, checksums: bool) -> dict[str, _PackedTable]:
    """Return every stored table after the checks that need no decoding; a missing later one is empty."""
    entries = manifest.get("tables", {})
    is_first = manifest["format"] == FIRST_FORMAT
    later = _LATER_IN_FIRST if is_first else _LATER
    absent = _LATER_TABLES - entries.keys()
    if is_first:
        absent = frozenset(name for name in _LATER_TABLES if not (path / table_file(name)).exists())
    return {
        name: _PackedTable(name, _parquet_of_empty(name), list(schema.TABLES[name].columns))
        if name in absent
        else _read_packed(path, name, entries.get(name, {}), later, checksums=checksums and bool(entries))
        for name in STORED
    }


def _read_packed(
    path: Path, name: str, entry: Mapping[str, Any], later: frozenset[str], *, checksums: bool = False
) -> _PackedTable:
    """Return one table, compared with its `entry` in the manifest; columns named `later` may be missing."""
    content = corpus_manifest.file_content(path / table_file(name), damage_error(path, f"the table {name} is missing"))
    with _parquet_errors(path, name):
        metadata = parquet.read_metadata(pa.BufferReader(content))
        columns = metadata.schema.to_arrow_schema()
    _check_columns(path, name, columns, later)
    if entry and metadata.num_rows != entry["rows"]:
        raise change_error(path, f"the table {name} has {metadata.num_rows:,} rows, {entry['rows']:,} were written")
    if checksums and _checksum(content) != entry["blake2b"]:
        raise change_error(path, f"the checksum of the table {name} is not the one that was written")
    return _PackedTable(name, content, [column for column in schema.TABLES[name].columns if column in columns.names])


@contextmanager
def _parquet_errors(path: Path, name: str) -> Iterator[None]:
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise damage_error(path, f"the table {name} is cut off, or is no Parquet file") from error


def _check_columns(path: Path, name: str, columns: pa.Schema, later: frozenset[str]) -> None:
    for column, dtype in schema.TABLES[name].columns.items():
        if column in columns.names and columns.field(column).type not in _ARROW_TYPES[dtype]:
            kind = columns.field(column).type
            raise change_error(path, f"the column {column} of the table {name} is of type {kind}, expected is {dtype}")
        if column not in columns.names and column not in later:
            raise change_error(path, f"the table {name} has no column {column}")


def _decode_table(path: Path, packed: _PackedTable, ids: pd.Index) -> pd.DataFrame:
    """Return the rows of a table, with categories; those of `doc_id` are `ids`, the documents in order."""
    columns = schema.TABLES[packed.name].columns
    coded = [column for column in packed.columns if column in CATEGORIES]
    with _parquet_errors(path, packed.name):
        table = packed.arrow(packed.columns, coded=coded)
    for column in packed.columns:
        if columns[column] in ("int64", "bool") and table[column].null_count:
            raise change_error(path, f"the column {column} of the table {packed.name} has an empty cell")
    frame = table.drop_columns(coded).to_pandas()
    names = {"doc_id": ids}
    frame = frame.assign(**{one: categories.from_dictionary(table[one], names.get(one)) for one in coded})
    blank = schema.blank_row(packed.name) | {name: nan for name, dtype in columns.items() if dtype == "float64"}
    frame = frame.assign(**{column: blank[column] for column in columns.keys() - packed.columns})[list(columns)]
    return frame.astype({column: dtype for column, dtype in columns.items() if column not in coded})
