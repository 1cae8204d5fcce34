"""The rows of a batch of documents as bytes: per table one Arrow stream, which holds data and runs no code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from analytics import schema
from analytics.reading.containment import CLEANING, READING
from analytics.reading.document import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.build.batches import Columns

DOCUMENT = "document"  # the first column of each table: the number of the document within the batch
TABLES = {CLEANING: ("articles", "lines", "notes"), READING: Reading._fields}  # of a part, by step
CODED = frozenset({"term", "surface", "verdict", "reason"})  # columns with few different values: stored once a batch
_ARROW_TYPES = {"str": pa.string(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}
_WRITING = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
_READING = pa.ipc.IpcReadOptions(use_threads=False)  # a part is small: threads take five times as long
_COUNTED = {"language": "str", "n_words": "int64", "share_removed": "float64", "languages": "str"}
_ONE_ROW = frozenset({"articles", "counted", "texts"})  # per document


def columns(table: str) -> Mapping[str, str]:
    """Return `{column: dtype}` of a table in a part, without `DOCUMENT`; only `articles` has a doc_id."""
    if table == "counted":
        return _COUNTED
    if table == "articles":
        return schema.TABLES[table].columns
    return {name: dtype for name, dtype in schema.TABLES[table].columns.items() if name != "doc_id"}


def encode(table: str, rows: Columns) -> bytes:
    """Return the stream of a table of a batch."""
    arrow_schema = _arrow_schema(table)
    documents = pa.array(np.repeat(np.arange(len(rows.n_rows), dtype="int32"), rows.n_rows))
    columns = rows.columns or [[]] * (len(arrow_schema) - 1)
    arrays = [_array(column, field.type) for column, field in zip(columns, list(arrow_schema)[1:], strict=True)]
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, arrow_schema, options=_WRITING) as writer:
        writer.write_batch(pa.record_batch([documents, *arrays], schema=arrow_schema))
    stream: bytes = sink.getvalue().to_pybytes()
    return stream


def decode(table: str, stream: pa.Buffer | bytes) -> pa.Table:
    """Return a table of a part: one row per row of `encode`; raises ArrowException or ValueError when damaged."""
    with pa.ipc.open_stream(stream, options=_READING) as reader:
        decoded = reader.read_all()
    if decoded.schema != _arrow_schema(table):
        raise ValueError(f"the columns of {table} are not those of this release")
    return decoded


def check(table: str, stream: bytes, n_documents: int) -> None:
    """Raise ArrowException or ValueError when a stream is not a table of `n_documents` documents."""
    decoded = decode(table, stream)
    decoded.validate(full=True)
    documents = decoded[DOCUMENT].to_numpy()
    if len(documents) and not (documents[0] >= 0 and documents[-1] < n_documents and (np.diff(documents) >= 0).all()):
        raise ValueError(f"the rows of {table} are not in order of the documents")
    if table in _ONE_ROW and len(documents) != n_documents:
        raise ValueError(f"the table {table} has not one row per document")


def _arrow_schema(table: str) -> pa.Schema:
    text = {True: pa.dictionary(pa.int32(), pa.string()), False: pa.string()}
    fields = [
        (name, text[_is_coded(table, name)] if dtype == "str" else _ARROW_TYPES[dtype])
        for name, dtype in columns(table).items()
    ]
    return pa.schema([(DOCUMENT, pa.int32()), *fields])


def _is_coded(table: str, column: str) -> bool:
    return column in CODED and table in ("terms", "lines")


def _array(values: Sequence[object], dtype: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(dtype):
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, dtype)
