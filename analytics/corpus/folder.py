"""A corpus as a folder of Parquet files and a manifest; opening the folder compares the files with the manifest."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import parquet

from analytics import schema
from analytics.corpus import manifest as corpus_manifest
from analytics.corpus import store as corpus_module
from analytics.corpus.manifest import FIRST_FORMAT, change_error, damage_error, table_file
from analytics.corpus.store import CATEGORIES, STORED, Corpus
from analytics.errors import CorpusError
from analytics.output import folder as output_folder
from analytics.output.folder import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.manifest import Manifest

_LATER = frozenset({"called", "step"})  # columns that may be missing in folders of the first format
_LATER_TABLES = frozenset({"statement_sentences", "story_members"})  # and tables
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
    tables = {name: _write(corpus.root.stored_tables[name], folder / table_file(name)) for name in STORED}
    (folder / MANIFEST).write_text(corpus_manifest.manifest_text(corpus.root, tables), encoding="utf-8")
    for name, about in tables.items():
        if _checksum((folder / table_file(name)).read_bytes()) != about["blake2b"]:
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
    tables = _tables(path, manifest, checksums=False)
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
    buffer = io.BytesIO()
    corpus_module.without_categories(table).to_parquet(buffer, index=False)
    content = buffer.getvalue()
    file.write_bytes(content)
    return {"file": file.name, "rows": len(table), "blake2b": _checksum(content)}


def _checksum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _open_folder(path: Path, content: bytes, *, verify: bool) -> Corpus:
    manifest = corpus_manifest.parse_manifest(path, content)
    tables = _tables(path, manifest, checksums=verify)
    key, settings = manifest["key"], manifest["settings"]
    if verify and corpus_module.content_key(tables, settings, manifest["version"]) != key:
        tampered = f"the tables {_KEY_TABLES}" if manifest["format"] == FIRST_FORMAT else "the tables"
        raise change_error(path, f"key, version and settings in {MANIFEST} do not fit {tampered}")
    ids = tables["documents"]["doc_id"]
    if not ids.is_unique or ids.hasnans:
        raise damage_error(path, "a doc_id of the table documents is empty or occurs twice")
    return corpus_module.make(tables, settings, key=key)


def _tables(path: Path, manifest: Manifest, *, checksums: bool) -> dict[str, pd.DataFrame]:
    if manifest["format"] == FIRST_FORMAT:
        absent = {name for name in _LATER_TABLES if not (path / table_file(name)).exists()}
        return {name: schema.empty(name) if name in absent else _table(path, name, {}, later=_LATER) for name in STORED}
    return {name: _table(path, name, manifest["tables"][name], checksums=checksums) for name in STORED}


def _table(
    path: Path, name: str, entry: Mapping[str, Any], *, checksums: bool = False, later: frozenset[str] = frozenset()
) -> pd.DataFrame:
    """Return one table, compared with its `entry` in the manifest; columns named `later` may be missing."""
    content = corpus_manifest.file_content(path / table_file(name), damage_error(path, f"the table {name} is missing"))
    try:
        metadata = parquet.read_metadata(pa.BufferReader(content))
        columns = metadata.schema.to_arrow_schema()
        _check_columns(path, name, columns, later)
        if entry and metadata.num_rows != entry["rows"]:
            raise change_error(path, f"the table {name} has {metadata.num_rows:,} rows, {entry['rows']:,} were written")
        if checksums and _checksum(content) != entry["blake2b"]:
            raise change_error(path, f"the checksum of the table {name} is not the one that was written")
        return _frame(path, name, content, set(columns.names))
    except (OSError, pa.ArrowException) as error:
        raise damage_error(path, f"the table {name} is cut off, or is no Parquet file") from error


def _check_columns(path: Path, name: str, columns: pa.Schema, later: frozenset[str]) -> None:
    for column, dtype in schema.TABLES[name].columns.items():
        if column in columns.names and columns.field(column).type not in _ARROW_TYPES[dtype]:
            kind = columns.field(column).type
            raise change_error(path, f"the column {column} of the table {name} is of type {kind}, expected is {dtype}")
        if column not in columns.names and column not in later:
            raise change_error(path, f"the table {name} has no column {column}")


def _frame(path: Path, name: str, content: bytes, existing: set[str]) -> pd.DataFrame:
    """Return the rows of a table; columns that become categories are decoded once per value, not once per row."""
    columns = schema.TABLES[name].columns
    chosen = [column for column in columns if column in existing]
    coded = [column for column in chosen if column in CATEGORIES]
    table = parquet.read_table(pa.BufferReader(content), columns=chosen, read_dictionary=coded)
    for column in chosen:
        if columns[column] in ("int64", "bool") and table[column].null_count:
            raise change_error(path, f"the column {column} of the table {name} has an empty cell")
    frame = table.to_pandas().assign(**dict.fromkeys(set(columns) - existing, ""))[list(columns)]
    return frame.astype({column: dtype for column, dtype in columns.items() if column not in coded})
